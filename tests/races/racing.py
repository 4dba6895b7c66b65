"""A race: readers who ask without a pause, an act that takes away what they read, and what each
answer showed, by when it was asked and answered.

Every question asks for the same data more than once, by different ways. Each way has a key whose
first letter tells what is asked: `a1` and `a2` must give the same.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from time import perf_counter
from typing import Any

from arenas import Arena, Doing, drawn_key
from scenario import with_ids
from sockets import Client

AFTER = 2
"""Questions that each reader sends after the act is answered."""
MOST = 400
"""Questions that each reader sends at most, whatever becomes of the act."""
LATEST = 0.03
"""Seconds after which an act is sent at the latest."""
LONGEST = 20.0
LATE = timedelta(seconds=0.25)
"""How much later than the state it shows an event's instant may be. PostgreSQL takes a snapshot for
a statement when its parameters are bound, and `statement_timestamp()` when it is executed then: a
process that has to wait for a processor in between tells a later time than that of what it sees.
What was seen is told apart by what was written.
"""

Told = Mapping[str, tuple[str, ...]]
"""What an answer told: by key, the values below it; nothing where it was refused."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What somebody asks again and again. `gains`: he is given what another loses."""

    who: str
    purpose: str
    query: str
    gains: bool = False
    live: str | None = None


