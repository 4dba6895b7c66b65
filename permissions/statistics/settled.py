"""Tables settled before: which cells are withheld follows from the counts alone, so it is kept.

Cases are counted anew at each asking. What is kept is found by exactly these counts and keys,
under the same threshold: it is never stale.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b
from threading import Lock

from permissions.statistics.lattice import Lattice
from permissions.statistics.suppression import Suppression

MOST_KEPT = 64
"""Tables kept, a byte a cell; the one asked for longest ago goes first."""


@dataclass(slots=True, eq=False)
class Settled:
    """Which cells of a table are withheld, by its counts. Threads may share it."""

    most: int = MOST_KEPT
    _kept: "OrderedDict[bytes, bytes]" = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def withheld(self, lattice: Lattice, threshold: int, go_on: Callable[[], None]) -> bytes:
        """A byte a cell, one where it is withheld."""
        name = _name(lattice, threshold)
        with self._lock:
            found = self._kept.get(name)
            if found is not None:
                self._kept.move_to_end(name)
                return found
        found = bytes(Suppression(lattice, threshold, go_on).run())
        with self._lock:
            self._kept[name] = found
            if len(self._kept) > self.most:
                self._kept.popitem(last=False)
        return found

    def __len__(self) -> int:
        return len(self._kept)


def _name(lattice: Lattice, threshold: int) -> bytes:
    """A digest of all that the suppression depends on: no two tables have the same."""
    digest = blake2b(repr((threshold, lattice.sizes)).encode(), digest_size=32)
    for part in lattice.parts():
        digest.update(repr(part).encode())
    return digest.digest()
