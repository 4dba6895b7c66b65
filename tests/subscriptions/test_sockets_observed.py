"""What metrics, logs and spans are told of sockets: each operation and each event, as over HTTP."""

import asyncio
from typing import Any

import pytest
from doing import Acts
from sockets import INTERCEPT_K1, K1, Client, Sockets
from test_events import STEPS, step, steps
from websockets.exceptions import InvalidStatus

from api.observed import Observed, request_id
from schema.doing import Doing

NUMBER = '{ case(id: "<K1>") { number } }'


def told(sockets: Sockets, client: Client) -> list[Observed]:
    """What observers were told of a socket; its handshake has told the client its id."""
    return [each for each in sockets.observed if each.request == client.request]


async def test_an_operation_is_told_by_the_id_that_the_handshake_bears(sockets: Sockets) -> None:
    async with sockets.of("JI-LYON", K1) as client:
        await client.subscribe(NUMBER)
        await client.event()
        await client.completed()
        (found,) = told(sockets, client)
    assert (found.method, found.status, found.outcome) == ("SOCKET", 200, "RELEASED")
    assert (found.purpose, found.role) == ("CASE_PROCESSING", "CRIMINAL_JUDGE")
    assert (found.course.kind, found.course.roots) == ("query", ("case",))
    phases = [phase for phase, _ in found.course.entered]
    assert phases == ["GATE", "PLAN", "DATABASE", "SHAPE", "JOURNAL"]


async def test_each_event_is_told_with_the_phases_of_its_reading(
    sockets: Sockets, acts: Acts
) -> None:
    async with sockets.of("JI-LYON", K1) as client:
        await client.subscribe(STEPS)
        await steps(client)
        await step(acts, "Perquisition")
        await steps(client)
        events = told(sockets, client)
    assert len(events) == 2
    for each in events:
        assert (each.course.kind, each.course.roots) == ("subscription", ("caseChanged",))
        laps = list(each.course.laps())
        assert {phase for phase, _, _ in laps} == {"GATE", "PLAN", "DATABASE", "SHAPE", "JOURNAL"}
        assert all(begun <= ended for _, begun, ended in laps)
        assert each.started == laps[0][1]
        assert laps[-1][2] <= each.ended


@pytest.mark.parametrize(
    ("purpose", "query", "code", "status"),
    [
        (K1, "{ nonsense }", "DOCUMENT_INVALID", 400),
        (None, NUMBER, "PURPOSE_REQUIRED", 403),
        (None, STEPS, "PURPOSE_REQUIRED", 403),
    ],
)
async def test_a_refusal_is_told_with_the_status_that_http_would_have(
    sockets: Sockets, purpose: str | None, query: str, code: str, status: int
) -> None:
    async with sockets.of("JI-LYON", purpose) as client:
        await client.subscribe(query)
        assert await client.refused() == code
        (found,) = told(sockets, client)
    assert (found.outcome, found.status) == (code, status)


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"type": "connection_init", "payload": {}}, "UNAUTHENTICATED"),
        ({"type": "none"}, "REQUEST_MALFORMED"),
    ],
)
async def test_who_is_not_let_in_is_told_too(
    sockets: Sockets, message: dict[str, Any], code: str
) -> None:
    async with sockets.open() as client:
        await client.send(message)
        await client.closed()
        (found,) = told(sockets, client)
    assert (found.outcome, found.role) == (code, "UNSTATED")


async def test_a_fault_is_logged_under_the_id_that_the_client_has(
    sockets: Sockets, acts: Acts, monkeypatch: pytest.MonkeyPatch
) -> None:
    known: list[str | None] = []

    async def failing(*_: object) -> None:
        known.append(request_id())
        raise RuntimeError

    async with sockets.of("JI-LYON", K1) as client, sockets.of("OPJ", INTERCEPT_K1) as other:
        monkeypatch.setattr(type(acts.service.answering._database), "fetch_planned", failing)
        await client.subscribe(NUMBER)
        assert await client.refused() == "INTERNAL"
        await other.subscribe(STEPS)
        assert await other.refused() == "INTERNAL"
        monkeypatch.undo()
        assert known == [client.request, other.request]
        assert client.request != other.request
        assert [each.status for each in told(sockets, client)] == [500]


async def test_an_act_that_outlives_its_socket_is_told(
    sockets: Sockets, acts: Acts, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, gone, done = asyncio.Event(), asyncio.Event(), Doing.done

    async def slowly(*asked: Any) -> bytes:  # noqa: ANN401  whatever it is given
        begun.set()
        await gone.wait()
        return await done(*asked)

    monkeypatch.setattr(Doing, "done", slowly)
    opening = {"case": "<K1>", "items": ["<I2>"]}
    payload = acts.request("unsealItems", opening, acts.id("K1"), 1, "id")
    async with sockets.of("JI-LYON", INTERCEPT_K1) as client:
        await client.send({"type": "subscribe", "id": "1", "payload": payload})
        await begun.wait()
    gone.set()
    async with asyncio.timeout(5):
        while not told(sockets, client):  # noqa: ASYNC110  nobody says so
            await asyncio.sleep(0.01)
    assert told(sockets, client)[0].course.kind == "mutation"


async def test_a_socket_that_is_not_opened_has_an_id_too(sockets: Sockets) -> None:
    opening = sockets.open(additional_headers={"Origin": "https://elsewhere.example"})
    with pytest.raises(InvalidStatus) as refused:
        await opening.__aenter__()
    assert len(refused.value.response.headers["Request-Id"]) == 16


async def test_sockets_and_subscriptions_are_counted(sockets: Sockets, acts: Acts) -> None:
    async with sockets.of("JI-LYON", K1) as client, sockets.of("OPJ"):
        await client.subscribe(STEPS)
        await steps(client)
        text = (await acts.service.client.get("/metrics")).text
    assert "\ngreffe_sockets 2.0\n" in text
    assert "\ngreffe_subscriptions 1.0\n" in text
