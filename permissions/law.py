"""What a paragraph of the Code may say, and the paragraphs in force at an instant.

A paragraph is a function from what is asked to what the text does: it grants categories, bars
some, or needs something of the caller. `Law` holds the enacted ones; a version of it is chosen by
date, so that what a caller would have seen on a day can be told.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import auto
from functools import lru_cache
from typing import TypeAlias, TypeVar

from db.enumerations import Listed, Role
from permissions.categories import CASE, Category
from permissions.condition import Condition, Exists, Row
from permissions.entities import CaseLink, Entity
from permissions.purposes import Purpose
from permissions.refusal import Code, Said


class Withholding(Listed):
    """Why a field of a visible record is withheld (LAW 0, outcomes)."""

    NOT_IN_PURPOSE = auto()
    NOT_IN_GRANT = auto()
    NOT_DESIGNATED = auto()
    NOT_IN_STUDY = auto()
    VICTIM_DATA = auto()
    SEALED = auto()
    ART_11 = auto()
    SMALL_CELL = auto()
    OTHER_FILE = auto()


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of the law: for a kind of record, by a role, for a purpose.

    `purpose` is None for what needs none: the docket (A53).
    """

    role: Role
    purpose: Purpose | None
    entity: Entity

    def about(self, test: Callable[[Row], Condition]) -> Condition:
        """The record is about a party that passes `test`."""
        return self.entity.concerns(test)

    def linked(self, test: Callable[[Row], Condition]) -> Condition:
        """The record's case is linked to another by a link that passes `test`."""
        if self.entity == CaseLink:
            return test(CaseLink.row)
        link = Row("linked_case", "through")
        return Exists(link, link["case_id"].eq(CASE["id"]) & test(link))


@dataclass(frozen=True, slots=True)
class Grant:
    """Categories opened to roles for a purpose (None: with none stated), on a condition."""

    of: frozenset[Category]
    to: frozenset[Role]
    purpose: Purpose | None
    when: Condition

    def opens(self, ask: Ask) -> bool:
        """Whether role and purpose are the ones it names."""
        return ask.role in self.to and ask.purpose == self.purpose


@dataclass(frozen=True, slots=True)
class Bar:
    """Categories closed on a condition, whatever is granted; it has no exception of its own.

    `purposes` None: for all. `code` None: the record leaves no trace at all (retention).
    """

    of: frozenset[Category]
    purposes: frozenset[Purpose] | None
    when: Condition
    code: Withholding | None

    def closes(self, ask: Ask, category: Category) -> bool:
        """Whether it bears on this purpose and category."""
        return category in self.of and (self.purposes is None or ask.purpose in self.purposes)


@dataclass(frozen=True, slots=True)
class Need:
    """What the caller owes before any row is read; else the operation is refused with `code`.

    `purposes` None: whatever the purpose, and where none is stated.
    """

    to: frozenset[Role]
    purposes: frozenset[Purpose] | None
    holds: Condition
    code: Code
    said: Said

    def binds(self, role: Role, purpose: Purpose | None) -> bool:
        """Whether this role owes it for this purpose."""
        return role in self.to and (self.purposes is None or purpose in self.purposes)


Text: TypeAlias = Grant | Bar | Need
Reading: TypeAlias = Callable[[Ask], Text]
_T = TypeVar("_T", Grant, Bar, Need)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the Code as it reads between two dates (`until` excluded; None: still).

    `rule` is its row in the table of rules; `also` are further clauses it rests on.
    """

    clause: str
    rule: str
    since: date
    until: date | None
    also: tuple[str, ...]
    reading: Reading

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clause and those it rests on."""
        return (self.clause, *self.also)

    @property
    def meaning(self) -> str:
        """The meaning, in our own words."""
        return " ".join((self.reading.__doc__ or "").split())

    def in_force(self, day: date) -> bool:
        """Whether it is the law on that day."""
        return self.since <= day and (self.until is None or day < self.until)


def paragraph(
    clause: str,
    *,
    rule: str,
    since: date,
    until: date | None = None,
    also: tuple[str, ...] = (),
) -> Callable[[Reading], Paragraph]:
    """Declare the function below to be the reading of `clause`."""
    return lambda reading: Paragraph(clause, rule, since, until, also, reading)


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A paragraph that needs no code, with the reason."""

    clause: str
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Law:
    """Paragraphs in force together, from `since` until `until` (None: no change known)."""

    paragraphs: tuple[Paragraph, ...]
    since: date
    until: date | None
    _read: dict[tuple[object, ...], tuple[tuple[Paragraph, Text], ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def version(self) -> str:
        """The day this state of the law began, as YYYY-MM-DD."""
        return self.since.isoformat()

    def holds_at(self, instant: datetime) -> bool:
        """Whether this is the law at an instant (UTC)."""
        day = instant.astimezone(UTC).date()
        return self.since <= day and (self.until is None or day < self.until)

    def grants(self, ask: Ask) -> Iterator[tuple[Paragraph, Grant]]:
        """What is granted for this role and purpose."""
        for source, text in self._texts(ask, Grant):
            if text.opens(ask):
                yield source, text

    def bars(self, ask: Ask, category: Category) -> Iterator[tuple[Paragraph, Bar]]:
        """What is barred of this category for this purpose."""
        for source, text in self._texts(ask, Bar):
            if text.closes(ask, category):
                yield source, text

    def needs(self, ask: Ask) -> Iterator[tuple[Paragraph, Need]]:
        """What this role owes for this purpose, in the order in which it is asked."""
        for source, text in self._texts(ask, Need):
            if text.binds(ask.role, ask.purpose):
                yield source, text

    def _texts(self, ask: Ask, kind: type[_T]) -> Iterator[tuple[Paragraph, _T]]:
        for source, text in self._texts_of(ask):
            if isinstance(text, kind):
                yield source, text

    def _texts_of(self, ask: Ask) -> tuple[tuple[Paragraph, Text], ...]:
        """What the paragraphs say to an ask, read once."""
        key = (ask.role, ask.purpose, ask.entity.name)
        if key not in self._read:
            self._read[key] = tuple((source, source.reading(ask)) for source in self.paragraphs)
        return self._read[key]


class NoLawError(LookupError):
    """No paragraph is in force on the day asked for."""


def in_force(enacted: tuple[Paragraph, ...], instant: datetime) -> Law:
    """The law at an instant (UTC), among the enacted paragraphs of every date."""
    return _in_force_on(enacted, instant.astimezone(UTC).date())


@lru_cache(maxsize=64)
def _in_force_on(enacted: tuple[Paragraph, ...], day: date) -> Law:
    """One `Law` a day, so that what it has read of its paragraphs is kept."""
    changes = sorted({d for p in enacted for d in (p.since, p.until) if d is not None})
    past = [change for change in changes if change <= day]
    if not past:
        raise NoLawError("no paragraph is in force on that day")
    coming = [change for change in changes if change > day]
    return Law(
        tuple(p for p in enacted if p.in_force(day)), past[-1], coming[0] if coming else None
    )
