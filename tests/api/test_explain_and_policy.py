"""`greffe explain` and `greffe policy`: said on a terminal, and journalled against a database."""

import asyncio
import json
from pathlib import Path

import asyncpg
import pytest
from fresh_databases import NewDatabase
from typer.testing import CliRunner

from api.cli import app
from api.settings import Settings, variable
from db.loading.load import load

REGISTER = Path(__file__).parents[1] / "scenarios" / "register.jsonl"


@pytest.fixture(autouse=True)
def no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(variable(name), raising=False)
    monkeypatch.setenv("DATA", str(tmp_path / "data"))


def greffe(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, arguments)
    return done.exit_code, done.output


def lines(kind: str) -> list[dict[str, object]]:
    found = (json.loads(line) for line in REGISTER.read_text(encoding="utf-8").splitlines())
    return [line for line in found if line["type"] == kind]


def asked(field: str = "number") -> list[str]:
    """A judge who is seised of a case now, and that case."""
    judges = {each["agent"] for each in lines("AgentRole") if each["role"] == "CRIMINAL_JUDGE"}
    criminal = {each["id"] for each in lines("Case") if each["kind"] == "CRIMINAL"}
    seisin = next(
        each
        for each in lines("Assignment")
        if each["magistrate"] in judges and each["case"] in criminal and not each.get("until")
    )
    case, agent = seisin["case"], seisin["magistrate"]
    purpose = f'CASE_PROCESSING;case="{case}"'
    return [
        "explain", "--agent", f"{agent}", "--role", "CRIMINAL_JUDGE", "--purpose", purpose,
        "--type", "Case", "--id", f"{case}", "--field", field,
    ]  # fmt: skip


def test_a_register_of_a_file_is_explained() -> None:
    code, said = greffe(*asked(), "--register", str(REGISTER))
    assert code == 0
    assert "CASE_PROCESSING" in said.splitlines()[0]
    assert "the caller is seised of the case" in said


def test_it_is_said_in_french() -> None:
    code, said = greffe(*asked(), "--register", str(REGISTER), "--french")
    assert code == 0
    assert "l’auteur de la demande est saisi de l’affaire" in said


def test_what_is_no_field_is_refused() -> None:
    code, said = greffe(*asked("nothing"), "--register", str(REGISTER))
    assert code == 2
    assert "no type and field" in said


async def test_against_a_database_it_says_the_same_and_is_journalled(
    new_migrated_database: NewDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = await new_migrated_database()
    assert not (await load(url, REGISTER)).bad_count
    monkeypatch.setenv("DATABASE_URL", url)
    code, said = await _in_a_thread(*asked())
    assert code == 0, said
    assert said == greffe(*asked(), "--register", str(REGISTER))[1]
    connection = await asyncpg.connect(url)
    entry = await connection.fetchrow("SELECT * FROM journal")
    await connection.close()
    assert entry is not None
    assert entry["operation"] == "greffe_explain"
    assert len(entry["record_ids"]) == 1


async def _in_a_thread(*arguments: str) -> tuple[int, str]:
    """A command has a loop of its own."""
    return await asyncio.to_thread(greffe, *arguments)


@pytest.mark.parametrize("form", ["text", "html", "json"])
def test_the_policy_of_one_role_is_printed(form: str) -> None:
    code, said = greffe(
        "policy", "--role", "PROSECUTOR_GENERAL", "--purpose", "PG_SUPERVISION", "--format", form
    )
    assert code == 0
    assert "PG_SUPERVISION" in said
    assert "CASE_PROCESSING" not in said


def test_no_law_was_in_force_before_the_first_paragraph() -> None:
    code, said = greffe("policy", "--on", "1900-01-01")
    assert code == 2
    assert "no paragraph is in force" in said
