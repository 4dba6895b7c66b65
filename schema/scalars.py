"""Scalars: instants as RFC 3339 in UTC, as the answer spells them on every road."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Final

import strawberry

from permissions.refusal import Said

FORMS: Final[Mapping[str, Said]] = {
    "Date": Said("a date is written YYYY-MM-DD", "une date s’écrit AAAA-MM-JJ"),
    "DateTime": Said(
        "an instant is written as RFC 3339, such as 2026-11-21T10:00:00Z",
        "un instant s’écrit selon la RFC 3339, comme 2026-11-21T10:00:00Z",
    ),
}
"""How the values of a scalar are written, to be told to whoever wrote one otherwise."""
_EXPECTED: Final = re.compile(r"Expected value of type '(Date|DateTime)!?'")


def form_expected(message: str) -> Said | None:
    """How graphql-core's message on a value says that it should have been written."""
    match = _EXPECTED.match(message)
    return FORMS[match[1]] if match else None


def _instant(text: object) -> datetime:
    if isinstance(text, str) and "T" in text.upper():
        made = datetime.fromisoformat(text)
        if made.tzinfo is not None:
            return made.astimezone(UTC)
    raise ValueError(FORMS["DateTime"].en)


def _day(text: object) -> date:
    if isinstance(text, str) and len(text) == 10:
        return date.fromisoformat(text)
    raise ValueError(FORMS["Date"].en)


def spell_instant(instant: datetime) -> str:
    """RFC 3339 in UTC with Z, fractions only where there are any."""
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


INSTANT = strawberry.scalar(
    name="DateTime",
    description="An instant in UTC, as RFC 3339.",
    serialize=lambda value: value if isinstance(value, str) else spell_instant(value),
    parse_value=_instant,
)
DAY = strawberry.scalar(
    name="Date",
    description="A calendar day, YYYY-MM-DD.",
    serialize=lambda value: value if isinstance(value, str) else value.isoformat(),
    parse_value=_day,
)
