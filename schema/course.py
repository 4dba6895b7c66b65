"""How an operation went, without a value of it: for metrics, logs and spans.

INVARIANT: nothing that a client wrote and no id is in a `Course`; its texts are members of closed
lists and names of the schema.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter
from typing import Final, Literal, get_args

from db.enumerations import Role
from permissions.purposes import Purpose

Phase = Literal["GATE", "PLAN", "DATABASE", "SHAPE", "JOURNAL"]
"""What an operation spends its time on. Plain texts: members of an enumeration cost more to count
than what is counted.
"""
PHASES: Final[tuple[Phase, ...]] = get_args(Phase)


@dataclass(slots=True)
class Course:
    """The phases of an operation in their order, and what is known of it.

    `entered` holds each phase with when it began, in seconds of `perf_counter`; a phase ends where
    the next begins, the last at `ended`. `kind` is the type of the operation (`query`, ...), None
    where its document was not read so far. `there` is false of an act whose object was not there.
    """

    entered: list[tuple[Phase, float]]
    kind: str | None = None
    roots: tuple[str, ...] = ()
    role: Role | None = None
    purpose: Purpose | None = None
    there: bool = True
    ended: float = 0.0

    @classmethod
    def begun(cls, phase: Phase = "PLAN") -> "Course":
        """A course that begins now."""
        return cls([(phase, perf_counter())])

    def since(self, begun: float) -> None:
        """It began earlier, with finding out who asks."""
        if self.entered[0][0] == "GATE":
            self.entered[0] = "GATE", begun
        else:
            self.entered.insert(0, ("GATE", begun))

    def enter(self, phase: Phase) -> None:
        """One phase ends and another begins."""
        self.entered.append((phase, perf_counter()))

    def end(self) -> None:
        """The last phase ends."""
        self.ended = perf_counter()

    def laps(self) -> Iterator[tuple[Phase, float, float]]:
        """Each phase with when it began and ended."""
        phase, begun = self.entered[0]
        for following, ended in self.entered[1:]:
            yield phase, begun, ended
            phase, begun = following, ended
        yield phase, begun, self.ended
