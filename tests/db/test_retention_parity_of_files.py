"""Retention of the three files: hostile rows, written in any order, end in memory as in SQL."""

import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from table_rows import NEVER, NOON, Connection, Rows

from db.enumerations import AntecedentTerm, OffenceClass
from db.retention.years import later
from permissions.derived import FOREVER
from permissions.register import Register

SECOND = timedelta(seconds=1)
LEAP = datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC)
DERIVED = (
    "judicial_case",
    "interception",
    "intercept_item",
    "exhibit",
    "service_request",
    "antecedent_record",
)


def years(number: int, of: datetime) -> datetime:
    return later(of, number)


async def test_hundreds_of_hostile_rows_end_in_memory_as_in_the_database(rows: Rows) -> None:
    """Whatever the order in which they are written, and then written anew."""
    for seed in range(2):
        draw = random.Random(seed)  # noqa: S311  a test's draw
        await _write_hostile(rows, draw)
        await _rewrite(rows, draw)
        await _compare(rows)


async def _write_hostile(rows: Rows, draw: random.Random) -> None:
    instants = [NOON, LEAP, NOON - SECOND, datetime(1999, 12, 31, 23, tzinfo=UTC)]
    cases = [
        await rows.add(
            "judicial_case",
            court_id=rows.court,
            kind=draw.choice(["CRIMINAL", "CRIMINAL", "EDUCATIONAL_ASSISTANCE"]),
            last_recorded_update_at=draw.choice(instants),
        )
        for _ in range(20)
    ]
    agent, person = await rows.add("agent"), await rows.add("antecedent_person")
    writes: list[Callable[[], Awaitable[object]]] = []
    for case in cases:
        writes += _writes_of_case(rows, draw, case, agent, instants)
    writes += [
        partial(
            rows.add,
            "antecedent_record",
            person_id=person,
            procedure_ref=f"{number}-{draw.random()}",
            term=draw.choice(list(AntecedentTerm)).value,
            recorded_at=draw.choice(instants),
        )
        for number in range(20)
    ]
    draw.shuffle(writes)
    for write in writes:
        await write()


def _writes_of_case(
    rows: Rows, draw: random.Random, case: UUID, agent: UUID, instants: list[datetime]
) -> Iterator[Callable[[], Awaitable[object]]]:
    for _ in range(draw.randrange(3)):
        name = draw.choice(list(OffenceClass)).value
        yield partial(rows.add, "offence", case_id=case, **{"class": name})
    for _ in range(draw.randrange(3)):
        until = years(draw.choice([0, 5, 15, 45]), draw.choice(instants[:2])) + SECOND
        yield partial(
            rows.add,
            "legal_hold",
            case_id=case,
            ordered_by_id=agent,
            valid_from=until - SECOND,
            valid_until=until,
        )
    for _ in range(draw.randrange(3)):
        yield partial(_hostile_interception, rows, draw, case, instants)
    for number in range(draw.randrange(1, 4)):
        yield partial(rows.add, "exhibit", case_id=case, number=f"S{number}")
        of = draw.choice([case, case, case, None])
        yield partial(rows.add, "service_request", case_id=of, requester_id=agent)


async def _hostile_interception(
    rows: Rows, draw: random.Random, case: UUID, instants: list[datetime]
) -> None:
    found = await rows.add(
        "interception",
        case_id=draw.choice([case, case, case, None]),
        started_at=instants[-1],
        ended_at=draw.choice([None, *instants]),
    )
    for _ in range(draw.randrange(4)):
        sealed = draw.choice([None, *instants])
        broken = None if sealed is None else draw.choice([None, sealed, years(7, sealed)])
        await rows.add(
            "intercept_item",
            interception_id=found,
            useful=draw.random() < 0.5,
            sealed_at=sealed,
            unsealed_at=broken,
        )


async def _rewrite(rows: Rows, draw: random.Random) -> None:
    """Some of what was written changes, each by a statement over many rows."""
    for statement in (
        """UPDATE judicial_case
        SET last_recorded_update_at = last_recorded_update_at + interval '1 year'
        WHERE id::text > $1""",
        "UPDATE interception SET ended_at = started_at WHERE id::text > $1",
        "UPDATE intercept_item SET useful = NOT useful WHERE right(id::text, 36) > $1",
        """UPDATE exhibit
        SET number = id::text, case_id = (SELECT case_id FROM exhibit ORDER BY id LIMIT 1)
        WHERE id::text > $1""",
        "UPDATE service_request SET case_id = NULL WHERE right(id::text, 36) > $1",
        "UPDATE service_request SET retention_expires_at = '2000-01-01' WHERE id::text > $1",
        "DELETE FROM offence WHERE right(id::text, 1) = left($1, 1)",
        "DELETE FROM legal_hold WHERE right(id::text, 1) = right($1, 1)",
    ):
        ids = await rows.connection.fetch("SELECT id::text AS id FROM intercept_item ORDER BY id")
        await rows.connection.execute(statement, draw.choice(ids)["id"])


async def _compare(rows: Rows) -> None:
    tables: dict[str, list[dict[str, Any]]] = {}
    for table in ("court", "offence", "legal_hold", "party", "person", *DERIVED):
        found = await rows.connection.fetch(f"SELECT * FROM {table}")
        tables[table] = [dict(row) for row in found]
    register = Register(
        {
            table: [{**row, "retention_expires_at": NOON} for row in found]
            for table, found in tables.items()
        }
    )
    for table in DERIVED:
        stored = {row["id"]: row["retention_expires_at"] for row in tables[table]}
        assert len(stored) > 15
        for row in register.rows(table):
            end = stored[row["id"]]
            assert (FOREVER if end == NEVER else end) == row["retention_expires_at"], table


@pytest.fixture(scope="module")
async def connection(
    new_migrated_database: Callable[[], Awaitable[str]],
) -> AsyncIterator[Connection]:
    connection = await asyncpg.connect(await new_migrated_database())
    yield connection
    await connection.close()


@pytest.fixture
async def rows(connection: Connection) -> AsyncIterator[Rows]:
    transaction = connection.transaction()
    await transaction.start()
    rows = Rows(connection)
    await rows.begin()
    yield rows
    await transaction.rollback()
