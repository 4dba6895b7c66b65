"""What the law says at one place of a plan: of a record, with all that is certain above it.

A place is a root field or a relation of another place. Folding the law is the dear part of
planning, and the same places come back from plan to plan, so what is said there is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from db.enumerations import Role
from permissions.categories import Classification
from permissions.condition import FALSE, TRUE, Condition, Row, all_of, conjuncts
from permissions.disclosure import (
    Disclosure,
    Frame,
    Reason,
    Released,
    closed,
    disclose,
    opened,
    opens_by_act,
    residual_of,
)
from permissions.entities import Entity
from permissions.fields import Relation
from permissions.knowledge import Knowledge
from permissions.law import Ask, Law
from permissions.purposes import Purpose
from permissions.rows import at_most, rows_of

MOST_KEPT = 300
"""Judgements kept for one role and purpose, before starting anew."""

NO_ROWS: Mapping[Row, Row] = {}


@dataclass(frozen=True, slots=True)
class Descent:
    """A relation on its way down: rows above decide `guard`, those below `filters`.

    `left_out` are the reasons why records of the relation may be missing.
    """

    below: "Judgement"
    guard: Condition
    filters: Condition
    left_out: tuple[Reason, ...]


@dataclass(slots=True, eq=False)
class Judgement:
    """A record at a place: its rows, those that come with it, and what is known once it is seen.

    It is `shown` on that condition, and `clauses` open it; `above` is what is known before.
    """

    places: "Places"
    entity: Entity
    frame: Frame
    ties: tuple[tuple[Row, Condition], ...]
    above: Knowledge
    known: Knowledge
    shown: Condition
    clauses: tuple[str, ...]
    _visible: Disclosure | None = None
    _disclosed: dict[Classification, Disclosure] = field(default_factory=dict)
    _below: dict[tuple[str, int], Descent] = field(default_factory=dict)

    @property
    def visible(self) -> Disclosure:
        """Whether the record is seen at all, with the reasons why not: seldom asked, and dear."""
        if self._visible is None:
            law, ask = self.places.law, self.places.ask(self.entity)
            self._visible = disclose(law, ask, self.entity.presence, self.above, self.frame)
        return self._visible

    def disclosure(self, classes: Classification) -> Disclosure:
        """What the law says of data of this record, knowing that the record is visible."""
        found = self._disclosed.get(classes)
        if found is None:
            law, ask = self.places.law, self.places.ask(self.entity)
            found = disclose(law, ask, classes, self.known, self.frame)
            self._disclosed[classes] = found
        return found

    def descend(self, relation: Relation, nth: int) -> Descent:
        """Where a relation leads that is followed here for the `nth` time in one plan."""
        found = self._below.get((relation.name, nth))
        if found is None:
            found = self._below[relation.name, nth] = self._descended(relation)
        return found

    def _descended(self, relation: Relation) -> Descent:
        own = self.frame.rows
        shares = {row: own[shared] for row, shared in relation.shares.items() if shared in own}
        below = self.places.judged(relation.target, shares, self.known)
        if below.shown == FALSE:
            return Descent(below, FALSE, TRUE, ())
        guard, filters = _divided(below)
        if opens_by_act(self.places.purpose):
            guard = all_of(guard, at_most(filters, {row for row, _ in below.ties}))
        told: tuple[Reason, ...] = ()
        if relation.link is not None:
            link = (below if relation.many else self).disclosure(relation.link)
            told = () if isinstance(link, Released) else link.reasons
            if relation.many:
                filters = all_of(filters, residual_of(link))
            else:
                guard = all_of(guard, residual_of(link))
        ask, guarded = self.places.ask(below.entity), guard != TRUE
        certain = self.known.assuming(guard)
        presence, law = below.entity.presence, self.places.law
        left_out = closed(law, ask, presence, certain, below.frame, guarded=guarded)
        return Descent(below, guard, filters, (*left_out, *told))


@dataclass(slots=True, eq=False)
class Places:
    """The places of all plans for a role and purpose; no two have a row in common."""

    law: Law
    role: Role
    purpose: Purpose | None
    _roots: dict[str, Judgement] = field(default_factory=dict)
    _kept: int = 0
    _rows: int = 0

    def ask(self, entity: Entity) -> Ask:
        """What is asked of the law about a kind of record."""
        return Ask(self.role, self.purpose, entity)

    def root(self, entity: Entity) -> Judgement:
        """A record that a root field leads to; all root fields of a plan may share it."""
        if self._kept > MOST_KEPT:
            self._roots, self._kept = {}, 0
        found = self._roots.get(entity.name)
        if found is None:  # a knowledge of its own: what it remembers goes with the judgement
            found = self._roots[entity.name] = self.judged(entity, NO_ROWS, Knowledge())
        return found

    def judged(self, entity: Entity, shares: Mapping[Row, Row], known: Knowledge) -> Judgement:
        """A record of a kind, judged with the rows it shares and fresh ones for the rest."""
        self._kept += 1
        rows = dict(shares)
        ties: list[tuple[Row, Condition]] = []
        if entity.row not in rows:
            rows[entity.row] = self._row(entity.row)
            ties.append((rows[entity.row], TRUE))
        for join in entity.joins:
            if join.row not in rows:
                rows[join.row] = self._row(join.row)
                ties.append((rows[join.row], Frame(rows).place(join.condition)))
        at_hand = all(row in rows for row, _ in entity.through)
        frame = Frame(rows, () if at_hand else entity.through)
        shown, clauses = opened(self.law, self.ask(entity), entity.presence, known, frame)
        certain = known.assuming(shown)
        return Judgement(self, entity, frame, tuple(ties), known, certain, shown, clauses)

    def _row(self, like: Row) -> Row:
        self._rows += 1
        return Row(like.table, f"n{self._rows}")


@lru_cache(maxsize=32)
def places(law: Law, role: Role, purpose: Purpose | None) -> Places:
    """The places of the plans for a role and purpose, kept."""
    return Places(law, role, purpose)


def _divided(below: Judgement) -> tuple[Condition, Condition]:
    """The visibility of a record, split: what the rows above decide, and what its own do."""
    fresh = {row for row, _ in below.ties}
    parts = conjuncts(below.shown)
    above = [part for part in parts if not rows_of(part) & fresh]
    return all_of(*above), all_of(*(part for part in parts if part not in above))
