"""An outage of PostgreSQL: 503 with a code, nothing of the database's own words, and recovery."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from toy import AGENT, RESPONSE, code_of, post

from api.application import Greffe
from api.issuer import development_issuer
from api.services import application
from api.settings import DemonstrationSettings
from db.embedded import EmbeddedServer
from db.migrate import migrate


@pytest.fixture
async def folder() -> AsyncIterator[Path]:
    with tempfile.TemporaryDirectory(prefix="greffe-outage-") as made:
        yield Path(made)


def client_of(app: Greffe, folder: Path) -> httpx.AsyncClient:
    issuer = development_issuer(folder, "greffe", demonstration=True)
    token = issuer.issue(AGENT, timedelta(hours=1))
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app),
        base_url="http://greffe",
        headers={
            "Accept": RESPONSE,
            "Authorization": f"Bearer {token}",
            "Acting-Role": "PROSECUTOR_GENERAL",
            "Access-Purpose": 'PG_SUPERVISION;basis="ARTICLE_35"',
        },
    )


async def until(client: httpx.AsyncClient, path: str, status: int) -> None:
    async with asyncio.timeout(60):
        while (await client.get(path)).status_code != status:  # noqa: ASYNC110  as a probe would
            await asyncio.sleep(0.2)


async def test_an_outage_is_told_as_such_and_passes(folder: Path) -> None:
    async with EmbeddedServer(folder) as server:
        url = server.url("register")
        await server.create_database("register")
        await migrate(url)
        app = application(DemonstrationSettings(data=folder, database_url=url))
        lifespan = app.router.lifespan_context(app)
        await lifespan.__aenter__()
    query = "{ cases(first: 1) { nodes { id } } }"
    try:
        async with client_of(app, folder) as client:
            for _ in range(3):
                response = await post(client, query)
                assert response.status_code == 503
                assert code_of(response) in {"UNAVAILABLE", "JOURNAL_UNAVAILABLE"}
                assert response.headers["retry-after"] == "5"
                assert not [word for word in ("socket", "asyncpg", "host") if word in response.text]
            assert (await client.get("/health/ready")).status_code == 503
            assert (await client.get("/health/live")).status_code == 200
            async with EmbeddedServer(folder) as server:
                assert server.url("register") == url
                await until(client, "/health/ready", 200)
                response = await post(client, query)
                # The agent of the token is nobody in this empty register.
                assert (response.status_code, code_of(response)) == (401, "UNAUTHENTICATED")
                assert response.headers["www-authenticate"] == 'Bearer realm="greffe"'
    finally:
        await lifespan.__aexit__(None, None, None)
