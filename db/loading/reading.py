"""From a file to checked lines, one at a time: what a line alone can tell is told here.

Nothing is guessed or corrected. A line is one JSON object; a key that the record type does not
know, a key twice, a value of another kind is a bad line.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import orjson

from db.loading.ids import uuid7
from db.loading.record_type import Field, RecordType
from db.loading.records import BY_NAME
from db.loading.report import BadLine
from db.loading.values import BadValueError, Reader, name_of, read_uuid, reader

LONGEST_LINE = 1 << 20
"""Bytes of a line; a longer one is bad, and is skipped without being held in memory."""

_BLANK_BEFORE_COLON = (b" :", b"\t:", b"\r:", b"\n:")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is good in itself.

    `row` is what goes to the temporary table of `record`: number, id, columns; `members` holds
    the members of each of its lists of references. `named` is false where the id was made here.
    """

    record: RecordType
    row: tuple[object, ...]
    members: tuple[tuple[str, ...], ...] = ()
    named: bool = True


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A bad line, with its type, id and code where they can be read: others may point to it."""

    bad: BadLine
    record: RecordType | None = None
    id: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One field made ready for reading."""

    field: Field
    read: Reader
    optional: bool


def read_lines(file: BinaryIO) -> Iterator[tuple[int, Line | Spoilt]]:
    """The lines of a register file, each with the bytes read so far; blank lines are passed over.

    Holds one line in memory, of at most `LONGEST_LINE` bytes.
    """
    done = number = 0
    while raw := file.readline(LONGEST_LINE + 1):
        number += 1
        done += len(raw)
        if len(raw) > LONGEST_LINE and not raw.endswith(b"\n"):
            done += _skip_line(file)
            yield done, Spoilt(BadLine(number, None, f"longer than {LONGEST_LINE:,} bytes"))
        elif raw.strip():
            yield done, read_line(number, raw)


def read_line(number: int, raw: bytes) -> Line | Spoilt:
    """One line, checked against its record type; the first fault found is the one reported."""
    try:
        values = _parse(raw)
        record = _record_type(values)
    except BadFieldError as fault:
        return Spoilt(fault.at(number))
    try:
        return _read_record(number, record, values)
    except BadFieldError as fault:
        return Spoilt(fault.at(number), record, _readable_id(values), _readable_code(values))


class BadFieldError(Exception):
    """A fault of a line: the key at fault, if it is of one, and why."""

    def __init__(self, field: str | None, reason: str) -> None:
        super().__init__(reason)
        self.field = field

    def at(self, number: int) -> BadLine:
        """The fault as it is reported."""
        return BadLine(number, self.field, str(self))


def _parse(raw: bytes) -> dict[str, object]:
    if raw.startswith(b"\xef\xbb\xbf"):
        raise BadFieldError(None, "begins with a byte order mark; save it as UTF-8 without one")
    try:
        values = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise BadFieldError(None, _why_not_json(raw, error)) from None
    if type(values) is not dict:
        raise BadFieldError(None, f"expected an object, found {name_of(values)}")
    # A key twice is silently dropped by JSON parsers. Where every key is followed at once by its
    # colon, counting the pairs of quote and colon proves that none was; else the slow way tells.
    if raw.count(b'":') != len(values) or any(blank in raw for blank in _BLANK_BEFORE_COLON):
        _parse_again(raw)
    return values


def _parse_again(raw: bytes) -> None:
    try:
        json.loads(raw, object_pairs_hook=_refuse_twice)
    except RecursionError:
        raise BadFieldError(None, "not JSON of a record: nested too deep") from None


def _why_not_json(raw: bytes, error: orjson.JSONDecodeError) -> str:
    try:
        raw.decode()
    except UnicodeDecodeError as fault:
        return f"not UTF-8, at byte {fault.start + 1}"
    return f"not JSON: {error.msg}, at character {error.pos + 1}"


def _refuse_twice(pairs: list[tuple[str, object]]) -> dict[str, object]:
    values = dict(pairs)
    if len(values) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise BadFieldError(_short(twice), "stands twice in the line")
    return values


def _record_type(values: dict[str, object]) -> RecordType:
    name = values.pop("type", None)
    if type(name) is not str:
        raise BadFieldError("type", "the line does not say the type of its record")
    try:
        return BY_NAME[name]
    except KeyError:
        raise BadFieldError("type", f"no such type; the types are {', '.join(BY_NAME)}") from None


def _read_record(number: int, record: RecordType, values: dict[str, object]) -> Line:
    if unknown := values.keys() - record.by_key.keys():
        raise BadFieldError(_short(min(unknown)), f"a {record.name} has no such key")
    given = values.get("id")
    read: dict[str, object] = {"id": uuid7() if given is None else _read_own_id(given)}
    for column in _COLUMNS[record.name]:
        read[column.field.key] = _read_value(column, values)
    for rule in record.rules:
        if rule.broken(read):
            raise BadFieldError(rule.field, rule.said)
    if record.ordered:
        first, second = record.ordered
        read[first], read[second] = sorted((str(read[first]), str(read[second])))
    members = tuple(read.pop(field.key) for field, _ in record.lists)
    row, named = (number, *read.values()), given is not None
    return Line(record, row, members, named)  # type: ignore[arg-type]  # lists of ids


def _read_value(column: Column, values: dict[str, object]) -> object:
    key = column.field.key
    value = values.get(key)
    try:
        if value is not None:
            return column.read(value)
    except BadValueError as fault:
        raise BadFieldError(key, str(fault)) from None
    if column.optional:
        return None
    if key in values:
        raise BadFieldError(key, "may not be null")
    if column.field.compulsory:
        raise BadFieldError(key, "is missing")
    return column.field.default


def _read_own_id(value: object) -> str:
    try:
        return read_uuid(value)
    except BadValueError as fault:
        raise BadFieldError("id", str(fault)) from None


def _short(key: str) -> str:
    """A key that the file made up, cut to a length that can be shown; U+0000 cannot be stored."""
    return key[:50].replace("\0", "\ufffd")


def _readable_id(values: dict[str, object]) -> str | None:
    try:
        return read_uuid(values.get("id"))
    except BadValueError:
        return None


def _readable_code(values: dict[str, object]) -> str | None:
    code = values.get("code")
    return code if type(code) is str and "\0" not in code else None


def _skip_line(file: BinaryIO) -> int:
    """Passes over the rest of a line; returns its bytes."""
    skipped = 0
    while rest := file.readline(LONGEST_LINE):
        skipped += len(rest)
        if rest.endswith(b"\n"):
            break
    return skipped


def _columns(record: RecordType) -> tuple[Column, ...]:
    return tuple(
        Column(field, reader(field.kind), not field.compulsory and field.default is None)
        for field in record.fields
    )


_COLUMNS: dict[str, tuple[Column, ...]] = {
    name: _columns(record) for name, record in BY_NAME.items()
}
