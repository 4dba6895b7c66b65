"""Hash chains: each entry's hash is over what it says and the hash of the entry before it.

The first entry stands on the hash of its chain's opening, so that the file of a chain, on which its
retention depends, is as fixed as its entries.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

import orjson

from db.enumerations import Processing
from db.evidence.canonical import canonical, digest, moment
from db.journal_entry import JournalRow

NOTHING: Final = "0" * 64
"""What the first checkpoint stands on, in place of the hash of one before."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a chain: its number and its hash (32 bytes)."""

    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Chain:
    """What one writer says of one file; `processing` is None where no file was known.

    `name` is the writer as a text, made once.
    """

    writer: UUID
    processing: Processing | None
    opened_at: datetime
    name: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", str(self.writer))

    def said(self) -> dict[str, object]:
        """What its opening says."""
        return {
            "opened_at": moment(self.opened_at),
            "processing": self.processing,
            "writer": self.name,
        }

    def opening(self) -> bytes:
        """The hash on which its first entry stands."""
        return digest(canonical(self.said()))


def entry_said(
    row: JournalRow, *, writer: str, seq: int, previous: str | None, written_at: str
) -> dict[str, object]:
    """What the hash of an entry is over; `previous` is the hash before it, in hexadecimal.

    None where that is not there any more: such an entry is read, and never written.
    """
    agent, role, purpose, references, instant, operation, document, plan, ids, acts, outcome = row
    return {
        "acting_role": role,
        "agent": None if agent is None else str(agent),
        "authorisation_ids": acts.hex(),
        "document": None if document is None else document.hex(),
        "instant": moment(instant),
        "operation": operation,
        "outcome": outcome,
        "plan": plan.hex(),
        "previous": previous,
        "purpose": purpose,
        "record_ids": ids.hex(),
        "references": orjson.Fragment(references),
        "seq": seq,
        "writer": writer,
        "written_at": written_at,
    }


def entry_hash(row: JournalRow, *, writer: str, seq: int, previous: str, written_at: str) -> bytes:
    """The hash of an entry. The references of `row` are canonical, as `row_of` makes them."""
    said = entry_said(row, writer=writer, seq=seq, previous=previous, written_at=written_at)
    return digest(canonical(said))
