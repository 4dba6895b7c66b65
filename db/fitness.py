"""Whether a database can be served from: the version of its server, and its migrations."""

from pathlib import Path
from typing import Final

import asyncpg

from db.migrate import (
    APP,
    LEAST_VERSION,
    DatabaseNewerError,
    PostgresTooOldError,
    UnfitDatabaseError,
)

_FOLDER: Final = Path(__file__).parent / "migrations"
_APPLIED: Final = "SELECT name FROM tortoise_migrations WHERE app = $1"


class NotMigratedError(UnfitDatabaseError):
    """Migrations of this version of Greffe have not been applied."""


async def check_fit(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    """Do nothing where the database can be served from. Raises `UnfitDatabaseError`."""
    number, version = await connection.fetchrow(
        "SELECT current_setting('server_version_num')::int, current_setting('server_version')"
    ) or (0, "unknown")
    if number < LEAST_VERSION:
        raise PostgresTooOldError(
            f"PostgreSQL 18 or later is needed; the server is PostgreSQL {version}"
        )
    known = {path.stem for path in _FOLDER.glob("[0-9]*.py")}
    applied = await _applied(connection)
    if missing := sorted(known - applied):
        raise NotMigratedError(
            f"the database lacks migrations, the first is {missing[0]}: run greffe migrate"
        )
    if unknown := sorted(applied - known):
        raise DatabaseNewerError(
            f"the database was migrated by a later version of Greffe ({unknown[-1]})"
        )


async def _applied(connection: "asyncpg.Connection[asyncpg.Record]") -> set[str]:
    try:
        return {row["name"] for row in await connection.fetch(_APPLIED, APP)}
    except asyncpg.UndefinedTableError:
        return set()
