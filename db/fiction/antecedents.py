"""The antecedents file: its own persons, their records, inquiries on them, what was sent abroad."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from db.enumerations import (
    AntecedentCapacity,
    AntecedentTerm,
    DecisionType,
    LegalBasis,
    Listing,
    Opinion,
    Role,
    TransmissionAim,
)
from db.fiction.affair import Affair
from db.fiction.chance import Chance, weighted
from db.fiction.courts import seats
from db.fiction.pen import Pen
from db.fiction.people import People
from db.fiction.services import MOTIVES, Services
from db.fiction.wording_of_files import NEEDS, REPLIES, SERVICES

D = DecisionType

RECORDED, INQUIRED, SENT = 0.6, 0.1, 0.025
"""Persons recorded, inquiries made and transmissions sent, for each criminal case."""
REMEMBERED = 1_000

OUTCOMES = weighted(
    {
        "PENDING": 6.0,
        D.CONVICTION: 8.0,
        D.NO_FURTHER_ACTION: 5.0,
        D.DISMISSAL: 2.0,
        D.ACQUITTAL_MISDEMEANOUR: 2.0,
        D.ACQUITTAL_FELONY: 0.3,
        D.ALTERNATIVE: 3.0,
        D.DISPENSED_OF_SENTENCE: 0.5,
        D.NOT_CRIMINALLY_RESPONSIBLE: 0.5,
        D.EXTINCTION: 0.5,
    }
)
CAPACITIES = weighted(
    {
        AntecedentCapacity.IMPLICATED: 12.0,
        AntecedentCapacity.VICTIM: 4.0,
        AntecedentCapacity.DEATH_OR_DISAPPEARANCE: 0.5,
    }
)
TERMS = weighted(
    {
        AntecedentTerm.ADULT_20: 20.0,
        AntecedentTerm.ADULT_5: 3.0,
        AntecedentTerm.ADULT_40: 1.0,
        AntecedentTerm.MINOR_5: 2.0,
        AntecedentTerm.MINOR_10: 0.5,
        AntecedentTerm.MINOR_20: 0.3,
        AntecedentTerm.VICTIM_15: 4.0,
    }
)
INQUIRERS = weighted(
    {
        Role.POLICE_ADMIN_INVESTIGATOR: 5.0,
        Role.ADMIN_POLICE_AGENT: 5.0,
        Role.SNEAS_AGENT: 3.0,
        Role.COSSEN_AGENT: 1.0,
        Role.INTELLIGENCE_AGENT: 1.0,
    }
)
BASES = weighted(dict.fromkeys(LegalBasis, 1.0))
OPINIONS = weighted({"NONE": 3.0, Opinion.FAVOURABLE: 4.0, Opinion.UNFAVOURABLE: 1.0})
FATES = weighted({"NEEDLESS": 1.0, "UNAPPROVED": 1.0, "ENDED": 1.0, "REVOKED": 1.0, "SENT": 4.0})
AIMS = weighted({TransmissionAim.ADMINISTRATIVE_POLICE: 9.0, TransmissionAim.JUDICIAL_ENQUIRY: 1.0})
REPLIED = weighted({True: 2.0, False: 1.0})


Identity = dict[str, str | date | None]
"""Surname, forenames and birth date: what an inquiry asks with."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Someone whom the file knows, his records, and the court of their prosecutor."""

    id: str
    identity: Identity
    records: tuple[str, ...]
    court: str


