"""A table folded: values of few cases as one value, and values of none as another.

Of a value whose total is under the threshold, every cell is withheld that is not known to be zero.
Two such values are alike to whoever knows all that is shown: their cells stand together in every
shown total that has them, and the cases of one may be those of the other. They are settled as one
value, of which a cell holds what theirs hold together. INVARIANT: if that cell may hold as many
cases as needed, so may each of theirs, and none at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from permissions.statistics.lattice import Lattice, Place

FEW, NO_CASE = "few", "none"
Group = int | str


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A table of fewer values. `few` is the one that stands for values of few cases, by dimension,
    or None; `places` are the values of the whole table, totals included, by those of the folded.
    """

    lattice: Lattice
    few: tuple[int | None, ...]
    places: tuple[Sequence[int], ...]

    @staticmethod
    def of(whole: Lattice, threshold: int) -> "Folded":
        """A table folded."""
        groups = [_groups(whole, each, threshold) for each in range(len(whole.sizes))]
        places, few, sizes = [], [], []
        for found in groups:
            order = {group: place for place, group in enumerate(dict.fromkeys(found))}
            places.append([*(order[group] for group in found), len(order)])
            few.append(order.get(FEW))
            sizes.append(len(order))
        parts = (
            (tuple(at[value] for at, value in zip(places, place, strict=True)), count, key)
            for place, count, key in whole.parts()
        )
        return Folded(Lattice.of(sizes, parts), tuple(few), tuple(places))

    def has_few(self, place: Place) -> bool:
        """Whether a cell is of a value that stands for several, of few cases."""
        return any(at == few for at, few in zip(place, self.few, strict=True))

    def unfolded(self) -> list[int]:
        """For each cell of the whole table, where it stands in the folded one."""
        found = [0]
        for places, stride in zip(self.places, self.lattice.strides, strict=True):
            steps = [place * stride for place in places]
            found = [at + step for at in found for step in steps]
        return found


def _groups(whole: Lattice, dimension: int, threshold: int) -> list[Group]:
    """What each value is settled with: itself, those of few cases, or those of none."""
    grand, found = whole.index(whole.sizes), list[Group]()
    if whole.counts[grand] < threshold:
        return [FEW] * whole.sizes[dimension]
    stride, size = whole.strides[dimension], whole.sizes[dimension]
    for value in range(size):
        count = whole.counts[grand + (value - size) * stride]
        found.append(value if count >= threshold else FEW if count else NO_CASE)
    return found
