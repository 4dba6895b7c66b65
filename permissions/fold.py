"""The one evaluator: `fold` decides a condition as far as what is known allows.

With the record, the facts and the operation known, the result is true, false or unknown: that is
the decision. With the record unknown it leaves true, false or a residual condition, and the
residual becomes SQL. Planner and evaluator are this one function, so they cannot drift.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import assert_never, cast

from permissions.condition import (
    FALSE,
    TRUE,
    UNKNOWN,
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
    all_of,
    any_of,
    conjuncts,
    negation,
)
from permissions.domains import CLOSED_LISTS, both, told_by
from permissions.knowledge import Facts, Knowledge
from permissions.rows import columns_of, rows_of
from permissions.simplify import simplest


def fold(condition: Condition, known: Knowledge) -> Condition:
    """`condition` decided as far as `known` allows; true where only true counts."""
    return _fold(condition, known, positive=True)


def _fold(condition: Condition, known: Knowledge, *, positive: bool) -> Condition:
    """Fold; in a `positive` place unknown and false are one, since only true releases."""
    key = (condition, positive)
    result = known._folded.get(key)  # noqa: SLF001  this function is what fills it
    if result is None:
        result = known._folded[key] = _folded(condition, known, positive=positive)  # noqa: SLF001  this function is what fills it
    return result


def _folded(condition: Condition, known: Knowledge, *, positive: bool) -> Condition:
    if known.given and condition in known.given:
        return TRUE
    match condition:
        case Known(value=None):
            return FALSE if positive else UNKNOWN
        case Known():
            return condition
        case Compare():
            result = _compare(condition, known)
        case Among():
            result = _among(condition, known)
        case Within():
            result = _within(condition, known)
        case Absent(term=inner):
            result = _absent(inner, known)
        case Not(of=inner):
            result = negation(_fold(inner, known, positive=False))
        case And(parts=parts):
            result = _and(parts, known, positive=positive)
        case Or(parts=parts):
            result = _or(parts, known, positive=positive)
        case Exists():
            result = _exists(condition, known)
        case _:
            raise TypeError(f"no condition: {type(condition).__name__}")
    if known.given and result in known.given:
        return TRUE
    return FALSE if positive and result == UNKNOWN else result


def _resolve(of: Term, known: Knowledge) -> Term:
    match of:
        case Column(row=row, name=name):
            if row in known.rows:
                return Literal(known.rows[row][name])
            domain = known.domains.get(of, frozenset())
            return Literal(next(iter(domain))) if len(domain) == 1 else of
        case Context(name=name):
            return Literal(known.context[name]) if name in known.context else of
        case Literal():
            return of
        case _:
            assert_never(of)


def _compare(condition: Compare, known: Knowledge) -> Condition:
    left, right = _resolve(condition.left, known), _resolve(condition.right, known)
    if not (isinstance(left, Literal) and isinstance(right, Literal)):
        if Literal(None) in (left, right):
            return UNKNOWN
        if condition.operator is Operator.EQ and _outside(left, right, known):
            return FALSE
        return Compare(condition.operator, left, right)
    if left.value is None or right.value is None:
        return UNKNOWN
    return Known(value=_holds(condition.operator, left.value, right.value))


def _outside(left: Term, right: Term, known: Knowledge) -> bool:
    """The right is a code that the left, by the closed list it lies in, cannot be."""
    domain = _domain_of(left, known)
    return bool(domain) and isinstance(right, Literal) and right.value not in domain


def _holds(operator: Operator, left: Scalar, right: Scalar) -> bool:
    match operator:
        case Operator.EQ:
            return left == right
        case Operator.LT:
            return cast("int", left) < cast("int", right)
        case Operator.LE:
            return cast("int", left) <= cast("int", right)
        case _:
            assert_never(operator)


def _among(condition: Among, known: Knowledge) -> Condition:
    inner = _resolve(condition.term, known)
    if isinstance(inner, Literal):
        return UNKNOWN if inner.value is None else Known(value=str(inner.value) in condition.codes)
    domain = _domain_of(inner, known)
    if domain and domain <= condition.codes:
        return TRUE
    if domain and not domain & condition.codes:
        return FALSE
    return condition


def _within(condition: Within, known: Knowledge) -> Condition:
    column, inner = condition.column, _resolve(condition.term, known)
    if column.row not in known.rows:
        return Within(inner, column)
    listed = cast("tuple[str, ...] | None", known.rows[column.row][column.name])
    if listed is None:
        return UNKNOWN
    if not listed:
        return FALSE  # nothing is one of none, not even what is absent: as in SQL
    if not isinstance(inner, Literal):
        return Among(inner, frozenset(listed))
    return UNKNOWN if inner.value is None else Known(value=str(inner.value) in listed)


def _domain_of(term: Term, known: Knowledge) -> frozenset[str]:
    """The closed list a term is known to lie in; empty where nothing is known."""
    if not isinstance(term, Column):
        return frozenset()
    listed = CLOSED_LISTS.get((term.row.table, term.name), frozenset())
    return known.domains.get(term, listed)


def _absent(inner: Term, known: Knowledge) -> Condition:
    resolved = _resolve(inner, known)
    if isinstance(resolved, Literal):
        return Known(value=resolved.value is None)
    return FALSE if resolved in known.domains else Absent(resolved)


def _and(parts: tuple[Condition, ...], known: Knowledge, *, positive: bool) -> Condition:
    folded: list[Condition] = []
    for part in parts:
        each = _fold(part, known, positive=positive)
        if each == FALSE:
            return FALSE
        folded.append(each)
    joined = all_of(*folded)
    if not positive or not isinstance(joined, And):
        return joined
    return _narrowed(joined, known)


def _narrowed(joined: And, known: Knowledge) -> Condition:
    """Each part folded with what the parts beside it say; sound only where unknown is false."""
    parts = list(joined.parts)
    told = [told_by(part) for part in parts]
    for index, part in enumerate(parts):
        beside = [each for at, each in enumerate(told) if each and at != index]
        if not beside:
            continue
        domains = both(beside, known.domains)
        new = {column for column in domains if domains[column] != known.domains.get(column)}
        if not new.isdisjoint(columns_of(part)):
            parts[index] = _fold(part, replace(known, domains=domains), positive=True)
            told[index] = told_by(parts[index])
    return all_of(*parts)


def _or(parts: tuple[Condition, ...], known: Knowledge, *, positive: bool) -> Condition:
    folded: list[Condition] = []
    for part in parts:
        each = _fold(part, known, positive=positive)
        if each == TRUE:
            return TRUE
        folded.append(each)
    joined = any_of(*folded)
    if not isinstance(joined, Or):
        return joined
    return simplest(joined.parts)


def _exists(condition: Exists, known: Knowledge) -> Condition:
    if known.facts is None:
        where = fold(condition.where, known)
        return FALSE if where == FALSE else Exists(condition.row, where)
    if known.given or known.domains:
        return _among_facts(condition, known.facts, known)
    told = (known.context, known.facts, *(known.rows.get(row) for row in _free(condition)))
    key = (condition, *map(id, told))
    found = known._looked_up.get(key)  # noqa: SLF001  this function is what fills it
    if found is None:
        # `told` is kept, lest something else take its identity
        found = _among_facts(condition, known.facts, known), told
        known._looked_up[key] = found  # noqa: SLF001  this function is what fills it
    return found[0]


@lru_cache(maxsize=20_000)
def _free(condition: Exists) -> tuple[Row, ...]:
    """The rows that a condition speaks of and that it does not look for itself."""
    return tuple(rows_of(condition))


def _among_facts(condition: Exists, facts: Facts, known: Knowledge) -> Condition:
    residual: list[Condition] = []
    for row in facts.candidates(condition.row.table, _equalities(condition, known)):
        found = fold(condition.where, known.with_rows({**known.rows, condition.row: row}))
        if found == TRUE:
            return TRUE
        residual.append(found)
    return FALSE if all(part == FALSE for part in residual) else condition


def _equalities(condition: Exists, known: Knowledge) -> Mapping[str, Scalar]:
    """Columns of the row looked for that must equal a known value: a way to find it sooner."""
    wanted: dict[str, Scalar] = {}
    for part in conjuncts(condition.where):
        match part:
            case Compare(operator=Operator.EQ, left=Column(row=row, name=name), right=right) if (
                row == condition.row
            ):
                value = _resolve(right, known)
            case Compare(operator=Operator.EQ, left=left, right=Column(row=row, name=name)) if (
                row == condition.row
            ):
                value = _resolve(left, known)
            case _:
                continue
        if isinstance(value, Literal):
            wanted[name] = value.value
    return wanted
