"""GraphQL over a WebSocket: the sockets of `/graphql`, by graphql-transport-ws alone.

A socket is one caller's, in one role and for one purpose, as `connection_init` states them; who he
is gives no right (`api.caller`). Queries and acts go over it too: what answers them, their limits
and their entries in the journal are those of HTTP.
"""

import asyncio
import contextlib
from collections import Counter
from typing import Final

from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from api.graphql_http import Answerer, trace_parent_of
from api.hosts import is_same_site
from api.observed import REQUEST_ID, Observe, Observing, new_request_id
from api.socket import Socket
from api.socket_limits import SocketLimits
from api.socket_messages import PROTOCOL
from api.tokens import Tokens
from permissions.subject import AgentId
from schema.following import Following

SOCKETS: Final = 1_000
"""Sockets of a process: connections for requests are left (`api.serve.CONNECTIONS`)."""


class SocketEndpoint:
    """The ASGI application of `/graphql` for WebSockets.

    `observe` are told of each operation answered and each event; `trace_parent` says that the
    `traceparent` of the request that opens a socket may be believed. That request's id stands for
    whatever is done over the socket.
    """

    def __init__(
        self,
        answerer: Answerer,
        following: Following,
        tokens: Tokens,
        *,
        limits: SocketLimits,
        observe: tuple[Observe, ...] = (),
        trace_parent: bool = False,
    ) -> None:
        self._answerer, self._following, self._tokens = answerer, following, tokens
        self._limits, self._observe, self._trace_parent = limits, observe, trace_parent
        self._open = 0
        self._of: Counter[AgentId] = Counter()
        self.draining = False

    @property
    def sockets(self) -> int:
        """How many are open."""
        return self._open

    @property
    def subscriptions(self) -> int:
        """How many subscriptions are followed."""
        return self._following.changes.watching

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one socket, to its end."""
        websocket = WebSocket(scope, receive, send)
        headers, request = websocket.headers, new_request_id()
        if not is_same_site(headers.get("origin"), headers.get("host")):
            await _deny(websocket, PlainTextResponse("Forbidden", 403), request)
            return
        if self.draining or self._open >= SOCKETS:
            busy = PlainTextResponse("Service Unavailable", 503, {"Retry-After": "5"})
            await _deny(websocket, busy, request)
            return
        self._open += 1
        try:
            await self._serve(websocket, request)
        finally:
            self._open -= 1

    async def _serve(self, websocket: WebSocket, request: str) -> None:
        named = [(REQUEST_ID, request.encode())]
        if PROTOCOL not in websocket.scope["subprotocols"]:
            await websocket.accept(headers=named)
            await websocket.close(4406, "Subprotocol not acceptable")
            return
        await websocket.accept(subprotocol=PROTOCOL, headers=named)
        parent = trace_parent_of(websocket.scope) if self._trace_parent else None
        socket = Socket(
            websocket,
            self._answerer,
            self._following,
            self._tokens,
            self._limits,
            self._of,
            Observing(self._observe, request, "SOCKET", parent),
        )
        with contextlib.suppress(asyncio.CancelledError):
            await socket.serve()


async def _deny(websocket: WebSocket, response: PlainTextResponse, request: str) -> None:
    response.raw_headers.append((REQUEST_ID, request.encode()))
    await websocket.send_denial_response(response)
