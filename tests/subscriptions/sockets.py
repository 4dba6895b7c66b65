"""A client of graphql-transport-ws over a real WebSocket, and what it is told."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import orjson
from doing import Acts
from scenario import with_ids
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from api.observed import Observed

PROTOCOL = "graphql-transport-ws"
K1 = 'CASE_PROCESSING;case="<K1>"'
INTERCEPT_K1 = 'INTERCEPT_CASE;case="<K1>"'
QUIET = 0.6
"""Seconds in which nothing may come; readings are a twentieth of one apart."""
LONGEST = 8.0

Message = dict[str, Any]


@dataclass(slots=True)
class Client:
    """One socket. `told` are the messages that came for others than who asked."""

    connection: ClientConnection
    told: list[Message] = field(default_factory=list)

    @property
    def request(self) -> str:
        """The id of the request that opened it."""
        assert self.connection.response is not None
        return self.connection.response.headers["Request-Id"]

    async def send(self, message: Mapping[str, object] | str | bytes) -> None:
        """Send a message, or what is none."""
        raw = message if isinstance(message, str | bytes) else orjson.dumps(message).decode()
        await self.connection.send(raw)

    async def next(self, within: float = LONGEST) -> Message:
        """The next message."""
        async with asyncio.timeout(within):
            raw = await self.connection.recv()
        assert isinstance(raw, str)
        found: Message = orjson.loads(raw)
        return found

    async def introduced(self, payload: object) -> None:
        """Say who is here, and be let in."""
        await self.send({"type": "connection_init", "payload": payload})
        assert await self.next() == {"type": "connection_ack"}

    async def subscribe(self, query: str, id_: str = "1", **variables: object) -> None:
        """Ask an operation; names of the register stand in brackets."""
        payload = {"query": with_ids(query), "variables": variables}
        await self.send({"type": "subscribe", "id": id_, "payload": payload})

    async def event(self, id_: str = "1") -> Any:  # noqa: ANN401  any JSON
        """The data of the next event."""
        message = await self.next()
        assert (message["id"], message["type"]) == (id_, "next"), message
        assert "errors" not in message["payload"], message
        return message["payload"]["data"]

    async def completed(self, id_: str = "1") -> None:
        """The operation is completed, and nothing comes before that."""
        assert await self.next() == {"id": id_, "type": "complete"}

    async def refused(self, id_: str = "1") -> str:
        """The code by which the operation is refused, and nothing comes before that."""
        message = await self.next()
        assert (message["id"], message["type"]) == (id_, "error"), message
        return str(message["payload"][0]["extensions"]["code"])

    async def quiet(self, seconds: float = QUIET) -> None:
        """Nothing comes."""
        try:
            found = await self.next(seconds)
        except TimeoutError:
            return
        raise AssertionError(found)

    async def closed(self) -> tuple[int, str]:
        """Code and reason by which the socket is closed; what comes before is passed over."""
        with suppress(ConnectionClosed):
            async with asyncio.timeout(LONGEST):
                while True:
                    await self.connection.recv()
        assert self.connection.close_code is not None
        return self.connection.close_code, self.connection.close_reason or ""


@dataclass(frozen=True, slots=True)
class Sockets:
    """Opens sockets to the service; `observed` is what its observers were told."""

    acts: Acts
    url: str
    database: str
    folder: str
    observed: list[Observed] = field(default_factory=list)

    @asynccontextmanager
    async def open(self, *protocols: str, **more: Any) -> AsyncIterator[Client]:  # noqa: ANN401  the library's
        """A socket on which nothing is said yet."""
        offered = [Subprotocol(each) for each in protocols or (PROTOCOL,)]
        async with connect(self.url, subprotocols=offered, **more) as connection:
            yield Client(connection)

    @asynccontextmanager
    async def of(self, who: str, purpose: str | None = None, **more: Any) -> AsyncIterator[Client]:  # noqa: ANN401  any payload
        """A socket of someone of the register, for a purpose."""
        async with self.open() as client:
            await client.introduced({**self.acts.headers(who, purpose), **more})
            yield client
