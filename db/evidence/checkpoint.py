"""What a checkpoint says: where every chain that moved stands, signed, on the checkpoint before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from db.evidence.canonical import canonical, digest, moment


@dataclass(frozen=True, slots=True)
class Segment:
    """Entries of a chain that one checkpoint covers: those after `after`, up to `seq`.

    `opening` is the hash of the chain's opening, `hash` that of entry `seq`.
    """

    writer: UUID
    opening: bytes
    after: int
    seq: int
    hash: bytes

    def said(self) -> dict[str, object]:
        """The segment as a checkpoint names it."""
        return {
            "after": self.after,
            "chain": self.opening.hex(),
            "hash": self.hash.hex(),
            "seq": self.seq,
            "writer": str(self.writer),
        }


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A checkpoint; `previous` is the hash of the one before in hexadecimal, `key` a key's name."""

    number: int
    at: datetime
    key: str
    previous: str
    heads: tuple[Segment, ...]

    def said(self) -> dict[str, object]:
        """What is signed."""
        return checkpoint_said(
            self.number, self.at, self.key, self.previous, (each.said() for each in self.heads)
        )

    def content(self) -> bytes:
        """The text that is signed."""
        return canonical(self.said())

    def hash(self) -> str:
        """Its hash, in hexadecimal, on which the next one stands."""
        return digest(self.content()).hex()


def checkpoint_said(
    number: int, at: datetime, key: str, previous: str, heads: Iterable[dict[str, object]]
) -> dict[str, object]:
    """What is signed, heads in the order of their writers."""
    return {
        "at": moment(at),
        "heads": sorted(heads, key=lambda head: str(head["writer"])),
        "key": key,
        "number": number,
        "previous": previous,
    }
