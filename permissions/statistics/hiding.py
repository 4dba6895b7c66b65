"""How a small cell of a scope is hidden: in one network, or in the slices and cubes of three."""

from dataclasses import dataclass, field
from itertools import product
from typing import Protocol

from permissions.statistics.lattice import Lattice, Place, dimensions_of
from permissions.statistics.moves import Moves, Room
from permissions.statistics.network import Network
from permissions.statistics.slices import Slices, network

NEIGHBOURS = ((4, 4, 4), (60, 10, 5))
"""Values tried in each direction, by the directions of the hypercube: few first, then more."""
MOST_MOVES = 20
"""Hypercubes that may hide one cell together."""
MOST_WORK = 10_000
"""Hypercubes looked at for one scope; when they are used up, all of the scope is withheld."""


class Hiding(Protocol):
    """Hides cells of one scope."""

    def hide(self, place: Place, within: int) -> bool:
        """Withhold what it takes to hide a withheld cell, or total, of the scope `within`.

        False where no withholding was found that does it.
        """
        ...


@dataclass(frozen=True, slots=True, eq=False)
class HidingInNetwork:
    """Hides cells of a scope of one or two dimensions: exactly."""

    lattice: Lattice
    withheld: bytearray
    network: Network

    @staticmethod
    def of(
        lattice: Lattice, withheld: bytearray, known: bytearray, scope: int, need: int
    ) -> "HidingInNetwork":
        """The network of a scope."""
        made = network(lattice, withheld, known, scope, need)
        return HidingInNetwork(lattice, withheld, made)

    def hide(self, place: Place, within: int) -> bool:  # noqa: ARG002  a total is an arc as a cell is
        """Withhold what is on the cheapest ways, until the cell may move as far as needed."""
        at = self.lattice.index(place)
        while not self.network.is_hidden(at):
            whole = self.network.whole_way(at)
            cells = whole[1] if whole else self.network.part_of_a_way(at)
            if cells is None:
                return False
            for each in cells:
                self.withheld[each] = True
                self.network.withhold(each)
        return True


@dataclass(slots=True, eq=False)
class HidingInCubes:
    """Hides cells of a scope of three dimensions: in a slice, or else by hypercubes."""

    lattice: Lattice
    withheld: bytearray
    known: bytearray
    scope: int
    need: int
    slices: Slices = field(init=False)
    moves: Moves = field(init=False)
    all_withheld: bool = False

    def __post_init__(self) -> None:
        lattice, withheld, known = self.lattice, self.withheld, self.known
        self.slices = Slices(lattice, withheld, known, self.need)
        self.moves = Moves(lattice, withheld, known, self.scope, self.need, self._withhold)

    def hide(self, place: Place, within: int) -> bool:
        """Withhold the cheapest way of a slice, or else the corners of hypercubes."""
        if self._is_hidden_in_a_slice(place):
            return True
        if self.all_withheld:
            return False
        if self._hide_in_a_slice(place) or self._hide_by_cubes(place, within):
            return True
        if self.moves.looked_at > MOST_WORK:
            self._withhold_all()
            return self._is_hidden_in_a_slice(place)
        return False

    def _is_hidden_in_a_slice(self, place: Place) -> bool:
        return any(slice_.is_hidden(part) for part, slice_ in self.slices.that_move(place))

    def _hide_in_a_slice(self, place: Place) -> bool:
        ways = [slice_.whole_way(part) for part, slice_ in self.slices.that_move(place)]
        best = min((each for each in ways if each is not None), default=None)
        if best is None:
            return False
        for each in best[1]:
            self._withhold(each)
        return True

    def _hide_by_cubes(self, place: Place, within: int) -> bool:
        room, parts = Room(), self._parts(place)
        for most in NEIGHBOURS:
            for part in parts:
                for _ in range(MOST_MOVES):
                    if self.moves.looked_at > MOST_WORK:
                        return False
                    if not self.moves.make_best(part, within, room, most):
                        break
                    if room.width >= self.need:
                        return True
        self._withhold_lines(parts[0])
        return False

    def _parts(self, place: Place) -> list[Place]:
        """The cells of the scope that add up to a cell, those of most cases first."""
        sizes, counts = self.lattice.sizes, self.lattice.counts
        spans = (
            range(sizes[each]) if at == sizes[each] and self.scope >> each & 1 else (at,)
            for each, at in enumerate(place)
        )
        parts = list(product(*spans))
        return sorted(parts, key=lambda each: (-counts[self.lattice.index(each)], each))

    def _withhold(self, at: int) -> None:
        if not self.withheld[at]:
            self.withheld[at] = True
            self.slices.withhold(at)

    def _withhold_lines(self, place: Place) -> None:
        """Withhold all that stands in line with a cell."""
        at = self.lattice.index(place)
        for dimension in dimensions_of(self.scope):
            stride = self.lattice.strides[dimension]
            for value in range(self.lattice.sizes[dimension]):
                index = at + (value - place[dimension]) * stride
                if not self.known[index]:
                    self._withhold(index)

    def _withhold_all(self) -> None:
        self.all_withheld = True
        for place in self.lattice.cells(self.scope):
            at = self.lattice.index(place)
            if not self.known[at]:
                self._withhold(at)
