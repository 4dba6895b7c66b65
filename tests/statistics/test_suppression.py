"""Who knows every shown count, and solves for the others, learns of no small cell."""

from itertools import product

import pytest
from small_tables import Attacker, chance, drawn

from permissions.statistics.lattice import Lattice
from permissions.statistics.noise import BOUND, KEYS
from permissions.statistics.suppression import Suppression

THRESHOLD = 11


def small(table: Suppression) -> list[int]:
    """Withheld cells that are small, zeros that only hide others left aside."""
    counts = table.lattice.counts
    return [at for at, hidden in enumerate(table.withheld) if hidden and 0 < counts[at] < THRESHOLD]


def protected(lattice: Lattice, threshold: int = THRESHOLD) -> Suppression:
    made = Suppression(lattice, threshold)
    made.run()
    return made


@pytest.mark.parametrize(
    ("sizes", "mean"), [((4,), 8), ((6,), 30), ((2, 2), 9), ((3, 4), 12), ((5, 4), 30), ((2, 6), 4)]
)
def test_counts_shown_exactly_leave_a_small_cell_as_many_counts_as_the_threshold(
    sizes: tuple[int, ...], mean: float
) -> None:
    random, found = chance(sum(sizes)), 0
    for _ in range(12):
        table = protected(drawn(random, sizes, mean))
        attacker = Attacker(table.lattice, table.withheld)
        for at in small(table):
            assert attacker.width(at) >= THRESHOLD - 1, table.lattice.place(at)
            found += 1
    assert found > 10


def test_by_three_dimensions_only_cells_said_to_be_exposed_can_be_narrowed() -> None:
    random, found = chance(3), 0
    for _ in range(10):
        table = protected(drawn(random, (3, 3, 2), 20))
        attacker = Attacker(table.lattice, table.withheld)
        for at in set(small(table)) - set(table.exposed):
            assert attacker.width(at) >= THRESHOLD - 1, table.lattice.place(at)
            found += 1
    assert found > 20


def test_a_cell_exposed_by_two_way_totals_is_still_blurred_by_perturbation() -> None:
    random, widths = chance(4), []
    for _ in range(12):
        table = protected(drawn(random, (3, 3, 2), 20))
        attacker = Attacker(table.lattice, table.withheld, slack=BOUND)
        widths += [attacker.width(at) for at in set(small(table)) & set(table.exposed)]
    assert widths
    assert min(widths) >= 2 * BOUND


def test_the_audit_sees_a_table_that_withholds_small_cells_alone() -> None:
    lattice = Lattice.of(
        (2, 2), [((0, 0), 3, 0), ((0, 1), 40, 0), ((1, 0), 50, 0), ((1, 1), 60, 0)]
    )
    naive = bytearray(9)
    naive[lattice.index((0, 0))] = 1
    assert Attacker(lattice, naive).width(lattice.index((0, 0))) == 0


@pytest.mark.parametrize("threshold", [5, 11])
def test_every_table_of_two_by_two_with_small_counts(threshold: int) -> None:
    seen = 0
    for counts in product((0, 1, threshold - 1, threshold + BOUND, 40), repeat=4):
        cells = zip(product(range(2), repeat=2), counts, strict=True)
        lattice = Lattice.of((2, 2), [(place, count, 7) for place, count in cells])
        table = protected(lattice, threshold)
        shown = [at for at, hidden in enumerate(table.withheld) if not hidden]
        for at in shown:
            count = lattice.counts[at]
            assert count == 0 or count >= threshold
        _no_line_is_solved(table)
        seen += len(shown)
    assert seen > 500


def _no_line_is_solved(table: Suppression) -> None:
    """In a line with its total, a small cell is never the only one withheld."""
    lattice = table.lattice
    for fixed in range(3):
        for line in (
            [lattice.index((fixed, each)) for each in range(3)],
            [lattice.index((each, fixed)) for each in range(3)],
        ):
            hidden = [at for at in line if table.withheld[at]]
            assert len(hidden) != 1


def test_a_second_cell_is_withheld_where_the_total_of_the_row_is_shown() -> None:
    counts = {(0, 0): 3, (0, 1): 40, (1, 0): 50, (1, 1): 60}
    table = protected(Lattice.of((2, 2), [(place, n, n) for place, n in counts.items()]))
    index = table.lattice.index
    assert not table.withheld[index((0, 2))]
    assert [table.withheld[index(place)] for place in counts] == [1, 1, 1, 1]


def test_a_zero_is_withheld_in_a_small_row_and_shown_in_a_large_one() -> None:
    counts = {(0, 0): 0, (0, 1): 4, (1, 0): 20, (1, 1): 20, (2, 0): 0, (2, 1): 700}
    table = protected(Lattice.of((3, 2), [(place, n, n) for place, n in counts.items()]))
    index = table.lattice.index
    assert table.withheld[index((0, 0))]
    assert not table.withheld[index((2, 0))]


def test_a_table_of_too_few_cases_shows_nothing() -> None:
    table = protected(Lattice.of((2, 3), [((0, 0), 4, 1), ((1, 2), 6, 2)]))
    assert all(table.withheld)


def test_a_cell_is_settled_alike_in_every_table_that_has_it() -> None:
    random = chance(7)
    for _ in range(10):
        wide = drawn(random, (4, 3, 3), 20)
        narrow = Lattice.of(
            (4, 3),
            [
                ((a, b), wide.counts[at], wide.keys[at])
                for a, b in product(range(4), range(3))
                for at in (wide.index((a, b, 3)),)
            ],
        )
        first, second = protected(wide), protected(narrow)
        for a, b in product(range(5), range(4)):
            there, here = wide.index((a, b, 3)), narrow.index((a, b))
            assert wide.keys[there] == narrow.keys[here]
            assert first.withheld[there] == second.withheld[here]


def test_the_largest_table_is_settled_soon() -> None:
    random = chance(1)
    lattice = Lattice.of(
        (20, 12, 10),
        [
            (place, int(random.expovariate(1 / 4)), random.randrange(KEYS))
            for place in product(range(20), range(12), range(10))
        ],
    )
    table = Suppression(lattice, THRESHOLD)
    assert 0 < sum(table.run()) < len(lattice.counts)
