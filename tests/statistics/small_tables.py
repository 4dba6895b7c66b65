"""Small random tables, and what an attacker who solves for all that is shown can tell of a cell."""

from fractions import Fraction
from itertools import product
from random import Random

from z3 import ArithRef, Optimize, Real, RealVal, Sum  # type: ignore[import-untyped]  # z3 comes without types

from permissions.statistics.lattice import Lattice
from permissions.statistics.noise import KEYS


def chance(seed: int) -> Random:
    """What is drawn from a seed."""
    return Random(seed)  # noqa: S311  tests draw the same tables each time


def drawn(random: Random, sizes: tuple[int, ...], mean: float) -> Lattice:
    """A table of so many cases a cell, a third of its cells empty."""
    cells = []
    for place in product(*map(range, sizes)):
        count = 0 if random.random() < 0.3 else int(random.expovariate(1 / mean))
        cells.append((place, count, random.randrange(KEYS)))
    return Lattice.of(sizes, cells)


class Attacker:
    """Knows the shown counts to within `slack` (zero: exactly), and that none is negative."""

    def __init__(self, lattice: Lattice, withheld: bytearray, slack: int = 0) -> None:
        self.lattice, self.solver = lattice, Optimize()
        self.told: dict[int, ArithRef] = {}
        parts = {place: Real(str(place)) for place in lattice.cells(lattice.scopes[-1])}
        for each in parts.values():
            self.solver.add(each >= 0)
        for at, hidden in enumerate(withheld):
            place = lattice.place(at)
            found = [parts[each] for each in parts if _is_part(each, place, lattice.sizes)]
            self.told[at] = Sum([RealVal(0), *found])
            if not hidden:
                count = lattice.counts[at]
                off = slack if count else 0
                self.solver.add(self.told[at] >= count - off, self.told[at] <= count + off)

    def width(self, at: int) -> float:
        """The span of counts that a cell may have."""
        ends = []
        for turn in (self.solver.maximize, self.solver.minimize):
            self.solver.push()
            handle = turn(self.told[at])
            self.solver.check()
            bound = self.solver.upper if turn == self.solver.maximize else self.solver.lower
            ends.append(str(bound(handle)))
            self.solver.pop()
        return float("inf") if "oo" in ends[0] else float(Fraction(ends[0]) - Fraction(ends[1]))


def _is_part(part: tuple[int, ...], place: tuple[int, ...], sizes: tuple[int, ...]) -> bool:
    return all(at in (found, size) for found, at, size in zip(part, place, sizes, strict=True))
