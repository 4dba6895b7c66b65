"""From a request and its caller to the bytes of the answer, journalled before they leave.

text -> document -> operation, variables -> plan (kept) -> one statement -> data -> bytes
"""

from collections.abc import Coroutine
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import orjson
import strawberry
from graphql import OperationType

from db.journal_entry import RELEASED, JournalEntry
from permissions.acts.terms import DEFAULT_TERMS, Terms
from permissions.cpp import ENACTED
from permissions.law import Law, Paragraph, in_force
from permissions.plan import Plan
from permissions.refusal import Code, Refusal, refuse
from permissions.remembering import remembering
from permissions.sql import Binding
from permissions.statistics.door import THRESHOLD
from permissions.subject import Caller, Language
from schema import ordinary, running
from schema.acting import LawChangedError
from schema.arguments import shape_of
from schema.consultation import Operation, course_of, entry_of, entry_of_turned_away
from schema.course import Course, Phase
from schema.cursor import Sealing
from schema.document import Documents, Question
from schema.doing import Begin, Doing
from schema.errors import entries
from schema.explaining import ReadPurpose
from schema.faults import known, law_changed, only_over_websocket, would_withhold
from schema.gated import explained, gated
from schema.live import prepare_live
from schema.operation import Prepared, asks_only_account, prepare
from schema.outcome import Answer, AnswerKind
from schema.ready import Kept, Ready
from schema.request import GraphQLRequest
from schema.running import Fetching, Read, Reading, Writing
from schema.shaping import accounts, shaped
from schema.stated import Row, Stated

JSON = orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS
TRIES = 2
"""Times an operation is planned at most: again only where the law changed under it."""