@dataclass(slots=True)
class Antecedents:
    """Writes the file; the latest subjects are remembered, so that memory does not grow."""

    pen: Pen
    chance: Chance
    people: People
    services: Services
    now: datetime
    procedures: int = 0
    known: deque[Subject] = field(default_factory=lambda: deque(maxlen=REMEMBERED))

    def follow(self, affair: Affair) -> None:
        """Writes what police recorded at a case, and what was made of earlier records."""
        chance = self.chance
        if chance.happens(RECORDED):
            self._record(affair)
        if self.known and chance.happens(INQUIRED):
            self._inquire(chance.pick(self.known))
        if self.known and chance.happens(SENT):
            self._send(chance.pick(self.known))

    def _record(self, affair: Affair) -> None:
        """A person with one to three counts of one procedure; few are known and victims, too."""
        chance = self.chance
        person, identity = self._person()
        self.procedures += 1
        procedure = f"{affair.opened:%Y}/{self.procedures:07d}"
        court = affair.seat.id
        records = []
        for number, kind in enumerate(affair.kinds, start=1):
            capacity = chance.draw(CAPACITIES)
            records.append(self._count(affair, person, (procedure, number), kind.label, capacity))
            if capacity is AntecedentCapacity.IMPLICATED and chance.happens(0.04):
                other = AntecedentCapacity.VICTIM
                records.append(self._count(affair, person, (procedure, number), kind.label, other))
        self.known.append(Subject(person, identity, tuple(records), court))

    def _person(self) -> tuple[str, Identity]:
        """Someone invented for this file alone; of the dead and the missing, little is known."""
        chance, id_ = self.chance, self.chance.id()
        known = chance.happens(0.97)
        identity: Identity = {
            "surname": self.people.surname() if known else None,
            "forenames": self.people.forenames() if known else None,
            "birth_date": self.people.birth_date(14, 78) if known else None,
        }
        born_at = chance.maybe(0.9, chance.pick(tuple(seats().values())).city)
        self.pen.write("AntecedentPerson", {"id": id_, **identity, "birth_place": born_at})
        return id_, identity

    def _count(
        self,
        affair: Affair,
        person: str,
        what: tuple[str, int],
        label: str,
        capacity: AntecedentCapacity,
    ) -> str:
        chance, id_ = self.chance, self.chance.id()
        outcome = chance.draw(OUTCOMES)
        ended = None if outcome == "PENDING" else outcome
        recorded = chance.between(affair.opened, affair.latest)
        final = chance.between(recorded, self.now) if ended and chance.happens(0.8) else None
        reopened = chance.between(final, self.now) if final and chance.happens(0.06) else None
        self.pen.write(
            "AntecedentRecord",
            {
                "id": id_,
                "person": person,
                "procedure_ref": what[0],
                "count_number": what[1],
                "service": chance.maybe(0.95, chance.pick(SERVICES)),
                "offence_label": label,
                "facts_date": chance.maybe(0.95, affair.opened.date()),
                "place": chance.maybe(0.95, affair.seat.city),
                "capacity": capacity,
                "outcome": ended,
                "outcome_final_at": final,
                "reopened_at": reopened,
                "admin_access_barred": True if ended and chance.happens(0.05) else None,
                "court": chance.maybe(0.97, affair.seat.id),
                "recorded_at": recorded,
                "term": chance.draw(TERMS),
            },
        )
        return id_

    def _inquire(self, subject: Subject) -> None:
        chance, id_ = self.chance, self.chance.id()
        role = chance.draw(INQUIRERS)
        opened = chance.ago(self.now, 1, 300)
        hit, opinion = chance.happens(0.7), chance.draw(OPINIONS)
        named = subject.identity["surname"] is not None and chance.happens(0.9)
        found = hit or not named or chance.happens(0.5)
        given = None if opinion == "NONE" else opinion
        referred = opened + timedelta(hours=20) if hit and chance.draw(REPLIED) else None
        motive = chance.pick(MOTIVES) if role is Role.ADMIN_POLICE_AGENT else None
        self.pen.write(
            "AdministrativeInquiry",
            {
                "id": id_,
                "agent": self.services.one(role),
                "legal_basis": chance.draw(BASES),
                "motive": motive,
                "person": subject.id if found else None,
                **(subject.identity if named else {}),
                "opened_as": chance.maybe(0.8, role),
                "opened_at": opened,
                "hit": hit,
                "police_referred_at": referred,
                "police_service": chance.pick(SERVICES) if referred else None,
                "opinion": given,
                "opinion_at": opened + timedelta(hours=23) if given else None,
            },
        )
        if referred:
            self._refer(id_, subject.court, referred)

    def _refer(self, inquiry: str, court: str, referred: datetime) -> None:
        chance = self.chance
        replied = chance.draw(REPLIED)
        self.pen.write(
            "ProsecutorReferral",
            {
                "id": chance.id(),
                "inquiry": inquiry,
                "court": court,
                "referred_at": referred,
                "replied_at": referred + timedelta(hours=2) if replied else None,
                "accessible": chance.happens(0.7) if replied else None,
                "reply": chance.pick(REPLIES) if replied else None,
            },
        )

    def _send(self, subject: Subject) -> None:
        chance = self.chance
        sent, fate = chance.ago(self.now, 20, 300), chance.draw(FATES)
        bodies: Sequence[str] = self.services.bodies.listed[Listing.FOREIGN_POLICE_L235_1]
        end = sent + timedelta(days=10)
        self.pen.write(
            "Transmission",
            {
                "id": chance.id(),
                "body": chance.pick(bodies),
                "legal_basis": "CSI L. 235-1",
                "aim": chance.draw(AIMS),
                "need_to_know": None if fate == "NEEDLESS" else chance.pick(NEEDS),
                "prepared_by": chance.maybe(0.7, self.services.one(INQUIRER)),
                "approved_by": None if fate == "UNAPPROVED" else self.services.one(INQUIRER),
                "from": sent,
                "until": end if fate == "ENDED" else None,
                "revoked_at": end if fate == "REVOKED" else None,
                "records": list(subject.records),
            },
        )


INQUIRER = Role.POLICE_ADMIN_INVESTIGATOR
"""Whose agents approve what is sent, in this fiction."""
