"""When an event comes tells nothing of what is withheld. Time passes at once here."""

import asyncio
import selectors
from collections.abc import Coroutine
from contextlib import nullcontext
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, Final, cast
from uuid import uuid4

import pytest

from db.changes import Changes, Watch
from schema.following import Consumer, Following
from schema.outcome import Answer
from schema.pacing import Instants, Pace
from schema.running import Read

PACE: Final = Pace(0.5, 30.0)
READS: Final = 0.004
"""Seconds that a reading takes."""


class _Selector(selectors.DefaultSelector):
    """Waits for nothing: what it would have waited has passed."""

    passed = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self.passed += timeout or 0.0
        return super().select(0)


class _Loop(asyncio.SelectorEventLoop):
    """A loop whose time is that which its tasks sleep."""

    def __init__(self) -> None:
        self.selector = _Selector()
        super().__init__(self.selector)

    def time(self) -> float:
        return self.selector.passed


def run(work: Coroutine[Any, Any, None]) -> None:
    with asyncio.Runner(loop_factory=_Loop) as runner:
        runner.run(work)


def now() -> float:
    return asyncio.get_running_loop().time()


@dataclass(slots=True)
class Followed:
    """A record, part of it withheld, as a subscription follows it; whom its events are told."""

    shown: int = 0
    read_at: list[float] = field(default_factory=list)
    told_at: list[float] = field(default_factory=list)

    def begun(self, *_of: object) -> object:
        return SimpleNamespace(
            course=SimpleNamespace(enter=lambda _phase: None), ended=lambda: None
        )

    async def asked(self, operation: object) -> object:
        return operation

    async def read(self, *_of: object) -> Read:
        self.read_at.append(now())
        data = {"caseChanged": {"shown": self.shown}}
        await asyncio.sleep(READS)
        return Read(cast("Any", None), data, [], [])

    async def released(self, *_of: object) -> bytes:
        return b""

    def turn(self) -> object:
        return nullcontext()

    async def known(self) -> None:
        pass

    def answered(self, answer: Answer) -> None:
        pass

    async def told(self, _answer: Answer) -> None:
        self.told_at.append(now())

    async def follow(self, withheld: list[float], shown: list[float], until: float) -> None:
        """Follow it from now, what is withheld and what is shown changing at those times."""
        watch, begun = Watch(), now()
        following = Following(cast("Any", self), Changes(""), PACE)
        task = asyncio.create_task(
            following._events(
                cast("Any", uuid4()), cast("Any", None), cast("Consumer", self), watch
            )
        )
        for at in sorted(withheld + shown):
            await asyncio.sleep(begun + at - now())
            self.shown += at in shown
            watch.wake()
        await asyncio.sleep(begun + until - now())
        task.cancel()


@pytest.mark.parametrize("at", [0.1, 0.499, 0.7, 1.3, 29.9, 30.001])
@pytest.mark.parametrize("before", [0.001, 0.05, 0.4, 3.0])
def test_a_change_of_what_is_withheld_puts_off_no_event(at: float, before: float) -> None:
    alone, after = Followed(), Followed()
    run(alone.follow([], [at], at + 2))
    run(after.follow([max(0.01, at - before)], [at], at + 2))
    assert len(alone.told_at) == 2
    assert after.told_at == pytest.approx(alone.told_at)
    assert alone.told_at[1] - at <= PACE.least + READS + 1e-6


def test_it_reads_at_most_once_an_instant_whatever_changes() -> None:
    it = Followed()
    run(it.follow([0.02 * n for n in range(1, 200)], [], 4.0))
    assert it.read_at == pytest.approx([0.5 * n for n in range(len(it.read_at))])
    assert len(it.told_at) == 1


def test_what_nobody_changed_is_read_at_instants_that_no_change_shifts() -> None:
    still, changed = Followed(), Followed()
    run(still.follow([], [], 61))
    run(changed.follow([12.3], [], 61))
    assert still.read_at == pytest.approx([0, 30, 60])
    assert changed.read_at == pytest.approx([0, 12.5, 30, 60])


def test_who_was_kept_waiting_makes_up_for_nothing() -> None:
    async def kept() -> None:
        instants, watch, begun = Instants(PACE), Watch(), now()
        await asyncio.sleep(95.2)
        await instants.next(watch)
        assert now() - begun == pytest.approx(120)

    run(kept())


def test_unasked_it_reads_at_instants_of_its_own() -> None:
    assert Pace(2.0, 1.0).unasked == 1
    assert Pace(0.5, 30.2).unasked == 60
