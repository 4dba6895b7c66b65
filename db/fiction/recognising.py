"""Whether what a database holds is a fictional register, or somebody's own.

It is told by the agents: a fictional register has the personas, whose ids are fixed, and no mail
beyond the domain of the fiction. Agents are loaded, never made by acts.
"""

import asyncpg

from db.fiction.persona import MAIL
from db.fiction.personas import PERSONAS
from db.migrate import APP

_RECORDS = ("judicial_case", "agent", "court", "person", "legal_entity")
"""Of which a register has some, whatever else it has."""

_FICTIONAL = """
SELECT EXISTS (SELECT FROM agent WHERE id = ANY($1::uuid[]))
   AND NOT EXISTS (SELECT FROM agent WHERE email NOT LIKE '%@' || $2::text)
"""


_MIGRATED = "SELECT EXISTS (SELECT FROM tortoise_migrations WHERE app::text = $1)"


class ForeignRegisterError(Exception):
    """The database holds a register that no demonstration made, or tables of something else that
    are named as ours; the text names the database.
    """


async def cases_of_fiction(
    connection: "asyncpg.Connection[asyncpg.Record]", where: str, *, others_too: bool = False
) -> int | None:
    """How many cases the fictional register of a database has, or (`others_too`) any register;
    None where it holds none.

    The database may not be migrated yet. Raises `ForeignRegisterError`.
    """
    tables = [table for table in _RECORDS if await _is_there(connection, table)]
    if tables and not await _migrated(connection):
        raise ForeignRegisterError(
            f"{where} holds tables of another application (`{tables[0]}`), which stand where ours "
            "would. Give `greffe demo` a database of its own: `--any-register` does not help here"
        )
    if not any([await _has_rows(connection, table) for table in tables]):
        return None
    personas = [persona.agent for persona in PERSONAS.values()]
    if not others_too and not await connection.fetchval(_FICTIONAL, personas, MAIL):
        raise ForeignRegisterError(
            f"{where} holds a register that is not the demonstration's, which would give it to "
            "whoever asks here; `greffe serve` serves it. Give `greffe demo` a database of its "
            "own, or say `--any-register`"
        )
    return int(await connection.fetchval("SELECT count(*) FROM judicial_case"))


async def _is_there(connection: "asyncpg.Connection[asyncpg.Record]", table: str) -> bool:
    return await connection.fetchval("SELECT to_regclass($1)", table) is not None


async def _migrated(connection: "asyncpg.Connection[asyncpg.Record]") -> bool:
    """Whether the tables are those that our migrations made."""
    if not await _is_there(connection, "tortoise_migrations"):
        return False
    try:
        return bool(await connection.fetchval(_MIGRATED, APP))
    except asyncpg.UndefinedColumnError:
        return False  # a table of somebody else's migrations


async def _has_rows(connection: "asyncpg.Connection[asyncpg.Record]", table: str) -> bool:
    return bool(await connection.fetchval(f"SELECT EXISTS (SELECT FROM {table})"))  # noqa: S608  a constant of ours
