"""One level of a planned answer: a record, what is shown of it, and the levels below.

The policy is folded here, once a level, with all that the levels above have made certain; what
remains of it becomes the WHERE of the level and the CASE around a value.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, assert_never

from db.enumerations import Role
from permissions import selection as asked
from permissions.categories import Classification
from permissions.condition import FALSE, TRUE, Condition, Row, all_of, conjuncts
from permissions.disclosure import (
    Disclosure,
    Frame,
    Reason,
    Withheld,
    closed,
    disclose,
    residual_of,
)
from permissions.entities import Entity
from permissions.fields import Relation, Value, placed
from permissions.fold import NOTHING_KNOWN, Knowledge
from permissions.law import Ask, Law
from permissions.ledger import Ledger
from permissions.purposes import Purpose
from permissions.rows import rows_of
from permissions.selection import Path
from permissions.shape import Chosen, Fixed, Leaf, Part, Shape
from permissions.sql import Sql

NO_ROWS: Mapping[Row, Row] = {}


@dataclass(slots=True)
class Drafting:
    """What all the levels of one plan share."""

    law: Law
    role: Role
    purpose: Purpose | None
    sql: Sql = field(default_factory=Sql)
    ledger: Ledger = field(default_factory=Ledger)
    _rows: int = 0

    def row(self, like: Row) -> Row:
        """A row of the plan, told apart from every other."""
        self._rows += 1
        return Row(like.table, f"n{self._rows}")

    def ask(self, entity: Entity) -> Ask:
        """What is asked of the law about a kind of record."""
        return Ask(self.role, self.purpose, entity)


class Placing(Protocol):
    """How the values of a level are laid out in the statement's row."""

    boxes_arrays: bool

    def place(self, expression: str) -> int:
        """The position of an expression."""
        ...

    def follow(self, step: "Step") -> Part:
        """Lay out a related record, or a list of them."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """A relation on its way down: the rows above decide `guard`, those below `filters`."""

    above: "Level"
    below: "Level"
    item: asked.Follow
    path: Path
    guard: Condition
    filters: Condition


@dataclass(slots=True)
class Level:
    """A record in a statement: its rows in place, and what is known once it is visible."""

    drafting: Drafting
    entity: Entity
    frame: Frame
    ties: tuple[tuple[Row, Condition], ...]
    known: Knowledge
    visible: Disclosure
    placing: Placing
    _disclosed: dict[Classification, Disclosure] = field(default_factory=dict)

    @property
    def own(self) -> Row:
        """The record's own row."""
        return self.frame.rows[self.entity.row]

    @property
    def shown(self) -> Condition:
        """The condition on which the record is seen at all."""
        return residual_of(self.visible)

    def disclosure(self, classes: Classification) -> Disclosure:
        """What the law says of data of this record, knowing that the record is visible."""
        found = self._disclosed.get(classes)
        if found is None:
            ask = self.drafting.ask(self.entity)
            found = disclose(self.drafting.law, ask, classes, self.known, self.frame)
            self._disclosed[classes] = found
        return found

    def own_id(self) -> str:
        """The record's id, as SQL."""
        return self.drafting.sql.term(self.own["id"])

    def masked(self, condition: Condition, expression: str) -> str:
        """The expression where a condition holds, else null: a withheld value never leaves."""
        if condition == TRUE:
            return expression
        return f"CASE WHEN {self.drafting.sql.condition(condition)} THEN {expression} END"

    def shape(self, selection: asked.Selection, path: Path) -> Shape:
        """Plan what is asked of the record; `path` is where it stands in the response."""
        return Shape(tuple(self._part(item, selection, path) for item in selection.items))

    def _part(self, item: asked.Item, selection: asked.Selection, path: Path) -> Part:
        match item:
            case asked.Constant(key=key, value=value):
                return Fixed(key, value)
            case asked.Pick(key=key, field=value):
                return self._value(key, value, (*path, key))
            case asked.Reasons(key=key, keys=keys):
                return self._reasons(key, keys, selection.fields)
            case asked.Follow():
                return self._follow(item, (*path, item.key))
            case _:
                assert_never(item)

    def _value(self, key: str, of: Value, path: Path) -> Part:
        disclosure = self.disclosure(of.classes)
        self.drafting.ledger.note(path, of, disclosure)
        released = residual_of(disclosure)
        if released == FALSE:
            return Fixed(key, None)
        expression = self.drafting.sql.shown(placed(of.shown, self.frame.rows))
        if of.name == "id":
            expression += "::text"  # spelt here; the uuid that comes first is for the journal
        boxed = of.array and self.placing.boxes_arrays
        if boxed:
            expression = f"ROW({expression})"
        return Leaf(key, self.placing.place(self.masked(released, expression)), boxed)

    def _reasons(
        self, key: str, keys: tuple[tuple[str, str], ...], fields: tuple[Value, ...]
    ) -> Part:
        groups: dict[Classification, list[Value]] = {}
        for each in fields:
            groups.setdefault(each.classes, []).append(each)
        fixed: list[dict[str, Any]] = []
        choices: list[tuple[int, tuple[tuple[dict[str, Any], ...], ...]]] = []
        for classes, values in groups.items():
            disclosure = self.disclosure(classes)
            reasons = getattr(disclosure, "reasons", ())
            lists = tuple(
                tuple(_told(reason, value, keys) for value in values) for reason in reasons
            )
            if isinstance(disclosure, Withheld) and len(lists) == 1:
                fixed.extend(lists[0])
            elif lists:
                choices.append((self._which(residual_of(disclosure), reasons), lists))
        return Chosen(key, tuple(fixed), tuple(choices))

    def _which(self, released: Condition, reasons: tuple[Reason, ...]) -> int:
        """The position of the number of the first reason that holds; null where released."""
        condition = self.drafting.sql.condition
        branches = "".join(
            f" WHEN {condition(reason.when)} THEN {number}" for number, reason in enumerate(reasons)
        )
        return self.placing.place(f"CASE WHEN {condition(released)} THEN NULL{branches} END")

    def _follow(self, item: asked.Follow, path: Path) -> Part:
        relation, drafting = item.field, self.drafting
        below = descend(self, relation)
        if isinstance(below.visible, Withheld):
            drafting.ledger.note(path, relation, below.visible)
            return Fixed(item.key, None)
        guard, filters = _divided(below)
        ask, certain = drafting.ask(below.entity), self.known.assuming(guard)
        left_out = closed(drafting.law, ask, below.entity.presence, certain, below.frame)
        drafting.ledger.leave_out(path, left_out, whole=guard != TRUE)
        return self.placing.follow(Step(self, below, item, path, guard, filters))


