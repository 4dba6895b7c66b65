"""When a subscription reads: at instants fixed when it begins.

Were it to pause after each reading, a change that its caller may not see, for which it reads and
tells nothing, would put off what he may see: he could tell from the delay that there was one.
"""

import asyncio
import math
from collections.abc import Callable
from dataclasses import dataclass, field

from db.changes import Watch


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds from one instant at which a subscription may read to the next, and from one at which
    it does so unasked to the next: rights and terms end by time alone, and a notification may be
    lost.
    """

    least: float = 0.5
    most: float = 30.0

    @property
    def unasked(self) -> int:
        """Every how many instants it reads though nothing was told to have changed."""
        return max(1, math.floor(self.most / self.least))


def _now() -> float:
    return asyncio.get_running_loop().time()


@dataclass(slots=True)
class Instants:
    """The instants of one subscription, counted from its first reading, which is 0.

    Whatever changes is read at the first of them after it, read or not for something else before.
    """

    pace: Pace
    now: Callable[[], float] = _now
    _begun: float = field(init=False)
    _last: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self._begun = self.now()

    async def next(self, watch: Watch) -> None:
        """Return at the next instant at which there is something to read."""
        unasked = (math.floor(self._passed()) // self.pace.unasked + 1) * self.pace.unasked
        await watch.changed(self._at(unasked) - self.now())
        self._last = max(self._last + 1, min(unasked, math.ceil(self._passed())))
        await asyncio.sleep(self._at(self._last) - self.now())

    def _passed(self) -> float:
        return (self.now() - self._begun) / self.pace.least

    def _at(self, instant: int) -> float:
        return self._begun + instant * self.pace.least
