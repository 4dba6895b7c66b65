"""What every test may ask for: databases on one embedded server, started once for the run."""

import itertools
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from db.embedded import EmbeddedServer
from db.migrate import migrate

NewDatabase = Callable[[], Awaitable[str]]


@pytest.fixture(scope="session")
async def server() -> AsyncIterator[EmbeddedServer]:
    """The server of this run, in a temporary folder that goes with it."""
    with tempfile.TemporaryDirectory(prefix="greffe-tests-") as folder:
        async with EmbeddedServer(Path(folder)) as server:
            yield server


@pytest.fixture(scope="session")
def new_database(server: EmbeddedServer) -> NewDatabase:
    """Makes an empty database, for fixtures that outlive one test; returns its address."""
    return _maker(server, "empty", template="template1")


@pytest.fixture(scope="session")
async def new_migrated_database(server: EmbeddedServer) -> NewDatabase:
    """Makes a database with every table and no row, for fixtures that outlive one test."""
    await server.create_database("migrated")
    await migrate(server.url("migrated"))
    return _maker(server, "register", template="migrated")


@pytest.fixture
async def database_url(new_database: NewDatabase) -> str:
    """The address of an empty database of this test's own."""
    return await new_database()


@pytest.fixture
async def migrated_url(new_migrated_database: NewDatabase) -> str:
    """The address of a database of this test's own, with every table and no row."""
    return await new_migrated_database()


def _maker(server: EmbeddedServer, kind: str, *, template: str) -> NewDatabase:
    numbers = itertools.count(1)

    async def make() -> str:
        name = f"{kind}_{next(numbers)}"
        await server.create_database(name, template=template)
        return server.url(name)

    return make
