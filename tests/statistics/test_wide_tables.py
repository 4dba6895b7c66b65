"""Tables by court: settled soon, folded without loss, told without what their totals tell."""

from collections.abc import Sequence
from itertools import product
from threading import Thread
from time import thread_time

import pytest
from small_tables import Attacker, chance, drawn
from test_suppression import THRESHOLD, small

from permissions.refusal import Code, Refusal
from permissions.statistics import door
from permissions.statistics.deadline import Deadline
from permissions.statistics.dimensions import Dimension, cost_of, values_of
from permissions.statistics.door import MOST_CELLS, MOST_LISTED, Cell, table
from permissions.statistics.folding import Folded
from permissions.statistics.lattice import Lattice, cells_of
from permissions.statistics.noise import BOUND, KEYS
from permissions.statistics.settled import Settled
from permissions.statistics.suppression import Suppression

COURTS = tuple(f"TJ-{number:03d}" for number in range(204))
BY_CLASS = (Dimension.COURT, Dimension.YEAR, Dimension.OFFENCE_CLASS)
Counted = list[tuple[tuple[str, ...], int, int]]


def values(dimensions: Sequence[Dimension]) -> list[tuple[str, ...]]:
    return [values_of(each, COURTS, 2026) for each in dimensions]


def country(dimensions: Sequence[Dimension], cases: int) -> Counted:
    """So many cases, of which some courts, years and classes have far more than others."""
    random, found = chance(cases), dict[tuple[str, ...], int]()
    kinds = values(dimensions)
    for _ in range(cases):
        key = tuple(each[int(random.random() ** 3 * len(each))] for each in kinds)
        found[key] = found.get(key, 0) + 1
    return [(key, count, random.randrange(KEYS)) for key, count in found.items()]


def test_many_rows_of_few_cases_leave_every_small_cell_as_many_counts_as_the_threshold() -> None:
    random, found = chance(12), 0
    for _ in range(8):
        made = Suppression(drawn(random, (9, 3), 4), THRESHOLD)
        made.run()
        attacker = Attacker(made.lattice, made.withheld)
        assert made.exposed == []
        for at in small(made):
            assert attacker.width(at) >= THRESHOLD - 1, made.lattice.place(at)
            found += 1
    assert found > 50


def test_by_three_dimensions_rows_of_few_cases_are_hidden_together() -> None:
    random, found = chance(13), 0
    for _ in range(4):
        made = Suppression(drawn(random, (8, 2, 2), 3), THRESHOLD)
        made.run()
        attacker = Attacker(made.lattice, made.withheld)
        for at in set(small(made)) - set(made.exposed):
            assert attacker.width(at) >= THRESHOLD - 1, made.lattice.place(at)
            found += 1
    assert found > 30


def test_no_cell_of_one_or_two_dimensions_is_left_exposed() -> None:
    random = chance(14)
    for sizes in ((3, 3), (12, 5), (40, 6), (30,)):
        for mean in (1, 5, 20):
            made = Suppression(drawn(random, sizes, mean), THRESHOLD)
            made.run()
            assert made.exposed == []


def test_values_of_few_cases_are_settled_as_one() -> None:
    counts = {(0, 0): 3, (1, 0): 4, (2, 1): 50, (3, 0): 60}
    whole = Lattice.of((5, 2), [(place, n, n) for place, n in counts.items()])
    folded = Folded.of(whole, THRESHOLD)
    assert folded.lattice.sizes == (4, 2)
    assert folded.lattice.counts[folded.lattice.index((0, 0))] == 7
    assert [folded.places[0][value] for value in range(6)] == [0, 0, 1, 2, 3, 4]


@pytest.mark.parametrize(("by", "cases"), [(BY_CLASS, 2_000), (BY_CLASS[:2], 2_000)])
def test_a_table_of_every_court_takes_a_moment(by: tuple[Dimension, ...], cases: int) -> None:
    counted = country(by, cases)
    began = thread_time()
    cells = table(by, values(by), counted, THRESHOLD)
    assert thread_time() - began < 5  # far from what it takes, for a machine that is busy
    assert sum(cell.count is not None for cell in cells) > 20


