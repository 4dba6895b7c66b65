"""A register in a database and its twin: the same database in a transaction that is given up.

`first` keeps its plans from one to the other, as the service would; `second` has only seen the
twin, so that nothing kept for one can serve the other.
"""

import json
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from random import Random
from typing import Any, TypeAlias
from uuid import UUID

import asyncpg
from hostile.callers import Seat
from hostile.drawing import NOW
from hostile.register import ORDER, hostile_tables, store
from parity.asking import WIDE

from db.connection import ConnectionSettings, Database
from leaks.callers import followed
from leaks.changing import Change
from leaks.twins import Twin, twin
from permissions.register import Register
from permissions.subject import Caller
from schema.answer import Answering
from schema.build import build
from schema.cursor import KEY_BYTES, Sealing
from schema.document import Documents
from schema.request import GraphQLRequest

SCHEMA = build()
SEALING = Sealing(bytes(range(KEY_BYTES)))
"""Seals the cursors of both; tests know the key, and can make up what a caller cannot."""
DOCUMENTS = Documents(SCHEMA._schema, WIDE)
LARGEST = 10**8
"""Records that an answer may hold: no limit here."""


@dataclass(frozen=True, slots=True)
class Request:
    """A document with its variables."""

    query: str
    variables: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.query}\n  {json.dumps(self.variables, ensure_ascii=False)}"


@dataclass(slots=True)
class Held:
    """Reads by one connection, in whatever transaction it is."""

    connection: "asyncpg.Connection[asyncpg.Record] | None" = None

    async def fetch_planned(self, sql: str, args: Sequence[object], /) -> Any:  # noqa: ANN401  a driver's row
        assert self.connection is not None
        return await self.connection.fetchrow(sql, *args)

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator["Held"]:
        yield self


def answering(
    reading: Held,
    kind: type[Answering] = Answering,
    **settings: Any,  # noqa: ANN401  those of Answering
) -> Answering:
    """What answers over a connection, at the instant of the hostile registers."""
    given = {"clock": NOW, "cost": LARGEST, "sealing": SEALING, **settings}
    return kind(SCHEMA, reading, None, documents=DOCUMENTS, **given)


@dataclass(frozen=True, slots=True, repr=False)  # its twins are far too much to be read
class Pair:
    """A hostile register in memory and in a database; `first` answers A and B, `second` only B.

    `seats` are callers of every role and purpose, who see something."""

    register: Register
    connection: "asyncpg.Connection[asyncpg.Record]"
    first: Answering
    second: Answering
    seats: tuple[Seat, ...]
    twins: dict[Seat, Twin] = field(default_factory=dict)

    def twin_of(self, seat: Seat) -> Twin:
        """The changes that are kept from a caller, drawn once."""
        if seat not in self.twins:
            seed = f"{seat}"
            self.twins[seat] = twin(self.register, seat, Random(seed))  # noqa: S311  not for secrets
        return self.twins[seat]

    @asynccontextmanager
    async def other(self, changes: Iterable[Change]) -> AsyncIterator[None]:
        """Inside, the database is the twin."""
        transaction = self.connection.transaction()
        await transaction.start()
        try:
            await _write(self.connection, self.register, list(changes))
            yield
        finally:
            await transaction.rollback()


@asynccontextmanager
async def paired(
    new_migrated_database: Callable[[], Awaitable[str]], seed: int, cases: int
) -> AsyncIterator[Pair]:
    """A pair over the hostile register of a seed."""
    tables, url, held = hostile_tables(seed, cases), await new_migrated_database(), Held()
    await store(url, tables)
    settings = ConnectionSettings(size=1, statement_timeout_ms=60_000, statements=4096)
    async with Database(url, settings) as database, database.connection() as connection:
        held.connection = connection
        await connection.execute("SET ROLE NONE")  # twins are written, which the service may not
        register = Register(tables)
        seats = tuple(followed(register))
        yield Pair(register, connection, answering(held), answering(held), seats)


async def said(by: Answering, caller: Caller, request: Request) -> bytes:
    """The bytes of an answer."""
    stated = GraphQLRequest(request.query, None, dict(request.variables))
    return (await by.answer(stated, caller)).body


async def _write(
    connection: "asyncpg.Connection[asyncpg.Record]", register: Register, changes: list[Change]
) -> None:
    """Take out, children first; draw anew; put in, parents first: one statement a table, since
    what the database derives it derives anew after each.
    """
    gone, anew, added = _by_table(register, changes)
    for table in reversed(ORDER):
        if gone[table]:
            await connection.execute(f"DELETE FROM {table} WHERE id = ANY($1)", gone[table])
    for table in ORDER:
        rows = [{"id": key, **columns} for key, columns in anew[table].items()]
        for columns, alike in _alike(rows):
            sets = ", ".join(f'"{column}" = new."{column}"' for column in columns)
            done = await connection.execute(
                f"UPDATE {table} SET {sets} FROM {_as_rows(table)} WHERE {table}.id = new.id",
                json.dumps(alike, default=str),
            )
            assert done == f"UPDATE {len(alike)}"
    for table in ORDER:
        for columns, alike in _alike(added[table]):
            names = ", ".join(f'"{column}"' for column in columns)
            await connection.execute(
                f"INSERT INTO {table} ({names}) SELECT {names} FROM {_as_rows(table)}",
                json.dumps(alike, default=str),
            )


def _as_rows(table: str) -> str:
    return f"jsonb_populate_recordset(null::{table}, $1::text::jsonb) AS new"


Rows: TypeAlias = list[dict[str, object]]


def _by_table(
    register: Register, changes: list[Change]
) -> tuple[dict[str, list[UUID]], dict[str, dict[UUID, dict[str, object]]], dict[str, Rows]]:
    """The ids taken out, the columns drawn anew of each row, the rows put in; by table.

    Of the rows of a table the same columns are written, whichever are drawn anew.
    """
    gone = defaultdict[str, list[UUID]](list)
    anew = defaultdict[str, dict[UUID, dict[str, object]]](dict)
    added = defaultdict[str, Rows](list)
    for each in changes:
        if each.added:
            added[each.table].append(dict(each.columns))
        elif each.columns:
            anew[each.table].setdefault(each.id, {}).update(each.columns)
        else:
            gone[each.table].append(each.id)
    for table, rows in anew.items():
        every = dict.fromkeys(column for columns in rows.values() for column in columns)
        for key, columns in rows.items():
            before = register.by_id(table, key) or {}
            rows[key] = {column: before[column] for column in every} | columns
    return gone, anew, added


def _alike(rows: Rows) -> list[tuple[tuple[str, ...], Rows]]:
    """Rows of the same columns, with these, in the order in which they come."""
    found: dict[tuple[str, ...], Rows] = {}
    for row in rows:
        found.setdefault(tuple(row), []).append(row)
    return list(found.items())
