"""The application: its paths, its health, and how it stands while something is out of reach."""

from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.responses import HTMLResponse
from toy import JSON, Toy, client_of, post, toy

from api.application import Explorer, Greffe, build
from api.health import Readiness


@pytest.fixture
async def shelf() -> AsyncIterator[Toy]:
    async with toy() as made:
        yield made


@pytest.fixture
async def app(shelf: Toy) -> AsyncIterator[Greffe]:
    page = HTMLResponse("<title>GraphiQL</title>")
    app = build(shelf.services, explorer=Explorer(page))
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def client(app: Greffe, shelf: Toy) -> AsyncIterator[httpx.AsyncClient]:
    async with client_of(shelf, app) as made:
        yield made


async def test_operations_are_answered(client: httpx.AsyncClient) -> None:
    assert (await post(client, "{ __typename }")).json() == {"data": {"__typename": "Query"}}


async def test_browsers_are_given_the_page(client: httpx.AsyncClient) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    response = await client.get("/graphql?query={a}", headers={"Accept": accept})
    assert (response.status_code, response.text) == (200, "<title>GraphiQL</title>")


@pytest.mark.parametrize(
    "accept", [JSON, f"{JSON}, text/html;q=0.9", "*/*", "application/json, text/html"]
)
async def test_others_are_not_given_the_page(client: httpx.AsyncClient, accept: str) -> None:
    response = await client.get("/graphql?query={__typename}", headers={"Accept": accept})
    assert response.json() == {"data": {"__typename": "Query"}}


async def test_a_post_is_never_answered_by_the_page(client: httpx.AsyncClient) -> None:
    client.headers["Accept"] = "text/html"
    assert (await post(client, "{ __typename }")).status_code == 406


SLASHED = (
    "/graphql/",
    "/metrics/",
    "/schema.graphql/",
    "/health/live/",
    "/access-requests/1/extract/",
)


@pytest.mark.parametrize("path", ["/", "/graphqlx", "/.env", "/docs", "/%00", *SLASHED])
async def test_other_paths_are_not_found(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path)
    assert response.status_code == 404
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert response.headers["content-type"] == "application/json"
    assert told(response) == (
        "REQUEST_MALFORMED",
        "nothing is served at this address",
    )


def told(response: httpx.Response) -> tuple[str, str]:
    """The code and the message of a refusal."""
    (error,) = response.json()["errors"]
    return error["extensions"]["code"], error["message"]


@pytest.mark.parametrize(
    "path",
    ["/health/live", "/health/ready", "/metrics", "/schema.graphql", "/access-requests/1/extract"],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
async def test_a_path_is_read_and_by_no_other_method(
    client: httpx.AsyncClient, path: str, method: str
) -> None:
    response = await client.request(method, path, headers={"Accept-Language": "fr"})
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD"
    assert told(response) == ("METHOD_NOT_ALLOWED", "seuls GET, HEAD sont servis ici")
    assert response.headers["request-id"]
    assert response.headers["x-content-type-options"] == "nosniff"


async def test_a_process_that_answers_is_live(client: httpx.AsyncClient) -> None:
    response = await client.get("/health/live")
    assert (response.status_code, response.json()) == (200, {"live": True})


async def test_what_is_in_reach_is_ready(client: httpx.AsyncClient) -> None:
    response = await client.get("/health/ready")
    assert response.status_code == 200
    assert response.json() == {"ready": True, "accepting": True, "database": True}
    assert response.headers["cache-control"] == "no-store"


async def test_what_is_out_of_reach_is_not_ready_until_it_is_back(
    app: Greffe, client: httpx.AsyncClient, shelf: Toy
) -> None:
    shelf.reachable = False
    response = await client.get("/health/ready")
    assert response.status_code == 503
    assert response.json() == {"ready": False, "accepting": True, "database": False}
    assert "10.0.0.1" not in response.text
    shelf.reachable = True
    app.state.readiness.forget()
    assert (await client.get("/health/ready")).status_code == 200


async def test_a_check_costs_the_database_one_question_a_second(shelf: Toy) -> None:
    asked = 0

    async def probe() -> bool:
        nonlocal asked
        asked += 1
        return True

    readiness = Readiness({"database": probe})
    for _ in range(50):
        await readiness.findings()
    assert asked == 1


async def test_while_it_drains_it_is_not_ready_and_still_answers(
    app: Greffe, client: httpx.AsyncClient
) -> None:
    app.drain()
    response = await client.get("/health/ready")
    assert (response.status_code, response.json()["accepting"]) == (503, False)
    assert (await client.get("/health/live")).status_code == 200
    assert (await post(client, "{ __typename }")).status_code == 200


async def test_metrics_count_outcomes_and_hold_no_value(client: httpx.AsyncClient) -> None:
    client.headers["Acting-Role"] = "CRIMINAL_JUDGE"
    client.headers["Access-Purpose"] = 'EXTENDED_JURISDICTION;article="704"'
    await post(client, '{ echo(text: "Zyzzyva") }')
    await post(client, "{ zyzzyva }")
    response = await client.get("/metrics", headers={"Host": "localhost"})
    assert response.headers["content-type"].startswith("text/plain")
    labels = 'outcome="{}",purpose="EXTENDED_JURISDICTION",role="CRIMINAL_JUDGE"'
    for outcome in ("RELEASED", "DOCUMENT_INVALID"):
        line = f"greffe_operations_total{{{labels.format(outcome)}}} 1.0"
        assert line in response.text
    assert "zyzzyva" not in response.text.lower()


async def test_the_schema_can_be_had(client: httpx.AsyncClient) -> None:
    response = await client.get("/schema.graphql")
    assert (response.status_code, response.text) == (200, "type Query")


async def test_a_schema_that_is_closed_is_not_found(app: Greffe, client: httpx.AsyncClient) -> None:
    app.state.sdl = None
    response = await client.get("/schema.graphql")
    assert (response.status_code, told(response)[0]) == (404, "REQUEST_MALFORMED")


async def test_services_are_closed_when_the_application_stops(shelf: Toy) -> None:
    app = build(shelf.services)
    async with app.router.lifespan_context(app):
        assert app.endpoint is not None
    assert app.endpoint is None


async def test_without_a_page_browsers_are_told_what_is_served(shelf: Toy) -> None:
    app = build(shelf.services)
    async with app.router.lifespan_context(app), client_of(shelf, app) as client:
        response = await client.get("/graphql", headers={"Accept": "text/html"})
        assert response.status_code == 406
