"""A move: an act, by someone, with all that the law answers to it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DataObject
from law_facts import Facts, Spell
from law_tables import STATES_INTERCEPT_CASE

from db.enumerations import Role

T = TypeVar("T")

DONE, NOT_THERE = "DONE", "NOT_THERE"
INCOMPETENT, FAILED = "ISSUER_NOT_COMPETENT", "PRECONDITION_FAILED"
MALFORMED = "ARGUMENT_INVALID"
"""What a given value is not, told before anybody is asked about."""
LIMIT, DUTY, ELSEWHERE = "TIME_LIMIT_REQUIRED", "DUTY_OUTSTANDING", "PURPOSE_NOT_ALLOWED"
UNKNOWN = "00000000-0000-7000-8000-00000000dead"
"""The id of nothing."""

GATE = ("ROLE_NOT_CLAIMED", "DESIGNATION_INVALID", "HABILITATION_INVALID", "MOTIVE_NOT_COVERED")
"""Codes of the gate."""

Verdict = frozenset[str]
"""What may come of an act: DONE, NOT_THERE or codes. More than one where the law names several
reasons to refuse, and does not say which is told.
"""


@dataclass(slots=True, kw_only=True)
class Move:
    """An act to do. `effect` is told the id of what it made or changed."""

    act: str
    who: str
    role: Role
    given: Mapping[str, object]
    verdict: Verdict
    effect: Callable[[str], None] = lambda _: None
    purpose: str | None = None
    target: tuple[str, str] | None = None
    """Table and id of the record whose version is told."""
    stale: bool = False
    """Whether another version is told than the one it is at."""
    known: bool = False
    """Whether its author knows of the record, even where what he gives is refused to him."""
    about: frozenset[str] = field(default_factory=frozenset)
    """Who is to read afterwards, rather than others."""

    @property
    def competent(self) -> bool:
        """Whether the record's version is told to its author: he may do it, and it is there."""
        refused = self.verdict & {INCOMPETENT, NOT_THERE, ELSEWHERE, *GATE}
        return self.known or not refused or DONE in self.verdict


@dataclass(frozen=True, slots=True)
class Choice:
    """What is left to chance."""

    data: DataObject

    def one(self, of: Iterable[T]) -> T:
        """One of these."""
        return self.data.draw(st.sampled_from(list(of)))

    def likely(self, percent: int = 75) -> bool:
        """True so often, in a hundred."""
        return self.data.draw(st.integers(0, 99)) < percent

    def rather(self, these: Sequence[T], others: Sequence[T], percent: int = 75) -> T:
        """One of these, more often than not; one of the others else."""
        wanted, rest = (these, others) if self.likely(percent) else (others, these)
        return self.one(wanted or rest)

    def end(self, facts: Facts, *, past: bool = True) -> tuple[datetime | None, bool]:
        """An end, if one is set, and whether it is to come."""
        kind = self.one(("none", "none", "soon", "soon", "week", "past" if past else "week"))
        ends = {"soon": {"hours": 4}, "week": {"days": 7}, "past": {"hours": -1}}
        return (facts.after(**ends[kind]) if kind in ends else None), kind != "past"


def verdict(*stages: Iterable[str]) -> Verdict:
    """The first stage that refuses: the gate, then who may, then what must be so."""
    return next((frozenset(each) for each in map(tuple, stages) if each), frozenset({DONE}))


def when(**reasons: bool) -> list[str]:
    """Codes, by reasons for which they stand: `when(FAILED=…)`."""
    return [code for code, holds in reasons.items() if holds]


def failed(*, unless: bool) -> list[str]:
    """PRECONDITION_FAILED where it is not so."""
    return [] if unless else [FAILED]


def not_over(facts: Facts, it: Spell) -> list[str]:
    """PRECONDITION_FAILED of what was ended already; of what expired the law says nothing."""
    if it.revoked is not None:
        return [FAILED]
    return [DONE, FAILED] if it.over(facts.now) else []


def stated(facts: Facts, choice: Choice, role: Role, case: str) -> tuple[str | None, list[str]]:
    """INTERCEPT_CASE of the case, where the role may state it; rarely of another, or none."""
    if role not in STATES_INTERCEPT_CASE:
        return None, []
    if choice.likely(96):
        return of_case(case), []
    other = choice.one(each for each in facts.cases if each != case)
    return of_case(other), [ELSEWHERE]


def of_case(case: str) -> str:
    """INTERCEPT_CASE."""
    return f'INTERCEPT_CASE;case="<{case}>"'


def named(who: str) -> str:
    """A name of the register, for its id."""
    return f"<{who}>"


def written(at: datetime | None) -> dict[str, str]:
    """An end, as it is given."""
    return {} if at is None else {"validUntil": at.isoformat()}
