"""The master test: registers that differ only in what a caller may not see answer him alike.

Every role and purpose, every key of every filter, every sort key, pages and cursors, records by
their ids: the same request to both, the same bytes from both.
"""

from collections import Counter

from leaks.callers import ALL, OF_THE_REGISTER, opened, who_sees, who_sees_nothing
from leaks.changing import FACTS, PLAIN
from leaks.pair import Pair
from leaks.telling_apart import Asked, tell_apart
from leaks.view import ASKED
from permissions.condition import Column
from permissions.fields import Value
from schema.record import FIELDS

ACTS = frozenset(
    {
        *("authorisation", "notice", "designation", "habilitation", "assignment", "assist_link"),
        *("referral", "control_request", "study", "transmission", "administrative_inquiry"),
        *("prosecutor_referral", "access_log", "agent"),
    }
)
"""Tables of acts, of which some are drawn anew: they say who may see what."""
ROLES = frozenset({("service_request", "requester_role")})


async def test_no_request_tells_twins_apart(pair: Pair) -> None:
    asked = Asked()
    for number, seat in enumerate(pair.seats):
        await tell_apart(pair, seat, asked, share=number)
    assert not asked.differences, asked.smallest()
    assert asked.empty > 200, "too few answers are empty: what is asked does not distinguish"
    assert asked.filled > 300, "too few answers hold anything"
    assert {None, "FILTER_NOT_PERMITTED", "PURPOSE_REQUIRED"} <= set(asked.answers)
    assert "INTERNAL" not in asked.answers


async def test_nor_does_it_for_callers_to_whom_nothing_is_open(pair: Pair) -> None:
    asked, seats = Asked(), who_sees_nothing(pair.register)
    for seat in seats:
        await tell_apart(pair, seat, asked)
    assert not asked.differences, asked.smallest()
    assert len(seats) > 4
    assert {"PURPOSE_NOT_ALLOWED", "ROLE_NOT_CLAIMED"} <= set(asked.answers)


def test_every_role_and_purpose_is_followed(pair: Pair) -> None:
    followed = {(seat.role, seat.purpose) for seat in pair.seats}
    every = set(opened())
    seeing = {(seat.role, seat.purpose) for seat in who_sees(pair.register)}
    assert seeing == every
    if ALL:
        assert followed == seeing
    assert {purpose for _, purpose in followed} == {purpose for _, purpose in every}
    assert followed >= {each for each in every if each[1] in OF_THE_REGISTER}


def test_twins_differ_in_every_column_that_the_law_may_withhold(pair: Pair) -> None:
    differing = Counter[tuple[str, str]]()
    for seat in pair.seats:
        twin = pair.twin_of(seat)
        anew = [each for each in twin.changes if each.columns and not each.added]
        assert len(anew) > 100, f"{seat}: {len(anew)} rows are drawn anew"
        assert any(each.added for each in twin.changes)
        assert not all(each.columns for each in twin.changes)
        assert len(twin.view.told) > 5
        differing.update((each.table, column) for each in anew for column in each.columns)
    assert [place for place in (*PLAIN, *FACTS) if differing[place] < 10] == []


def test_every_column_that_a_field_shows_may_be_drawn_anew() -> None:
    """A field that is new is to be among them, lest nothing be tried on it."""
    shown = {
        (found.shown.row.table, found.shown.name)
        for found in FIELDS.values()
        if isinstance(found, Value) and isinstance(found.shown, Column) and found.name != "id"
    }
    public = {place for place in shown if place[0] == "court"}
    derived = {("judicial_case", "retention_expires_at"), ("judicial_case", "kind")}
    derived |= {("antecedent_record", "retention_expires_at")}
    ends = {
        ("offence", "date_to"),
        ("linked_case", "ground"),
        ("antecedent_record", "count_number"),
    }
    acts = {place for place in shown if place[0] in ACTS or place[1].endswith("_id")}
    may_be_drawn = {place for place in (*PLAIN, *FACTS) if place[0] not in ("agent", *ACTS)}
    assert shown - public - derived - ends - acts - ROLES == may_be_drawn
    assert set(ASKED) == {kind for kind, _ in FIELDS}