class Answering:
    """Answers operations. `clock` gives the instant of each; None: the database's own clock.

    `sealing` seals cursors; None: with a key that goes with the process. `reads_purpose` reads a
    purpose as its header states it, where `explain` is asked of another agent. `threshold`
    is the least cell that a table of statistics shows. `begin` opens the transaction of an act
    (None: no act is done), `terms` say how long authorisations may be given for. `obliges` is
    false where nobody reads: a replay opens no notice.
    """

    def __init__(
        self,
        schema: strawberry.Schema,
        database: Reading,
        journal: Writing | None,
        *,
        documents: Documents,
        cost: int = 100_000,
        introspection: bool = True,
        enacted: tuple[Paragraph, ...] = ENACTED,
        clock: datetime | None = None,
        plans: int = 1_000,
        sealing: Sealing | None = None,
        reads_purpose: ReadPurpose | None = None,
        threshold: int = THRESHOLD,
        begin: Begin | None = None,
        terms: Terms = DEFAULT_TERMS,
        obliges: bool = True,
    ) -> None:
        self._schema, self._database, self._journal = schema, database, journal
        self._documents, self._cost, self._introspection = documents, cost, introspection
        self._enacted, self.clock = enacted, clock
        self._reads_purpose, self._threshold = reads_purpose, threshold
        self._sealing = sealing or Sealing.passing()
        self._kept = Kept(plans)
        self.plan_counts = self._kept.counts
        self._doing = Doing(begin, self._journalled, terms)
        self._law: Law | None = None
        self._obliges = obliges

    async def answer(self, request: GraphQLRequest, caller: Caller) -> Answer:
        """The answer to an operation, already journalled. Never raises, save for cancellation."""
        operation = self.begun(request, caller)
        try:
            body = await self._executed(operation)
        except Refusal as refusal:
            return await self.refuse(operation, refusal)
        except Exception as fault:  # noqa: BLE001  whatever fails, refuses
            return await self.refuse(operation, known(fault))
        return Answer(body, course=operation.ended())

    async def refused(
        self,
        refusal: Refusal,
        request: GraphQLRequest | None,
        caller: Caller | None,
        language: Language = "en",
    ) -> Answer:
        """The answer to what was refused before it could be an operation, already journalled."""
        entry = entry_of_turned_away(refusal, request, caller, self._now())
        return await self._end(entry, refusal, language, course_of(caller))

    def follows(self, request: GraphQLRequest) -> bool:
        """Whether an operation is a subscription; what is refused is none."""
        try:
            document = self._documents.get(request.query)
            node = document.operation(request.operation_name, request.method)
        except Refusal:
            return False
        return node.operation is OperationType.SUBSCRIPTION

    def begun(self, request: GraphQLRequest, caller: Caller, phase: Phase = "PLAN") -> Operation:
        """An operation that begins now, with a phase."""
        return Operation(request, caller, self._now(), course=Course.begun(phase))

    def _now(self) -> datetime:
        return self.clock or datetime.now(UTC)

    async def _executed(self, operation: Operation) -> bytes:
        asked = await self.asked(operation)
        if asked.kind is OperationType.SUBSCRIPTION:
            raise only_over_websocket()
        if asked.kind is OperationType.QUERY:
            return await self.released(operation, await self.read(operation, asked))
        for _ in range(TRIES):
            try:
                stated = self._stated(operation.caller)
                return await self._doing.done(operation, stated, asked, self.clock)
            except LawChangedError:
                self._law = None
        raise law_changed()

    async def asked(self, operation: Operation) -> Question:
        """What an operation asks, in a role that is known. Raises `Refusal`."""
        request = operation.request
        document = operation.document = self._documents.get(request.query)
        node = operation.node = document.operation(request.operation_name, request.method)
        operation.course.kind = node.operation.value
        variables = document.variables(node, request.variables)
        if operation.caller.acting_role is None:
            query = node.operation is OperationType.QUERY
            account = query and asks_only_account(document, node, variables)
            operation.course.enter("GATE")
            operation.caller = await running.with_role(
                self._database, operation.caller, self.clock, any_will_do=account
            )
            operation.course.enter("PLAN")
        return Question(document, node, variables)

    async def read(self, operation: Operation, asked: Question) -> Read:
        """What a query, or one event, gives: not released yet. Raises `Refusal`."""
        for _ in range(TRIES):
            try:
                return await self._run(operation, asked)
            except LawChangedError:
                self._law = None
        raise law_changed()

    async def released(self, operation: Operation, read: Read) -> bytes:
        """What was read, as bytes that may leave: what it owes, and its entry, are written."""
        if self._obliges:
            at = operation.instant or operation.started if read.seen or operation.counted else None
            await running.oblige(self._database, operation.caller, at)
        disclosure = self._disclosure(operation, read.ready)
        body = orjson.dumps(
            {"data": read.data, "extensions": {"disclosure": disclosure}}, option=JSON
        )
        if self._journal is not None:
            operation.course.enter("JOURNAL")
            entry = entry_of(operation, RELEASED, (*read.own, *read.seen))
            del read  # what was read goes now: later, it costs several times as much
            await self._journal.append(entry)
        return body

    def _disclosure(self, operation: Operation, ready: Ready) -> dict[str, Any]:
        return {**ready.disclosure, "instant": operation.instant or operation.started}

    async def _run(self, operation: Operation, asked: Question) -> Read:
        operation.law = self._law_in_force()
        ready = operation.ready = self.ready(operation.caller, asked)
        prepared, caller = ready.prepared, operation.caller
        operation.course.roots = prepared.names
        binding = asked.binding(caller, self.clock)
        seen, own = list[Any](), list[Any]()
        if ready.takes_several:
            operation.course.enter("DATABASE")  # whose connections are waited for
            async with self._database.snapshot() as reading:  # no part is older than another
                data = await self._data(operation, reading, prepared, (binding, seen, own))
        else:
            data = await self._data(operation, self._database, prepared, (binding, seen, own))
        if caller.strict and ready.withholds:
            raise would_withhold(ready.withholds)
        if prepared.ordinary:
            instant = operation.instant or operation.started
            context = ordinary.Context(caller, ready.law, instant, self._introspection)
            sent = operation.request.variables  # executing coerces them itself
            data = await ordinary.run(asked.document, asked.name, sent, data, context)
        return Read(ready, data, seen, own)

    async def _data(
        self,
        operation: Operation,
        reading: Fetching,
        prepared: Prepared,
        given: tuple[Binding, list[Any], list[Any]],
    ) -> dict[str, Any]:
        """The data of the planned roots, and explanations; `given` with ids seen, and own."""
        binding, seen, own = given
        data: dict[str, Any] = {}
        if prepared.own.plan is not None:
            operation.about |= prepared.own.asked_about(binding)
            row = await self._row(operation, prepared.own.plan, binding, reading)
            binding = replace(binding, clock=operation.instant)  # one instant an operation (GX-10)
            data |= accounts(prepared, row, own, binding)
        if prepared.plan is not None:
            row = await self._row(operation, prepared.plan, binding, reading)
            operation.counted = running.tells_by_counting(operation.caller, prepared, row)
            data |= await shaped(prepared, prepared.plan, (row, seen, binding))
        else:
            data |= {key: shape((), seen, binding) for key, shape in prepared.roots.items()}
        if prepared.explained:
            wanted = (prepared.explained, binding, seen)
            data |= await explained(reading, operation, wanted, self._reads_purpose)
        return data

    def _stated(self, caller: Caller) -> Stated:
        if caller.acting_role is None:
            raise AssertionError("a role has been taken")
        return Stated(
            law=self._law_in_force(),
            role=caller.acting_role,
            purpose=caller.purpose.code if caller.purpose else None,
            cost=self._cost,
            sealing=self._sealing,
            threshold=self._threshold,
        )

    def ready(self, caller: Caller, asked: Question) -> Ready:
        """What is asked, planned for a role and purpose, and kept. Raises `Refusal`."""
        stated = self._stated(caller)
        name = asked.name
        key = (
            asked.document,
            name,
            shape_of(asked.document.shapes[name], asked.variables),
            stated.role,
            stated.purpose,
            stated.law.version,
        )
        found = self._kept.get(key)
        if found is None:
            live = asked.kind is OperationType.SUBSCRIPTION
            prepared = (prepare_live if live else prepare)(stated, *asked)
            if not self._introspection and {"__schema", "__type"} & set(prepared.names):
                raise refuse(Code.DOCUMENT_INVALID, "introspection is off", "introspection fermée")
            found = self._kept.keep(key, Ready.of(prepared, stated))
        return found

    def _law_in_force(self) -> Law:
        now = self._now()
        if self._law is None or not self._law.holds_at(now):
            self._law = remembering(in_force(self._enacted, now))
        return self._law

    def _row(
        self, operation: Operation, plan: Plan, binding: Binding, reading: Fetching
    ) -> Coroutine[Any, Any, Row]:
        return gated(reading, operation, plan, binding)

    async def refuse(self, operation: Operation, refusal: Refusal) -> Answer:
        """The refusal of an operation as an answer, already journalled. Never raises."""
        entry = entry_of(operation, refusal.code, clauses=refusal.clauses)
        return await self._end(entry, refusal, operation.caller.language, operation.ended())

    async def _end(
        self, entry: JournalEntry, refusal: Refusal, language: Language, course: Course
    ) -> Answer:
        course.enter("JOURNAL")
        try:
            await self._journalled(entry)
        except Exception as fault:  # noqa: BLE001  what cannot be journalled is not even explained
            refusal = known(fault)
        body = orjson.dumps({"errors": entries(refusal, language)})
        course.end()
        return Answer(body, AnswerKind.REFUSED, refusal.code, course)

    async def _journalled(self, entry: JournalEntry) -> None:
        if self._journal is not None:
            await self._journal.append(entry)
