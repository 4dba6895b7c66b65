"""The master test with requests drawn at random, and shrunk to the smallest that tells A from B."""

import json
from collections import Counter
from collections.abc import Iterator

import pytest
from hostile.callers import Seat
from hostile.drawing import NOW
from hypothesis import given, settings
from hypothesis import strategies as st

from leaks.generating import Drawn, requests
from leaks.pair import Pair, said
from leaks.telling_apart import Difference
from permissions.cpp import ENACTED
from permissions.law import in_force
from permissions.refusal import Refusal
from schema.roots import must_be_open


@pytest.fixture(scope="module")
def outcomes() -> Iterator[Counter[str]]:
    """How requests ended; they must not all have ended alike."""
    made = Counter[str]()
    yield made
    assert made["empty"] > 5
    assert made["filled"] > 5
    assert made["FILTER_NOT_PERMITTED"] + made["PURPOSE_NOT_ALLOWED"] > 0
    assert made["INTERNAL"] == 0


@given(drawn=requests(), which=st.integers(0, 99))
@settings(max_examples=60, deadline=None, derandomize=True)
async def test_no_request_drawn_at_random_tells_twins_apart(
    pair: Pair, outcomes: Counter[str], drawn: Drawn, which: int
) -> None:
    seats = [seat for seat in pair.seats if seat.purpose is not None]
    opened = [seat for seat in seats if _is_open(seat, drawn.of.name)]
    seats = opened if opened and which % 10 else seats
    seat = seats[which % len(seats)]
    twin, caller = pair.twin_of(seat), seat.caller()
    request = drawn.request(pair.register, twin)
    first = await said(pair.first, caller, request)
    async with pair.other(twin.changes):
        second = await said(pair.second, caller, request)
    outcomes[_outcome(first)] += 1
    assert first == second, str(Difference(seat, request, first, second))


def _is_open(seat: Seat, name: str) -> bool:
    """Whether the purpose of a seat opens anything of a connection."""
    law = in_force(ENACTED, NOW)
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
