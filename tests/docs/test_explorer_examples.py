"""Each example that GraphiQL opens with, or offers, shows what it says in a new register."""

import json
import re
from typing import Any
from uuid import uuid4

import pytest
from demonstration import Demonstration
from prose import Exchange, Shown, shown_as_commands, tabs_on_pages

from api.example import KEY, Example, Outcome
from api.examples import EXAMPLES
from api.examples_of_acts import OF_ACTS
from api.examples_of_oversight import OF_OVERSIGHT

BY_NAME = {example.name: example for example in EXAMPLES}
SHOWN = dict(tabs_on_pages())
"""Those that pages show."""
ANSWERS: dict[str, dict[str, Any]] = {}
"""What examples were answered here: an act that is done is not done a second time."""


async def answered(demonstration: Demonstration, example: Example) -> dict[str, Any]:
    """The answer, or the first event; the key of an act is drawn as the page draws it."""
    key = str(uuid4())
    headers = {name: value.replace(KEY, key) for name, value in example.headers.items()}
    given = json.loads(json.dumps(example.variables).replace(KEY, key))
    if example.operation == "subscription":
        return await followed(demonstration, example, headers)
    asked = Shown("explorer", example.persona, headers, example.document, {}, given)
    answer: dict[str, Any] = (await demonstration.answer(asked)).json()
    return answer


async def followed(
    demonstration: Demonstration, example: Example, headers: dict[str, str]
) -> dict[str, Any]:
    init = {"type": "connection_init", "payload": {"Authorization": "Bearer <token>", **headers}}
    asked = {"type": "subscribe", "id": "1", "payload": {"query": example.document}}
    exchange = Exchange("explorer", example.persona, (init, asked), ())
    _, event = await demonstration.told(exchange)
    assert event["type"] == "next", event
    answer: dict[str, Any] = event["payload"]
    return answer


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
async def test_an_example_comes_out_as_it_says(
    demonstration: Demonstration, acted: Demonstration, example: Example
) -> None:
    there = demonstration if example.operation == "query" else acted
    answer = ANSWERS[example.name] = await answered(there, example)
    if example.outcome is Outcome.REFUSED:
        assert answer["errors"][0]["extensions"]["code"] == example.code
        return
    assert "errors" not in answer
    withheld = answer["extensions"]["disclosure"]["withheld"]
    match example.outcome:
        case Outcome.WITHHELD:
            assert example.code in {entry["code"] for entry in withheld}
        case Outcome.INVISIBLE:
            assert set(answer["data"].values()) == {None}
        case Outcome.RELEASED:
            assert all(entry["partial"] for entry in withheld)
            assert all(answer["data"].values())


async def test_the_example_on_seals_opens_one_of_two(demonstration: Demonstration) -> None:
    [example] = [each for each in EXAMPLES if each.name == "Seals"]
    items = (await answered(demonstration, example))["data"]["interceptItems"]
    assert items["totalCount"] == 2
    assert sorted(item["transcript"] is None for item in items["nodes"]) == [False, True]


async def test_the_example_on_antecedents_leaves_three_of_five_out(
    demonstration: Demonstration,
) -> None:
    [example] = [each for each in EXAMPLES if each.name == "Antecedents"]
    found = (await answered(demonstration, example))["data"]["antecedents"]
    assert found["totalCount"] == 2
    assert {record["outcome"] for record in found["nodes"]} == {"CONVICTION", None}


def test_an_example_names_records_that_are_there() -> None:
    for example in EXAMPLES:
        said = f"{example.document} {example.variables} {example.headers}"
        assert set(re.findall(r"<[\w-]+>", said)) <= {KEY}


def test_acts_subscriptions_and_oversight_are_shown_on_pages() -> None:
    offered = {example.name for example in (*OF_ACTS, *OF_OVERSIGHT)}
    assert offered == set(SHOWN)


@pytest.mark.parametrize("name", SHOWN)
def test_a_page_shows_an_example_as_it_is_offered(name: str) -> None:
    example, shown = BY_NAME[name], SHOWN[name]
    assert (shown.persona, shown.headers) == (example.persona, example.headers)
    assert shown.query == example.document
    assert shown.variables == example.variables


async def test_the_answer_that_a_page_shows_of_an_act_is_the_one_given(
    acted: Demonstration,
) -> None:
    answers = {name: shown.answer for name, shown in SHOWN.items() if shown.answer}
    assert answers
    for name, answer in answers.items():
        given = ANSWERS.get(name) or await answered(acted, BY_NAME[name])
        assert always(given) == always(answer)


async def test_the_act_of_the_readme_is_done_once(acted: Demonstration) -> None:
    [act] = [each for each in shown_as_commands() if each.is_act]
    assert always((await acted.answer(act)).json()) == always(act.answer)
    told_again = (await acted.answer(act)).json()["data"]
    assert [each["again"] for each in told_again.values()] == [True]


def always(answer: Any) -> Any:  # noqa: ANN401  JSON
    """An answer without what is another each time: ids made, and instants."""
    if isinstance(answer, dict):
        return {
            key: type(value) if key in {"id", "at", "instant"} else always(value)
            for key, value in answer.items()
        }
    return [always(each) for each in answer] if isinstance(answer, list) else answer
