"""Reading one value: what each kind accepts, and what COPY sends to the temporary table for it.

A reader takes what the JSON parser gave. It raises `BadValueError` with a reason meant for whoever
wrote the file; the reason never repeats the value. NULL never reaches it.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import assert_never

from db.loading.kinds import (
    Day,
    Flag,
    Id,
    Instant,
    Kind,
    OneOf,
    Ref,
    Refs,
    SeveralOf,
    Text,
    Texts,
    Whole,
)

Reader = Callable[[object], object]

LAST_YEAR = 8999  # the register keeps the years 1 to 8999, so that every reader can show them
LONGEST_LIST = 1_000

_uuid = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}").fullmatch
_day = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch
_instant = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?"
    r"([Zz]|[+-][0-9]{2}:[0-9]{2})"
).fullmatch


class BadValueError(ValueError):
    """A value that its kind does not accept; the text says what would be accepted."""


def reader(kind: Kind) -> Reader:
    """The function that checks and converts one value of this kind."""
    match kind:
        case Text():
            return _text_reader(kind)
        case Texts():
            return _list_reader(_text_reader(Text(longest=1_000)), distinct=False)
        case OneOf(members):
            return _member_reader(members)
        case SeveralOf(members):
            return _list_reader(_member_reader(members), distinct=True)
        case Whole(least, most):
            return _whole_reader(least, most)
        case Flag():
            return _read_flag
        case Day():
            return _read_day
        case Instant():
            return _read_instant
        case Id():
            return read_uuid
        case Ref(by_code=by_code):
            return _read_code_or_uuid if by_code else read_uuid
        case Refs():
            return _list_reader(read_uuid, distinct=True)
        case _:
            assert_never(kind)


def read_uuid(value: object) -> str:
    """A UUID in its usual form of 36 characters, given back in lower case."""
    if type(value) is not str:
        raise BadValueError(f"expected a UUID, found {name_of(value)}")
    if not _uuid(value):
        raise BadValueError("expected a UUID such as 01890a5d-ac96-774b-bcce-b302099a8057")
    return value.lower()


def name_of(value: object) -> str:
    """What a JSON value is, in words, without repeating the value."""
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text"
        case list():
            return "a list"
        case _:
            return "an object"


def _read_code_or_uuid(value: object) -> str:
    if type(value) is not str:
        raise BadValueError(f"expected an id or a code, found {name_of(value)}")
    if _uuid(value):
        return value.lower()
    if not 0 < len(value) <= 50 or "\0" in value:
        raise BadValueError("expected a UUID or a code of 1 to 50 characters")
    return value


def _text_reader(kind: Text) -> Reader:
    matches = re.compile(kind.shape).fullmatch if kind.shape else None

    def read(value: object) -> str:
        if type(value) is not str:
            raise BadValueError(f"expected text, found {name_of(value)}")
        if len(value) > kind.longest:
            raise BadValueError(f"too long: {len(value):,} characters, at most {kind.longest:,}")
        if len(value) < kind.shortest:
            raise BadValueError("may not be empty")
        if "\0" in value:
            raise BadValueError("holds the character U+0000, which no text may hold")
        if matches and not matches(value):
            raise BadValueError(f"expected {kind.said}")
        return value

    return read


def _member_reader(members: type[StrEnum]) -> Reader:
    known = {member.value: member.value for member in members}
    shown = ", ".join(known) if len(known) <= 15 else f"a member of {members.__name__}"

    def read(value: object) -> str:
        if type(value) is not str:
            raise BadValueError(f"expected one of {shown}, found {name_of(value)}")
        try:
            return known[value]
        except KeyError:
            raise BadValueError(f"expected one of {shown}") from None

    return read


def _list_reader(read_one: Reader, *, distinct: bool) -> Reader:
    def read(value: object) -> list[object]:
        if type(value) is not list:
            raise BadValueError(f"expected a list, found {name_of(value)}")
        if len(value) > LONGEST_LIST:
            raise BadValueError(f"too long: {len(value):,} members, at most {LONGEST_LIST:,}")
        members = [read_one(member) for member in value]
        if distinct and len(set(members)) < len(members):
            raise BadValueError("names a member twice")
        return members

    return read


def _whole_reader(least: int, most: int) -> Reader:
    def read(value: object) -> int:
        if type(value) is not int:
            raise BadValueError(f"expected a whole number, found {name_of(value)}")
        if not least <= value <= most:
            raise BadValueError(f"expected a whole number from {least:,} to {most:,}")
        return value

    return read


def _read_flag(value: object) -> bool:
    if type(value) is not bool:
        raise BadValueError(f"expected true or false, found {name_of(value)}")
    return value


def _read_day(value: object) -> date:
    if type(value) is not str:
        raise BadValueError(f"expected a date, found {name_of(value)}")
    if not _day(value):
        raise BadValueError("expected a date such as 2026-11-21")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise BadValueError("no such day") from None
    if day.year > LAST_YEAR:
        raise BadValueError(f"after the year {LAST_YEAR}")
    return day


def _read_instant(value: object) -> datetime:
    if type(value) is not str:
        raise BadValueError(f"expected an instant, found {name_of(value)}")
    if not _instant(value):
        raise BadValueError("expected an instant with its offset, such as 2026-11-21T10:00:00Z")
    try:
        at = datetime.fromisoformat(value.upper())
        if at.tzinfo is not UTC:
            at = at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadValueError("no such instant") from None
    if at.year > LAST_YEAR:
        raise BadValueError(f"after the year {LAST_YEAR}")
    return at
