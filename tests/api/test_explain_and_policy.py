"""`greffe explain` and `greffe policy`: said on a terminal, and journalled against a database."""

import asyncio
import json
from pathlib import Path

import asyncpg
import pytest
from fresh_databases import NewDatabase
from typer.testing import CliRunner

from api.cli import app
from api.explorer_configuration import usual_purpose
from api.settings import Settings, variable
from db.fiction.personas import NAMED, PERSONAS
from db.fiction.register import write_register
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
    assert "remplie : l’auteur de la demande est saisi de l’affaire" in said
    assert "OUVERTURE" in said


@pytest.fixture(scope="session")
def fiction(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("fiction") / "register.jsonl"
    with file.open("wb") as out:
        write_register(out, cases=20)
    return file


def of_antecedent(name: str, file: Path, *further: str) -> str:
    """What is explained of a record of the subject to who inquires on him."""
    purpose = str(usual_purpose(PERSONAS["security-inquirer"]))
    code, said = greffe(
        "explain", "--agent", "security-inquirer", "--role", "SNEAS_AGENT",
        "--purpose", purpose, "--type", "AntecedentRecord",
        "--id", str(NAMED[name]), "--field", "offenceLabel", "--register", str(file), *further,
    )  # fmt: skip
    assert code == 0, said
    return said


@pytest.mark.parametrize(
    ("name", "clause"), [("ACQUITTED", "R40-29/I/ch/c"), ("BARRED", "R40-29/I/5°/f")]
)
def test_a_bar_that_leaves_no_trace_is_explained_to_who_operates(
    fiction: Path, name: str, clause: str
) -> None:
    said = of_antecedent(name, fiction)
    assert "INVISIBLE" in said.splitlines()[0]
    assert "not judged" not in said
    bars = [each for each in said.split("\n\n") if each.startswith("BAR") and "so it" in each]
    assert bars
    assert all(clause in each for each in bars)


def test_a_bar_on_record_and_field_alike_is_printed_once(fiction: Path) -> None:
    said = of_antecedent("ACQUITTED", fiction).split("\n\n")
    assert sum(each.startswith("BAR R40-29/I/ch/c") for each in said) == 1
    assert sum(each.startswith("GRANT") for each in said) == 1


def test_why_nothing_is_judged_is_said(fiction: Path, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in fiction.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        if line["id"] == str(NAMED["CONVICTED"]):
            line["recorded_at"] = "1950-01-01T00:00:00Z"
    changed = tmp_path / "register.jsonl"
    kept = [json.dumps(line) for line in lines if line["id"] != str(NAMED["PENDING"])]
    changed.write_text("\n".join(kept), encoding="utf-8")
    past, absent = (of_antecedent(name, changed) for name in ("CONVICTED", "PENDING"))
    assert "past its term" in past
    assert "there is no such record" in absent
    for said in (past, absent):
        assert "INVISIBLE" in said.splitlines()[0]
        assert not [line for line in said.splitlines() if line.startswith(("GRANT", "BAR"))]
    assert "aucun enregistrement" in of_antecedent("PENDING", changed, "--french")


def test_what_is_no_field_is_refused() -> None:
    code, said = greffe(*asked("nothing"), "--register", str(REGISTER))
    assert code == 2
    assert "no field of Case has this name" in said


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


def test_the_policy_is_said_in_french() -> None:
    code, said = greffe("policy", "--purpose", "ADMIN_INQUIRY", "--format", "html", "--french")
    assert code == 0
    assert '<html lang="fr">' in said
    assert "Qui peut voir quoi" in said
    assert "GOVERNANCE" in said


def test_the_policy_follows_the_readings_that_the_settings_choose(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seals = ("policy", "--role", "MAGISTRATE_CLERK", "--purpose", "INTERCEPT_CASE")
    assistants = ("policy", "--role", "AUTHORISED_ASSISTANT", "--purpose", "PG_SUPERVISION")
    _, usual = greffe(*seals)
    assert greffe(*assistants)[0] == 2
    monkeypatch.setenv("GREFFE_STRICT_SEALS", "true")
    monkeypatch.setenv("GREFFE_CLERKS_OF_AL_12", "true")
    assert greffe(*seals)[1] != usual
    code, said = greffe(*assistants)
    assert code == 0
    assert "VICTIM_IDENTITY" in said


@pytest.mark.parametrize("command", [("policy",), tuple(asked("number"))])
def test_a_reading_that_is_none_is_refused(
    monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("GREFFE_STRICT_SEALS", "maybe")
    code, said = greffe(*command)
    assert code == 78
    assert "GREFFE_STRICT_SEALS" in said


def test_a_role_that_may_state_nothing_is_told_so() -> None:
    code, said = greffe("policy", "--role", "HIERARCHICAL_SUPERIOR")
    assert code == 2
    assert "may not state" in said


def test_no_law_was_in_force_before_the_first_paragraph() -> None:
    code, said = greffe("policy", "--on", "1900-01-01")
    assert code == 2
    assert "no paragraph is in force" in said
