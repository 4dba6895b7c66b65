"""All that a scenario asks of the law, so that it is told which changes of a rule concern it.

What comes of a scenario follows from a few things that it asks of the law, which are noted while
it is gone through under the true one. Where everything is known (a `Point`) the law is asked text
by text: what a text says there is one fold. Where records are not at hand, texts bear on one
another, and the whole question is put again (a `Question`).
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, assert_never, cast
from unittest.mock import patch

import evaluator_pages
import evaluator_road

from db.enumerations import Role
from permissions import evaluator
from permissions.categories import Category, Classification
from permissions.condition import FALSE, TRUE, Condition, Row
from permissions.disclosure import Disclosure, Frame
from permissions.entities import Case, Entity
from permissions.evaluator import Consultation, Record, known_of
from permissions.fields import Relation
from permissions.fold import fold
from permissions.knowledge import Knowledge
from permissions.law import Ask, Bar, Grant, Law, Need, Text
from permissions.level import Drafting
from permissions.purposes import Purpose
from permissions.refusal import Refusal
from permissions.register import Register
from permissions.subject import Caller
from permissions.walking import matching
from schema.roots import CONNECTIONS, RECORDS

Said = tuple[object, ...] | None
"""What a text does; None: nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """Data of some categories, asked for where everything is known; of none: the gate.

    `through`: it is of one of the rows by which the record may be seen.
    """

    ask: Ask
    of: frozenset[Category]
    known: Knowledge
    through: bool

    def same(self, true: Text, changed: Text) -> bool:
        """Whether two texts do the same here; a grant may lose none of the clauses told."""
        return self._opened(true) <= self._opened(changed) and self._said(true, self.known) == (
            self._said(changed, replace(self.known))  # what is remembered of it goes with it
        )

    def _opened(self, text: Text) -> frozenset[Category]:
        """What a grant opens where its condition holds, and its clauses are told of."""
        opens = isinstance(text, Grant) and text.opens(self.ask)
        return text.of & self.of if opens and isinstance(text, Grant) else frozenset()

    def _said(self, text: Text, known: Knowledge) -> Said:
        match text:
            case Grant(when=when):
                opened = self._opened(text)
                said = fold(when, known) if opened else FALSE
                return None if said == FALSE else (opened, said)
            case Bar(when=when):
                closed = frozenset(each for each in self.of if text.closes(self.ask, each))
                if not closed:
                    return None
                said, otherwise = fold(when, known), fold(~when, known)
                idle = (said, otherwise) == (FALSE, TRUE) and not self.through
                return None if idle else (closed, said, otherwise)
            case Need(holds=holds):
                owed = not self.of and text.binds(self.ask.role, self.ask.purpose)
                return ("owed",) if owed and fold(holds, known) != TRUE else None
            case _:
                assert_never(text)


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What is asked of the law of a kind of record, whole, and what the true law answers."""

    ask: Ask
    put: Callable[[Law], object]
    answer: object


@dataclass(slots=True)
class Judged:
    """All that one scenario asks."""

    points: dict[Point, None] = field(default_factory=dict)
    questions: dict[Question, None] = field(default_factory=dict)
    _gate: Knowledge = field(default_factory=Knowledge)

    @property
    def asks(self) -> frozenset[Ask]:
        """All that the law is asked."""
        return frozenset({*(p.ask for p in self.points), *(q.ask for q in self.questions)})

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Everything asked on the evaluator's road meanwhile is noted."""
        with ExitStack() as stack:
            for place, name, noted in (
                (evaluator_road, "consult", self._consult),
                (evaluator, "steps", self._steps),
                (evaluator, "disclose", self._disclose),
                (evaluator, "opened", self._disclose),
                (evaluator_road, "must_be_open", self._must_be_open),
                (evaluator_road, "closed", self._left_out),
                (evaluator_road, "closed_whole", self._closed_whole),
                (evaluator_pages, "closed_to_all", self._closed_to_all),
            ):
                true = cast("Callable[..., Any]", getattr(place, name))
                stack.enter_context(patch.object(place, name, _after(noted, true)))
            yield

    def _consult(
        self, _: object, register: Register, caller: Caller, instant: datetime, __: Law
    ) -> None:
        self._gate = known_of(register, caller, instant)

    def _steps(self, _: object, __: Law, role: Role, purpose: Purpose | None) -> None:
        self._point(Ask(role, purpose, Case), frozenset(), self._gate, through=False)

    def _disclose(
        self,
        _: Callable[..., Disclosure],
        __: Law,
        ask: Ask,
        classes: Classification,
        known: Knowledge,
        frame: Frame,
    ) -> None:
        of = frozenset(
            category for when, category in classes if fold(frame.place_class(when), known) != FALSE
        )
        for each in _standing(known, frame.through):
            self._point(ask, of, each, through=bool(frame.through))

    def _must_be_open(
        self, true: Callable[..., None], law: Law, role: Role, purpose: Purpose, name: str
    ) -> None:
        entity = CONNECTIONS[name][0] if name in CONNECTIONS else RECORDS.get(name)
        if entity is not None:
            self._question(
                Ask(role, purpose, entity), law, name, lambda each: true(each, role, purpose, name)
            )

    def _left_out(
        self, _: object, law: Law, ask: Ask, classes: Classification, *__: object
    ) -> None:
        of = frozenset(category for _, category in classes)
        self._question(
            ask, law, of, lambda each: {c for _, grant in each.grants(ask) for c in of & grant.of}
        )

    def _closed_whole(
        self,
        true: Callable[..., Any],
        consultation: Consultation,
        record: Record,
        relation: Relation,
    ) -> None:
        def put(law: Law) -> object:
            found = true(replace(consultation, law=law), record, relation)
            reasons = () if found is None else found.reasons
            return [(each.code, each.category, each.clauses) for each in reasons]

        known = consultation.known
        rows = {own: record.rows[own] for own in relation.shares.values() if own in record.rows}
        key = relation, id(known.facts), frozenset(known.context.items()), _ids(rows)
        self._question(consultation.ask(relation.target), consultation.law, key, put)

    def _closed_to_all(
        self,
        true: Callable[..., Any],
        drafting: Drafting,
        listed: Entity,
        entity: Entity,
        classes: Classification,
    ) -> None:
        role, purpose = drafting.role, drafting.purpose
        for each in {listed.name: listed, entity.name: entity}.values():
            self._question(
                drafting.ask(each),
                drafting.law,
                (listed.name, entity.name, classes),
                lambda law: true(Drafting(law, role, purpose), listed, entity, classes),
            )

    def _point(self, ask: Ask, of: frozenset[Category], known: Knowledge, *, through: bool) -> None:
        place = id(known.facts), frozenset(known.context.items()), _ids(known.rows)
        kept = _KNOWN.setdefault(place, known)
        whole = ask, of, place, through
        self.points[_POINTS.setdefault(whole, Point(ask, of, kept, through))] = None

    def _question(self, ask: Ask, law: Law, key: Hashable, put: Callable[[Law], object]) -> None:
        whole = ask, key
        if whole not in _QUESTIONS:
            _QUESTIONS[whole] = Question(ask, put, answered(put, law))
        self.questions[_QUESTIONS[whole]] = None


