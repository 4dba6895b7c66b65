"""How long a case stays visible (48-1/al.8; LAW 5.6, A19, A20)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from db.enumerations import CaseKind, DecisionType, OffenceClass
from db.retention.years import later, midnight

LEAST_YEARS = 10
MAJORITY_OF_ASSISTANCE = 21
"""Age, in years, from which the years of an educational assistance run."""

RETENTION_YEARS: dict[OffenceClass, tuple[int | None, int | None]] = {
    OffenceClass.CONTRAVENTION: (10, 10),
    OffenceClass.DELIT: (10, 10),
    OffenceClass.DELIT_MINOR_706_47: (10, 10),
    OffenceClass.DELIT_MINOR_222_12: (20, 10),
    OffenceClass.DELIT_TERRORISM_DRUGS_WAR: (20, 20),
    OffenceClass.CRIME: (20, 20),
    OffenceClass.CRIME_MINOR_706_47: (30, 20),
    OffenceClass.CRIME_TERRORISM_DRUGS_WAR: (30, 30),
    OffenceClass.CRIME_AGAINST_HUMANITY: (None, None),
}
"""Years kept without and with a standing conviction; None is for ever."""

SUPERSEDING = frozenset(
    {
        DecisionType.DISMISSAL,
        DecisionType.ACQUITTAL_MISDEMEANOUR,
        DecisionType.ACQUITTAL_FELONY,
        DecisionType.NOT_CRIMINALLY_RESPONSIBLE,
        DecisionType.EXTINCTION,
    }
)
"""Decisions that undo an earlier conviction on the charges they name (A19)."""


@dataclass(frozen=True, slots=True)
class DecisionFact:
    """What retention reads of a decision; no charge named means the whole case."""

    type: DecisionType
    pronounced_at: datetime
    charges: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class RetentionFacts:
    """What retention reads of a case.

    `minors_born` holds known birth dates of MINOR parties, `held_until` the ends of legal holds.
    """

    kind: CaseKind
    last_recorded_update_at: datetime
    enforceable_at: date | None = None
    offence_classes: tuple[OffenceClass, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    minors_born: tuple[date, ...] = ()
    held_until: tuple[datetime, ...] = ()


def retention_expiry(case: RetentionFacts) -> datetime | None:
    """The instant (UTC) from which nobody sees the case; None when it never comes.

    A hold prolongs and never shortens (A20): it counts to its end, whenever it was set.
    """
    term = _term_end(case)
    return None if term is None else max((term, *case.held_until))


def _term_end(case: RetentionFacts) -> datetime | None:
    match case.kind:
        case CaseKind.CRIMINAL:
            return _criminal_expiry(case)
        case CaseKind.EDUCATIONAL_ASSISTANCE:
            return _assistance_expiry(case)
        case CaseKind.CIVIL_COMMERCIAL_PROSECUTION | CaseKind.JLD_NON_CRIMINAL:
            return _after_enforceable(case.enforceable_at)


def has_standing_conviction(decisions: Iterable[DecisionFact]) -> bool:
    """Whether a conviction was handed down that no later decision wholly undoes (A19)."""
    known = tuple(decisions)
    return any(
        _stands(conviction, known)
        for conviction in known
        if conviction.type is DecisionType.CONVICTION
    )


def _criminal_expiry(case: RetentionFacts) -> datetime | None:
    convicted = has_standing_conviction(case.decisions)
    terms = [RETENTION_YEARS[name][convicted] for name in case.offence_classes]
    years = [LEAST_YEARS, *(term for term in terms if term is not None)]
    return None if None in terms else later(case.last_recorded_update_at, max(years))


def _assistance_expiry(case: RetentionFacts) -> datetime:
    if not case.minors_born:
        return later(case.last_recorded_update_at, LEAST_YEARS)
    return later(later(midnight(max(case.minors_born)), MAJORITY_OF_ASSISTANCE), LEAST_YEARS)


def _after_enforceable(enforceable_at: date | None) -> datetime | None:
    """A proceeding with no enforceable decision is not at its end, and does not expire."""
    return None if enforceable_at is None else later(midnight(enforceable_at), LEAST_YEARS)


def _stands(conviction: DecisionFact, decisions: tuple[DecisionFact, ...]) -> bool:
    undoing = [
        each
        for each in decisions
        if each.type in SUPERSEDING and each.pronounced_at > conviction.pronounced_at
    ]
    if not conviction.charges:
        return not undoing
    return any(
        all(each.charges and charge not in each.charges for each in undoing)
        for charge in conviction.charges
    )
