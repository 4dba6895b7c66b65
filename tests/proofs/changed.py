"""The law less a text, or with one thing changed: what the proofs must notice."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from mutants.changing import substituted

from permissions.condition import Condition
from permissions.law import Ask, Law, Need, Paragraph, Text
from proofs.reading import IN_FORCE, law_of, once

Change = Callable[[Text, Ask], Text | None]


def changed(name: str, change: Change) -> Law:
    """The law with the texts of one paragraph changed; None: the text is left out."""
    found = [each for each in IN_FORCE if each.reading.__name__ == name]
    assert len(found) == 1, name
    return law_of(_changed(each, change) if each in found else each for each in IN_FORCE)


def _changed(source: Paragraph, change: Change) -> Paragraph:
    def read(ask: Ask) -> tuple[Text, ...]:
        texts = (change(text, ask) for text in source.texts(ask))
        return tuple(text for text in texts if text is not None)

    return replace(source, reading=once(read))


def without(name: str) -> Law:
    """The law without a paragraph."""
    return changed(name, lambda _text, _ask: None)


def swapped(old: Condition, new: Condition) -> Change:
    """A part of the condition put in the place of another, wherever it stands."""

    def change(text: Text, _ask: Ask) -> Text:
        if isinstance(text, Need):
            return replace(text, holds=substituted(text.holds, {old: new}))
        return replace(text, when=substituted(text.when, {old: new}))

    return change


def names() -> Iterator[str]:
    """The paragraphs in force."""
    return (each.reading.__name__ for each in IN_FORCE)
