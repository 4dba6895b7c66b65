"""How long tables may be worked on: processor time of the thread that does, so that what is refused
does not follow from who else is served.
"""

from dataclasses import dataclass
from time import thread_time

from permissions.refusal import Code, refuse

MOST_SECONDS = 10.0
"""Seconds that a table may take, and those after which an operation begins no other."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """An instant of the thread's own clock, in seconds: for one thread alone."""

    end: float

    @staticmethod
    def after(seconds: float) -> "Deadline":
        """So many seconds from now."""
        return Deadline(thread_time() + seconds)

    def check(self) -> None:
        """Go on before the deadline. TIMEOUT after it."""
        if thread_time() > self.end:
            raise refuse(
                Code.TIMEOUT,
                "the table takes too long to protect: ask for fewer dimensions, or fewer tables",
                "le tableau est trop long à protéger : demandez moins de dimensions, ou moins de "
                "tableaux",
            )
