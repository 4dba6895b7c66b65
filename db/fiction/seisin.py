"""Who is seised of a case: a lead at any time, usually a prosecutor, sometimes one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from db.enumerations import CaseKind, Function, Role, Stage
from db.fiction.chance import Chance
from db.fiction.pen import Pen
from db.fiction.staff import Staff

F, S = Function, Stage

LEADS: dict[Stage, Function] = {
    S.COMPLAINT: F.PROSECUTION,
    S.ENQUIRY: F.PROSECUTION,
    S.JUDICIAL_INVESTIGATION: F.INVESTIGATING_JUDGE,
    S.PROSECUTED: F.PROSECUTION,
    S.TRIAL: F.TRIAL,
    S.APPEAL: F.APPEAL,
    S.ENFORCEMENT: F.SENTENCE_ENFORCEMENT,
    S.CLOSED: F.PROSECUTION,
}
IN_CHARGE: dict[CaseKind, Function] = {
    CaseKind.EDUCATIONAL_ASSISTANCE: F.CHILDRENS_JUDGE_EDUCATIONAL,
    CaseKind.CIVIL_COMMERCIAL_PROSECUTION: F.PROSECUTION,
    CaseKind.JLD_NON_CRIMINAL: F.JLD_NON_CRIMINAL,
}


@dataclass(frozen=True, slots=True)
class Lead:
    """Who leads a case for a while, and in which role."""

    magistrate: str
    role: Role
    start: datetime
    until: datetime | None


def leading(leads: Sequence[Lead], now: datetime) -> Lead:
    """Who leads now."""
    return next(lead for lead in leads if lead.until is None or now < lead.until)


@dataclass(frozen=True, slots=True)
class Seised:
    """A case to be seised of: where it stands, and since when."""

    case: str
    court: str
    appeal_court: str
    opened: datetime
    latest: datetime


@dataclass(slots=True)
class Seisin:
    """Writes the assignments of cases."""

    pen: Pen
    chance: Chance
    staff: Staff
    now: datetime

    def criminal(self, seised: Seised, stage: Stage) -> list[Lead]:
        """Seises the lead that the stage calls for, and those beside him; returns the leads."""
        chance = self.chance
        above = stage is S.APPEAL or seised.court == seised.appeal_court
        court = seised.appeal_court if above else seised.court
        function = F.APPEAL if above else LEADS[stage]
        if function is F.TRIAL and chance.happens(0.06):
            function = F.CHILDRENS_JUDGE_CRIMINAL
        leads = self._lead(seised, court, function)
        if chance.happens(0.15 if function is F.PROSECUTION else 0.85):
            self._assign(seised, court, F.PROSECUTION)
        if above and court != seised.court:
            self._assign(seised, seised.court, F.PROSECUTION)
        if not above and stage in {S.JUDICIAL_INVESTIGATION, S.ENQUIRY} and chance.happens(0.1):
            self._assign(seised, court, F.JLD)
        return leads

    def other(self, seised: Seised, kind: CaseKind) -> None:
        """Seises whoever is in charge of a non-criminal case."""
        function = IN_CHARGE[kind]
        if kind is CaseKind.CIVIL_COMMERCIAL_PROSECUTION and self.chance.happens(0.4):
            function = F.CIVIL
        self._lead(seised, seised.court, function)

    def assign(
        self,
        case: str,
        magistrate: str,
        function: Function,
        *,
        lead: bool = False,
        start: datetime,
        until: datetime | None = None,
    ) -> None:
        """Writes one assignment."""
        held = {"case": case, "magistrate": magistrate, "function": function, "lead": lead or None}
        self.pen.write(
            "Assignment", {"id": self.chance.id(), **held, "from": start, "until": until}
        )

    def _lead(self, seised: Seised, court: str, function: Function) -> list[Lead]:
        """One lead since the opening; or one after the other, rarely with the next known."""
        chance = self.chance
        changes: list[datetime] = []
        if chance.happens(0.18):
            changes.append(chance.between(seised.opened, seised.latest))
        if chance.happens(0.01):
            changes.append(self.now + timedelta(days=chance.number(1, 60)))
        role = Role.PROSECUTOR if function is F.PROSECUTION else Role.CRIMINAL_JUDGE
        leads: list[Lead] = []
        later = [change for change in changes if change > seised.opened]
        for start, until in zip([seised.opened, *later], [*later, None], strict=True):
            holder = self.staff.holder(court, function)
            self.assign(seised.case, holder, function, lead=True, start=start, until=until)
            leads.append(Lead(holder, role, start, until))
        return leads

    def _assign(self, seised: Seised, court: str, function: Function) -> None:
        chance = self.chance
        start = chance.between(seised.opened, seised.latest)
        ended = chance.happens(0.08) and start < self.now - timedelta(days=2)
        until = chance.between(start + timedelta(days=1), self.now) if ended else None
        holder = self.staff.holder(court, function)
        self.assign(seised.case, holder, function, start=start, until=until)
