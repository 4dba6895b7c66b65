"""Conditions as formulas of z3, in Kleene's logic: when one is true, and when it is false.

A column is a whole number and whether it is filled; ids, codes and instants are numbers alike,
told apart by how they are compared. EXISTS is an atom, the same for two that read alike whatever
their row is called; `proofs.worlds` says what it means.

Two states of one register can be told apart: `later` is the state in which columns and references
that were not filled may have been (see `proofs.monotony`).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import assert_never

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
    Operator,
    Or,
    Row,
    Scalar,
    Term,
    Within,
)
from permissions.rows import rebind
from proofs.connectives import (
    FALSE,
    TRUE,
    Formula,
    a_set,
    conj,
    disj,
    less,
    neg,
    no_more,
    number,
    same,
    unknown,
    unknown_number,
)
from proofs.declared import fillable

CODES = -1_000_000
"""Codes and truth values are numbers from here down; instants are not negative."""
_codes: dict[Scalar, int] = {True: CODES + 2, False: CODES + 1}


@dataclass(frozen=True, slots=True)
class State:
    """The register as it is, or `later`, with gaps filled."""

    later: bool = False


AS_IS, FILLED_IN = State(), State(later=True)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a column or context stands: its number, and whether it is empty."""

    value: Formula
    empty: Formula


def number_of(code: Scalar) -> int:
    """The number of a code; each has its own. A number is its own."""
    if isinstance(code, int) and not isinstance(code, bool):
        return code
    if not isinstance(code, str | bool):
        raise TypeError("only codes, truth values and numbers stand in rules")
    return _codes.setdefault(code if isinstance(code, bool) else str(code), CODES - len(_codes))


def code_of(number: int) -> Scalar:
    """The code of a number; other numbers are ids and instants, and stay."""
    return next((code for code, each in _codes.items() if each == number), number)


@cache
def canonical(condition: Condition) -> Condition:
    """The same, the rows that EXISTS binds called by how deep they stand."""
    match condition:
        case Not(of=inner):
            return Not(canonical(inner))
        case And(parts=parts):
            return And(tuple(canonical(part) for part in parts))
        case Or(parts=parts):
            return Or(tuple(canonical(part) for part in parts))
        case Exists(row=row, where=where):
            inner = canonical(where)
            bound = Row(row.table, f"?{_depth(inner) + 1}")
            return Exists(bound, rebind(inner, {row: bound}))
        case _:
            return condition


@cache
def _depth(condition: Condition) -> int:
    match condition:
        case Not(of=inner):
            return _depth(inner)
        case And(parts=parts) | Or(parts=parts):
            return max(map(_depth, parts), default=0)
        case Exists(where=where):
            return _depth(where) + 1
        case _:
            return 0


@cache
def slot(of: Column | Context, state: State) -> Slot:
    """A column or context; later, another one only where it may have been filled."""
    mark = "'" if state.later and fillable(of) else ""
    name = f"{_name(of)}{mark}"
    return Slot(unknown_number(name), unknown(f"{name} is empty"))


@cache
def members(column: Column) -> Formula:
    """What a column that holds a list has in it, as a set."""
    return a_set(f"{_name(column)} has")


def holds_none(column: Column) -> Formula:
    """That the list that a column holds is empty."""
    return unknown(f"{_name(column)} holds none")


def _name(of: Column | Context) -> str:
    return f"{of.row.table}.{of.row.name}.{of.name}" if isinstance(of, Column) else of.name


@cache
def atom(condition: Exists, state: State) -> Formula:
    """That there is such a row."""
    return unknown(f"exists {_atoms.setdefault((condition, state), len(_atoms))}")


_atoms: dict[tuple[Exists, State], int] = {}


@cache
def _term(of: Term, state: State) -> tuple[Formula, Formula]:
    """A term's number, and that it is there."""
    match of:
        case Literal(value=None):
            return number(0), FALSE
        case Literal(value=value):
            return number(number_of(value)), TRUE
        case Column() | Context():
            here = slot(of, state)
            return here.value, neg(here.empty)
        case _:
            assert_never(of)


@cache
def true_of(condition: Condition, state: State = AS_IS) -> Formula:
    """When a canonical condition is true."""
    match condition:
        case Known(value=value):
            return TRUE if value is True else FALSE
        case Compare() | Among() | Within():
            there, holds, empty = _told(condition, state)
            return conj(there, holds, neg(empty))
        case Absent(term=inner):
            return neg(_term(inner, state)[1])
        case Not(of=inner):
            return false_of(inner, state)
        case And(parts=parts):
            return conj(*(true_of(part, state) for part in parts))
        case Or(parts=parts):
            return disj(*(true_of(part, state) for part in parts))
        case Exists():
            return atom(condition, state)
        case _:
            raise TypeError(f"no condition: {type(condition).__name__}")


@cache
def false_of(condition: Condition, state: State = AS_IS) -> Formula:
    """When a canonical condition is false: neither true nor unknown."""
    match condition:
        case Known(value=value):
            return TRUE if value is False else FALSE
        case Compare() | Among() | Within():
            there, holds, empty = _told(condition, state)
            return disj(conj(there, neg(holds)), empty)
        case Absent(term=inner):
            return _term(inner, state)[1]
        case Not(of=inner):
            return true_of(inner, state)
        case And(parts=parts):
            return disj(*(false_of(part, state) for part in parts))
        case Or(parts=parts):
            return conj(*(false_of(part, state) for part in parts))
        case Exists():
            return neg(atom(condition, state))
        case _:
            raise TypeError(f"no condition: {type(condition).__name__}")


def _told(of: Compare | Among | Within, state: State) -> tuple[Formula, Formula, Formula]:
    """That all it compares is there, that the comparison holds, and that a list is empty."""
    match of:
        case Compare(operator=operator, left=left, right=right):
            (first, here), (second, there) = _term(left, state), _term(right, state)
            return conj(here, there), _OPERATORS[operator](first, second), FALSE
        case Among(term=term, codes=codes):
            value, here = _term(term, state)
            return here, one_of(value, codes), FALSE
        case Within(term=term, column=column):
            value, here = _term(term, state)
            filled, none = neg(slot(column, state).empty), holds_none(column)
            return conj(here, filled), members(column)(value), conj(filled, none)
        case _:
            assert_never(of)


def one_of(value: Formula, codes: Iterable[str]) -> Formula:
    """A number is that of one of the codes."""
    return disj(*(same(value, number(number_of(code))) for code in sorted(codes)))


_OPERATORS: dict[Operator, Callable[[Formula, Formula], Formula]] = {
    Operator.EQ: same,
    Operator.LT: less,
    Operator.LE: no_more,
}
