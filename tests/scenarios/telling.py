"""What comes of an operation on the evaluator's road, and why."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from uuid import UUID

from permissions.evaluator import Consultation, Record
from permissions.refusal import Refusal
from permissions.selection import Path

Note: TypeAlias = tuple[Path, str, str, tuple[str, ...]]
"""A thing withheld: response path, category, code, clauses."""


@dataclass(frozen=True, slots=True)
class Unseen:
    """A record that a caller does not see."""

    consultation: Consultation
    record: Record

    @property
    def clauses(self) -> set[str]:
        """The clauses that close it, or would have opened it."""
        return set(self.consultation.relied_on(self.record, self.record.entity.presence))


@dataclass(slots=True)
class Told:
    """What came of an operation: data, or a refusal; and why.

    `opened` are the clauses that open what stands at a response path; `closed` the record that is
    not seen there, `unseen` those met on the way, by id.
    """

    data: dict[str, Any] | None = None
    refusal: Refusal | None = None
    withheld: set[Note] = field(default_factory=set)
    opened: dict[Path, set[str]] = field(default_factory=lambda: defaultdict(set))
    closed: dict[Path, Unseen] = field(default_factory=dict)
    unseen: dict[UUID, Unseen] = field(default_factory=dict)
