"""An operation answered over a register in memory, record by record, by the evaluator.

The document is read as for a plan (`Selecting`); then nothing is planned: each record, value,
relation, filter and sort key is decided on in turn. What it gives is what a scenario expects of the
service, and, since it shares no SQL with it, what the service's answer is compared with.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeAlias, assert_never
from uuid import UUID

from evaluator_pages import Page
from graphql import FieldNode
from telling import Told, Unseen

from permissions import selection as asked
from permissions.condition import FALSE, TRUE, conjuncts
from permissions.disclosure import (
    Frame,
    Reason,
    Released,
    Withheld,
    closed,
    disclose,
    opens_by_act,
    residual_of,
)
from permissions.evaluator import Consultation, Record, consult, records
from permissions.fields import Relation
from permissions.fold import fold
from permissions.law import Law
from permissions.purposes import TERMS, Purpose
from permissions.refusal import Code, Refusal, refuse
from permissions.register import Register
from permissions.rows import at_most, rows_of
from permissions.selection import Path
from permissions.sql import Binding
from permissions.subject import Caller
from permissions.walking import not_linked, reached, shown
from schema.collecting import Collector
from schema.cost import Cost
from schema.document import Document, Documents
from schema.faults import purpose_required
from schema.roots import CONNECTIONS, must_be_open
from schema.selecting import Marks, Selecting

By: TypeAlias = tuple[Caller, datetime]
"""Who asks, and when."""


@dataclass(slots=True)
class Answering:
    """Answers one operation after another over a register."""

    documents: Documents
    register: Register
    law: Law

    def answer(self, query: str, caller: Caller, instant: datetime) -> Told:
        """The answer, or the refusal."""
        try:
            return self._answered(self.documents.get(query), caller, instant)
        except Refusal as refusal:
            return Told(refusal=refusal)

    def _answered(self, document: Document, caller: Caller, instant: datetime) -> Told:
        node = document.operation(None)
        collector = Collector(document.schema, document.fragments, {})
        fields = collector.collect(document.schema.type_map["Query"], (node.selection_set,))
        selecting = Selecting(document.schema, collector, {}, Cost(100_000))
        told = Told()
        data: dict[str, Any] = {}
        for key, nodes in fields.items():
            name = nodes[0].name.value
            if name == "__typename":
                data[key] = "Query"
            elif name == "viewer":
                data[key] = self._viewer(selecting, (key, nodes), (caller, instant), told)
            elif caller.purpose is None:
                raise purpose_required(())
            else:
                consultation = consult(self.register, caller, instant, self.law)
                binding = Binding(caller.agent, caller.purpose.references, {})
                walk = Walk(consultation, binding, told)
                data[key] = walk.root(selecting, key, nodes)
        told.data = data
        return told

    def _viewer(
        self, selecting: Selecting, asked_for: tuple[str, list[FieldNode]], by: By, told: Told
    ) -> dict[str, Any]:
        """The dockets asked of the viewer (A53); nothing else of it is judged here."""
        (key, nodes), (caller, instant) = asked_for, by
        purpose = caller.purpose.code if caller.purpose else None
        consultation = consult(self.register, replace(caller, purpose=None), instant, self.law)
        roles = TERMS[Purpose.CASE_PROCESSING].roles
        if consultation.role not in roles or purpose not in (None, Purpose.CASE_PROCESSING):
            raise refuse(Code.PURPOSE_NOT_ALLOWED, "no docket", "pas de rôle", "48-1/al.1/c")
        walk = Walk(consultation, Binding(caller.agent, {}, {}), told)
        kind = selecting.schema.type_map["Viewer"]
        return {
            below: walk.page(selecting, (key, below), "docket", docket, "Viewer")
            for below, docket in selecting.collector.below(kind, nodes).items()
        }


@dataclass(slots=True)
class Walk:
    """A walk through what an operation asks, deciding on each thing met."""

    consultation: Consultation
    binding: Binding
    told: Told

    def root(self, selecting: Selecting, key: str, nodes: list[FieldNode]) -> Any:  # noqa: ANN401
        """What a root field gives."""
        name, asking = nodes[0].name.value, self.consultation
        if asking.purpose is not None:
            must_be_open(asking.law, asking.role, asking.purpose, name)
        if name in CONNECTIONS:
            return self.page(selecting, (key,), name, nodes, "Query")
        roots = [root for _, root in selecting.root(key, nodes)]
        found: dict[object, Any] = {}
        wanted: list[object] = []
        for root in roots:
            match root:
                case asked.One():
                    wanted = [root.id(self.binding)]
                case asked.Many():
                    ids = root.ids(self.binding)
                    wanted = list(ids) if isinstance(ids, list) else []
                case _:
                    raise TypeError("a page is no root of this kind")
            for one in wanted:
                for record in self._named(root, one):
                    if self._sees(record, (key,)):
                        found[one] = self.record(record, root.selection, (key,))
        listed = [found.get(one) for one in wanted]
        return listed if name == "nodes" else listed[0]

    def _named(self, root: asked.One | asked.Many, wanted: object) -> list[Record]:
        """The records of that id, visible or not."""
        if not isinstance(wanted, UUID):
            return []
        return list(records(self.consultation.register, root.entity, wanted))

    def _sees(self, record: Record, path: Path) -> bool:
        """Whether a record met at a path is visible; notes what decides."""
        found = self.consultation.presence(record)
        if isinstance(found, Released):
            self.told.opened[path].update(found.clauses)
            return True
        unseen = Unseen(self.consultation, record)
        self.told.closed[path] = self.told.unseen[record.id] = unseen
        return False

    def page(
        self, selecting: Selecting, path: Path, name: str, nodes: list[FieldNode], parent: str
    ) -> dict[str, Any]:
        """What a connection gives."""
        key = ".".join(path)
        page = Page(self.consultation, self.binding, selecting.page(key, name, nodes, parent))
        marks = selecting.marks[key]
        rows = page.rows(marks)
        for record in page.left_out:
            self.told.unseen[record.id] = Unseen(self.consultation, record)
        made: dict[str, Any] = {}
        for below, each in marks.fields.items():
            match each[0].name.value:
                case "nodes":
                    made[below] = self._nodes(page, rows, (*path, below))
                case "edges":
                    made[below] = self._edges(page, rows, marks, (*path, below))
                case "totalCount":
                    made[below] = len(page.all)
                case "pageInfo":
                    made[below] = page.info(rows, marks, marks.below[below])
                case other:
                    made[below] = other
        return made

    def _nodes(self, page: Page, rows: list[Record], path: Path) -> list[Any]:
        selection = dict(page.wanted.selections)[path[-1:]]
        return [self.record(row, selection, path) for row in rows]

    def _edges(self, page: Page, rows: list[Record], marks: Marks, path: Path) -> list[Any]:
        fields, edges = marks.below[path[-1]], []
        for row in rows:
            edge: dict[str, Any] = {}
            for key, nodes in fields.items():
                if nodes[0].name.value == "node":
                    selection = dict(page.wanted.selections)[path[-1], key]
                    edge[key] = self.record(row, selection, (*path, key))
                else:
                    edge[key] = page.cursor(row, marks)
            edges.append(edge)
        return edges

    def record(self, record: Record, selection: asked.Selection, path: Path) -> dict[str, Any]:
        """What is shown of a visible record."""
        return {
            item.key: self._item(record, item, selection, (*path, item.key))
            for item in selection.items
        }

    def _item(
        self, record: Record, item: asked.Item, selection: asked.Selection, path: Path
    ) -> Any:  # noqa: ANN401  any JSON
        match item:
            case asked.Constant(value=value):
                return value
            case asked.Pick(field=value):
                found = self.consultation.disclosure(record, value.classes)
                if isinstance(found, Withheld):
                    self._note(path, found.reasons)
                    return None
                self.told.opened[path].update(found.clauses)
                return shown(self.consultation, record, value.shown)
            case asked.Reasons(keys=keys):
                return list(self._reasons(record, keys, selection))
            case asked.Follow():
                return self._follow(record, item, path)
            case _:
                assert_never(item)

    def _reasons(
        self, record: Record, keys: tuple[tuple[str, str], ...], selection: asked.Selection
    ) -> Iterator[Mapping[str, Any]]:
        for value in selection.fields:
            found = self.consultation.disclosure(record, value.classes)
            if isinstance(found, Withheld):
                first = found.reasons[0]
                known = {
                    "field": value.name,
                    "category": first.category,
                    "code": first.code,
                    "clauses": list(first.clauses),
                }
                yield {key: known[name] for key, name in keys}

    def _follow(self, record: Record, item: asked.Follow, path: Path) -> Any:  # noqa: ANN401
        shut = closed_whole(self.consultation, record, item.field)
        seen: list[Any] = []
        for each in reached(self.consultation, record, item.field):
            unlinked = not_linked(self.consultation, each, item.field) if item.field.many else None
            if unlinked is not None and self.consultation.sees(each):
                self._note(path, unlinked.reasons)
            elif self._sees(each, path):
                seen.append(self.record(each, item.selection, path))
            elif shut is None:
                self._note(path, self._left_out(each))
        if shut is not None:
            self._note(path, shut.reasons)
            return None
        return seen[: item.first] if item.field.many else next(iter(seen), None)

    def _left_out(self, record: Record) -> tuple[Reason, ...]:
        """Why records of that category are left out of a list, where the law says it of all."""
        law, ask = self.consultation.law, self.consultation.ask(record.entity)
        known, frame = record.held_by(self.consultation.known), Frame({}, record.through)
        reasons = closed(law, ask, record.entity.presence, known, frame)
        return tuple(reason for reason in reasons if reason.when == TRUE)

    def _note(self, path: Path, reasons: tuple[Reason, ...]) -> None:
        for reason in reasons[:1]:
            self.told.withheld.add((path, reason.category, reason.code, reason.clauses))


def closed_whole(consultation: Consultation, record: Record, relation: Relation) -> Withheld | None:
    """What closes a relation as a whole: no record there could be seen from this one."""
    unlinked = None if relation.many else not_linked(consultation, record, relation)
    if unlinked is not None:
        return unlinked
    at_hand = {row: record.rows[own] for row, own in relation.shares.items() if own in record.rows}
    target, known = relation.target, replace(consultation.known, rows=at_hand)
    through = () if all(row in at_hand for row, _ in target.through) else target.through
    law, ask = consultation.law, consultation.ask(target)
    found = disclose(law, ask, target.presence, known, Frame({}, through))
    if not isinstance(found, Withheld):
        return None
    unread = replace(known, facts=None)
    rule = residual_of(disclose(law, ask, target.presence, unread, Frame({}, through)))
    below = set(target.rows) - set(at_hand)
    if opens_by_act(consultation.purpose):
        return found if fold(at_most(rule, below), known) == FALSE else None
    above = [part for part in conjuncts(rule) if not rows_of(part) & below]
    return found if any(fold(part, known) == FALSE for part in above) else None
