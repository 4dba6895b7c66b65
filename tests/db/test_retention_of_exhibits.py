"""Exhibits and requests to operators are kept to the end of the limitation of their case."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from uuid import UUID

import asyncpg
import pytest
from retention_rows import OLD, whole_case
from table_rows import NEVER, NOON, Connection, Rows

from db.enumerations import OffenceClass
from db.purge.purge import purge, what_would_go
from db.retention import PROSECUTION_YEARS
from db.retention.years import later

TABLES = ("exhibit", "service_request")


def years(number: int | None) -> datetime:
    return NEVER if number is None else later(NOON, number)


async def kept(rows: Rows, table: str, row: UUID) -> datetime:
    end: datetime = await rows.connection.fetchval(
        f"SELECT retention_expires_at FROM {table} WHERE id = $1", row
    )
    return end


async def of_case(rows: Rows, case: UUID | None) -> dict[str, UUID]:
    """A row of each table; of no case, a request alone."""
    made = {
        "service_request": await rows.add(
            "service_request", case_id=case, requester_id=await rows.add("agent")
        )
    }
    return made if case is None else made | {"exhibit": await rows.add("exhibit", case_id=case)}


@pytest.mark.parametrize("name", OffenceClass)
async def test_they_go_at_the_end_of_the_public_prosecution_of_their_case(
    rows: Rows, name: OffenceClass
) -> None:
    """Whichever is written first, the offence or they; and a conviction shortens nothing."""
    early = await of_case(rows, rows.other_case)
    for case in (rows.case, rows.other_case):
        await rows.add("offence", case_id=case, **{"class": name.value})
    late = await of_case(rows, rows.case)
    await rows.decision("CONVICTION", NOON)
    for table in TABLES:
        assert await kept(rows, table, early[table]) == years(PROSECUTION_YEARS[name])
        assert await kept(rows, table, late[table]) == years(PROSECUTION_YEARS[name])


async def test_what_has_no_known_case_or_offence_is_kept(rows: Rows) -> None:
    for case in (None, rows.case):
        for table, row in (await of_case(rows, case)).items():
            assert await kept(rows, table, row) == NEVER, table


async def test_they_follow_their_case_its_offences_its_holds_and_nobodys_pen(rows: Rows) -> None:
    made = await of_case(rows, rows.case)
    await rows.add("offence", case_id=rows.case, **{"class": "CONTRAVENTION"})
    hold = await rows.add(
        "legal_hold",
        case_id=rows.case,
        ordered_by_id=await rows.add("agent"),
        valid_until=years(2),
    )
    steps: tuple[tuple[str, datetime], ...] = (
        ("UPDATE legal_hold SET valid_until = valid_until + interval '1 year'", years(3)),
        ("UPDATE offence SET class = 'DELIT'", years(6)),
        (f"UPDATE judicial_case SET last_recorded_update_at = '{years(1)}'", years(7)),
        (f"UPDATE legal_hold SET valid_until = '{years(40)}' WHERE id = '{hold}'", years(40)),
        ("DELETE FROM legal_hold", years(7)),
        ("UPDATE exhibit SET retention_expires_at = '2000-01-01'", years(7)),
        ("UPDATE service_request SET retention_expires_at = '2000-01-01'", years(7)),
        ("UPDATE retention_term SET prosecution_years = 8", years(9)),
        ("DELETE FROM offence", NEVER),
    )
    for statement, end in steps:
        await rows.connection.execute(statement)
        for table, row in made.items():
            assert await kept(rows, table, row) == end, statement
    await rows.add("offence", case_id=rows.other_case)
    for table, row in made.items():
        await rows.connection.execute(f"UPDATE {table} SET case_id = $1", rows.other_case)
        assert await kept(rows, table, row) == years(9)
    await rows.connection.execute("UPDATE service_request SET case_id = NULL")
    assert await kept(rows, "service_request", made["service_request"]) == NEVER
    await rows.connection.execute("TRUNCATE offence CASCADE")
    assert await kept(rows, "exhibit", made["exhibit"]) == NEVER


async def test_a_purge_erases_them_alone_when_their_case_is_still_kept(
    rows: Rows, new_migrated_database: Callable[[], Awaitable[str]]
) -> None:
    """The limitation of an offence may end before the ten years of its case."""
    url = await new_migrated_database()
    owner = await asyncpg.connect(url)
    mine = Rows(owner)
    await mine.begin()
    for updated_at in (later(OLD, 18), datetime.now(UTC)):
        await mine.add("exhibit", case_id=await whole_case(mine, updated_at))
    holding = await whole_case(mine, later(OLD, 18), offence="CONTRAVENTION")
    exhibit = await mine.add("exhibit", case_id=holding)
    of_no_offence = await mine.add("interception", case_id=mine.case)
    await mine.add("intercept_item", interception_id=of_no_offence, exhibit_id=exhibit)
    told = await what_would_go(url)
    purged = await purge(url)
    assert {gone.kind: gone.records for gone in purged.report.gone} == {
        "Exhibit": 1,
        "ServiceRequest": 2,
    }
    assert told.gone == purged.report.gone
    assert await owner.fetchval("SELECT id FROM exhibit WHERE id = $1", exhibit), "an item is in it"
    entries = await owner.fetch("SELECT processing, clauses FROM journal")
    assert {(entry["processing"], *entry["clauses"]) for entry in entries} == {
        ("INTERCEPT", "R40-49")
    }
    await owner.close()


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
