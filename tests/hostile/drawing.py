"""What hostile registers are drawn from: odd texts, instants at the very edge of an interval."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TypeAlias, TypeVar
from uuid import UUID

Row: TypeAlias = dict[str, object]
Tables: TypeAlias = dict[str, list[Row]]
T = TypeVar("T")

NOW = datetime(2026, 11, 21, tzinfo=UTC)
"""The instant of every consultation; a midnight, so that terms of whole days end at it, too."""
TICK = timedelta(microseconds=1)
LONG_AGO, LATER = NOW - timedelta(days=700), NOW + timedelta(days=300)

ODD = (
    "",
    " ",
    "%",
    "_",
    "a_b%",
    "'",
    '"',
    "\\",
    "\\'; DROP TABLE person; --",
    "$1",
    "NULL",
    "{a,b}",
    '("x",)',
    "a\nb\t",
    "\u202egauche",
    "\u200f",
    "\u200bx",
    "ﬁn",
    "İzmir",
    "Weiẞ",
    "😀",
    "x" * 200,
)
"""Texts that quoting, matching, folding or JSON may trip over."""

SURNAMES = (
    "Le Goff",
    "LE-GOFF",
    "le  goff",
    "Étang",
    "E\u0301tang",
    "L’Étang",
    "L'E\u0301tang",
    "Martin",
    "martin",
    "Ferrand",
    "Réau",
)
"""Names of which several fold to the same key, accents composed and decomposed."""


@dataclass(slots=True)
class Draft:
    """A register in the making: rows by table, drawn by one seeded source."""

    random: Random
    tables: Tables = field(default_factory=dict)

    def add(self, table: str, **columns: object) -> UUID:
        """Put a row in; returns its id."""
        made = UUID(int=self.random.getrandbits(128), version=4)
        self.tables.setdefault(table, []).append({"id": made, **columns})
        return made

    def rows(self, table: str) -> list[Row]:
        """The rows of a table so far."""
        return self.tables.setdefault(table, [])

    def chance(self, of: float) -> bool:
        """True as often as `of` (0 to 1)."""
        return self.random.random() < of

    def pick(self, among: Sequence[T]) -> T:
        """One of these."""
        return self.random.choice(among)

    def some(self, among: Sequence[T], least: int, most: int) -> list[T]:
        """Different ones of these, in no order."""
        count = min(len(among), self.random.randint(least, most))
        return self.random.sample(among, count)

    def text(self, *plain: str) -> str | None:
        """An ordinary text of these, an odd one, or none."""
        return self.random.choices((self.pick(plain), self.pick(ODD), None), (5, 3, 2))[0]

    def interval(self, *, good: bool) -> tuple[datetime, datetime | None]:
        """`[from, until)`, which holds the instant or does not, often by a microsecond."""
        held = ((LONG_AGO, None), (NOW, None), (LONG_AGO, NOW + TICK), (LONG_AGO, LATER))
        missed = (
            (LONG_AGO, NOW),
            (NOW + TICK, None),
            (LONG_AGO, LONG_AGO + timedelta(days=9)),
            (LATER, None),
        )
        return self.pick(held if good else missed)

    def validity(self, *, good: bool) -> Row:
        """The columns of an interval."""
        valid_from, valid_until = self.interval(good=good)
        return {"valid_from": valid_from, "valid_until": valid_until}

    def revocable(self, *, good: bool) -> Row:
        """The columns of an act: where it is not good, out of its time or else revoked."""
        revoked = not good and self.chance(0.5)
        at = self.pick((NOW, LONG_AGO)) if revoked else self.pick((None, None, NOW + TICK, LATER))
        return {**self.validity(good=good or revoked), "revoked_at": at}


def held_now(row: Row) -> bool:
    """Whether the interval of an act, as drawn here, holds the instant, and it is not revoked."""
    ends = (None, LATER, NOW + TICK)
    begun = row["valid_from"] in (LONG_AGO, NOW)
    return begun and row["valid_until"] in ends and row.get("revoked_at") in ends
