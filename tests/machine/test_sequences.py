"""Acts in any order, by anybody: each comes out as the law says, and so does a reading after it.

SEQUENCES: how many are played; 2000 takes about an hour. What was played is told at the end of a
long run.
"""

import os
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator

import pytest
from doing import Acts
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from kept_aside import keep_aside, put_back
from law_moves import DONE, Choice
from law_register import SETTING
from machine import Machine

SHORT = 4
SEQUENCES = int(os.environ.get("SEQUENCES", SHORT))
STEPS = 15
PHASES = (Phase.generate, *((Phase.shrink,) if "SHRINK" in os.environ else ()))
"""A sequence that fails is told whole: to make it shorter takes minutes, where SHRINK is set."""


@pytest.fixture(scope="module", autouse=True)
async def setting(acts: Acts) -> AsyncIterator[None]:
    """The register that each sequence begins with."""
    async with acts.state(*SETTING):
        await keep_aside(acts.service.register)
        yield


@pytest.fixture(scope="module")
def counts() -> Iterator[Counter[tuple[str, str]]]:
    """What was done, and what came of it: told after a long run."""
    found: Counter[tuple[str, str]] = Counter()
    yield found
    if SEQUENCES > SHORT:
        told = (f"{act:28} {came:40} {count:7}" for (act, came), count in sorted(found.items()))
        sys.stdout.write("\n" + "\n".join(told) + "\n")


@settings(
    max_examples=SEQUENCES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=PHASES,
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
async def test_every_act_comes_out_as_the_law_says(
    acts: Acts, counts: Counter[tuple[str, str]], data: st.DataObject
) -> None:
    machine = Machine(acts, Choice(data), counts)
    before = await machine.stored()
    try:
        await machine.run(STEPS)
        counts["sequences", DONE] += 1
    finally:
        after = await machine.stored()
        changed = {table for table in before if before[table] != after[table]}
        await put_back(acts.service.register, changed)
    assert await machine.stored() == before
