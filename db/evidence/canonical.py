"""One text for one meaning: JSON as RFC 8785 writes it, and the hash of that.

What is hashed and signed here holds texts, nulls, booleans, whole numbers under 2^53, lists and
objects. On these `orjson` writes what the RFC says, save that it orders keys by their UTF-8 bytes
and the RFC by their UTF-16 units: the same wherever keys are ASCII. The only keys that are not
ours, names of references, go through `canonical_texts`.
"""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime

import orjson


def canonical(said: Mapping[str, object]) -> bytes:
    """The canonical text of an object whose keys are ASCII at every level."""
    return orjson.dumps(said, option=orjson.OPT_SORT_KEYS)


def canonical_texts(texts: Mapping[str, str]) -> bytes:
    """The canonical text of an object of texts, whatever its keys."""
    if len(texts) > 1:
        ordered = sorted(texts, key=lambda name: name.encode("utf-16-be"))
        texts = {name: texts[name] for name in ordered}
    return orjson.dumps(texts)


def digest(content: bytes) -> bytes:
    """SHA-256, 32 bytes."""
    return hashlib.sha256(content).digest()


def moment(instant: datetime) -> str:
    """An instant to the microsecond in UTC, `2026-03-02T12:00:00.000000Z`; texts order as times."""
    in_utc = instant if instant.tzinfo is UTC else instant.astimezone(UTC)
    return f"{in_utc.isoformat(timespec='microseconds')[:-6]}Z"


def instant_of(text: str) -> datetime:
    """The instant that `moment` wrote. Raises `ValueError` for any other text."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None or moment(found) != text:
        raise ValueError("an instant is written to the microsecond, in UTC, with a Z")
    return found
