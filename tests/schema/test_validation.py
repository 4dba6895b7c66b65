"""Validation: every rule in words of our own, which tell nothing that was not sent."""

import pytest
from concealing import CONCEALED, refused

from permissions.refusal import Code, Refusal
from schema.build import build
from schema.document import read
from schema.limits import Limits
from schema.validation import SAYINGS

REGISTER = build()._schema

INVALID = [
    "{ recods { id } }",
    "{ records { id { id } } }",
    "{ records }",
    "{ records { x: id x: number } }",
    "{ records(frist: 1) { id } }",
    "{ records(first: 1, first: 1) { id } }",
    "{ record { id } }",
    "{ records(filter: {number: null, number: null}) { id } }",
    "{ records { ...nowhere } }",
    "{ records { id } } fragment unused on Record { id }",
    "{ records { ...f } } fragment f on Record { id } fragment f on Record { id }",
    "{ records { ...f } } fragment f on Place { id }",
    "{ records { ... on Place { id } } }",
    "{ records { ... on Style { id } } }",
    "{ records { ...f } } fragment f on Style { id }",
    "{ records { ... on Recrod { id } } }",
    "{ records { id @conceal } }",
    "query @skip(if: true) { records { id } }",
    "{ records { id @skip(if: true) @skip(if: true) } }",
    "{ records { id @concealed } }",
    "{ records(first: $n) { id } }",
    "query ($n: Int) { records { id } }",
    "query ($n: Int, $n: Int) { records(first: $n) { id } }",
    "query ($n: Record) { records(first: $n) { id } }",
    "query ($n: String) { records(first: $n) { id } }",
    "query ($c: ID) { choose(by: {id: $c}) { id } }",
    "query A { records { id } } query A { records { id } }",
    "{ records { id } } query A { records { id } }",
    "subscription { records { id } }",
    "type Concealment { a: Int }",
    "schema { query: Query }",
    "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }",
]


@pytest.mark.parametrize("text", INVALID)
def test_every_rule_speaks_words_of_our_own_and_names_nothing_that_was_not_sent(text: str) -> None:
    refusal = refused(text)
    assert refusal.code is Code.DOCUMENT_INVALID
    assert refusal.location is not None
    for each in (refusal, *refusal.more):
        for said in (each.said.en, each.said.fr):
            assert "id you mean" not in said
            assert "fit the schema" not in said, "a rule that no saying recognises"
            assert not [word for word in CONCEALED if word in said and word not in text]


def test_every_saying_answers_some_document() -> None:
    heard = {said for text in INVALID for said in _heard(refused(text))}
    heard |= _heard(refused("{ __schema { queryType { name } } }", introspection=False))
    with pytest.raises(Refusal) as several:
        read(REGISTER, "subscription { noticesDue { id } authorisationsHeld { id } }", Limits())
    heard |= _heard(several.value)
    from_the_limits = {"the fragment `{0}` spreads itself"}
    for _, said in SAYINGS:
        start = said.en.partition("{")[0]
        assert said.en in from_the_limits or any(
            each.startswith(start) and each.endswith(said.en.rpartition("}")[2]) for each in heard
        ), said.en


def _heard(refusal: Refusal) -> set[str]:
    return {each.said.en for each in (refusal, *refusal.more)}


@pytest.mark.parametrize(
    "text",
    [
        '{ records(first: "Dupont") { id } }',
        "{ records(filter: {number: 12345}) { id } }",
        "{ records { number(style: SHROT) } }",
        "{ records { number(style: BLUE) } }",
        "{ records(first: 99999999999) { id } }",
        "{ records(first: " + "9" * 5_000 + ") { id } }",
        "{ records(filter: {concealed: 1}) { id } }",
        "{ choose(by: {}) { id } }",
        '{ choose(by: {id: "1", concealedWay: "Dupont"}) { id } }',
    ],
)
def test_a_value_that_does_not_fit_is_not_repeated(text: str) -> None:
    refusal = refused(text)
    assert refusal.said.en == "the value does not fit the type expected here"
    assert refusal.location is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "}",
        "{ }",
        "{ records { } }",
        '{ records(first: 1) "Dupont" }',
        '{ record(id: "Dupont) { id } }',
        '{ record(id: "\\ud800") { id } }',
        '{ record(id: "\ud800") { id } }',
        "# \ud83d\ude00\n{ __typename }",
        '{ record(id: "\\u0000") { id } }',
        '{ record(id: "a\x00") { id } }',
        "{ records(first: 01) { id } }",
        "' { records { id } }",
        "{ records ..  }",
    ],
)
def test_what_cannot_be_read_is_refused_without_repeating_it(text: str) -> None:
    refusal = refused(text)
    assert refusal.code is Code.DOCUMENT_INVALID
    assert "Dupont" not in refusal.said.en + refusal.said.fr
    refusal.said.en.encode()


def test_a_syntax_error_says_where() -> None:
    refusal = refused("{\n  records(\n}")
    assert refusal.location == (3, 1)
    assert refusal.said.en == "syntax error at line 3, column 1 (})"


def test_of_many_errors_the_first_ten_are_told() -> None:
    refusal = refused("{ records { " + " ".join(f"x{n}" for n in range(40)) + " } }")
    assert len(refusal.more) == 9


@pytest.mark.parametrize(
    ("filter_", "form"),
    [
        ('complaintReceivedAt: {from: "2026-13-01"}', "a date is written YYYY-MM-DD"),
        ("complaintReceivedAt: {from: 20261301}", "a date is written YYYY-MM-DD"),
        ('lastRecordedUpdateAt: {from: "2026-01-01"}', "an instant is written as RFC 3339"),
        ('lastRecordedUpdateAt: {from: "2026-01-01T00:00:00"}', "an instant is written as"),
    ],
)
def test_a_date_that_is_none_is_told_where_and_how_it_is_written(filter_: str, form: str) -> None:
    text = f"{{ cases(filter: {{{filter_}}}) {{ totalCount }} }}"
    with pytest.raises(Refusal) as caught:
        read(REGISTER, text, Limits())
    assert caught.value.said.en.startswith(form)
    assert caught.value.location == (1, text.index("from:") + len("from: ") + 1)
