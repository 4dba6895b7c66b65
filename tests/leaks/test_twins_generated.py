"""The master test with requests drawn at random, and shrunk to the smallest that tells A from B."""

import json
import os
from collections import Counter
from collections.abc import Iterator

import pytest
from hostile.callers import Seat
from hostile.drawing import NOW
from hypothesis import given, settings
from hypothesis import strategies as st

from leaks.callers import opened, who_sees
from leaks.generating import Drawn, requests
from leaks.pair import Pair, said
from leaks.requesting import CONNECTIONS, Connected
from leaks.telling_apart import Difference
from permissions.cpp import ENACTED
from permissions.law import in_force
from permissions.refusal import Refusal
from schema.roots import must_be_open

EXAMPLES = int(os.environ.get("LEAKS_EXAMPLES", "1"))
"""How often requests are drawn for each role and purpose: the first are the plainest there are."""
TOGETHER = 3
"""Requests drawn at once: the twin is written once for them."""


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
        after = [await said(pair.second, caller, each) for each in asked]
    for request, first, second in zip(asked, before, after, strict=True):
        outcomes[_outcome(first)] += 1
        assert first == second, str(Difference(seat, request, first, second))


def _drawn(data: st.DataObject, of: list[Connected]) -> Drawn:
    """A page of what is open, or now and then of what is not."""
    closed = data.draw(st.integers(0, 9)) == 9
    return data.draw(requests(CONNECTIONS if closed or not of else of))


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
