"""Scalars: instants as RFC 3339 in UTC, as the answer spells them on every road."""

from datetime import UTC, date, datetime

import strawberry
from graphql import GraphQLError


def _instant(text: object) -> datetime:
    if not isinstance(text, str):
        raise GraphQLError("an instant is written as RFC 3339, such as 2026-11-21T10:00:00Z")
    try:
        made = datetime.fromisoformat(text)
    except ValueError:
        made = None
    if made is None or made.tzinfo is None or "T" not in text.upper():
        raise GraphQLError("an instant is written as RFC 3339, such as 2026-11-21T10:00:00Z")
    return made.astimezone(UTC)


def _day(text: object) -> date:
    if isinstance(text, str) and len(text) == 10:
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise GraphQLError("a date is written YYYY-MM-DD")


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
