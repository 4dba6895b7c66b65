"""Which cells of a table are withheld, so that no small cell can be worked out from the others.

Scopes are taken from the grand total down, and the totals of a scope are settled before it: a cell
is shown or withheld alike in every table that has it (the top-down order of de Wolf, "HiTaS: a
heuristic approach to cell suppression in hierarchical tables", 2002). In a scope, small cells are
withheld first; each is then hidden by moves (`permissions.statistics.moves`), until who knows all
that is shown must allow it as many counts as the threshold. In two dimensions that is checked
exactly (`permissions.statistics.flow`).
"""

from dataclasses import dataclass, field
from itertools import product

from permissions.statistics.flow import Flow
from permissions.statistics.lattice import Lattice, Place
from permissions.statistics.moves import Moves, Room, dimensions, subsets
from permissions.statistics.noise import noise

NEIGHBOURS = ((4, 4, 4), (60, 10, 5))
"""Values tried in each direction, by the directions of the hypercube: few first, then more."""
MOST_MOVES = 20
"""Hypercubes that may hide one cell together."""
MOST_WORK = 20_000
"""Hypercubes looked at for one scope; when they are used up, all of the scope is withheld."""


@dataclass(slots=True, eq=False)
class Suppression:
    """Withholds cells of a table under a threshold.

    `exposed` are cells of three-way scopes that no move was found to hide: what the two-way tables
    say together of such a cell, no withholding in the three-way one takes back.
    """

    lattice: Lattice
    threshold: int
    withheld: bytearray = field(init=False)
    exposed: list[int] = field(default_factory=list)
    _known: bytearray = field(init=False)
    _small: dict[int, list[Place]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.withheld = bytearray(len(self.lattice.counts))
        self._known = bytearray(len(self.lattice.counts))

    def run(self) -> bytearray:
        """Settle every scope; a byte a cell, one where it is withheld."""
        counts, index = self.lattice.counts, self.lattice.index
        for scope in self.lattice.scopes:
            small = [place for place in self.lattice.cells(scope) if self._is_small(place, scope)]
            small.sort(key=lambda each: (counts[index(each)], each))
            self._small[scope] = [each for each in small if counts[index(each)] < self.threshold]
            if small:
                self._settle(scope)
        return self.withheld

    def _is_small(self, place: Place, scope: int) -> bool:
        """Whether a cell is withheld for its own sake; marks it, and zeros that totals tell."""
        at = self.lattice.index(place)
        count = self.lattice.counts[at]
        if count == 0:
            small = self._is_telling_zero(at, place, scope)
        else:
            small = min(count, count + noise(self.lattice.keys[at])) < self.threshold
        self.withheld[at] = small
        return small

    def _is_telling_zero(self, at: int, place: Place, scope: int) -> bool:
        """A zero tells where few cases lie: it is small where a total that it is part of is.

        Where a total is zero and shown, so is every part of it.
        """
        totals = [self.lattice.total(at, place, each) for each in dimensions(scope)]
        counts = self.lattice.counts
        if any(counts[total] == 0 and not self.withheld[total] for total in totals):
            self._known[at] = True
            return False
        return not totals or any(counts[total] < self.threshold for total in totals)

    def _settle(self, scope: int) -> None:
        """Hide the small cells of a scope, and the small totals that its cells add up to."""
        moves = Moves(self.lattice, self.withheld, self._known, scope, self.threshold - 1)
        flow = Flow.of(self.lattice, self.withheld, scope) if scope.bit_count() == 2 else None
        for within in reversed(subsets(scope)):
            for place in self._small.get(within, ()):
                if moves.looked_at > MOST_WORK:
                    self._withhold_all(scope)
                    return
                self._hide(place, within, moves, flow)

    def _hide(self, place: Place, within: int, moves: Moves, flow: Flow | None) -> None:
        """Hide a small cell or total by moves of the scope's cells in its own directions."""
        at, room = self.lattice.index(place), Room()
        parts = self._parts(place, moves.scope)
        if self._is_hidden(at, room, flow):
            return
        for most in NEIGHBOURS:
            for part in parts:
                for _ in range(MOST_MOVES):
                    if not moves.make_best(part, within, room, most):
                        break
                    if self._is_hidden(at, room, flow):
                        return
        for part in parts[:1]:
            self._withhold_lines(part, moves.scope)
        if flow is None:
            self.exposed.append(at)
        elif not self._is_hidden(at, room, flow):
            self._withhold_all(moves.scope)

    def _is_hidden(self, at: int, room: Room, flow: Flow | None) -> bool:
        need = self.threshold - 1
        return room.width >= need or (flow is not None and flow.width(at, need) >= need)

    def _parts(self, place: Place, scope: int) -> list[Place]:
        """The cells of a scope that add up to a cell, those of most cases first."""
        sizes, counts = self.lattice.sizes, self.lattice.counts
        spans = (
            range(sizes[each]) if at == sizes[each] and scope >> each & 1 else (at,)
            for each, at in enumerate(place)
        )
        parts = list(product(*spans))
        return sorted(parts, key=lambda each: (-counts[self.lattice.index(each)], each))

    def _withhold_lines(self, place: Place, scope: int) -> None:
        """Withhold all that stands in line with a cell."""
        at = self.lattice.index(place)
        for dimension in dimensions(scope):
            stride = self.lattice.strides[dimension]
            for value in range(self.lattice.sizes[dimension]):
                index = at + (value - place[dimension]) * stride
                self.withheld[index] |= not self._known[index]

    def _withhold_all(self, scope: int) -> None:
        for place in self.lattice.cells(scope):
            at = self.lattice.index(place)
            self.withheld[at] |= not self._known[at]
