"""A table of counts with all its totals, laid out flat.

A cell has a place in each dimension; the place after the last is the total. Its `scope` is the set
of dimensions, as bits, in which it is no total: cells of one scope make up one table, whose totals
are the tables of lesser scopes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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
    scopes: tuple[int, ...]

    @staticmethod
    def of(sizes: Sequence[int], counted: Iterable[tuple[Place, int, int]]) -> "Lattice":
        """From (place, count, key) of the cells that are no totals; those not named are zero."""
        sizes = tuple(sizes)
        strides = strides_of(sizes)
        cells = cells_of(sizes)
        scopes = sorted(range(1 << len(sizes)), key=lambda each: (each.bit_count(), each))
        made = Lattice(sizes, [0] * cells, [0] * cells, strides, tuple(scopes))
        counts, keys = made.counts, made.keys
        for place, count, key in counted:
            totals = [made.index(place)]
            for dimension in range(len(sizes)):
                totals += [made.total(each, place, dimension) for each in totals]
            for at in totals:
                counts[at] += count
                keys[at] = (keys[at] + key) % KEYS
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

    def parts(self) -> Iterator[tuple[Place, int, int]]:
        """Place, count and key of the cells that hold something and are no totals."""
        for at, count in enumerate(self.counts):
            if count or self.keys[at]:
                place = self.place(at)
                if all(value < size for value, size in zip(place, self.sizes, strict=True)):
                    yield place, count, self.keys[at]

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


def dimensions_of(scope: int) -> list[int]:
    """The dimensions of a scope."""
    return [each for each in range(scope.bit_length()) if scope >> each & 1]


def scopes_within(scope: int) -> list[int]:
    """The scopes within a scope, from the empty one up to itself."""
    return [each for each in range(scope + 1) if each & ~scope == 0]
