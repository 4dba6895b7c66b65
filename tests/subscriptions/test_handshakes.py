"""What asks to become a WebSocket and is none: it is answered, and holds no connection."""

import asyncio
from urllib.parse import urlsplit

import pytest
from doing import Acts
from sockets import K1, Sockets

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


async def test_by_post_it_is_a_request_whose_body_is_not_there(acts: Acts) -> None:
    headers = acts.headers("JI-LYON", K1) | UPGRADE
    body = {"query": "{ viewer { id } }"}
    response = await acts.service.client.post("/graphql", json=body, headers=headers)
    (error,) = response.json()["errors"]
    assert (response.status_code, error["extensions"]["code"]) == (400, "REQUEST_MALFORMED")
