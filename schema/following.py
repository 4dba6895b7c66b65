"""Following a subscription: each event an operation of its own, as the register and the law stand.

Nothing is kept of what an event told but a digest, to know whether the next would tell anything
new: an event leaves only where what the caller may see of what he asks has changed. So it tells
nothing of what is withheld, not even that it changed.
"""

import asyncio
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final, Protocol
from uuid import UUID

import orjson

from db.changes import Changes, Watch
from permissions.refusal import Refusal
from permissions.subject import Caller
from schema.answer import JSON, Answering
from schema.consultation import Operation
from schema.document import Question
from schema.faults import known
from schema.live import followed_id
from schema.outcome import Answer
from schema.pacing import Instants, Pace
from schema.request import GraphQLRequest
from schema.running import Read

READERS: Final = 4
"""Events that a process reads at once: queries go on having connections."""


class Consumer(Protocol):
    """Whom the events are for."""

    def turn(self) -> AbstractAsyncContextManager[None]:
        """His attention: an event is read only once he can be told it, and told before another."""
        ...

    async def known(self) -> None:
        """Return where his token is still good. Raises `Refusal`."""
        ...

    def answered(self, answer: Answer) -> None:
        """An operation or event has its answer, whether he will be told it or not."""
        ...

    async def told(self, answer: Answer) -> None:
        """Send him an event, or the refusal that ends the subscription."""
        ...


@dataclass(slots=True)
class Following:
    """Follows subscriptions, and answers other operations once."""

    answering: Answering
    changes: Changes
    pace: Pace = field(default_factory=Pace)
    _begun: set[asyncio.Task[Answer]] = field(default_factory=set)
    _readers: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(READERS))

    async def follow(self, request: GraphQLRequest, caller: Caller, consumer: Consumer) -> None:
        """Tell the consumer what the operation gives, until it ends. Never raises, save for
        cancellation and what the consumer raises itself.
        """
        if not self.answering.follows(request):
            await self._once(request, caller, consumer)
            return
        operation = self.answering.begun(request, caller, "GATE")
        try:
            await consumer.known()
            operation.course.enter("PLAN")
            ids = self._followed(operation, await self.answering.asked(operation))
        except Exception as fault:  # noqa: BLE001  whatever fails, refuses
            answer = await self._refusal(operation, fault, consumer)
            async with consumer.turn():
                await consumer.told(answer)
            return
        with self.changes.watch(ids) as watch:
            await self._events(request, caller, consumer, watch)

    async def _once(self, request: GraphQLRequest, caller: Caller, consumer: Consumer) -> None:
        """Answer a query or an act. What is begun ends, though nobody waits for it any more."""
        try:
            await consumer.known()
        except Refusal as refusal:
            operation = self.answering.begun(request, caller)
            answer = await self._refusal(operation, refusal, consumer)
        else:
            begun = asyncio.create_task(self._answer(request, caller, consumer))
            self._begun.add(begun)
            begun.add_done_callback(self._begun.discard)
            try:
                answer = await asyncio.shield(begun)
            except asyncio.CancelledError:
                # he waits no longer, and it counts as his until it ends
                await asyncio.wait((begun,))
                raise
        async with consumer.turn():
            await consumer.told(answer)

    async def _answer(self, request: GraphQLRequest, caller: Caller, consumer: Consumer) -> Answer:
        answer = await self.answering.answer(request, caller)
        consumer.answered(answer)
        return answer

    def _followed(self, operation: Operation, asked: Question) -> frozenset[UUID]:
        """The ids whose change wakes: of what is followed, and of what the purpose names."""
        caller = operation.caller
        binding = asked.binding(caller, self.answering.clock)
        wanted = self.answering.ready(caller, asked).prepared.follows
        own = followed_id(wanted, binding) if wanted is not None else None
        named = (each for each in binding.references.values() if isinstance(each, UUID))
        return frozenset(named) | ({own} if own is not None else set())

    async def _events(
        self, request: GraphQLRequest, caller: Caller, consumer: Consumer, watch: Watch
    ) -> None:
        last, instants = b"", Instants(self.pace)
        while True:
            async with consumer.turn():
                operation = self.answering.begun(request, caller, "GATE")
                try:
                    watch.looks()
                    await consumer.known()
                    read = await self._read(operation)
                    there = any(each is not None for each in read.data.values())
                    digest = _digest(read)
                    answer = None
                    if digest != last and (there or not last):
                        answer = await self._released(operation, read, consumer)
                except Exception as fault:  # noqa: BLE001  an error in an event tells nothing of it
                    await consumer.told(await self._refusal(operation, fault, consumer))
                    return
                if answer is not None:
                    await consumer.told(answer)
                if not there:  # it is not visible, or no more
                    return
                last = digest
            await instants.next(watch)

    async def _read(self, operation: Operation) -> Read:
        operation.course.enter("DATABASE")  # whose connections are waited for
        async with self._readers:
            operation.course.enter("PLAN")
            return await self.answering.read(operation, await self.answering.asked(operation))

    async def _released(self, operation: Operation, read: Read, consumer: Consumer) -> Answer:
        body = await self.answering.released(operation, read)
        answer = Answer(body, course=operation.ended())
        consumer.answered(answer)
        return answer

    async def _refusal(self, operation: Operation, fault: Exception, consumer: Consumer) -> Answer:
        refusal = fault if isinstance(fault, Refusal) else known(fault)
        answer = await self.answering.refuse(operation, refusal)
        consumer.answered(answer)
        return answer


def _digest(read: Read) -> bytes:
    return sha256(orjson.dumps(read.data, option=JSON)).digest()
