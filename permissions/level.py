"""One level of a planned answer: a record, what is shown of it, and the levels below.

What is left of the law at its place becomes the WHERE of the level and the CASE around a value.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, assert_never

from db.enumerations import Role
from permissions import selection as asked
from permissions.categories import Classification
from permissions.condition import FALSE, TRUE, Condition, Row
from permissions.disclosure import Disclosure, Frame, Reason, Withheld, residual_of
from permissions.entities import Entity
from permissions.fields import Pseudonym, Value, placed
from permissions.judgement import Judgement, Places, places
from permissions.knowledge import Knowledge
from permissions.law import Ask, Law
from permissions.ledger import Ledger
from permissions.purposes import Purpose
from permissions.selection import Path
from permissions.shape import Chosen, Fixed, Leaf, Part, Shape
from permissions.sql import Sql, name


@dataclass(slots=True)
class Drafting:
    """What all the levels of one plan share."""

    law: Law
    role: Role
    purpose: Purpose | None
    sql: Sql = field(default_factory=Sql)
    ledger: Ledger = field(default_factory=Ledger)
    _rows: int = 0

    @property
    def places(self) -> Places:
        """The places of the plans for this role and purpose."""
        return places(self.law, self.role, self.purpose)

    def row(self, like: Row) -> Row:
        """A row beside those of the levels, told apart from every other."""
        self._rows += 1
        return Row(like.table, f"w{self._rows}")

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
    """A record in a statement: its rows in place, and how its values are laid out."""

    drafting: Drafting
    judged: Judgement
    placing: Placing
    _followed: Counter[str] = field(default_factory=Counter)

    @property
    def entity(self) -> Entity:
        """The kind of record."""
        return self.judged.entity

    @property
    def frame(self) -> Frame:
        """Where the record's rows stand."""
        return self.judged.frame

    @property
    def ties(self) -> tuple[tuple[Row, Condition], ...]:
        """The rows that come with this level, each with what ties it to those before."""
        return self.judged.ties

    @property
    def known(self) -> Knowledge:
        """What is known once the record is visible."""
        return self.judged.known

    @property
    def own(self) -> Row:
        """The record's own row."""
        return self.frame.rows[self.entity.row]

    @property
    def shown(self) -> Condition:
        """The condition on which the record is seen at all."""
        return self.judged.shown

    def disclosure(self, classes: Classification) -> Disclosure:
        """What the law says of data of this record, knowing that the record is visible."""
        return self.judged.disclosure(classes)

    def own_id(self) -> str:
        """The record's id, as SQL."""
        return self.drafting.sql.term(self.own["id"])

    def spelt_id(self) -> str:
        """The record's id as a text, in SQL: what an answer holds, and what the journal packs."""
        return f"{self.own_id()}::text"

    def masked(self, condition: Condition, expression: str) -> str:
        """The expression where a condition holds, else null: a withheld value never leaves."""
        if condition == TRUE:
            return expression
        return f"CASE WHEN {self.drafting.sql.condition(condition)} THEN {expression} END"

    def shape(self, selection: asked.Selection, path: Path) -> Shape:
        """Plan what is asked of the record; `path` is where it stands in the response."""
        parts = tuple(self._part(item, selection, path) for item in selection.items)
        return Shape(parts, self.entity.kept)

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
        if of.is_id:
            expression += "::text"  # as `spelt_id`: its own is fetched once
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
        relation, ledger = item.field, self.drafting.ledger
        self._followed[relation.name] += 1
        found = self.judged.descend(relation, self._followed[relation.name])
        below = Level(self.drafting, found.below, self.placing)
        if below.shown == FALSE:
            ledger.note(path, relation, found.below.visible)
            return Fixed(item.key, None)
        ledger.leave_out(path, found.left_out, whole=found.guard != TRUE)
        return self.placing.follow(Step(self, below, item, path, found.guard, found.filters))


def _told(reason: Reason, value: Value, keys: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    known: Mapping[str, Any] = {
        "field": value.name,
        "category": reason.category,
        "code": reason.code,
        "clauses": list(reason.clauses),
        "__typename": "WithheldField",
    }
    return {key: known[name] for key, name in keys}


def level(drafting: Drafting, entity: Entity, placing: Placing) -> Level:
    """The level of a record that a root field leads to."""
    return Level(drafting, drafting.places.root(entity), placing)


def in_order(step: Step) -> str:
    """The order of a related list: its own columns, then the ids by which its records are known.

    By ids that a pseudonym stands for, the places in a list would tell who is who.
    """
    of = step.below
    sql, own = of.drafting.sql, of.drafting.sql.alias(of.own)
    known_by = f"{own}.id"
    if of.entity.pseudonymous:
        known_by = sql.shown(Pseudonym((of.own["id"],)))
    return ", ".join((*(f"{own}.{name(each)}" for each in step.item.field.order), known_by))


def tables(of: Level) -> str:
    """The tables of a level's fresh rows, joined."""
    sql = of.drafting.sql
    (first, _), *rest = of.ties
    joins = (f" JOIN {sql.source(row)} ON {sql.condition(tie)}" for row, tie in rest)
    return sql.source(first) + "".join(joins)
