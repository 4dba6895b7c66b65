"""The protocol of graphql-ws, letter by letter, and the handshake before it (LEAKS class 10)."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from doing import Acts
from sockets import K1, PROTOCOL, Client, Sockets
from websockets.exceptions import InvalidStatus

from api.application import Greffe
from api.socket_limits import SocketLimits

VIEWER = {"type": "subscribe", "id": "1", "payload": {"query": "{ viewer { id } }"}}


async def test_a_query_goes_over_a_socket_as_over_http(sockets: Sockets, acts: Acts) -> None:
    query = 'case(id: "<K1>") { number offences { legalClassification } }'
    read = await acts.read("JI-LYON", 'CASE_PROCESSING;case="<K1>"', query)
    async with sockets.of("JI-LYON", K1) as client:
        await client.subscribe(f"{{ {query} }}")
        message = await client.next()
        assert message == {"id": "1", "type": "next", "payload": read}
        await client.completed()


@pytest.mark.parametrize("names", ["actingRole accessPurpose authorization", "headers"])
async def test_who_asks_is_said_as_headers_or_in_camel_case(
    sockets: Sockets, acts: Acts, names: str
) -> None:
    headers = acts.headers("JI-LYON", K1)
    if names != "headers":
        spelt = {each.lower(): each for each in names.split()}
        headers = {spelt[key.replace("-", "").lower()]: value for key, value in headers.items()}
    async with sockets.open() as client:
        await client.introduced(headers)
        await client.subscribe('{ case(id: "<K1>") { id } }')
        assert (await client.event())["case"] == {"id": str(acts.id("K1"))}


async def test_pings_are_answered_at_any_time_and_pongs_passed_over(sockets: Sockets) -> None:
    async with sockets.open() as client:
        for message in ({"type": "ping"}, {"type": "ping", "payload": {"a": 1}}):
            await client.send(message)
            assert await client.next() == {"type": "pong"}
        await client.send({"type": "pong", "payload": {}})
        await client.introduced(sockets.acts.headers("OPJ"))
        await client.send({"type": "ping"})
        assert await client.next() == {"type": "pong"}


async def test_other_subprotocols_are_closed(sockets: Sockets) -> None:
    for offered in (("graphql-ws",), ("graphql-ws", "mqtt")):
        async with sockets.open(*offered) as client:
            assert client.connection.subprotocol is None
            assert await client.closed() == (4406, "Subprotocol not acceptable")
    async with sockets.open("graphql-ws", PROTOCOL) as client:
        assert client.connection.subprotocol == PROTOCOL


async def test_before_the_introduction_nothing_is_asked(sockets: Sockets, acts: Acts) -> None:
    async with acts.changing_nothing(), sockets.open() as client:
        await client.send(VIEWER)
        assert await client.closed() == (4401, "Unauthorized")


async def test_who_does_not_introduce_himself_in_time_is_closed(
    app: Greffe, sockets: Sockets, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert app.sockets is not None
    monkeypatch.setattr(app.sockets, "_limits", SocketLimits(init=0.2))
    async with sockets.open() as client:
        await client.send({"type": "ping"})
        assert await client.closed() == (4408, "Connection initialisation timeout")


def _forged(acts: Acts) -> dict[str, Any]:
    headers = acts.headers("JI-LYON", K1)
    token = headers["Authorization"]
    head, body, _ = token.split(".")
    return {
        "no payload": None,
        "an empty one": {},
        "no token": {**headers, "Authorization": ""},
        "a token cut": {**headers, "Authorization": token[:-6]},
        "a signature taken away": {**headers, "Authorization": f"{head}.{body}."},
        "two tokens": {**headers, "Authorization": [token, token]},
        "a token twice, spelt twice": {**headers, "authorization": token},
        "a number": {**headers, "Authorization": 5},
        "a role of no one": {**headers, "Acting-Role": "KING"},
        "a purpose of no one": {**headers, "Access-Purpose": "CURIOSITY"},
        "a purpose of other roles": {**headers, "accessPurpose": "SAUJ_SERVICE"},
    }


async def test_forged_introductions_are_forbidden_and_journalled(
    sockets: Sockets, acts: Acts
) -> None:
    for payload in _forged(acts).values():
        async with acts.changing_nothing(), sockets.open() as client:
            await client.send({"type": "connection_init", "payload": payload})
            code, reason = await client.closed()
            assert (code, reason[:11]) == (4403, "Forbidden: "), payload


INVALID: dict[str, object] = {
    "no JSON": "{",
    "bytes": b"{}",
    "a list": "[]",
    "a number": "5",
    "no type": {},
    "another type": {"type": "start", "id": "1", "payload": {}},
    "a server's type": {"type": "next", "id": "1", "payload": {}},
    "a type that is no text": {"type": {}},
    "no id": {**VIEWER, "id": None},
    "an empty id": {**VIEWER, "id": ""},
    "an id too long": {**VIEWER, "id": "i" * 129},
    "an id that is no text": {**VIEWER, "id": []},
    "no payload": {"type": "subscribe", "id": "1"},
    "no query": {**VIEWER, "payload": {}},
    "variables that are a list": {**VIEWER, "payload": {"query": "{ a }", "variables": []}},
    "depth": '{"type":' + "[" * 5_000 + "]" * 5_000 + "}",
    "half a character": '{"type":"\\ud800"}',
    "a ping that is no object": {"type": "ping", "payload": 1},
}


@pytest.mark.parametrize("title", INVALID)
async def test_what_is_no_message_of_the_protocol_closes(sockets: Sockets, title: str) -> None:
    message: Any = INVALID[title]
    async with sockets.of("OPJ") as client:
        await client.send(message)
        code, reason = await client.closed()
        assert (code, bool(reason)) == (4400, True)


async def test_a_message_too_long_closes(sockets: Sockets) -> None:
    async with sockets.of("OPJ") as client:
        await client.send({**VIEWER, "payload": {"query": " " * (1 << 20)}})
        assert (await client.closed())[0] == 1009


async def test_one_introduces_oneself_once(sockets: Sockets, acts: Acts) -> None:
    async with sockets.of("OPJ") as client:
        await client.send({"type": "connection_init", "payload": acts.headers("JI-LYON", K1)})
        assert await client.closed() == (4429, "Too many initialisation requests")


NOTICES = "subscription { noticesDue { id } }"


async def test_an_id_stands_for_one_operation_until_it_is_over(sockets: Sockets) -> None:
    async with sockets.of("OPJ") as client:
        for _ in range(2):
            await client.subscribe("{ viewer { id } }", "q")
            await client.event("q")
            await client.completed("q")
        await client.subscribe(NOTICES, "s")
        await client.event("s")
        await client.send({"type": "complete", "id": "s"})
        await client.send({"type": "complete", "id": "never there"})
        await client.subscribe(NOTICES, "s")
        await client.event("s")
        await client.subscribe(NOTICES, "s")
        assert await client.closed() == (4409, "Subscriber for s already exists")


async def test_what_is_completed_is_told_no_more(sockets: Sockets, acts: Acts) -> None:
    async with sockets.of("DIRECTOR") as client:
        await client.subscribe(NOTICES)
        await client.event()
        await client.send({"type": "complete", "id": "1"})
        await client.send({"type": "ping"})
        assert await client.next() == {"type": "pong"}
        await acts.service.register.execute("UPDATE notice SET due_from = due_from")
        await client.quiet(0.3)


async def test_operations_on_a_socket_are_bounded(
    app: Greffe, sockets: Sockets, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert app.sockets is not None
    monkeypatch.setattr(app.sockets, "_limits", replace(app.sockets._limits, operations=2))
    async with sockets.of("OPJ") as client:
        for id_ in ("a", "b"):
            await client.subscribe(NOTICES, id_)
            await client.event(id_)
        before = await sockets.acts.entries()
        await client.subscribe(NOTICES, "c")
        assert await client.refused("c") == "LIMIT_EXCEEDED"
        assert await sockets.acts.entries() == before + 1
        await client.send({"type": "complete", "id": "a"})
        await client.subscribe(NOTICES, "c")
        await client.event("c")


async def test_operations_that_nobody_waits_for_any_more_are_bounded_too(
    app: Greffe, sockets: Sockets, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Class 21: `complete` frees an id, and not the connection that a query waits for."""
    assert app.sockets is not None
    monkeypatch.setattr(app.sockets, "_limits", replace(app.sockets._limits, operations=2))
    began, most, go = 0, 0, asyncio.Event()
    following, answer = app.sockets._following, app.sockets._following._answer

    async def held(request: Any, caller: Any, consumer: Any) -> Any:  # noqa: ANN401
        nonlocal began, most
        began += 1
        most = max(most, len(following._begun))
        await go.wait()
        return await answer(request, caller, consumer)

    monkeypatch.setattr(type(following), "_answer", lambda _self, *asked: held(*asked))
    async with sockets.of("OPJ") as client:
        for number in range(6):
            await client.subscribe("{ viewer { id } }", str(number))
            await asyncio.sleep(0.05)
            await client.send({"type": "complete", "id": str(number)})
        await asyncio.sleep(0.1)
        assert (began, most) == (2, 2)
        go.set()
        await client.subscribe("{ viewer { id } }", "last")
        while (message := await client.next())["id"] != "last":
            pass
        assert (message["type"], most) == ("next", 2)


