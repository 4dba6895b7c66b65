"""The master test can fail: a leak that is planted is caught, and the smallest request is said."""

from collections.abc import Callable

import pytest

from leaks import planting
from leaks.pair import Pair
from leaks.planting import Soil
from leaks.telling_apart import Asked, tell_apart
from permissions.purposes import Purpose

LINKS, VICTIMS, ALL = (
    Purpose.RECIPROCAL_KNOWLEDGE,
    Purpose.VICTIM_INFORMATION,
    Purpose.PG_SUPERVISION,
)
INTERCEPTED, INQUIRY = Purpose.INTERCEPT_CASE, Purpose.ADMIN_INQUIRY
MISSION, SOUGHT = Purpose.SECURITY_MISSION_L234_3, Purpose.IDENTIFY_MAGISTRATE


@pytest.mark.parametrize(
    ("plant", "purpose", "words"),
    [
        (planting.filters_read_what_is_withheld, VICTIMS, "filter:"),
        (planting.sorts_read_what_is_withheld, LINKS, "orderBy:"),
        (planting.totals_count_what_is_not_seen, ALL, "totalCount"),
        (planting.the_extension_tells_how_many, ALL, "viewer"),
        (planting.an_id_is_confirmed, VICTIMS, "node(id:"),
        (planting.a_paragraph_says_too_much, LINKS, "query"),
        (planting.filters_read_what_is_withheld, INTERCEPTED, "filter:"),
        (planting.the_seal_is_overlooked, INTERCEPTED, "interceptItems"),
        (planting.the_seal_tells_the_kind, SOUGHT, "withheld"),
        (planting.totals_count_what_is_not_seen, MISSION, "totalCount"),
        (planting.victims_antecedents_are_counted, INQUIRY, "node"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
async def test_a_planted_leak_is_caught(
    pair: Pair,
    monkeypatch: pytest.MonkeyPatch,
    plant: Callable[[Soil], Pair],
    purpose: Purpose,
    words: str,
) -> None:
    seats = [seat for seat in pair.seats if seat.purpose is purpose]
    asked, planted = Asked(), plant(Soil(pair, monkeypatch))
    for seat in seats:
        await tell_apart(planted, seat, asked)
        if asked.differences:
            break
    assert asked.differences
    smallest = asked.smallest()
    assert words in smallest.splitlines()[2], smallest
