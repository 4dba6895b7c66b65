"""Documents: what is read, and what of it is kept."""

import pytest
from concealing import SCHEMA, refused
from graphql import get_introspection_query

from permissions.refusal import Code, Refusal
from schema.document import Documents, read
from schema.limits import Limits


def test_a_document_holds_its_operations_and_fragments_by_name() -> None:
    document = read(
        SCHEMA,
        "query A { records { ...f } } query B { records { ...f } } fragment f on Record { id }",
        Limits(),
    )
    assert set(document.operations) == {"A", "B"}
    assert set(document.fragments) == {"f"}
    assert document.operation("B") is document.operations["B"]


def test_the_only_operation_needs_no_name() -> None:
    document = read(SCHEMA, "query Only { records { id } }", Limits())
    assert document.operation(None) is document.operation("Only")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("query A { records { id } } query B { records { id } }", None),
        ("query A { records { id } } query B { records { id } }", "C"),
        ("{ records { id } }", "A"),
        ("query A { records { id } }", "x" * 10_000),
        ("query A { records { id } }", "é'; DROP TABLE"),
    ],
)
def test_an_operation_that_cannot_be_told_is_refused(text: str, name: str | None) -> None:
    document = read(SCHEMA, text, Limits())
    with pytest.raises(Refusal) as caught:
        document.operation(name)
    assert caught.value.code is Code.DOCUMENT_INVALID
    assert len(caught.value.said.en) < 200
    assert "DROP" not in caught.value.said.en


def test_a_mutation_by_get_is_refused() -> None:
    document = read(SCHEMA, 'mutation { keep(id: "1") { id } }', Limits())
    with pytest.raises(Refusal) as caught:
        document.operation(None, "GET")
    assert caught.value.code is Code.METHOD_NOT_ALLOWED
    assert document.operation(None, "POST")


def test_the_introspection_of_graphiql_is_within_the_limits() -> None:
    query = get_introspection_query(
        specified_by_url=True,
        directive_is_repeatable=True,
        schema_description=True,
        input_value_deprecation=True,
    )
    assert read(SCHEMA, query, Limits()).operation(None)


def test_introspection_can_be_closed() -> None:
    assert refused("{ __schema { types { name } } }", introspection=False).said.en == (
        "introspection is closed here"
    )
    assert read(SCHEMA, "{ __typename }", Limits(), introspection=False)


# --- what is kept -----------------------------------------------------------------------------


def test_a_document_is_read_once() -> None:
    documents = Documents(SCHEMA)
    assert documents.get("{ records { id } }") is documents.get("{ records { id } }")


def test_the_least_recently_used_document_goes_first() -> None:
    documents = Documents(SCHEMA, entries=2)
    first = documents.get("{ a: __typename }")
    second = documents.get("{ b: __typename }")
    assert documents.get("{ a: __typename }") is first
    documents.get("{ c: __typename }")
    assert len(documents) == 2
    assert documents.get("{ a: __typename }") is first
    assert documents.get("{ b: __typename }") is not second


def test_documents_kept_are_bounded_in_bytes() -> None:
    one = read(SCHEMA, "{ a: __typename }", Limits()).size
    documents = Documents(SCHEMA, size=3 * one)
    for letter in "abcdefgh":
        documents.get(f"{{ {letter}: __typename }}")
    assert len(documents) == 3
    Documents(SCHEMA, size=one - 1).get("{ a: __typename }")


def test_what_is_refused_is_not_kept() -> None:
    documents = Documents(SCHEMA)
    with pytest.raises(Refusal):
        documents.get("{ recods }")
    assert len(documents) == 0
