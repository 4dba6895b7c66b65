"""How far a withheld cell can be moved, and what more to withhold so that it can be moved enough.

The cells of a table of one or two dimensions are arcs between nodes, its totals among them; cases
may be moved along the arcs that are withheld, more of them forwards, those there are backwards; a
shown arc does not move (Cox, "Network models for complementary cell suppression", 1995). What to
withhold is the cheapest way from an end of the cell's arc to the other (Kelly, Golden and Assad,
"Cell suppression: disclosure protection for sensitive tabular data", 1992; Castro, "A
shortest-paths heuristic for statistical data protection in positive tables", 2007).

Nodes between which twice the need can be moved both ways, are joined to one. INVARIANT: that
changes no answer. The arc asked about counts for the need at most, either way, so that without it
the need can still be moved between joined nodes; a cut that parts them is none that matters, and
any other is there among joined nodes as well (max-flow min-cut). Withholding more only adds arcs.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush

Arc = tuple[int, int, int, bool]
"""A cell, its nodes, and whether it may be withheld for others: totals were settled before."""
Taken = dict[tuple[int, int], int]
"""Room from a node to another that is used up; less than none where what was moved goes back."""


@dataclass(slots=True, eq=False)
class Network:
    """A network in which cells are to be hidden by `need` other counts that they may have.

    `room` is how much may be moved from a node to another, along all arcs between them.
    """

    counts: list[int]
    need: int
    arcs: dict[int, tuple[int, int]]
    shown: list[list[tuple[int, int, bool]]]
    room: list[dict[int, int]]
    joined: list[int]
    withheld: set[int] = field(default_factory=set)
    tried: Taken = field(default_factory=dict)

    @staticmethod
    def of(
        nodes: int, arcs: Iterable[Arc], counts: list[int], withheld: bytearray, need: int
    ) -> "Network":
        """A network of the arcs that are withheld, and of those that may be."""
        shown: list[list[tuple[int, int, bool]]] = [[] for _ in range(nodes)]
        room: list[dict[int, int]] = [{} for _ in range(nodes)]
        made = Network(counts, need, {}, shown, room, list(range(nodes)))
        for at, source, target, may_be in arcs:
            if withheld[at] or may_be:
                made.arcs[at] = source, target
            if not withheld[at] and may_be:
                shown[source].append((at, target, True))
                shown[target].append((at, source, False))
        for at in made.arcs:
            if withheld[at]:
                made.withhold(at)
        return made

    def withhold(self, at: int) -> None:
        """An arc is withheld from now on."""
        if at in self.withheld:
            return
        self.withheld.add(at)
        source, target = self._ends(at)
        if source != target:
            forwards, backwards = self._rooms(at)
            self.room[source][target] = self.room[source].get(target, 0) + forwards
            self.room[target][source] = self.room[target].get(source, 0) + backwards
            self._join_where_wide(source, target)

    def is_hidden(self, at: int) -> bool:
        """Whether a withheld cell may have as many other counts as needed."""
        source, target = self._ends(at)
        if source == target:
            return True
        up = self._push(target, source, self.need, self._without(at))
        if up >= self.need:
            self._join_if_far(source, target)
            return True
        down = self.need - up
        return (
            self.counts[at] >= down and self._push(source, target, down, self._without(at)) == down
        )

    def whole_way(self, at: int) -> tuple[int, list[int]] | None:
        """The cost, and the cells to withhold, of moving a cell that is not hidden up by all that
        is needed; None where there is no such way.
        """
        source, target = self._ends(at)
        return self._cheapest(target, source, self.need, self._without(at))

    def part_of_a_way(self, at: int) -> list[int] | None:
        """The cells to withhold to move a cell farther than it can be now, up or else down; None
        where no withholding does it.
        """
        source, target = self._ends(at)
        for start, end, most in (target, source, self.need), (source, target, self.counts[at]):
            taken = self._without(at)
            self._push(start, end, most, taken)
            found = self._cheapest(start, end, 1, taken)
            if found is not None and found[1]:
                return found[1]
        return None

    def _ends(self, at: int) -> tuple[int, int]:
        source, target = self.arcs[at]
        return self._of(source), self._of(target)

    def _of(self, node: int) -> int:
        """The node that stands for those joined with one."""
        joined = self.joined
        while joined[node] != node:
            joined[node] = joined[joined[node]]
            node = joined[node]
        return node

    def _rooms(self, at: int) -> tuple[int, int]:
        """Room forwards and backwards. More than twice the need is never asked of one arc."""
        count, most = self.counts[at], 2 * self.need
        return (self.need if count <= self.need else most), min(count, most)

    def _without(self, at: int) -> Taken:
        """The room of the arc itself, which is not to be used."""
        source, target = self._ends(at)
        forwards, backwards = self._rooms(at)
        return {(source, target): forwards, (target, source): backwards}

    def _push(self, source: int, target: int, most: int, taken: Taken) -> int:
        """How much can be moved from a node to another, `most` at most; added to what is taken."""
        if most <= 0:
            return 0
        out = self._room_left(source, taken, out=True)
        into = self._room_left(target, taken, out=False)
        most = min(most, sum(out.values()), sum(into.values()))
        pushed = self._push_straight((source, out), (target, into), most, taken) if most > 0 else 0
        while pushed < most:
            way = self._way(source, target, taken)
            if way is None:
                break
            pushed += self._push_along(way, most - pushed, taken)
        return pushed

    def _room_left(self, node: int, taken: Taken, *, out: bool) -> dict[int, int]:
        """What can be moved to each neighbour of a node, or from it."""
        rooms, found = self.room, {}
        for other, room in rooms[node].items():
            if out:
                left = room - taken.get((node, other), 0)
            else:
                left = rooms[other][node] - taken.get((other, node), 0)
            if left > 0:
                found[other] = left
        return found

    def _push_straight(
        self,
        start: tuple[int, dict[int, int]],
        end: tuple[int, dict[int, int]],
        most: int,
        taken: Taken,
    ) -> int:
        """What goes from a node to another along three steps at most: nearly all of it does."""
        (source, out), (target, into), pushed = start, end, 0
        if target in out:
            pushed += self._push_along([(source, target)], most, taken)
        for node in out:
            if pushed == most:
                return pushed
            if node in into:
                pushed += self._push_along([(source, node), (node, target)], most - pushed, taken)
        for last in into:
            beside = self.room[last]
            for first in out:
                if first in beside and self.room[first][last] > 0:
                    way = [(source, first), (first, last), (last, target)]
                    pushed += self._push_along(way, most - pushed, taken)
                    if pushed == most:
                        return pushed
        return pushed

    def _push_along(self, way: list[tuple[int, int]], most: int, taken: Taken) -> int:
        """What goes along a way."""
        for each in way:
            most = min(most, self._left(each, taken))
            if most <= 0:
                return 0
        for each in way:
            _take(taken, each, most)
        return most

    def _left(self, step: tuple[int, int], taken: Taken) -> int:
        return self.room[step[0]].get(step[1], 0) - taken.get(step, 0)

    def _way(self, source: int, target: int, taken: Taken) -> list[tuple[int, int]] | None:
        """The shortest way with room, as steps from node to node."""
        came = {source: source}
        queue = deque([source])
        while queue and target not in came:
            node = queue.popleft()
            for onward, room in self.room[node].items():
                if onward not in came and room > taken.get((node, onward), 0):
                    came[onward] = node
                    queue.append(onward)
        if target not in came:
            return None
        way = []
        while target != source:
            way.append((came[target], target))
            target = came[target]
        return way

    def _cheapest(
        self, source: int, target: int, least: int, taken: Taken
    ) -> tuple[int, list[int]] | None:
        """The cost, and the cells to withhold, of the cheapest way with room for `least`."""
        best = {source: 0}
        came: dict[int, tuple[int, int | None]] = {}
        heap = [(0, source)]
        while heap:
            cost, node = heappop(heap)
            if node == target:
                return cost, _cells(came, source, target)
            if cost > best[node]:
                continue
            for onward, room in self.room[node].items():
                enough = room - taken.get((node, onward), 0) >= least
                if enough and cost < best.get(onward, cost + 1):
                    best[onward] = cost
                    came[onward] = node, None
                    heappush(heap, (cost, onward))
            for at, end, forwards in self._may_be_withheld(node):
                count = self.counts[at]
                onward, more = self._of(end), cost + 1 + count
                if (forwards or count >= least) and more < best.get(onward, more + 1):
                    best[onward] = more
                    came[onward] = node, at
                    heappush(heap, (more, onward))
        return None

    def _may_be_withheld(self, node: int) -> list[tuple[int, int, bool]]:
        """The shown arcs at a node; those withheld since are forgotten."""
        self.shown[node] = [each for each in self.shown[node] if each[0] not in self.withheld]
        return self.shown[node]

    def _join_if_far(self, source: int, target: int) -> None:
        """Join nodes where twice the need can be moved both ways; tried again where more is
        withheld.
        """
        most, pair = 2 * self.need, (source, target)
        if self.tried.get(pair) == len(self.withheld):
            return
        self.tried[pair] = len(self.withheld)
        if (
            self._push(target, source, most, {}) >= most
            and self._push(source, target, most, {}) >= most
        ):
            self._join(source, target)

    def _join_where_wide(self, source: int, target: int) -> None:
        most = 2 * self.need
        if self.room[source].get(target, 0) >= most and self.room[target].get(source, 0) >= most:
            self._join(source, target)

    def _join(self, first: int, second: int) -> None:
        """Make one node of two, and of all that is joined by that."""
        if len(self.room[first]) < len(self.room[second]):
            first, second = second, first
        self.joined[second] = first
        self.shown[first] += self.shown[second]
        self.room[first].pop(second, None)
        moved, self.room[second] = self.room[second], {}
        for node, room in moved.items():
            if node != first:
                self.room[first][node] = self.room[first].get(node, 0) + room
                back = self.room[node].pop(second)
                self.room[node][first] = self.room[node].get(first, 0) + back
        for node in moved:
            if self._of(node) != self._of(first):
                self._join_where_wide(self._of(first), self._of(node))


def _take(taken: Taken, step: tuple[int, int], amount: int) -> None:
    back = step[1], step[0]
    taken[step] = taken.get(step, 0) + amount
    taken[back] = taken.get(back, 0) - amount


def _cells(came: dict[int, tuple[int, int | None]], source: int, target: int) -> list[int]:
    """The cells to withhold along a way that was found."""
    cells = []
    while target != source:
        target, at = came[target]
        if at is not None:
            cells.append(at)
    return cells
