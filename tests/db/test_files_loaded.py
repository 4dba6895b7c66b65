"""What a register file brings of the three files is stored, and read alike into memory."""

import json
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest
from bad_lines import Spoiling
from bad_lines_of_files import BAD_BY_ITSELF, BAD_BY_REFERENCE
from fixed_ids import FIRST_STEP, ITEM, KNOWN, RECORD, SECOND_STEP, SENT
from loaded_rows import TABLES, fetch
from small_register import good_records, written
from table_rows import NEVER

from db.loading.load import load
from db.loading.reading import Spoilt, read_line
from permissions.derived import FOREVER
from permissions.register import Register

Row: TypeAlias = tuple[tuple[str, str], ...]

ONLY_STORED = {
    "created_at",
    "updated_at",
    "version",
    "processing",
    "pseudonym_key",
    "statistics_key",
}
"""Technical columns, and one that chance fills."""


@pytest.fixture(scope="module")
async def url(
    new_migrated_database: Callable[[], Awaitable[str]], tmp_path_factory: pytest.TempPathFactory
) -> str:
    """A database that holds the small register."""
    address = await new_migrated_database()
    path: Path = tmp_path_factory.mktemp("register") / "good.jsonl"
    assert (await load(address, written(good_records(), path))).stored
    return address


@pytest.fixture(scope="module")
def register() -> Register:
    """The small register, read without a database."""
    return Register.of_lines(json.dumps(record).encode() for record in good_records())


async def test_the_items_of_an_authorisation_are_stored(url: str) -> None:
    rows = await fetch(url, "SELECT authorisation_id::text, item_id::text FROM authorisation_item")
    assert [tuple(row) for row in rows] == [(SECOND_STEP, ITEM)]


async def test_the_records_of_a_transmission_are_stored(url: str) -> None:
    rows = await fetch(
        url, "SELECT transmission_id::text, record_id::text FROM transmission_record"
    )
    assert [tuple(row) for row in rows] == [(SENT, RECORD)]


async def test_lists_of_text_are_stored_in_their_order(url: str) -> None:
    [[lines]] = await fetch(url, "SELECT correspondents FROM intercept_item")
    [[elements]] = await fetch(url, f"SELECT elements FROM authorisation WHERE id = '{FIRST_STEP}'")
    assert lines == ["Ligne 1", "Ligne 2"]
    assert elements == ["FACTS_DATE", "TRIAL_OUTCOME"]


async def test_what_a_line_leaves_out_has_its_default(url: str) -> None:
    [row] = await fetch(
        url, "SELECT count_number, term, admin_access_barred, outcome FROM antecedent_record"
    )
    assert tuple(row) == (1, "ADULT_20", False, "DISMISSAL")


async def test_each_row_is_of_its_file(url: str) -> None:
    found = {
        table: (await fetch(url, f"SELECT DISTINCT processing FROM {table}"))[0][0]
        for table in ("control_request", "interception", "authorisation_item", "antecedent_person")
    }
    assert found == {
        "control_request": "REGISTRY",
        "interception": "INTERCEPT",
        "authorisation_item": "INTERCEPT",
        "antecedent_person": "ANTECEDENTS",
    }


@pytest.mark.parametrize("table", TABLES)
async def test_a_register_in_memory_holds_the_rows_of_the_database(
    url: str, register: Register, table: str
) -> None:
    stored = [_comparable(dict(row)) for row in await fetch(url, f"SELECT * FROM {table}")]
    assert stored
    assert sorted(map(_comparable, register.rows(table))) == sorted(stored)


@pytest.mark.parametrize("spoiling", BAD_BY_ITSELF, ids=lambda spoiling: spoiling.name)
def test_a_line_that_is_bad_by_itself_is_told_when_it_is_read(spoiling: Spoiling) -> None:
    line = read_line(7, json.dumps(spoiling.records[spoiling.line - 1]).encode())
    assert isinstance(line, Spoilt)
    assert (line.bad.number, line.bad.field) == (7, spoiling.field)
    assert spoiling.reason in line.bad.reason


async def test_lines_that_point_nowhere_are_all_told_and_nothing_is_kept(
    migrated_url: str, tmp_path: Path
) -> None:
    good = good_records()
    bad = [
        {key: value for key, value in spoiling.records[spoiling.line - 1].items() if key != "id"}
        for spoiling in BAD_BY_REFERENCE
    ]
    report = await load(migrated_url, written([*good, *bad], tmp_path / "bad.jsonl"))
    expected = {
        (len(good) + place, spoiling.field): spoiling.reason
        for place, spoiling in enumerate(BAD_BY_REFERENCE, start=1)
    }
    told = {(line.number, line.field): line.reason for line in report.bad}
    assert told.keys() == expected.keys()
    assert [key for key, reason in expected.items() if reason not in told[key]] == []
    assert not report.stored


def test_names_are_folded_and_lists_are_lists_in_memory(register: Register) -> None:
    [known] = register.rows("antecedent_person")
    assert (str(known["id"]), known["surname_key"]) == (KNOWN, "reau")
    [item] = register.rows("intercept_item")
    assert item["correspondents"] == ["Ligne 1", "Ligne 2"]
    first, _ = register.rows("authorisation")
    assert first["elements"] == []


def _comparable(row: Mapping[str, object]) -> Row:
    """The columns that are the same in both, in one order; ids made here and there are not."""
    named = {
        column: FOREVER if value == NEVER else value
        for column, value in row.items()
        if column not in ONLY_STORED | {"id"}
    }
    return tuple((column, repr(named[column])) for column in sorted(named))
