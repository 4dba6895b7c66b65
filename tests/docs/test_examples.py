"""Every answer that the documentation shows is the one that is given."""

from typing import Any

import pytest
from demonstration import Demonstration
from prose import Exchange, Shown, exchanges_on_pages, shown_as_commands, shown_on_pages

COMMANDS = tuple(each for each in shown_as_commands() if not each.is_act)
EXAMPLES = tuple(shown_on_pages())
EXCHANGES = tuple(exchanges_on_pages())


def at_no_instant(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer without the instant of its operation, which is never the same."""
    disclosure = answer.get("extensions", {}).get("disclosure", {})
    assert disclosure.pop("instant", "Z").endswith("Z")
    return answer


def test_the_readme_and_other_pages_hold_examples() -> None:
    assert COMMANDS
    assert len(EXAMPLES) >= 5
    assert EXCHANGES


@pytest.mark.parametrize(
    "shown",
    [*COMMANDS, *EXAMPLES],
    ids=lambda shown: f"{shown.page}-{shown.persona}",
)
async def test_an_answer_shown_is_the_answer_given(
    demonstration: Demonstration, shown: Shown
) -> None:
    response = await demonstration.answer(shown)
    assert at_no_instant(response.json()) == at_no_instant(shown.answer)


@pytest.mark.parametrize("shown", EXCHANGES, ids=lambda shown: f"{shown.page}-{shown.persona}")
async def test_what_is_shown_of_a_socket_is_what_is_told(
    demonstration: Demonstration, shown: Exchange
) -> None:
    for told, wanted in zip(await demonstration.told(shown), shown.told, strict=True):
        for each in (told, wanted):
            at_no_instant(each.get("payload", {}))
        assert told == wanted
