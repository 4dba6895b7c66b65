"""Which cells of a table are withheld, so that no small cell can be worked out from the others.

Scopes are taken from the grand total down, and the totals of a scope are settled before it: a cell
is shown or withheld alike in every table that has it (the top-down order of de Wolf, "HiTaS: a
heuristic approach to cell suppression in hierarchical tables", 2002). In a scope, small cells are
withheld first; each is then hidden (`permissions.statistics.hiding`), until who knows all that is
shown must allow it as many counts as the threshold. By one and two dimensions that is exact
(`permissions.statistics.network`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from permissions.statistics.folding import Folded
from permissions.statistics.hiding import Hiding, HidingInCubes, HidingInNetwork
from permissions.statistics.lattice import Lattice, Place, dimensions_of, scopes_within


def _without_end() -> None:
    """No deadline."""


@dataclass(slots=True, eq=False)
class Suppression:
    """Withholds cells of a table under a threshold. `go_on` is asked often, and raises to stop.

    `exposed` are cells of three-way scopes that no move was found to hide: what the two-way tables
    say together of such a cell, no withholding in the three-way one takes back.
    """

    lattice: Lattice
    threshold: int
    go_on: Callable[[], None] = _without_end
    withheld: bytearray = field(init=False)
    exposed: list[int] = field(default_factory=list)

    def run(self) -> bytearray:
        """Settle every scope; a byte a cell, one where it is withheld."""
        folded = Folded.of(self.lattice, self.threshold)
        settling = Settling(folded, self.threshold, self.go_on)
        settling.run()
        places = folded.unfolded()
        self.withheld = bytearray(settling.withheld[place] for place in places)
        exposed = frozenset(settling.exposed)
        self.exposed = [at for at, place in enumerate(places) if place in exposed]
        return self.withheld


@dataclass(slots=True, eq=False)
class Settling:
    """Settles the scopes of a folded table."""

    folded: Folded
    threshold: int
    go_on: Callable[[], None]
    exposed: list[int] = field(default_factory=list)
    withheld: bytearray = field(init=False)
    _known: bytearray = field(init=False)
    _small: dict[int, list[Place]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.withheld = bytearray(len(self.lattice.counts))
        self._known = bytearray(len(self.lattice.counts))

    @property
    def lattice(self) -> Lattice:
        """The folded table."""
        return self.folded.lattice

    def run(self) -> None:
        """Settle every scope."""
        counts, index = self.lattice.counts, self.lattice.index
        for scope in self.lattice.scopes:
            small = [place for place in self.lattice.cells(scope) if self._is_small(place, scope)]
            small.sort(key=lambda each: (counts[index(each)], each))
            self._small[scope] = [each for each in small if counts[index(each)] < self.threshold]
            if small:
                self._settle(scope)

    def _is_small(self, place: Place, scope: int) -> bool:
        """Whether a cell is withheld for its own sake; marks it, and zeros that totals tell."""
        at = self.lattice.index(place)
        count = self.lattice.counts[at]
        if count == 0:
            small = self._is_telling_zero(at, place, scope)
        elif self.folded.has_few(place):
            small = True
        else:
            small = count < self.threshold
        self.withheld[at] = small
        return small

    def _is_telling_zero(self, at: int, place: Place, scope: int) -> bool:
        """A zero tells where few cases lie: it is small where a total that it is part of is.

        Where a total is zero and shown, so is every part of it.
        """
        totals = [self.lattice.total(at, place, each) for each in dimensions_of(scope)]
        counts = self.lattice.counts
        if any(counts[total] == 0 and not self.withheld[total] for total in totals):
            self._known[at] = True
            return False
        if not totals or self.folded.has_few(place):
            return True
        return any(counts[total] < self.threshold for total in totals)

    def _settle(self, scope: int) -> None:
        """Hide the small cells of a scope, and the small totals that its cells add up to."""
        if not scope:
            return
        hiding = self._hiding(scope)
        for within in reversed(scopes_within(scope)):
            for place in self._small.get(within, ()):
                self.go_on()
                if not hiding.hide(place, within):
                    self.exposed.append(self.lattice.index(place))

    def _hiding(self, scope: int) -> Hiding:
        made = HidingInNetwork.of if scope.bit_count() < 3 else HidingInCubes
        return made(self.lattice, self.withheld, self._known, scope, self.threshold - 1)