async def test_sockets_of_an_agent_are_bounded(sockets: Sockets, acts: Acts) -> None:
    async with asyncio.timeout(10):
        clients = [sockets.open() for _ in range(4)]
        opened: list[Client] = [await each.__aenter__() for each in clients]
        for each in opened:
            await each.introduced(acts.headers("APJ"))
        async with sockets.open() as client:
            await client.send({"type": "connection_init", "payload": acts.headers("APJ")})
            assert await client.closed() == (4403, "Forbidden: LIMIT_EXCEEDED")
        async with sockets.of("OPJ"):
            pass
        for made in clients:
            await made.__aexit__(None, None, None)
        async with sockets.of("APJ"):
            pass


@pytest.mark.parametrize(
    ("origin", "lets_in"),
    [
        ("http://{}", True),
        ("https://{}", True),
        ("https://elsewhere.example", False),
        ("http://{}.elsewhere.example", False),
        ("null", False),
        ("http://localhost", False),
        ("file://{}", False),
    ],
)
async def test_pages_of_other_origins_open_no_socket(
    sockets: Sockets, origin: str, *, lets_in: bool
) -> None:
    """Class 22."""
    host = urlsplit(sockets.url).netloc
    opening = sockets.open(additional_headers={"Origin": origin.format(host)})
    if lets_in:
        async with opening as client:
            await client.introduced(sockets.acts.headers("OPJ"))
        return
    with pytest.raises(InvalidStatus) as refused:
        await opening.__aenter__()
    assert refused.value.response.status_code == 403


async def test_elsewhere_there_is_no_socket(sockets: Sockets) -> None:
    with pytest.raises(InvalidStatus):
        await replace(sockets, url=sockets.url + "/other").open().__aenter__()


async def test_a_socket_ends_with_its_token(sockets: Sockets, acts: Acts) -> None:
    """The leeway of clocks that differ is part of a token's time; it is taken away here."""
    token = acts.service.issuer.issue(acts.id("OPJ"), timedelta(seconds=1))
    tokens = acts.service.app.sockets._tokens  # type: ignore[union-attr]  # it is open
    leeway, tokens._check._leeway = tokens._check._leeway, 0
    try:
        headers = {**acts.headers("OPJ"), "Authorization": f"Bearer {token}"}
        async with sockets.open() as client:
            await client.introduced(headers)
            await client.subscribe(NOTICES)
            await client.event()
            assert await client.closed() == (4403, "Forbidden: UNAUTHENTICATED")
    finally:
        tokens._check._leeway = leeway
