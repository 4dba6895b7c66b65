"""What a caller prefers: to be refused rather than shown less (RFC 7240), and a language (9110)."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from permissions.refusal import Code, Refusal, refuse
from permissions.subject import Language

_LONGEST: Final = 1024
_TOKEN: Final = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_PAIR: Final = rb"(%b)(?:[ \t]*=[ \t]*(%b|\"(?:[^\"\\]|\\.)*\")?)?" % (_TOKEN, _TOKEN)
_PREFERENCE: Final = re.compile(rb"%b(?:[ \t]*;[ \t]*(?:%b)?)*" % (_PAIR, _PAIR))
_BETWEEN: Final = re.compile(rb"[ \t,]*")
_AFTER: Final = re.compile(rb"[ \t]*(?:,|$)")

_RANGE: Final = re.compile(
    rb"[ \t]*([A-Za-z]{1,8}|\*)(?:-[A-Za-z0-9]{1,8})*"
    rb"(?:[ \t]*;[ \t]*[qQ]=(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?))?[ \t]*"
)


def wants_strict(values: Sequence[bytes]) -> bool:
    """Whether `Prefer` states `handling=strict`.

    Names and the values of `handling` are compared without case; the first statement of a
    preference counts; preferences not known here are passed over (RFC 7240, section 2). What is
    no list of preferences is refused: `strict` might be in it.
    """
    return _strict(b",".join(values)) if values else False


@lru_cache(maxsize=256)
def _strict(value: bytes) -> bool:
    if len(value) > _LONGEST:
        raise _malformed()
    at, handling = _BETWEEN.match(value), None
    while at and at.end() < len(value):
        preference = _PREFERENCE.match(value, at.end())
        after = preference and _AFTER.match(value, preference.end())
        if not preference or not after:
            raise _malformed()
        if handling is None and preference[1].lower() == b"handling":
            handling = (preference[2] or b"").strip(b'"').lower()
        at = _BETWEEN.match(value, after.end())
    return handling == b"strict"


def language_of(values: Sequence[bytes]) -> Language:
    """English or French, whichever `Accept-Language` rates higher; then the first named.

    English where neither is asked for. What cannot be read is passed over: a language is a
    courtesy, and nobody is refused for it.
    """
    return _language(b",".join(values)[:_LONGEST]) if values else "en"


@lru_cache(maxsize=256)
def _language(value: bytes) -> Language:
    rated: dict[bytes, float] = {}
    for part in value.split(b","):
        if found := _RANGE.fullmatch(part):
            language, quality = found[1].lower(), float(found[2] or 1)
            rated[language] = max(quality, rated.get(language, 0.0))
    others = rated.get(b"*", 0.0)
    french, english = rated.get(b"fr", others), rated.get(b"en", others)
    first = next((language for language in rated if language in (b"fr", b"en")), b"en")
    if french > english or (french == english > 0 and first == b"fr"):
        return "fr"
    return "en"


def _malformed() -> Refusal:
    return refuse(
        Code.HEADER_MALFORMED,
        "Prefer is malformed; write it as in: Prefer: handling=strict",
        "Prefer est mal formé ; écrivez par exemple : Prefer: handling=strict",
    )
