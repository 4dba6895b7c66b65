"""Cursors: a record's place in an order, as the caller was shown it; opaque, and nothing more.

A cursor made up by hand is only a place: it is compared with masked values, and so tells nothing.
"""

import base64
import binascii
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import orjson

from permissions.refusal import Code, Refusal, refuse
from permissions.sql import Draw
from schema.arguments import Leaf
from schema.scalars import spell_instant
from schema.variables import storable

LONGEST = 1_000
"""Characters of a cursor."""


def write(order: str, value: Any, record: UUID) -> str:  # noqa: ANN401  text, date, instant, null
    """The cursor of a record that was shown with `value` under sort key `order`."""
    shown = spell_instant(value) if isinstance(value, datetime) else value
    packed = orjson.dumps([order, shown, str(record)])
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def read(text: object, order: str, cast: str) -> tuple[Any, UUID]:
    """The sort value and id that a cursor holds. ARGUMENT_INVALID."""
    if not isinstance(text, str) or len(text) > LONGEST or not text.isascii():
        raise _junk()
    try:
        padded = text + "=" * (-len(text) % 4)
        kept, value, record = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        made = UUID(record), _typed(value, cast)
    except (binascii.Error, ValueError, TypeError, AttributeError, OverflowError):
        raise _junk() from None
    if kept != order:
        raise _junk()
    return made[1], made[0]


def _typed(value: object, cast: str) -> object:
    if value is None:
        return None
    if not isinstance(value, str) or not storable(value):
        raise ValueError
    match cast:
        case "timestamptz":
            return datetime.fromisoformat(value).astimezone(UTC)
        case "date":
            return date.fromisoformat(value)
        case _:
            return value


def draws(leaf: Leaf, order: str, cast: str) -> tuple[Draw, Draw]:
    """Draw the sort value, and the id, of a cursor that a caller gave."""

    def value(binding: Any) -> object:  # noqa: ANN401  a Binding
        return read(leaf.draw(binding), order, cast)[0]

    def record(binding: Any) -> object:  # noqa: ANN401  a Binding
        return read(leaf.draw(binding), order, cast)[1]

    return value, record


def _junk() -> Refusal:
    return refuse(
        Code.ARGUMENT_INVALID,
        "that is no cursor of this list in this order",
        "ce n'est pas un curseur de cette liste dans cet ordre",
    )
