"""No answer to what is asked after an act shows what it took away; none shows half (class 24).

The act is sent at a random instant while readers read without a pause, through this process and
another, and follow it on a socket.
"""

import os

import pytest
from arenas import Arena
from racing import Run
from takings import TAKINGS

RACES = int(os.environ.get("RACES", "27"))


@pytest.mark.parametrize("title", TAKINGS)
async def test_what_is_taken_away_is_gone_with_the_answer_to_the_act(
    arena: Arena, title: str
) -> None:
    taking = TAKINGS[title]
    async with arena.acts.state(*taking.state):
        for _ in range(max(1, RACES // len(TAKINGS))):
            await Run(arena, await taking.prepare(arena)).run()
        await taking.restore(arena)
