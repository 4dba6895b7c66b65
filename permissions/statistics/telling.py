"""From the groups that were counted to the values that a table tells."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from db.enumerations import OffenceClass
from permissions.statistics.dimensions import NONE, Dimension, values_of, year_told
from permissions.statistics.door import Cell, table

_CLASSES = tuple(OffenceClass)


def tell(
    dimensions: Sequence[Dimension],
    courts: Mapping[UUID, str],
    groups: Iterable[Sequence[object]],
    year: int,
    threshold: int,
) -> list[Cell]:
    """The table of groups (values as columns have them, count, key) in the current `year`."""
    codes = sorted(courts.values())
    values = [values_of(each, codes, year) for each in dimensions]
    counted = (
        (
            tuple(
                _told(dimension, value, courts, year)
                for dimension, value in zip(dimensions, group[:-2], strict=True)
            ),
            int(str(group[-2])),
            int(str(group[-1])),
        )
        for group in groups
    )
    return table(dimensions, values, counted, threshold)


def _told(dimension: Dimension, value: object, courts: Mapping[UUID, str], year: int) -> str:
    if value is None:
        return NONE
    match dimension:
        case Dimension.COURT:
            return courts[UUID(str(value))]
        case Dimension.YEAR:
            return year_told(int(str(value)), year)
        case Dimension.OFFENCE_CLASS:
            return _CLASSES[int(str(value)) - 1]
        case _:
            return str(value)
