"""Limits on documents: what is over one is refused, and knowing so costs little."""

import pytest
from concealing import SCHEMA, refused
from graphql import parse
from hypothesis import given, settings
from hypothesis import strategies as st

from permissions.refusal import Code, Refusal
from schema.document import Document, read
from schema.limits import Limits, enforce, weigh


def doubled(levels: int, link: str = "...f{next} ...f{next}") -> str:
    chain = " ".join(
        f"fragment f{n} on Record {{ id {link.format(next=n + 1)} }}" for n in range(levels)
    )
    return f"{{ records {{ ...f0 }} }} {chain} fragment f{levels} on Record {{ id }}"


ALIASES = " ".join(f"a{n}: id" for n in range(1_000))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{{ records {{ {ALIASES} }} }}", "more than 2000 tokens in the document"),
        (
            f"{{ records {{ {ALIASES[:2000]} }} }}".replace(": i ", ": id "),
            "more than 100 aliases in the document",
        ),
        (
            "{ records" + " { near" * 60 + " { id }" + " }" * 61,
            "more than 16 levels of nested fields in the document",
        ),
        ("{ records" * 300, "more than 16 levels of nested fields in the document"),
        ("{ " + "records { id } " * 21 + "}", "more than 20 fields at the root in the document"),
        (
            "{ records { " + "id " * 501 + "} }",
            "more than 500 fields, fragments spread, in the document",
        ),
        ("{ records { id " + "@skip(if: true) " * 51 + "} }", "more than 50 directives"),
        ("#\n" * 2_001 + "{ __typename }", "more than 2000 tokens in the document"),
        (" " * 50_001, "more than 50000 characters in the document"),
        ("query Q { __typename } " * 11, "more than 10 operations in the document"),
        ("fragment f on Record { id } " * 51, "more than 50 fragments in the document"),
        (
            "{ records(filter: " + "{and: [" * 9 + "]}" * 9 + ") { id } }",
            "more than 16 levels of nested values in the document",
        ),
        (
            "query ($v: " + "[" * 17 + "Int" + "]" * 17 + ") { __typename }",
            "more than 16 levels of nested values in the document",
        ),
    ],
)
def test_what_is_over_a_limit_is_refused_with_the_limit_and_its_unit(text: str, said: str) -> None:
    refusal = refused(text)
    assert refusal.code is Code.LIMIT_EXCEEDED
    assert refusal.said.en.startswith(said)


def test_aliases_in_a_fragment_count_wherever_it_is_spread() -> None:
    fragment = "fragment f on Record { " + " ".join(f"a{n}: id" for n in range(30)) + " }"
    spread = "{ records { ...f near { ...f near { ...f near { ...f } } } } } "
    assert refused(spread + fragment).said.en == "more than 100 aliases in the document"


def test_depth_counts_through_fragments() -> None:
    assert refused(doubled(20, "near {{ ...f{next} }}")).said.en == (
        "more than 16 levels of nested fields in the document"
    )


def test_fields_count_through_fragments_that_double_under_fields() -> None:
    text = doubled(12, "near {{ ...f{next} }} other: near {{ ...f{next} }}")
    limits = Limits(aliases=10_000)
    assert "fields, fragments spread" in refused(text, limits).said.en


def test_a_fragment_doubled_in_one_place_counts_once() -> None:
    assert read(SCHEMA, doubled(20), Limits())


def _work(text: str) -> int:
    limits = Limits(depth=10**6, fields=10**9, aliases=10**9, fragments=10**6)
    return enforce(parse(text), limits).work


@pytest.mark.parametrize(
    "link", ["...f{next} ...f{next}", "near {{ ...f{next} }} b: near {{ ...f{next} }}"]
)
def test_weighing_doubled_fragments_takes_work_in_proportion_to_the_text(link: str) -> None:
    ten, twenty, forty = (_work(doubled(levels, link)) for levels in (10, 20, 40))
    assert forty - twenty == 2 * (twenty - ten)


def test_weighing_wide_documents_takes_work_in_proportion_to_the_text() -> None:
    def wide(fields: int) -> int:
        return _work("{ records { " + "near { id } " * fields + "} }")

    assert wide(400) - wide(200) == 2 * (wide(200) - wide(100))


@pytest.mark.parametrize(
    "circle",
    [
        "fragment a on Record { ...a }",
        "fragment a on Record { near { ...a } }",
        "fragment a on Record { ...b } fragment b on Record { near { ...a } }",
        "fragment a on Record { ...b } fragment b on Record { ...c } fragment c on Record { ...b }",
    ],
)
def test_fragments_in_a_circle_are_refused_before_anything_is_spread(circle: str) -> None:
    refusal = refused("{ records { ...a } } " + circle)
    assert refusal.code is Code.DOCUMENT_INVALID
    assert "spreads itself" in refusal.said.en
    assert refusal.location is not None


@pytest.mark.parametrize(
    "text",
    [
        "{ records { " + "near { id } " * 240 + "} }",
        "{ records { " + "id " * 490 + "} }",
        "{ records { " + "near { near { near { place(a: 1) { name } } } } " * 90 + "} }",
        "{ records { "
        + " ".join(f"...f{n}" for n in range(50))
        + " } } "
        + " ".join(f"fragment f{n} on Record {{ id number near {{ id }} }}" for n in range(50)),
    ],
)
def test_the_check_of_overlapping_fields_has_a_bounded_amount_of_work(text: str) -> None:
    refusal = refused(text)
    assert refusal.code is Code.LIMIT_EXCEEDED
    assert "comparisons of like-named fields" in refusal.said.en


def test_fragments_that_share_a_dozen_fields_are_within_the_bound() -> None:
    fields = "id number near { id } place { id name }"
    spreads = " ".join(f"...f{n}" for n in range(12))
    fragments = " ".join(f"fragment f{n} on Record {{ {fields} }}" for n in range(12))
    assert read(SCHEMA, f"{{ records {{ {spreads} }} }} {fragments}", Limits())


@given(st.text(alphabet='{}()[]:$@!."#\\ \n,aé\ud800\x00f0-', max_size=200))
@settings(deadline=None, max_examples=300)
def test_no_text_brings_anything_but_a_document_or_a_refusal(text: str) -> None:
    outcome: Document | Code
    try:
        outcome = read(SCHEMA, text, Limits())
    except Refusal as refusal:
        outcome = refusal.code
    assert isinstance(outcome, Document) or outcome in {
        Code.DOCUMENT_INVALID,
        Code.LIMIT_EXCEEDED,
    }


def test_a_weight_does_not_grow_beyond_its_ceiling() -> None:
    text = doubled(60, "near {{ ...f{next} }} b: near {{ ...f{next} }}")
    refusal = refused(text, Limits(depth=100, fragments=100))
    assert refusal.code is Code.LIMIT_EXCEEDED
    assert weigh(read(SCHEMA, "{ records { id } }", Limits()).operation(None)).fields == 2
