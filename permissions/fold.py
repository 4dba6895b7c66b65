"""The one evaluator: `fold` decides a condition as far as what is known allows.

With the record, the facts and the operation known, the result is true, false or unknown: that is
the decision. With the record unknown it leaves true, false or a residual condition, and the
residual becomes SQL. Planner and evaluator are this one function, so they cannot drift.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final, assert_never, cast

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
from permissions.hashing import kept
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
    how = _HOW.get(type(condition))
    if how is None:
        raise TypeError(f"no condition: {type(condition).__name__}")
    result = how(condition, known, positive)
    if known.given and result in known.given:
        return TRUE
    return FALSE if positive and result is UNKNOWN else result


def _negated(condition: Not, known: Knowledge, _positive: bool) -> Condition:  # noqa: FBT001  as all of `_HOW`
    return negation(_fold(condition.of, known, positive=False))


def _resolve(of: Term, known: Knowledge) -> Term:
    if isinstance(of, Column):
        row = known.rows.get(of.row)
        if row is not None:
            return Literal(row[of.name])
        domain = known.domains.get(of)
        return of if domain is None or len(domain) != 1 else Literal(next(iter(domain)))
    if isinstance(of, Context) and of.name in known.context:
        return Literal(known.context[of.name])
    return of


def _compare(condition: Compare, known: Knowledge, _positive: bool) -> Condition:  # noqa: FBT001
    left, right = _resolve(condition.left, known), _resolve(condition.right, known)
    if (isinstance(left, Literal) and left.value is None) or (
        isinstance(right, Literal) and right.value is None
    ):
        return UNKNOWN
    if isinstance(left, Literal) and isinstance(right, Literal):
        return TRUE if _holds(condition.operator, left.value, right.value) else FALSE
    if condition.operator is Operator.EQ and _outside(left, right, known):
        return FALSE
    if left is condition.left and right is condition.right:
        return condition
    return Compare(condition.operator, left, right)


def _outside(left: Term, right: Term, known: Knowledge) -> bool:
    """The right is a code that the left, by the closed list it lies in, cannot be."""
    domain = _domain_of(left, known)
    return bool(domain) and isinstance(right, Literal) and right.value not in domain


def _holds(operator: Operator, left: Scalar, right: Scalar) -> bool:
    if operator is Operator.EQ:
        return left == right
    if operator is Operator.LT:
        return cast("int", left) < cast("int", right)
    if operator is Operator.LE:
        return cast("int", left) <= cast("int", right)
    assert_never(operator)


def _among(condition: Among, known: Knowledge, _positive: bool) -> Condition:  # noqa: FBT001
    inner = _resolve(condition.term, known)
    if isinstance(inner, Literal):
        if inner.value is None:
            return UNKNOWN
        return TRUE if str(inner.value) in condition.codes else FALSE
    domain = _domain_of(inner, known)
    if domain and domain <= condition.codes:
        return TRUE
    if domain and not domain & condition.codes:
        return FALSE
    return condition


def _within(condition: Within, known: Knowledge, _positive: bool) -> Condition:  # noqa: FBT001
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
    if inner.value is None:
        return UNKNOWN
    return TRUE if str(inner.value) in listed else FALSE


def _domain_of(term: Term, known: Knowledge) -> frozenset[str]:
    """The closed list a term is known to lie in; empty where nothing is known."""
    if not isinstance(term, Column):
        return frozenset()
    listed = CLOSED_LISTS.get((term.row.table, term.name), frozenset())
    return known.domains.get(term, listed)


def _absent(condition: Absent, known: Knowledge, _positive: bool) -> Condition:  # noqa: FBT001
    resolved = _resolve(condition.term, known)
    if isinstance(resolved, Literal):
        return TRUE if resolved.value is None else FALSE
    if resolved in known.domains:
        return FALSE
    return condition if resolved is condition.term else Absent(resolved)


def _and(condition: And, known: Knowledge, positive: bool) -> Condition:  # noqa: FBT001
    folded: list[Condition] = []
    for part in condition.parts:
        each = _fold(part, known, positive=positive)
        if each is FALSE:
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


def _or(condition: Or, known: Knowledge, positive: bool) -> Condition:  # noqa: FBT001
    folded: list[Condition] = []
    for part in condition.parts:
        each = _fold(part, known, positive=positive)
        if each is TRUE:
            return TRUE
        folded.append(each)
    joined = any_of(*folded)
    if not isinstance(joined, Or):
        return joined
    return simplest(joined.parts)


def _exists(condition: Exists, known: Knowledge, _positive: bool) -> Condition:  # noqa: FBT001
    if known.facts is None:
        where = fold(condition.where, known)
        if where is FALSE:
            return FALSE
        return condition if where is condition.where else Exists(condition.row, where)
    if known.given or known.domains:
        return _among_facts(condition, known.facts, known)
    told = (known.context, known.facts, *(known.rows.get(row) for row in free_rows(condition)))
    key = (condition, *map(id, told))
    found = known._looked_up.get(key)  # noqa: SLF001  this function is what fills it
    if found is None:
        # `told` is kept, lest something else take its identity
        found = _among_facts(condition, known.facts, known), told
        known._looked_up[key] = found  # noqa: SLF001  this function is what fills it
    return found[0]


@kept
def free_rows(condition: Exists) -> tuple[Row, ...]:
    """The rows that a condition speaks of and that it does not look for itself, in one order for
    equal conditions.
    """
    return tuple(sorted(rows_of(condition), key=lambda row: (row.table, row.name)))


def _among_facts(condition: Exists, facts: Facts, known: Knowledge) -> Condition:
    residual: list[Condition] = []
    for row in facts.candidates(condition.row.table, _equalities(condition, known)):
        found = fold(condition.where, known.with_rows({**known.rows, condition.row: row}))
        if found is TRUE:
            return TRUE
        residual.append(found)
    return FALSE if all(part is FALSE for part in residual) else condition


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


def _known(condition: Known, _known: Knowledge, _positive: bool) -> Condition:  # noqa: FBT001
    return condition


_HOW: Final[Mapping[type[Condition], Callable[[Any, Knowledge, bool], Condition]]] = {
    Known: _known,
    Compare: _compare,
    Among: _among,
    Within: _within,
    Absent: _absent,
    Not: _negated,
    And: _and,
    Or: _or,
    Exists: _exists,
}
"""How each kind of condition is folded; the last argument says whether only true counts."""
