"""The rules of the watch: what is counted of each agent in a minute, and from where it is unusual.

Each file is counted apart, as its journal is read apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import auto
from typing import Final
from uuid import UUID

from db.enumerations import Listed, Processing
from db.evidence.canonical import moment
from db.evidence.retiring import PURGED
from db.journal_entry import RELEASED, JournalEntry, describe_plan

WINDOW: Final = timedelta(minutes=1)
ALERT: Final = "ALERT"
NO_REFUSAL: Final = (
    RELEASED,
    PURGED,
    ALERT,
    "CONFLICT",
    "TIMEOUT",
    "UNAVAILABLE",
    "JOURNAL_UNAVAILABLE",
    "INTERNAL",
)
"""Outcomes that are no refusal of what was asked: a conflict, and faults of ours, are nobody's.

NOT_THERE is not among them: acts on what is not there, again and again, are trying doors.
"""


class Rule(Listed):
    """What is watched, in the order in which it is counted."""

    SUBJECTS = auto()
    """Different cases and persons read, or read of."""
    BROWSING = auto()
    """Different cases read, or read of, by operations whose purpose names no case."""
    SEARCHES = auto()
    """Lists asked with a filter: several in one operation are several."""
    REFUSALS = auto()
    """Operations refused, and acts whose object was not there."""
    UNKNOWN_CALLERS = auto()
    """Operations refused of callers whom no token proved, all of them together."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The most, by rule, that is usual; and how long an alert stands before it is said again."""

    most: Mapping[Rule, int]
    silence: timedelta = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Alert:
    """More than is usual was counted between two instants, of an agent or of unknown callers."""

    rule: Rule
    agent: UUID | None
    file: Processing | None
    counted: int


def alerts_of(
    counts: Mapping[Rule, int], agent: UUID | None, file: Processing | None, usual: Thresholds
) -> list[Alert]:
    """What is beyond the usual, in the order of the rules."""
    return [
        Alert(rule, agent, file, counts[rule])
        for rule in Rule
        if counts.get(rule, 0) > usual.most[rule]
    ]


def entry_of_alert(
    alert: Alert, usual: Thresholds, since: datetime, until: datetime, now: datetime
) -> JournalEntry:
    """The entry that says so, now: it is about its agent, and not by him.

    What was counted may lie long before, where nobody counted for a while.
    """
    return JournalEntry(
        plan=describe_plan(processing=alert.file),
        instant=now,
        outcome=ALERT,
        agent=alert.agent,
        operation=f"watch_{alert.rule.lower()}",
        references={
            "counted": str(alert.counted),
            "usual": str(usual.most[alert.rule]),
            "since": moment(since),
            "until": moment(until),
        },
    )
