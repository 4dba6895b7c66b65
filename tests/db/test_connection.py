"""Planned reads go by few connections that stay warm, come back after an outage, tell nothing."""

import asyncio
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg
import pytest
from journal_setting import relay_to, until

from db.connection import ConnectionSettings, Database
from db.connection_errors import DatabaseUnavailable, StatementRefused, StatementTimeout

PID = "SELECT pg_backend_pid() AS pid"
SECRET = "Ferrand"  # noqa: S105 - a name that must not show


@pytest.fixture(scope="module")
async def url(new_migrated_database: Callable[[], Awaitable[str]]) -> str:
    return await new_migrated_database()


@asynccontextmanager
async def opened(url: str, **settings: object) -> AsyncIterator[Database]:
    given = ConnectionSettings(**{"size": 1, "wait_timeout": 0.3} | settings)  # type: ignore[arg-type]  # by name
    async with Database(url, given) as database:
        yield database


async def value(database: Database, sql: str, *args: object) -> object:
    row = await database.fetch_planned(sql, args)
    return None if row is None else row[0]


async def test_a_statement_is_prepared_once_under_a_name_however_long_it_is(url: str) -> None:
    long = f"SELECT $1::int + 1 /* {'x' * 50_000} */"
    async with opened(url) as database:
        assert [await value(database, long, number) for number in (1, 2, 3)] == [2, 3, 4]
        runs = (
            "SELECT generic_plans + custom_plans FROM pg_prepared_statements WHERE statement = $1"
        )
        assert await value(database, runs, long) == 3


async def test_a_statement_is_planned_once_for_all_values(url: str) -> None:
    sql = "SELECT count(*) FROM pg_class WHERE oid > $1"
    async with opened(url) as database:
        for number in (1, 2, 3):
            await value(database, sql, number)
        seen = (
            "SELECT (generic_plans, custom_plans) FROM pg_prepared_statements WHERE statement = $1"
        )
        assert await value(database, seen, sql) == (3, 0)


async def test_the_statement_used_longest_ago_makes_room(url: str) -> None:
    async with opened(url, statements=3) as database:
        for sql in ("SELECT 1", "SELECT 2", "SELECT 1", "SELECT 3", "SELECT 4"):
            await value(database, sql)
        kept = "SELECT array_agg(statement ORDER BY statement) FROM pg_prepared_statements"
        await value(database, kept)
        assert await value(database, kept) == ["SELECT 3", "SELECT 4", kept]


async def test_a_session_is_in_utc_and_stays_so(url: str) -> None:
    async with opened(url, statement_timeout_ms=1234, application_name="greffe test") as database:
        for name, expected in {
            "TimeZone": "UTC",
            "jit": "off",
            "statement_timeout": "1234ms",
            "application_name": "greffe test",
        }.items():
            assert await value(database, "SELECT current_setting($1)", name) == expected


async def test_an_id_comes_as_a_uuid_and_no_row_as_none(url: str) -> None:
    async with opened(url) as database:
        assert isinstance(await value(database, "SELECT uuidv7()"), UUID)
        assert await database.fetch_planned("SELECT 1 WHERE false", ()) is None


async def test_reads_one_after_the_other_go_by_the_connection_used_last(url: str) -> None:
    async with opened(url, size=4) as database:
        assert len({await value(database, PID) for _ in range(10)}) == 1


async def test_many_reads_at_once_share_the_connections_there_are(url: str) -> None:
    async with opened(url, size=2, wait_timeout=5.0) as database:
        reads = (value(database, "SELECT pg_backend_pid(), pg_sleep(0.01)") for _ in range(20))
        assert len(set(await asyncio.gather(*reads))) == 2


async def test_a_statement_that_takes_too_long_is_stopped_and_its_connection_kept(url: str) -> None:
    async with opened(url, statement_timeout_ms=50) as database:
        before = await value(database, PID)
        with pytest.raises(StatementTimeout):
            await value(database, "SELECT pg_sleep(10)")
        assert await value(database, PID) == before


@pytest.mark.parametrize(
    ("sql", "args", "sqlstate"),
    [
        (f"SELECT {SECRET}", (), "42703"),
        ("SELECT 1 / $1::int", (0,), "22012"),
        ("SELECT $1::text::int", (SECRET,), "22P02"),
        ("SELECT $1::int", (SECRET,), "22000"),
        ("SELECT 1", (SECRET,), None),
    ],
)
async def test_a_refused_statement_tells_neither_its_text_nor_its_values(
    url: str, sql: str, args: tuple[object, ...], sqlstate: str | None
) -> None:
    async with opened(url) as database:
        with pytest.raises(StatementRefused) as refused:
            await database.fetch_planned(sql, args)
        assert refused.value.sqlstate == sqlstate
        assert SECRET not in "".join(traceback.format_exception(refused.value))
        assert await value(database, "SELECT 1") == 1


