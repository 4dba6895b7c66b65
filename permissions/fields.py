"""The fields of the records: what each shows, and the category that it tells.

A field is declared once, on its type in `schema`; planner, filters, evaluator and generated
documentation all read that declaration. Rows are named abstractly (`CASE`, `PARTY`), and bound
to rows of a statement, or to known records, by whoever reads.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias, assert_never

from permissions.categories import Classification
from permissions.condition import Column, Condition, Row
from permissions.entities import Entity
from permissions.rows import rebind


@dataclass(frozen=True, slots=True)
class Holds:
    """A value computed from a condition: true, false, or null where unknown."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class Least:
    """The least `column` over the rows of `row.table` for which `where` is true.

    `joins` are further rows, each tied by its condition.
    """

    row: Row
    column: Column
    where: Condition
    joins: tuple[tuple[Row, Condition], ...] = ()


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """What stands for a person or company in the study that the purpose names, and in no other.

    `subjects` are columns of which one holds the subject's id.
    """

    subjects: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Finite:
    """An instant; null where it never comes."""

    column: Column


@dataclass(frozen=True, slots=True)
class Only:
    """A column, where `condition` is true; null elsewhere."""

    column: Column
    condition: Condition


Shown: TypeAlias = Column | Holds | Least | Pseudonym | Finite | Only


@dataclass(frozen=True, slots=True)
class Value:
    """A scalar field. `inputs` are the classifications that a computed value is made from;
    `array` says that the column holds a list.
    """

    name: str
    entity: Entity
    classes: Classification
    shown: Shown
    inputs: tuple[Classification, ...] = ()
    array: bool = False

    @property
    def is_id(self) -> bool:
        """Whether it shows the id of a record, its own or another's."""
        column = self.shown.column if isinstance(self.shown, Only) else self.shown
        return isinstance(column, Column) and f"_{column.name}".endswith("_id")


@dataclass(frozen=True, slots=True)
class Relation:
    """A field that leads to records of another kind.

    `on(own, target)` ties the target's row to the record's; `shares` says which rows the target
    is judged with are those of the record (target's row -> own row): the case, mostly. A target
    whose own row is shared is at hand already. `order` are columns by which a list is ordered
    before its id. `link` is what it tells that the two go together, as the column that ties them
    does: of the record, or (`many`) of each target.
    """

    name: str
    entity: Entity
    target: Entity
    on: Callable[[Row, Row], Condition]
    many: bool
    shares: Mapping[Row, Row] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    link: Classification | None = None

    def __hash__(self) -> int:
        return hash((self.name, self.entity.name, self.target.name))


Field: TypeAlias = Value | Relation


def placed(shown: Shown, rows: Mapping[Row, Row]) -> Shown:
    """What a field shows, about rows put in the place of the abstract ones."""
    at = dict(rows)
    match shown:
        case Column():
            return Column(at.get(shown.row, shown.row), shown.name)
        case Holds(condition=condition):
            return Holds(rebind(condition, at))
        case Least(row=row, column=column, where=where, joins=joins):
            inner = {row, *(joined for joined, _ in joins)}
            outer = {key: value for key, value in at.items() if key not in inner}
            ties = tuple((joined, rebind(tie, outer)) for joined, tie in joins)
            return Least(row, column, rebind(where, outer), ties)
        case Finite(column=column):
            return Finite(Column(at.get(column.row, column.row), column.name))
        case Only(column=column, condition=condition):
            own = Column(at.get(column.row, column.row), column.name)
            return Only(own, rebind(condition, at))
        case Pseudonym(subjects=subjects):
            return Pseudonym(tuple(Column(at.get(s.row, s.row), s.name) for s in subjects))
        case _:
            assert_never(shown)


class WeakerThanItsInputsError(TypeError):
    """A computed field carries a lesser category than what it is made from."""


def check_inputs(value: Value) -> None:
    """Raise unless a computed value's categories include every category of its inputs."""
    own = {category for _, category in value.classes}
    needed = {category for classes in value.inputs for _, category in classes}
    missing = ", ".join(sorted(needed - own))
    if missing:
        raise WeakerThanItsInputsError(
            f"{value.entity.name}.{value.name} is computed from {missing} and does not carry it"
        )
