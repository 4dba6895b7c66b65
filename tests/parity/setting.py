"""Hostile registers in memory and in databases, and one way of asking them all."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

import asyncpg
import orjson
from hostile.callers import Seat
from hostile.drawing import NOW
from hostile.register import hostile_tables, store

from db.connection import ConnectionSettings, Database
from parity.asking import WIDE
from permissions.acts.first_access import OPENED_BY
from permissions.law import Law
from permissions.refusal import Refusal
from permissions.register import Register
from permissions.subject import Caller
from schema.answer import Answering
from schema.build import build
from schema.document import Documents
from schema.request import GraphQLRequest
from schema.running import Fetching

SEEDS = range(1, 1 + int(os.environ.get("HOSTILE_REGISTERS", "2")))
"""One hostile register a seed; `HOSTILE_REGISTERS` says how many, for a longer run."""
DEEP = os.environ.get("HOSTILE_CALLERS") == "more"
"""Whether more callers of each role and purpose are followed, and more is asked for them."""


UNREAD = "DELETE FROM notice WHERE id = md5(authorisation_id::text || 'MAGISTRATE_INFORMED')::uuid"
"""As if nothing had been read: the register in memory knows of no notice that a reading opened."""


@dataclass(slots=True)
class Switch:
    """Where statements are run: the database that is turned to."""

    database: Database | None = None

    async def fetch_planned(self, sql: str, args: Sequence[object], /) -> Any:  # noqa: ANN401  a driver's row
        if self.database is None:
            raise AssertionError("no database is turned to")
        return await self.database.fetch_planned(sql, args)

    def snapshot(self) -> AbstractAsyncContextManager[Fetching]:
        if self.database is None:
            raise AssertionError("no database is turned to")
        return self.database.snapshot()


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """A hostile register in memory and in a database, both asked at the instant `NOW`."""

    seed: int
    register: Register
    database: Database
    connection: asyncpg.Connection
    switch: Switch
    answering: Answering

    async def ask(self, caller: Caller, query: str, **variables: object) -> dict[str, Any]:
        """The answer as JSON."""
        self.switch.database = self.database
        answer = await self.answering.answer(GraphQLRequest(query, None, variables), caller)
        if caller.purpose is not None and caller.purpose.code is OPENED_BY:
            await self.connection.execute(UNREAD)
        body: dict[str, Any] = orjson.loads(answer.body)
        return body

    async def data(self, caller: Caller, query: str, **variables: object) -> dict[str, Any]:
        """The data of an answer that must not be a refusal."""
        body = await self.ask(caller, query, **variables)
        assert "errors" not in body, body["errors"]
        data: dict[str, Any] = body["data"]
        return data

    async def code(self, seat: Seat, query: str) -> str | None:
        """The code that an operation is refused with, if any, wherever it is."""
        try:
            caller = seat.caller()
        except Refusal as refusal:
            return str(refusal.code)
        errors = (await self.ask(caller, query)).get("errors")
        return None if errors is None else str(errors[0]["extensions"]["code"])


def planned_under(setting: Setting, law: Law) -> Setting:
    """The same register in the same database, with plans made under another law."""
    schema = build()
    documents = Documents(schema._schema, WIDE)
    answering = Answering(
        schema,
        setting.switch,
        None,
        documents=documents,
        clock=NOW,
        cost=10**8,
        enacted=law.paragraphs,
    )
    return replace(setting, answering=answering)


@asynccontextmanager
async def opened(
    new_migrated_database: Callable[[], Awaitable[str]], seeds: Sequence[int] = SEEDS
) -> AsyncIterator[list[Setting]]:
    """Settings of some seeds; they share the plans that were made."""
    schema, switch = build(), Switch()
    documents = Documents(schema._schema, WIDE)
    answering = Answering(schema, switch, None, documents=documents, clock=NOW, cost=10**8)
    async with AsyncExitStack() as stack:
        made = []
        for seed in seeds:
            tables, url = hostile_tables(seed), await new_migrated_database()
            await store(url, tables)
            database = Database(url, ConnectionSettings(size=1, statement_timeout_ms=60_000))
            await stack.enter_async_context(database)
            connection = await asyncpg.connect(url)
            stack.push_async_callback(connection.close)
            register = Register(tables)
            made.append(Setting(seed, register, database, connection, switch, answering))
        yield made
