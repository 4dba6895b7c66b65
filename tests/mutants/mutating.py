"""Mutants of the law: one thing changed in a paragraph, or in a fact that paragraphs rest on."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TypeAlias

from db.enumerations import Role
from mutants.changing import Change, Kind, changes, substituted
from mutants.wording import KINDS, READERS, condition_of, rewordings, with_condition
from permissions.condition import Condition, Row
from permissions.cpp import ENACTED
from permissions.entities import ENTITIES, Entity
from permissions.law import Ask, Bar, Law, Paragraph, Text
from permissions.purposes import Purpose

TODAY = date(2026, 11, 21)
IN_FORCE = tuple(each for each in ENACTED if each.in_force(TODAY))
"""The paragraphs that the scenarios, and the hostile registers, are judged by."""
FACTS = frozenset(
    {
        Row("assignment", "assigned"),
        Row("judicial_function", "sits"),
        Row("assist_link", "assists"),
        Row("agent", "magistrate"),
        Row("agent_role", "held"),
        Row("habilitation", "habilitation"),
        Row("party", "shared"),
        Row("designation", "designated"),
        Row("habilitation", "specially"),
        Row("agent", "listed"),
        Row("agent_role", "held_then"),
        Row("agent_role", "held_as"),
        Row("agent", "active"),
        Row("assignment", "seisin"),
        Row("assignment", "known"),
        Row("referral", "referred"),
        Row("agent", "officer"),
        Row("assignment", "lead"),
        Row("assist_link", "assisted"),
    }
)
"""Rows by which facts are told; facts are written once, so that a slip bears on all paragraphs."""
IN_OWN_WORDS = ("permissions.cpp.article_48_1_control", "permissions.cpp.article_48_1_jurisdiction")
"""Modules that say by themselves who assists: a slip there bears on no other."""
MANY = 4
"""Texts of one paragraph that are made alike, from a list; a slip there bears on all of them."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """The law with one thing changed: in the text at a place of a paragraph (None: in each of its
    texts), or (no paragraph) wherever a fact is relied on.
    """

    paragraph: Paragraph | None
    kind: Kind
    what: str
    change: Callable[[Text], Text]
    place: int | None = 0
    bears_on: frozenset[Paragraph] = frozenset()

    @property
    def paragraphs(self) -> frozenset[Paragraph]:
        """The paragraphs that say anything else, it may be."""
        return self.bears_on if self.paragraph is None else frozenset({self.paragraph})

    def said_to(self, purpose: Purpose | None) -> frozenset[Paragraph]:
        """Those of its paragraphs that say anything where that purpose, or none, is stated."""
        if self.kind is Kind.PURPOSE:
            return self.paragraphs
        return frozenset(each for each in self.paragraphs if each.bears_on(purpose))

    def texts(self, paragraph: Paragraph, ask: Ask) -> tuple[Text, ...]:
        """What a paragraph says under this law."""
        true = true_texts(paragraph, ask)
        if paragraph not in self.paragraphs:
            return true
        if self.paragraph is None:
            return tuple(map(self.change, true))
        return tuple(
            self.change(text) if self.place in (None, place) else text
            for place, text in enumerate(true)
        )

    def __str__(self) -> str:
        if self.paragraph is None:
            return f"facts: {self.what}"
        nth = f"[{self.place + 1}]" if self.place else ""
        return f"{self.paragraph.reading.__name__}{nth}: {self.what}"


@cache
def true_texts(paragraph: Paragraph, ask: Ask) -> tuple[Text, ...]:
    """What a paragraph says, read once."""
    return paragraph.texts(ask)


def law_of(mutant: Mutant | None = None) -> Law:
    """The law in force, or a mutant of it."""
    said = true_texts if mutant is None else mutant.texts

    def read(true: Paragraph) -> Paragraph:
        reworded = mutant is not None and mutant.kind is Kind.PURPOSE
        aims = None if reworded else true.aims
        return replace(true, reading=lambda ask: said(true, ask), aims=aims)

    return Law(tuple(map(read, IN_FORCE)), max(each.since for each in IN_FORCE), None)


Sites: TypeAlias = dict[Condition, list[Condition]]
"""Parts of conditions, each with what may be put in its place: the same change, place by place."""
Said: TypeAlias = dict[int, dict[tuple[Role, Entity], Text]]
"""What a paragraph says, by the place of each text, to whom and of what."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Changes of facts, wherever they are relied on, and the paragraphs that do."""

    sites: dict[tuple[Kind, str], Sites]
    told_by: dict[tuple[Kind, str], set[Paragraph]]


