"""GraphQL over HTTP: what is answered, in which media type, with which status."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from toy import AGENT, JSON, RESPONSE, Toy, client_of, code_of, post, toy

from api.graphql_http import GraphQLEndpoint
from api.statuses import STATUSES
from permissions.refusal import Code


@pytest.fixture(scope="module")
async def shelf() -> AsyncIterator[Toy]:
    async with toy() as made:
        yield made


@pytest.fixture
async def client(shelf: Toy) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(shelf) as made:
        yield made


async def test_a_query_by_post_is_answered(client: httpx.AsyncClient) -> None:
    response = await post(client, "query ($t: String!) { echo(text: $t) }", variables={"t": "é"})
    assert response.status_code == 200
    assert response.headers["content-type"] == f"{RESPONSE}; charset=utf-8"
    assert response.json() == {"data": {"echo": "é"}}
    assert response.headers["cache-control"] == "no-store"
    assert "authorization" in response.headers["vary"].lower()
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in response.headers
    assert not [name for name in response.headers if name.startswith("access-control")]


async def test_a_query_by_get_is_answered(client: httpx.AsyncClient) -> None:
    response = await client.get(
        "/graphql",
        params={"query": "query A($t: String!) { echo(text: $t) }", "variables": '{"t": "+ &é"}'},
    )
    assert response.json() == {"data": {"echo": "+ &é"}}


@pytest.mark.parametrize("name", ["", "A"])
async def test_an_empty_operation_name_is_none(client: httpx.AsyncClient, name: str) -> None:
    query = "query A { __typename }"
    by_get = await client.get("/graphql", params={"query": query, "operationName": name})
    assert by_get.status_code == 200
    assert (await post(client, query, operationName=name)).status_code == 200


async def test_null_parameters_and_unknown_ones_are_passed_over(client: httpx.AsyncClient) -> None:
    response = await post(
        client,
        "{ __typename }",
        operationName=None,
        variables=None,
        extensions={"a": [1]},
        id=5,
    )
    assert response.json() == {"data": {"__typename": "Query"}}


async def test_a_field_that_fails_leaves_the_answer_a_success(client: httpx.AsyncClient) -> None:
    response = await post(client, "{ failing }")
    assert response.status_code == 200
    assert response.json()["data"] == {"failing": None}
    assert code_of(response) == "INTERNAL"
    assert "SELECT" not in response.text
    assert "10.0.0.1" not in response.text


async def test_the_language_of_a_refusal_is_the_one_preferred(client: httpx.AsyncClient) -> None:
    client.headers["Accept-Language"] = "fr-FR, en;q=0.5"
    response = await post(client, "{ refusing }")
    assert response.json()["errors"][0]["message"] == "il faut une affaire"
    client.headers["Authorization"] = "Bearer x"
    assert "jeton" in (await post(client, "{ echo }")).json()["errors"][0]["message"]


# --- media types -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accept", "served"),
    [
        (None, JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (JSON, JSON),
        (RESPONSE, RESPONSE),
        (f"{JSON}, {RESPONSE}", RESPONSE),
        (f"{RESPONSE}; charset=utf-8, {JSON}; charset=utf-8", RESPONSE),
        (f"{RESPONSE};q=0.5, {JSON};q=0.9", JSON),
        (f"{RESPONSE}, {JSON};q=0.9", RESPONSE),
        (f"{JSON};q=0, */*;q=0.1", RESPONSE),
        (f"text/html, {JSON};q=0.1", JSON),
        ("APPLICATION/JSON; Charset=UTF-8", JSON),
    ],
)
async def test_the_answer_takes_the_media_type_most_wanted(
    client: httpx.AsyncClient, accept: str | None, served: str
) -> None:
    if accept is None:
        del client.headers["Accept"]
    else:
        client.headers["Accept"] = accept
    response = await post(client, "{ __typename }")
    assert response.status_code == 200
    assert response.headers["content-type"] == f"{served}; charset=utf-8"


@pytest.mark.parametrize(
    "accept",
    [
        "text/plain",
        "text/html",
        f"{JSON};q=0",
        f"{JSON}; charset=utf-16",
        "nonsense",
        "a/b" + "; " * 400 + "\x01",
        "x/y, " * 1_000,
    ],
)
async def test_what_cannot_be_had_is_not_acceptable(client: httpx.AsyncClient, accept: str) -> None:
    client.headers["Accept"] = accept
    response = await post(client, "{ __typename }")
    assert response.status_code == 406
    assert response.headers["content-type"] == f"{JSON}; charset=utf-8"
    assert code_of(response) == "MEDIA_TYPE_UNSUPPORTED"


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/graphql",
        "application/json; charset=utf-16",
        "application/json, text/plain",
        "application/jsonp",
        "",
    ],
)
async def test_a_body_of_another_type_is_refused(
    client: httpx.AsyncClient, content_type: str
) -> None:
    response = await client.post(
        "/graphql", content=b'{"query":"{ __typename }"}', headers={"Content-Type": content_type}
    )
    assert response.status_code == 415
    assert response.headers["accept-post"] == JSON


async def test_a_body_without_a_type_is_refused(client: httpx.AsyncClient) -> None:
    del client.headers["Content-Type"]
    response = await client.post("/graphql", content=b'{"query":"{ __typename }"}')
    assert response.status_code == 415


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "identity, gzip", "nonsense"])
async def test_a_compressed_body_is_refused(client: httpx.AsyncClient, encoding: str) -> None:
    response = await client.post(
        "/graphql",
        content=b'{"query":"{ __typename }"}',
        headers={"Content-Encoding": encoding},
    )
    assert response.status_code == 415
    assert response.headers["accept-encoding"] == "identity"


# --- statuses --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "more", "code", "status"),
    [
        ("{", {}, "DOCUMENT_INVALID", 400),
        ("{ nothing }", {}, "DOCUMENT_INVALID", 400),
        ("query A { __typename } query B { __typename }", {}, "DOCUMENT_INVALID", 400),
        ("{ __typename }", {"operationName": "A"}, "DOCUMENT_INVALID", 400),
        ("subscription { x }", {}, "DOCUMENT_INVALID", 400),
        ("query ($t: String!) { echo(text: $t) }", {}, "VARIABLES_INVALID", 400),
        ("{ " + "__typename " * 21 + "}", {}, "LIMIT_EXCEEDED", 400),
        ("{ refusing }", {}, "CASE_REQUIRED", 403),
    ],
)
async def test_a_graphql_refusal_shows_in_the_status_of_its_own_media_type_only(
    client: httpx.AsyncClient, query: str, more: dict[str, Any], code: str, status: int
) -> None:
    response = await post(client, query, **more)
    assert (response.status_code, code_of(response)) == (status, code)
    assert "data" not in response.json()
    client.headers["Accept"] = JSON
    legacy = await post(client, query, **more)
    assert (legacy.status_code, code_of(legacy)) == (200, code)


@pytest.mark.parametrize("accept", [JSON, RESPONSE])
async def test_an_outage_asks_to_try_again(client: httpx.AsyncClient, accept: str) -> None:
    client.headers["Accept"] = accept
    response = await post(client, "{ down }")
    assert response.status_code == 503
    assert response.headers["retry-after"] == "5"


@pytest.mark.parametrize("accept", [JSON, RESPONSE])
async def test_a_caller_who_is_not_known_is_challenged(
    client: httpx.AsyncClient, accept: str
) -> None:
    client.headers["Accept"] = accept
    del client.headers["Authorization"]
    response = await post(client, "{ __typename }")
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == 'Bearer realm="greffe"'
    client.headers["Authorization"] = "Bearer eyJhbGciOiJub25lIn0.e30."
    response = await post(client, "{ __typename }")
    assert response.status_code == 401
    assert 'error="invalid_token"' in response.headers["www-authenticate"]
    assert code_of(response) == "UNAUTHENTICATED"


@pytest.mark.parametrize("accept", [JSON, RESPONSE])
async def test_a_mutation_by_get_is_not_allowed(client: httpx.AsyncClient, accept: str) -> None:
    client.headers["Accept"] = accept
    params = {"query": 'query A { __typename } mutation B { put(text: "x") }'}
    response = await client.get("/graphql", params={**params, "operationName": "B"})
    assert response.status_code == 405
    assert response.headers["allow"] == "POST"
    ok = await client.get("/graphql", params={**params, "operationName": "A"})
    assert ok.status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "QUERY"])
async def test_other_methods_are_not_allowed(client: httpx.AsyncClient, method: str) -> None:
    response = await client.request(method, "/graphql")
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, POST"


async def test_a_malformed_header_is_a_bad_request(client: httpx.AsyncClient) -> None:
    client.headers["Access-Purpose"] = "CASE_PROCESSING;case=12 34"
    client.headers["Accept"] = JSON
    response = await post(client, "{ __typename }")
    assert (response.status_code, code_of(response)) == (400, "HEADER_MALFORMED")


def test_every_code_has_its_statuses() -> None:
    assert set(STATUSES) == set(Code)
    assert all(status.json in (200, status.graphql_response) for status in STATUSES.values())


# --- the journal -----------------------------------------------------------------------------


async def test_every_refusal_is_journalled_with_what_was_known(
    client: httpx.AsyncClient, shelf: Toy
) -> None:
    shelf.answering.journal.clear()
    await client.post("/graphql", content=b"5")
    await post(client, "{ nothing }")
    await client.request("PUT", "/graphql")
    client.headers["Access-Purpose"] = "?"
    await post(client, "{ __typename }")
    del client.headers["Authorization"]
    await post(client, "{ __typename }")
    known = [
        (code.value, request.query if request else None, caller.agent if caller else None)
        for code, request, caller in shelf.answering.journal
    ]
    assert known == [
        ("REQUEST_MALFORMED", None, AGENT),
        ("DOCUMENT_INVALID", "{ nothing }", AGENT),
        ("METHOD_NOT_ALLOWED", None, None),
        ("HEADER_MALFORMED", "{ __typename }", AGENT),
        ("UNAUTHENTICATED", None, None),
    ]


async def test_what_is_answered_is_observed(shelf: Toy) -> None:
    seen: list[Code | None] = []
    endpoint = GraphQLEndpoint(
        shelf.answering, shelf.tokens, observe=(lambda observed: seen.append(observed.code),)
    )
    transport = httpx.ASGITransport(endpoint)
    async with httpx.AsyncClient(transport=transport, base_url="http://greffe") as client:
        client.headers.update(shelf.headers)
        await post(client, "{ __typename }")
        await post(client, "{ nothing }")
        await client.post("/graphql", content=b"")
    assert seen == [None, Code.DOCUMENT_INVALID, Code.REQUEST_MALFORMED]
