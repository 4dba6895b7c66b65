"""What verification found, and where."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from db.evidence.lines import Part

MOST: Final = 1_000
"""Findings kept; further ones are counted."""


class Kind(StrEnum):
    """What is wrong."""

    ALTERATION = "alteration"
    REMOVAL = "removal"
    EARLY_PURGE = "early purge"
    INSERTION = "insertion"
    REORDERING = "reordering"
    TRUNCATION = "truncation"
    CLOCK = "clock"
    SIGNATURE = "signature"
    KEY = "key"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the line, and what it is about, as far as it is known."""

    line: int
    writer: str | None = None
    seq: int | None = None
    checkpoint: int | None = None

    def __str__(self) -> str:
        """The place in words."""
        parts = [
            f"chain {self.writer}" if self.writer else "",
            f"entry {self.seq}" if self.seq is not None else "",
            f"checkpoint {self.checkpoint}" if self.checkpoint is not None else "",
            f"line {self.line}",
        ]
        return ", ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, where, and in words."""

    kind: Kind
    place: Place
    words: str

    def __str__(self) -> str:
        """The finding in one line."""
        return f"{self.kind}: {self.place}: {self.words}"


@dataclass(slots=True)
class Findings:
    """The findings so far, and the line being read."""

    line: int = 0
    number: int = 0
    kept: list[Finding] = field(default_factory=list)

    def add(
        self,
        kind: Kind,
        words: str,
        *,
        writer: str | None = None,
        seq: int | None = None,
        checkpoint: int | None = None,
    ) -> None:
        """Note one."""
        self.number += 1
        if self.number <= MOST:
            self.kept.append(Finding(kind, Place(self.line, writer, seq, checkpoint), words))


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification came to.

    `purged` entries are gone by their term; `uncovered` ones are newer than the last checkpoint,
    so that no signature holds them yet; the `oldest` was written then. `last` is the last
    checkpoint, `NUMBER:HASH`, for the controller to keep elsewhere. `untold` says why nothing can
    be said, where that is so.
    """

    findings: tuple[Finding, ...]
    found: int
    part: Part
    chains: int
    entries: int
    purged: int
    uncovered: int
    oldest: str | None
    checkpoints: int
    last: str | None
    untold: str | None

    @property
    def whole(self) -> bool:
        """Whether everything that was looked at is as it was written."""
        return not self.found and self.untold is None
