"""A register of long ago, on which things happen one after another, and replays of it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import asyncpg
from fresh_databases import NewDatabase
from make_register import FILE
from scenario import REGISTER, with_ids
from typer.testing import CliRunner

from api.cli import app
from db.loading.load import load

LONG_AGO = "2020-02-01T00:00:00Z"
BEGINNINGS = ("created_at", "updated_at", "valid_from", "issued_at", "sealed_at", "started_at")
"""Columns that say since when something is."""


async def as_of_long_ago(database: asyncpg.Connection) -> None:
    """Everything was recorded long ago, held from then on, and was not amended since."""
    tables = await database.fetch(
        "SELECT table_name AS name, array_agg(column_name::text) AS columns"
        " FROM information_schema.columns JOIN information_schema.tables"
        " USING (table_schema, table_name)"
        " WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND column_name = ANY($1)"
        " GROUP BY table_name HAVING bool_or(column_name = 'updated_at')",
        list(BEGINNINGS),
    )
    async with database.transaction():
        await database.execute("SET LOCAL session_replication_role = replica")
        for each in tables:
            moved = ", ".join(
                f"{column} = CASE WHEN {column} > '{LONG_AGO}' THEN '{LONG_AGO}' ELSE {column} END"
                for column in each["columns"]
            )
            await database.execute(f"UPDATE {each['name']} SET {moved}, version = 1")


@dataclass(frozen=True, slots=True)
class Replays:
    """Replays of a database, and what happens in it."""

    url: str
    database: asyncpg.Connection

    async def said(self, *arguments: str, code: int = 0) -> str:
        """What the command says; it ends with `code`."""
        env = {"DATABASE_URL": self.url, "GREFFE_JOURNAL": "on"}
        done = await asyncio.to_thread(
            CliRunner().invoke, app, ["replay", *map(with_ids, arguments)], env=env
        )
        assert done.exit_code == code, done.output
        return done.output

    async def told(
        self, who: str, role: str, purpose: str, at: str, *more: str, code: int = 0
    ) -> dict[str, Any]:
        """The replay of what an agent could see at an instant, as JSON; it ends with `code`."""
        stated = ("--agent", f"<{who}>", "--role", role, "--purpose", purpose, "--at", at)
        found: dict[str, Any] = json.loads(
            await self.said(*stated, *more, "--format", "json", code=code)
        )
        return found

    async def happens(self, table: str, which: str, when: str, **values: str | None) -> None:
        """A row is amended at an instant, as an act of then would have; long ago, it is put back
        as it was recorded.
        """
        version = "1" if when.startswith("2020") else "version + 1"
        changed = "".join(
            f"{column} = " + ("NULL, " if value is None else f"'{value}', ")
            for column, value in values.items()
        )
        async with self.database.transaction():
            await self.database.execute("SET LOCAL session_replication_role = replica")
            await self.database.execute(
                f"UPDATE {table} SET {changed}updated_at = '{when}', version = {version}"
                f" WHERE {with_ids(which)}"
            )

    async def never_happened(self, table: str, which: str, column: str) -> None:
        """A row is as it was long ago, whatever happened to it."""
        async with self.database.transaction():
            await self.database.execute("SET LOCAL session_replication_role = replica")
            await self.database.execute(
                f"UPDATE {table} SET {column} = NULL, updated_at = '{LONG_AGO}', version = 1"
                f" WHERE {with_ids(which)}"
            )


@asynccontextmanager
async def register_of_long_ago(new: NewDatabase) -> AsyncIterator[Replays]:
    """Replays of the register of the scenarios, in a database of its own."""
    url = await new()
    report = await load(url, FILE)
    assert not report.bad_count
    database = await asyncpg.connect(url)
    try:
        await as_of_long_ago(database)
        yield Replays(url, database)
    finally:
        await database.close()


def id_of(name: str) -> str:
    return str(REGISTER.ids[name])


def record(found: dict[str, Any], name: str) -> dict[str, Any]:
    """The record of a replay, by its name in the register."""
    (one,) = [each for each in found["records"] if each["id"] == id_of(name)]
    return dict(one)


def doubts(found: dict[str, Any], why: str) -> set[tuple[str, str | None]]:
    """What is not told for a reason: tables, and ids where rows are named."""
    return {(each["about"], each["id"]) for each in found["notTold"] if each["why"] == why}
