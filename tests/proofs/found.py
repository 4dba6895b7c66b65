"""A register that z3 found, as rows that the law's own evaluator can read.

z3 is not believed: whatever it finds is folded with everything known, as the service would.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from permissions.condition import TRUE, Column, Condition, Literal, Row, Scalar, Term
from permissions.fold import fold
from permissions.knowledge import Knowledge
from proofs.connectives import Formula, holds_in, number, value_in
from proofs.formulas import AS_IS, State, code_of, holds_none, members, number_of, slot
from proofs.guarantees import KEYED_BY_MORE
from proofs.worlds import World

Values = Mapping[str, Scalar]


class Gaps(dict[str, Scalar]):
    """A row, or context, of which what no condition speaks of is not filled."""

    def __missing__(self, _column: str) -> None:
        return None

    def __contains__(self, _column: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Found:
    """A register, the records at hand in it, and the operation."""

    rows: Mapping[Row, Values]
    context: Values
    tables: Mapping[str, tuple[Values, ...]]

    def candidates(self, table: str, equal: Mapping[str, Scalar]) -> Iterable[Values]:
        """The rows of a table (see `permissions.fold.Facts`)."""
        return [
            row
            for row in self.tables.get(table, ())
            if all(row[name] == value for name, value in equal.items())
        ]

    @property
    def known(self) -> Knowledge:
        """All of it, as something known."""
        return Knowledge(rows=self.rows, context=self.context, facts=self)

    def holds(self, condition: Condition) -> bool:
        """Whether a condition is true in it."""
        return fold(condition, self.known) == TRUE


def register_of(world: World, model: Formula, state: State = AS_IS) -> Found:
    """The register of a model; witnesses of what is not there are no rows of it."""
    context = Gaps({each.name: _read(each, model, state) for each in world.contexts})
    at_hand: dict[Row, Values] = {}
    tables: dict[str, dict[Scalar, Gaps]] = defaultdict(dict)
    witnesses = frozenset(world.atoms.values())
    for row, there in world.rows.items():
        if holds_in(model, there):
            named = {name: _column(row[name], world, model, state) for name in world.columns[row]}
            key = named.get("id") if row.table not in KEYED_BY_MORE else None
            values = tables[row.table].setdefault(row.name if key is None else key, Gaps())
            values.update(named)
            if row not in witnesses:
                at_hand[row] = values
    return Found(at_hand, context, {t: tuple(rows.values()) for t, rows in tables.items()})


def _column(column: Column, world: World, model: Formula, state: State) -> Scalar:
    looked_for = world.lists.get(column)
    if looked_for is None:
        return _read(column, model, state)
    if holds_in(model, slot(column, state).empty):
        return None
    if holds_in(model, holds_none(column)):
        return cast("Scalar", ())
    terms = {_read(each, model, state) for each in looked_for} - {None}
    held = members(column)
    listed = (term for term in terms if holds_in(model, held(number(number_of(term)))))
    # a list of texts, as the driver gives one, be it of a value that z3 made up
    return cast("Scalar", tuple(map(str, listed)) or ("OF_ANOTHER_KIND",))


def _read(of: Term, model: Formula, state: State) -> Scalar:
    if isinstance(of, Literal):
        return of.value
    here = slot(of, state)
    return None if holds_in(model, here.empty) else code_of(value_in(model, here.value))
