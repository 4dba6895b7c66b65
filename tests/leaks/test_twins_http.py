"""The master test through HTTP: statuses, headers and bodies of twins, with real tokens.

By POST and by GET, in both media types, in both languages, with strict handling, and misspelt.
"""

import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

import httpx
import orjson
import pytest
from hostile.callers import Seat

from api.graphql_http import GraphQLEndpoint
from api.issuer import ISSUER, DevelopmentIssuer, development_issuer
from api.keyring import Keyring
from api.reading import RequestLimits
from api.token_claims import TokenRules
from api.tokens import Tokens
from leaks.pair import Pair, Request
from leaks.pools import Pools
from leaks.requesting import filtering
from leaks.telling_apart import written

AUDIENCE = "greffe-twins"
LIMITS = RequestLimits(body=1_000_000, query=1_000_000)
VARIED: tuple[dict[str, str], ...] = (
    {"Accept": "application/graphql-response+json"},
    {"Accept": "application/json", "Accept-Language": "fr"},
    {"Accept": "application/graphql-response+json", "Prefer": "handling=strict"},
)


@dataclass(frozen=True, slots=True)
class Face:
    """The HTTP face over the pair, and who issues tokens for it."""

    client: httpx.AsyncClient
    issuer: DevelopmentIssuer

    async def send(self, seat: Seat, request: Request, number: int) -> httpx.Response:
        """One request of a caller, in the manner of its number."""
        token = self.issuer.issue(seat.agent, timedelta(hours=1))
        stated = {"Authorization": f"Bearer {token}", **seat.headers, **VARIED[number % 3]}
        if number % 4 == 3:
            variables = orjson.dumps(dict(request.variables)).decode()
            params = {"query": request.query, "variables": variables}
            return await self.client.get("/graphql", params=params, headers=stated)
        body = {"query": request.query, "variables": dict(request.variables)}
        return await self.client.post("/graphql", json=body, headers=stated)


@pytest.fixture(scope="module")
async def face(pair: Pair) -> AsyncIterator[Face]:
    with tempfile.TemporaryDirectory(prefix="greffe-twins-") as folder:
        issuer = development_issuer(Path(folder), AUDIENCE, demonstration=True)
        keyring = Keyring(issuer.jwks)
        tokens = Tokens(TokenRules(ISSUER, AUDIENCE), keyring)
        endpoint = GraphQLEndpoint(pair.first, tokens, limits=LIMITS)
        transport = httpx.ASGITransport(endpoint)
        async with httpx.AsyncClient(transport=transport, base_url="http://greffe") as client:
            yield Face(client, issuer)
        await keyring.close()


def _sample(pair: Pair, seat: Seat) -> Iterator[Request]:
    """Some of what is asked of twins, and what is not even right."""
    random = Random(str(seat))  # noqa: S311  not for secrets
    twin = pair.twin_of(seat)
    yield from random.sample(list(written(twin, random)), 3)
    pools = Pools.of(pair.register, twin, random)
    yield from random.sample(list(filtering(pools)), 4)
    yield Request("{ cases { nodes { numbr } } }")
    yield Request("query($f: CaseFilter) { cases(filter: $f) { totalCount } }", {"f": {"x": 1}})
    yield Request("{ cases(first: 9999) { totalCount } }")


async def test_no_response_tells_twins_apart(pair: Pair, face: Face) -> None:
    statuses = set()
    for seat in pair.seats[::3]:
        requests = list(_sample(pair, seat))
        before = [await face.send(seat, each, number) for number, each in enumerate(requests)]
        async with pair.other(pair.twin_of(seat).changes):
            after = [await face.send(seat, each, number) for number, each in enumerate(requests)]
        for request, first, second in zip(requests, before, after, strict=True):
            told = f"{seat}\n{request}"
            assert first.status_code == second.status_code, told
            assert first.headers.pop("request-id") != second.headers.pop("request-id"), told
            assert first.headers.raw == second.headers.raw, told
            assert first.content == second.content, told
            statuses.add(first.status_code)
    assert {200, 400} <= statuses
