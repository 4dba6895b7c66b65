"""What GraphiQL is told: personas with tokens in a demonstration, nothing elsewhere."""

from typing import Any
from uuid import uuid4

import orjson
import pytest
from graphql import FieldNode, OperationDefinitionNode, parse, validate

from api.caller import caller_of, stated_headers
from api.example import KEY, Example, Outcome
from api.examples import EXAMPLES
from api.explorer_configuration import demonstration, elsewhere, usual_headers
from db.fiction.persona import Persona
from db.fiction.personas import PERSONAS
from permissions.purposes import open_to
from permissions.subject import AgentId, Caller
from schema.build import build


def caller(persona: Persona, headers: dict[str, str]) -> Caller:
    sent = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    return caller_of(AgentId(persona.agent), stated_headers(sent))


@pytest.fixture
def told() -> dict[str, Any]:
    said = orjson.loads(demonstration(lambda key: f"token of {key}")())
    assert isinstance(said, dict)
    return said


def test_outside_a_demonstration_there_is_no_persona_and_no_token() -> None:
    said = orjson.loads(elsewhere())
    assert said["personas"] == said["examples"] == []
    assert said["defaultHeaders"]["Authorization"] == "Bearer "


def test_every_persona_comes_with_a_token_of_its_own(told: dict[str, Any]) -> None:
    assert [one["key"] for one in told["personas"]] == list(PERSONAS)
    for one in told["personas"]:
        assert one["token"] == f"token of {one['key']}"
        assert one["headers"]["Authorization"] == f"Persona {one['key']}"


def test_a_token_is_issued_anew_at_each_load() -> None:
    numbers = iter(range(1000))
    tell = demonstration(lambda _key: str(next(numbers)))
    first, second = orjson.loads(tell()), orjson.loads(tell())
    assert first["personas"][0]["token"] != second["personas"][0]["token"]


def test_no_token_stands_in_a_tab(told: dict[str, Any]) -> None:
    assert "token of" not in str(told["examples"])
    assert "token of" not in str(told["defaultHeaders"])


@pytest.mark.parametrize("persona", PERSONAS.values(), ids=lambda persona: persona.key)
def test_the_usual_headers_of_a_persona_are_in_order(persona: Persona) -> None:
    headers = dict(usual_headers(persona))
    asking = caller(persona, headers)
    assert asking.acting_role == persona.roles[0]
    may_state = open_to(persona.roles[0])
    assert (asking.purpose is None) == (not may_state)
    assert asking.purpose is None or asking.purpose.code in may_state


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_is_asked_by_a_persona_in_a_role_it_holds(example: Example) -> None:
    persona, key = PERSONAS[example.persona], str(uuid4())
    headers = {name: value.replace(KEY, key) for name, value in example.headers.items()}
    assert caller(persona, headers).acting_role == example.role
    assert example.role in persona.roles


def test_the_examples_are_operations_of_the_schema() -> None:
    schema = build()._schema
    for example in EXAMPLES:
        assert validate(schema, parse(example.document)) == []


def test_the_examples_show_each_outcome() -> None:
    assert {example.outcome for example in EXAMPLES} == set(Outcome)


def test_an_act_is_one_that_its_persona_may_do() -> None:
    acts = [example for example in EXAMPLES if example.operation == "mutation"]
    assert acts
    for example in acts:
        [operation] = parse(example.document).definitions
        assert isinstance(operation, OperationDefinitionNode)
        [act] = operation.selection_set.selections
        assert isinstance(act, FieldNode)
        assert act.name.value in PERSONAS[example.persona].may
        assert example.variables["key"] == KEY


def test_few_tabs_open_by_themselves_an_act_and_a_subscription_among_them() -> None:
    opened = [example for example in EXAMPLES if example.opens]
    assert opened[0] is EXAMPLES[0]
    assert {example.operation for example in opened} == {"query", "mutation", "subscription"}
    assert len(opened) <= 8


def test_a_tab_says_what_to_see_and_its_first_operation_names_it(told: dict[str, Any]) -> None:
    for tab, example in zip(told["examples"], EXAMPLES, strict=True):
        comments, _, operation = tab["query"].partition("\n\n")
        assert all(line.startswith("# ") for line in comments.splitlines())
        assert operation == example.document
        assert operation.startswith(f"{example.operation} {example.name}")
        assert len(max(comments.splitlines(), key=len)) <= 60
