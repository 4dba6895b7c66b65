"""Whether a database can be served from: the version of its server, and its migrations; and what
the login of a service could do there that no service does.
"""

from pathlib import Path
from typing import Final

import asyncpg

from db.connection import SERVICE_ROLE
from db.migrate import (
    APP,
    LEAST_VERSION,
    DatabaseNewerError,
    PostgresTooOldError,
    UnfitDatabaseError,
)

_FOLDER: Final = Path(__file__).parent / "migrations"
_BEYOND: Final = """
SELECT 'is a superuser' AS can FROM pg_roles WHERE rolname = session_user AND rolsuper
UNION ALL
SELECT 'owns the journal' FROM pg_class
 WHERE oid = 'journal_entry'::regclass AND pg_has_role(session_user, relowner, 'MEMBER')
UNION ALL
SELECT 'has rights to change the journal'
 WHERE has_table_privilege(session_user, 'journal_entry', 'UPDATE, DELETE, TRUNCATE')
UNION ALL
SELECT 'is a member of ' || held.rolname FROM pg_roles AS held
  JOIN pg_roles AS login ON login.rolname = session_user AND NOT login.rolsuper
 WHERE held.oid <> login.oid AND pg_has_role(session_user, held.oid, 'MEMBER')
   AND NOT pg_has_role($1, held.oid, 'MEMBER')
"""
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


async def beyond_service(connection: "asyncpg.Connection[asyncpg.Record]") -> tuple[str, ...]:
    """What the login of a connection has over the role of the service: whoever breaks out of that
    role, which the login takes by itself, has it. The database is one to be served from.
    """
    rows = await connection.fetch(_BEYOND, SERVICE_ROLE)
    return tuple(sorted(row["can"] for row in rows))


async def _applied(connection: "asyncpg.Connection[asyncpg.Record]") -> set[str]:
    try:
        return {row["name"] for row in await connection.fetch(_APPLIED, APP)}
    except asyncpg.UndefinedTableError:
        return set()
