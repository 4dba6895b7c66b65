"""What is sent to the endpoint and is no GraphQL request, or too much of one."""

import asyncio
from collections.abc import AsyncIterator, Iterable, MutableMapping
from typing import Any

import httpx
import orjson
import pytest
from toy import JSON, LIMITS, RESPONSE, Toy, client_of, code_of, toy

from api.graphql_http import GraphQLEndpoint


@pytest.fixture(scope="module")
async def shelf() -> AsyncIterator[Toy]:
    async with toy() as made:
        yield made


@pytest.fixture
async def client(shelf: Toy) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(shelf) as made:
        yield made


@pytest.fixture
def endpoint(shelf: Toy) -> GraphQLEndpoint:
    return shelf.endpoint


async def exchanged(
    endpoint: GraphQLEndpoint,
    toy: Toy,
    messages: Iterable[dict[str, Any]],
    headers: dict[str, str] | None = None,
    pause: float = 0.0,
) -> tuple[int, dict[str, Any], int]:
    """Status, body, and how many messages of the request were taken, each after a pause."""
    waiting = iter(messages)
    sent: list[MutableMapping[str, Any]] = []
    taken = 0

    async def receive() -> dict[str, Any]:
        nonlocal taken
        await asyncio.sleep(pause)
        taken += 1
        return next(waiting)

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    raw = [
        (name.lower().encode(), value.encode())
        for name, value in {**toy.headers, **(headers or {})}.items()
    ]
    scope = {"type": "http", "method": "POST", "path": "/graphql", "headers": raw}
    await endpoint({**scope, "query_string": b""}, receive, send)
    if not sent:
        return 0, {}, taken
    return sent[0]["status"], orjson.loads(sent[1]["body"]), taken


QUERY = b'{"query":"{ __typename }"}'
BAD_BODIES: dict[str, bytes] = {
    "empty": b"",
    "a number": b"5",
    "null": b"null",
    "a text": b'"{ __typename }"',
    "an empty list": b"[]",
    "a batch": b"[" + QUERY + b"," + QUERY + b"]",
    "cut short": QUERY[:-1],
    "two values": QUERY + QUERY,
    "broken UTF-8": b'{"query":"{ \xff }"}',
    "UTF-16": QUERY.decode().encode("utf-16"),
    "UTF-16 without mark": QUERY.decode().encode("utf-16-le"),
    "a byte order mark": b"\xef\xbb\xbf" + QUERY,
    "a lone surrogate": b'{"query":"{ __typename }","variables":{"x":"\\ud800"}}',
    "a lone surrogate in the query": b'{"query":"{ \\udfff }"}',
    "nested lists": b'{"query":"{ __typename }","variables":{"x":' + b"[" * 5_000,
    "nested objects": b'{"a":' * 1_500 + b"1" + b"}" * 1_500,
    "five thousand digits": b'{"query":"{ __typename }","variables":{"x":' + b"9" * 5_000 + b"}}",
    "an infinity": b'{"query":"{ __typename }","variables":{"x":1e999}}',
    "NaN": b'{"query":"{ __typename }","variables":{"x":NaN}}',
    "no query": b"{}",
    "a query that is null": b'{"query":null}',
    "a query that is a list": b'{"query":["{ __typename }"]}',
    "variables that are a list": b'{"query":"{ __typename }","variables":[]}',
    "variables that are a text": b'{"query":"{ __typename }","variables":"{}"}',
    "variables that are false": b'{"query":"{ __typename }","variables":false}',
    "a name that is a number": b'{"query":"{ __typename }","operationName":0}',
    "a name with a nought": b'{"query":"{ __typename }","operationName":"a\\u0000"}',
    "extensions that are a text": b'{"query":"{ __typename }","extensions":""}',
    "a form": b"query={__typename}",
}


