"""R40-47 and R40-29 as the service has them, and as a second reader took them from the texts, say
the same: who is let in, which records he sees, and each of their fields.

`SECOND_READING=n` compares so many times as much.
"""

import os
from collections.abc import Iterable
from itertools import chain

import pytest
from hostile.drawing import LONG_AGO, Tables

from permissions.register import Register
from second_reading_files.drawn_worlds import (
    Drawn,
    changed_worlds,
    hostile_worlds,
    scenario_worlds,
    sound,
)
from second_reading_files.gate_of_files import STATED_BY
from second_reading_files.lessened import lessened, told
from second_reading_files.shown_of_files import READ
from second_reading_files.stated import World
from second_reading_files.told_apart import Compared, Divergence, Tally

TIMES = int(os.environ.get("SECOND_READING", "1"))
CLAUSES = (
    *(
        f"R40-47/{point}"
        for point in ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    ),
    *(f"R40-29/I/{number}°" for number in range(1, 6)),
    *("R40-29/II/al.1", "R40-29/II/al.2", "R40-29/III"),
)
"""The points that let somebody in."""


COMPARISONS = frozenset({"changed", "scenarios", "hostile"})


@pytest.fixture(scope="module")
def tally() -> Tally:
    return Tally()


@pytest.fixture(scope="module")
def begun() -> set[str]:
    """The comparisons that were begun: others were not selected."""
    return set()


def test_two_readings_agree_on_sound_worlds_with_a_few_cells_changed(
    tally: Tally, begun: set[str]
) -> None:
    begun.add("changed")
    _agree(chain.from_iterable(changed_worlds(seed) for seed in range(26 * TIMES)), tally)


def test_two_readings_agree_on_the_register_of_the_scenarios(tally: Tally, begun: set[str]) -> None:
    begun.add("scenarios")
    _agree(chain.from_iterable(scenario_worlds(seed, 80) for seed in range(TIMES)), tally)


def test_two_readings_agree_on_hostile_registers(tally: Tally, begun: set[str]) -> None:
    begun.add("hostile")
    _agree(chain.from_iterable(hostile_worlds(seed, 120) for seed in range(1, 1 + TIMES)), tally)


def test_what_was_compared_is_neither_all_refused_nor_all_shown(
    tally: Tally, begun: set[str]
) -> None:
    if begun != COMPARISONS:
        pytest.skip("it is of the comparisons above, which were not all selected")
    assert sum(tally.gate.values()) >= 1_000
    assert {purpose for purpose in STATED_BY if not tally.gate[f"{purpose} let in"]} <= {
        "INTERCEPT_OVERSIGHT"  # opens no record of communications, and is stated by nobody here
    }
    refused = sum(many for what, many in tally.gate.items() if not what.endswith("let in"))
    assert 0.1 < refused / sum(tally.gate.values()) < 0.6
    assert not [clause for clause in CLAUSES if tally.clauses[clause] < 10]
    assert not [kind for kind in READ if min(tally.rows[kind, seen] for seen in (True, False)) < 10]
    assert min(tally.fields[code] for code in ("SEALED", "NOT_IN_PURPOSE", "NOT_IN_GRANT")) > 30


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("intercept_item", {"sealed_at": None}),
        ("referral", {"valid_until": LONG_AGO}),
        ("designation", {"individually": False}),
        ("authorisation", {"includes_sealed": False, "express": False}),
        ("antecedent_record", {"admin_access_barred": True}),
    ],
)
def test_a_reading_of_other_facts_is_told_apart(table: str, change: dict[str, object]) -> None:
    """A comparison that could not fail would show nothing."""
    tables, asking = sound(1)
    other: Tables = {**tables, table: [row | change for row in tables[table]]}
    now = LONG_AGO.replace(year=2026)
    for seat in asking:
        if any(Compared(Register(other), World(tables), Tally()).of(seat, now)):
            return
    pytest.fail(f"changing {table} was not noticed")


def _agree(worlds: Iterable[Drawn], tally: Tally) -> None:
    both: Compared | None = None
    for drawn in worlds:
        if both is None or both.world.tables is not drawn.tables:
            both = Compared(Register(drawn.tables), World(drawn.tables), tally)
        for found in both.of(drawn.seat, drawn.now):
            pytest.fail(_counterexample(drawn, found))


def _counterexample(drawn: Drawn, found: Divergence) -> str:
    """Where the readings part, in the least world in which they do."""

    def parts(tables: Tables) -> bool:
        both = Compared(Register(tables), World(tables), Tally())
        return any(each.where == found.where for each in both.of(drawn.seat, drawn.now))

    least = lessened(drawn.tables, parts)
    return f"{found}\nafter {', '.join(drawn.told)}, in\n{told(least)}"
