"""Variables: what their types make of them, and what is said of those that do not fit."""

import math

import pytest
from graphql import build_schema
from hypothesis import given, settings
from hypothesis import strategies as st

from permissions.refusal import Code, Refusal
from schema.document import read
from schema.limits import Limits

SCHEMA = build_schema("""
    type Query { f(id: ID, n: Int, x: Float, s: String, w: [Wish!], c: Colour): Int }
    input Wish { size: Int!, colour: Colour = BLUE, also: Wish }
    enum Colour { BLUE, CONCEALED_COLOUR }
""")
DOCUMENT = read(
    SCHEMA,
    "query ($id: ID!, $n: Int = 3, $x: Float, $s: String, $w: [Wish!], $c: Colour)"
    " { f(id: $id, n: $n, x: $x, s: $s, w: $w, c: $c) }",
    Limits(),
)


def coerced(values: dict[str, object]) -> dict[str, object]:
    return DOCUMENT.variables(DOCUMENT.operation(None), values)


def refused(values: dict[str, object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        coerced(values)
    assert caught.value.code is Code.VARIABLES_INVALID
    assert caught.value.location is not None
    return caught.value


def test_values_take_their_types_and_defaults() -> None:
    assert coerced({"id": 7, "x": 1, "w": {"size": 1}, "c": "BLUE"}) == {
        "id": "7",
        "n": 3,
        "x": 1.0,
        "w": [{"size": 1, "colour": "BLUE"}],
        "c": "BLUE",
    }


def test_null_is_a_value_and_a_value_left_out_is_none() -> None:
    assert coerced({"id": "a", "n": None}) == {"id": "a", "n": None}


def test_values_of_variables_not_declared_are_passed_over() -> None:
    assert coerced({"id": "a", "other": {"deep": [1]}}) == {"id": "a", "n": 3}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "the variable `$id` is required"),
        ({"id": None}, "the variable `$id` does not fit its type"),
        ({"id": True}, "the variable `$id` does not fit its type"),
        ({"id": "a", "n": "Dupont"}, "the variable `$n` does not fit its type"),
        ({"id": "a", "n": 2**40}, "the variable `$n` does not fit its type"),
        ({"id": "a", "n": 1e29}, "the variable `$n` is out of range"),
        ({"id": "a", "n": 10**5000}, "the variable `$n` is out of range"),
        ({"id": "a", "n": math.nan}, "the variable `$n` is out of range"),
        ({"id": "a", "x": math.inf}, "the variable `$x` is out of range"),
        ({"id": "a", "s": 5}, "the variable `$s` does not fit its type"),
        ({"id": "a", "c": "BLEU"}, "the variable `$c` does not fit its type"),
        ({"id": "a\x00"}, "the variable `$id` holds characters that no text has"),
        ({"id": "\ud800"}, "the variable `$id` holds characters that no text has"),
        ({"id": "a", "w": [{"size": 1}, {}]}, "the variable `$w` does not fit its type at `[1]`"),
        (
            {"id": "a", "w": [{"size": 1, "also": {"size": "Dupont"}}]},
            "the variable `$w` does not fit its type at `[0].also.size`",
        ),
    ],
)
def test_a_value_that_does_not_fit_is_told_by_its_place(
    values: dict[str, object], said: str
) -> None:
    assert refused(values).said.en == said


def test_several_values_that_do_not_fit_are_all_told() -> None:
    refusal = refused({"n": "x", "x": "y"})
    assert [each.said.en for each in refusal.more] == [
        "the variable `$n` does not fit its type",
        "the variable `$x` does not fit its type",
    ]


def test_deep_values_are_refused() -> None:
    value: object = 1
    for _ in range(1_000):
        value = {"size": 1, "also": value}
    assert refused({"id": "a", "w": value}).said.en == (
        "the variable `$w` is nested over 32 levels"
    )


def test_a_thousand_wrong_items_bring_ten_messages() -> None:
    assert len(refused({"id": "a", "w": [{}] * 1_000}).more) == 9


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(alphabet=st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["id", "n", "x", "s", "w", "c"]), JSON))
@settings(deadline=None, max_examples=200)
def test_no_json_brings_anything_but_values_or_a_refusal(values: dict[str, object]) -> None:
    refusal = None
    try:
        coerced(values)
    except Refusal as caught:
        refusal = caught
    assert refusal is None or refusal.code is Code.VARIABLES_INVALID
    assert "CONCEALED" not in str(refusal)
