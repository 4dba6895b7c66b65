"""Whatever is sent and whatever fails: no name, id, token or text of a client is told.

Requests carry words of their own wherever a client can put some; then log, metrics and spans are
searched for every one of them, and for what the register holds.
"""

import asyncio
import contextlib
from typing import Any
from uuid import uuid4

import httpx
import orjson
import pytest
from hearing import Heard
from scenario import NOW, REGISTER, with_ids
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

JUDGE = "P-LYON"
MARK = "Zyzzyva"


def marked(number: int) -> str:
    """A word that stands nowhere else."""
    return f"{MARK}{number:03}"


ID = str(uuid4())
DOCUMENTS: tuple[tuple[str, dict[str, Any]], ...] = (
    (f'{{ case(id: "{ID}") {{ number }} }}', {}),
    (f"query {marked(1)} {{ __typename {marked(2)}: __typename }}", {}),
    (f"{{ {marked(3)} }}", {}),
    (f"# {marked(4)}\n{{ __typename }}", {}),
    (f'{{ cases(filter: {{ number: {{ equals: "{marked(5)}" }} }}) {{ totalCount }} }}', {}),
    (f"query($v: ID!) {{ case(id: $v) {{ number }} }} # {marked(6)}", {"v": marked(7)}),
    ("query($v: ID!) { case(id: $v) { number } }", {"v": ID}),
    ("query($v: ID!) { case(id: $v) { number } }", {"v": {marked(8): marked(9)}}),
    ("query($v: ID!) { case(id: $v) { number } }", {marked(10): 1}),
    (f"{{ case(id: 1, {marked(11)}: 2) {{ number }} }}", {}),
    (f"fragment {marked(12)} on Query {{ __typename }} {{ ...{marked(12)} }}", {}),
    (f"mutation {marked(13)} {{ {marked(14)}(input: {{}}) {{ id }} }}", {}),
    (f'{{ node(id: "{marked(15)}") {{ id }} }}', {}),
    (f"{{ __typename @{marked(16)} }}", {}),
    (f'"{marked(17)}', {}),
    ("{ viewer { id name service } }", {}),
    (with_ids('{ case(id: "<K1>") { number parties { person { surname forenames } } } }'), {}),
    ("{ parties(first: 5) { nodes { person { surname } } } }", {}),
)
HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"Access-Purpose": with_ids('CASE_PROCESSING;case="<K1>"')},
    {"Access-Purpose": f'CASE_PROCESSING;case="{ID}"'},
    {"Access-Purpose": f'{marked(20)};case="{marked(21)}"'},
    {"Acting-Role": marked(22)},
    {"Request-Id": marked(23), "X-Request-Id": marked(24), "User-Agent": marked(25)},
    {"Traceparent": f"00-{marked(26)}-{marked(27)}-01", "Tracestate": f"a={marked(28)}"},
    {"Baggage": f"agent={marked(29)}", "Accept-Language": marked(30)},
    {"Accept": marked(31)},
    {"Content-Type": marked(32)},
    {"Authorization": f"Bearer {marked(33)}"},
    {"Authorization": f"Bearer eyJhbGciOiJFUzI1NiJ9.{marked(34)}.{marked(35)}"},
    {"Prefer": marked(36), "Cookie": marked(37), "Referer": f"http://{marked(38)}"},
    {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Protocol": marked(39)},
)
PATHS = (
    f"/{marked(40)}",
    f"/graphql/{marked(41)}?{marked(42)}={marked(43)}",
    f"/access-requests/{marked(44)}/extract",
    f"/access-requests/{ID}/extract?{marked(45)}",
    f"/metrics?{marked(46)}",
    f"/health/ready?{marked(47)}",
)


async def sent(told: Heard) -> int:
    """Every document under every header, by POST and by GET, and every path; how many."""
    number = 0
    bearer = told.service.bearer(JUDGE)
    stated = bearer | {"Acting-Role": "PROSECUTOR"}
    told.service.set_clock(NOW)
    for turn, (document, variables) in enumerate(DOCUMENTS):
        for headers in HEADERS[turn % 4 :: 4]:
            asked = {"query": document, "variables": variables, "operationName": None}
            await _tolerant(told, "POST", "/graphql", stated | headers, json=asked)
            number += 1
        params = {"query": document, "variables": orjson.dumps(variables).decode()}
        await _tolerant(told, "GET", "/graphql", stated | HEADERS[1], params=params)
        number += 1
    for body in (marked(50).encode(), b'{"' + marked(51).encode() + b'":1}', b"\xff" * 9):
        headers = stated | {"Content-Type": "application/json"}
        await _tolerant(told, "POST", "/graphql", headers, content=body)
    for method in ("PUT", marked(52).upper()):
        await _tolerant(told, method, "/graphql", stated)
    return number + 5


async def _tolerant(
    told: Heard,
    method: str,
    path: str,
    headers: dict[str, str],
    **more: Any,  # noqa: ANN401  as httpx takes them
) -> None:
    """Send, whatever becomes of it."""
    with contextlib.suppress(httpx.RemoteProtocolError):
        await told.service.client.request(method, path, headers=headers, **more)