@pytest.mark.parametrize("accept", [JSON, RESPONSE])
@pytest.mark.parametrize("body", BAD_BODIES.values(), ids=BAD_BODIES)
async def test_what_is_no_graphql_request_is_a_bad_request(
    client: httpx.AsyncClient, body: bytes, accept: str
) -> None:
    client.headers["Accept"] = accept
    response = await client.post("/graphql", content=body)
    assert (response.status_code, code_of(response)) == (400, "REQUEST_MALFORMED")


async def test_of_a_key_stated_twice_the_last_counts(client: httpx.AsyncClient) -> None:
    response = await client.post(
        "/graphql", content=b'{"query":"{ nothing }","query":"{ __typename }"}'
    )
    assert response.json() == {"data": {"__typename": "Query"}}


@pytest.mark.parametrize(
    "query",
    [
        "",
        "query=%ff",
        "query=%ED%A0%80",
        "query={__typename}&query={__typename}",
        "query={__typename}&variables=[]",
        "query={__typename}&variables={",
        "query={__typename}&variables=%7B%22x%22%3A%22%5Cud800%22%7D",
        "query={__typename}&extensions=5",
        "variables={}",
    ],
)
async def test_an_address_that_states_no_request_is_a_bad_request(
    client: httpx.AsyncClient, query: str
) -> None:
    response = await client.get(f"http://greffe/graphql?{query}")
    assert (response.status_code, code_of(response)) == (400, "REQUEST_MALFORMED")


async def test_an_address_too_long_is_refused(client: httpx.AsyncClient) -> None:
    response = await client.get("/graphql", params={"query": "{ __typename }" + " " * 2_000})
    assert (response.status_code, code_of(response)) == (414, "LIMIT_EXCEEDED")


async def test_a_body_that_declares_too_much_is_refused_unread(
    endpoint: GraphQLEndpoint, shelf: Toy
) -> None:
    status, body, taken = await exchanged(
        endpoint, shelf, [], {"Content-Length": str(10 * 1024 * 1024)}
    )
    assert (status, taken) == (413, 0)
    assert body["errors"][0]["message"] == "the body is longer than 20000 bytes"


@pytest.mark.parametrize("length", ["9" * 5_000, "20001"])
async def test_any_length_too_great_is_refused(
    endpoint: GraphQLEndpoint, shelf: Toy, length: str
) -> None:
    assert (await exchanged(endpoint, shelf, [], {"Content-Length": length}))[0] == 413


async def test_a_body_in_chunks_is_read_no_further_than_the_limit(
    endpoint: GraphQLEndpoint, shelf: Toy
) -> None:
    chunk = {"type": "http.request", "body": b" " * 4_000, "more_body": True}
    status, _, taken = await exchanged(endpoint, shelf, [chunk] * 2_500)
    assert (status, taken) == (413, 6)


async def test_a_body_at_the_limit_is_read(endpoint: GraphQLEndpoint, shelf: Toy) -> None:
    padded = QUERY + b" " * (LIMITS.body - len(QUERY))
    parts = [padded[:7], b"", padded[7:]]
    messages = [{"type": "http.request", "body": part, "more_body": True} for part in parts]
    status, body, _ = await exchanged(endpoint, shelf, [*messages, {"type": "http.request"}])
    assert (status, body) == (200, {"data": {"__typename": "Query"}})


async def test_a_body_that_trickles_in_is_given_up(endpoint: GraphQLEndpoint, shelf: Toy) -> None:
    chunk = {"type": "http.request", "body": b" ", "more_body": True}
    status, body, taken = await exchanged(endpoint, shelf, [chunk] * 100, pause=0.05)
    assert status == 408
    assert taken < 10
    assert body["errors"][0]["extensions"]["code"] == "TIMEOUT"


async def test_a_client_that_leaves_gets_no_answer(endpoint: GraphQLEndpoint, shelf: Toy) -> None:
    assert await exchanged(endpoint, shelf, [{"type": "http.disconnect"}]) == (0, {}, 1)
