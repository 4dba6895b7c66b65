"""Moves of cases between the cells of a table that change nothing that is shown.

Cases moved round the corners of a hypercube, up at one and down at the next, change no total over
its directions (Repsilber, "Preservation of confidentiality in aggregated data", 1994; Giessing and
Repsilber, "Tools and strategies to protect multiple tables with the GHQUAR cell suppression
engine", 2002). Totals over the other directions move with the corners, and must be withheld.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import product

from permissions.statistics.lattice import Lattice, Place, dimensions_of, scopes_within


@dataclass(frozen=True, slots=True)
class Move:
    """A hypercube at a cell: the corners that go against the cell, and those that go with it."""

    against: tuple[int, ...]
    along: tuple[int, ...]
    cost: int


@dataclass(slots=True)
class Room:
    """How far one cell can be moved, with the cases of the corners that moves have used up."""

    up: int = 0
    down: int = 0
    used_up: dict[int, int] = field(default_factory=dict)
    used_down: dict[int, int] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """The counts spanned, less one."""
        return self.up + self.down


@dataclass(slots=True, eq=False)
class Moves:
    """The moves of one scope's cells. `known` are zeros that a shown total tells: they stay.

    `withhold` is told of each corner; `looked_at` counts the hypercubes looked at.
    """

    lattice: Lattice
    withheld: bytearray
    known: bytearray
    scope: int
    need: int
    withhold: Callable[[int], None]
    looked_at: int = 0
    _open: dict[tuple[int, int], bool] = field(default_factory=dict)

    def make_best(self, place: Place, within: int, room: Room, most: Place) -> bool:
        """Make the move of a cell, in directions `within`, that hides at least cost, or goes
        farthest: its corners are withheld. False where there is none.
        """
        at = self.lattice.index(place)
        best: tuple[tuple[int, int], Move] | None = None
        for move in self._moves(at, place, within, room, most):
            self.looked_at += 1
            gain = sum(self._gain(at, move, room))
            if gain > 0:
                enough = gain >= self.need - room.width
                rank = (0, move.cost) if enough else (1, -gain)
                if best is None or rank < best[0]:
                    best = rank, move
                if rank == (0, 0):
                    break
        if best is None:
            return False
        self._make(at, best[1], room)
        return True

    def _make(self, at: int, move: Move, room: Room) -> None:
        up, down = self._gain(at, move, room)
        room.up += up
        room.down += down
        for corner in move.against:
            self.withhold(corner)
            room.used_up[corner] = room.used_up.get(corner, 0) + up
        for corner in (at, *move.along):
            self.withhold(corner)
            room.used_down[corner] = room.used_down.get(corner, 0) + down

    def _gain(self, at: int, move: Move, room: Room) -> tuple[int, int]:
        """How far a move takes the cell up, and how far down, beyond the moves already made.

        Without corners, every total is withheld: the cell may be anything.
        """
        counts, used_up, used_down = self.lattice.counts, room.used_up, room.used_down
        if not move.against:
            return self.need, 0
        up = min(counts[each] - used_up.get(each, 0) for each in move.against)
        down = min(counts[each] - used_down.get(each, 0) for each in (at, *move.along))
        return up, down

    def _moves(self, at: int, place: Place, within: int, room: Room, most: Place) -> Iterator[Move]:
        """Hypercubes along each set of directions in which the cell may be moved."""
        for moved in scopes_within(within):
            kept = self.scope & ~moved
            if not self._is_open(at, place, kept):
                continue
            steps = [
                self._steps(at, place, each, room, most[moved.bit_count() - 1])
                for each in dimensions_of(moved)
            ]
            for chosen in product(*steps):
                move = self._move(at, place, chosen, kept)
                if move is not None:
                    yield move

    def _move(
        self, at: int, place: Place, chosen: tuple[tuple[int, int], ...], kept: int
    ) -> Move | None:
        """The hypercube with corners at some (dimension, value) from a cell, if it may serve."""
        corners = [(at, place, 0)]
        for dimension, value in chosen:
            step = (value - place[dimension]) * self.lattice.strides[dimension]
            corners += [
                (index + step, (*where[:dimension], value, *where[dimension + 1 :]), turns + 1)
                for index, where, turns in corners
            ]
        cost = 0
        turned: tuple[list[int], list[int]] = [], []
        for index, where, turns in corners[1:]:
            if self.known[index] or not self._is_open(index, where, kept):
                return None
            if not self.withheld[index]:
                cost += 1 + self.lattice.counts[index]
            turned[turns % 2].append(index)
        return Move(tuple(turned[1]), tuple(turned[0]), cost)

    def _steps(
        self, at: int, place: Place, dimension: int, room: Room, most: int
    ) -> list[tuple[int, int]]:
        """The best (dimension, value) to move to: already withheld, or of few cases but enough."""
        need, stride = self.need - room.width, self.lattice.strides[dimension]
        base = at - place[dimension] * stride
        ranked: list[tuple[int, int, int]] = []
        for value in range(self.lattice.sizes[dimension]):
            index = base + value * stride
            if value == place[dimension] or self.known[index]:
                continue
            count = self.lattice.counts[index] - room.used_up.get(index, 0)
            if count < need:
                ranked.append((2, -count, value))
            elif self.withheld[index]:
                ranked.append((0, -count, value))
            else:
                ranked.append((1, count, value))
        return [(dimension, value) for _, _, value in nsmallest(most, ranked)]

    def _is_open(self, at: int, place: Place, kept: int) -> bool:
        """Whether all totals of a cell over directions kept are withheld, so that they may move."""
        if not kept:
            return True
        found = self._open.get((at, kept))
        if found is None:
            found = self._open[at, kept] = all(
                self.withheld[self._total(at, place, over)] for over in scopes_within(kept)[1:]
            )
        return found

    def _total(self, at: int, place: Place, over: int) -> int:
        for dimension in dimensions_of(over):
            at = self.lattice.total(at, place, dimension)
        return at
