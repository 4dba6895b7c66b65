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

from api.graphql_http import Answerer, Observe
from api.hosts import is_same_site
from api.socket import Socket, SocketLimits
from api.socket_messages import PROTOCOL
from api.tokens import Tokens
from permissions.subject import AgentId
from schema.following import Following

SOCKETS: Final = 1_000
"""Sockets of a process: connections for requests are left (`api.serve.CONNECTIONS`)."""


class SocketEndpoint:
    """The ASGI application of `/graphql` for WebSockets."""

    def __init__(
        self,
        answerer: Answerer,
        following: Following,
        tokens: Tokens,
        *,
        limits: SocketLimits,
        observe: Observe | None = None,
    ) -> None:
        self._answerer, self._following, self._tokens = answerer, following, tokens
        self._limits, self._observe = limits, observe
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
        headers = websocket.headers
        if not is_same_site(headers.get("origin"), headers.get("host")):
            await websocket.send_denial_response(PlainTextResponse("Forbidden", 403))
            return
        if self.draining or self._open >= SOCKETS:
            busy = PlainTextResponse("Service Unavailable", 503, {"Retry-After": "5"})
            await websocket.send_denial_response(busy)
            return
        self._open += 1
        try:
            await self._serve(websocket)
        finally:
            self._open -= 1

    async def _serve(self, websocket: WebSocket) -> None:
        if PROTOCOL not in websocket.scope["subprotocols"]:
            await websocket.accept()
            await websocket.close(4406, "Subprotocol not acceptable")
            return
        await websocket.accept(subprotocol=PROTOCOL)
        socket = Socket(
            websocket,
            self._answerer,
            self._following,
            self._tokens,
            self._limits,
            self._of,
            self._observe,
        )
        with contextlib.suppress(asyncio.CancelledError):
            await socket.serve()
