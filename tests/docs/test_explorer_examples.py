"""Each example that GraphiQL opens with shows what it says."""

import re
from typing import Any

import pytest
from demonstration import Demonstration
from prose import Shown

from api.example import Example, Outcome
from api.examples import EXAMPLES


async def answered(demonstration: Demonstration, example: Example) -> dict[str, Any]:
    asked = Shown("explorer", example.persona, example.headers, example.document, {})
    answer: dict[str, Any] = (await demonstration.answer(asked)).json()
    return answer


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
async def test_an_example_comes_out_as_it_says(
    demonstration: Demonstration, example: Example
) -> None:
    answer = await answered(demonstration, example)
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
    assert not any(re.search(r"<\w+>", example.document) for example in EXAMPLES)
