"""Databases for tests, each its own, on the server of the run."""

import itertools
from collections.abc import Awaitable, Callable

from db.embedded import EmbeddedServer

NewDatabase = Callable[[], Awaitable[str]]
"""Makes a database and returns its address."""


def maker(server: EmbeddedServer, kind: str, *, template: str) -> NewDatabase:
    """What makes databases named by kind and number, each a copy of a template."""
    numbers = itertools.count(1)

    async def make() -> str:
        name = f"{kind}_{next(numbers)}"
        await server.create_database(name, template=template)
        return server.url(name)

    return make
