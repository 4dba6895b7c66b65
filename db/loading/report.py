"""What a load says: its progress, the bad lines, and what it kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

MOST_REPORTED = 1_000
"""Bad lines that a report holds; all of them are counted, and all go to the file of rejects."""


class LoadError(Exception):
    """A load that could not be tried; the text is for whoever started it."""


class Step(StrEnum):
    """What a load is doing."""

    READING = "reading"
    CHECKING = "checking"
    STORING = "storing"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step has come: bytes when reading, else the count of checks or record types."""

    step: Step
    done: int
    total: int


Watch = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be kept: its number from 1, the key at fault (none: the line), why."""

    number: int
    field: str | None
    reason: str

    def __str__(self) -> str:
        return f"line {self.number}, {self.field + ': ' if self.field else ''}{self.reason}"


@dataclass(frozen=True, slots=True)
class LoadReport:
    """The outcome of a load.

    `kept` counts the records stored, by type (empty when nothing was kept); `bad` holds the first
    thousand bad lines in their order, `bad_count` says how many there are. `rejects` is the file
    the bad lines were written to, if one was. `nameless` counts the records that came without an
    id, and were kept: the same file, loaded again, brings them again.
    """

    lines: int
    kept: Mapping[str, int]
    bad: tuple[BadLine, ...] = ()
    bad_count: int = 0
    rejects: Path | None = None
    nameless: int = 0

    @property
    def stored(self) -> bool:
        """Whether anything of the file is in the register now."""
        return bool(self.kept)
