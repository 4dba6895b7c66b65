"""The database that a command works on: the one of DATABASE_URL, or the embedded one."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import asyncpg

from api.settings import Settings, SettingsError
from db.embedded import EmbeddedServer, holds_cluster

NAME = "greffe"
_CONNECT_SECONDS = 10.0


class DatabaseError(Exception):
    """The database cannot be reached; the text says why and holds no password."""


class NoDatabaseError(Exception):
    """The data folder holds no embedded database, and it is not for the command to make one."""


@asynccontextmanager
async def database(settings: Settings, *, made: bool = False) -> AsyncIterator[Settings]:
    """The settings with `database_url` filled in, good as long as the block lasts.

    With `made`, an embedded database is set up where there is none. Raises `DatabaseError`,
    `NoDatabaseError`, `SettingsError` for an address that is none, and `EmbeddedError` where the
    embedded server does not start.
    """
    if settings.database_url is not None:
        await _reach(settings.database_url)
        yield settings
        return
    if not made and not holds_cluster(settings.data):
        raise NoDatabaseError(
            f"there is no database in {settings.data}: run `greffe demo` or `greffe migrate` "
            "first, name its folder (--data), or give a server's address in DATABASE_URL"
        )
    async with EmbeddedServer(settings.data) as server:
        await server.create_database(NAME)
        yield settings.model_copy(update={"database_url": server.url(NAME)})


def address(settings: Settings) -> str:
    """The address of the database, inside a block of `database`."""
    if settings.database_url is None:
        raise DatabaseError("no database is open")
    return settings.database_url


async def _reach(url: str) -> None:
    try:
        connection = await asyncpg.connect(url, timeout=_CONNECT_SECONDS)
    except TimeoutError:
        raise DatabaseError(f"DATABASE_URL: {_where(url)} does not answer") from None
    except OSError as error:
        raise DatabaseError(f"DATABASE_URL: {_where(url)}: {error.strerror or error}") from None
    except (ValueError, asyncpg.InterfaceError) as error:
        raise SettingsError(f"DATABASE_URL: {error}") from None
    except asyncpg.PostgresError as error:
        raise DatabaseError(f"DATABASE_URL: {_where(url)}: {error}") from None
    await connection.close()


def named(settings: Settings, database: str) -> str:
    """Which database it is, in words: its name and its server's, or the folder of the embedded."""
    if settings.database_url is None:
        return f"the database of {settings.data}"
    return f"the database {database} on {_where(settings.database_url)}"


def _where(url: str) -> str:
    """The hosts and ports of an address, which hold no password."""
    return urlsplit(url).netloc.rpartition("@")[2] or "the server"
