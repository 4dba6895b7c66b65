"""Statements made from the description of record types.

Every name put into a statement comes from the description, never from a file, and is quoted all
the same; what a file holds travels as data.
"""

from collections.abc import Iterable


class Sql(str):
    """A piece of a statement: it goes into another as it is."""

    __slots__ = ()


def statement(template: str, **parts: str | Iterable[str]) -> str:
    """A whole statement, filled as `fill` does."""
    return str(fill(template, **parts))


def fill(template: str, **parts: str | Iterable[str]) -> Sql:
    """A piece from a template: `Sql` goes in as it is, any other text as a quoted name.

    A list goes in as its members with commas between them.
    """
    return Sql(template.format(**{name: _shown(part) for name, part in parts.items()}))


def literal(text: str) -> Sql:
    """A text of the description as an SQL string."""
    return Sql("'" + text.replace("'", "''") + "'")


def joined(separator: str, parts: Iterable[Sql]) -> Sql:
    """Pieces side by side."""
    return Sql(separator.join(parts))


def _shown(part: str | Iterable[str]) -> str:
    if isinstance(part, Sql):
        return part
    if isinstance(part, str):
        return '"' + part.replace('"', '""') + '"'
    return ", ".join(_shown(member) for member in part)
