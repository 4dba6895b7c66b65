"""Paragraphs read once for all that is asked alike.

A paragraph's function is watched as it reads what is asked: the record, the role, the purpose. What
it did not look at cannot matter to what it said, so it need not be read again for another.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import wraps

from permissions.cpp import ENACTED
from permissions.law import Ask, Law, Paragraph, Reading, Texts

WATCHED = ("role", "purpose", "entity")


class _Watched(Ask):
    """An ask that tells what was read of it."""

    __slots__ = ("read",)
    read: set[str]

    def __getattribute__(self, name: str) -> object:
        if name in WATCHED:
            super().__getattribute__("read").add(name)
        return super().__getattribute__(name)


def once(reading: Reading) -> Reading:
    """The same reading, remembered by what it looks at."""
    known: dict[tuple[str, ...], dict[tuple[object, ...], Texts]] = {}

    @wraps(reading)
    def read(ask: Ask) -> Texts:
        for names, said in known.items():
            key = tuple(getattr(ask, name) for name in names)
            if key in said:
                return said[key]
        watched = _Watched(ask.role, ask.purpose, ask.entity)
        object.__setattr__(watched, "read", set())
        texts = reading(watched)
        names = tuple(name for name in WATCHED if name in object.__getattribute__(watched, "read"))
        known.setdefault(names, {})[tuple(getattr(ask, name) for name in names)] = texts
        return texts

    return read


def law_of(paragraphs: Iterable[Paragraph]) -> Law:
    """A law of those paragraphs, whatever their dates."""
    return Law(tuple(paragraphs), max(each.since for each in ENACTED), None)


DAY = max(day for each in ENACTED for day in (each.since, each.until) if day is not None)
"""The last day on which the law changed: what is proved is proved of the law since."""
IN_FORCE = tuple(
    replace(each, reading=once(each.reading)) for each in ENACTED if each.in_force(DAY)
)
LAW = law_of(IN_FORCE)
"""The law as enacted."""
