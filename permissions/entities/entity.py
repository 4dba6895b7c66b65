"""What a kind of record is, to the law: where it stands, what its presence tells.

An entity's row comes with the rows it cannot be judged without (its case, its party): `joins`.
`presence` classifies what the mere existence of the record tells, and so who may see the row.
"""

from collections.abc import Callable
from dataclasses import dataclass

from permissions.categories import Classification
from permissions.condition import FALSE, Column, Condition, Row

PartyTest = Callable[[Row], Condition]


@dataclass(frozen=True, slots=True)
class Join:
    """A row that comes with the record: the one whose id equals `column` of `source`."""

    row: Row
    source: Row
    column: str

    @property
    def condition(self) -> Condition:
        """What ties the joined row to its source."""
        return self.row["id"].eq(self.source[self.column])


def _nobody(_test: PartyTest) -> Condition:
    return FALSE


@dataclass(frozen=True, slots=True, eq=False)
class Entity:
    """A kind of record; there is one of each.

    `concerns(test)` says whether the record is about a party that passes `test`; `through` are
    the rows by which a record that has no case of its own (a person) is reached; `kept` is false
    for reference data that retention does not touch. `case` is the column that names its case,
    where the case does not come with it. A `pseudonymous` record is never known by its own id.
    """

    name: str
    row: Row
    presence: Classification
    joins: tuple[Join, ...] = ()
    through: tuple[tuple[Row, Condition], ...] = ()
    concerns: Callable[[PartyTest], Condition] = _nobody
    kept: bool = True
    case: Column | None = None
    pseudonymous: bool = False

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row that conditions on this record may speak of."""
        return (
            self.row,
            *(join.row for join in self.joins),
            *(row for row, _ in self.through),
        )


def reached_by(row: Row, column: str, to: Row) -> tuple[tuple[Row, Condition], ...]:
    """A record is reached through those rows of which `column` names it."""
    return ((row, row[column].eq(to["id"])),)
