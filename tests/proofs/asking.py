"""Everything that may be asked of the law: who, for what, of which record, told as what.

`rule` says what the paragraphs say of it as they stand, none folded and none left out: each
category of the data, where a paragraph grants it and none bars it. It is written here anew, beside
`permissions.disclosure`, so that the two can be compared.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from db.enumerations import Processing, Role
from permissions.categories import Category, Classification
from permissions.condition import FALSE, And, Condition, Not, Or
from permissions.disclosure import Frame, disclose, residual_of
from permissions.entities import ENTITIES, Account, Entity
from permissions.fields import Relation
from permissions.gate import steps
from permissions.knowledge import NOTHING_KNOWN
from permissions.law import Ask, Law
from permissions.purposes import TERMS, Purpose
from permissions.statistics.door import CountedCase
from proofs.reading import LAW
from schema.build import build
from schema.record import FIELDS

PRESENCE = "its presence"
AT_HAND = Frame({})


@dataclass(frozen=True)
class Place:
    """A kind of record and a classification of its data, with the fields that have it."""

    entity: Entity
    classes: Classification
    fields: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.entity.name} ({', '.join(self.fields)})"


@dataclass(frozen=True)
class Asked:
    """A role, a purpose (None: none stated) and a place, asked of a law."""

    role: Role
    purpose: Purpose | None
    place: Place
    law: Law = LAW

    def __str__(self) -> str:
        stated = self.purpose or "no purpose stated"
        return f"{self.role}, {stated}: {self.place}"

    @property
    def ask(self) -> Ask:
        """As it is put to the law."""
        return Ask(self.role, self.purpose, self.place.entity)

    @property
    def file(self) -> Processing | None:
        """The file that the purpose is of."""
        return None if self.purpose is None else TERMS[self.purpose].processing

    @cached_property
    def residual(self) -> Condition:
        """On what condition the data are returned, all rows being at hand."""
        if not self.granted:
            return FALSE  # as `disclose` says of what no paragraph grants, which a test asks it
        return self.disclosed(AT_HAND)

    @cached_property
    def granted(self) -> frozenset[Category]:
        """The categories of the data that some paragraph grants."""
        told = frozenset(category for _, category in self.place.classes)
        return told & frozenset[Category]().union(*(g.of for _, g in self.law.grants(self.ask)))

    def disclosed(self, frame: Frame) -> Condition:
        """On what condition `disclose` returns the data."""
        classes = self.place.classes
        return residual_of(disclose(self.law, self.ask, classes, NOTHING_KNOWN, frame))

    @cached_property
    def released_by_id(self) -> Condition:
        """The same of a record asked for by its id, whose rows are not all at hand."""
        return self.disclosed(Frame({}, self.place.entity.through))

    @cached_property
    def seen(self) -> Condition:
        """On what condition the record is there for the caller: else none of its fields is."""
        entity = self.place.entity
        presence = Place(entity, entity.presence, (PRESENCE,))
        return replace(self, place=presence).residual

    @cached_property
    def rule(self) -> Condition:
        """What the paragraphs say, unfolded."""
        ways = tuple(self._ways())
        return Or(ways) if ways else FALSE

    def _ways(self) -> Iterator[Condition]:
        for told_if, category in self.place.classes:
            bars = tuple(Not(bar.when) for _, bar in self.law.bars(self.ask, category))
            for _, grant in self.law.grants(self.ask):
                if category in grant.of:
                    yield And((told_if, *bars, grant.when))

    @property
    def ties(self) -> tuple[Condition, ...]:
        """What ties the rows that come with the record to it."""
        entity = self.place.entity
        return (*(join.condition for join in entity.joins), *(tie for _, tie in entity.through))

    @cached_property
    def gate(self) -> Condition:
        """What the gate asks, account aside."""
        return And(tuple(step.holds for step in steps(self.law, self.role, self.purpose)))


@cache
def places() -> tuple[Place, ...]:
    """Every kind of record with every classification that its fields have, presence included."""
    build()  # the types enter their fields as they are made
    known = {**ENTITIES, Account.name: Account, CountedCase.name: CountedCase}
    found: dict[tuple[str, Classification], list[str]] = {
        (entity.name, entity.presence): [PRESENCE] for entity in known.values()
    }
    for (kind, name), field in FIELDS.items():
        if name != "id" and kind in known and not isinstance(field, Relation):
            found.setdefault((kind, field.classes), []).append(name)
    return tuple(Place(known[k], classes, tuple(n)) for (k, classes), n in found.items())


def purposes_of(role: Role) -> tuple[Purpose | None, ...]:
    """What a role may state, and that it states nothing; all else is refused before any rule."""
    return (None, *(each for each, terms in TERMS.items() if terms.may_be_stated_by(role)))


@cache
def everything() -> tuple[Asked, ...]:
    """Every question that can be put."""
    return tuple(
        Asked(role, purpose, place)
        for role in Role
        for purpose in purposes_of(role)
        for place in places()
    )


@cache
def opened() -> tuple[Asked, ...]:
    """The questions that some paragraph does not answer with no."""
    return tuple(asked for asked in everything() if asked.residual != FALSE)


def opened_for(*purposes: Purpose) -> Iterator[Asked]:
    """Those for certain purposes."""
    return (asked for asked in opened() if asked.purpose in purposes)
