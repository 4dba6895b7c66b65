"""Kinds of values in a register file: how each is said in the documentation, and stored."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never


@dataclass(frozen=True, slots=True)
class Text:
    """Text of at most `longest` characters; `shape` is a regular expression it must match whole."""

    longest: int = 10_000
    shortest: int = 0
    shape: str | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    """A list of texts of at most 1,000 members of 1,000 characters."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """A member of a closed list."""

    members: type[StrEnum]


@dataclass(frozen=True, slots=True)
class SeveralOf:
    """A list of different members of a closed list."""

    members: type[StrEnum]


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `least` to `most`; `small` where the register keeps it in two bytes."""

    least: int = 0
    most: int = 2_147_483_647
    small: bool = False


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date, YYYY-MM-DD."""


@dataclass(frozen=True, slots=True)
class Instant:
    """An instant of RFC 3339 with its offset from UTC, to the microsecond."""


@dataclass(frozen=True, slots=True)
class Id:
    """The record's own id, a UUID."""


@dataclass(frozen=True, slots=True)
class Ref:
    """The id of a record of type `target`; `by_code` lets its code stand for the id.

    `case_of` names the field of the same line whose case the target must belong to.
    """

    target: str
    by_code: bool = False
    case_of: str | None = None


@dataclass(frozen=True, slots=True)
class Refs:
    """A list of ids of different records of type `target`, kept in a table of its own.

    `case_of` names the field of the same line whose case the targets must belong to; the table
    then holds the case too.
    """

    target: str
    table: str
    owner_column: str
    target_column: str
    case_of: str | None = None


Kind = Text | Texts | OneOf | SeveralOf | Whole | Flag | Day | Instant | Id | Ref | Refs


def column_type(kind: Kind) -> str:
    """The PostgreSQL type of the temporary column that holds a value of this kind."""
    match kind:
        case Text() | OneOf():
            return "text"
        case Texts() | SeveralOf():
            return "text[]"
        case Whole(small=small):
            return "smallint" if small else "integer"
        case Flag():
            return "boolean"
        case Day():
            return "date"
        case Instant():
            return "timestamptz"
        case Id():
            return "uuid"
        case Ref(by_code=by_code):
            return "text" if by_code else "uuid"
        case Refs():
            return "uuid[]"
        case _:
            assert_never(kind)


def described(kind: Kind) -> str:
    """The kind in words, for the documentation."""
    match kind:
        case Text(longest, shortest, _, said):
            return (
                said
                or f"text, {f'{shortest} to ' if shortest else 'at most '}{longest:,} characters"
            )
        case Texts():
            return "list of texts"
        case OneOf(members):
            return f"`{members.__name__}`"
        case SeveralOf(members):
            return f"list of `{members.__name__}`"
        case Whole(least, most):
            return f"whole number, {least:,} to {most:,}"
        case Flag():
            return "true or false"
        case Day():
            return "date"
        case Instant():
            return "instant"
        case Id():
            return "UUID"
        case Ref(target, by_code, case_of):
            within = ", of the same case" if case_of else ""
            return f"id {'or code ' if by_code else ''}of a {target}{within}"
        case Refs(target, case_of=case_of):
            return f"list of ids of {target}s{', of the same case' if case_of else ''}"
        case _:
            assert_never(kind)
