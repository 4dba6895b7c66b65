"""What paragraphs say, each read once for all that it does not tell apart.

Whoever looks at the whole law reads every paragraph for every role, purpose and kind of record,
and most paragraphs look at one of these at most. What one has looked at is noted, so that its
answer serves every ask that has the same there.
"""

from dataclasses import dataclass, replace
from functools import lru_cache, update_wrapper
from typing import Final

from permissions.law import Ask, Law, Paragraph, Reading, Texts

_LOOKED_AT: Final = ("role", "purpose", "entity")


class _Watched(Ask):
    """An ask that notes what of it is looked at."""

    def __init__(self, ask: Ask, looked_at: set[str]) -> None:
        super().__init__(ask.role, ask.purpose, ask.entity)
        object.__setattr__(self, "looked_at", looked_at)

    def __getattribute__(self, name: str) -> object:
        if name in _LOOKED_AT:
            object.__getattribute__(self, "looked_at").add(name)
        return object.__getattribute__(self, name)


@dataclass(frozen=True, slots=True, eq=False)
class _Remembering(Law):
    """A law whose paragraphs remember."""


def remembering(law: Law) -> Law:
    """The same law, its paragraphs read as seldom as may be; of one law, always the same one."""
    return law if isinstance(law, _Remembering) else _remembering(law)


@lru_cache(maxsize=64)
def _remembering(law: Law) -> Law:
    return _Remembering(tuple(map(remembered, law.paragraphs)), law.since, law.until)


def remembered(source: Paragraph) -> Paragraph:
    """The same paragraph. INVARIANT: what a paragraph says follows from the ask alone."""
    if isinstance(source.reading, _Remembered):
        return source
    return replace(source, reading=_Remembered(source.reading))


class _Remembered:
    """A reading that remembers what it said."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known: dict[frozenset[str], dict[tuple[object, ...], Texts]] = {}
        update_wrapper(self, reading)

    def __call__(self, ask: Ask) -> Texts:
        for names, said in self._known.items():
            found = said.get(_at(ask, names))
            if found is not None:
                return found
        looked_at: set[str] = set()
        found = self._reading(_Watched(ask, looked_at))
        names = frozenset(looked_at)
        self._known.setdefault(names, {})[_at(ask, names)] = found
        return found


def _at(ask: Ask, names: frozenset[str]) -> tuple[object, ...]:
    return tuple(getattr(ask, name) for name in _LOOKED_AT if name in names)
