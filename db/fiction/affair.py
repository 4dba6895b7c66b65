"""A criminal case on its way from pen to paper, and the facts it shares with others."""

from dataclasses import dataclass, field
from datetime import date, datetime

from db.enumerations import DecisionType, Stage
from db.fiction.courts import Seat
from db.fiction.offences import OffenceKind


@dataclass(slots=True)
class Implicated:
    """An implicated party: what it has come to, and the charges it answers."""

    party: str
    outcome: DecisionType | None
    is_person: bool
    charges: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Affair:
    """A criminal case while it is being written.

    `closing` is what a case at its end has come to. `persons` and `companies` are those
    implicated, `harmed` the victims that are persons.
    """

    id: str
    seat: Seat
    stage: Stage
    closing: DecisionType | None
    opened: datetime
    latest: datetime
    kinds: list[OffenceKind]
    offences: list[str] = field(default_factory=list)
    implicated: list[Implicated] = field(default_factory=list)
    persons: set[str] = field(default_factory=set)
    companies: set[str] = field(default_factory=set)
    harmed: set[str] = field(default_factory=set)

    @property
    def is_felony(self) -> bool:
        """Whether the gravest of its facts is a *crime*."""
        return any(kind.is_felony for kind in self.kinds)

    @property
    def appeal_court(self) -> str:
        """The code of the court of appeal it belongs to."""
        return self.seat.appeal_court or self.seat.code


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts that another case may bear on as well."""

    case: str
    kind: OffenceKind
    day: date
    place: str | None
