"""A table of counts with all its totals, laid out flat.

A cell has a place in each dimension; the place after the last is the total. Its `scope` is the set
of dimensions, as bits, in which it is no total: cells of one scope make up one table, whose totals
are the tables of lesser scopes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

from permissions.statistics.noise import KEYS

Place = tuple[int, ...]


@dataclass(slots=True, eq=False)
class Lattice:
    """Counts and cell keys of every cell, totals included; `sizes` are values by dimension."""

    sizes: Place
    counts: list[int]
    keys: list[int]
    strides: Place
    scopes: tuple[int, ...] = field(default=())

    @staticmethod
    def of(sizes: Sequence[int], counted: Iterable[tuple[Place, int, int]]) -> "Lattice":
        """From (place, count, key) of the cells that are no totals; those not named are zero."""
        sizes = tuple(sizes)
        strides = strides_of(sizes)
        total = cells_of(sizes)
        made = Lattice(sizes, [0] * total, [0] * total, strides)
        for place, count, key in counted:
            at = made.index(place)
            made.counts[at] += count
            made.keys[at] = (made.keys[at] + key) % KEYS
        for dimension in range(len(sizes)):
            made._add_up(dimension)
        made.scopes = tuple(
            sorted(range(1 << len(sizes)), key=lambda each: (each.bit_count(), each))
        )
        return made

    def index(self, place: Place) -> int:
        """Where a cell stands."""
        return sum(at * stride for at, stride in zip(place, self.strides, strict=True))

    def place(self, index: int) -> Place:
        """The place of a cell by where it stands."""
        return tuple(
            index // stride % (size + 1)
            for stride, size in zip(self.strides, self.sizes, strict=True)
        )

    def cells(self, scope: int) -> Iterable[Place]:
        """The places of a scope."""
        return product(
            *(
                range(size) if scope >> dimension & 1 else (size,)
                for dimension, size in enumerate(self.sizes)
            )
        )

    def total(self, index: int, place: Place, dimension: int) -> int:
        """Where the total of a cell over a dimension stands."""
        return index + (self.sizes[dimension] - place[dimension]) * self.strides[dimension]

    def _add_up(self, dimension: int) -> None:
        """Totals over a dimension, of all that is added up over those before it."""
        places = [range(size + 1) for size in self.sizes]
        places[dimension] = range(self.sizes[dimension])
        counts, keys = self.counts, self.keys
        for place in product(*places):
            at = self.index(place)
            if counts[at]:
                total = self.total(at, place, dimension)
                counts[total] += counts[at]
                keys[total] = (keys[total] + keys[at]) % KEYS


def strides_of(sizes: Place) -> Place:
    """Steps from one place of a dimension to the next, the last dimension's being one."""
    strides = [1]
    for size in reversed(sizes[1:]):
        strides.insert(0, strides[0] * (size + 1))
    return tuple(strides[: len(sizes)])


def cells_of(sizes: Place) -> int:
    """The number of cells, totals included."""
    cells = 1
    for size in sizes:
        cells *= size + 1
    return cells
