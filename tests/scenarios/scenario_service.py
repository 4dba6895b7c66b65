"""The whole service over the register of the scenarios: real tokens, a real socket, a clock to set.

Beside it stands the ordinary road: the same planned data, completed by graphql-core.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import asyncpg
import httpx
from make_register import FILE
from scenario import REGISTER, Scenario
from states import OPENED, in_memory

from api.application import Greffe
from api.caller import caller_of, stated_headers
from api.issuer import DevelopmentIssuer, development_issuer
from api.observed import Observe
from api.serve import DrainingServer, Stop, listen, port_of, server_of
from api.services import application
from api.settings import DemonstrationSettings
from db.loading.load import load
from permissions.acts.first_access import OPENED_BY
from permissions.subject import AgentId, Caller
from schema.answer import Answering
from schema.document import Question
from schema.outcome import Answer
from schema.ready import Ready
from schema.request import GraphQLRequest

RESPONSE = "application/graphql-response+json"
NEVER = 86_400.0


class OrdinaryRoad(Answering):
    """Answers with every operation executed by graphql-core over what another road planned."""

    def __init__(self, planned: Answering) -> None:
        super().__init__(planned._schema, planned._database, None, documents=planned._documents)
        self._planned = planned

    def ready(self, caller: Caller, asked: Question) -> Ready:
        ready = self._planned.ready(caller, asked)
        return replace(ready, prepared=replace(ready.prepared, ordinary=True))


@dataclass(slots=True)
class Service:
    """The service as its clients reach it, and a connection to its register."""

    answering: Answering
    ordinary: OrdinaryRoad
    client: httpx.AsyncClient
    issuer: DevelopmentIssuer
    register: asyncpg.Connection
    app: Greffe

    def set_clock(self, instant: datetime | None) -> None:
        """The instant of the operations that follow; None: the database's own clock."""
        self.answering.clock = self.ordinary.clock = instant

    def bearer(self, who: str) -> dict[str, str]:
        """The header that bears the token of an agent."""
        token = self.issuer.issue(REGISTER.ids[who], timedelta(hours=1))
        return {"Authorization": f"Bearer {token}"}

    async def ask(
        self, scenario: Scenario, document: str | None = None, prefer: str | None = None
    ) -> httpx.Response:
        """Send a scenario's operation, or another document in its stead."""
        self.set_clock(scenario.at)
        headers = scenario.headers | ({"Prefer": prefer} if prefer else {})
        if scenario.who is not None:
            headers |= self.bearer(scenario.who)
        query = scenario.document if document is None else document
        return await self.client.post("/graphql", json={"query": query}, headers=headers)

    async def ask_ordinary(self, scenario: Scenario) -> Answer:
        """The answer to a scenario's operation down the ordinary road, as if it were the first."""
        assert scenario.who is not None
        if str(OPENED_BY) in str(scenario.purpose):
            await self.register.execute(OPENED, list(REGISTER.ids.values()))
        self.set_clock(scenario.at)
        agent = AgentId(REGISTER.ids[scenario.who])
        caller = caller_of(agent, stated_headers(scenario.raw_headers))
        return await self.ordinary.answer(GraphQLRequest(scenario.document), caller)

    async def journalled(self) -> asyncpg.Record:
        """The latest entry of the journal."""
        entry = await self.register.fetchrow(
            "SELECT * FROM journal ORDER BY written_at DESC, seq DESC LIMIT 1"
        )
        assert entry is not None
        return entry


@asynccontextmanager
async def serving(
    url: str,
    folder: Path,
    observers: tuple[Observe, ...] = (),
    more: Mapping[str, Any] = MappingProxyType({}),
) -> AsyncIterator[Service]:
    """The service over a database that the register is loaded into.

    `observers` are told of operations; `more` are further settings.
    """
    settings = DemonstrationSettings(
        database_url=url,
        data=folder,
        watch_seconds=NEVER,  # whose alerts would stand among the entries that are looked at
        **{"pool_size": 2, **more},
    )
    app, bound = application(settings, observers), listen("127.0.0.1", 0)
    server = server_of(app, Stop(drain=0, grace=1))
    running = asyncio.create_task(server.serve(sockets=[bound]))
    register = await asyncpg.connect(url)
    address = f"http://127.0.0.1:{port_of(bound)}"
    async with httpx.AsyncClient(base_url=address, headers={"Accept": RESPONSE}) as client:
        try:
            answering = await _answering(server, app)
            issuer = development_issuer(folder, settings.audience, demonstration=True)
            yield Service(answering, OrdinaryRoad(answering), client, issuer, register, app)
        finally:
            await register.close()
            server.should_exit = True
            await running


async def fill(url: str) -> None:
    """Load the register into a migrated database."""
    report = await load(url, FILE)
    assert not report.bad_count
    await _share_pseudonym_keys(url)


async def _share_pseudonym_keys(url: str) -> None:
    """Studies have the keys that the register in memory gives them, to compare pseudonyms."""
    studies = in_memory(()).rows("study")
    database = await asyncpg.connect(url)
    try:
        await database.executemany(
            "UPDATE study SET pseudonym_key = $2 WHERE id = $1",
            [(each["id"], each["pseudonym_key"]) for each in studies],
        )
    finally:
        await database.close()


async def _answering(server: DrainingServer, app: Greffe) -> Answering:
    """What the application answers with, once it is started."""
    async with asyncio.timeout(60):
        while not server.started:  # noqa: ASYNC110  uvicorn has nothing else to wait for
            await asyncio.sleep(0.01)
    assert app.endpoint is not None
    answering = app.endpoint._answerer
    assert isinstance(answering, Answering)
    return answering
