"""The form of each kind of line: its keys and their values, and nothing else."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import orjson

from db.enumerations import Nature, Processing
from db.evidence.canonical import canonical, canonical_texts, instant_of
from db.evidence.lines import VERSION

Line = dict[str, Any]
"""A line that was read; its values are those of `FORMS`, so each is of a known type."""
Check = Callable[[object], bool]
LARGEST: Final = (1 << 53) - 1


def _matches(pattern: str) -> Check:
    compiled = re.compile(pattern)
    return lambda value: isinstance(value, str) and compiled.fullmatch(value) is not None


def _hex(octets: int) -> Check:
    return _matches(f"[0-9a-f]{{{2 * octets}}}")


def _number(least: int) -> Check:
    return lambda value: type(value) is int and least <= value <= LARGEST


def _among(*values: object) -> Check:
    return lambda value: value in values


def _or_none(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _moment(value: object) -> bool:
    try:
        return isinstance(value, str) and instant_of(value) is not None
    except ValueError:
        return False


def _text(value: object) -> bool:
    return isinstance(value, str)


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _references(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())


def _heads(value: object) -> bool:
    return isinstance(value, list) and all(_is_of(each, _HEAD) for each in value)


def _is_of(value: object, form: Mapping[str, Check]) -> bool:
    return (
        isinstance(value, dict)
        and value.keys() == form.keys()
        and all(check(value[name]) for name, check in form.items())
    )


_UUID: Final = _matches(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_IDS: Final = _matches(r"([0-9a-f]{32})*")
_FILE: Final = _among(None, *map(str, Processing))
_ANY: Final = _number(-LARGEST)
"""A number that is not as it should be is told with its place, so it is of the form."""
_HEAD: Final[Mapping[str, Check]] = {
    "after": _number(0),
    "chain": _hex(32),
    "hash": _hex(32),
    "seq": _number(1),
    "writer": _UUID,
}
FORMS: Final[Mapping[str, Mapping[str, Check]]] = {
    "journal": {
        "file": _FILE,
        "first": _number(1),
        "last": _or_none(_number(0)),
        "version": _among(VERSION),
    },
    "key": {
        "endorsed_by": _or_none(_hex(16)),
        "id": _hex(16),
        "number": _number(1),
        "public_key": _hex(32),
        "signature": _hex(64),
        "since": _moment,
    },
    "chain": {"opened_at": _moment, "processing": _FILE, "writer": _UUID},
    "plan": {
        "by_record": _texts,
        "clauses": _texts,
        "digest": _hex(32),
        "law": _text,
        "nature": _among(None, *map(str, Nature)),
        "processing": _FILE,
        "released": _texts,
        "root_fields": _texts,
        "withheld": _texts,
    },
    "entry": {
        "acting_role": _or_none(_text),
        "agent": _or_none(_UUID),
        "authorisation_ids": _IDS,
        "document": _or_none(_hex(32)),
        "hash": _hex(32),
        "instant": _moment,
        "operation": _or_none(_text),
        "outcome": _text,
        "plan": _hex(32),
        "previous": _or_none(_hex(32)),
        "purpose": _or_none(_text),
        "record_ids": _IDS,
        "references": _references,
        "seq": _ANY,
        "writer": _UUID,
        "written_at": _moment,
    },
    "checkpoint": {
        "at": _moment,
        "heads": _heads,
        "key": _hex(16),
        "number": _ANY,
        "previous": _hex(32),
        "signature": _hex(64),
    },
    "head": {"after": _ANY, "hash": _hex(32), "number": _ANY, "seq": _ANY, "writer": _UUID},
    "end": {"lines": _number(0), "sha256": _hex(32)},
}


def read_line(text: bytes) -> tuple[str, Line] | None:
    """The kind of a line and what it says, without the kind; None where it has no known form.

    The text must be the canonical one, so that no byte of it can be another.
    """
    try:
        said = orjson.loads(text)
    except orjson.JSONDecodeError:
        return None
    if not isinstance(said, dict):
        return None
    kind = said.pop("type", None)
    form = FORMS.get(kind) if isinstance(kind, str) else None
    if not isinstance(kind, str) or form is None or not _is_of(said, form):
        return None
    if canonical_line(kind, said) != text:
        return None
    return kind, said


def canonical_line(kind: str, said: Line) -> bytes:
    """The text of a line."""
    return content_of({**said, "type": kind})


def content_of(said: Line, *but: str) -> bytes:
    """The canonical text of what a line says, but for some keys: what is hashed or signed."""
    kept = {name: value for name, value in said.items() if name not in but}
    if "references" in kept:
        kept["references"] = orjson.Fragment(canonical_texts(kept["references"]))
    return canonical(kept)
