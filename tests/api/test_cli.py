"""The command line: documented as it is, and clear about what it cannot do."""

import os
import re
import socket
from pathlib import Path
from uuid import UUID

import pytest
from fresh_databases import NewDatabase
from graphql import GraphQLObjectType, build_schema
from typer.testing import CliRunner

from api.cli import app
from api.commands.sole import sole_demonstration
from api.failures import CODES, INTERRUPTED
from api.settings import DemonstrationSettings, Settings, variable
from db.evidence.keys import make_key

PAGE = Path(__file__).parents[2] / "docs/command-line.md"
SAID_ELSEWHERE = {0, 1, 2, os.EX_DATAERR, INTERRUPTED}


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(variable(name), raising=False)
    monkeypatch.setenv("DATA", str(tmp_path / "data"))


def greffe(*arguments: str) -> tuple[int, str]:
    """The exit code and all that was said."""
    done = CliRunner().invoke(app, arguments)
    return done.exit_code, done.output


def test_a_value_that_is_none_is_told_without_the_words_of_a_library() -> None:
    code, said = greffe("policy", "--role", "FOO")
    assert code == 2
    assert "'FOO'" in said
    assert "Value error" not in said
    assert "Value error" not in greffe("journal", "retention", "--at", "soon")[1]


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
    ("url", "expected", "where"),
    [
        (
            "postgresql://greffe:hush@127.0.0.1:1/greffe",
            os.EX_UNAVAILABLE,
            "127.0.0.1:1: Connection refused",
        ),
        ("nonsense://greffe:hush@nowhere", os.EX_CONFIG, "scheme"),
    ],
)
def test_a_database_out_of_reach_is_said_without_its_password(
    monkeypatch: pytest.MonkeyPatch, url: str, expected: int, where: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    code, said = greffe("migrate")
    assert code == expected
    assert said.startswith("greffe: DATABASE_URL: ")
    assert where in said
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
    make_key(tmp_path / "journal-key.pem")
    monkeypatch.setenv("GREFFE_JOURNAL_KEY", str(tmp_path / "journal-key.pem"))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, said = greffe(command, "--port", str(taken.getsockname()[1]))
    assert code == os.EX_TEMPFAIL
    assert "cannot listen on 127.0.0.1 port" in said
    assert not (tmp_path / "data").exists()


def test_a_second_demonstration_on_the_same_data_is_refused_at_the_start(tmp_path: Path) -> None:
    settings = DemonstrationSettings(data=tmp_path / "data", port=8123)
    with sole_demonstration(settings), socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        free.close()
        code, said = greffe("demo", "--port", str(port))
    assert code == os.EX_TEMPFAIL
    assert "in use by the demonstration at http://127.0.0.1:8123" in said
    with sole_demonstration(settings):
        pass


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "greffe.example"])  # noqa: S104  refused
def test_a_demonstration_listens_to_this_machine_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, host: str
) -> None:
    for code, said in (greffe("demo", "--host", host), by_variable(monkeypatch, host)):
        assert code == os.EX_CONFIG
        assert said.startswith("greffe: HOST: ")
    assert not (tmp_path / "data").exists()


def by_variable(monkeypatch: pytest.MonkeyPatch, host: str) -> tuple[int, str]:
    monkeypatch.setenv("HOST", host)
    return greffe("demo")


def test_personas_are_listed_with_the_command_that_plays_one(tmp_path: Path) -> None:
    code, said = greffe("personas", "--data", str(tmp_path))
    assert code == 0
    assert f"greffe token PERSONA --data {tmp_path}" in said


def test_personas_are_not_listed_where_a_setting_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "eighty")
    code, said = greffe("personas")
    assert code == os.EX_CONFIG
    assert said.startswith("greffe: PORT: ")


def test_a_token_is_refused_where_there_is_no_demonstration(tmp_path: Path) -> None:
    code, said = greffe("token", "anybody")
    assert code == os.EX_CONFIG
    assert "greffe demo" in said
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    "command",
    [
        ("retention",),
        ("retention", "--purge", "--yes"),
        ("load", "register.jsonl"),
        ("explain", "--agent", str(UUID(int=1)), "--role",
         "REGISTRY_CONTROL_MAGISTRATE", "--purpose", "REGISTRY_CONTROL", "--type", "Case",
         "--id", str(UUID(int=1)), "--field", "number"),
        ("serve",),
    ],
    ids=lambda command: command[0],
)  # fmt: skip
def test_a_folder_without_a_database_is_refused_and_nothing_is_made_there(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GREFFE_ISSUER", "https://issuer.example")
    monkeypatch.setenv("GREFFE_JWKS", "https://issuer.example/keys")
    assert greffe("journal", "key", str(tmp_path / "key.pem"))[0] == 0
    monkeypatch.setenv("GREFFE_JOURNAL_KEY", str(tmp_path / "key.pem"))
    with socket.create_server(("127.0.0.1", 0)) as free:
        monkeypatch.setenv("PORT", str(free.getsockname()[1]))
    code, said = greffe(*command)
    assert code == os.EX_CONFIG
    assert f"there is no database in {tmp_path / 'data'}: run `greffe demo`" in said
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
        assert code == os.EX_UNAVAILABLE
        assert "greffe migrate" in said

    def test_a_file_that_is_not_there_is_said(self) -> None:
        greffe("migrate")
        code, said = greffe("load", "nowhere.jsonl")
        assert code == os.EX_NOINPUT
        assert said == "greffe: cannot read nowhere.jsonl: No such file or directory\n"

    def test_a_bad_line_is_said_by_number_and_nothing_is_kept(self, tmp_path: Path) -> None:
        greffe("migrate")
        (tmp_path / "register.jsonl").write_text('{"type": "Court"}\nnot json\n')
        code, said = greffe("load", str(tmp_path / "register.jsonl"))
        assert code == os.EX_DATAERR
        assert "line 2" in said
        assert "2 lines read, 0 records kept, 2 bad lines" in said

    def test_records_that_came_without_an_id_are_counted(self, tmp_path: Path) -> None:
        greffe("migrate")
        court = '{"type": "Court", "code": "C", "name": "Court", "degree": "FIRST"}'
        (tmp_path / "register.jsonl").write_text(court)
        code, said = greffe("load", str(tmp_path / "register.jsonl"))
        assert code == 0
        assert "1 line read, 1 record kept, 0 bad lines" in said
        assert "1 record without an id" in said

    def test_no_demonstration_is_over_the_register_of_somebody_else(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        greffe("migrate")
        court = '{"type": "Court", "code": "C", "name": "Court", "degree": "FIRST"}'
        (tmp_path / "register.jsonl").write_text(court)
        assert greffe("load", str(tmp_path / "register.jsonl"))[0] == 0
        with socket.create_server(("127.0.0.1", 0)) as free:
            monkeypatch.setenv("PORT", str(free.getsockname()[1]))
        code, said = greffe("demo")
        assert code == os.EX_CONFIG
        assert re.match(r"greffe: the database empty_\d+ on .+ holds a register", said)
        assert "password" not in said
        assert os.environ["DATABASE_URL"] not in said
