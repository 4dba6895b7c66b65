"""The fictional register in a database: it loads, and what is promised of it holds there."""

from collections import Counter
from collections.abc import Awaitable, Callable

import orjson
import pytest
from fictional import CASES, generated
from loaded_rows import fetch

from db.enumerations import CaseKind, Stage
from db.fiction.personas import PERSONAS, SHOWCASE
from db.fiction.register import NOW
from db.loading.load import load
from db.loading.records import RECORD_TYPES
from db.loading.report import LoadReport


@pytest.fixture(scope="module")
def register() -> bytes:
    """A register of three hundred cases."""
    return generated(seed=3)


@pytest.fixture(scope="module")
async def loaded(
    register: bytes,
    new_migrated_database: Callable[[], Awaitable[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[str, LoadReport]:
    """The register in a database, and what loading said."""
    path = tmp_path_factory.mktemp("fiction") / "register.jsonl"
    path.write_bytes(register)
    url = await new_migrated_database()
    return url, await load(url, path)


def test_the_register_loads_without_a_bad_line(
    register: bytes, loaded: tuple[str, LoadReport]
) -> None:
    _, report = loaded
    assert not report.bad
    assert report.kept == Counter(orjson.loads(line)["type"] for line in register.splitlines())


async def test_every_case_but_one_of_the_showcase_has_one_lead_now(
    loaded: tuple[str, LoadReport],
) -> None:
    rows = await fetch(
        loaded[0],
        "SELECT judicial_case.id FROM judicial_case LEFT JOIN assignment ON case_id ="
        " judicial_case.id AND lead AND tstzrange(valid_from, valid_until) @> $1::timestamptz"
        " GROUP BY judicial_case.id HAVING count(assignment.id) <> 1",
        NOW,
    )
    assert [row["id"] for row in rows] == [SHOWCASE["K60"]]


async def test_some_cases_have_expired_some_never_will(loaded: tuple[str, LoadReport]) -> None:
    [[expired, kept, for_ever]] = await fetch(
        loaded[0],
        "SELECT count(*) FILTER (WHERE retention_expires_at <= $1),"
        " count(*) FILTER (WHERE retention_expires_at > $1),"
        " count(*) FILTER (WHERE retention_expires_at = 'infinity') FROM judicial_case",
        NOW,
    )
    assert expired > 3
    assert kept > 0.9 * CASES
    assert for_ever > 0


NULLABLE = [
    (record.table, field.column)
    for record in RECORD_TYPES
    for field in record.columns
    if not field.compulsory and field.default is None
]


@pytest.mark.parametrize(("table", "column"), NULLABLE)
async def test_every_nullable_column_is_met_filled_and_empty(
    loaded: tuple[str, LoadReport], table: str, column: str
) -> None:
    [[filled, empty]] = await fetch(
        loaded[0], f"SELECT count({column}), count(*) - count({column}) FROM {table}"
    )
    assert filled
    assert empty


async def test_some_roles_functions_links_and_acts_have_ended(
    loaded: tuple[str, LoadReport],
) -> None:
    for table in ("agent_role", "judicial_function", "assist_link", "habilitation", "assignment"):
        [[ended]] = await fetch(
            loaded[0], f"SELECT count(*) FROM {table} WHERE valid_until <= $1", NOW
        )
        assert ended, table


async def test_personas_hold_their_roles_and_cases(loaded: tuple[str, LoadReport]) -> None:
    for persona in PERSONAS.values():
        held = await fetch(
            loaded[0],
            "SELECT role FROM agent_role WHERE agent_id = $1 AND valid_until IS NULL",
            persona.agent,
        )
        assert {row["role"] for row in held} == set(persona.roles)
        seised = await fetch(
            loaded[0],
            "SELECT case_id FROM assignment WHERE magistrate_id IN (SELECT $1 UNION"
            " SELECT magistrate_id FROM assist_link WHERE assistant_id = $1"
            " AND valid_until IS NULL)",
            persona.agent,
        )
        tied = {SHOWCASE[name] for name in persona.cases}
        assert tied <= {row["case_id"] for row in seised}, persona.key


async def test_the_demonstration_cases_stand_as_told(loaded: tuple[str, LoadReport]) -> None:
    rows = await fetch(
        loaded[0],
        "SELECT judicial_case.id, court.code, stage, kind, retention_expires_at > $1 AS visible"
        " FROM judicial_case JOIN court ON court.id = court_id"
        " WHERE judicial_case.id = ANY ($2)",
        NOW,
        list(SHOWCASE.values()),
    )
    stands = {row["id"]: row for row in rows}
    assert set(stands) == set(SHOWCASE.values())
    assert stands[SHOWCASE["K1"]]["stage"] == Stage.JUDICIAL_INVESTIGATION
    assert stands[SHOWCASE["K2"]]["code"] == "TJ-PARIS"
    assert stands[SHOWCASE["K9"]]["kind"] == CaseKind.EDUCATIONAL_ASSISTANCE
    hidden = {name for name, id_ in SHOWCASE.items() if not stands[id_]["visible"]}
    assert hidden == {"K50"}
