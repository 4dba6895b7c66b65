"""Retention of the three files, one rule in SQL and in memory: holds, seals, antecedents."""

import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import asyncpg
import pytest
from table_rows import NEVER, NOON, Connection, Rows

from db.enumerations import AntecedentTerm, OffenceClass
from db.retention import (
    ANTECEDENT_YEARS,
    PROSECUTION_YEARS,
    RETENTION_YEARS,
    ItemFacts,
    antecedent_expiry,
    interception_expiry,
    item_expiry,
    prosecution_end,
)
from db.retention.years import later

SECOND = timedelta(seconds=1)
LEAP = datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC)


def years(number: int, of: datetime = NOON) -> datetime:
    return later(of, number)


async def kept(rows: Rows, table: str, row: UUID) -> datetime:
    end: datetime = await rows.connection.fetchval(
        f"SELECT retention_expires_at FROM {table} WHERE id = $1",
        row,
    )
    return end


async def hold(rows: Rows, until: datetime, since: datetime = NOON) -> UUID:
    agent = await rows.add("agent")
    return await rows.add(
        "legal_hold", case_id=rows.case, ordered_by_id=agent, valid_from=since, valid_until=until
    )


async def intercepted(rows: Rows, offence: str | None = "DELIT", **columns: object) -> UUID:
    """An interception of the case, which has an offence of that class."""
    if offence is not None:
        await rows.add("offence", case_id=rows.case, **{"class": offence})
    return await rows.add("interception", case_id=rows.case, **columns)


async def test_a_hold_keeps_a_case_to_its_end_and_never_shortens(rows: Rows) -> None:
    await hold(rows, years(3))
    assert await rows.expires_at() == years(10)
    longest = await hold(rows, years(12))
    await hold(rows, years(11), since=years(10) + SECOND)
    assert await rows.expires_at() == years(12)
    assert await rows.expires_at(rows.other_case) == years(10)
    await rows.connection.execute(
        "UPDATE legal_hold SET valid_until = $2 WHERE id = $1", longest, years(13)
    )
    assert await rows.expires_at() == years(13)
    await rows.connection.execute("DELETE FROM legal_hold WHERE id = $1", longest)
    assert await rows.expires_at() == years(11)
    await rows.connection.execute("UPDATE legal_hold SET case_id = $1", rows.other_case)
    assert await rows.expires_at() == years(10)
    assert await rows.expires_at(rows.other_case) == years(11)
    await rows.connection.execute("TRUNCATE legal_hold")
    assert await rows.expires_at(rows.other_case) == years(10)


async def test_a_hold_does_not_end_what_never_ends(rows: Rows) -> None:
    await rows.charge("CRIME_AGAINST_HUMANITY")
    await hold(rows, years(1))
    assert await rows.expires_at() == NEVER


@pytest.mark.parametrize(
    ("offence", "length"),
    [
        ("CONTRAVENTION", 1),
        ("DELIT", 6),
        ("DELIT_MINOR_706_47", 10),
        ("DELIT_MINOR_222_12", 20),
        ("DELIT_TERRORISM_DRUGS_WAR", 20),
        ("CRIME", 20),
        ("CRIME_MINOR_706_47", 30),
        ("CRIME_TERRORISM_DRUGS_WAR", 30),
    ],
)
async def test_what_is_useful_or_sealed_is_kept_to_the_end_of_the_public_prosecution(
    rows: Rows, offence: str, length: int
) -> None:
    found = await intercepted(rows, offence, ended_at=NOON)
    useful = await rows.add("intercept_item", interception_id=found)
    sealed = await rows.add("intercept_item", interception_id=found, useful=False, sealed_at=NOON)
    for table, row in (
        ("interception", found),
        ("intercept_item", useful),
        ("intercept_item", sealed),
    ):
        assert await kept(rows, table, row) == years(length)


async def test_a_conviction_does_not_shorten_what_is_kept_for_the_prosecution(rows: Rows) -> None:
    charge = await rows.charge("CRIME_MINOR_706_47")
    found = await rows.add("interception", case_id=rows.case, ended_at=NOON)
    await rows.decision("CONVICTION", NOON, charge)
    assert await rows.expires_at() == years(20)
    assert await kept(rows, "interception", found) == years(30)


async def test_what_is_not_useful_goes_when_operations_close_and_not_while_they_run(
    rows: Rows,
) -> None:
    found = await intercepted(rows, "DELIT")
    item = await rows.add("intercept_item", interception_id=found, useful=False)
    assert await kept(rows, "intercept_item", item) == NEVER
    await rows.connection.execute("UPDATE interception SET ended_at = $1", NOON + SECOND)
    assert await kept(rows, "intercept_item", item) == NOON + SECOND
    assert await kept(rows, "interception", found) == years(6)
    await rows.connection.execute("UPDATE intercept_item SET useful = true")
    assert await kept(rows, "intercept_item", item) == years(6)


async def test_a_seal_keeps_what_is_not_useful_until_it_is_broken(rows: Rows) -> None:
    found = await intercepted(rows, "DELIT", ended_at=NOON)
    item = await rows.add("intercept_item", interception_id=found, useful=False, sealed_at=NOON)
    assert await kept(rows, "intercept_item", item) == years(6)
    await rows.connection.execute("UPDATE intercept_item SET unsealed_at = $1", years(1))
    assert await kept(rows, "intercept_item", item) == years(1)
    await rows.connection.execute("UPDATE intercept_item SET unsealed_at = $1", years(7))
    assert await kept(rows, "intercept_item", item) == years(6)


