"""Criminal cases: their facts and charges, and the cases that bear on the same facts."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from db.enumerations import CaseOrigin, DecisionType, Stage
from db.fiction.affair import Affair, Facts
from db.fiction.chance import Chance, weighted
from db.fiction.courts import Seat, ressort, seats
from db.fiction.offences import OffenceKind, by_code, offence_kinds
from db.fiction.parties import Parties
from db.fiction.pen import Pen
from db.fiction.wording import FOLLOW_UPS, REQUALIFIED

D, S = DecisionType, Stage

STAGES = weighted(
    {
        S.COMPLAINT: 11.0,
        S.ENQUIRY: 19.0,
        S.JUDICIAL_INVESTIGATION: 7.0,
        S.PROSECUTED: 8.0,
        S.TRIAL: 11.0,
        S.APPEAL: 4.0,
        S.ENFORCEMENT: 16.0,
        S.CLOSED: 24.0,
    }
)
CLOSINGS = weighted(
    {
        D.NO_FURTHER_ACTION: 30.0,
        D.ALTERNATIVE: 12.0,
        D.DISMISSAL: 6.0,
        D.ACQUITTAL_MISDEMEANOUR: 11.0,
        D.ACQUITTAL_FELONY: 0.5,
        D.CONVICTION: 34.0,
        D.DISPENSED_OF_SENTENCE: 2.0,
        D.NOT_CRIMINALLY_RESPONSIBLE: 2.0,
        D.EXTINCTION: 3.0,
    }
)
HOW_MANY_OFFENCES = weighted({1: 65.0, 2: 27.0, 3: 8.0})
ORIGINS = weighted({CaseOrigin.COMPLAINT: 5.0, CaseOrigin.REPORT: 3.0, CaseOrigin.OTHER: 2.0})
RECENT = 2_000
THEFT, MURDER = "90101", "90150"


@dataclass(slots=True)
class CriminalCases:
    """Writes cases with their facts, parties and charges, and links those that touch."""

    pen: Pen
    chance: Chance
    parties: Parties
    now: datetime
    numbered: int = 0
    recent: deque[Facts] = field(default_factory=lambda: deque(maxlen=RECENT))

    def open(self, seat: Seat) -> Affair:
        """Writes a case at a court, up to its charges."""
        chance = self.chance
        stage = chance.draw(STAGES)
        if stage is S.APPEAL and chance.happens(0.08) and seat.appeal_court:
            seat = seats()[seat.appeal_court]
        opened, latest = self._life(stage)
        closing = self._closing(stage)
        affair = Affair(chance.id(), seat, stage, closing, opened, latest, self._kinds(closing))
        self._write_case(affair)
        self._write_offences(affair)
        self.parties.implicate(affair)
        self.parties.add_victims(affair)
        self.parties.add_others(affair)
        self._write_charges(affair)
        return affair

    def number(self, opened: datetime) -> str:
        """A number of the registry: year, day of the year, and a count of its own."""
        self.numbered += 1
        return f"{opened:%y%j}{self.numbered:06d}"

    def _life(self, stage: Stage) -> tuple[datetime, datetime]:
        """When the case was opened and last written to; few are so old that they have expired."""
        chance, now = self.chance, self.now
        if chance.happens(0.04):
            latest = chance.ago(now, 3_400, 13_000)
            return latest - timedelta(days=chance.number(20, 900)), latest
        settled = stage in {S.ENFORCEMENT, S.CLOSED, S.APPEAL}
        opened = chance.ago(now, 200, 3_200) if settled else chance.ago(now, 3, 1_300)
        return opened, chance.between(max(opened, now - timedelta(days=2_500)), now)

    def _closing(self, stage: Stage) -> DecisionType | None:
        """What a case at its end has come to."""
        match stage:
            case S.CLOSED:
                return self.chance.draw(CLOSINGS)
            case S.ENFORCEMENT:
                return D.CONVICTION
            case _:
                return None

    def _kinds(self, closing: DecisionType | None) -> list[OffenceKind]:
        """One to three classifications; an outcome fits the gravest, or makes it fit."""
        chance = self.chance
        kinds = [chance.draw(offence_kinds()) for _ in range(chance.draw(HOW_MANY_OFFENCES))]
        is_felony = any(kind.is_felony for kind in kinds)
        if closing is D.ACQUITTAL_FELONY and not is_felony:
            kinds[0] = by_code()[MURDER]
        if closing is D.ACQUITTAL_MISDEMEANOUR and is_felony:
            kinds = [by_code()[THEFT]]
        return kinds

    def _write_case(self, affair: Affair) -> None:
        chance, opened = self.chance, affair.opened
        origin = chance.draw(ORIGINS)
        received = opened.date() - timedelta(days=chance.number(0, 20))
        self.pen.write(
            "Case",
            {
                "id": affair.id,
                "number": self.number(opened),
                "kind": "CRIMINAL",
                "court": affair.seat.id,
                "stage": affair.stage,
                "origin": origin,
                "complaint_received_at": None if origin is CaseOrigin.OTHER else received,
                "follow_up": chance.maybe(0.5, chance.pick(FOLLOW_UPS)),
                "last_recorded_update_at": affair.latest,
            },
        )

    def _write_offences(self, affair: Affair) -> None:
        chance = self.chance
        for position, kind in enumerate(affair.kinds):
            place = self._place(affair.seat)
            facts = Facts(
                affair.id,
                kind,
                affair.opened.date() - timedelta(days=chance.number(0, 400)),
                chance.maybe(0.95, place.city),
            )
            if position == 0 and not affair.closing and self.recent and chance.happens(0.05):
                facts = self._same_facts(affair)
            lasted = timedelta(days=chance.number(0, 60))
            affair.offences.append(chance.id())
            self.pen.write(
                "Offence",
                {
                    "id": affair.offences[-1],
                    "case": affair.id,
                    "date_from": facts.day,
                    "date_to": chance.maybe(0.3, facts.day + lasted),
                    "place": facts.place,
                    "insee_code": place.insee_code if facts.place == place.city else None,
                    "natinf_code": chance.maybe(0.95, facts.kind.code),
                    "legal_classification": facts.kind.label,
                    "class": facts.kind.offence_class,
                    "matters": list(facts.kind.matters) or None,
                },
            )
            if position == 0:
                self.recent.append(facts)

    def _same_facts(self, affair: Affair) -> Facts:
        """The facts of a recent case become those of this one, and the two are linked."""
        other = self.chance.pick(self.recent)
        affair.kinds[0] = other.kind
        self.parties.link(other.case, affair.id)
        return Facts(affair.id, other.kind, other.day, other.place)

    def _place(self, seat: Seat) -> Seat:
        if self.chance.happens(0.7):
            return seat
        return self.chance.pick(ressort(seat.appeal_court or seat.code))

    def _write_charges(self, affair: Affair) -> None:
        chance = self.chance
        early = affair.stage in {S.COMPLAINT, S.ENQUIRY}
        for party in affair.implicated:
            for position, offence in enumerate(affair.offences):
                if not chance.happens(0.6 if early else 0.3 if position else 1.0):
                    continue
                party.charges.append(chance.id())
                requalified = REQUALIFIED.get(affair.kinds[position].offence_class)
                charge = {"case": affair.id, "party": party.party, "offence": offence}
                self.pen.write(
                    "Charge",
                    {
                        "id": party.charges[-1],
                        **charge,
                        "requalified_as": requalified if chance.happens(0.05) else None,
                    },
                )
