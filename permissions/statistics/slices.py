"""The networks of a table: that of a scope of one or two dimensions, and of the slices of three.

A slice is the cells of one value in a dimension, with their totals over the two others. In it cases
are moved as in a table of two; the totals over its own dimension move as much with it, so that only
those cells may move whose total over it is withheld.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from permissions.statistics.lattice import Lattice, Place, dimensions_of
from permissions.statistics.network import Arc, Network


def network(
    lattice: Lattice, withheld: bytearray, known: bytearray, scope: int, need: int
) -> Network:
    """The network of a scope of one or two dimensions."""
    base = lattice.index(lattice.sizes)
    arcs = [each for each in _arcs(lattice, base, scope) if not known[each[0]]]
    return Network.of(_nodes(lattice, scope), arcs, lattice.counts, withheld, need)


@dataclass(slots=True, eq=False)
class Slices:
    """The slices of a table of three dimensions, made as they are needed."""

    lattice: Lattice
    withheld: bytearray
    known: bytearray
    need: int
    made: dict[tuple[int, int], Network] = field(default_factory=dict)

    def that_move(self, place: Place) -> Iterator[tuple[int, Network]]:
        """Where a cell or total may be moved: the cell to move, in each slice that has it.

        A total over a slice's dimension moves as one of its parts does.
        """
        at = self.lattice.index(place)
        for dimension, size in enumerate(self.lattice.sizes):
            stride, value = self.lattice.strides[dimension], place[dimension]
            values = (value,) if value < size else range(size)
            for each in values:
                slice_ = self._slice(dimension, each)
                part = at + (each - value) * stride
                if part in slice_.arcs and self.withheld[part]:
                    yield part, slice_

    def withhold(self, at: int) -> None:
        """A cell is withheld from now on, in the slices made."""
        for dimension, value in enumerate(self.lattice.place(at)):
            made = self.made.get((dimension, value))
            if made is not None and at in made.arcs:
                made.withhold(at)

    def _slice(self, dimension: int, value: int) -> Network:
        found = self.made.get((dimension, value))
        if found is None:
            lattice = self.lattice
            scope = lattice.scopes[-1] & ~(1 << dimension)
            stride = lattice.strides[dimension]
            over = (lattice.sizes[dimension] - value) * stride
            base = lattice.index(lattice.sizes) - over
            arcs = (
                each
                for each in _arcs(lattice, base, scope)
                if self.withheld[each[0] + over] and not self.known[each[0]]
            )
            found = Network.of(
                _nodes(lattice, scope), arcs, lattice.counts, self.withheld, self.need
            )
            self.made[dimension, value] = found
        return found


def _nodes(lattice: Lattice, scope: int) -> int:
    return sum(lattice.sizes[each] for each in dimensions_of(scope)) + 2


def _arcs(lattice: Lattice, base: int, scope: int) -> Iterator[Arc]:
    """The cells of two dimensions, or one, with their totals; `base` is where the last of these
    stands. A row's total comes from all to the row, and a column's goes from it to all.
    """
    first, *second = dimensions_of(scope)
    rows, row_step = lattice.sizes[first], lattice.strides[first]
    columns, column_step = 0, 0
    if second:
        columns, column_step = lattice.sizes[second[0]], lattice.strides[second[0]]
    everything, over = rows + columns, rows + columns + 1
    yield base, over, everything, False
    for row in range(rows):
        total = base + (row - rows) * row_step
        yield total, everything, row if columns else over, not columns
        for column in range(columns):
            yield total + (column - columns) * column_step, row, rows + column, True
    for column in range(columns):
        yield base + (column - columns) * column_step, rows + column, over, False
