"""Where the schema is open, what does not fit it is told by its names; elsewhere it is not."""

import pytest
from graphql import build_schema

from permissions.refusal import Refusal
from schema.document import read
from schema.limits import Limits

SCHEMA = build_schema("""
    scalar Date
    type Query { f(version: Int!, w: Wish, c: Colour): Int }
    input Wish { size: Int!, colour: Colour = BLUE, also: Wish, day: Date }
    enum Colour { BLUE, RED }
""")
DOCUMENT = "query ($w: Wish, $c: Colour) { f(version: 1, w: $w, c: $c) }"
FIELDS = "size, colour, also, day"


def said(document: str, variables: dict[str, object] | None = None, *, names: bool) -> list[str]:
    """What a document, or its variables, are refused with."""
    try:
        made = read(SCHEMA, document, Limits(), names=names)
        made.variables(made.operation(None), variables or {})
    except Refusal as refusal:
        return [each.said.en for each in (refusal, *refusal.more)]
    return []


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({}, ["`size` is missing"]),
        ({"size": 1, "sise": 2}, [f"there is no `sise` here, but {FIELDS}"]),
        ({"sise": 2}, ["`size` is missing", f"there is no `sise` here, but {FIELDS}"]),
        ({"size": "x"}, ["a value of type Int is expected"]),
        ({"size": None}, ["null, where a value is needed (Int!)"]),
        ({"size": 1, "colour": "GREEN"}, ["one of BLUE, RED is expected"]),
        ({"size": 1, "colour": 3}, ["one of BLUE, RED is expected"]),
        (3, [f"an object is expected: {FIELDS}"]),
        ({"size": 1, "a'}{b": 2}, [""]),
    ],
)
def test_a_variable_is_told_by_the_names_of_its_type(value: object, told: list[str]) -> None:
    open_, shut = (said(DOCUMENT, {"w": value}, names=each) for each in (True, False))
    assert len(open_) == len(told)
    for message, each in zip(open_, told, strict=True):
        assert message.startswith("the variable `$w` does not fit its type")
        assert message.endswith(each)
    (message,) = shut
    assert not any(word in message for word in ("BLUE", "Int", "also"))


def test_the_place_of_what_is_missing_is_told() -> None:
    assert said(DOCUMENT, {"w": {"size": 1, "also": {}}}, names=True) == [
        "the variable `$w` does not fit its type at `also`: `size` is missing"
    ]


@pytest.mark.parametrize(
    ("document", "told"),
    [
        ("{ f }", "the argument `version` is missing here (Int!)"),
        ("{ f(version: 1, w: {}) }", "`size` is missing"),
        ("{ f(version: 1, w: {size: 1, sise: 1}) }", f"there is no `sise` here, but {FIELDS}"),
        ("{ f(version: 1, c: GREEN) }", "one of BLUE, RED is expected"),
        ('{ f(version: 1, c: "BLUE") }', "one of BLUE, RED is expected"),
        ('{ f(version: "1") }', "a value of type Int is expected"),
        ("{ f(version: null) }", "null, where a value is needed (Int!)"),
        (
            "query ($v: Int) { f(version: $v) }",
            "the variable `$v` is declared Int, where Int! is expected",
        ),
    ],
)
def test_a_value_in_a_document_is_told_by_the_names_of_its_type(document: str, told: str) -> None:
    assert said(document, names=True) == [told]
    (message,) = said(document, names=False)
    assert not any(word in message for word in ("version", "Int", "RED", "also"))
