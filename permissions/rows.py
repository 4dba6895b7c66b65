"""The rows that a condition speaks of, and the same condition about other rows."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TypeAlias, overload

from permissions.condition import (
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
)

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
    if not rows:
        return of
    placed = {} if placed is None else placed
    found = placed.get(id(of))
    if found is None:
        found = placed[id(of)] = (of, _rebound(of, rows, placed))
    return found[1]


def _rebound(of: Condition | Term, rows: Mapping[Row, Row], placed: Placed) -> Condition | Term:
    match of:
        case Column(row=row, name=name):
            return Column(rows.get(row, row), name)
        case Literal() | Context() | Known():
            return of
        case Compare(operator=operator, left=left, right=right):
            return Compare(operator, rebind(left, rows, placed), rebind(right, rows, placed))
        case Among(term=inner, codes=codes):
            return Among(rebind(inner, rows, placed), codes)
        case Within(term=inner, column=column):
            listed = Column(rows.get(column.row, column.row), column.name)
            return Within(rebind(inner, rows, placed), listed)
        case Absent(term=inner):
            return Absent(rebind(inner, rows, placed))
        case Not(of=negated):
            return Not(rebind(negated, rows, placed))
        case And(parts=parts):
            return And(tuple(rebind(part, rows, placed) for part in parts))
        case Or(parts=parts):
            return Or(tuple(rebind(part, rows, placed) for part in parts))
        case Exists(row=row, where=where):
            if row in rows:
                return Exists(row, rebind(where, {k: v for k, v in rows.items() if k != row}))
            return Exists(row, rebind(where, rows, placed))
        case _:
            raise TypeError(f"no condition: {type(of).__name__}")


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


@lru_cache(maxsize=20_000)
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
