"""The description of record types is that of the database; the documentation is made from it."""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from loaded_rows import fetch

from db.loading.format_reference import with_reference
from db.loading.kinds import Ref, column_type
from db.loading.reading import Line, read_line
from db.loading.record_type import RecordType
from db.loading.records import BY_NAME, RECORD_TYPES

PAGE = Path(__file__).parents[2] / "docs" / "data-format.md"
NOT_WRITTEN = {
    "id",
    "created_at",
    "updated_at",
    "processing",
    "version",
    "judicial_case.appeal_court_id",
    "judicial_case.retention_expires_at",
    "judicial_case.statistics_key",
    "interception.retention_expires_at",
    "intercept_item.retention_expires_at",
    "exhibit.retention_expires_at",
    "service_request.retention_expires_at",
    "antecedent_record.retention_expires_at",
    "study.pseudonym_key",
}
"""Technical columns, those that follow from others, and a key that the database draws."""

COLUMNS = (
    "SELECT table_name, column_name,"
    " CASE data_type WHEN 'ARRAY' THEN 'text[]' ELSE data_type END, is_nullable = 'YES'"
    " FROM information_schema.columns WHERE table_schema = 'public' AND is_generated = 'NEVER'"
)
SAME_TYPE = {"character varying": "text", "timestamp with time zone": "timestamptz"}


Columns = dict[str, tuple[str, bool]]


@pytest.fixture(scope="module")
async def stored(new_migrated_database: Callable[[], Awaitable[str]]) -> dict[str, Columns]:
    """The written columns of every table: their types, and whether they may be NULL."""
    tables: dict[str, Columns] = {}
    for table, name, type_, nullable in await fetch(await new_migrated_database(), COLUMNS):
        if name not in NOT_WRITTEN and f"{table}.{name}" not in NOT_WRITTEN:
            tables.setdefault(table, {})[name] = (SAME_TYPE.get(type_, type_), nullable)
    return tables


@pytest.mark.parametrize("record", RECORD_TYPES, ids=lambda record: record.name)
def test_a_record_type_describes_the_columns_of_its_table(
    stored: dict[str, Columns], record: RecordType
) -> None:
    described = {
        field.column: (
            "uuid" if isinstance(field.kind, Ref) else column_type(field.kind),
            not field.compulsory and field.default is None,
        )
        for field in record.columns
    }
    assert described == stored[record.table]


def test_every_type_comes_after_those_it_points_to() -> None:
    seen: set[str] = set()
    for record in RECORD_TYPES:
        seen.add(record.name)
        targets = {field.kind.target for field in record.fields if isinstance(field.kind, Ref)}
        assert targets <= seen, record.name


def test_the_reference_on_the_page_is_that_of_the_description() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_reference(page) == page


def test_the_example_on_the_page_is_good() -> None:
    [example] = re.findall(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    lines = [read_line(number, raw) for number, raw in enumerate(example.encode().splitlines())]
    assert [type(line) for line in lines] == [Line] * 3


def test_a_page_without_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="marks"):
        with_reference("# The register file\n")


def test_no_two_types_share_a_table() -> None:
    assert len({record.table for record in RECORD_TYPES}) == len(BY_NAME) == len(RECORD_TYPES)
