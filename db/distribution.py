"""How often a measure came to how much: counted by upper bounds, for metrics."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Distribution:
    """How many measures came up to each of `bounds`, and beyond the last; `total` is their sum."""

    bounds: tuple[float, ...]
    total: float = 0.0
    _counts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._counts = [0] * (len(self.bounds) + 1)

    def add(self, measure: float) -> None:
        """Count one."""
        self._counts[bisect_left(self.bounds, measure)] += 1
        self.total += measure

    def buckets(self) -> Iterator[tuple[str, int]]:
        """Each bound with how many came up to it, as Prometheus counts: the lower ones included."""
        below = 0
        for bound, number in zip((*self.bounds, "+Inf"), self._counts, strict=True):
            below += number
            yield str(bound), below
