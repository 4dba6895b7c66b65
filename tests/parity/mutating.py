"""Mutants of the law: each paragraph with one clause of it weakened, or made too strict."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from db.enumerations import Capacity, CaseKind, Function, LinkGround, Stage
from hostile.agents import READERS
from hostile.callers import BUILT
from permissions.categories import Category
from permissions.condition import (
    FALSE,
    TRUE,
    Among,
    And,
    Column,
    Compare,
    Condition,
    Exists,
    Literal,
    Not,
    Operator,
    Or,
    all_of,
    any_of,
    negation,
)
from permissions.cpp import ENACTED
from permissions.entities import ENTITIES, Account
from permissions.law import Ask, Bar, Grant, Need, Paragraph, Text
from permissions.purposes import Purpose

LISTS: dict[str, type[StrEnum]] = {
    "capacity": Capacity,
    "kind": CaseKind,
    "stage": Stage,
    "function": Function,
    "ground": LinkGround,
}
"""Columns that hold a code, and the list it is of."""
ASKS = tuple(
    Ask(role, Purpose.CASE_PROCESSING, entity)
    for role in READERS
    for entity in (*ENTITIES.values(), Account)
)
"""What is asked to find the conditions of a paragraph: they differ by role and kind of record."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A paragraph changed in one thing; `change` makes its text from the true one."""

    paragraph: Paragraph
    what: str
    change: Callable[[Text], Text]

    @property
    def enacted(self) -> tuple[Paragraph, ...]:
        """The whole law with this in the place of the true paragraph."""
        true, change = self.paragraph, self.change
        changed = replace(true, reading=lambda ask: change(true.reading(ask)))
        return tuple(changed if each is true else each for each in ENACTED)

    def __str__(self) -> str:
        return f"{self.paragraph.reading.__name__}: {self.what}"


def mutants() -> Iterator[Mutant]:
    """Every mutant of every enacted paragraph."""
    for paragraph in ENACTED:
        texts = [(ask, paragraph.reading(ask)) for ask in ASKS]
        yield from _of_lists(paragraph, texts[0][1])
        bound = (text for ask, text in texts if not isinstance(text, Bar) and ask.role in text.to)
        bars = (text for _, text in texts if isinstance(text, Bar))
        changes = {
            (old, new): what
            for condition in dict.fromkeys(map(_condition, (*bound, *bars)))
            for old, new, what in _changes(condition)
        }
        for (old, new), what in changes.items():
            yield Mutant(paragraph, what, _substituting(old, new))


def _condition(text: Text) -> Condition:
    return text.holds if isinstance(text, Need) else text.when


def _with(text: Text, condition: Condition) -> Text:
    if isinstance(text, Need):
        return replace(text, holds=condition)
    return replace(text, when=condition)


def _substituting(old: Condition, new: Condition) -> Callable[[Text], Text]:
    return lambda text: _with(text, substituted(_condition(text), old, new))


def substituted(of: Condition, old: Condition, new: Condition) -> Condition:
    """The condition with one part of it put in the place of another, wherever it stands."""
    if of == old:
        return new
    match of:
        case Not(of=inner):
            return negation(substituted(inner, old, new))
        case And(parts=parts):
            return all_of(*(substituted(part, old, new) for part in parts))
        case Or(parts=parts):
            return any_of(*(substituted(part, old, new) for part in parts))
        case Exists(row=row, where=where):
            return Exists(row, substituted(where, old, new))
        case _:
            return of


def _changes(of: Condition) -> Iterator[tuple[Condition, Condition, str]]:
    """Each part of a condition, something to put in its place, and that in words.

    What stands within EXISTS is changed there alone, not in another that reads alike.
    """
    match of:
        case And(parts=parts):
            for part in parts:
                yield of, all_of(*(each for each in parts if each != part)), f"without {part}"
                yield from _changes(part)
        case Or(parts=parts):
            for part in parts:
                yield of, any_of(*(each for each in parts if each != part)), f"or no {part}"
                yield from _changes(part)
        case Not(of=inner):
            yield of, inner, f"not negated: {inner}"
            yield from _changes(inner)
        case Exists(row=row, where=where):
            for old, new, what in _changes(where):
                yield of, Exists(row, substituted(where, old, new)), what
        case Compare(operator=Operator.LT, left=left, right=right):
            yield of, Compare(Operator.LE, left, right), f"<= in {of}"
        case Compare(operator=Operator.LE, left=left, right=right):
            yield of, Compare(Operator.LT, left, right), f"< in {of}"
        case Compare(left=Column() as column, right=Literal(value=str(code))):
            yield from _codes(of, column, frozenset({code}))
        case Among(term=Column() as column, codes=codes):
            yield from _codes(of, column, codes)
        case _:
            return


def _codes(
    of: Condition, column: Column, codes: frozenset[str]
) -> Iterator[tuple[Condition, Condition, str]]:
    """A code more in the list, or a code less."""
    for code in sorted(set(LISTS.get(column.name, ())) - codes):
        yield of, Among(column, codes | {str(code)}), f"{column.name} {code} too"
    for code in sorted(codes) if len(codes) > 1 else ():
        yield of, Among(column, codes - {code}), f"{column.name} not {code}"


def _of_lists(paragraph: Paragraph, first: Text) -> Iterator[Mutant]:
    """Mutants of what a text says beside its condition."""
    for made in (TRUE, FALSE):
        yield Mutant(paragraph, f"always {made}", lambda text, made=made: _with(text, made))  # type: ignore[misc]  # a default binds
    match first:
        case Grant():
            yield from _of_grant(paragraph, first)
        case Bar():
            yield from _of_bar(paragraph, first)
        case Need():
            yield from _of_need(paragraph, first)


def _of_grant(paragraph: Paragraph, text: Grant) -> Iterator[Mutant]:
    for category in Category:
        yield Mutant(paragraph, f"of {category} or not", _toggled("of", category))
    for role in READERS:
        yield Mutant(paragraph, f"to {role} or not", _toggled("to", role))
    for purpose in (None, *BUILT):
        if purpose != text.purpose:
            yield Mutant(paragraph, f"for {purpose}", _set("purpose", purpose))


def _of_bar(paragraph: Paragraph, text: Bar) -> Iterator[Mutant]:
    for category in Category:
        yield Mutant(paragraph, f"of {category} or not", _toggled("of", category))
    for purposes in (None, frozenset(), *(frozenset({each}) for each in BUILT)):
        if purposes != text.purposes:
            yield Mutant(paragraph, f"for {purposes}", _set("purposes", purposes))


def _of_need(paragraph: Paragraph, text: Need) -> Iterator[Mutant]:
    for role in READERS:
        yield Mutant(paragraph, f"to {role} or not", _toggled("to", role))
    for purposes in (None, frozenset(), *(frozenset({each}) for each in BUILT)):
        if purposes != text.purposes:
            yield Mutant(paragraph, f"for {purposes}", _set("purposes", purposes))


def _toggled(name: str, member: object) -> Callable[[Text], Text]:
    return lambda text: replace(text, **{name: getattr(text, name) ^ {member}})


def _set(name: str, value: object) -> Callable[[Text], Text]:
    return lambda text: replace(text, **{name: value})  # type: ignore[arg-type]  # a field of it
