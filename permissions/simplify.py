"""Alternatives made as few and plain as they can be, their meaning unchanged in Kleene's logic."""

from permissions.condition import (
    TRUE,
    Absent,
    Among,
    Column,
    Compare,
    Condition,
    Exists,
    Literal,
    Operator,
    Term,
    all_of,
    any_of,
    conjuncts,
    negation,
)
from permissions.domains import CLOSED_LISTS


def simplest(parts: tuple[Condition, ...]) -> Condition:
    """The disjunction of `parts`, with what they share taken out."""
    parts, before = _merged(_absorbed(parts)), len(parts) + 1
    while len(parts) < before:
        parts, before = _merged(parts), len(parts)
    return _factored(parts)


def _absorbed(parts: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """Parts less those that a weaker part beside them already covers."""
    needs = [frozenset(conjuncts(part)) for part in parts]
    return tuple(
        part for index, part in enumerate(parts) if not any(other < needs[index] for other in needs)
    )


def _merged(parts: tuple[Condition, ...]) -> tuple[Condition, ...]:
    """Alternatives that differ in one part only, made one: two lists of codes, or absent or not."""
    left = list(parts)
    merged: list[Condition] = []
    while left:
        part = left.pop(0)
        for index, other in enumerate(left):
            both = _one_of(part, other)
            if both is not None:
                left[index] = both
                break
        else:
            merged.append(part)
    return tuple(merged)


def _one_of(first: Condition, second: Condition) -> Condition | None:
    """A condition that holds where either does, if they differ in one part that allows it."""
    mine, theirs = frozenset(conjuncts(first)), frozenset(conjuncts(second))
    if len(mine - theirs) != 1 or len(theirs - mine) != 1:
        return None
    rest = tuple(part for part in conjuncts(first) if part in theirs)
    (one,), (other,) = mine - theirs, theirs - mine
    if isinstance(one, Absent | Exists) and negation(one) == other:
        return all_of(*rest)
    if isinstance(other, Absent | Exists) and negation(other) == one:
        return all_of(*rest)
    codes = _codes(one), _codes(other)
    if codes[0] is None or codes[1] is None or codes[0][0] != codes[1][0]:
        return None
    return all_of(*rest, _listed(codes[0][0], codes[0][1] | codes[1][1]))


def _listed(term: Term, codes: frozenset[str]) -> Condition:
    """Membership; of a list that holds all that the column may hold: true."""
    full = CLOSED_LISTS.get((term.row.table, term.name)) if isinstance(term, Column) else None
    return TRUE if full is not None and full <= codes else Among(term, codes)


def _codes(of: Condition) -> tuple[Term, frozenset[str]] | None:
    match of:
        case Among(term=term, codes=codes):
            return term, codes
        case Compare(operator=Operator.EQ, left=Column() as column, right=Literal(value=str(code))):
            return column, frozenset({code})
        case _:
            return None


def _factored(parts: tuple[Condition, ...]) -> Condition:
    """What all the alternatives share, once, before what tells them apart."""
    shared = [
        condition
        for condition in conjuncts(parts[0])
        if all(condition in conjuncts(part) for part in parts[1:])
    ]
    if not shared:
        return any_of(*parts)
    rest = any_of(*(all_of(*(c for c in conjuncts(part) if c not in shared)) for part in parts))
    return all_of(*shared, rest)
