"""Closed lists in which columns are known to lie, and what a true condition tells of them."""

from collections.abc import Iterable, Mapping

from db.enumerations import (
    AntecedentCapacity,
    Capacity,
    CaseKind,
    Clause,
    DecisionType,
    ItemKind,
    Processing,
    Role,
    Stage,
)
from permissions.condition import (
    Among,
    And,
    Column,
    Compare,
    Condition,
    Literal,
    Operator,
    Or,
)
from permissions.hashing import kept

CLOSED_LISTS: Mapping[tuple[str, str], frozenset[str]] = {
    ("judicial_case", "kind"): frozenset(CaseKind),
    ("judicial_case", "stage"): frozenset(Stage),
    ("party", "capacity"): frozenset(Capacity),
    ("decision", "type"): frozenset(DecisionType),
    ("intercept_item", "kind"): frozenset(ItemKind),
    ("antecedent_record", "capacity"): frozenset(AntecedentCapacity),
    ("authorisation", "clause"): frozenset(Clause),
    ("designation", "role"): frozenset(Role),
    ("habilitation", "role"): frozenset(Role),
    ("access_log", "processing"): frozenset(Processing),
    ("access_volume", "processing"): frozenset(Processing),
    ("access_refusal", "processing"): frozenset(Processing),
}
"""Columns that are always filled, from a closed list: the database has constraints that say so."""


def narrowed(
    parts: Iterable[Condition], before: Mapping[Column, frozenset[str]]
) -> Mapping[Column, frozenset[str]]:
    """`before`, with what several conditions tell that hold together."""
    return both(map(told_by, parts), before)


def both(
    told: Iterable[Mapping[Column, frozenset[str]]], before: Mapping[Column, frozenset[str]]
) -> Mapping[Column, frozenset[str]]:
    """`before`, with several other things that are known of columns."""
    found = dict(before)
    for each in told:
        for column, codes in each.items():
            found[column] = found.get(column, codes) & codes
    return found


@kept
def told_by(part: Condition) -> Mapping[Column, frozenset[str]]:
    """The closed lists in which columns lie where a condition is true."""
    match part:
        case Compare(operator=Operator.EQ, left=Column() as column, right=Literal(value=str(code))):
            return {column: frozenset({code})}
        case Among(term=Column() as column, codes=codes):
            return {column: codes}
        case And(parts=parts):
            return narrowed(parts, {})
        case Or(parts=parts):
            each = [told_by(part) for part in parts]
            everywhere = set(each[0]).intersection(*each[1:])
            return {c: frozenset[str]().union(*(told[c] for told in each)) for c in everywhere}
        case _:
            return {}
