"""Databases for tests, each its own, on the server of the run."""

import itertools
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import asyncpg

from db.embedded import EmbeddedServer

NewDatabase = Callable[[], Awaitable[str]]
"""Makes a database and returns its address."""


def maker(server: EmbeddedServer, kind: str, *, template: str) -> NewDatabase:
    """What makes databases named by kind and number, each a copy of a template.

    Its files are copied, which on a server that waits for no disk takes a third of the time that
    writing them to its log does.
    """
    numbers = itertools.count(1)

    async def make() -> str:
        name = f"{kind}_{next(numbers)}"
        connection = await asyncpg.connect(server.url())
        try:
            await connection.execute(
                f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY"
            )
        finally:
            await connection.close()
        return server.url(name)

    return make


async def dropped(server: EmbeddedServer, url: str) -> None:
    """Drops a database that is done with, before the system has written its files to disk."""
    await server.drop_database(name_of(url))


async def with_any_instant(url: str) -> None:
    """Let operations be of an instant that a test fixes, whenever they are written down."""
    connection = await asyncpg.connect(url)
    try:
        await connection.execute(
            "ALTER TABLE journal_entry DROP CONSTRAINT journal_entry_instant_as_written"
        )
    finally:
        await connection.close()


def name_of(url: str) -> str:
    """The name of the database at an address."""
    return urlsplit(url).path.removeprefix("/")