async def held(told: Heard) -> set[str]:
    """What the register holds of persons, agents and cases."""
    words = await told.service.register.fetch("""
        SELECT surname FROM person UNION SELECT forenames FROM person UNION SELECT phone FROM person
        UNION SELECT address FROM person UNION SELECT name FROM agent UNION SELECT email FROM agent
        UNION SELECT number FROM judicial_case
    """)
    ids = {str(each) for each in REGISTER.ids.values()}
    found = {row[0] for row in words if row[0] and len(row[0]) > 3}
    return found | ids | {each.replace("-", "") for each in ids}


async def test_no_word_of_a_client_or_of_the_register_is_told(quiet: Heard) -> None:
    told = quiet
    number = await sent(told)
    bearer = told.service.bearer(JUDGE)
    for path in PATHS:
        await told.service.client.get(path, headers=bearer)
    text = await told.everything()
    assert MARK.lower() not in text.lower()
    assert ID not in text
    assert ID.replace("-", "") not in text
    assert bearer["Authorization"].rpartition(".")[2] not in text
    assert [each for each in await held(told) if each in text] == []
    # Not for want of anything being told:
    operations = told.lines("operation")
    assert len(operations) > number - len(DOCUMENTS)
    assert len(told.roots()) == len(operations)
    outcomes = {each["outcome"] for each in operations}
    assert {"RELEASED", "DOCUMENT_INVALID", "VARIABLES_INVALID", "UNAUTHENTICATED"} < outcomes
    assert any(each["roots"] == ["case"] for each in operations)


async def test_no_word_of_a_client_of_a_socket_is_told(quiet: Heard) -> None:
    bearer = quiet.service.bearer(JUDGE)
    url = str(quiet.service.client.base_url).replace("http", "ws") + "/graphql"
    stated: dict[str, Any] = {**bearer, "Acting-Role": "PROSECUTOR", **HEADERS[1], "x": marked(70)}
    quiet.service.set_clock(NOW)
    for payload in (stated, {**stated, "Acting-Role": marked(71)}, {"Authorization": marked(72)}):
        async with connect(
            url,
            subprotocols=[Subprotocol("graphql-transport-ws")],
            additional_headers={"Request-Id": marked(73), "Origin": f"http://{url[5:-8]}"},
        ) as socket:
            await socket.send(
                orjson.dumps({"type": "connection_init", "payload": payload}).decode()
            )
            with contextlib.suppress(ConnectionClosed):
                await socket.recv()
                for number, (document, variables) in enumerate(DOCUMENTS):
                    asked = {"query": document, "variables": variables}
                    message = {"type": "subscribe", "id": marked(number), "payload": asked}
                    await socket.send(orjson.dumps(message).decode())
                    while orjson.loads(await socket.recv())["type"] == "next":
                        pass
                await socket.send(f'{{"type": "{marked(74)}"}}')
                await socket.recv()
    text = await quiet.everything()
    assert MARK.lower() not in text.lower()
    assert [each for each in await held(quiet) if each in text] == []
    operations = quiet.lines("operation")
    assert len(quiet.roots()) == len(operations) == len(DOCUMENTS) + 3
    assert {each["method"] for each in operations} == {"SOCKET"}


async def test_a_fault_is_told_by_its_place_and_by_the_id_that_its_caller_has(
    quiet: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = quiet

    async def failing(*_: object) -> None:
        raise RuntimeError(f"Key (surname)=({marked(60)}) SELECT {marked(61)}")

    monkeypatch.setattr(type(told.service.answering._database), "fetch_planned", failing)
    headers = told.service.bearer(JUDGE) | {"Acting-Role": "PROSECUTOR"}
    response = await told.service.client.post(
        "/graphql", json={"query": "{ viewer { name } }"}, headers=headers
    )
    monkeypatch.undo()
    assert response.json()["errors"][0]["extensions"]["code"] == "INTERNAL"
    (fault,), (operation,) = told.lines("fault"), told.lines("operation")
    assert fault["request"] == operation["request"] == response.headers["request-id"]
    assert (fault["kind"], operation["level"]) == ("RuntimeError", "error")
    assert "test_told_without_names" in fault["at"]
    (span,) = told.roots()
    assert span.status.status_code.name == "ERROR"
    assert MARK not in await told.everything()


async def test_what_libraries_say_of_an_error_is_told_by_its_place(
    quiet: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = quiet

    async def failing(_request: object) -> None:
        raise RuntimeError(marked(62))

    async def nobody_waits() -> None:
        raise RuntimeError(marked(63))

    monkeypatch.setattr(told.service.app.state, "extracts", failing)
    response = await told.service.client.get(PATHS[2])
    assert response.status_code == 500
    task = asyncio.create_task(nobody_waits())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    text = await told.everything()
    assert MARK not in text
    said = {each["logger"]: each for each in told.lines("library")}
    assert set(said) == {"uvicorn.error", "asyncio"}
    assert all(each["error"] == "RuntimeError" for each in said.values())
    assert "test_told_without_names" in said["asyncio"]["error_place"]


async def test_bytes_that_are_no_request_are_not_told(quiet: Heard) -> None:
    port = quiet.service.client.base_url.port
    assert port is not None
    for said in (f"{MARK} / HTTP/9\r\n\r\n", f"GET /{MARK}\x00 HTTP/1.1\r\n{MARK}\r\n\r\n"):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(said.encode())
        await reader.read(1000)
        writer.close()
    assert MARK not in await quiet.everything()
    assert {each["logger"] for each in quiet.lines("library")} == {"uvicorn.error"}
