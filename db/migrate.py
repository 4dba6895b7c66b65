"""Applying the migrations: once each, in order, whoever else does so at the same moment.

Tortoise's own runner takes no lock and records a migration after the transaction that applied it.
Here the whole run, the lock, the migrations and their records, is one transaction: it happens, or
nothing does.
"""

from typing import Any

import asyncpg
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.context import TortoiseContext
from tortoise.exceptions import BaseORMException
from tortoise.migrations.schema_editor import AsyncpgSchemaEditor
from tortoise.transactions import in_transaction

from db.migration_state import Executor

APP = "greffe"
LEAST_VERSION = 180000
"""PostgreSQL 18, as `server_version_num` says it: uuidv7() is of that version."""

LOCK = 0x67726566666531
"""Key of the advisory lock: whoever migrates a database holds it to the end of the transaction."""


class UnfitDatabaseError(Exception):
    """The database cannot hold the register; the message says what would be needed."""


class PostgresTooOldError(UnfitDatabaseError):
    """The server is older than PostgreSQL 18."""


class DatabaseNewerError(UnfitDatabaseError):
    """The database was migrated by a later version of Greffe."""


class MigrationError(Exception):
    """The server refused a migration; nothing of the run was kept. The cause is chained."""


async def migrate(url: str) -> list[str]:
    """Applies the pending migrations to the database and returns their names, in order.

    Two processes may do so at once: the second waits, and finds nothing left to apply. Raises
    UnfitDatabaseError, MigrationError, or what asyncpg raises when the server cannot be reached.
    """
    async with TortoiseContext() as context:
        config = tortoise_config(url)
        await context.init(config=config)
        async with in_transaction() as transaction:
            await _check_server(transaction)
            await transaction.execute_query("SELECT pg_advisory_xact_lock($1)", [LOCK])
            return await _apply_pending(transaction, config["apps"])


def tortoise_config(url: str) -> dict[str, Any]:
    """The Tortoise configuration of the register for a database URL (any form asyncpg reads)."""

    async def connect(*_: object, **settings: Any) -> asyncpg.Connection:  # noqa: ANN401 - asyncpg's
        kept = {name: settings[name] for name in ("loop", "connection_class", "record_class")}
        # A date in the text of a constraint is read in the time zone of the session.
        return await asyncpg.connect(url, server_settings={"timezone": "UTC"}, **kept)

    credentials = {"connect": connect, "minsize": 1, "maxsize": 1}
    return {
        "connections": {
            "default": {"engine": "tortoise.backends.asyncpg", "credentials": credentials}
        },
        "apps": {APP: {"models": ["db.models"], "migrations": "db.migrations"}},
    }


async def _check_server(client: BaseDBAsyncClient) -> None:
    [server] = await client.execute_query_dict(
        "SELECT current_setting('server_version_num')::int AS number,"
        " current_setting('server_version') AS version,"
        " current_setting('server_encoding') AS encoding"
    )
    if server["number"] < LEAST_VERSION:
        raise PostgresTooOldError(
            f"PostgreSQL 18 or later is needed; the server is PostgreSQL {server['version']}"
        )
    if server["encoding"] != "UTF8":
        raise UnfitDatabaseError(f"UTF8 is needed; this database is in {server['encoding']}")


async def _apply_pending(client: BaseDBAsyncClient, apps: dict[str, dict[str, Any]]) -> list[str]:
    begun: list[str] = []

    def note(event: str, _app: str, name: str) -> None:
        if event == "apply_start":
            begun.append(name)

    executor = Executor(client, apps)
    # Before the executor looks for its table: a failed look would spoil the transaction.
    await executor.recorder.ensure_schema(AsyncpgSchemaEditor(client, atomic=False))
    try:
        await executor.migrate(progress=note)
    except (BaseORMException, asyncpg.PostgresError) as error:
        raise MigrationError(f"migration {begun[-1]} failed") from error
    _refuse_unknown(executor)
    return begun


def _refuse_unknown(executor: Executor) -> None:
    known = {key.name for key in executor.loader.disk_migrations}
    unknown = sorted({key.name for key in executor.loader.applied_migrations} - known)
    if unknown:
        raise DatabaseNewerError(
            f"the database was migrated by a later version of Greffe ({unknown[-1]})"
        )
