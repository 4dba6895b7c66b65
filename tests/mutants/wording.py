"""Ways in which a text may be wrong in what it says beside its condition."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from db.enumerations import Role
from mutants.changing import Kind
from permissions.categories import Category
from permissions.condition import FALSE, TRUE, Condition
from permissions.entities import ENTITIES, Account, Entity
from permissions.fields import Value
from permissions.law import Bar, Grant, Need, Text
from permissions.purposes import TERMS, Purpose
from permissions.rows import rows_of
from schema import query as _query  # noqa: F401  enters the fields
from schema.record import FIELDS

Reworded: TypeAlias = tuple[Kind, str, Callable[[Text], Text]]
READERS = tuple(sorted(frozenset().union(*(terms.roles for terms in TERMS.values()))))
"""Roles that may state some purpose."""
KINDS = (*ENTITIES.values(), Account)
CATEGORIES: Mapping[str, frozenset[Category]] = {
    entity.name: frozenset(
        category
        for classes in (
            entity.presence,
            *(
                found.classes
                for (kind, _), found in FIELDS.items()
                if kind == entity.name and isinstance(found, Value)
            ),
        )
        for _, category in classes
    )
    for entity in KINDS
}
"""What a record of a kind tells, its presence included."""


def condition_of(text: Text) -> Condition:
    """The condition on which a text grants, bars, or lets in."""
    return text.holds if isinstance(text, Need) else text.when


def with_condition(text: Text, condition: Condition) -> Text:
    """The text on another condition."""
    if isinstance(text, Need):
        return replace(text, holds=condition)
    return replace(text, when=condition)


def rewordings(by_ask: Mapping[tuple[Role, Entity], Text]) -> Iterator[Reworded]:
    """Changes of what a text says beside its condition: kind, in words, and the change itself."""
    text = next(iter(by_ask.values()))

    said = {condition_of(each) for each in by_ask.values()}
    if said != {TRUE}:
        yield (Kind.ALWAYS, "always", lambda text: with_condition(text, TRUE))
    if said != {FALSE}:
        yield (Kind.NEVER, "never", lambda text: with_condition(text, FALSE))
    if not isinstance(text, Need):
        told = _told(by_ask)
        for category in (each for each in Category if each in text.of | told):
            what = f"{'not' if category in text.of else 'also'} {category}"
            yield (Kind.CATEGORY, what, _toggled("of", category))
    if not isinstance(text, Bar):
        for role in READERS:
            if role in text.to or any(_stated(role, purpose) for purpose in _purposes(text)):
                what = f"{'not' if role in text.to else 'also'} to {role}"
                yield (Kind.ROLE, what, _toggled("to", role))
    for what, change in _of_purpose(text):
        yield (Kind.PURPOSE, what, change)


def _told(by_ask: Mapping[tuple[Role, Entity], Text]) -> frozenset[Category]:
    """The categories of the records that a text's condition may hold of at all."""
    found: set[Category] = set()
    for (_, entity), text in by_ask.items():
        condition = condition_of(text)
        if condition != FALSE and rows_of(condition) <= set(entity.rows):
            found |= CATEGORIES[entity.name]
    return frozenset(found)


def _stated(role: Role, purpose: Purpose | None) -> bool:
    """Whether a role may state a purpose: others are refused before any rule is asked."""
    return purpose is None or TERMS[purpose].may_be_stated_by(role)


def _purposes(text: Grant | Need) -> Iterable[Purpose | None]:
    if isinstance(text, Grant):
        return (text.purpose,)
    return (None,) if text.purposes is None else text.purposes


def _of_purpose(text: Text) -> Iterator[tuple[str, Callable[[Text], Text]]]:
    if isinstance(text, Grant):
        for purpose in (None, *Purpose):
            if purpose != text.purpose and any(_stated(role, purpose) for role in text.to):
                yield f"for {purpose}", _set("purpose", purpose)
        return
    to = READERS if isinstance(text, Bar) else text.to
    every = (each for each in Purpose if any(_stated(role, each) for role in to))
    for purposes in (None, frozenset[Purpose](), *(frozenset({each}) for each in every)):
        if purposes != text.purposes:
            named = "every purpose" if purposes is None else min(purposes, default="no purpose")
            yield f"for {named}", _set("purposes", purposes)


def _toggled(name: str, member: object) -> Callable[[Text], Text]:
    return lambda text: replace(text, **{name: getattr(text, name) ^ {member}})


def _set(name: str, value: object) -> Callable[[Text], Text]:
    return lambda text: replace(text, **{name: value})  # type: ignore[arg-type]  # a field of it
