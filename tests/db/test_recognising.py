"""Whose register a database holds: the fiction's, or somebody's own."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

import asyncpg
import pytest

from db.fiction.recognising import ForeignRegisterError, cases_of_fiction
from db.fiction.register import write_register
from db.loading.load import load

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"


@pytest.fixture
async def connection(migrated_url: str) -> AsyncIterator[Connection]:
    connection = await asyncpg.connect(migrated_url)
    yield connection
    await connection.close()


@pytest.fixture
async def filled(migrated_url: str, connection: Connection, tmp_path: Path) -> Connection:
    file = tmp_path / "register.jsonl"
    with file.open("wb") as out:
        write_register(out, cases=2, now=datetime(2026, 11, 21, 10, 0, tzinfo=UTC))
    assert not (await load(migrated_url, file)).bad_count
    return connection


async def test_a_database_without_tables_holds_none(database_url: str) -> None:
    connection = await asyncpg.connect(database_url)
    assert await cases_of_fiction(connection, "here") is None
    await connection.close()


async def test_tables_without_rows_are_no_register(connection: Connection) -> None:
    assert await cases_of_fiction(connection, "here") is None


async def test_a_fictional_register_is_known_by_its_agents(filled: Connection) -> None:
    held = await cases_of_fiction(filled, "here")
    assert held == await filled.fetchval("SELECT count(*) FROM judicial_case")


async def test_one_agent_of_another_mail_makes_it_somebody_s_own(filled: Connection) -> None:
    await filled.execute("INSERT INTO agent (name, email) VALUES ('A', 'a@court.test')")
    with pytest.raises(ForeignRegisterError, match=r"^here holds a register"):
        await cases_of_fiction(filled, "here")
    held = await cases_of_fiction(filled, "here", others_too=True)
    assert held == await filled.fetchval("SELECT count(*) FROM judicial_case")


@pytest.mark.parametrize(
    "row",
    [
        "agent (name) VALUES ('A')",
        "court (code, name, degree) VALUES ('C', 'Court', 'FIRST')",
        "legal_entity (company_name) VALUES ('SARL')",
    ],
)
async def test_a_register_without_personas_is_somebody_s_own(
    connection: Connection, row: str
) -> None:
    await connection.execute(f"INSERT INTO {row}")
    with pytest.raises(ForeignRegisterError):
        await cases_of_fiction(connection, "here")


OTHER_APPLICATIONS = {
    "a person": ("CREATE TABLE person (name text)", "INSERT INTO person VALUES ('A')"),
    "an agent of its own": (
        "CREATE TABLE agent (id integer, email text)",
        "INSERT INTO agent VALUES (1, 'a@shop.test')",
    ),
    "tables without rows": ("CREATE TABLE court (id integer)",),
    "migrations of its own": (
        "CREATE TABLE tortoise_migrations (app text)",
        "INSERT INTO tortoise_migrations VALUES ('shop')",
        "CREATE TABLE agent (id integer)",
    ),
    "a table of migrations of another form": (
        "CREATE TABLE tortoise_migrations (version integer)",
        "CREATE TABLE agent (id integer)",
    ),
}


@pytest.mark.parametrize("others_too", [False, True])
@pytest.mark.parametrize("tables", OTHER_APPLICATIONS)
async def test_tables_of_another_application_are_no_register_of_anybody_s(
    database_url: str, tables: str, *, others_too: bool
) -> None:
    connection = await asyncpg.connect(database_url)
    try:
        for statement in OTHER_APPLICATIONS[tables]:
            await connection.execute(statement)
        with pytest.raises(ForeignRegisterError, match="another application") as refused:
            await cases_of_fiction(connection, "here", others_too=others_too)
    finally:
        await connection.close()
    assert str(refused.value).startswith("here holds tables of another application")
    assert "`--any-register` does not help" in str(refused.value)


async def test_tables_that_bear_no_name_of_ours_are_in_nobody_s_way(database_url: str) -> None:
    connection = await asyncpg.connect(database_url)
    await connection.execute("CREATE TABLE parcel (id integer)")
    assert await cases_of_fiction(connection, "here") is None
    await connection.close()
