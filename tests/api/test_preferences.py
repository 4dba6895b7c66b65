"""What a caller prefers is read as RFC 7240 and RFC 9110 say, and never guessed."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from issuing import FUZZ

from api.preferences import language_of, wants_strict
from permissions.refusal import Code, Refusal


@pytest.mark.parametrize(
    ("values", "strict"),
    [
        ([], False),
        ([b""], False),
        ([b"handling=strict"], True),
        ([b"Handling=STRICT"], True),
        ([b'handling="strict"'], True),
        ([b"handling = strict"], True),
        ([b"handling=strict;why=so"], True),
        ([b"handling=strict; why"], True),
        ([b"respond-async, wait=10, handling=strict"], True),
        ([b"respond-async", b"handling=strict"], True),
        ([b",, ,handling=strict,"], True),
        ([b"handling=lenient"], False),
        ([b"handling"], False),
        ([b'handling=""'], False),
        ([b"handling="], False),
        ([b"handling=stricter"], False),
        ([b"strict"], False),
        ([b"wait=strict"], False),
        ([b"wait=1;handling=strict"], False),
        ([b'wait="1, handling=strict"'], False),
        ([b"handling=lenient, handling=strict"], False),
        ([b"handling=strict", b"handling=lenient"], True),
        ([b"handling, handling=strict"], False),
    ],
)
def test_strict_handling_is_what_rfc_7240_says_it_is(values: list[bytes], strict: bool) -> None:
    assert wants_strict(values) is strict


@pytest.mark.parametrize(
    "value",
    [b"=strict", b"handling=strict zqcanary", b'handling="strict', b"a/b", b"\xff", b"a" * 2000],
)
def test_a_preference_that_cannot_be_read_is_refused(value: bytes) -> None:
    with pytest.raises(Refusal) as refused:
        wants_strict([value])
    assert refused.value.code is Code.HEADER_MALFORMED
    assert "zqcanary" not in str(refused.value)


@pytest.mark.parametrize(
    ("values", "language"),
    [
        ([], "en"),
        ([b""], "en"),
        ([b"fr"], "fr"),
        ([b"FR"], "fr"),
        ([b"fr-CA"], "fr"),
        ([b"fr-FR, fr;q=0.9, en;q=0.8"], "fr"),
        ([b"en;q=0.8, fr;q=0.9"], "fr"),
        ([b"en;q=0.8", b"fr;q=0.9"], "fr"),
        ([b"fr;q=0.8,en-GB"], "en"),
        ([b"fr, en"], "fr"),
        ([b"en, fr"], "en"),
        ([b"de, fr;q=0.1"], "fr"),
        ([b"de"], "en"),
        ([b"*"], "en"),
        ([b"en;q=0, *"], "fr"),
        ([b"en;q=0"], "en"),
        ([b"fr;q=0"], "en"),
        ([b"fr;q=2, en;q=0.1"], "en"),
        ([b"fr;level=1"], "en"),
        ([b"french, en;q=0.5"], "en"),
        ([b"fra"], "en"),
        ([b"\xff, fr"], "fr"),
    ],
)
def test_the_language_is_the_one_rated_higher(values: list[bytes], language: str) -> None:
    assert language_of(values) == language


@FUZZ
@given(st.lists(st.binary(max_size=40), max_size=3))
def test_whatever_is_preferred_is_read_or_refused(values: list[bytes]) -> None:
    assert language_of(values) in ("en", "fr")
    with suppress(Refusal):
        assert wants_strict(values) in (True, False)


def test_a_long_preference_takes_no_long_time() -> None:
    hostile = [b"a=" + b"\t " * 500, b'a="' + b"\\" * 1000, b"a;" * 500 + b"=", b"fr;" * 500]
    began = time.thread_time()
    for value in hostile:
        language_of([value])
        with suppress(Refusal):
            wants_strict([value])
    assert time.thread_time() - began < 5  # far from what it takes, for a machine that is busy
