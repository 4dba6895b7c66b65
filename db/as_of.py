"""The database as it stood at an instant, as far as rows tell: for replays, read only.

Each table is hidden behind a view of the session: rows recorded after the instant are left out,
and of rows amended since, what happened after it (revoked, sealed, completed) has not happened.
Intervals need nothing: whoever reads asks whether they hold the instant. What else was in a column
before it was amended is kept nowhere; `db.in_doubt` says of which rows.
"""

import re
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, TypeAlias
from uuid import UUID

import asyncpg

from db.connection import ConnectionSettings, connect
from db.fitness import check_fit

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

SETTINGS: Final = ConnectionSettings(
    size=1, statement_timeout_ms=60_000, application_name="greffe replay"
)

_TABLES: Final = """
SELECT held.relname AS name,
       array_agg(column_.attname::text ORDER BY column_.attnum) AS columns,
       array_agg(column_.attname::text) FILTER (
           WHERE NOT column_.attnotnull AND column_.atttypid = 'timestamptz'::regtype
             AND column_.attname LIKE '%\\_at'
       ) AS happened
  FROM pg_class AS held
  JOIN pg_attribute AS column_ ON column_.attrelid = held.oid AND column_.attnum > 0
                              AND NOT column_.attisdropped
 WHERE held.relnamespace = current_schema()::regnamespace AND held.relkind = 'r'
 GROUP BY held.relname
HAVING bool_or(column_.attname = 'created_at') AND bool_or(column_.attname = 'updated_at')
 ORDER BY held.relname
"""
_VIEWS: Final = """
SELECT relname AS name, pg_get_viewdef(oid) AS text FROM pg_class
 WHERE relnamespace = current_schema()::regnamespace AND relkind = 'v' ORDER BY oid
"""
_INDEX: Final = ("journal_indexed", "journal_consulted", "journal_tally")
"""Made from entries of every instant: the entries of the time are read in their place."""
_TIES: Final = """
SELECT tied.relname AS name, column_.attname::text AS column, target.relname AS target
  FROM pg_constraint AS held
  JOIN pg_class AS tied ON tied.oid = held.conrelid
  JOIN pg_class AS target ON target.oid = held.confrelid
  JOIN pg_attribute AS column_ ON column_.attrelid = tied.oid
                              AND column_.attnum = held.conkey[1]
 WHERE held.contype = 'f' AND cardinality(held.conkey) = 1
   AND held.connamespace = current_schema()::regnamespace
 ORDER BY tied.relname, column_.attnum
"""
_WORD: Final = re.compile(r"[a-z_]+")
ENDINGS: Final[Mapping[str, Sequence[str]]] = {
    "revoked_at": (),
    "completed_at": (),
    "answered_at": (),
    "closed_at": (),
    "unsealed_at": (),
    "confirmed_at": ("confirmed_by_id",),
    "sealed_at": ("exhibit_id",),
    "done_at": ("by_id",),
}
"""Columns that an act fills at its own instant, and those that it fills with them."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A row that was recorded after the instant of the replay."""

    table: str
    id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class AsOf:
    """Where statements are run. `tables` have rows with an id, `read` are those of them read,
    through `views` too; `ties` are the columns of a table that name a row, each with its table.
    """

    connection: Connection
    instant: datetime
    schema: str
    tables: Mapping[str, Sequence[str]]
    views: Mapping[str, Collection[str]]
    ties: Mapping[str, Mapping[str, str]]
    read: set[str] = field(default_factory=set)

    async def fetch_planned(self, sql: str, args: Sequence[Any]) -> Any:  # noqa: ANN401  a driver's row
        """The statement's row. Raises what asyncpg raises."""
        words = set(_WORD.findall(sql))
        behind = (self.views[each] for each in words & self.views.keys())
        self.read.update(self.tables.keys() & words.union(*behind))
        return await self.connection.fetchrow(sql, *args)

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator["AsOf"]:
        """For statements that all see the same."""
        async with self.connection.transaction(isolation="repeatable_read"):
            yield self

    async def not_before(self, agent: UUID, role: str | None) -> Recorded | None:
        """What of an agent was recorded after the instant, so that nothing is known of him then:
        himself, or that he held the role at the instant. None: neither.
        """
        found = await self.connection.fetchrow(
            f"SELECT 'agent' AS name, id, created_at FROM {self.schema}.agent"  # noqa: S608  of the catalogue
            " WHERE id = $1 AND created_at > $2",
            agent,
            self.instant,
        ) or await self.connection.fetchrow(
            "SELECT 'agent_role' AS name, id, created_at FROM ("  # noqa: S608  of the catalogue
            f" SELECT id, created_at FROM {self.schema}.agent_role"
            "   WHERE agent_id = $1 AND ($3::text IS NULL OR role = $3) AND valid_from <= $2"
            "     AND (valid_until IS NULL OR valid_until > $2)"
            "     AND (revoked_at IS NULL OR revoked_at > $2)"
            "   ORDER BY created_at LIMIT 1) AS first WHERE created_at > $2",
            agent,
            self.instant,
            role,
        )
        return None if found is None else Recorded(found["name"], found["id"], found["created_at"])

    async def recorded_at(self, wanted: UUID) -> datetime | None:
        """When a row of that id was recorded, of whatever table; None: there is none, now."""
        for table, columns in self.tables.items():
            if "id" in columns:
                found: datetime | None = await self.connection.fetchval(
                    f"SELECT created_at FROM {self.schema}.{table} WHERE id = $1",  # noqa: S608  of the catalogue
                    wanted,
                )
                if found is not None:
                    return found
        return None

    async def erased(self, file: str) -> list[asyncpg.Record]:
        """Entries of the journal that say what of a file was erased since, oldest first."""
        return await self.connection.fetch(
            f"SELECT entry.instant, entry.purpose_references AS told,"  # noqa: S608  of the catalogue
            f" journal_ids(entry.record_ids) AS ids FROM {self.schema}.journal_entry AS entry"
            f" JOIN {self.schema}.journal_plan AS plan ON plan.digest = entry.plan"
            " WHERE entry.outcome = 'PURGED' AND entry.operation = 'retention'"
            " AND plan.processing = $1 AND entry.instant > $2 ORDER BY entry.instant",
            file,
            self.instant,
        )


