"""For how long entries of each file are kept, in calendar years (LAW 5.7, A44)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Final

from db.enumerations import Processing
from db.retention.years import later

JOURNAL_YEARS: Final[Mapping[Processing, int]] = MappingProxyType(
    {Processing.REGISTRY: 5, Processing.INTERCEPT: 3, Processing.ANTECEDENTS: 6}
)
"""R15-33-66-13, R40-50, R40-30."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Years by file; entries of no known file are kept for the longest."""

    years: Mapping[Processing, int] = field(default_factory=lambda: JOURNAL_YEARS)

    def of(self, processing: str | None) -> int:
        """The years of a file."""
        if processing is None:
            return max(self.years.values())
        return self.years[Processing(processing)]

    def ended(self, processing: str | None, covered_at: datetime, now: datetime) -> bool:
        """Whether entries that a checkpoint of that instant covered may be gone."""
        return later(covered_at, self.of(processing)) <= now
