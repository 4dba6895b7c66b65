"""Why a field of a record is, or would be, released or withheld: what the law asks, part by part.

A `Question` is what the law says of one field to one role for one purpose. Its conditions are
judged where the facts are: by PostgreSQL, in one statement behind the gate (`permissions.asking`),
or over a register in memory. Outcome and reasons are those of the plan: the same places, the same
disclosure, the same fold.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import auto
from functools import lru_cache

from db.enumerations import Listed, Role
from permissions.categories import Category, Classification, always
from permissions.condition import (
    FALSE,
    TRUE,
    Condition,
    all_of,
    conjuncts,
)
from permissions.disclosure import (
    Conditional,
    Disclosure,
    Reason,
    residual_of,
)
from permissions.entities import Case, Entity
from permissions.evaluator import Record
from permissions.fields import Field, Relation
from permissions.fold import fold
from permissions.gate import Step, steps
from permissions.judgement import Judgement, places
from permissions.knowledge import NOTHING_KNOWN, Knowledge
from permissions.law import Ask, Law, Paragraph
from permissions.own_rights import about_own_rights
from permissions.purposes import Purpose, Withholding
from permissions.rows import columns_of, rows_of

RETENTION = "GX-09"
"""The rule by which what is past its term is gone."""


class Kind(Listed):
    """What a paragraph does."""

    NEED = auto()
    GRANT = auto()
    BAR = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """A condition as the paragraph states it, and its place among those judged.

    `judged` is None where it is about other records than the one asked about. `tellable`: who sees
    the record may be told whether it holds.
    """

    stated: Condition
    judged: int | None
    tellable: bool


@dataclass(frozen=True, slots=True)
class Weighed:
    """A paragraph considered: for data of a category, which the record has where `applies` holds.

    `presence`: it is about whether the record is visible at all, not about the field.
    """

    kind: Kind
    source: Paragraph
    category: Category
    applies: int
    code: Withholding | None
    parts: tuple[Part, ...]
    presence: bool


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What the law asks before a field is released. Numbers are places in `conditions`.

    `reasons` are why it is withheld where it is; `by_record`: it leads to records that are each
    decided on.
    """

    law: Law
    ask: Ask
    field: Field
    judged: Judgement
    conditions: tuple[Condition, ...]
    visible: int
    kept: int
    released: int
    clauses: tuple[str, ...]
    reasons: tuple[tuple[int, Reason], ...]
    weighed: tuple[Weighed, ...]
    gate: tuple[Step, ...]
    by_record: bool

    @property
    def gate_ask(self) -> Ask:
        """What is asked of the law at the gate, which is about no record."""
        return Ask(self.ask.role, self.ask.purpose, Case)


@dataclass(slots=True)
class _Drafting:
    """Conditions on their way to be judged, each once."""

    of: Judgement
    classes: Classification
    conditions: dict[Condition, int] = field(default_factory=dict)

    def place(self, condition: Condition) -> int:
        """The number under which a condition, about the rows in place, is judged."""
        return self.conditions.setdefault(condition, len(self.conditions))

    def folded(self, condition: Condition) -> int:
        """The same of a condition that is folded first, as far as nothing is known."""
        return self.place(fold(condition, NOTHING_KNOWN))

    def part(self, stated: Condition, frame: Judgement) -> Part:
        """A part of what a paragraph asks, on a record at a place."""
        placed = fold(frame.frame.place(stated), NOTHING_KNOWN)
        if not rows_of(placed) <= set(self.of.frame.rows.values()):
            return Part(stated, None, tellable=False)
        return Part(stated, self.place(placed), _tellable(stated, placed, self))


def _tellable(stated: Condition, placed: Condition, draft: _Drafting) -> bool:
    """Whether who sees the record may be told that a condition holds or not.

    It follows from what he is shown, or is about his own rights and the category of the record.
    """
    if fold(placed, draft.of.known) in (TRUE, FALSE):
        return True
    shown = {column for condition, _ in draft.classes for column in columns_of(condition)}
    told_of_case = residual_of(draft.of.disclosure(always(Category.CASE_META))) == TRUE
    return about_own_rights(stated, shown, told_of_case=told_of_case)


