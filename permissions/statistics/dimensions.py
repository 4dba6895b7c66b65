"""The closed list of dimensions by which cases are counted, and the values that each may take.

The values are public (courts, closed lists, a span of years), never those that happen to occur:
a table has the same cells whatever the register holds.
"""

from collections.abc import Mapping, Sequence
from enum import auto
from typing import TypeAlias

from db.enumerations import CaseKind, DecisionType, Listed, OffenceClass, Stage


class Dimension(Listed):
    """What cases may be counted by (A14), in the order in which a table has them."""

    COURT = auto()
    YEAR = auto()
    KIND = auto()
    STAGE = auto()
    OFFENCE_CLASS = auto()
    OUTCOME = auto()


MOST_DIMENSIONS = 3
"""Dimensions of one table."""
YEARS = 10
"""Years told apart before the current one; those before are EARLIER."""
COURTS_RECKONED = 250
"""Courts that a table is reckoned to have, before they are counted."""
LEAST_COST = 1_000
"""What the smallest table costs: cases are counted for it as for any other."""
EARLIER = "EARLIER"
NONE = "NONE"
"""The case has no offence, or no decision."""
Values: TypeAlias = tuple[str, ...]

_LISTS: Mapping[Dimension, Values] = {
    Dimension.KIND: tuple(CaseKind),
    Dimension.STAGE: tuple(Stage),
    Dimension.OFFENCE_CLASS: (NONE, *OffenceClass),
    Dimension.OUTCOME: (NONE, *DecisionType),
}


def values_of(dimension: Dimension, courts: Sequence[str], year: int) -> Values:
    """The values of a dimension, in order: `courts` by code, years up to the current one."""
    match dimension:
        case Dimension.COURT:
            return tuple(courts)
        case Dimension.YEAR:
            return (EARLIER, *(str(each) for each in range(year - YEARS, year + 1)))
        case _:
            return _LISTS[dimension]


def year_told(found: int, current: int) -> str:
    """The value under which a year is counted; one to come is counted as the current one."""
    return EARLIER if found < current - YEARS else str(min(found, current))


def fewest_cells(dimensions: Sequence[Dimension]) -> int:
    """Cells of a table, totals included, as far as closed lists tell: courts apart."""
    cells = 1
    for dimension in dimensions:
        cells *= len(values_of(dimension, (), 0)) + 1
    return cells


def cost_of(dimensions: Sequence[Dimension]) -> int:
    """What a table costs an operation, in records: its cells, so many courts being reckoned."""
    courts = COURTS_RECKONED if Dimension.COURT in dimensions else 1
    return max(LEAST_COST, fewest_cells(dimensions) * courts)
