"""What a database must be for Greffe to serve from it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from db.fitness import NotMigratedError, beyond_service, check_fit
from db.migrate import DatabaseNewerError


@asynccontextmanager
async def connected(url: str) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    connection = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()


async def test_a_migrated_database_is_fit(migrated_url: str) -> None:
    async with connected(migrated_url) as connection:
        await check_fit(connection)


async def test_an_empty_database_is_to_be_migrated(database_url: str) -> None:
    async with connected(database_url) as connection:
        with pytest.raises(NotMigratedError, match=r"the first is 0001_.*: run greffe migrate"):
            await check_fit(connection)


async def test_a_database_that_lacks_a_migration_is_to_be_migrated(migrated_url: str) -> None:
    async with connected(migrated_url) as connection:
        await connection.execute("DELETE FROM tortoise_migrations WHERE name LIKE '0010%'")
        with pytest.raises(NotMigratedError, match="the first is 0010_"):
            await check_fit(connection)


async def test_a_database_of_a_later_version_is_left_alone(migrated_url: str) -> None:
    async with connected(migrated_url) as connection:
        await connection.execute(
            "INSERT INTO tortoise_migrations (app, name, applied_at) "
            "VALUES ('greffe', '9999_later', now())"
        )
        with pytest.raises(DatabaseNewerError, match="9999_later"):
            await check_fit(connection)


@pytest.mark.parametrize(
    ("given", "beyond"),
    [
        ("GRANT greffe_service TO {0}", ()),
        ("ALTER ROLE {0} SUPERUSER", ("is a superuser",)),
        (
            "GRANT pg_write_all_data TO {0} WITH INHERIT FALSE",
            ("is a member of pg_write_all_data",),
        ),
        ("GRANT DELETE ON journal_entry TO {0}", ("has rights to change the journal",)),
        ("ALTER TABLE journal_entry OWNER TO {0}", ("owns the journal",)),
    ],
)
async def test_what_a_login_has_over_the_service_is_told(
    migrated_url: str, given: str, beyond: tuple[str, ...]
) -> None:
    async with connected(migrated_url) as connection:
        doing = connection.transaction()
        await doing.start()  # roles are the server's: none is left behind
        login = "login_to_be_judged"
        await connection.execute(f"CREATE ROLE {login} LOGIN; {given.format(login)}")
        await connection.execute(f"SET SESSION AUTHORIZATION {login}")
        told = await beyond_service(connection)
        await doing.rollback()
    assert set(beyond) <= set(told)
    assert bool(beyond) == bool(told)
