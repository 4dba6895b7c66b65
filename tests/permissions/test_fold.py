"""The evaluator: what is known decides, what is not stays, and the two never disagree."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from permissions.condition import (
    FALSE,
    TRUE,
    UNKNOWN,
    And,
    Condition,
    ConditionIsNoBooleanError,
    Exists,
    Known,
    Literal,
    Not,
    Or,
    Row,
    Scalar,
    all_of,
    any_of,
    negation,
)
from permissions.fold import fold
from permissions.knowledge import NOTHING_KNOWN, Knowledge

ROW = Row("judicial_case", "row")
COLUMNS = ("a", "b", "c")
CODES = ("X", "Y", "Z")
Values = Mapping[str, Scalar]


def conditions() -> st.SearchStrategy[Condition]:
    column = st.sampled_from(COLUMNS).map(lambda name: ROW[name])
    leaves = st.one_of(
        st.sampled_from([TRUE, FALSE, UNKNOWN]),
        st.tuples(column, st.sampled_from(CODES)).map(lambda pair: pair[0].eq(pair[1])),
        st.tuples(column, column).map(lambda pair: pair[0].eq(pair[1])),
        st.tuples(column, st.sets(st.sampled_from(CODES))).map(lambda p: p[0].among(p[1])),
        column.map(lambda each: each.absent()),
    )
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            inner.map(Not),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: And(tuple(parts))),
            st.lists(inner, min_size=1, max_size=3).map(lambda parts: Or(tuple(parts))),
        ),
        max_leaves=12,
    )


def rows() -> st.SearchStrategy[Values]:
    value = st.one_of(st.none(), st.sampled_from(CODES))
    return st.fixed_dictionaries(dict.fromkeys(COLUMNS, value))


def kleene(condition: Condition, row: Values) -> bool | None:
    """An independent reading of the algebra, by the truth tables alone."""
    match condition:
        case Known(value=value):
            return value
        case Not(of=inner):
            found = kleene(inner, row)
            return None if found is None else not found
        case And(parts=parts):
            results = [kleene(part, row) for part in parts]
            return False if False in results else (None if None in results else True)
        case Or(parts=parts):
            results = [kleene(part, row) for part in parts]
            return True if True in results else (None if None in results else False)
        case _:
            return leaf(condition, row)


def leaf(condition: Condition, row: Values) -> bool | None:
    found = fold(Not(condition), Knowledge(rows={ROW: row}))
    truth = fold(condition, Knowledge(rows={ROW: row}))
    if truth == TRUE:
        return True
    return False if found == TRUE else None


@settings(max_examples=400, deadline=None)
@given(conditions(), rows())
def test_with_everything_known_folding_is_the_kleene_truth_table(
    condition: Condition, row: Values
) -> None:
    decided = fold(condition, Knowledge(rows={ROW: row}))
    assert (decided == TRUE) == (kleene(condition, row) is True)


@settings(max_examples=400, deadline=None)
@given(conditions(), rows())
def test_the_residual_decides_as_the_rule_itself(condition: Condition, row: Values) -> None:
    residual = fold(condition, NOTHING_KNOWN)
    known = Knowledge(rows={ROW: row})
    assert (fold(residual, known) == TRUE) == (fold(condition, known) == TRUE)


@settings(max_examples=400, deadline=None)
@given(conditions(), conditions(), rows())
def test_what_is_folded_beside_something_certain_decides_alike_where_it_holds(
    certain: Condition, condition: Condition, row: Values
) -> None:
    known = Knowledge(rows={ROW: row})
    if fold(certain, known) != TRUE:
        return
    residual = fold(condition, NOTHING_KNOWN.assuming(fold(certain, NOTHING_KNOWN)))
    assert (fold(residual, known) == TRUE) == (fold(condition, known) == TRUE)


@settings(max_examples=200, deadline=None)
@given(conditions(), rows())
def test_exists_finds_a_row_exactly_when_one_makes_its_condition_true(
    condition: Condition, row: Values
) -> None:
    class OneRow:
        def candidates(self, _table: str, _equal: Values) -> list[Values]:
            return [row]

    found = fold(Exists(ROW, condition), Knowledge(facts=OneRow()))
    assert (found == TRUE) == (kleene(condition, row) is True)


def test_no_rule_means_no_release() -> None:
    assert any_of() == FALSE
    assert all_of() == TRUE
    assert ROW["a"].among(()) != TRUE
    assert fold(ROW["a"].among(()), Knowledge(rows={ROW: {"a": "X"}})) == FALSE


def test_unknown_negated_is_still_unknown_and_releases_nothing() -> None:
    assert negation(UNKNOWN) == UNKNOWN
    assert fold(Not(ROW["a"].eq("X")), Knowledge(rows={ROW: {"a": None}})) == FALSE


@pytest.mark.parametrize("condition", [TRUE, FALSE, ROW["a"].eq("X"), ROW["a"].absent()])
def test_a_condition_is_no_boolean(condition: Condition) -> None:
    with pytest.raises(ConditionIsNoBooleanError):
        bool(condition)


def test_conjunctions_are_equal_whatever_their_order() -> None:
    first, second = ROW["a"].eq("X"), ROW["b"].eq("Y")
    assert (first & second) == (second & first)
    assert hash(first | second) == hash(second | first)
    assert (first & second) != (first | second)


def test_two_different_codes_of_one_column_cannot_both_hold() -> None:
    assert fold(ROW["a"].eq("X") & ROW["a"].eq("Y"), NOTHING_KNOWN) == FALSE
    assert fold(ROW["a"].eq("X") & Not(ROW["a"].eq("Y")), NOTHING_KNOWN) == ROW["a"].eq("X")


def test_a_contradiction_under_a_negation_stays_unknown_for_an_absent_value() -> None:
    contradiction = Not(And((ROW["a"].eq("X"), Not(ROW["a"].eq("X")))))
    assert fold(contradiction, Knowledge(rows={ROW: {"a": None}})) == FALSE
    residual = fold(contradiction, NOTHING_KNOWN)
    assert fold(residual, Knowledge(rows={ROW: {"a": None}})) == FALSE


def test_a_literal_compares_with_itself() -> None:
    assert fold(Literal("X").eq("X"), NOTHING_KNOWN) == TRUE
    assert fold(Literal(None).eq(None), NOTHING_KNOWN) == FALSE


LOOKED_FOR = Row("child", "looked_for")


class Children:
    """Facts of one table, which counts how often it is looked in."""

    def __init__(self, *values: Values) -> None:
        self.values, self.looked = values, 0

    def candidates(self, table: str, equal: Values) -> tuple[Values, ...]:
        self.looked += 1
        holding = [each for each in self.values if equal.items() <= each.items()]
        return tuple(holding) if table == LOOKED_FOR.table else ()


def test_what_was_looked_up_is_answered_again_of_the_same_row_and_facts_alone() -> None:
    condition = Exists(LOOKED_FOR, LOOKED_FOR["a"].eq(ROW["a"]))
    some, none = Children({"a": "X"}), Children()
    one: Values = {"a": "X"}
    known = Knowledge({ROW: one}, facts=some)
    assert fold(condition, known) == TRUE
    assert fold(condition, known.with_rows({ROW: one})) == TRUE
    assert some.looked == 1, "the same row is not looked for twice"
    assert fold(condition, known.with_rows({ROW: {"a": "Y"}})) == FALSE
    assert fold(condition, replace(known, facts=none)) == FALSE
    assert fold(condition, known) == TRUE
