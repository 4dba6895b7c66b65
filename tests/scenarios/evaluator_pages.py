"""A page of a connection over a register in memory: filters, order, cursor (GX-07, GX-08)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Any, assert_never

from permissions import selection as asked
from permissions.categories import Classification
from permissions.condition import TRUE, Scalar
from permissions.derived import folded
from permissions.disclosure import Frame, Released, Withheld, disclose
from permissions.entities import Entity
from permissions.evaluator import (
    Consultation,
    Record,
    UndecidedError,
    records,
    standing,
)
from permissions.fold import fold
from permissions.level import Drafting, level
from permissions.records import Records
from permissions.refusal import Code, Refusal, refuse
from permissions.sql import Binding
from permissions.walking import matching, shown
from schema.collecting import Fields
from schema.selecting import Marks


@dataclass(slots=True)
class Page:
    """The records that a connection shows of those asked for."""

    consultation: Consultation
    binding: Binding
    wanted: asked.Page
    all: list[Record] = field(init=False)
    left_out: list[Record] = field(init=False)
    _drafting: Drafting = field(init=False)

    def __post_init__(self) -> None:
        law, role, purpose = (
            self.consultation.law,
            self.consultation.role,
            self.consultation.purpose,
        )
        self._drafting = Drafting(law, role, purpose)
        for wish in self.wanted.wishes:
            self._all_permitted(wish)
        if self.wanted.order:
            self._permitted(
                self.wanted.order.argument, self.wanted.entity, self.wanted.order.classes
            )
        every = list(records(self.consultation.register, self.wanted.entity))
        self.left_out = [each for each in every if not self.consultation.sees(each)]
        met = [
            each
            for each in every
            if each not in self.left_out
            and all(self._meets(each, wish) for wish in self.wanted.wishes)
        ]
        self.all = self._sorted(met)

    def _all_permitted(self, wish: asked.Wish) -> None:
        """Raises FILTER_NOT_PERMITTED where no way to meet the wish is open."""
        refused: list[Refusal] = []
        for way in wish.ways:
            try:
                self._permitted(wish.argument, wish.entity, way.classes)
            except Refusal as refusal:
                refused.append(refusal)
        if len(refused) == len(wish.ways):
            raise refused[0]
        for classes in wish.also:
            self._permitted(wish.argument, wish.entity, classes)

    def _permitted(self, argument: str, entity: Entity, classes: Classification) -> None:
        """Raises FILTER_NOT_PERMITTED where the data is withheld whatever the record."""
        clauses = closed_to_all(self._drafting, self.wanted.entity, entity, classes)
        if clauses is not None:
            raise refuse(Code.FILTER_NOT_PERMITTED, argument, argument, *clauses)

    def _meets(self, record: Record, wish: asked.Wish) -> bool:
        if wish.tie is None:
            return self._passes(record, wish)
        found = any(
            self.consultation.sees(beside) and self._passes(beside, wish)
            for beside in self._beside(record, wish)
        )
        return found if wish.present is None else found == wish.present(self.binding)

    def _beside(self, record: Record, wish: asked.Wish) -> Iterator[Record]:
        """The records beside one that a wish looks at, with the further rows it reads."""
        register, known = self.consultation.register, self.consultation.known
        assert wish.tie is not None
        own = wish.entity.row
        for row in matching(register, own, wish.tie, replace(known, rows=record.rows)):
            beside = standing(register, wish.entity, {**record.rows, own: row})
            options = [
                matching(register, each, tie, replace(known, rows=beside.rows))
                for each, tie in wish.further
            ]
            for chosen in product(*options):
                further = {each: one for (each, _), one in zip(wish.further, chosen, strict=True)}
                yield replace(beside, rows={**beside.rows, **further})

    def _passes(self, record: Record, wish: asked.Wish) -> bool:
        return all(self._tells(record, wish, classes) for classes in wish.also) and any(
            self._tells(record, wish, way.classes)
            and all(self._test(record, test) for test in way.tests)
            for way in wish.ways
        )

    def _tells(self, record: Record, wish: asked.Wish, classes: Classification) -> bool:
        """Whether the caller is told data so classified, which a record beside must have."""
        known = record.held_by(self.consultation.known)
        has = wish.tie is None or any(fold(each, known) == TRUE for each, _ in classes)
        return has and isinstance(self.consultation.disclosure(record, classes), Released)

    def _test(self, record: Record, test: asked.Test) -> bool:
        value: Any = shown(self.consultation, record, test.column)
        wanted: Any = test.draw(self.binding)
        if value is None or wanted is None:
            return False
        match test.comparison:
            case "prefix":
                return bool(value.startswith(wanted))
            case "any":
                return value in wanted
            case "name":
                return bool(value == folded(wanted))
            case "contains":
                return bool(wanted in value)
            case "=":
                return bool(value == wanted)
            case "<":
                return bool(value < wanted)
            case ">=":
                return bool(value >= wanted)
            case "overlaps":
                return not set(value).isdisjoint(wanted)
            case "about":
                raise UndecidedError("no journal is kept in memory")
            case _:
                assert_never(test.comparison)

    def _value(self, record: Record) -> Scalar:
        """The sort value as the caller is shown it."""
        order = self.wanted.order
        if order is None:
            return None
        found = self.consultation.disclosure(record, order.classes)
        return (
            shown(self.consultation, record, order.shown) if isinstance(found, Released) else None
        )

    def _sorted(self, found: list[Record]) -> list[Record]:
        """By value, absent ones last, then by id; both the other way round where descending."""
        descending = self.wanted.order is not None and self.wanted.order.descending
        by_id = sorted(found, key=lambda each: each.id, reverse=descending)
        if self.wanted.order is None:
            return by_id
        filled = [each for each in by_id if self._value(each) is not None]
        absent = [each for each in by_id if self._value(each) is None]
        key: Any = self._value
        return sorted(filled, key=key, reverse=descending) + absent

    def rows(self, marks: Marks) -> list[Record]:
        """The records of the page, in the order shown."""
        around = self._around()
        return around[-marks.size :] if self.wanted.backwards else around[: marks.size]

    def _around(self) -> list[Record]:
        """What lies on the side of the cursor that is asked for."""
        if not self.wanted.positioned:
            return self.all
        place = next(
            (n for n, each in enumerate(self.all) if each.id == self.wanted.id(self.binding)), None
        )
        assert place is not None, "scenarios turn pages by cursors they were shown"
        return self.all[:place] if self.wanted.backwards else self.all[place + 1 :]

    def info(self, rows: list[Record], marks: Marks, fields: Fields) -> Mapping[str, Any]:
        """Where the page stands."""
        more = len(self._around()) > marks.size
        beyond = self.wanted.positioned and len(self._around()) < len(self.all)
        known = {
            "hasNextPage": beyond if self.wanted.backwards else more,
            "hasPreviousPage": more if self.wanted.backwards else beyond,
            "startCursor": self.cursor(rows[0], marks) if rows else None,
            "endCursor": self.cursor(rows[-1], marks) if rows else None,
        }
        return {key: known[nodes[0].name.value] for key, nodes in fields.items()}

    def cursor(self, record: Record, marks: Marks) -> str:
        """The cursor of a record."""
        return marks.places.write(self._value(record), str(record.id), self.binding.agent)


def closed_to_all(
    drafting: Drafting, listed: Entity, entity: Entity, classes: Classification
) -> tuple[str, ...] | None:
    """The clauses that withhold data of the records listed, or of those beside them, whatever the
    record; None where some may be released.
    """
    of = level(drafting, listed, Records())
    if entity == listed:
        found = of.disclosure(classes)
    else:
        rows = {**of.frame.rows, entity.row: drafting.row(entity.row)}
        found = disclose(drafting.law, drafting.ask(entity), classes, of.known, Frame(rows))
    if not isinstance(found, Withheld):
        return None
    return tuple(clause for reason in found.reasons for clause in reason.clauses)