_KNOWN: dict[Hashable, Knowledge] = {}
_POINTS: dict[Hashable, Point] = {}
_QUESTIONS: dict[Hashable, Question] = {}
"""What many scenarios ask alike: each once."""


def _after(note: Callable[..., None], true: Callable[..., Any]) -> Callable[..., Any]:
    def noted(*args: Any, **options: Any) -> Any:  # noqa: ANN401  those of any function
        note(true, *args)
        return true(*args, **options)

    return noted


def _ids(rows: Mapping[Row, Mapping[str, Any]]) -> Hashable:
    """Rows of a register by what they are in memory, where they stay."""
    return frozenset((row, id(values)) for row, values in rows.items())


def _standing(known: Knowledge, through: tuple[tuple[Row, Condition], ...]) -> Iterator[Knowledge]:
    """What is known with each of the rows in place by which a record may be seen."""
    if not through:
        yield known
        return
    (row, tie), *rest = through
    for found in matching(cast("Register", known.facts), row, tie, known):
        yield from _standing(replace(known, rows={**known.rows, row: found}), tuple(rest))


def answered(put: Callable[[Law], object], law: Law) -> object:
    """The answer to a question; a refusal is one, too."""
    try:
        return put(law)
    except Refusal as refusal:
        return refusal.code, refusal.clauses
