"""Mutants of the law: one thing changed in a paragraph, or in a fact that paragraphs rest on."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeAlias

from hostile.callers import BUILT

from db.enumerations import Role
from mutants.changing import Change, Kind, changes, substituted
from permissions.categories import Category
from permissions.condition import FALSE, TRUE, Condition
from permissions.cpp import ENACTED
from permissions.entities import ENTITIES, Account
from permissions.law import Ask, Bar, Grant, Law, Need, Paragraph, Text
from permissions.purposes import TERMS, Purpose

READERS = tuple(sorted(frozenset().union(*(TERMS[purpose].roles for purpose in BUILT))))
"""Roles that may state a purpose which some paragraph opens."""
FACTS = frozenset({"assigned", "sits", "assists", "magistrate", "held", "habilitation", "shared"})
"""Rows by which facts are told; facts are written once, so that a slip bears on all paragraphs."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """The law with one thing changed: in a paragraph, or (None) wherever a fact is relied on."""

    paragraph: Paragraph | None
    kind: Kind
    what: str
    change: Callable[[Text], Text]

    def text(self, paragraph: Paragraph, ask: Ask) -> Text:
        """What a paragraph says under this law."""
        true = true_text(paragraph, ask)
        return self.change(true) if self.paragraph in (None, paragraph) else true

    def __str__(self) -> str:
        where = "facts" if self.paragraph is None else self.paragraph.reading.__name__
        return f"{where}: {self.what}"


@cache
def true_text(paragraph: Paragraph, ask: Ask) -> Text:
    """What a paragraph says, read once."""
    return paragraph.reading(ask)


def law_of(mutant: Mutant | None = None) -> Law:
    """The enacted law, or a mutant of it."""
    said = true_text if mutant is None else mutant.text

    def read(true: Paragraph) -> Paragraph:
        return replace(true, reading=lambda ask: said(true, ask))

    return Law(tuple(map(read, ENACTED)), max(each.since for each in ENACTED), None)


Sites: TypeAlias = dict[Condition, list[Condition]]
"""Parts of conditions, each with what may be put in its place: the same change, place by place."""


def mutants() -> Iterator[Mutant]:
    """Every mutant of every enacted paragraph, and of every fact."""
    facts: dict[tuple[Kind, str], Sites] = defaultdict(dict)
    for paragraph in ENACTED:
        yield from _of_text(paragraph)
        yield from _of_condition(paragraph, facts)
    for (kind, what), sites in facts.items():
        yield from _at(None, kind, what, sites)


def _of_condition(paragraph: Paragraph, facts: dict[tuple[Kind, str], Sites]) -> Iterator[Mutant]:
    """One for each change, and for each group of roles to whom the paragraph is put alike."""
    found: dict[tuple[Kind, str], dict[Role, Sites]] = defaultdict(lambda: defaultdict(dict))
    for role, change in _changes(paragraph):
        names = [row.name for row in change.within]
        fact = next((n for n, name in enumerate(names) if name in FACTS), None)
        key = change.kind, _plain((*names[fact or 0 :], change.what))
        news = (facts[key] if fact is not None else found[key][role]).setdefault(change.old, [])
        if change.new not in news:
            news.append(change.new)
    for (kind, what), by_role in found.items():
        groups: dict[frozenset[tuple[Condition, tuple[Condition, ...]]], list[Role]]
        groups = defaultdict(list)
        for role, sites in by_role.items():
            groups[frozenset((old, tuple(news)) for old, news in sites.items())].append(role)
        for roles in groups.values():
            named = f" ({', '.join(roles)})" if len(groups) > 1 else ""
            yield from _at(paragraph, kind, what + named, by_role[roles[0]])


def _at(paragraph: Paragraph | None, kind: Kind, what: str, sites: Sites) -> Iterator[Mutant]:
    """The change in each of its places: as a rule there is one."""
    for place in range(max(map(len, sites.values()))):
        swaps = {old: news[place] for old, news in sites.items() if place < len(news)}
        named = f" #{place + 1}" if place else ""
        yield Mutant(paragraph, kind, what + named, _substituting(swaps))


def _plain(way: tuple[str, ...]) -> str:
    """The way to a change, however the record at hand comes to the party or link it is about."""
    words = "/".join(way)
    if "concerned" in way[:-1]:
        words = words.partition("concerned/")[2]
    words = words.replace("concerned.", "party.").replace("through/", "")
    return words.replace("through.", "link.").replace("own.id", "case.id")


def _changes(paragraph: Paragraph) -> Iterator[tuple[Role, Change]]:
    for role in READERS:
        for entity in (*ENTITIES.values(), Account):
            text = true_text(paragraph, Ask(role, Purpose.CASE_PROCESSING, entity))
            if isinstance(text, Bar) or role in text.to:
                for change in changes(_condition(text)):
                    yield role, change


def _condition(text: Text) -> Condition:
    return text.holds if isinstance(text, Need) else text.when


def _with(text: Text, condition: Condition) -> Text:
    if isinstance(text, Need):
        return replace(text, holds=condition)
    return replace(text, when=condition)


def _substituting(swaps: Mapping[Condition, Condition]) -> Callable[[Text], Text]:
    return lambda text: _with(text, substituted(_condition(text), swaps))


def _of_text(paragraph: Paragraph) -> Iterator[Mutant]:
    """Mutants of what a text says beside its condition."""
    text = true_text(paragraph, Ask(READERS[0], Purpose.CASE_PROCESSING, ENTITIES["Case"]))
    yield Mutant(paragraph, Kind.ALWAYS, "always", lambda text: _with(text, TRUE))
    yield Mutant(paragraph, Kind.NEVER, "never", lambda text: _with(text, FALSE))
    if not isinstance(text, Need):
        for category in Category:
            what = f"{'not' if category in text.of else 'also'} {category}"
            yield Mutant(paragraph, Kind.CATEGORY, what, _toggled("of", category))
    if not isinstance(text, Bar):
        for role in READERS:
            what = f"{'not' if role in text.to else 'also'} to {role}"
            yield Mutant(paragraph, Kind.ROLE, what, _toggled("to", role))
    yield from _of_purpose(paragraph, text)


def _of_purpose(paragraph: Paragraph, text: Text) -> Iterator[Mutant]:
    if isinstance(text, Grant):
        for purpose in (None, *BUILT):
            if purpose != text.purpose:
                set_to = _set("purpose", purpose)
                yield Mutant(paragraph, Kind.PURPOSE, f"for {purpose}", set_to)
        return
    for purposes in (None, frozenset[Purpose](), *(frozenset({each}) for each in BUILT)):
        if purposes != text.purposes:
            named = "every purpose" if purposes is None else min(purposes, default="no purpose")
            yield Mutant(paragraph, Kind.PURPOSE, f"for {named}", _set("purposes", purposes))


def _toggled(name: str, member: object) -> Callable[[Text], Text]:
    return lambda text: replace(text, **{name: getattr(text, name) ^ {member}})


def _set(name: str, value: object) -> Callable[[Text], Text]:
    return lambda text: replace(text, **{name: value})  # type: ignore[arg-type]  # a field of it
