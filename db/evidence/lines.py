"""The journal as lines of canonical JSON, in the one order in which it can be verified as it comes.

    journal                      what the lines hold
    key ...                      in their order
    chain ..., plan, entry ...   a segment: chains first named here, then entries by writer and
    checkpoint                   number, a plan before the first entry that names it
    ... more segments, each closed by its checkpoint; then what no checkpoint covers yet ...
    head                         never in a journal that is whole: says of entries that a checkpoint
                                 covers them, and there is no such checkpoint
    end                          how many lines, and their hash: a file that was cut short is known

Chains and plans are written once. `read_lines` makes them from a database.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import orjson

from db.enumerations import Processing
from db.evidence.canonical import canonical, canonical_texts

VERSION: Final = 1
PLAN_LISTS: Final = ("by_record", "clauses", "released", "root_fields", "withheld")


@dataclass(frozen=True, slots=True)
class Part:
    """What of a journal is exported: everything, or whole segments.

    `first` and `last` are numbers of checkpoints, both included; with `last`, what no checkpoint
    covers is left out. `file`: the entries of one file alone; chains of others are named, so that
    checkpoints can be verified.
    """

    first: int = 1
    last: int | None = None
    file: Processing | None = None

    def leaves_out(self, processing: str | None) -> bool:
        """Whether entries of a chain of this file are left out."""
        return self.file is not None and processing != self.file

    def said(self) -> dict[str, object]:
        """The first line."""
        return {
            "file": self.file,
            "first": self.first,
            "last": self.last,
            "type": "journal",
            "version": VERSION,
        }


@dataclass(slots=True)
class Tally:
    """Counts and hashes lines, for the last of them to say."""

    lines: int = 0
    _hash: Any = field(default_factory=hashlib.sha256)

    def add(self, line: bytes) -> bytes:
        """The line, counted."""
        self.lines += 1
        self._hash.update(line)
        self._hash.update(b"\n")
        return line

    def end(self) -> bytes:
        """The last line."""
        return canonical({"lines": self.lines, "sha256": self._hash.hexdigest(), "type": "end"})


def line_of(kind: str, said: Mapping[str, object], **more: object) -> bytes:
    """One line: what is hashed or signed, with its kind and its hash or signature."""
    return canonical({**said, **more, "type": kind})


def embedded(said: Mapping[str, str]) -> orjson.Fragment:
    """References inside a line."""
    return orjson.Fragment(canonical_texts(said))
