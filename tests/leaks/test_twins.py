"""The master test: registers that differ only in what a caller may not see answer him alike.

Every role and purpose, every key of every filter, every sort key, pages and cursors, records by
their ids: the same request to both, the same bytes from both. Then requests drawn at random, and
shrunk to the smallest that tells A from B; they stand here, too, because to draw a twin is dear.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator
from uuid import UUID

import pytest
from hostile.callers import Seat
from hostile.drawing import NOW
from hypothesis import given, settings
from hypothesis import strategies as st

from leaks.callers import ALL, OF_THE_REGISTER, opened, who_sees, who_sees_nothing
from leaks.changing import FACTS, PLAIN
from leaks.generating import Drawn, requests
from leaks.pair import Pair, said
from leaks.requesting import CONNECTIONS, Connected
from leaks.telling_apart import Asked, Difference, tell_apart
from leaks.view import ASKED
from permissions.condition import Column
from permissions.cpp import ENACTED
from permissions.fields import Value
from permissions.law import in_force
from permissions.refusal import Refusal
from permissions.remembering import remembering
from schema.record import FIELDS
from schema.roots import must_be_open

EXAMPLES = int(os.environ.get("LEAKS_EXAMPLES", "1"))
"""How often requests are drawn for each role and purpose: the first are the plainest there are."""
TOGETHER = 3
"""Requests drawn at once: the twin is written once for them."""
ACTS = frozenset(
    {
        *("authorisation", "notice", "designation", "habilitation", "assignment", "assist_link"),
        *("referral", "control_request", "study", "transmission", "administrative_inquiry"),
        *("prosecutor_referral", "access_log", "access_volume", "access_refusal", "agent"),
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
    assert len(asked.own) > 4, "too few lists of what is one's own hold anything"
    assert {None, "FILTER_NOT_PERMITTED", "PURPOSE_REQUIRED"} <= set(asked.answers)
    assert min(asked.explained[each] for each in ("RELEASED", "WITHHELD", "INVISIBLE")) > 10
    assert "INTERNAL" not in asked.answers


async def test_nor_does_it_for_callers_to_whom_nothing_is_open(pair: Pair) -> None:
    asked, seats = Asked(), who_sees_nothing(pair.register)
    for number, seat in enumerate(seats):
        await tell_apart(pair, seat, asked, share=number)
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
    differing, erased = Counter[tuple[str, str]](), 0
    for seat in pair.seats:
        twin = pair.twin_of(seat)
        anew = [each for each in twin.changes if each.columns and not each.added]
        assert len(anew) > 100, f"{seat}: {len(anew)} rows are drawn anew"
        assert any(each.added for each in twin.changes)
        erased += any(not each.columns for each in twin.changes)
        assert len(twin.view.told) > 5
        differing.update((each.table, column) for each in anew for column in each.columns)
    assert erased > 0.9 * len(pair.seats)  # of a few, nothing that may go is left
    assert [place for place in (*PLAIN, *FACTS) if differing[place] < 10] == []


async def test_a_twin_is_written_as_it_was_drawn(pair: Pair) -> None:
    changes = pair.twin_of(pair.seats[0]).changes
    drawn: dict[tuple[str, UUID], dict[str, object]] = {}
    for each in changes:
        drawn.setdefault((each.table, each.id), {}).update(each.columns)
    async with pair.other(changes):
        for (table, key), columns in drawn.items():
            row = await pair.connection.fetchrow(f"SELECT * FROM {table} WHERE id = $1", key)
            assert (row is not None) == bool(columns)
            assert row is None or {column: row[column] for column in columns} == columns


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


@pytest.fixture(scope="module")
def outcomes() -> Iterator[Counter[str]]:
    """How requests ended; they must not all have ended alike."""
    made = Counter[str]()
    yield made
    assert made["empty"] > 5
    assert made["filled"] > 5
    assert made["FILTER_NOT_PERMITTED"] + made["PURPOSE_NOT_ALLOWED"] > 0
    assert made["INTERNAL"] == 0


STATED = sorted(
    {(str(purpose), str(role)) for role, purpose in set(opened()) if purpose is not None}
)


@pytest.fixture(scope="module")
def everyone(pair: Pair) -> dict[tuple[str, str], Seat]:
    """A caller of each role and purpose, who sees something."""
    return {(str(seat.purpose), str(seat.role)): seat for seat in who_sees(pair.register)}


@pytest.mark.parametrize("stated", STATED, ids=" ".join)
@given(data=st.data())
@settings(max_examples=EXAMPLES, deadline=None, derandomize=True)
async def test_no_request_drawn_at_random_tells_twins_apart(
    pair: Pair,
    everyone: dict[tuple[str, str], Seat],
    outcomes: Counter[str],
    stated: tuple[str, str],
    data: st.DataObject,
) -> None:
    seat = everyone[stated]
    of = [each for each in CONNECTIONS if _is_open(seat, each.name)]
    twin, caller = pair.twin_of(seat), seat.caller()
    asked = [_drawn(data, of).request(pair.register, twin) for _ in range(TOGETHER)]
    before = [await said(pair.first, caller, each) for each in asked]
    async with pair.other(twin.changes):
        after = [
            await said(pair.second if ALL or number == 0 else pair.first, caller, each)
            for number, each in enumerate(asked)
        ]
    for request, first, second in zip(asked, before, after, strict=True):
        outcomes[_outcome(first)] += 1
        assert first == second, str(Difference(seat, request, first, second))


def _drawn(data: st.DataObject, of: list[Connected]) -> Drawn:
    """A page of what is open, or now and then of what is not."""
    closed = data.draw(st.integers(0, 9)) == 9
    return data.draw(requests(CONNECTIONS if closed or not of else of))


def _is_open(seat: Seat, name: str) -> bool:
    """Whether the purpose of a seat opens anything of a connection."""
    law = remembering(in_force(ENACTED, NOW))
    assert seat.role is not None
    assert seat.purpose is not None
    try:
        must_be_open(law, seat.role, seat.purpose, name)
    except Refusal:
        return False
    return True


def _outcome(answer: bytes) -> str:
    body = json.loads(answer)
    if "errors" in body:
        return str(body["errors"][0]["extensions"]["code"])
    return "filled" if b'"id":"' in answer else "empty"
