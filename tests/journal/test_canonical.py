"""What is hashed is written as RFC 8785 says, and as a migration writes it in SQL."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.evidence.canonical import canonical, canonical_texts, instant_of, moment
from db.evidence.forms import read_line

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NUMBERS = st.integers(-(2**53) + 1, 2**53 - 1)
NAMES = st.text(st.characters(max_codepoint=127))
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
HOSTILE = [
    "",
    "\0",
    "\x1f\x7f\x80",
    '"\\/\b\f\n\r\t',
    "e\u0301\u202e\u2028",
    "\U0001f469\u200d\uffff",
]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(NAMES, VALUES, max_size=4))
def test_it_is_that_of_the_rfc(said: dict[str, object]) -> None:
    assert canonical(said) == rfc8785.dumps(said)  # type: ignore[arg-type]  # JSON, as it is drawn


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(TEXTS, TEXTS, max_size=6))
def test_so_are_texts_under_whatever_names(said: dict[str, str]) -> None:
    assert canonical_texts(said) == rfc8785.dumps(said)


@pytest.mark.parametrize("text", HOSTILE)
def test_so_are_hostile_texts(text: str) -> None:
    assert canonical({"a": text}) == rfc8785.dumps({"a": text})
    assert canonical_texts({text: text}) == rfc8785.dumps({text: text})
    assert canonical_texts({"\U0001f469": "", "\uffff": ""}).startswith('{"\U0001f469"'.encode())


@given(st.datetimes(timezones=st.just(UTC)))
def test_an_instant_is_read_as_it_was_written(instant: datetime) -> None:
    assert instant_of(moment(instant)) == instant
    assert moment(instant) == moment(instant.astimezone(timezone(timedelta(hours=1)))) or (
        instant.year in {1, 9999}
    )


@pytest.mark.parametrize(
    "text", ["2026-03-02T12:00:00Z", "2026-03-02T12:00:00.000000+00:00", "2026-03-02", "noon"]
)
def test_an_instant_is_written_in_one_way(text: str) -> None:
    with pytest.raises(ValueError, match=r"written to the microsecond|Invalid isoformat"):
        instant_of(text)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b"null",
        b"{}",
        b'{"type":[]}',
        b'{"type":"other"}',
        b'{"lines":true,"sha256":"' + b"0" * 64 + b'","type":"end"}',
        b'{"lines":1.0,"sha256":"' + b"0" * 64 + b'","type":"end"}',
        b'{"lines":-1,"sha256":"' + b"0" * 64 + b'","type":"end"}',
        b'{"lines":1,"sha256":"' + b"0" * 65 + b'","type":"end"}',
        b'{ "lines":1,"sha256":"' + b"0" * 64 + b'","type":"end"}',
        b'{"lines":1,"lines":1,"sha256":"' + b"0" * 64 + b'","type":"end"}',
        b'{"lines":1,"more":1,"sha256":"' + b"0" * 64 + b'","type":"end"}',
        b"\xff",
        b"[" * 100_000,
    ],
)
def test_what_has_no_known_form_is_no_line(line: bytes) -> None:
    assert read_line(line) is None


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(VALUES)
def test_whatever_is_read_as_a_line_is_taken_or_not_and_never_fails(value: object) -> None:
    for said in ({"type": "checkpoint", "heads": value}, {"type": "entry", "references": value}):
        assert read_line(json.dumps(said).encode()) is None
