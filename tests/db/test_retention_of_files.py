"""Retention of the three files, one rule in SQL and in memory: holds, seals, antecedents."""

import itertools
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from typing import Any
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
from permissions.derived import FOREVER
from permissions.register import Register

SECOND = timedelta(seconds=1)
LEAP = datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC)
DERIVED = ("judicial_case", "interception", "intercept_item", "antecedent_record")


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
