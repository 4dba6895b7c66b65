"""Reading a line: whatever it holds, the answer is a good line or a reason."""

import json
import tracemalloc
from io import BytesIO
from pathlib import Path

import orjson
import pytest
from fixed_ids import COURT
from hypothesis import example, given, settings
from hypothesis import strategies as st
from small_register import good_records

from db.loading.ids import uuid7, uuid7_of
from db.loading.load import load
from db.loading.reading import LONGEST_LINE, Line, Spoilt, read_line, read_lines
from db.loading.records import BY_NAME
from db.loading.writing import write_line

LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(COURT)
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
KEYS = st.sampled_from(sorted({key for record in BY_NAME.values() for key in record.by_key}))
RECORDS = st.dictionaries(KEYS | st.text(), VALUES)


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(sorted(BY_NAME)), RECORDS)
def test_whatever_a_record_holds_reading_answers(type_: str, values: dict[str, object]) -> None:
    raw = json.dumps({**values, "type": type_}).encode()
    assert isinstance(read_line(1, raw), Line | Spoilt)


@given(st.binary())
@example(b'{"type":"Person","\x00":1}')
@example(b'{"type":"Person","id":"\\u0000"}')
def test_whatever_the_bytes_reading_answers(raw: bytes) -> None:
    assert isinstance(read_line(1, raw), Line | Spoilt)


def test_what_is_written_is_read_back() -> None:
    for values in good_records():
        record = BY_NAME[str(values["type"])]
        plain = {key: value for key, value in values.items() if key != "type"}
        raw = write_line(record, plain)
        assert orjson.loads(raw) == values
        assert isinstance(read_line(1, raw), Line)


def test_a_key_that_a_type_does_not_have_is_not_written() -> None:
    with pytest.raises(KeyError, match="colour"):
        write_line(BY_NAME["Person"], {"colour": "red"})


def test_ids_are_of_version_7_and_in_the_order_of_time() -> None:
    assert uuid7_of(0x0123456789AB, 0) == "01234567-89ab-7000-8000-000000000000"
    assert uuid7_of(1, (1 << 74) - 1) == "00000000-0001-7fff-bfff-ffffffffffff"
    assert uuid7_of(1, (1 << 74) - 1) < uuid7_of(2, 0)
    assert uuid7() != uuid7()


def test_a_line_too_long_is_passed_over_without_being_held() -> None:
    out = BytesIO(b'"' + b"x" * (30 * LONGEST_LINE) + b'"\n{"type":"Person"}\n')
    tracemalloc.start()
    try:
        lines = [line for _, line in read_lines(out)]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert [type(line) for line in lines] == [Spoilt, Line]
    assert peak < 6 * LONGEST_LINE


async def test_memory_does_not_grow_with_the_file(migrated_url: str, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    line = orjson.dumps({"type": "Person", "surname": "Nom" * 20, "forenames": "Prénom" * 20})
    path.write_bytes((line + b"\n") * 25_000)
    tracemalloc.start()
    try:
        report = await load(migrated_url, path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert report.kept == {"Person": 25_000}
    assert peak < path.stat().st_size / 2