async def test_what_has_no_known_case_or_offence_is_kept(rows: Rows) -> None:
    mission = await rows.add("customs_mission")
    for columns in ({}, {"mission_id": mission}, {"case_id": rows.other_case}):
        found = await rows.add("interception", **columns, ended_at=NOON)
        item = await rows.add("intercept_item", interception_id=found, useful=True)
        assert await kept(rows, "interception", found) == NEVER
        assert await kept(rows, "intercept_item", item) == NEVER


async def test_interceptions_follow_their_case_its_offences_its_holds_and_nobodys_pen(
    rows: Rows,
) -> None:
    found = await intercepted(rows, "CONTRAVENTION", ended_at=NOON)
    item = await rows.add("intercept_item", interception_id=found)
    run = rows.connection.execute
    steps: tuple[tuple[str, datetime], ...] = (
        ("UPDATE offence SET class = 'DELIT'", years(6)),
        (f"UPDATE judicial_case SET last_recorded_update_at = '{years(1)}'", years(7)),
        ("UPDATE interception SET retention_expires_at = '2000-01-01'", years(7)),
        ("UPDATE intercept_item SET retention_expires_at = '2000-01-01'", years(7)),
        ("UPDATE retention_term SET prosecution_years = 8", years(9)),
        ("DELETE FROM offence", NEVER),
    )
    for statement, end in steps:
        await run(statement)
        assert await kept(rows, "interception", found) == end, statement
        assert await kept(rows, "intercept_item", item) == end, statement
    await rows.add("offence", case_id=rows.case)
    await hold(rows, years(40))
    assert await kept(rows, "intercept_item", item) == years(40)
    await run("UPDATE interception SET case_id = $1", rows.other_case)
    assert await kept(rows, "intercept_item", item) == NEVER


@pytest.mark.parametrize(("term", "length"), ANTECEDENT_YEARS.items())
async def test_an_antecedent_is_kept_the_years_of_its_term_to_the_second(
    rows: Rows, term: AntecedentTerm, length: int
) -> None:
    assert length == int(term.value.rpartition("_")[2])
    person = await rows.add("antecedent_person")
    await rows.connection.execute("SET LOCAL timezone = 'Pacific/Auckland'")
    east = datetime(2024, 3, 1, 0, 30, tzinfo=timezone(timedelta(hours=1)))
    for recorded_at in (NOON, LEAP, east):
        found = await rows.add(
            "antecedent_record",
            person_id=person,
            term=term.value,
            recorded_at=recorded_at,
            procedure_ref=str(recorded_at),
            retention_expires_at=NOON,
        )
        end = antecedent_expiry(recorded_at, term)
        assert await kept(rows, "antecedent_record", found) == end
    leap_day = 29 if length % 4 == 0 else 28
    assert antecedent_expiry(LEAP, term) == LEAP.replace(year=2024 + length, day=leap_day)


async def test_an_antecedent_follows_its_term(rows: Rows) -> None:
    person = await rows.add("antecedent_person")
    found = await rows.add("antecedent_record", person_id=person)
    assert await kept(rows, "antecedent_record", found) == years(20)
    await rows.connection.execute("UPDATE antecedent_record SET term = 'MINOR_5'")
    assert await kept(rows, "antecedent_record", found) == years(5)
    await rows.connection.execute("UPDATE antecedent_record SET retention_expires_at = 'infinity'")
    assert await kept(rows, "antecedent_record", found) == years(5)


def test_every_class_and_every_term_has_its_years() -> None:
    assert set(PROSECUTION_YEARS) == set(OffenceClass)
    assert set(ANTECEDENT_YEARS) == set(AntecedentTerm)
    for name, length in PROSECUTION_YEARS.items():
        floor = None if length is None else max(10, length)
        assert RETENTION_YEARS[name][0] == floor, "LAW 5.6: ten years, or the limitation"


def test_an_item_is_there_exactly_while_its_seal_or_its_use_keeps_it() -> None:
    """The one instant that is stored says the same as the law does at each instant."""
    ends = [NOON + timedelta(days=day) for day in (1, 3, 5, 7)]
    maybe = [None, *ends]
    for useful, sealed, unsealed, ended, limit in itertools.product(
        (True, False), maybe, maybe, maybe, maybe
    ):
        if unsealed is not None and (sealed is None or unsealed < sealed):
            continue
        end = item_expiry(ItemFacts(useful, sealed, unsealed), ended, limit, case_known=True)
        whole = interception_expiry(ended, limit)
        assert whole is None or (end is not None and end <= whole)
        for day in range(9):
            now = NOON + timedelta(days=day)
            under_seal = sealed is not None and sealed <= now and not (unsealed and unsealed <= now)
            by_law = limit if useful or under_seal else ended
            there, lawful = (each is None or now < each for each in (end, by_law))
            running = ended is None or now < ended
            to_be_sealed = sealed is not None and now < sealed
            assert there or not lawful or (to_be_sealed and unsealed is None), "gone too soon"
            assert lawful or not there or running or to_be_sealed, "kept too long"


def test_a_case_without_offence_or_with_one_without_limitation_has_no_end_of_prosecution() -> None:
    assert prosecution_end(NOON, []) is None
    classes = [OffenceClass.DELIT, OffenceClass.CRIME_AGAINST_HUMANITY]
    assert prosecution_end(NOON, classes, years(40)) is None


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
