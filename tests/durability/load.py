"""Several clients at once, who act and read over HTTP as long as they are let."""

import asyncio
import itertools
import random
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache

import httpx
from doing import TOLD, request_of, with_ids_in
from ground import Ground
from ledger import DONE, Attempt, Ledger, Sent
from scenario import REGISTER, ROLES, with_ids

from api.issuer import DevelopmentIssuer

CLIENTS = 6
RESPONSE = "application/graphql-response+json"
READING = (
    "query %s($id: ID!) { case(id: $id) { id number followUp hearings { room }"
    " parties { capacity } decisions { type charges { requalifiedAs } } } }"
)
BREATH = 0.05
"""Seconds that a client waits who was not answered."""
LEFT = 0.15
"""The share of unanswered acts that nobody sends again."""
AT_ONCE = 0.5
"""The share that is sent again at once, to any server, while the other may still be at it."""
TOKEN = timedelta(hours=12)


@dataclass(slots=True)
class Load:
    """The clients. `servers` says how those who serve now are reached."""

    issuer: DevelopmentIssuer
    ledger: Ledger
    ground: Ground
    chance: random.Random
    servers: Callable[[], Sequence[httpx.AsyncClient]]
    _numbers: Iterator[int] = field(default_factory=itertools.count)
    _tokens: dict[str, str] = field(default_factory=dict)
    _going: bool = False

    @asynccontextmanager
    async def going(self) -> AsyncIterator[None]:
        """They go on for the time of a block; after it nothing is on its way."""
        self._going = True
        clients = [asyncio.create_task(self._client()) for _ in range(CLIENTS)]
        try:
            yield
        finally:
            self._going = False
            await asyncio.gather(*clients)

    async def _client(self) -> None:
        while self._going:
            if self.chance.random() < 0.4:
                await self.read()
            else:
                await self._act()

    async def _act(self) -> None:
        sent = self.ground.act()
        self.ledger.acts.append(sent)
        await self.send(sent)
        if sent.open and self.chance.random() < AT_ONCE:
            await self.send(sent)
        if sent.open:
            sent.left = self.chance.random() < LEFT
            await asyncio.sleep(BREATH)

    async def read(self) -> None:
        """Read a case."""
        case = self.ground.case()
        attempt = Attempt(f"Read{next(self._numbers)}", "P-LYON")
        self.ledger.reads.append(attempt)
        body = {"query": READING % attempt.name, "variables": {"id": case}}
        await self._post(attempt, body, f'CASE_PROCESSING;case="{case}"')
        if attempt.code != DONE:
            await asyncio.sleep(BREATH)
        else:
            assert attempt.data is not None
            assert attempt.data["case"]["id"] == case

    async def send(self, sent: Sent) -> Attempt:
        """Send an act, for the first time or again."""
        attempt = Attempt(f"Act{next(self._numbers)}", sent.who)
        sent.attempts.append(attempt)
        given = with_ids_in(sent.given)
        body = request_of(sent.act, given, sent.key, sent.version, TOLD, name=attempt.name)
        await self._post(attempt, body, sent.purpose)
        self.ground.learn(sent)
        return attempt

    async def done(self, sent: Sent) -> str:
        """The id of what an act records, which must be done."""
        self.ledger.acts.append(sent)
        attempt = await self.send(sent)
        assert attempt.code == DONE, (sent, attempt)
        return str(sent.answers[0]["id"])

    async def _post(self, attempt: Attempt, body: object, purpose: str | None) -> None:
        headers = {**_stated(attempt.who), "Authorization": f"Bearer {self._token(attempt.who)}"}
        if purpose is not None:
            headers["Access-Purpose"] = with_ids(purpose)
        try:
            response = await self.chance.choice(self.servers()).post(
                "/graphql", json=body, headers=headers
            )
            answer = response.json()
        except (httpx.TransportError, ValueError):
            return  # the connection was cut: nobody knows
        if "errors" in answer:
            attempt.extensions = answer["errors"][0]["extensions"]
            attempt.code = attempt.extensions["code"]
        else:
            attempt.code, attempt.data = DONE, answer["data"]

    def _token(self, who: str) -> str:
        if who not in self._tokens:
            self._tokens[who] = self.issuer.issue(REGISTER.ids[who], TOKEN)
        return self._tokens[who]


@cache
def _stated(who: str) -> dict[str, str]:
    return {"Acting-Role": ROLES[str(REGISTER.ids[who])], "Accept": RESPONSE}
