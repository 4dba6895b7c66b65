"""Serving: uvicorn on loopback, guarded against slow clients, drained before it stops.

uvicorn with httptools bounds neither the time nor the size of a request's head, and closes idle
connections on a signal even where a request is on its way. `GuardedConnection` and `DrainingServer`
add that, over methods that uvicorn's protocol and server have.

What remains: a head that trickles in holds its connection for `HEAD_SECONDS`; a client that does
not take its answer holds the memory of it for `TAKE_SECONDS`; requests still in the kernel's queue
of connections not yet accepted when listening stops are lost, and their clients must try again.
"""

import asyncio
import gc
import signal
import socket
from asyncio import TimerHandle, Transport
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import Final, cast

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.application import Greffe
from api.guarded_socket import GuardedSocket

HEAD_SECONDS: Final = 10.0
HEAD_BYTES: Final = 64 << 10
DROPPED_BYTES: Final = 32 << 20
IDLE_SECONDS: Final = 30
TAKE_SECONDS: Final = 60.0
SETTLE_SECONDS: Final = 0.1
PING_SECONDS: Final = 20.0
"""Between two signs of life asked of a WebSocket, and to wait for one."""
MESSAGE_BYTES: Final = 1 << 20
COLLECTED_AFTER: Final = 20_000
"""Objects made, less those gone, after which the collector looks at the youngest."""
CONNECTIONS: Final = 2_000
BACKLOG: Final = 1_024


class AddressUnavailable(Exception):  # noqa: N818  the name says the state
    """The address cannot be listened to; the text may be shown to the operator."""


@dataclass(frozen=True, slots=True)
class Stop:
    """How to stop: seconds to go on accepting while readiness is off, seconds for what runs."""

    drain: float = 0.5
    grace: float = 20.0


class GuardedConnection(HttpToolsProtocol):
    """A connection whose requests must have their head in within bounds of time and size.

    What is left of a body that was answered before its end is read and dropped, within bounds
    too: closing at once would reset the connection, and the client might not see the answer.
    """

    _unanswered = 0
    _timer: TimerHandle | None = None
    _in_body = False
    _leaving = False

    def connection_made(
        self,
        transport: Transport,  # type: ignore[override]  # the base class of asyncio has any kind
    ) -> None:
        """Start the clock of the first request."""
        super().connection_made(transport)
        self._start_clock()

    def data_received(self, data: bytes) -> None:
        """Count what comes while nothing is being answered, and close where it is too much."""
        if self._timer is None and self._is_idle():
            self._start_clock()
        if self._timer is not None:
            self._unanswered += len(data)
        super().data_received(data)
        most = DROPPED_BYTES if self._in_body else HEAD_BYTES
        if self._timer is not None and self._unanswered > most:
            self._abandon()

    def on_headers_complete(self) -> None:
        """The head is in. While the server leaves, the answer will be the connection's last."""
        self._stop_clock()
        self._in_body = True
        super().on_headers_complete()
        leaving = self._leaving or getattr(self.server_state, "leaving", False)
        if leaving and self.cycle is not None:  # there is none where it becomes a WebSocket
            self.cycle.keep_alive = False

    def on_message_complete(self) -> None:
        """The request is in as a whole."""
        self._in_body = False
        self._stop_clock()
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock."""
        self._stop_clock()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """Close where nothing is on its way; else let the request in and its answer out."""
        if self._unanswered and not self._in_body:
            self._leaving = True
        else:
            super().shutdown()

    def timeout_keep_alive_handler(self) -> None:
        """Close an idle connection; where its client has not taken the answer, wait, then drop."""
        if self.transport.get_write_buffer_size():
            self.loop.call_later(TAKE_SECONDS, self._abandon)
        super().timeout_keep_alive_handler()

    def _should_upgrade(self) -> bool:
        """Whether it becomes a WebSocket: by GET alone, as others are answered (RFC 6455, 4.1)."""
        return self.parser.get_method() == b"GET" and super()._should_upgrade()

    def _is_idle(self) -> bool:
        return self.cycle is None or self.cycle.response_complete

    def _start_clock(self) -> None:
        self._unanswered = 0
        self._timer = self.loop.call_later(HEAD_SECONDS, self._abandon)

    def _stop_clock(self) -> None:
        self._unanswered = 0
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _abandon(self) -> None:
        self._stop_clock()
        if self.transport is not None:
            self.transport.abort()


class DrainingServer(uvicorn.Server):
    """A server that turns readiness off and still answers for a while before it stops."""

    def __init__(
        self, config: uvicorn.Config, app: Greffe, stop: Stop, listening: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._app = app
        self._stop = stop
        self._listening = listening

    def handle_exit(self, sig: int, _frame: FrameType | None) -> None:
        """Stop; a second Ctrl-C does not wait.

        The base class would raise the signal again afterwards, which ends the process before what
        was opened round the server (the embedded PostgreSQL) is closed in order.
        """
        if self.should_exit and sig == signal.SIGINT:
            self.force_exit = True
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Open the services, and tell that requests are answered."""
        await super().startup(sockets)
        if self.started:
            self._listening()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Drain, stop listening, let what has arrived be read, then close as uvicorn does."""
        self._app.drain()
        self.server_state.leaving = True  # type: ignore[attr-defined]  # read by the connections
        await asyncio.sleep(0 if self.force_exit else self._stop.drain)
        for server in self.servers:
            server.close()
        await asyncio.sleep(SETTLE_SECONDS)
        await super().shutdown(sockets)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. Raises `AddressUnavailable`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        raise AddressUnavailable(
            f"cannot listen on {host} port {port}: {error.strerror or 'address unknown'}"
        ) from error
    # its connections have it of it: the end of an answer does not wait for the head's receipt
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _nothing() -> None:
    """Nobody wants to know."""


def server_of(
    app: Greffe,
    stop: Stop | None = None,
    message: int = MESSAGE_BYTES,
    listening: Callable[[], None] = _nothing,
) -> DrainingServer:
    """The server of an application: `await server.serve(sockets=[listen(host, port)])`.

    `message` is the longest message of a WebSocket, in bytes; `listening` is called once requests
    are answered, and never where the start fails.
    """
    stop = stop or Stop()
    config = uvicorn.Config(
        app,
        loop="uvloop",
        http=GuardedConnection,
        ws=GuardedSocket,
        ws_max_size=message,
        ws_ping_interval=PING_SECONDS,
        ws_ping_timeout=PING_SECONDS,
        ws_per_message_deflate=False,
        lifespan="on",
        access_log=False,
        log_config=None,
        proxy_headers=False,
        server_header=False,
        backlog=BACKLOG,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=IDLE_SECONDS,
        timeout_graceful_shutdown=max(1, round(stop.grace)),
    )
    return DrainingServer(config, app, stop, listening)


def collect_less() -> None:
    """Take what this process holds by now out of the collector's sight, and have it run seldom.

    What a server opens stays for good; and a page makes so many short-lived records that, by its
    default, the collector runs within most requests, for nothing.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(COLLECTED_AFTER)


def port_of(bound: socket.socket) -> int:
    """The port that a socket listens to, chosen by the system where 0 was asked for."""
    return cast("tuple[str, int]", bound.getsockname()[:2])[1]
