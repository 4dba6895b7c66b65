"""What every test may ask for: databases on one embedded server, started once for the run."""

import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from fresh_databases import NewDatabase, dropped, maker, name_of, with_any_instant
from scenario_service import fill

from api.serve import collect_less
from db.embedded import EmbeddedServer
from db.migrate import migrate

__all__ = ["NewDatabase"]

# Nothing here outlives the run: what does survive a crash is asked of servers of their own.
FLEETING = {"fsync": "off", "full_page_writes": "off"}

LONGEST = (
    "scenarios/test_scenarios.py",
    "leaks/test_twins.py",
    "parity/test_records.py",
    "scenarios/test_changed_rules.py",
    "bench/test_bench.py",
    "scenarios/test_explanations.py",
    "db/test_loading.py",
    "api/test_demo.py",
    "db/test_embedded.py",
    "scenarios/test_views_of_the_law.py",
    "api/test_retention_command.py",
)
"""Files that take longest go first, lest one process wait for the other at the end."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Longest first, each file whole; the rest in the order in which it stands."""
    here = Path(__file__).parent
    ranks = {here / file: rank for rank, file in enumerate(LONGEST)}
    items.sort(key=lambda item: ranks.get(item.path, len(ranks)))


def pytest_collection_finish() -> None:
    """Collect garbage as seldom as a server does: what fixtures hold is no garbage, and large."""
    collect_less()


@pytest.fixture(scope="session")
async def server() -> AsyncIterator[EmbeddedServer]:
    """The server of this run, in a temporary folder that goes with it."""
    with tempfile.TemporaryDirectory(prefix="greffe-tests-") as folder:
        async with EmbeddedServer(Path(folder), settings=FLEETING) as server:
            yield server


@pytest.fixture(scope="session")
def new_database(server: EmbeddedServer) -> NewDatabase:
    """Makes an empty database, for fixtures that outlive one test; returns its address."""
    return maker(server, "empty", template="template1")


@pytest.fixture(scope="session")
async def new_migrated_database(server: EmbeddedServer) -> NewDatabase:
    """Makes a database with every table and no row, for fixtures that outlive one test."""
    await server.create_database("migrated")
    await migrate(server.url("migrated"))
    await with_any_instant(server.url("migrated"))
    return maker(server, "register", template="migrated")


@pytest.fixture(scope="session")
async def new_scenario_database(
    server: EmbeddedServer, new_migrated_database: NewDatabase
) -> NewDatabase:
    """Makes a database with the register of the scenarios, for fixtures that outlive one test."""
    filled = await new_migrated_database()
    await fill(filled)
    return maker(server, "scenarios", template=name_of(filled))


@pytest.fixture
async def database_url(new_database: NewDatabase, server: EmbeddedServer) -> AsyncIterator[str]:
    """The address of an empty database of this test's own."""
    url = await new_database()
    yield url
    await dropped(server, url)


@pytest.fixture
async def migrated_url(
    new_migrated_database: NewDatabase, server: EmbeddedServer
) -> AsyncIterator[str]:
    """The address of a database of this test's own, with every table and no row."""
    url = await new_migrated_database()
    yield url
    await dropped(server, url)
