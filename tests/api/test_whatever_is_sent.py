"""Whatever is sent, no fault comes of it and no hidden name."""

import json
from collections.abc import AsyncIterator

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from toy import JSON, RESPONSE, Toy, client_of, toy

from permissions.refusal import Code


@pytest.fixture(scope="module")
async def shelf() -> AsyncIterator[Toy]:
    async with toy() as made:
        yield made


@pytest.fixture
async def client(shelf: Toy) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(shelf) as made:
        yield made


LEAKS = ("SELECT", "Traceback", 'File "', "secretField", "HiddenThing", "HIDDEN", "asyncpg")
WORDS = (
    *("{", "}", "(", ")", "[", "]", ":", "=", "!", "...", "on", "@skip", "$t", '"x"', "5", "null"),
    *("query", "mutation", "fragment", "F", "echo", "box", "id", "wish", "Thing", "secret", "node"),
)
SCRAPS = st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join)
NAMES = st.sampled_from(["id", "label", "boxes", "secretField", "hidden", "__typename", "labl"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)
DOCUMENTS = st.one_of(
    SCRAPS,
    st.builds("{{ box(id: {}) {{ {} {} }} }}".format, st.sampled_from(WORDS), NAMES, SCRAPS),
    st.builds("{{ thing(id: 1) {{ {} ... on {} {{ {} }} }} }}".format, NAMES, NAMES, NAMES),
    st.builds("{{ echo(text: {}, wish: {{ {} : {} }}) }}".format, SCRAPS, NAMES, SCRAPS),
    st.just("query ($t: String!, $w: Wish) { echo(text: $t, wish: $w) }"),
)
BODIES = st.binary(max_size=60) | st.fixed_dictionaries(
    {"query": DOCUMENTS | VALUES},
    optional={
        "variables": st.fixed_dictionaries({"t": VALUES, "w": VALUES}) | VALUES,
        "operationName": VALUES,
        "extensions": VALUES,
    },
).map(lambda body: json.dumps(body).encode())


@given(
    body=BODIES,
    accept=st.sampled_from([JSON, RESPONSE, "*/*", ""]) | st.text("a/b;q=0.1,* ", max_size=20),
    method=st.sampled_from(["POST", "GET"]),
)
@settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
async def test_no_request_brings_a_fault_or_a_hidden_name(
    client: httpx.AsyncClient, body: bytes, accept: str, method: str
) -> None:
    if method == "GET":
        response = await client.get(
            "/graphql", params={"query": body.decode("latin-1")}, headers={"Accept": accept}
        )
    else:
        response = await client.post("/graphql", content=body, headers={"Accept": accept})
    assert response.status_code < 500
    response.content.decode()
    assert not [leak for leak in LEAKS if leak in response.text and leak.encode() not in body]
    answered = response.json()
    assert "data" in answered or answered["errors"][0]["extensions"]["code"] in set(Code)
