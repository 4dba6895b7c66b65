"""Which media type a response takes, and which a request may have (RFC 9110, GraphQL over HTTP)."""

import re
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from typing import Final


class MediaType(Enum):
    """What `/graphql` can answer with; a member's value is its `Content-Type`."""

    GRAPHQL_RESPONSE = b"application/graphql-response+json; charset=utf-8"
    JSON = b"application/json; charset=utf-8"
    HTML = b"text/html; charset=utf-8"


_LONGEST: Final = 1024
_TOKEN: Final = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
# INVARIANT: no two ways to match the same blanks, or a hostile header would take exponential time.
_PARAMETER: Final = rb";[ \t]*(?:(%b)=(%b|\"(?:[^\"\\]|\\.)*\")[ \t]*)?" % (_TOKEN, _TOKEN)
_RANGE: Final = re.compile(rb"[ \t]*(%b)/(%b)[ \t]*((?:%b)*)" % (_TOKEN, _TOKEN, _PARAMETER))
_PARAMETERS: Final = re.compile(_PARAMETER)
_QUALITY: Final = re.compile(rb"0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?")

_Ranges = Mapping[tuple[bytes, bytes], float]


def negotiated(
    accept: bytes | None, *, page: bool = False, graphql: bool = True
) -> MediaType | None:
    """The media type to answer with, None where nothing offered is accepted.

    HTML is offered where there is a `page`, `application/graphql-response+json` where an operation
    is answered (`graphql`). Without `Accept`, and where a wildcard alone decides, it is
    `application/json`, which any client understands. Of two named equally, it is
    `application/graphql-response+json`.
    """
    if accept is None:
        return MediaType.JSON
    return _best(accept, page, graphql) if len(accept) <= _LONGEST else None


@lru_cache(maxsize=256)
def _best(accept: bytes, page: bool, graphql: bool) -> MediaType | None:  # noqa: FBT001  the key of a cache
    if not accept.strip():
        return MediaType.JSON
    ranges = _ranges(accept)
    named = _quality(ranges, b"application", b"graphql-response+json") if graphql else 0.0
    plain = _quality(ranges, b"application", b"json")
    html = _quality(ranges, b"text", b"html") if page else 0.0
    best = max(named, plain, html)
    if best == 0:
        return None
    if html > max(named, plain):
        return MediaType.HTML
    if named > plain or (named == best and (b"application", b"graphql-response+json") in ranges):
        return MediaType.GRAPHQL_RESPONSE
    return MediaType.JSON


def _ranges(accept: bytes) -> _Ranges:
    """The ranges of an `Accept` with their quality; what cannot be read is passed over."""
    ranges: dict[tuple[bytes, bytes], float] = {}
    for part in accept.lower().split(b","):
        if found := _RANGE.fullmatch(part):
            quality = _quality_stated(found[3])
            if quality is not None:
                key = found[1], found[2]
                ranges[key] = max(quality, ranges.get(key, 0.0))
    return ranges


def _quality_stated(parameters: bytes) -> float | None:
    """The quality among a range's parameters; None where they ask for what is not offered."""
    quality = 1.0
    for name, value in _PARAMETERS.findall(parameters):
        if name == b"q":
            if not _QUALITY.fullmatch(value):
                return None
            quality = float(value)
        elif name == b"charset" and value.strip(b'"') not in (b"utf-8", b"utf8"):
            return None
    return quality


def _quality(ranges: _Ranges, kind: bytes, subtype: bytes) -> float:
    """The quality of a media type: the most precise range that covers it decides."""
    for key in ((kind, subtype), (kind, b"*"), (b"*", b"*")):
        if key in ranges:
            return ranges[key]
    return 0.0


def is_json(content_type: bytes) -> bool:
    """Whether a request's `Content-Type` is `application/json`, in UTF-8 where it says which."""
    return len(content_type) <= _LONGEST and _names_json(content_type)


@lru_cache(maxsize=256)
def _names_json(content_type: bytes) -> bool:
    found = _RANGE.fullmatch(content_type.lower())
    if found is None or (found[1], found[2]) != (b"application", b"json"):
        return False
    return all(
        value.strip(b'"') in (b"utf-8", b"utf8")
        for name, value in _PARAMETERS.findall(found[3])
        if name == b"charset"
    )
