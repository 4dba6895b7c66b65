"""What asks to become a WebSocket and is none: it is answered, and holds no connection."""

import asyncio
import logging
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from doing import Acts
from sockets import K1, Sockets
from websockets.exceptions import InvalidStatus

UPGRADE = {"Connection": "Upgrade", "Upgrade": "websocket"}


async def said(sockets: Sockets, head: str) -> str:
    """The status line by which a request is answered, once its connection is closed."""
    place = urlsplit(sockets.url)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    writer.write(f"{head}\r\nHost: h\r\nConnection: Upgrade\r\n\r\n".encode())
    async with asyncio.timeout(5):
        answer = await reader.read()
    writer.close()
    return answer.decode().partition("\r\n")[0]


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("GET /graphql HTTP/1.1\r\nUpgrade: websocket", "400"),
        ("GET /graphql HTTP/1.1\r\nUpgrade: websocket\r\nX: " + "x" * 9_000, "431"),
        ("GET /graphql HTTP/1.1\r\nUpgrade: websocket" + "\r\nX: x" * 200, "431"),
        (f"GET /{'x' * 9_000} HTTP/1.1\r\nUpgrade: websocket", "414"),
    ],
)
async def test_what_is_no_handshake_is_answered_and_closed(
    sockets: Sockets, head: str, status: str
) -> None:
    assert (await said(sockets, head)).split()[1:2] == [status]


async def test_who_is_shown_the_door_writes_no_fault_into_the_log(
    sockets: Sockets, caplog: pytest.LogCaptureFixture
) -> None:
    """Anybody may knock, without a token: what is refused at once is answered whole."""
    endpoint = sockets.acts.service.app.sockets
    assert endpoint is not None
    with caplog.at_level(logging.DEBUG):
        refused = [await _refused(replace(sockets, url=sockets.url + "/other"))]
        refused.append(await _refused(sockets, Origin="https://elsewhere.example"))
        endpoint.draining = True
        try:
            refused.append(await _refused(sockets))
        finally:
            endpoint.draining = False
    assert [status for status, _ in refused] == [403, 403, 503]
    assert [body for _, body in refused] == ["", "Forbidden", "Service Unavailable"]
    told = [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert [each.getMessage() for each in told] == []


async def _refused(sockets: Sockets, **headers: str) -> tuple[int, str]:
    """The status and the body of the answer to a handshake."""
    with pytest.raises(InvalidStatus) as refused:
        await sockets.open(additional_headers=headers).__aenter__()
    response = refused.value.response
    return response.status_code, bytes(response.body or b"").decode()


async def test_by_post_it_is_a_request_whose_body_is_not_there(acts: Acts) -> None:
    headers = acts.headers("JI-LYON", K1) | UPGRADE
    body = {"query": "{ viewer { id } }"}
    response = await acts.service.client.post("/graphql", json=body, headers=headers)
    (error,) = response.json()["errors"]
    assert (response.status_code, error["extensions"]["code"]) == (400, "REQUEST_MALFORMED")