def _told(reason: Reason, value: Value, keys: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    known: Mapping[str, Any] = {
        "field": value.name,
        "category": reason.category,
        "code": reason.code,
        "clauses": list(reason.clauses),
        "__typename": "WithheldField",
    }
    return {key: known[name] for key, name in keys}


def descend(above: Level, relation: Relation) -> Level:
    """The level that a relation leads to, with what is certain above it."""
    shares = {
        row: above.frame.rows[own]
        for row, own in relation.shares.items()
        if own in above.frame.rows
    }
    return level(above.drafting, relation.target, above.placing, shares, above.known)


def level(
    drafting: Drafting,
    entity: Entity,
    placing: Placing,
    shares: Mapping[Row, Row] = NO_ROWS,
    known: Knowledge = NOTHING_KNOWN,
) -> Level:
    """A record of a kind, judged with the rows it shares and fresh ones for the rest."""
    rows = dict(shares)
    ties: list[tuple[Row, Condition]] = []
    if entity.row not in rows:
        rows[entity.row] = drafting.row(entity.row)
        ties.append((rows[entity.row], TRUE))
    for join in entity.joins:
        if join.row not in rows:
            rows[join.row] = drafting.row(join.row)
            ties.append((rows[join.row], Frame(rows).place(join.condition)))
    at_hand = all(row in rows for row, _ in entity.through)
    frame = Frame(rows, () if at_hand else entity.through)
    visible = disclose(drafting.law, drafting.ask(entity), entity.presence, known, frame)
    certain = known.assuming(residual_of(visible))
    return Level(drafting, entity, frame, tuple(ties), certain, visible, placing)


def _divided(below: Level) -> tuple[Condition, Condition]:
    """The visibility of a level, split: what the rows above decide, and what its own do."""
    fresh = {row for row, _ in below.ties}
    parts = conjuncts(below.shown)
    above = [part for part in parts if not rows_of(part) & fresh]
    return all_of(*above), all_of(*(part for part in parts if part not in above))


def tables(of: Level) -> str:
    """The tables of a level's fresh rows, joined."""
    sql = of.drafting.sql
    (first, _), *rest = of.ties
    joins = (f" JOIN {sql.source(row)} ON {sql.condition(tie)}" for row, tie in rest)
    return sql.source(first) + "".join(joins)
