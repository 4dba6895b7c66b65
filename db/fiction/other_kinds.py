"""Non-criminal proceedings: educational assistance, civil and commercial cases, JLD cases."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from db.enumerations import Capacity, CaseKind, DecisionType, Stage
from db.fiction.chance import Chance, weighted
from db.fiction.course import Act, Course
from db.fiction.courts import Seat
from db.fiction.parties import Parties
from db.fiction.pen import Pen
from db.fiction.wording import CIVIL_MATTERS, EDUCATIONAL_MATTERS, JLD_MATTERS

K = CaseKind

KINDS = weighted(
    {K.EDUCATIONAL_ASSISTANCE: 6.0, K.CIVIL_COMMERCIAL_PROSECUTION: 2.5, K.JLD_NON_CRIMINAL: 1.5}
)
STAGES = weighted({Stage.TRIAL: 4.0, Stage.APPEAL: 1.0, Stage.ENFORCEMENT: 3.0, Stage.CLOSED: 2.0})
MATTERS: dict[CaseKind, tuple[str, ...]] = {
    K.EDUCATIONAL_ASSISTANCE: EDUCATIONAL_MATTERS,
    K.CIVIL_COMMERCIAL_PROSECUTION: CIVIL_MATTERS,
    K.JLD_NON_CRIMINAL: JLD_MATTERS,
}
DECISIONS: dict[CaseKind, DecisionType] = {
    K.EDUCATIONAL_ASSISTANCE: DecisionType.EDUCATIONAL,
    K.CIVIL_COMMERCIAL_PROSECUTION: DecisionType.CIVIL,
    K.JLD_NON_CRIMINAL: DecisionType.JLD_ORDER,
}
SIBLINGS = weighted({1: 60.0, 2: 28.0, 3: 12.0})


@dataclass(frozen=True, slots=True)
class Proceeding:
    """A non-criminal case that has been written."""

    id: str
    kind: CaseKind
    opened: datetime
    latest: datetime


@dataclass(slots=True)
class OtherKinds:
    """Writes non-criminal cases with their parties, decisions and hearings."""

    pen: Pen
    chance: Chance
    parties: Parties
    course: Course
    now: datetime

    def open(self, seat: Seat, number: str) -> Proceeding:
        """Writes a case of one of the three kinds at a court."""
        chance = self.chance
        kind, stage = chance.draw(KINDS), chance.draw(STAGES)
        opened = chance.ago(self.now, 20, 6_000 if chance.happens(0.06) else 1_500)
        latest = chance.between(opened, min(self.now, opened + timedelta(days=600)))
        case = Proceeding(chance.id(), kind, opened, latest)
        done = stage in {Stage.ENFORCEMENT, Stage.CLOSED}
        self._write_case(case, seat, stage, number, latest.date() if done else None)
        self._write_parties(case)
        for moment in chance.moments(opened, latest, done + chance.happens(0.4)):
            self.course.decide(case.id, Act(DECISIONS[kind], seat.code, is_final=done), moment)
        self.course.hearing(case.id, chance.between(opened, latest))
        if not done:
            self.course.hearing(case.id, self.now + timedelta(days=chance.number(1, 200)))
        return case

    def _write_case(
        self, case: Proceeding, seat: Seat, stage: Stage, number: str, enforceable: date | None
    ) -> None:
        chance = self.chance
        self.pen.write(
            "Case",
            {
                "id": case.id,
                "number": number,
                "kind": case.kind,
                "court": seat.id,
                "stage": stage,
                "origin": chance.pick(("REPORT", "OTHER")),
                "complaint_received_at": chance.maybe(0.5, case.opened.date()),
                "last_recorded_update_at": case.latest,
                "enforceable_at": enforceable,
                "subject_matter": chance.maybe(0.95, chance.pick(MATTERS[case.kind])),
            },
        )

    def _write_parties(self, case: Proceeding) -> None:
        chance, people, party = self.chance, self.parties.people, self.parties.party
        match case.kind:
            case CaseKind.EDUCATIONAL_ASSISTANCE:
                years = (self.now - case.opened).days // 365
                for _ in range(chance.draw(SIBLINGS)):
                    child = people.person(youngest=years + 1, oldest=years + 17)
                    party(case.id, Capacity.MINOR, person=child)
                for _ in range(chance.number(1, 2)):
                    party(case.id, Capacity.PARENT, person=people.person(youngest=24, oldest=60))
            case CaseKind.CIVIL_COMMERCIAL_PROSECUTION:
                party(case.id, Capacity.COMPANY_CONCERNED, legal_entity=people.company())
                if chance.happens(0.5):
                    party(case.id, Capacity.OTHER, person=people.person())
            case _:
                party(case.id, Capacity.OTHER, person=people.person())
