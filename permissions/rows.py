"""The rows that a condition speaks of, and the same condition about other rows."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final, TypeAlias, overload

from permissions.condition import (
    TRUE,
    Absent,
    Among,
    And,
    Column,
    Compare,
    Condition,
    Context,
    Exists,
    Known,
    Literal,
    Not,
    Or,
    Row,
    Term,
    Within,
    all_of,
    any_of,
)
from permissions.hashing import kept

Placed: TypeAlias = dict[int, tuple[Condition | Term, Condition | Term]]
"""What was put about other rows before, by the identity of what it was; both are kept alive."""


@overload
def rebind(of: Condition, rows: Mapping[Row, Row], placed: Placed | None = None) -> Condition: ...
@overload
def rebind(of: Term, rows: Mapping[Row, Row], placed: Placed | None = None) -> Term: ...
def rebind(
    of: Condition | Term, rows: Mapping[Row, Row], placed: Placed | None = None
) -> Condition | Term:
    """The same with the rows it speaks of replaced by others; rows bound by EXISTS stay.

    `placed` remembers, for the same `rows`, what was done before.
    """
    if not any(row in rows for row in rows_of(of)):
        return of
    placed = {} if placed is None else placed
    found = placed.get(id(of))
    if found is None:
        found = placed[id(of)] = (of, _REBOUND[type(of)](of, rows, placed))
    return found[1]


def _column(of: Column, rows: Mapping[Row, Row], _placed: Placed) -> Column:
    return Column(rows.get(of.row, of.row), of.name)


def _compare(of: Compare, rows: Mapping[Row, Row], placed: Placed) -> Condition:
    return Compare(of.operator, rebind(of.left, rows, placed), rebind(of.right, rows, placed))


def _among(of: Among, rows: Mapping[Row, Row], placed: Placed) -> Condition:
    return Among(rebind(of.term, rows, placed), of.codes)


def _within(of: Within, rows: Mapping[Row, Row], placed: Placed) -> Condition:
    return Within(rebind(of.term, rows, placed), _column(of.column, rows, placed))


def _absent(of: Absent, rows: Mapping[Row, Row], placed: Placed) -> Condition:
    return Absent(rebind(of.term, rows, placed))


def _not(of: Not, rows: Mapping[Row, Row], placed: Placed) -> Condition:
    return Not(rebind(of.of, rows, placed))


def _and(of: And, rows: Mapping[Row, Row], placed: Placed) -> Condition:
    return And(tuple(rebind(part, rows, placed) for part in of.parts))


def _or(of: Or, rows: Mapping[Row, Row], placed: Placed) -> Condition:
    return Or(tuple(rebind(part, rows, placed) for part in of.parts))


def _exists(of: Exists, rows: Mapping[Row, Row], placed: Placed) -> Condition:
    if of.row in rows:
        others = {row: other for row, other in rows.items() if row != of.row}
        return Exists(of.row, rebind(of.where, others))
    return Exists(of.row, rebind(of.where, rows, placed))


_REBOUND: Final[
    Mapping[type[Condition | Term], Callable[[Any, Mapping[Row, Row], Placed], Any]]
] = {
    Column: _column,
    Compare: _compare,
    Among: _among,
    Within: _within,
    Absent: _absent,
    Not: _not,
    And: _and,
    Or: _or,
    Exists: _exists,
}
"""How what speaks of rows is put about others; the rest speaks of none."""


def at_most(of: Condition, rows: AbstractSet[Row]) -> Condition:
    """What a condition implies of other rows than those: where this fails, it holds of none."""
    if not rows_of(of) & rows:
        return of
    match of:
        case And(parts=parts):
            return all_of(*(at_most(part, rows) for part in parts))
        case Or(parts=parts):
            return any_of(*(at_most(part, rows) for part in parts))
        case _:
            return TRUE


@kept
def rows_of(of: Condition | Term) -> frozenset[Row]:
    """The free rows that a condition speaks of."""
    match of:
        case Column(row=row):
            return frozenset({row})
        case Literal() | Context() | Known():
            return frozenset()
        case Compare(left=left, right=right):
            return rows_of(left) | rows_of(right)
        case Among(term=inner) | Absent(term=inner):
            return rows_of(inner)
        case Within(term=inner, column=column):
            return rows_of(inner) | {column.row}
        case Not(of=negated):
            return rows_of(negated)
        case And(parts=parts) | Or(parts=parts):
            return frozenset[Row]().union(*(rows_of(part) for part in parts))
        case Exists(row=row, where=where):
            return rows_of(where) - {row}
        case _:
            raise TypeError(f"no condition: {type(of).__name__}")


@kept
def columns_of(of: Condition | Term) -> frozenset[Column]:
    """The columns that a condition reads, of rows bound by EXISTS too."""
    match of:
        case Column():
            return frozenset({of})
        case Literal() | Context() | Known():
            return frozenset()
        case Compare(left=left, right=right):
            return columns_of(left) | columns_of(right)
        case Among(term=inner) | Absent(term=inner):
            return columns_of(inner)
        case Within(term=inner, column=column):
            return columns_of(inner) | {column}
        case Not(of=negated):
            return columns_of(negated)
        case And(parts=parts) | Or(parts=parts):
            return frozenset[Column]().union(*(columns_of(part) for part in parts))
        case Exists(where=where):
            return columns_of(where)
        case _:
            raise TypeError(f"no condition: {type(of).__name__}")
