"""What a paragraph of the Code may say, and the paragraphs in force at an instant.

A paragraph is a function from what is asked to what the text does: it grants categories, bars
some, or needs something of the caller. `Law` holds the enacted ones; a version of it is chosen by
date, so that what a caller would have seen on a day can be told.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TypeAlias

from db.enumerations import Role
from permissions.categories import CASE, Category, Classification
from permissions.condition import Condition, Exists, Row, all_of, any_of
from permissions.entities import CaseLink, Entity
from permissions.purposes import Purpose, Withholding
from permissions.refusal import Code, Said


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
Texts: TypeAlias = Text | tuple[Text, ...]
Reading: TypeAlias = Callable[[Ask], Texts]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the Code as it reads between two dates (`until` excluded; None: still).

    `rule` is its row in the table of rules; `also` are further clauses it rests on. `aims` are the
    purposes that it says anything to (None among them: where none is stated); None: to all.
    """

    clause: str
    rule: str
    since: date
    until: date | None
    also: tuple[str, ...]
    reading: Reading
    aims: frozenset[Purpose | None] | None = None

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clause and those it rests on."""
        return (self.clause, *self.also)

    @property
    def meaning(self) -> str:
        """The meaning, in our own words."""
        return " ".join((self.reading.__doc__ or "").split())

    def bears_on(self, purpose: Purpose | None) -> bool:
        """Whether it says anything where that purpose, or none, is stated."""
        return self.aims is None or purpose in self.aims

    def texts(self, ask: Ask) -> tuple[Text, ...]:
        """What it says to an ask: one thing, as a rule."""
        said = self.reading(ask)
        return said if isinstance(said, tuple) else (said,)

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
    aims: tuple[Purpose | None, ...] | None = None,
) -> Callable[[Reading], Paragraph]:
    """Declare the function below to be the reading of `clause`."""
    purposes = None if aims is None else frozenset(aims)
    return lambda reading: Paragraph(clause, rule, since, until, also, reading, purposes)


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
    _read: dict[tuple[object, ...], "_Said"] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _opened: dict[tuple[object, ...], tuple[Condition, tuple[str, ...]]] = field(
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

    def grants(self, ask: Ask) -> tuple[tuple[Paragraph, Grant], ...]:
        """What is granted for this role and purpose."""
        return self._said(ask).grants

    def bars(self, ask: Ask, category: Category) -> Iterator[tuple[Paragraph, Bar]]:
        """What is barred of this category for this purpose."""
        for source, text in self._said(ask).bars:
            if text.closes(ask, category):
                yield source, text

    def needs(self, ask: Ask) -> tuple[tuple[Paragraph, Need], ...]:
        """What this role owes for this purpose, in the order in which it is asked."""
        return self._said(ask).needs

    def opening(self, ask: Ask, classes: Classification) -> tuple[Condition, tuple[str, ...]]:
        """The condition on which data so classified is opened, and the clauses that open it.

        Worked out once for an ask. No paragraph that grants: the disjunction of nothing is false.

        INVARIANT: of the classes of a record exactly one holds (`tests/proofs` prove it).
        """
        key = (ask.role, ask.purpose, ask.entity.name, classes)
        found = self._opened.get(key)
        if found is None:
            found = self._opened[key] = self._opening(ask, classes)
        return found

    def _opening(self, ask: Ask, classes: Classification) -> tuple[Condition, tuple[str, ...]]:
        ways: dict[tuple[Condition, Condition], list[Condition]] = {}
        clauses: dict[str, None] = {}
        for condition, category in classes:
            unbarred = all_of(*(~bar.when for _, bar in self.bars(ask, category)))
            for source, grant in self.grants(ask):
                if category in grant.of:
                    ways.setdefault((unbarred, grant.when), []).append(condition)
                    clauses |= dict.fromkeys(source.clauses)
        each = (
            # the classes are all that there are: where each is opened alike, which does not matter
            all_of(*terms) if len(any_class) == len(classes) else all_of(any_of(*any_class), *terms)
            for terms, any_class in ways.items()
        )
        return any_of(*each), tuple(clauses)

    def _said(self, ask: Ask) -> "_Said":
        """What the paragraphs say to an ask, read once."""
        key = (ask.role, ask.purpose, ask.entity.name)
        found = self._read.get(key)
        if found is None:
            found = self._read[key] = _said(self.paragraphs, ask)
        return found


@dataclass(frozen=True, slots=True)
class _Said:
    """What paragraphs say to one ask, less what is said to other roles and purposes."""

    grants: tuple[tuple[Paragraph, Grant], ...]
    bars: tuple[tuple[Paragraph, Bar], ...]
    needs: tuple[tuple[Paragraph, Need], ...]


def _said(paragraphs: tuple[Paragraph, ...], ask: Ask) -> _Said:
    texts = [
        (source, text)
        for source in paragraphs
        if source.bears_on(ask.purpose)
        for text in source.texts(ask)
    ]
    return _Said(
        tuple((p, text) for p, text in texts if isinstance(text, Grant) and text.opens(ask)),
        tuple((p, text) for p, text in texts if isinstance(text, Bar)),
        tuple(
            (p, text)
            for p, text in texts
            if isinstance(text, Need) and text.binds(ask.role, ask.purpose)
        ),
    )


class NoLawError(LookupError):
    """No paragraph is in force on the day asked for."""


def in_force(enacted: tuple[Paragraph, ...], instant: datetime) -> Law:
    """The law at an instant (UTC), among the enacted paragraphs of every date."""
    return _in_force_on(enacted, instant.astimezone(UTC).date())


@lru_cache(maxsize=64)
def _in_force_on(enacted: tuple[Paragraph, ...], day: date) -> Law:
    changes = sorted({d for p in enacted for d in (p.since, p.until) if d is not None})
    past = [change for change in changes if change <= day]
    if not past:
        raise NoLawError("no paragraph is in force on that day")
    coming = [change for change in changes if change > day]
    return _between(enacted, past[-1], coming[0] if coming else None)


@lru_cache(maxsize=64)
def _between(enacted: tuple[Paragraph, ...], since: date, until: date | None) -> Law:
    """One `Law` between two changes, so that what it has read of its paragraphs is kept."""
    return Law(tuple(p for p in enacted if p.in_force(since)), since, until)
