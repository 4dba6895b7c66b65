"""One socket: its messages in their order, its operations side by side, its end."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import perf_counter

from starlette.websockets import WebSocket, WebSocketDisconnect

from api.caller import Stated, authenticate, bearer, caller_of, recognised_caller, stated_payload
from api.graphql_http import Answerer
from api.observed import Observing
from api.socket_limits import SocketLimits, too_many
from api.socket_messages import (
    ACK,
    PONG,
    Closing,
    Complete,
    Init,
    Ping,
    Pong,
    Subscribe,
    completed,
    forbidden,
    read_message,
    taken,
    told,
)
from api.tokens import Tokens
from api.unauthenticated import TokenFault, unauthenticated
from permissions.refusal import Code, Refusal
from permissions.subject import AgentId, Caller
from schema.errors import masked
from schema.following import Following
from schema.outcome import Answer, AnswerKind


@dataclass(frozen=True, slots=True)
class Party:
    """Who is at the other end: the caller, and the token that says so."""

    caller: Caller
    token: bytes


@dataclass(slots=True)
class Socket:
    """One socket that was accepted. `of` counts the sockets of each agent; `observing` is told of
    every operation and event.
    """

    websocket: WebSocket
    answerer: Answerer
    following: Following
    tokens: Tokens
    limits: SocketLimits
    of: Counter[AgentId]
    observing: Observing
    party: Party | None = None
    _operations: dict[str, "asyncio.Task[None]"] = field(default_factory=dict)
    _running: set["asyncio.Task[None]"] = field(default_factory=set)
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _over: asyncio.Event = field(default_factory=asyncio.Event)
    _closing: Closing | None = None
    _heard: float = 0.0

    async def serve(self) -> None:
        """Serve it to its end; whatever runs on it then is over."""
        reading = asyncio.create_task(self._messages())
        reading.add_done_callback(lambda _reading: self._over.set())
        try:
            await self._over.wait()
        finally:
            await _cancelled(reading, *self._running)
            if self.party is not None:
                self._leave(self.party.caller.agent)
        if self._closing is not None:
            await self._close(self._closing)

    def end(self, closing: Closing) -> None:
        """Close the socket, whatever runs on it."""
        if self._closing is None:
            self._closing = closing
        self._over.set()

    async def _messages(self) -> None:
        try:
            self.party = await self._introduced()
            await self._send(ACK)
            left = self.tokens.seconds_left(self.party.token)
            async with asyncio.timeout(left):
                while True:
                    await self._handle(await self._next(), self.party)
        except TimeoutError:
            expired = unauthenticated(TokenFault.EXPIRED)
            self.end(forbidden(expired))
        except Closing as closing:
            if closing.refusal is not None:
                await self._journalled(closing.refusal)
            self.end(closing)
        except WebSocketDisconnect:
            return
        except Exception as fault:  # noqa: BLE001  a fault of ours is masked, and ends the socket
            masked(fault)
            self.end(Closing(4500, "Internal server error"))

    async def _introduced(self) -> Party:
        """Who the first message says is here. Raises `Closing`."""
        try:
            async with asyncio.timeout(self.limits.init):
                message = await self._next()
                while isinstance(message, Ping | Pong | Complete):
                    await self._alive(message)
                    message = await self._next()
        except TimeoutError:
            raise Closing(4408, "Connection initialisation timeout") from None
        if isinstance(message, Subscribe):
            raise Closing(4401, "Unauthorized", unauthenticated(TokenFault.ABSENT))
        return await self._identified(message)

    async def _identified(self, init: Init) -> Party:
        agent: AgentId | None = None
        stated: Stated = {}
        try:
            stated = stated_payload(init.payload)
            agent = await authenticate(stated, self.tokens)
            party = Party(caller_of(agent, stated), bearer(stated))
            if self.of[agent] >= self.limits.sockets:
                raise too_many(self.limits.sockets, "sockets", "connexions")
        except Refusal as refusal:
            known = None if agent is None else recognised_caller(agent, stated)
            await self._journalled(refusal, known)
            raise forbidden(refusal) from None
        self.of[agent] += 1
        return party

    def _leave(self, agent: AgentId) -> None:
        self.of[agent] -= 1
        if not self.of[agent]:
            del self.of[agent]

    async def _next(self) -> Init | Subscribe | Complete | Ping | Pong:
        """The next message. Raises `Closing`, `WebSocketDisconnect`."""
        event = await self.websocket.receive()
        self._heard = perf_counter()
        if event["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(event.get("code", 1005))
        text = event.get("text")
        if text is None:
            raise Closing(4400, "messages are text")
        if len(text) > self.limits.message:
            raise Closing(1009, "Message too big")
        return read_message(text)

    async def _alive(self, message: object) -> None:
        if isinstance(message, Ping):
            await self._send(PONG)

    async def _handle(
        self, message: Init | Subscribe | Complete | Ping | Pong, party: Party
    ) -> None:
        match message:
            case Init():
                raise Closing(4429, "Too many initialisation requests")
            case Subscribe():
                await self._begin(message, party)
            case Complete(id=id_):
                operation = self._operations.pop(id_, None)
                if operation is not None:
                    operation.cancel()
            case Ping() | Pong():
                await self._alive(message)

    async def _begin(self, asked: Subscribe, party: Party) -> None:
        if asked.id in self._operations:
            raise taken(asked.id)
        left = self._running.difference(self._operations.values())
        if left and len(self._running) >= self.limits.operations:
            # `complete` frees the id; what is under way counts until it is over, and is waited for
            await asyncio.wait(left, return_when=asyncio.FIRST_COMPLETED)
        if len(self._operations) >= self.limits.operations:
            refusal = too_many(self.limits.operations, "operations", "opérations")
            caller = party.caller
            answer = await self.answerer.refused(refusal, asked.request, caller, caller.language)
            self.observing.answered(answer, caller, self._heard)
            await self._send(told(asked.id, answer))
            return
        task = asyncio.create_task(self._operate(asked, party))
        self._operations[asked.id] = task
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _operate(self, asked: Subscribe, party: Party) -> None:
        consumer = _Consumer(self, asked.id, party)
        try:
            await self.following.follow(asked.request, party.caller, consumer)
            if self._forget(asked.id):
                await self._send(completed(asked.id))
        except (WebSocketDisconnect, RuntimeError, OSError):
            self.end(Closing(1006, ""))  # nobody is there any more
        except Exception as fault:  # noqa: BLE001  a fault of ours is masked, and ends the socket
            masked(fault)
            self.end(Closing(4500, "Internal server error"))

    def _forget(self, id_: str) -> bool:
        """Whether the operation was the current one's to end; its id is free from now on."""
        current = self._operations.get(id_)
        if current is None or current is not asyncio.current_task():
            return False
        del self._operations[id_]
        return True

    async def tell(self, id_: str, answer: Answer) -> None:
        """Send an event, or the refusal that ends an operation."""
        if answer.kind is AnswerKind.DATA:
            current = self._operations.get(id_) is asyncio.current_task()
        else:
            current = self._forget(id_)
        if current:
            await self._send(told(id_, answer))

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """One event at a time: what is read is told before anything else is read to be told."""
        async with self._lock:
            yield

    async def _send(self, message: bytes) -> None:
        """Send a message; who does not take it in time is left."""
        try:
            async with asyncio.timeout(self.limits.take):
                await self.websocket.send({"type": "websocket.send", "text": message.decode()})
        except TimeoutError:
            self.end(Closing(1008, "Messages are not taken"))
            raise asyncio.CancelledError from None

    async def _close(self, closing: Closing) -> None:
        with contextlib.suppress(TimeoutError, WebSocketDisconnect, RuntimeError, OSError):
            async with asyncio.timeout(self.limits.close):
                await self.websocket.close(closing.code, closing.reason)

    async def _journalled(self, refusal: Refusal, caller: Caller | None = None) -> None:
        known = caller or (self.party.caller if self.party else None)
        answer = await self.answerer.refused(refusal, None, known)
        self.observing.answered(answer, known, self._heard)


@dataclass(slots=True)
class _Consumer:
    """One operation's end of the socket."""

    socket: Socket
    id: str
    party: Party
    _since: float = field(default_factory=perf_counter)

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        async with self.socket.turn():
            yield

    async def known(self) -> None:
        self._since = perf_counter()
        try:
            agent = await self.socket.tokens.agent_of(self.party.token)
        except Refusal as refusal:
            if refusal.code is Code.UNAUTHENTICATED:
                self.socket.end(forbidden(refusal))
            raise
        if agent != self.party.caller.agent:
            raise unauthenticated(TokenFault.SUBJECT)

    def answered(self, answer: Answer) -> None:
        self.socket.observing.answered(answer, self.party.caller, self._since)

    async def told(self, answer: Answer) -> None:
        await self.socket.tell(self.id, answer)


async def _cancelled(*tasks: "asyncio.Task[None]") -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
