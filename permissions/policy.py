"""Who may see what: what each purpose opens of each category, from the enacted paragraphs alone.

No fact is read: a condition is said, not judged. Tables (`api.policy_page`) and `mayRead` are made
from this.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import auto
from typing import TypeAlias

from db.enumerations import Listed, Role
from permissions.categories import Category
from permissions.condition import FALSE, TRUE, Condition
from permissions.entities import Case, Entity
from permissions.fold import fold
from permissions.knowledge import NOTHING_KNOWN, Knowledge
from permissions.law import Ask, Grant, Law, Paragraph
from permissions.purposes import TERMS, Purpose
from permissions.refusal import Code
from permissions.remembering import remembering

Carriers: TypeAlias = Mapping[Category, Sequence[Entity]]
"""The kinds of records of which some field, or their presence, tells a category."""


class Opened(Listed):
    """Whether a category is opened, whatever the record."""

    ALWAYS = auto()
    ON_CONDITIONS = auto()
    NEVER = auto()


@dataclass(frozen=True, slots=True)
class Way:
    """A grant: what opens categories, and when. `of` are the kinds of records it speaks of."""

    clauses: tuple[str, ...]
    when: Condition
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """A bar: what closes a category, and when; with no code, the record leaves no trace."""

    clauses: tuple[str, ...]
    code: str | None
    when: Condition


@dataclass(frozen=True, slots=True)
class Owed:
    """What is asked before any row is read."""

    clauses: tuple[str, ...]
    code: Code
    holds: Condition


@dataclass(frozen=True, slots=True)
class Opening:
    """What a purpose opens to a role of one category."""

    category: Category
    opened: Opened
    ways: tuple[Way, ...]
    bars: tuple[Closing, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a purpose opens to a role, category by category, and what is owed for it."""

    role: Role
    purpose: Purpose
    owed: tuple[Owed, ...]
    openings: tuple[Opening, ...]

    @property
    def barred_at_the_gate(self) -> bool:
        """Whether nobody in that role passes the gate."""
        return any(fold(each.holds, NOTHING_KNOWN) == FALSE for each in self.owed)


def sheets(
    law: Law,
    carriers: Carriers,
    role: Role | None = None,
    purpose: Purpose | None = None,
) -> Iterator[Sheet]:
    """The sheet of every role that may state a purpose; of one role, or one purpose, if named.

    A role that the law in force lets nobody act in for a purpose has none.
    """
    for stated, terms in TERMS.items():
        if purpose in (None, stated):
            for each in Role:
                if role in (None, each) and terms.may_be_stated_by(each):
                    found = sheet(law, carriers, each, stated)
                    if not found.barred_at_the_gate:
                        yield found


def sheet(law: Law, carriers: Carriers, role: Role, purpose: Purpose) -> Sheet:
    """What a purpose opens to a role."""
    owed = tuple(
        Owed(source.clauses, need.code, need.holds)
        for source, need in law.needs(Ask(role, purpose, Case))
        if fold(need.holds, NOTHING_KNOWN) != TRUE
    )
    entities = {entity.name: entity for of in carriers.values() for entity in of}
    read = readings(law, role, purpose, entities.values())
    openings = tuple(
        _opening(category, [read[each.name] for each in carriers.get(category, ())])
        for category in Category
    )
    return Sheet(role, purpose, owed, openings)


Readings: TypeAlias = Mapping[str, "_Read"]
"""What the law grants, by the name of the kind of record."""


def readings(law: Law, role: Role, purpose: Purpose, of: Iterable[Entity]) -> Readings:
    """What the law grants a role for a purpose, of kinds of records; read once for all openings."""
    read, known = remembering(law), Knowledge()
    return {each.name: _Read.of(read, Ask(role, purpose, each), known) for each in of}


def opening(read: Readings, category: Category, of: Entity) -> Opening:
    """What is opened of one category, of a kind of record."""
    return _opening(category, (read[of.name],))


def shut(category: Category) -> Opening:
    """A category of which nothing is opened."""
    return Opening(category, Opened.NEVER, (), ())


def is_seen(read: Readings, of: Entity) -> bool:
    """Whether a record of a kind may be seen at all."""
    return bool(read[of.name].grants)


@dataclass(frozen=True, slots=True)
class _Read:
    """What the law grants of a kind of record, each grant with its condition folded.

    Of a kind whose records nobody is shown, nothing: data are read of a record that is seen.
    """

    law: Law
    ask: Ask
    grants: tuple[tuple[Paragraph, Grant, Condition], ...]
    known: Knowledge

    @staticmethod
    def of(law: Law, ask: Ask, known: Knowledge) -> "_Read":
        if fold(law.opening(ask, ask.entity.presence)[0], known) == FALSE:
            return _Read(law, ask, (), known)
        grants = ((source, grant, fold(grant.when, known)) for source, grant in law.grants(ask))
        return _Read(law, ask, tuple(each for each in grants if each[2] != FALSE), known)

    def bars(self, category: Category) -> list[Closing]:
        """The bars that may close a category."""
        return [
            Closing(source.clauses, None if bar.code is None else str(bar.code), bar.when)
            for source, bar in self.law.bars(self.ask, category)
            if fold(bar.when, self.known) != FALSE
        ]


def _opening(category: Category, read: Iterable[_Read]) -> Opening:
    ways: dict[tuple[tuple[str, ...], Condition], list[str]] = {}
    bars: dict[Closing, None] = {}
    always = False
    for each in read:
        found = [grant for grant in each.grants if category in grant[1].of]
        closing = each.bars(category) if found else []
        bars.update(dict.fromkeys(closing))
        for source, grant, when in found:
            ways.setdefault((source.clauses, grant.when), []).append(each.ask.entity.name)
            always = always or (when == TRUE and not closing)
    made = tuple(Way(clauses, when, tuple(of)) for (clauses, when), of in ways.items())
    opened = Opened.ON_CONDITIONS if ways else Opened.NEVER
    return Opening(category, Opened.ALWAYS if always else opened, made, tuple(bars))
