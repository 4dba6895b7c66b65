"""Classes 12 and 14: nothing crosses from one caller, purpose or role to another."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest
from hostile.agents import READERS
from hostile.callers import Seat
from hostile.drawing import LONG_AGO

from leaks.pair import Held, Pair, Request, answering, said

DOCUMENT = Request(
    """{ cases { totalCount nodes { id number followUp parties { capacity person { surname } }
      withheld { field code } } } }"""
)


async def _alone(pair: Pair, seat: Seat) -> bytes:
    """The answer of a service that has never answered anybody else."""
    return await said(answering(Held(pair.connection)), seat.caller(), DOCUMENT)


async def test_one_document_under_every_purpose_in_any_order_is_answered_as_if_alone(
    pair: Pair,
) -> None:
    seats = [seat for seat in pair.seats if seat.purpose is not None]
    alone = [await _alone(pair, seat) for seat in seats]
    assert len(set(alone)) > len(seats) // 2
    for order in (range(len(seats)), range(len(seats) - 1, -1, -1)):
        shared = answering(Held(pair.connection))
        for each in order:
            assert await said(shared, seats[each].caller(), DOCUMENT) == alone[each], seats[each]


class Waiting(Held):
    """Lets others go first, before each statement."""

    turn: asyncio.Lock

    async def fetch_planned(self, sql: str, args: Sequence[object], /) -> Any:  # noqa: ANN401  a driver's row
        await asyncio.sleep(0)
        async with self.turn:
            return await Held.fetch_planned(self, sql, args)


async def test_and_all_at_once(pair: Pair) -> None:
    seats = [seat for seat in pair.seats if seat.purpose is not None]
    reading = Waiting(pair.connection)
    reading.turn = asyncio.Lock()
    shared = answering(reading)
    alone = [await _alone(pair, seat) for seat in seats]
    together = await asyncio.gather(
        *(said(shared, seat.caller(), DOCUMENT) for seat in (*seats, *reversed(seats)))
    )
    assert together == [*alone, *reversed(alone)]


async def test_two_agents_in_one_role_share_a_plan_and_nothing_else(pair: Pair) -> None:
    first = next(seat for seat in pair.seats if seat.purpose is not None)
    other = next(each for each in pair.seats if each.agent != first.agent)
    stranger = replace(first, agent=other.agent)
    shared = answering(Held(pair.connection))
    before = await said(shared, first.caller(), DOCUMENT)
    assert await said(shared, stranger.caller(), DOCUMENT) == await _alone(pair, stranger)
    assert await said(shared, first.caller(), DOCUMENT) == before


@pytest.mark.parametrize(("role", "further"), list(permutations(READERS, 2)))
async def test_a_role_held_besides_widens_nothing(pair: Pair, role: str, further: str) -> None:
    seats = [seat for seat in pair.seats if seat.role == role and seat.purpose is not None]
    for seat in seats:
        before = await said(pair.first, seat.caller(), DOCUMENT)
        async with _holding(pair, seat, further):
            assert await said(pair.first, seat.caller(), DOCUMENT) == before, seat


class _holding:  # noqa: N801  reads as a word
    """Inside, an agent holds one more role."""

    def __init__(self, pair: Pair, seat: Seat, role: str) -> None:
        self.pair, self.seat, self.role = pair, seat, role
        self.transaction = pair.connection.transaction()

    async def __aenter__(self) -> None:
        await self.transaction.start()
        await self.pair.connection.execute(
            "INSERT INTO agent_role (agent_id, role, valid_from) VALUES ($1, $2, $3)",
            self.seat.agent,
            self.role,
            LONG_AGO,
        )

    async def __aexit__(self, *_: object) -> None:
        await self.transaction.rollback()
