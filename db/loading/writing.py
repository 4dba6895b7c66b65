"""Writing one line of a register file."""

from collections.abc import Mapping

import orjson

from db.loading.record_type import RecordType


def write_line(record: RecordType, values: Mapping[str, object]) -> bytes:
    """One record as a line, its line feed included; keys that hold None are left out.

    Instants and dates are written as RFC 3339 says, UTC as `Z`. Raises KeyError for a key that the
    record type does not have.
    """
    line: dict[str, object] = {"type": record.name}
    for key, value in values.items():
        if key not in record.by_key:
            raise KeyError(f"a {record.name} has no key {key}")
        if value is not None:
            line[key] = value
    return orjson.dumps(line, option=orjson.OPT_UTC_Z | orjson.OPT_APPEND_NEWLINE)