@lru_cache(maxsize=512)
def question(law: Law, role: Role, purpose: Purpose | None, of: Field) -> Question:
    """The question that a field raises for a role and purpose."""
    judged = places(law, role, purpose).root(of.entity)
    own = () if isinstance(of, Relation) else of.classes
    draft = _Drafting(judged, (*of.entity.presence, *own))
    ask = Ask(role, purpose, of.entity)
    target, disclosure, released = _field(judged, of)
    weighed = [
        *_weigh(draft, judged, judged.entity.presence, presence=True),
        *_weigh(draft, target, _classes(of), presence=False),
    ]
    reasons = tuple(
        (draft.folded(reason.when), reason)
        for reason in getattr(disclosure, "reasons", ())
        if rows_of(reason.when) <= set(judged.frame.rows.values())
    )
    expired = _past_its_term(law, ask, judged.entity)
    return Question(
        law=law,
        ask=ask,
        field=of,
        judged=judged,
        visible=draft.place(judged.shown),
        kept=draft.folded(judged.frame.place(all_of(*(~when for when in expired)))),
        released=draft.place(released),
        clauses=getattr(disclosure, "clauses", ()),
        reasons=reasons,
        weighed=tuple(weighed),
        gate=steps(law, role, purpose),
        by_record=isinstance(of, Relation),
        conditions=tuple(draft.conditions),
    )


def _classes(of: Field) -> Classification:
    return of.target.presence if isinstance(of, Relation) else of.classes


def _field(judged: Judgement, of: Field) -> tuple[Judgement, Disclosure, Condition]:
    """What is judged, what the law says of it, and when the field is not null."""
    if not isinstance(of, Relation):
        disclosure = judged.disclosure(of.classes)
        return judged, disclosure, residual_of(disclosure)
    found = judged.descend(of, 1)
    if found.below.shown == FALSE:
        return found.below, found.below.visible, FALSE
    disclosure = Conditional(found.guard, found.below.clauses, found.left_out)
    return found.below, disclosure, found.guard


def _past_its_term(law: Law, ask: Ask, entity: Entity) -> Iterator[Condition]:
    """When a record is nobody's any more: not even who controls is told of it."""
    for _, category in entity.presence:
        for source, bar in law.bars(ask, category):
            if source.rule == RETENTION:
                yield bar.when


def _weigh(
    draft: _Drafting, at: Judgement, classes: Classification, *, presence: bool
) -> Iterator[Weighed]:
    """The paragraphs that grant or bar data so classified, in the order of the categories."""
    law, ask = at.places.law, at.places.ask(at.entity)
    rows = set(draft.of.frame.rows.values())
    for condition, category in classes:
        applies = fold(at.frame.place_class(condition), NOTHING_KNOWN)
        if applies == FALSE:
            continue
        number = draft.place(applies if rows_of(applies) <= rows else TRUE)
        for source, grant in law.grants(ask):
            if category in grant.of:
                parts = _parts(draft, at, grant.when)
                yield Weighed(Kind.GRANT, source, category, number, None, parts, presence)
        for source, bar in law.bars(ask, category):
            parts = _parts(draft, at, bar.when)
            yield Weighed(Kind.BAR, source, category, number, bar.code, parts, presence)


def _parts(draft: _Drafting, at: Judgement, when: Condition) -> tuple[Part, ...]:
    """The parts that must all hold; what is said of rows not at hand is said in one."""
    stated = (when,) if at.frame.through else conjuncts(when)
    return tuple(draft.part(each, at) for each in stated)


def judged_in_memory(asked: Question, known: Knowledge, record: Record) -> list[bool]:
    """Which conditions hold of a record of a register in memory."""
    placed = {
        asked.judged.frame.rows[row]: values
        for row, values in record.rows.items()
        if row in asked.judged.frame.rows
    }
    known = replace(known, rows=placed)
    return [fold(condition, known) == TRUE for condition in asked.conditions]


def held_in_memory(asked: Question, known: Knowledge, *, active: bool) -> list[bool]:
    """Whether the account is active, and which steps of the gate hold, over a register."""
    return [active, *(fold(step.holds, known) == TRUE for step in asked.gate)]