@dataclass(frozen=True, slots=True)
class Race:
    """Readers, the act that takes away, and what somebody writes all the time, `$1` a text."""

    askings: Sequence[Asking]
    act: Doing
    writes: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer: when it was asked for and when it was there, and what it told."""

    sent: float
    there: float
    told: Told

    @property
    def shows(self) -> bool:
        """Whether anything was shown."""
        return any(self.told.values())

    @property
    def whole(self) -> bool:
        """Whether all that was asked was shown, or nothing; and one datum with one value."""
        of_each: dict[str, set[tuple[str, ...]]] = {}
        for key, values in self.told.items():
            of_each.setdefault(key[0], set()).add(values)
        shown = {bool(values) for values in self.told.values()}
        return len(shown) <= 1 and all(len(found) == 1 for found in of_each.values())


@dataclass(slots=True)
class Run:
    """A race under way."""

    arena: Arena
    race: Race
    following: int = 0
    sent: float = float("inf")
    there: float = float("inf")
    instant: datetime | None = None
    over: asyncio.Event = field(default_factory=asyncio.Event)
    answers: list[list[Answered]] = field(default_factory=list)

    async def run(self) -> None:
        """Let it run, and judge it."""
        race, arena = self.race, self.arena
        self.answers = [[] for _ in race.askings for _ in arena.clients]
        if race.writes is not None:
            await arena.acts.service.register.execute(race.writes, "before 0")
        self.following = sum(each.live is not None for each in race.askings)
        async with asyncio.timeout(LONGEST), asyncio.TaskGroup() as group:
            places = [(each, door) for each in race.askings for door in range(len(arena.clients))]
            for (asking, door), answers in zip(places, self.answers, strict=True):
                group.create_task(self._read(asking, door, answers))
            for asking in race.askings:
                if asking.live is not None:
                    group.create_task(self._follow(asking, asking.live))
            if race.writes is not None:
                group.create_task(self._write(race.writes))
            while self.following or not all(self.answers):  # noqa: ASYNC110  all have read it
                await asyncio.sleep(0.001)
            await asyncio.sleep(arena.chance.random() * LATEST)
            await self._act()
        for (asking, _), answers in zip(places, self.answers, strict=True):
            self._judge(asking, answers)
        for asking in race.askings:
            told = [each for (one, _), found in zip(places, self.answers, strict=True)
                    if one is asking for each in found]  # fmt: skip
            _never_comes_back(asking, told)
        arena.tally.races += 1

    async def _act(self) -> None:
        door = self.arena.chance.randrange(len(self.arena.clients))
        self.sent = perf_counter()
        body = await self.arena.do(self.race.act, drawn_key(self.arena.chance), door)
        self.there, self.instant = perf_counter(), datetime.now(UTC)
        self.over.set()
        assert "errors" not in body, (self.race.act, body)

    async def _read(self, asking: Asking, door: int, answers: list[Answered]) -> None:
        headers = self.arena.acts.headers(asking.who, asking.purpose)
        body = {"query": with_ids(f"{{ {asking.query} }}")}
        after = 0
        for _ in range(MOST):
            sent = perf_counter()
            told = _told(await self.arena.post(headers, body, door))
            answers.append(Answered(sent, perf_counter(), told))
            after += sent >= self.there
            if after == AFTER:
                return
        raise AssertionError("the act was never answered")

    async def _follow(self, asking: Asking, query: str) -> None:
        """No event shows what was written after the act was answered; then nothing is shown."""
        sockets = self.arena.sockets[self.arena.chance.randrange(len(self.arena.sockets))]
        async with sockets.of(asking.who, asking.purpose) as client:
            await client.subscribe(query)
            events, told = 0, True
            while told:
                message = await client.next(LONGEST)
                told = message["type"] == "next" and any(_told(message["payload"]).values())
                if told:
                    self.following -= not events
                    events += 1
                    self._judge_event(message["payload"], asking)
            assert events, ("nothing was told", asking, message)
            self.arena.tally.events += events
            await _says_no_more(client, message)

    def _judge_event(self, payload: dict[str, Any], asking: Asking) -> None:
        read = datetime.fromisoformat(payload["extensions"]["disclosure"]["instant"])
        late = read - self.instant if self.instant is not None else timedelta()
        self.arena.tally.late += late > timedelta()
        assert late < LATE, ("shown afterwards", asking, payload)
        assert "after" not in str(payload["data"]), ("written afterwards", asking, payload)
        assert Answered(0, 0, _told(payload)).whole, ("a mixture", asking, payload)

    async def _write(self, sql: str) -> None:
        """Somebody writes what is read: `before` the act is answered, `after` it is."""
        register, number = self.arena.acts.service.register, 0
        while not self.over.is_set() and number < MOST:
            number += 1
            await register.execute(sql, f"before {number}")
            with suppress(TimeoutError):
                await asyncio.wait_for(self.over.wait(), 0.004)
        await register.execute(sql, "after")

    def _judge(self, asking: Asking, answers: Sequence[Answered]) -> None:
        tally, last = self.arena.tally, 0
        for each in answers:
            assert each.whole, ("a mixture", asking, self.race.act, each)
            assert not any("after" in text for found in each.told.values() for text in found) or (
                asking.gains
            ), ("written afterwards", asking, self.race.act, each)
            if each.there <= self.sent:
                tally.before += 1
                assert each.shows is not asking.gains, ("before", asking, self.race.act, each)
            elif each.sent < self.there:
                tally.in_flight += 1
            else:
                last += 1
                assert each.shows is asking.gains, ("after", asking, self.race.act, each)
        assert last >= AFTER
        tally.after += last


def _never_comes_back(asking: Asking, told: Sequence[Answered]) -> None:
    """What one answer shows to be over, none that is asked for afterwards shows again."""
    over = min((each.there for each in told if each.shows is asking.gains), default=float("inf"))
    for each in told:
        assert each.sent < over or each.shows is asking.gains, ("it came back", asking, each)


def _told(body: Mapping[str, Any]) -> Told:
    if "errors" in body:
        code = body["errors"][0]["extensions"]["code"]
        assert code in REFUSED, body
        return {}
    return {key: tuple(_values(value)) for key, value in body["data"].items()}


REFUSED = {"DESIGNATION_INVALID", "HABILITATION_INVALID", "ROLE_NOT_CLAIMED", "DUTY_OUTSTANDING"}
"""How an operation is refused whose right was taken away; anything else is a fault."""


def _values(found: object) -> list[str]:
    """The values below a key, in order."""
    if isinstance(found, dict):
        return [text for each in found.values() for text in _values(each)]
    if isinstance(found, list):
        return [text for each in found for text in _values(each)]
    return [] if found is None else [str(found)]


async def _says_no_more(client: Client, last: Mapping[str, Any]) -> None:
    """Of a stream that ended nothing comes; one that goes on shows nothing."""
    with suppress(TimeoutError):
        while True:
            message = await client.next(0.02)
            assert last["type"] == "next", ("after its end", message)
            assert message["type"] != "next" or not any(_told(message["payload"]).values())


Prepare = Callable[[Arena], Awaitable[Race]]
