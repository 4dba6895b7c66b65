"""Serving over real sockets: slow clients, long heads, and a stop that loses nothing."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator

import pytest
from toy import Toy, toy

from api import serve
from api.application import OpenServices, Services, build
from api.observed import request_id
from api.serve import AddressUnavailable, DrainingServer, Stop, listen, port_of, server_of

BODY = b'{"query":"{ __typename }"}'
QUICK = Stop(drain=0.3, grace=2)


@pytest.fixture(scope="module")
async def shelf() -> AsyncIterator[Toy]:
    async with toy() as made:
        yield made


@contextlib.asynccontextmanager
async def serving(
    shelf: Toy, services: OpenServices | None = None
) -> AsyncIterator[tuple[DrainingServer, int]]:
    """A server on a port of its own, and that port."""
    bound = listen("127.0.0.1", 0)
    server = server_of(build(services or shelf.services), QUICK)
    running = asyncio.create_task(server.serve(sockets=[bound]))
    async with asyncio.timeout(30):
        while not server.started:  # noqa: ASYNC110  uvicorn has nothing else to wait for
            await asyncio.sleep(0.01)
    try:
        yield server, port_of(bound)
    finally:
        server.should_exit = True
        await running


@contextlib.asynccontextmanager
async def opened(port: int) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A connection, closed whatever became of it."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield reader, writer
    finally:
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()


def head(shelf: Toy, *more: str) -> bytes:
    """The head of a POST, its last line still to come."""
    lines = [
        "POST /graphql HTTP/1.1",
        "Host: greffe",
        f"Authorization: Bearer {shelf.token}",
        "Content-Type: application/json",
        *more,
    ]
    return "".join(f"{line}\r\n" for line in lines).encode()


def whole(shelf: Toy) -> bytes:
    """A request, head and body."""
    return head(shelf, f"Content-Length: {len(BODY)}") + b"\r\n" + BODY


async def answered(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """Status and head of one answer; its body is read."""
    async with asyncio.timeout(30):
        said = await reader.readuntil(b"\r\n\r\n")
        length = int(said.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
        await reader.readexactly(length)
    return int(said.split(b" ")[1]), said


async def closed(reader: asyncio.StreamReader) -> bool:
    """Whether the server closes, in good order or not, within twenty seconds."""
    try:
        async with asyncio.timeout(20):
            return await reader.read() == b""
    except ConnectionError:
        return True


async def test_requests_on_one_connection_are_answered_in_turn(shelf: Toy) -> None:
    async with serving(shelf) as (_, port), opened(port) as (reader, writer):
        writer.write(whole(shelf) * 3)
        assert [(await answered(reader))[0] for _ in range(3)] == [200, 200, 200]


async def test_a_body_too_great_is_answered_before_it_is_in(shelf: Toy) -> None:
    async with serving(shelf) as (_, port), opened(port) as (reader, writer):
        writer.write(head(shelf, "Content-Length: 10485760") + b"\r\n" + b" " * 1_000)
        assert (await answered(reader))[0] == 413


async def test_a_body_too_great_in_chunks_is_answered_before_it_ends(shelf: Toy) -> None:
    async with serving(shelf) as (_, port), opened(port) as (reader, writer):
        writer.write(head(shelf, "Transfer-Encoding: chunked") + b"\r\n")
        for _ in range(20):
            writer.write(b"10000\r\n" + b" " * 65_536 + b"\r\n")
        assert (await answered(reader))[0] == 413


async def test_the_rest_of_a_body_answered_early_is_read_and_dropped(shelf: Toy) -> None:
    async with serving(shelf) as (_, port), opened(port) as (reader, writer):
        length = 3 << 20
        writer.write(head(shelf, f"Content-Length: {length}") + b"\r\n")
        writer.write(b" " * length)
        await writer.drain()
        assert (await answered(reader))[0] == 413
        writer.write(whole(shelf))
        assert (await answered(reader))[0] == 200


async def test_a_body_that_never_ends_is_cut(shelf: Toy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "DROPPED_BYTES", 1 << 20)
    async with serving(shelf) as (_, port), opened(port) as (reader, writer):
        writer.write(head(shelf, "Content-Length: 999999999") + b"\r\n")
        assert (await answered(reader))[0] == 413
        with contextlib.suppress(ConnectionError):
            for _ in range(200):
                writer.write(b" " * 65_536)
                await writer.drain()
        assert await closed(reader)


async def test_a_head_that_trickles_in_is_cut(shelf: Toy, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "HEAD_SECONDS", 0.2)
    async with (
        serving(shelf) as (_, port),
        opened(port) as (silent, _writer),
        opened(port) as (slow, slow_writer),
        opened(port) as (kept, kept_writer),
    ):
        kept_writer.write(whole(shelf))
        assert (await answered(kept))[0] == 200
        kept_writer.write(b"POST /gra")
        slow_writer.write(head(shelf))
        for reader in (silent, slow, kept):
            assert await closed(reader)


async def test_a_head_too_long_is_cut(shelf: Toy) -> None:
    async with serving(shelf) as (_, port), opened(port) as (reader, writer):
        writer.write(head(shelf) + b"X: " + b"a" * (serve.HEAD_BYTES + 1))
        assert await closed(reader)


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00\x01\x02\r\n\r\n",
        b"POST /graphql HTTP/9.9\r\n\r\n",
        b"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"POST /graphql HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"POST /graphql HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
    ],
)
async def test_what_is_no_http_is_a_bad_request(shelf: Toy, sent: bytes) -> None:
    async with serving(shelf) as (_, port), opened(port) as (reader, writer):
        writer.write(sent)
        assert (await answered(reader))[0] == 400
        assert await closed(reader)


async def test_a_stop_loses_nothing_that_was_sent(shelf: Toy) -> None:
    async with (
        serving(shelf) as (server, port),
        opened(port) as (begun, begun_writer),
        opened(port) as (idle, idle_writer),
    ):
        idle_writer.write(whole(shelf))
        assert (await answered(idle))[0] == 200
        request = whole(shelf)
        begun_writer.write(request[:40])
        server.should_exit = True
        await asyncio.sleep(0.2)
        async with opened(port) as (late, late_writer):
            late_writer.write(whole(shelf))
            status, said = await answered(late)
            assert status == 200
            assert b"connection: close" in said.lower()
        await asyncio.sleep(0.4)
        begun_writer.write(request[40:])
        assert (await answered(begun))[0] == 200
        assert await closed(begun)
        assert await closed(idle)


async def test_once_stopped_nothing_listens(shelf: Toy) -> None:
    async with serving(shelf) as (_, port):
        pass
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)


async def test_what_runs_beside_requests_bears_the_id_of_none(shelf: Toy) -> None:
    ids: list[str | None] = ["unasked"]

    @contextlib.asynccontextmanager
    async def services() -> AsyncIterator[Services]:
        async with shelf.services() as opened:
            ids[:] = [await asyncio.create_task(_request_id())]
            yield opened

    async with serving(shelf, services):
        assert ids == [None]


async def _request_id() -> str | None:
    return request_id()


async def test_it_says_that_it_listens_once_it_does(shelf: Toy) -> None:
    said: list[bool] = []

    @contextlib.asynccontextmanager
    async def failing() -> AsyncIterator[Services]:
        async with shelf.services() as opened:
            if not said:
                raise OSError("no database")
            yield opened

    bound = listen("127.0.0.1", 0)
    server = server_of(build(failing), QUICK, listening=lambda: said.append(True))
    with contextlib.suppress(SystemExit):
        await server.serve(sockets=[bound])
    bound.close()
    assert said == []
    bound = listen("127.0.0.1", 0)

    def listening() -> None:
        said.append(server.started)
        server.should_exit = True

    server = server_of(build(shelf.services), QUICK, listening=listening)
    async with asyncio.timeout(30):
        await server.serve(sockets=[bound])
    assert said == [True]


def test_a_port_in_use_is_told() -> None:
    with (
        contextlib.closing(listen("127.0.0.1", 0)) as taken,
        pytest.raises(AddressUnavailable, match=r"cannot listen on 127\.0\.0\.1 port \d+"),
    ):
        listen("127.0.0.1", port_of(taken))


def test_a_host_that_does_not_exist_is_told() -> None:
    with pytest.raises(AddressUnavailable, match="cannot listen"):
        listen("host.invalid", 0)


def test_the_address_of_this_machine_only_is_listened_to() -> None:
    with contextlib.closing(listen("127.0.0.1", 0)) as bound:
        assert bound.family is socket.AF_INET
        assert bound.getsockname()[0] == "127.0.0.1"


def test_what_is_written_in_two_parts_is_sent_at_once() -> None:
    with (
        contextlib.closing(listen("127.0.0.1", 0)) as bound,
        socket.create_connection(bound.getsockname()),
        contextlib.closing(bound.accept()[0]) as accepted,
    ):
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