def mutants() -> Iterator[Mutant]:
    """Every mutant of every paragraph in force, and of every fact."""
    facts = Facts(defaultdict(dict), defaultdict(set))
    for paragraph in IN_FORCE:
        said = _said(paragraph)
        for place, by_ask in said.items():
            for kind, what, change in rewordings(by_ask):
                yield Mutant(paragraph, kind, what, change, place)
        if len(said) > MANY:
            every = [each for by_ask in said.values() for each in _changes(by_ask)]
            yield from _of_condition((paragraph, None), every, facts)
        else:
            for place, by_ask in said.items():
                yield from _of_condition((paragraph, place), list(_changes(by_ask)), facts)
    for (kind, what), sites in facts.sites.items():
        for mutant in _at((None, 0), kind, what, sites):
            yield replace(mutant, bears_on=frozenset(facts.told_by[kind, what]))


def _said(paragraph: Paragraph) -> Said:
    """All that a paragraph says to the roles that it is about."""
    found: Said = defaultdict(dict)
    for role in _concerned(paragraph):
        for entity in KINDS:
            for place, text in enumerate(true_texts(paragraph, Ask(role, None, entity))):
                if isinstance(text, Bar) or role in text.to:
                    found[place][role, entity] = text
    return found


def _concerned(paragraph: Paragraph) -> list[Role]:
    """The roles that the paragraph names to one of them; of a bar the first, and any whose ask it
    answers otherwise.
    """
    named: set[Role] = set()
    others: set[tuple[Text, ...]] = set()
    for role in READERS:
        texts = true_texts(paragraph, Ask(role, None, ENTITIES["Case"]))
        if not texts:
            texts = true_texts(paragraph, Ask(role, None, ENTITIES["AdministrativeInquiry"]))
        for text in texts:
            named |= set() if isinstance(text, Bar) else text.to
        if any(isinstance(text, Bar) for text in texts) and texts not in others:
            others.add(texts)
            named.add(role)
    return sorted(named & set(READERS))


def _of_condition(
    of: tuple[Paragraph, int | None],
    every: list[tuple[Role, Change]],
    facts: Facts,
) -> Iterator[Mutant]:
    """One for each change, and for each group of roles to whom the paragraph is put alike."""
    found: dict[tuple[Kind, str], dict[Role, Sites]] = defaultdict(lambda: defaultdict(dict))
    own_words = of[0].reading.__module__ in IN_OWN_WORDS
    for role, change in every:
        shared = (
            n
            for n, row in enumerate(change.within)
            if row in FACTS and not (own_words and row.table == "assist_link")
        )
        fact, names = next(shared, None), [row.name for row in change.within]
        key = change.kind, _plain((*names[fact or 0 :], change.what))
        if fact is not None:
            facts.told_by[key].add(of[0])
        sites = facts.sites[key] if fact is not None else found[key][role]
        news = sites.setdefault(change.old, [])
        if change.new not in news:
            news.append(change.new)
    for (kind, what), by_role in found.items():
        groups: dict[frozenset[tuple[Condition, tuple[Condition, ...]]], list[Role]]
        groups = defaultdict(list)
        for role, sites in by_role.items():
            groups[frozenset((old, tuple(news)) for old, news in sites.items())].append(role)
        for roles in groups.values():
            named = f" ({', '.join(roles)})" if len(groups) > 1 else ""
            yield from _at(of, kind, what + named, by_role[roles[0]])


def _at(
    of: tuple[Paragraph | None, int | None], kind: Kind, what: str, sites: Sites
) -> Iterator[Mutant]:
    """The change in each of its places: as a rule there is one."""
    paragraph, text = of
    for place in range(max(map(len, sites.values()))):
        swaps = {old: news[place] for old, news in sites.items() if place < len(news)}
        named = f" #{place + 1}" if place else ""
        yield Mutant(paragraph, kind, what + named, _substituting(swaps), text)


def _plain(way: tuple[str, ...]) -> str:
    """The way to a change, however the record at hand comes to the party, link or case it is of."""
    words = "/".join(way)
    if "concerned" in way[:-1]:
        words = words.partition("concerned/")[2]
    words = words.replace("concerned.", "party.").replace("through/", "")
    return words.replace("through.", "link.").replace("own.id", "case.id")


def _changes(by_ask: Mapping[tuple[Role, Entity], Text]) -> Iterator[tuple[Role, Change]]:
    seen: set[tuple[Role, Condition]] = set()
    for (role, _), text in by_ask.items():
        condition = condition_of(text)
        if (role, condition) not in seen:
            seen.add((role, condition))
            for change in changes(condition):
                yield role, change


def _substituting(swaps: Mapping[Condition, Condition]) -> Callable[[Text], Text]:
    return lambda text: with_condition(text, substituted(condition_of(text), swaps))
