"""The service reads every table, and writes what acts write: these tables, these columns."""

from collections.abc import AsyncIterator, Iterator

import asyncpg
import pytest

from db.enumerations import Role
from permissions.acts import ACTS
from permissions.acts.act import Insert, Write

JOURNAL = {
    "act_done",
    "journal_chain",
    "journal_checkpoint",
    "journal_checkpoint_head",
    "journal_entry",
    "journal_key",
    "journal_plan",
}
WATCH = {"watch_position", "watch_raised"}
"""What the watch keeps for itself: none of the three files."""
FOLLOWS = {
    ("judicial_case", "retention_expires_at"),
    ("interception", "retention_expires_at"),
    ("intercept_item", "retention_expires_at"),
    ("exhibit", "retention_expires_at"),
    ("service_request", "retention_expires_at"),
    ("notice", "due_from"),
}
"""What triggers write when an act does."""
HELD = {("agent", "version"), ("court", "version")}
"""Rows held while an act lasts: a right to write a column lets a row be locked."""


def writes() -> Iterator[Write]:
    for act in ACTS:
        for role in Role:
            yield from act.writes(role)


@pytest.fixture
async def connection(migrated_url: str) -> AsyncIterator[asyncpg.Connection]:
    made = await asyncpg.connect(migrated_url)
    yield made
    await made.close()


async def test_every_table_is_read_and_rows_are_added_by_acts_alone(
    connection: asyncpg.Connection,
) -> None:
    rows = await connection.fetch("""
        SELECT relname,
               has_table_privilege('greffe_service', oid, 'SELECT') AS read,
               has_table_privilege('greffe_service', oid, 'INSERT') AS added,
               has_table_privilege('greffe_service', oid, 'UPDATE, DELETE, TRUNCATE') AS freely
        FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    """)
    assert not [row["relname"] for row in rows if not row["read"]]
    inserted = {write.table for write in writes() if isinstance(write, Insert)}
    assert {row["relname"] for row in rows if row["added"]} - WATCH == inserted | JOURNAL
    assert {row["relname"] for row in rows if row["freely"]} <= WATCH


async def test_columns_are_changed_by_acts_alone(connection: asyncpg.Connection) -> None:
    rows = await connection.fetch("""
        SELECT relname, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0
          AND NOT attisdropped
          AND has_column_privilege('greffe_service', attrelid, attnum, 'UPDATE')
    """)
    changed = {
        (write.row.table, column)
        for write in writes()
        if not isinstance(write, Insert)
        for column in write.values
    }
    assert {
        (row["relname"], row["attname"]) for row in rows if row["relname"] not in WATCH
    } == changed | FOLLOWS | HELD
