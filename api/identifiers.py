"""Identifiers as callers write them: a UUID in its one canonical spelling (RFC 9562, section 4)."""

import re
from uuid import UUID

# `uuid.UUID` alone also takes braces, `urn:uuid:`, underscores and digits of other scripts.
_CANONICAL = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")


def uuid_of(text: object) -> UUID | None:
    """The UUID that a text spells canonically, in either case of letters; else None."""
    if isinstance(text, str) and _CANONICAL.fullmatch(text):
        return UUID(text)
    return None
