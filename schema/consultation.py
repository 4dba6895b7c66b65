"""One operation on its way, and what the journal says of it, however it ends."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

from graphql import FieldNode, FragmentSpreadNode, OperationDefinitionNode, SelectionNode
from graphql.language import InlineFragmentNode

from db.enumerations import Processing
from db.journal_entry import RELEASED, JournalEntry, PlanDescription, describe_plan, pack
from permissions.acts import ACTS
from permissions.entities.governance import RESERVED
from permissions.law import Law
from permissions.purposes import TERMS, Purpose
from permissions.refusal import Refusal
from permissions.subject import Caller
from schema.course import Course
from schema.document import Document
from schema.ready import Ready
from schema.request import GraphQLRequest

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(slots=True)
class Operation:
    """One operation on its way: what was asked, by whom, and what has become of it so far.

    `about` is whom and what it asks about besides what the purpose names (`explain`, acts);
    `described` what an act did, `file` the one that it is of; `course` how it went so far.
    `counted`: it was told of records that it does not return, or searched among them.
    """

    request: GraphQLRequest
    caller: Caller
    started: datetime
    document: Document | None = None
    node: OperationDefinitionNode | None = None
    law: Law | None = None
    ready: Ready | None = None
    instant: datetime | None = None
    about: dict[str, UUID | str] = field(default_factory=dict)
    described: PlanDescription | None = None
    file: Processing | None = None
    counted: bool = False
    course: Course = field(default_factory=Course.begun)

    def ended(self) -> Course:
        """How it went, now that it ends."""
        course, stated = self.course, self.caller.purpose
        course.role = self.caller.acting_role
        course.purpose = self.ready.purpose if self.ready else stated.code if stated else None
        course.end()
        return course


def course_of(caller: Caller | None) -> Course:
    """The course of what was refused before it was an operation."""
    course, stated = Course.begun("GATE"), caller.purpose if caller else None
    course.role = caller.acting_role if caller else None
    course.purpose = stated.code if stated else None
    return course


def entry_of(
    operation: Operation,
    outcome: str,
    seen: Iterable[str] = (),
    clauses: tuple[str, ...] = (),
) -> JournalEntry:
    """The entry of an operation that ended in an outcome.

    `seen` are the ids of the records returned; `clauses` those of the refusal, if it is one.
    """
    caller, ready, node = operation.caller, operation.ready, operation.node
    stated = caller.purpose
    purpose = ready.purpose if ready else (stated.code if stated else None)
    described = operation.described if outcome == RELEASED else None
    if described is None:
        described = ready.description if ready else _unplanned(operation, purpose, clauses)
    return JournalEntry(
        plan=described,
        instant=operation.instant or operation.started,
        outcome=outcome,
        agent=caller.agent,
        acting_role=caller.acting_role,
        purpose=purpose,
        references={**(stated.references if stated else {}), **operation.about, **_searches(ready)},
        operation=node.name.value if node and node.name else None,
        document=operation.document.digest if operation.document else None,
        record_ids=pack(seen),
        authorisation_ids=_relied_on(caller) if outcome == RELEASED else b"",
    )


def _searches(ready: Ready | None) -> dict[str, str]:
    """How often it searches, where that is more than once: as often, for the watch."""
    often = ready.prepared.searches if ready else 0
    return {"searches": str(often)} if often > 1 else {}


def _relied_on(caller: Caller) -> bytes:
    """The authorisation that the purpose names, packed: what was released, was by it."""
    named = caller.purpose.references.get("authorisation") if caller.purpose else None
    return named.bytes if isinstance(named, UUID) else b""


def entry_of_turned_away(
    refusal: Refusal, request: GraphQLRequest | None, caller: Caller | None, instant: datetime
) -> JournalEntry:
    """The entry of what was refused before it was an operation, with what was known by then."""
    stated = caller.purpose if caller else None
    purpose = stated.code if stated else None
    name = request.operation_name if request else None
    return JournalEntry(
        plan=_described((), refusal.clauses, "", purpose),
        instant=instant,
        outcome=refusal.code,
        agent=caller.agent if caller else None,
        acting_role=caller.acting_role if caller else None,
        purpose=purpose,
        references=stated.references if stated else {},
        operation=name if name is not None and _NAME.fullmatch(name) else None,
    )


def _unplanned(
    operation: Operation, purpose: Purpose | None, clauses: tuple[str, ...]
) -> PlanDescription:
    """What is known of an operation that was refused before it had a plan."""
    document, node = operation.document, operation.node
    names: set[str] = set()
    if document is not None and node is not None:
        names.update(_root_fields(document, node.selection_set.selections, set()))
    version = operation.law.version if operation.law else ""
    file = operation.file or _file_of_acts(names)
    return _described(tuple(sorted(names)), clauses, version, purpose, file)


def _file_of_acts(names: Iterable[str]) -> Processing | None:
    """The file of acts that could not be read, whatever purpose was stated: of several, the one
    whose journal the fewest read. None: no act, or one whose file nothing of it tells yet.
    """
    files = {act.file for act in ACTS if act.name in names and act.filed is None}
    return next((file for file in RESERVED if file in files), None)


@lru_cache(maxsize=1024)
def _described(
    names: tuple[str, ...],
    clauses: tuple[str, ...],
    law: str,
    purpose: Purpose | None,
    file: Processing | None = None,
) -> PlanDescription:
    terms = TERMS[purpose] if purpose else None
    processing = file or (terms.processing if terms else None)
    return describe_plan(
        root_fields=names,
        clauses=clauses,
        law=law,
        processing=processing,
        nature=terms.nature if terms and terms.processing is processing else None,
    )


def _root_fields(
    document: Document, selections: Iterable[SelectionNode], spread: set[str]
) -> Iterator[str]:
    """The root fields of an operation, those too that a directive would leave out."""
    for node in selections:
        if isinstance(node, FieldNode):
            yield node.name.value
        elif isinstance(node, InlineFragmentNode):
            yield from _root_fields(document, node.selection_set.selections, spread)
        elif isinstance(node, FragmentSpreadNode) and node.name.value not in spread:
            spread.add(node.name.value)
            below = document.fragments[node.name.value].selection_set.selections
            yield from _root_fields(document, below, spread)
