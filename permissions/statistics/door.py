"""The door of non-nominative statistics: what is counted, and the table that comes of the counts.

A case is counted where the law lets its count be told of: `CountedCase` is that record, of which
nothing else is ever read.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from permissions.categories import CASE, Category, always
from permissions.disclosure import Disclosure
from permissions.entities import Entity
from permissions.fields import Value
from permissions.ledger import Entry, Ledger
from permissions.purposes import Withholding
from permissions.refusal import Code, Refusal, refuse
from permissions.selection import Path
from permissions.statistics.deadline import MOST_SECONDS, Deadline
from permissions.statistics.dimensions import Dimension, Values
from permissions.statistics.lattice import Lattice, cells_of
from permissions.statistics.noise import noise
from permissions.statistics.settled import Settled

THRESHOLD, LEAST_THRESHOLD = 11, 5
"""Cases of a cell that is shown: where the operator chooses no other number, and at least (A14)."""
MOST_CELLS = 52_000
"""Cells of one table, totals included: of the widest one, over 250 courts."""
MOST_LISTED = 4_000
"""Cells of a table that lists every one; a wider table leaves out what its totals tell."""
CLAUSE = "48-1/al.14/b"
SMALL_CELL = Withholding.SMALL_CELL
METHOD = (
    "cells under the threshold withheld, others so that they cannot be worked out; shown counts "
    "perturbed by cell key, by 2 at most"
)

CountedCase = Entity("StatisticalCell", CASE, always(Category.STAT_NON_NOMINATIVE))
_SETTLED = Settled()
COUNT = Value("count", CountedCase, CountedCase.presence, CASE["statistics_key"])


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is told: its values by dimension, totals left out; None where it is withheld."""

    keys: tuple[tuple[Dimension, str], ...]
    count: int | None


def table(
    dimensions: Sequence[Dimension],
    values: Sequence[Values],
    counted: Iterable[tuple[tuple[str, ...], int, int]],
    threshold: int,
) -> list[Cell]:
    """The cells of a table, the grand total last. LIMIT_EXCEEDED, TIMEOUT."""
    sizes = tuple(len(each) for each in values)
    if cells_of(sizes) > MOST_CELLS:
        raise too_many_cells()
    places: list[Mapping[str, int]] = [{v: at for at, v in enumerate(each)} for each in values]
    lattice = Lattice.of(
        sizes,
        (
            (tuple(at[value] for at, value in zip(places, keys, strict=True)), count, key)
            for keys, count, key in counted
        ),
    )
    withheld = _SETTLED.withheld(lattice, threshold, Deadline.after(MOST_SECONDS).check)
    wide = len(withheld) > MOST_LISTED
    return [
        Cell(
            _told(dimensions, values, lattice.place(at)),
            None if hidden else _shown(lattice, at, threshold),
        )
        for at, hidden in enumerate(withheld)
        if not (wide and _totals_tell(lattice, withheld, at))
    ]


def _totals_tell(lattice: Lattice, withheld: bytes, at: int) -> bool:
    """Whether a cell is what its totals make one expect of a cell that is not listed: zero where
    one of them is shown as zero, else withheld where one of them is.
    """
    if lattice.counts[at] and not withheld[at]:
        return False
    place = lattice.place(at)
    totals = [
        lattice.total(at, place, dimension)
        for dimension, size in enumerate(lattice.sizes)
        if place[dimension] < size
    ]
    if withheld[at]:
        return any(withheld[each] for each in totals)
    return any(lattice.counts[each] == 0 and not withheld[each] for each in totals)


def too_many_cells() -> Refusal:
    """A table of too many cells, which is known without counting any case."""
    return refuse(
        Code.LIMIT_EXCEEDED,
        f"the table would have more than {MOST_CELLS} cells: ask for fewer dimensions",
        f"le tableau aurait plus de {MOST_CELLS} cellules : demandez moins de dimensions",
    )


def note(ledger: Ledger, path: Path, disclosure: Disclosure) -> None:
    """Cells are withheld, as the rules tell, never the counts: said once."""
    ledger.note(path, COUNT, disclosure)
    category = Category.STAT_NON_NOMINATIVE
    entry = Entry(path, category, SMALL_CELL, (CLAUSE,), partial=True)
    ledger.entries[entry] = None


def _told(
    dimensions: Sequence[Dimension], values: Sequence[Values], place: tuple[int, ...]
) -> tuple[tuple[Dimension, str], ...]:
    return tuple(
        (dimension, each[at])
        for dimension, each, at in zip(dimensions, values, place, strict=True)
        if at < len(each)
    )


def _shown(lattice: Lattice, at: int, threshold: int) -> int:
    """A count that is not zero, perturbed, and never under the threshold that it reaches."""
    count = lattice.counts[at]
    return max(count + noise(lattice.keys[at]), threshold) if count else 0