def test_a_wide_table_leaves_out_what_its_totals_tell_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted = country(BY_CLASS, 3_000)
    listed = {cell.keys: cell.count for cell in table(BY_CLASS, values(BY_CLASS), counted, 11)}
    monkeypatch.setattr(door, "MOST_LISTED", MOST_CELLS)
    every = table(BY_CLASS, values(BY_CLASS), counted, 11)
    assert len(listed) < MOST_LISTED < len(every) == 205 * 13 * 11
    for cell in every:
        assert listed.get(cell.keys, _told_by_totals(cell, listed)) == cell.count


def _told_by_totals(
    cell: Cell, listed: dict[tuple[tuple[Dimension, str], ...], int | None]
) -> int | None:
    """What a reader of the table makes of a cell that is not there."""
    for kept in product((True, False), repeat=len(cell.keys)):
        total = tuple(key for key, keep in zip(cell.keys, kept, strict=True) if keep)
        if listed.get(total) == 0:
            return 0
    return None


def test_a_table_that_is_not_wide_lists_every_cell() -> None:
    by = BY_CLASS[:2]
    assert len(table(by, values(by), country(by, 500), 11)) == 205 * 13


def test_the_widest_table_of_204_courts_is_permitted_and_of_far_more_is_not() -> None:
    sizes = [len(each) for each in values((Dimension.COURT, Dimension.YEAR, Dimension.OUTCOME))]
    assert MOST_LISTED < cells_of(tuple(sizes)) < MOST_CELLS
    by, many = (Dimension.COURT, Dimension.YEAR), [f"TJ-{number}" for number in range(5_000)]
    with pytest.raises(Refusal) as refused:
        table(by, [values_of(each, many, 2026) for each in by], [], 11)
    assert refused.value.code == Code.LIMIT_EXCEEDED


def test_a_table_past_its_deadline_is_refused() -> None:
    lattice = drawn(chance(5), (6, 5), 8)
    with pytest.raises(Refusal) as refused:
        Suppression(lattice, THRESHOLD, Deadline.after(-1).check).run()
    assert refused.value.code == Code.TIMEOUT
    Suppression(lattice, THRESHOLD, Deadline.after(60).check).run()


def test_the_same_counts_are_settled_once() -> None:
    kept, asked = Settled(), list[int]()
    lattice = drawn(chance(6), (6, 5), 8)
    first = kept.withheld(lattice, THRESHOLD, lambda: asked.append(1))
    settled = len(asked)
    assert settled > 0
    assert kept.withheld(lattice, THRESHOLD, lambda: asked.append(1)) == first
    assert len(asked) == settled


def test_one_case_more_another_key_or_threshold_is_another_table() -> None:
    kept = Settled()
    cells = [((0, 0), 20, 5), ((0, 1), 30, 6), ((1, 0), 40, 7), ((1, 1), 12, 8)]
    changed = [((0, 0), 21, 5), *cells[1:]], [((0, 0), 20, 9), *cells[1:]]
    for each in (cells, *changed):
        lattice = Lattice.of((2, 2), each)
        found = kept.withheld(lattice, 11, lambda: None)
        assert found == bytes(Suppression(lattice, 11).run())
    kept.withheld(Lattice.of((2, 2), cells), 12 + BOUND, lambda: None)
    assert len(kept) == 4


def test_few_tables_are_kept() -> None:
    kept = Settled(most=3)
    for count in range(20, 30):
        kept.withheld(Lattice.of((2,), [((0,), count, 1)]), 11, lambda: None)
    assert len(kept) == 3


def test_threads_may_ask_at_once() -> None:
    kept, lattice, found = Settled(), drawn(chance(8), (6, 5), 8), list[bytes]()
    threads = [
        Thread(target=lambda: found.append(kept.withheld(lattice, 11, lambda: None)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert len(kept) == 1


def test_a_table_costs_what_it_may_hold() -> None:
    assert cost_of((Dimension.STAGE,)) == 1_000
    assert cost_of(BY_CLASS[:2]) == 250 * 13
    assert 2 * cost_of(BY_CLASS) < 100_000 < 3 * cost_of(BY_CLASS)
