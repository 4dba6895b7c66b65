"""Each numbered scenario of the law, and the tests that do it.

In `numbered.csv` they stand in order: `table` is a row of the tables of scenarios, which are run
through the evaluator and by HTTP; else it is a test, as `path::name`, or a file of tests.
"""

import csv
import re
from pathlib import Path

from test_scenarios import SCENARIOS

ROOT = Path(__file__).parents[2]
LISTED = [
    (row["number"], row["by"])
    for row in csv.DictReader((ROOT / "tests/scenarios/numbered.csv").read_text().splitlines())
]
NUMBERED = {each.number for each in SCENARIOS if each.number.startswith("T")}
ACTS = ("tests/acts/", "tests/subscriptions/")
OF_ACTS = frozenset(
    f"T{each}"
    for each in (
        *("132", "152", "164", "165", "166", "167", "168", "170", "176"),
        *("201", "210", "211", "212", "214", "217", "257", "258", "259", "260"),
        *("263a", "263b", "264", "302", "303", "310", "312", "313", "314", "315", "316", "317"),
        *("319", "323"),
    )
)
"""Scenarios whose request is an act, or what an act brings: none is in the tables alone."""


def test_every_number_is_listed_in_order_and_no_other_is() -> None:
    numbers = list(dict.fromkeys(number for number, _ in LISTED))
    assert len(numbers) == 232
    assert numbers == sorted(numbers, key=lambda each: (int(each[1:4]), each[4:]))
    assert set(numbers) >= NUMBERED
    assert {number for number, by in LISTED if by == "table"} == NUMBERED


def test_each_test_that_is_listed_exists() -> None:
    for number, by in LISTED:
        if by == "table":
            continue
        path, _, name = by.partition("::")
        text = (ROOT / path).read_text()
        assert not name or re.search(rf"^(async )?def {name}\(", text, re.MULTILINE), by
        assert name or number in text, (number, path)


def test_what_is_an_act_is_done_over_http_and_over_a_socket() -> None:
    for number in sorted(OF_ACTS):
        assert any(by.startswith(ACTS) for each, by in LISTED if each == number), number
