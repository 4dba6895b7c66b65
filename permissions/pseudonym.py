"""Pseudonyms of a study: the same person has one in a study, and another in every other.

HMAC (RFC 2104) over SHA-256 of the subject's id, keyed by the study: who has pseudonyms and ids,
and not the key, cannot tell which go together. `greffe_pseudonym` in the database gives the same.
"""

import hmac
from typing import Final
from uuid import UUID

DIGITS: Final = 32
"""Hexadecimal digits of a pseudonym: 128 bits."""


def pseudonym(key: UUID, subject: UUID) -> str:
    """The pseudonym of a person or company, by its id, in the study of that key."""
    return hmac.new(key.bytes, subject.bytes, "sha256").hexdigest()[:DIGITS]
