"""The demonstration, small, and answered by the application itself."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from api.application import GRAPHQL
from api.issuer import development_issuer
from api.personas import persona_token
from api.services import application
from api.settings import DemonstrationSettings
from db.fiction.register import write_register
from db.loading.load import load
from tests.conftest import NewDatabase
from tests.docs.pages import Shown

CASES = 20


class Demonstration:
    """Asks the application what a page shows, as the persona that it names."""

    def __init__(self, client: httpx.AsyncClient, folder: Path) -> None:
        self._client = client
        self._issuer = development_issuer(folder, "greffe", demonstration=True)

    async def answer(self, shown: Shown) -> httpx.Response:
        """The answer that is given now."""
        token = persona_token(shown.persona, self._issuer)
        headers = {"Authorization": f"Bearer {token}", **shown.headers}
        return await self._client.post(GRAPHQL, json={"query": shown.query}, headers=headers)


@pytest.fixture(scope="session")
async def demonstration(
    new_migrated_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Demonstration]:
    folder = tmp_path_factory.mktemp("documented")
    url = await new_migrated_database()
    file = folder / "register.jsonl"
    with file.open("wb") as out:
        write_register(out, cases=CASES)
    assert not (await load(url, file)).bad_count
    app = application(DemonstrationSettings(data=folder, database_url=url))
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://greffe") as client,
    ):
        yield Demonstration(client, folder)
