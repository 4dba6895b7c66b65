"""What each paragraph says, and to whom: read for every role, purpose and kind of record.

A text that can never apply to the kind of record it is read for says nothing of it, and is left
out.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import assert_never

from db.enumerations import Role
from permissions.condition import FALSE
from permissions.entities import Entity
from permissions.fold import fold
from permissions.knowledge import Knowledge
from permissions.law import Ask, Bar, Grant, Need, Paragraph, Text
from permissions.purposes import TERMS, Purpose
from permissions.remembering import remembered


@dataclass(frozen=True, slots=True)
class Said:
    """A text, and the ask that it bears on. Of a need, the kind of record means nothing."""

    source: Paragraph
    ask: Ask
    text: Text


def said(paragraphs: Collection[Paragraph], kinds: Collection[Entity]) -> Iterator[Said]:
    """All that paragraphs say, in their order."""
    known = Knowledge()
    for source in paragraphs:
        read = remembered(source)
        for role, purpose in _stated():
            if source.bears_on(purpose):
                for kind in kinds:
                    ask = Ask(role, purpose, kind)
                    for text in read.texts(ask):
                        if _bears(text, ask, known):
                            yield Said(source, ask, text)


def _stated() -> Iterator[tuple[Role, Purpose | None]]:
    """Who may state what; whoever states nothing."""
    for purpose, terms in TERMS.items():
        for role in Role:
            if terms.may_be_stated_by(role):
                yield role, purpose
    for role in Role:
        yield role, None


def _bears(text: Text, ask: Ask, known: Knowledge) -> bool:
    match text:
        case Grant(when=when):
            return text.opens(ask) and fold(when, known) != FALSE
        case Bar(purposes=purposes, when=when):
            stated = purposes is None or ask.purpose in purposes
            return stated and fold(when, known) != FALSE
        case Need():
            return text.binds(ask.role, ask.purpose)
        case _:
            assert_never(text)
