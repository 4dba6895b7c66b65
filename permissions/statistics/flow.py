"""How far a cell of a two-way table can be moved, exactly: a flow in the network of its totals.

Rows and columns are nodes; a cell is an arc from its row to its column, a total one to or from a
node of its own. Cases may be moved along the arcs that are withheld, more of them forwards, those
there are backwards; a shown arc does not move (Cox, "Network models for complementary cell
suppression", 1995).
"""

from collections import deque
from dataclasses import dataclass

from permissions.statistics.lattice import Lattice, Place

Arc = tuple[int, int, int]
"""From a node, to a node, the place of the cell."""
WITHOUT_END = 1 << 40


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """The network of a two-way scope; what is withheld is read at each search."""

    lattice: Lattice
    withheld: bytearray
    arcs: dict[int, tuple[int, int]]
    leaving: list[list[Arc]]
    entering: list[list[Arc]]

    @staticmethod
    def of(lattice: Lattice, withheld: bytearray, scope: int) -> "Flow":
        """The network of a scope of two dimensions."""
        first, second = (each for each in range(len(lattice.sizes)) if scope >> each & 1)
        rows, columns = lattice.sizes[first], lattice.sizes[second]
        everything, nodes = rows + columns, rows + columns + 2
        leaving: list[list[Arc]] = [[] for _ in range(nodes)]
        entering: list[list[Arc]] = [[] for _ in range(nodes)]
        arcs: dict[int, tuple[int, int]] = {}
        for row in range(rows + 1):
            for column in range(columns + 1):
                place: Place = tuple(
                    {first: row, second: column}.get(each, size)
                    for each, size in enumerate(lattice.sizes)
                )
                at = lattice.index(place)
                source = row if row < rows else everything
                target = rows + column if column < columns else everything + 1
                if row < rows and column == columns:
                    source, target = everything, row
                elif row == rows and column < columns:
                    source, target = rows + column, everything + 1
                elif row == rows:
                    source, target = everything + 1, everything
                arcs[at] = source, target
                leaving[source].append((source, target, at))
                entering[target].append((source, target, at))
        return Flow(lattice, withheld, arcs, leaving, entering)

    def width(self, at: int, need: int) -> int:
        """The counts that a withheld cell may have beside its own, `need` of them at most."""
        source, target = self.arcs[at]
        down = min(self.lattice.counts[at], need)
        found = self._pushed(source, target, at, down)
        return found + self._pushed(target, source, at, need - found)

    def _pushed(self, source: int, target: int, without: int, most: int) -> int:
        """What can be pushed from a node to another, `most` at most, past one arc."""
        moved: dict[int, int] = {}
        pushed = 0
        while pushed < most:
            way = self._way(source, target, without, moved)
            if way is None:
                break
            amount = min([most - pushed, *(room for _, _, room in way)])
            for at, turn, _ in way:
                moved[at] = moved.get(at, 0) + turn * amount
            pushed += amount
        return pushed

    def _way(
        self, source: int, target: int, without: int, moved: dict[int, int]
    ) -> list[tuple[int, int, int]] | None:
        """The shortest way with room, as (cell, forwards or backwards, room)."""
        came: dict[int, tuple[int, int, int, int]] = {source: (-1, -1, 0, 0)}
        queue = deque([source])
        while queue and target not in came:
            node = queue.popleft()
            for _, onward, at in self.leaving[node]:
                if onward not in came and at != without and self.withheld[at]:
                    came[onward] = node, at, 1, WITHOUT_END
                    queue.append(onward)
            for back, _, at in self.entering[node]:
                if back not in came and at != without and self.withheld[at]:
                    room = self.lattice.counts[at] + moved.get(at, 0)
                    if room > 0:
                        came[back] = node, at, -1, room
                        queue.append(back)
        if target not in came:
            return None
        way: list[tuple[int, int, int]] = []
        node = target
        while node != source:
            node, at, turn, room = came[node]
            way.append((at, turn, room))
        return way
