"""Demonstrations that are small, over databases of their own: one that is read, one for acts."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
import httpx
import pytest
from demonstration import Demonstration
from fresh_databases import NewDatabase

from api.services import application
from api.settings import DemonstrationSettings
from db.fiction.register import write_register
from db.loading.load import load

CASES = 20


@pytest.fixture(scope="session")
def documented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register, as a file."""
    file = tmp_path_factory.mktemp("documented") / "register.jsonl"
    with file.open("wb") as out:
        write_register(out, cases=CASES)
    return file


@pytest.fixture(scope="session")
async def demonstration(
    new_migrated_database: NewDatabase, documented: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Demonstration]:
    """One in which nothing is done."""
    url, folder = await new_migrated_database(), tmp_path_factory.mktemp("read")
    async with _running(url, documented, folder) as running:
        yield running


@pytest.fixture(scope="module")
async def acted(
    new_migrated_database: NewDatabase, documented: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Demonstration]:
    """One for acts, which change it, anew for each module."""
    url, folder = await new_migrated_database(), tmp_path_factory.mktemp("acted")
    async with _running(url, documented, folder) as running:
        yield running


@asynccontextmanager
async def _running(url: str, register: Path, folder: Path) -> AsyncIterator[Demonstration]:
    assert not (await load(url, register)).bad_count
    await _with_known_cursors(url)
    quiet = 86_400.0  # no alert of the watch stands among the entries that pages show
    app = application(DemonstrationSettings(data=folder, database_url=url, watch_seconds=quiet))
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://greffe") as client,
    ):
        yield Demonstration(app, client, folder)


async def _with_known_cursors(url: str) -> None:
    """Seal cursors with a key that is always the same, so that a page can show one."""
    connection = await asyncpg.connect(url)
    await connection.execute("UPDATE cursor_key SET key = $1", bytes(range(64)))
    await connection.close()