@asynccontextmanager
async def as_of(url: str, instant: datetime) -> AsyncIterator[AsOf]:
    """The database as it stood at an instant, as long as the block lasts.

    Raises `UnfitDatabaseError`, and what asyncpg raises.
    """
    connection = await connect(url, SETTINGS)
    try:
        await check_fit(connection)
        schema: str = await connection.fetchval("SELECT quote_ident(current_schema())")
        tables = await connection.fetch(_TABLES)
        views = await connection.fetch(_VIEWS)
        hiding = [_hidden(row, schema, instant) for row in tables]
        hiding.append(
            f"CREATE TEMP VIEW journal_entry AS SELECT * FROM {schema}.journal_entry"  # noqa: S608  names of ours
            f" WHERE written_at <= {_literal(instant)}"
        )
        hiding += [
            f"CREATE TEMP VIEW {name} AS SELECT * FROM {schema}.{name} WHERE false"  # noqa: S608  names of ours
            for name in _INDEX
        ]
        # The views anew, so that they read what hides the tables.
        hiding += [f"CREATE TEMP VIEW {view['name']} AS {view['text']}" for view in views]
        hiding.append("SET default_transaction_read_only = on")
        await connection.execute(";".join(each.rstrip().rstrip(";") for each in hiding))
        yield AsOf(
            connection,
            instant,
            schema,
            {row["name"]: row["columns"] for row in tables},
            _behind(views),
            _tied(await connection.fetch(_TIES)),
        )
    finally:
        await connection.close()


def _behind(views: Sequence[asyncpg.Record]) -> dict[str, set[str]]:
    """The tables that each view reads, through other views too; in the order they were made."""
    found: dict[str, set[str]] = {}
    for view in views:
        words = set(_WORD.findall(view["text"]))
        found[view["name"]] = words.union(*(found[each] for each in words & found.keys()))
    return found


def _tied(rows: Sequence[asyncpg.Record]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        found.setdefault(row["name"], {})[row["column"]] = row["target"]
    return found


def _hidden(row: asyncpg.Record, schema: str, instant: datetime) -> str:
    """The view that hides a table."""
    at = _literal(instant)
    told_by = {name: name for name in row["happened"] or ()}
    for ending, others in ENDINGS.items():
        if ending in told_by:
            told_by |= {name: ending for name in others if name in row["columns"]}
    columns = ", ".join(
        f'CASE WHEN updated_at > {at} AND "{told_by[name]}" > {at} THEN NULL'
        f' ELSE "{name}" END AS "{name}"'
        if name in told_by
        else f'"{name}"'
        for name in row["columns"]
    )
    return (
        f"CREATE TEMP VIEW {row['name']} AS SELECT {columns}"  # noqa: S608  names of the catalogue
        f" FROM {schema}.{row['name']} WHERE created_at <= {at}"
    )


def _literal(instant: datetime) -> str:
    """An instant as SQL: made of digits, whoever gave it."""
    return f"'{instant.astimezone(UTC).isoformat()}'::timestamptz"
