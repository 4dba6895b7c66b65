"""Cursors: a record's place in an order, sealed: only the service reads them.

A sort value may be a name, and a cursor travels where nobody takes it for one: in addresses, in
logs, from one user to another. So it is encrypted, and opens for the agent, the role, the purpose,
the list and the order that it was given for, and for no others. The cipher is AES-SIV (RFC 5297),
which needs no nonce: the same place has the same cursor, and one made up by hand is refused.
"""

import base64
import binascii
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, Final, Self
from uuid import UUID

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from permissions.refusal import Code, Refusal, refuse
from permissions.selection import Order
from permissions.sql import Binding, Draw
from schema.arguments import Leaf
from schema.scalars import spell_instant
from schema.variables import storable

KEY_BYTES: Final = 64
LONGEST: Final = 4_000
"""Characters of a cursor."""

NUMBERS: Final[Mapping[str, type | tuple[type, ...]]] = {"bigint": int, "float8": (int, float)}
"""Types of sort values that JSON has as numbers."""

_ID_BYTES: Final = 16
_BLOCK: Final = 64
"""Bytes to a multiple of which a place is filled up, lest a length tell of a name."""


class Sealing:
    """Seals places with the key of a deployment, 64 bytes that all its processes share."""

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError(f"a key of cursors has {KEY_BYTES} bytes")
        self._cipher = AESSIV(key)

    @classmethod
    def passing(cls) -> Self:
        """With a key of its own, gone with the process."""
        return cls(os.urandom(KEY_BYTES))

    def seal(self, place: bytes, bound: bytes) -> str:
        """The cursor of a place, bound to what it is for."""
        filled = place + b" " * (-len(place) % _BLOCK)
        sealed = self._cipher.encrypt(filled, [bound])
        return base64.urlsafe_b64encode(sealed).decode().rstrip("=")

    def open(self, cursor: str, bound: bytes) -> bytes:
        """The place of a cursor. Raises `ValueError` or `InvalidTag`."""
        padded = cursor + "=" * (-len(cursor) % 4)
        sealed = base64.b64decode(padded, altchars=b"-_", validate=True)
        if base64.urlsafe_b64encode(sealed).decode().rstrip("=") != cursor:
            raise ValueError("a place has one cursor")
        return self._cipher.decrypt(sealed, [bound])


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The places of records in one list and order, for a role and purpose.

    `cast` is the type of the sort value, in PostgreSQL's words.
    """

    sealing: Sealing = field(default_factory=Sealing.passing)
    role: str = ""
    purpose: str = ""
    listed: str = ""
    order: str = ""
    cast: str = "text"

    def of(self, listed: str, order: Order | None) -> "Places":
        """Those of a list in an order."""
        if order is None:
            return replace(self, listed=listed)
        return replace(self, listed=listed, order=order.code, cast=order.cast)

    def write(self, value: Any, record: str, agent: UUID) -> str:  # noqa: ANN401  text, date, instant, null
        """The cursor of a record, by its id, that an agent was shown with a sort value."""
        shown = spell_instant(value) if isinstance(value, datetime) else value
        return self.sealing.seal(UUID(record).bytes + orjson.dumps(shown), self._bound(agent))

    def read(self, text: object, agent: UUID) -> tuple[Any, UUID]:
        """The sort value and id that an agent's cursor holds. ARGUMENT_INVALID."""
        if not isinstance(text, str) or len(text) > LONGEST or not text.isascii():
            raise _junk()
        try:
            place = self.sealing.open(text, self._bound(agent))
            value = orjson.loads(place[_ID_BYTES:])
            return _typed(value, self.cast), UUID(bytes=place[:_ID_BYTES])
        except (InvalidTag, binascii.Error, ValueError, TypeError, OverflowError):
            raise _junk() from None

    def draws(self, leaf: Leaf) -> tuple[Draw, Draw]:
        """Draw the sort value, and the id, of a cursor that a caller gave."""

        def value(binding: Binding) -> object:
            return self.read(leaf.draw(binding), binding.agent)[0]

        def record(binding: Binding) -> object:
            return self.read(leaf.draw(binding), binding.agent)[1]

        return value, record

    def _bound(self, agent: UUID) -> bytes:
        named = f"{self.role}/{self.purpose}/{self.listed}/{self.order}"
        return agent.bytes + named.encode()


def _typed(value: object, cast: str) -> object:
    if value is None:
        return None
    if cast in NUMBERS:
        if isinstance(value, bool) or not isinstance(value, NUMBERS[cast]):
            raise ValueError
        return value
    if not isinstance(value, str) or not storable(value):
        raise ValueError
    match cast:
        case "timestamptz":
            return datetime.fromisoformat(value).astimezone(UTC)
        case "date":
            return date.fromisoformat(value)
        case _:
            return value


def _junk() -> Refusal:
    return refuse(
        Code.ARGUMENT_INVALID,
        "that is no cursor of this list in this order, given to you for this purpose",
        "ce n’est pas un curseur de cette liste dans cet ordre, reçu par vous pour cette finalité",
    )
