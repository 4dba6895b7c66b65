"""How an operation went, without a value of it: for metrics, logs and spans.

INVARIANT: nothing that a client wrote and no id is in a `Course`; its texts are members of closed
lists and names of the schema.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import auto
from time import perf_counter

from db.enumerations import Listed, Role
from permissions.purposes import Purpose


class Phase(Listed):
    """What an operation spends its time on."""

    GATE = auto()
    PLAN = auto()
    DATABASE = auto()
    SHAPE = auto()
    JOURNAL = auto()


@dataclass(slots=True)
class Course:
    """The phases of an operation in their order, and what is known of it.

    `entered` holds each phase with when it began, in seconds of `perf_counter`; a phase ends where
    the next begins, the last at `ended`. `kind` is the type of the operation (`query`, ...), None
    where its document was not read so far.
    """

    entered: list[tuple[Phase, float]]
    kind: str | None = None
    roots: tuple[str, ...] = ()
    role: Role | None = None
    purpose: Purpose | None = None
    ended: float = 0.0

    @classmethod
    def begun(cls, phase: Phase = Phase.PLAN) -> "Course":
        """A course that begins now."""
        return cls([(phase, perf_counter())])

    def since(self, begun: float) -> None:
        """It began earlier, with finding out who asks."""
        if self.entered[0][0] is Phase.GATE:
            self.entered[0] = Phase.GATE, begun
        else:
            self.entered.insert(0, (Phase.GATE, begun))

    def enter(self, phase: Phase) -> None:
        """One phase ends and another begins."""
        self.entered.append((phase, perf_counter()))

    def end(self) -> None:
        """The last phase ends."""
        self.ended = perf_counter()

    def laps(self) -> Iterator[tuple[Phase, float, float]]:
        """Each phase with when it began and ended."""
        ends: list[float] = [begun for _, begun in self.entered[1:]]
        ends.append(self.ended)
        for (phase, begun), ended in zip(self.entered, ends, strict=True):
            yield phase, begun, ended
