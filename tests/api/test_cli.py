"""The command line: documented as it is, and clear about what it cannot do."""

import os
import re
import socket
from pathlib import Path

import pytest
from fresh_databases import NewDatabase
from graphql import GraphQLObjectType, build_schema
from typer.testing import CliRunner

from api.cli import app
from api.failures import CODES, INTERRUPTED
from api.settings import Settings, variable

PAGE = Path(__file__).parents[2] / "docs/command-line.md"
SAID_ELSEWHERE = {0, 2, os.EX_DATAERR, INTERRUPTED}


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(variable(name), raising=False)
    monkeypatch.setenv("DATA", str(tmp_path / "data"))


def greffe(*arguments: str) -> tuple[int, str]:
    """The exit code and all that was said."""
    done = CliRunner().invoke(app, arguments)
    return done.exit_code, done.output


def test_the_page_lists_every_command() -> None:
    documented = re.findall(r"^\| `greffe ([a-z]+)`", PAGE.read_text(), re.MULTILINE)
    assert documented == [
        command.callback.__name__ for command in app.registered_commands if command.callback
    ]


def test_the_page_lists_every_exit_code() -> None:
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE.read_text(), re.MULTILINE)}
    assert documented == {*CODES.values(), *SAID_ELSEWHERE}


def test_every_command_explains_itself() -> None:
    for command in app.registered_commands:
        assert command.callback is not None
        code, said = greffe(command.callback.__name__, "--help")
        assert code == 0
        assert "Usage" in said


def test_the_schema_is_printed_without_a_database(tmp_path: Path) -> None:
    code, said = greffe("schema")
    assert code == 0
    assert isinstance(build_schema(said).type_map["Case"], GraphQLObjectType)
    assert not (tmp_path / "data").exists()


def test_an_unknown_command_is_refused() -> None:
    code, said = greffe("migrat")
    assert code == 2
    assert "migrat" in said


@pytest.mark.parametrize(
    "url", ["postgresql://greffe:hush@127.0.0.1:1/greffe", "nonsense://greffe:hush@nowhere"]
)
def test_a_database_out_of_reach_is_said_without_its_password(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    code, said = greffe("migrate")
    assert code == os.EX_UNAVAILABLE
    assert said.startswith("greffe: DATABASE_URL: ")
    assert said.count("\n") == 1
    assert "hush" not in said


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "eighty")
    code, said = greffe("migrate")
    assert code == os.EX_CONFIG
    assert said.startswith("greffe: PORT: ")


def test_serving_needs_to_know_whom_to_trust(tmp_path: Path) -> None:
    code, said = greffe("serve")
    assert code == os.EX_CONFIG
    assert "GREFFE_ISSUER" in said
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(("issuer", "jwks"), [(" ", "pyproject.toml"), ("https://x", "absent")])
def test_an_issuer_that_cannot_be_trusted_is_said_at_the_start(
    monkeypatch: pytest.MonkeyPatch, issuer: str, jwks: str
) -> None:
    monkeypatch.setenv("GREFFE_ISSUER", issuer)
    monkeypatch.setenv("GREFFE_JWKS", jwks)
    code, said = greffe("serve")
    assert code == os.EX_CONFIG
    assert said.startswith("greffe: GREFFE_")


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_a_port_in_use_is_said_before_anything_is_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    monkeypatch.setenv("GREFFE_ISSUER", "https://issuer.example")
    keys = tmp_path / "keys.json"
    keys.write_text('{"keys": []}', encoding="utf-8")
    monkeypatch.setenv("GREFFE_JWKS", str(keys))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, said = greffe(command, "--port", str(taken.getsockname()[1]))
    assert code == os.EX_TEMPFAIL
    assert "cannot listen on 127.0.0.1 port" in said
    assert not (tmp_path / "data").exists()


def test_a_token_is_refused_where_there_is_no_demonstration(tmp_path: Path) -> None:
    code, said = greffe("token", "anybody")
    assert code == os.EX_CONFIG
    assert "greffe demo" in said
    assert not (tmp_path / "data").exists()


class TestOverADatabase:
    @pytest.fixture(autouse=True)
    async def over_an_empty_database(
        self, new_database: NewDatabase, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DATABASE_URL", await new_database())

    def test_migrating_twice_applies_nothing_the_second_time(self) -> None:
        code, said = greffe("migrate")
        assert code == 0
        assert "migrations applied" in said
        assert greffe("migrate") == (0, "nothing to apply\n")

    def test_loading_needs_a_register_to_load_into(self, tmp_path: Path) -> None:
        (tmp_path / "register.jsonl").write_text("{}\n")
        code, said = greffe("load", str(tmp_path / "register.jsonl"))
        assert code == os.EX_NOINPUT
        assert "greffe migrate" in said

    def test_a_file_that_is_not_there_is_said(self) -> None:
        greffe("migrate")
        code, said = greffe("load", "nowhere.jsonl")
        assert code == os.EX_NOINPUT
        assert "nowhere.jsonl" in said

    def test_a_bad_line_is_said_by_number_and_nothing_is_kept(self, tmp_path: Path) -> None:
        greffe("migrate")
        (tmp_path / "register.jsonl").write_text('{"type": "Court"}\nnot json\n')
        code, said = greffe("load", str(tmp_path / "register.jsonl"))
        assert code == os.EX_DATAERR
        assert "line 2" in said
        assert "0 records kept" in said
