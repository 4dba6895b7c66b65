"""Variables in arguments: null is not a value left out, and a default stands for the latter."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from own_account import own_list

from db.enumerations import Role
from permissions.cpp import ENACTED
from permissions.law import in_force
from permissions.own_acts import MOST
from permissions.purposes import Purpose
from permissions.refusal import Code, Refusal
from schema.build import build
from schema.document import Documents
from schema.operation import Prepared, prepare
from schema.own_acts import OWN
from schema.stated import Stated

DOCUMENTS = Documents(build()._schema)
STATED = Stated(
    law=in_force(ENACTED, datetime(2026, 11, 21, tzinfo=UTC)),
    role=Role.PROSECUTOR_GENERAL,
    purpose=Purpose.PG_SUPERVISION,
    cost=100_000,
)
DEFAULTED = {
    "in a list": "query($v: CaseKind = CRIMINAL) { cases(filter: {kind: [$v]}) { totalCount } }",
    "in an input object": (
        "query($v: Direction = DESC)"
        " { cases(orderBy: {by: NUMBER, direction: $v}) { nodes { number } } }"
    ),
    "of an argument": 'query($v: ID = "x") { case(id: $v) { number } }',
    "in a list of ids": 'query($v: ID = "x") { nodes(ids: [$v]) { id } }',
}


def prepared(text: str, sent: dict[str, Any]) -> Prepared:
    document = DOCUMENTS.get(text)
    operation = document.operation(None)
    return prepare(STATED, document, operation, document.variables(operation, sent))


@pytest.mark.parametrize("text", DEFAULTED.values(), ids=DEFAULTED)
def test_null_is_refused_where_a_default_would_be_taken(text: str) -> None:
    with pytest.raises(Refusal) as caught:
        prepared(text, {"v": None})
    assert caught.value.code is Code.ARGUMENT_INVALID
    assert caught.value.location is not None


@pytest.mark.parametrize("text", DEFAULTED.values(), ids=DEFAULTED)
def test_the_default_is_taken_where_nothing_is_sent(text: str) -> None:
    assert prepared(text, {}).plan is not None


def test_the_default_of_an_input_field_is_taken_where_its_variable_is_not_sent() -> None:
    text = (
        "query($v: Direction) { cases(orderBy: {by: NUMBER, direction: $v}) { nodes { number } } }"
    )
    plan = prepared(text, {}).plan
    assert plan is not None
    assert " DESC" not in plan.sql
    with pytest.raises(Refusal):
        prepared(text, {"v": None})


@pytest.mark.parametrize(
    ("role", "asked", "codes"),
    [
        (Role.PROSECUTOR_GENERAL, "cases", "CASE_PROCESSING, RECIPROCAL_KNOWLEDGE, PG_SUPERVISION"),
        (Role.JUDICIAL_POLICE_OFFICER, "interceptItems", "INTERCEPT_CASE, IDENTIFY_MAGISTRATE"),
        (Role.JUDICIAL_POLICE_OFFICER, "cases", None),
        (Role.PROSECUTOR_GENERAL, "antecedents", None),
        (Role.STATISTICS_USER, 'node(id: "x")', None),
        (Role.JUDICIAL_POLICE_OFFICER, 'node(id: "x")', "INTERCEPT_CASE, IDENTIFY_MAGISTRATE"),
    ],
)
def test_who_states_no_purpose_is_told_those_that_open_what_he_asks(
    role: Role, asked: str, codes: str | None
) -> None:
    stated = replace(STATED, role=role, purpose=None)
    below = "id" if asked.startswith("node") else "totalCount"
    document = DOCUMENTS.get(f"{{ {asked} {{ {below} }} }}")
    with pytest.raises(Refusal) as caught:
        prepare(stated, document, document.operation(None), {})
    told = f"to your role this is open for: {codes}" if codes else "none opens this to your role"
    assert caught.value.code is Code.PURPOSE_REQUIRED
    assert caught.value.said.en == f"state a purpose in the header Access-Purpose; {told}"


def test_null_asks_nothing_where_it_has_a_place() -> None:
    text = "query($v: [CaseKind!]) { cases(filter: {kind: $v}) { totalCount } }"
    asked, bare = prepared(text, {"v": None}).plan, prepared("{ cases { totalCount } }", {}).plan
    assert asked is not None
    assert bare is not None
    assert asked.sql == bare.sql


@pytest.mark.parametrize("name", OWN)
def test_what_is_ones_own_costs_as_much_as_it_may_hold(name: str) -> None:
    """Class 21: under however many names it is asked for."""
    stated = replace(STATED, purpose=None, cost=2 * MOST)
    listed = own_list(name)
    asked = " ".join(f"{alias}: {listed} {{ id }}" for alias in "ab")
    for text, fits in (
        (f"{{ viewer {{ {asked} }} }}", True),
        (f"{{ viewer {{ {asked} ... on Viewer {{ c: {listed} {{ id }} }} }} }}", False),
        (f"{{ viewer {{ {asked} }} again: viewer {{ {listed} {{ id }} }} }}", False),
    ):
        document = DOCUMENTS.get(text)
        operation = document.operation(None)
        if fits:
            own = prepare(stated, document, operation, {}).own
            assert own.plan is not None
            # read once, whatever asks for it; of a case, each time that one is named
            assert own.plan.sql.count(f"LIMIT {MOST}") == (2 if listed != name else 1)
        else:
            with pytest.raises(Refusal) as caught:
                prepare(stated, document, operation, {})
            assert caught.value.code is Code.LIMIT_EXCEEDED
