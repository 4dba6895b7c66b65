"""What was sent and what was answered, kept where no kill reaches it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

DONE = "RELEASED"
UNKNOWN = frozenset({"UNAVAILABLE", "JOURNAL_UNAVAILABLE", "TIMEOUT"})
"""Answers that say nothing of what came of an act: it may be sent again."""


@dataclass(slots=True)
class Attempt:
    """One request, under a name of its own, which its entry of the journal holds.

    `code` is None while nobody answered; `data` what was answered, where something was.
    """

    name: str
    who: str
    code: str | None = None
    data: Mapping[str, Any] | None = None
    extensions: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Sent:
    """An act under its key, sent once or several times; one that is left is never sent again."""

    who: str
    act: str
    given: Mapping[str, object]
    purpose: str | None
    key: UUID
    version: int = 1
    attempts: list[Attempt] = field(default_factory=list)
    left: bool = False

    @property
    def answers(self) -> list[Mapping[str, Any]]:
        """`Done`, each time that it was answered."""
        return [
            each.data[self.act]
            for each in self.attempts
            if each.code == DONE and each.data is not None
        ]

    @property
    def refusal(self) -> str | None:
        """The code with which it was refused, for good."""
        codes = {each.code for each in self.attempts} - UNKNOWN - {None, DONE}
        return next(iter(codes), None)

    @property
    def open(self) -> bool:
        """Whether nobody knows what came of it."""
        return not self.answers and self.refusal is None


@dataclass(slots=True)
class Ledger:
    """All acts, and all readings."""

    acts: list[Sent] = field(default_factory=list)
    reads: list[Attempt] = field(default_factory=list)

    @property
    def attempts(self) -> Iterator[Attempt]:
        """Every request."""
        yield from self.reads
        for each in self.acts:
            yield from each.attempts

    def counts(self) -> dict[str, int]:
        """How many of what."""
        acts = self.acts
        return {
            "acts answered": sum(bool(each.answers) for each in acts),
            "acts refused": sum(each.refusal is not None for each in acts),
            "acts never answered": sum(each.open for each in acts),
            "attempts unanswered": sum(
                each.code is None or each.code in UNKNOWN for each in self.attempts
            ),
            "acts sent again": sum(len(each.attempts) > 1 for each in acts),
            "acts found done by an unanswered attempt": sum(_found_done(each) for each in acts),
            "reads answered": sum(each.code == DONE for each in self.reads),
        }


def _found_done(sent: Sent) -> bool:
    return bool(sent.answers) and bool(sent.answers[0]["again"])
