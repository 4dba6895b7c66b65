"""From a request and its caller to the bytes of the answer, journalled before they leave.

text -> document -> operation, variables -> plan (kept) -> one statement -> data -> bytes
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, cast

import orjson
import strawberry
from graphql import OperationDefinitionNode, OperationType

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
from schema import ordinary
from schema.acting import LawChangedError
from schema.arguments import shape_of
from schema.consultation import Operation, course_of, entry_of, entry_of_turned_away
from schema.course import Course
from schema.cursor import Sealing
from schema.document import Document, Documents
from schema.doing import Begin, Doing
from schema.errors import entries
from schema.explaining import Explaining, ReadPurpose
from schema.faults import known, would_withhold
from schema.operation import Prepared, Row, Stated, asks_only_account, prepare
from schema.outcome import Answer, AnswerKind
from schema.ready import Kept, Ready
from schema.request import GraphQLRequest
from schema.running import Reading, Writing, fetched, oblige, with_role
from schema.shaping import accounts, shaped

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
        operation = Operation(request, caller, self._now())
        try:
            body = await self._executed(operation)
        except Refusal as refusal:
            return await self._refuse(operation, refusal)
        except Exception as fault:  # noqa: BLE001  whatever fails, refuses
            return await self._refuse(operation, known(fault))
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

    def _now(self) -> datetime:
        return self.clock or datetime.now(UTC)

    async def _executed(self, operation: Operation) -> bytes:
        request = operation.request
        document = operation.document = self._documents.get(request.query)
        node = operation.node = document.operation(request.operation_name, request.method)
        operation.course.kind = node.operation.value
        variables = document.variables(node, request.variables)
        acts = node.operation is OperationType.MUTATION
        if operation.caller.acting_role is None:
            account = not acts and asks_only_account(document, node, variables)
            operation.course.enter("GATE")
            operation.caller = await with_role(
                self._database, operation.caller, self.clock, any_will_do=account
            )
            operation.course.enter("PLAN")
        for _ in range(TRIES):
            try:
                if acts:
                    stated = self._stated(operation.caller)
                    asked = (document, node, variables)
                    return await self._doing.done(operation, stated, asked, self.clock)
                return await self._run(operation, document, node, variables)
            except LawChangedError:
                self._law = None
        raise refuse(Code.INTERNAL, "the law changed under the operation", "le droit a changé")

    async def _run(
        self,
        operation: Operation,
        document: Document,
        node: OperationDefinitionNode,
        variables: Mapping[str, Any],
    ) -> bytes:
        operation.law = self._law_in_force()
        ready = operation.ready = self._ready(operation.caller, document, node, variables)
        prepared, caller, course = ready.prepared, operation.caller, operation.course
        course.roots = prepared.names
        references = caller.purpose.references if caller.purpose else {}
        binding = Binding(caller.agent, references, variables, self.clock)
        seen: list[Any] = []
        data: dict[str, Any] = {}
        if prepared.own is not None:
            row = await self._row(operation, prepared.own, binding)
            binding = replace(binding, clock=operation.instant)  # one instant an operation (GX-10)
            data |= accounts(prepared, row, seen, binding)
        if prepared.plan is not None:
            row = await self._row(operation, prepared.plan, binding)
            data |= await shaped(prepared, prepared.plan, (row, seen, binding))
        else:
            data |= {key: shape((), seen, binding) for key, shape in prepared.roots.items()}
        if prepared.explained:
            data |= await self._explained(operation, prepared, binding, seen)
        if caller.strict and ready.withholds:
            raise would_withhold(ready.withholds)
        if self._obliges:
            await oblige(self._database, caller, seen)
        if prepared.ordinary:
            data = await self._ordinary(operation, ready, data, node)
        body = orjson.dumps(
            {"data": data, "extensions": {"disclosure": self._disclosure(operation, ready)}},
            option=JSON,
        )
        course.enter("JOURNAL")
        await self._journalled(entry_of(operation, RELEASED, seen))
        return body

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

    def _ready(
        self,
        caller: Caller,
        document: Document,
        node: OperationDefinitionNode,
        variables: Mapping[str, Any],
    ) -> Ready:
        stated = self._stated(caller)
        name = node.name.value if node.name else None
        key = (
            document,
            name,
            shape_of(document.shapes[name], variables),
            stated.role,
            stated.purpose,
            stated.law.version,
        )
        found = self._kept.get(key)
        if found is None:
            prepared = prepare(stated, document, node, variables)
            if not self._introspection and {"__schema", "__type"} & set(prepared.names):
                raise refuse(Code.DOCUMENT_INVALID, "introspection is off", "introspection fermée")
            found = self._kept.keep(key, Ready.of(prepared, stated))
        return found

    def _law_in_force(self) -> Law:
        now = self._now()
        if self._law is None or not self._law.holds_at(now):
            self._law = remembering(in_force(self._enacted, now))
        return self._law

    async def _row(self, operation: Operation, plan: Plan, binding: Binding) -> Any:  # noqa: ANN401  a driver's row
        args = plan.arguments(binding)
        row = await fetched(self._database, operation.course, plan.sql, args)
        instant: datetime = row[0]
        if not plan.law.holds_at(instant):
            raise LawChangedError
        operation.instant = instant
        if row[1] is not None:
            raise plan.refusal(row[1])
        return row

    async def _explained(
        self, operation: Operation, prepared: Prepared, binding: Binding, seen: list[Any]
    ) -> dict[str, Any]:
        """The explanations asked for, each behind its gate and all at one instant."""

        async def gated(plan: Plan, drawn: Binding) -> Row:
            clock = operation.instant or self.clock
            return cast("Row", await self._row(operation, plan, replace(drawn, clock=clock)))

        async def plain(plan: Plan, drawn: Binding) -> Row:
            args = plan.arguments(drawn)
            return cast("Row", await fetched(self._database, operation.course, plan.sql, args))

        if operation.law is None:
            raise AssertionError("a law has been chosen")
        explaining = Explaining(
            operation.law,
            operation.caller,
            binding,
            seen,
            operation.about,
            gated,
            plain,
            self._reads_purpose,
        )
        return {key: await explaining.explain(each) for key, each in prepared.explained.items()}

    async def _ordinary(
        self,
        operation: Operation,
        ready: Ready,
        data: dict[str, Any],
        node: OperationDefinitionNode,
    ) -> dict[str, Any]:
        instant = operation.instant or operation.started
        context = ordinary.Context(
            operation.caller,
            ready.law,
            {"agent": operation.caller.agent, "now": instant},
        )
        name = node.name.value if node.name else None
        if operation.document is None:
            raise AssertionError("the document has been read")
        sent = operation.request.variables  # executing coerces them itself
        return await ordinary.run(operation.document, name, sent, data, context)

    def _disclosure(self, operation: Operation, ready: Ready) -> dict[str, Any]:
        return {**ready.disclosure, "instant": operation.instant or operation.started}

    async def _refuse(self, operation: Operation, refusal: Refusal) -> Answer:
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