async def test_connections_cut_by_the_server_are_replaced(url: str) -> None:
    async with opened(url, size=3) as database:
        await _cut(url, "greffe")
        await until(lambda: _is(database, closed=3))
        assert await value(database, "SELECT 1") == 1


async def test_a_read_under_way_when_the_server_goes_finds_the_database_unavailable(
    url: str,
) -> None:
    async with opened(url) as database:
        reading = asyncio.create_task(value(database, "SELECT pg_sleep(30)"))
        await asyncio.sleep(0.1)
        await _cut(url, "greffe")
        with pytest.raises(DatabaseUnavailable):
            await reading
        assert await value(database, "SELECT 1") == 1


async def test_an_outage_is_told_as_such_and_ends_by_itself(url: str) -> None:
    async with (
        relay_to(url) as (relay, through),
        opened(through, connect_timeout=0.3) as database,
    ):
        relay.silent = True
        relay.cut()
        for _ in range(3):
            with pytest.raises(DatabaseUnavailable):
                await value(database, "SELECT 1")
        relay.silent = False
        assert await value(database, "SELECT 1") == 1


async def test_a_server_that_falls_silent_is_taken_for_gone(url: str) -> None:
    async with (
        relay_to(url) as (relay, through),
        opened(through, statement_timeout_ms=100, connect_timeout=0.3) as database,
    ):
        relay.silent = True
        with pytest.raises(DatabaseUnavailable):
            await value(database, "SELECT 1")
        relay.silent = False
        relay.cut()
        await until(lambda: _answers(database))


async def test_an_unreachable_database_is_refused_when_opened() -> None:
    with pytest.raises(DatabaseUnavailable, match="no connection could be opened") as refused:
        await Database(f"postgresql://greffe:{SECRET}@127.0.0.1:1/register").open()
    assert SECRET not in "".join(traceback.format_exception(refused.value))


async def test_a_cancelled_read_stops_on_the_server_and_frees_its_place(url: str) -> None:
    async with opened(url, wait_timeout=5.0) as database, opened(url) as witness:
        reading = asyncio.create_task(value(database, "SELECT pg_sleep(30)"))
        # The role of the service is not told what other connections run.
        await value(witness, "SET ROLE NONE")
        running = "SELECT count(*) FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(30)'"
        running += " AND state = 'active'"
        await until(lambda: value(witness, running))
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        assert await value(database, "SELECT 1") == 1
        assert await value(witness, running) == 0


async def test_who_waits_too_long_for_a_connection_is_turned_away(url: str) -> None:
    async with opened(url) as database, database.connection():
        with pytest.raises(DatabaseUnavailable, match="no connection came free in time"):
            await value(database, "SELECT 1")


async def test_a_connection_left_in_a_transaction_is_not_used_again(url: str) -> None:
    async with opened(url, wait_timeout=5.0) as database:
        before = await value(database, PID)
        async with database.connection() as connection:
            await connection.execute("BEGIN")
        assert await value(database, PID) != before


async def test_closing_waits_for_reads_under_way_and_refuses_later_ones(url: str) -> None:
    database = Database(url, ConnectionSettings(size=2))
    await database.open()
    reading = asyncio.create_task(value(database, "SELECT 1 FROM pg_sleep(0.2)"))
    await asyncio.sleep(0.05)
    await database.close()
    assert await reading == 1
    with pytest.raises(DatabaseUnavailable, match="closed"):
        await value(database, "SELECT 1")


async def _cut(url: str, application: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        f" WHERE datname = current_database() AND application_name = '{application}'"
    )
    await connection.close()


async def _is(database: Database, *, closed: int) -> bool:
    return sum(connection.is_closed() for connection in database._idle) == closed


async def _answers(database: Database) -> bool:
    try:
        return await value(database, "SELECT 1") == 1
    except DatabaseUnavailable:
        return False


async def test_an_act_waits_for_the_disk_even_where_the_database_does_not(
    migrated_url: str,
) -> None:
    administrator = await asyncpg.connect(migrated_url)
    name = await administrator.fetchval("SELECT current_database()")
    await administrator.execute(f"ALTER DATABASE {name} SET synchronous_commit = off")
    await administrator.close()
    async with Database(migrated_url) as database:
        row = await database.fetch_planned("SHOW synchronous_commit", ())
        assert row is not None
        assert row[0] == "on"
