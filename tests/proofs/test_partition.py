"""Every datum has one category, whatever its record."""

import pytest

from proofs.asking import Place, places
from proofs.proving import never
from proofs.telling import facts

TOLD_APART = [place for place in places() if len(place.classes) > 1]


@pytest.mark.parametrize("place", TOLD_APART, ids=str)
def test_exactly_one_category_holds(place: Place) -> None:
    """Of every record, sealed or not, of every kind and capacity, exactly one of the categories
    that a field may have is its own."""
    entity = place.entity
    ties = (*(join.condition for join in entity.joins), *(tie for _, tie in entity.through))
    conditions = [condition for condition, _ in place.classes]
    none = never(*ties, unless=tuple(conditions))
    assert none is None, "no category: " + "; ".join(facts(none))
    for index, first in enumerate(conditions):
        for second in conditions[:index]:
            both = never(*ties, first, second)
            assert both is None, "two categories: " + "; ".join(facts(both))
