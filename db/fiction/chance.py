"""Seeded chance: the one source of all that a fictional register leaves open."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import TypeVar

from db.loading.ids import uuid7_of

T = TypeVar("T")

FIRST_ID = int(datetime(2020, 1, 1, tzinfo=UTC).timestamp() * 1_000)
IDS_A_MILLISECOND = 50


class Weighted(tuple[tuple[T, ...], tuple[float, ...]]):
    """Choices beside their weights, added up."""

    __slots__ = ()


def weighted(choices: dict[T, float]) -> Weighted[T]:
    """Choices, each with its share; the shares need not add up to one."""
    return Weighted((tuple(choices), tuple(accumulate(choices.values()))))


class Chance:
    """Draws ids, choices and instants; the same seed draws the same, in the same order.

    INVARIANT: weighted choices are constants of modules; they are told apart by identity.
    """

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311  fiction, not secrets; it must repeat itself
        self._ids = 0
        self._drawn: dict[int, int] = {}

    def id(self) -> str:
        """A new id of version 7, greater than those before it but for the noise of one ms."""
        self._ids += 1
        moment = FIRST_ID + self._ids // IDS_A_MILLISECOND
        return uuid7_of(moment, self._random.getrandbits(74))

    def happens(self, share: float) -> bool:
        """True in that share of the draws."""
        return self._random.random() < share

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices, all alike."""
        return choices[int(self._random.random() * len(choices))]

    def draw(self, choices: Weighted[T]) -> T:
        """One of the choices: at first each in its turn, so that all are met, then by weight."""
        members, shares = choices
        turn = self._drawn.get(id(choices), 0)
        if turn < len(members):
            self._drawn[id(choices)] = turn + 1
            return members[turn]
        return self._random.choices(members, cum_weights=shares)[0]

    def number(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def digits(self, count: int) -> str:
        """That many digits."""
        return f"{int(self._random.random() * 10**count):0{count}d}"

    def maybe(self, share: float, value: T) -> T | None:
        """The value in that share of the draws, else None."""
        return value if self._random.random() < share else None

    def sample(self, choices: Sequence[T], count: int) -> list[T]:
        """Different choices, at most as many as there are."""
        return self._random.sample(choices, min(count, len(choices)))

    def between(self, start: datetime, end: datetime) -> datetime:
        """An instant in [start, end], to the second; start where end is before it."""
        seconds = max(0, int((end - start).total_seconds()))
        return start + timedelta(seconds=int(self._random.random() * (seconds + 1)))

    def moments(self, start: datetime, end: datetime, count: int) -> list[datetime]:
        """Instants in [start, end], in order."""
        return sorted(self.between(start, end) for _ in range(count))

    def ago(self, now: datetime, least: float, most: float) -> datetime:
        """An instant so many days before now."""
        days = least + self._random.random() * (most - least)
        return now - timedelta(seconds=int(days * 86_400))

    def birth_date(self, on: date, youngest: int, oldest: int) -> date:
        """The birth date of someone of that age in years on a day."""
        return on - timedelta(days=self.number(youngest * 366, oldest * 365))
