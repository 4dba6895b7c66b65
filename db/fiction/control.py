"""What is done about the register: requests of control and of access, holds, studies, research."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from db.enumerations import ControlledFile, Element, Role, Stage
from db.fiction.affair import Affair
from db.fiction.authorisations import Authorisations
from db.fiction.chance import Chance, weighted
from db.fiction.pen import Pen
from db.fiction.seisin import Lead, leading
from db.fiction.services import Services
from db.fiction.wording_of_files import HOLDS, STUDIES

CONTROLLED, ASKED, HELD, STUDIED, SEARCHED = 0.02, 0.03, 0.01, 0.02, 0.015
"""Requests of control and of access, holds, studies, research, for each criminal case."""
ASKED_BY_COMPANIES = 0.3
"""Requests of access, for each case in which a company is implicated."""

FILES = weighted(dict.fromkeys(ControlledFile, 1.0))
OF_PERSON = weighted({True: 3.0, False: 1.0})
ANSWERED = weighted({True: 2.0, False: 1.0})
ENDED = weighted({False: 2.0, True: 1.0})
PENDING = frozenset({Stage.COMPLAINT, Stage.ENQUIRY, Stage.JUDICIAL_INVESTIGATION})


@dataclass(slots=True)
class Control:
    """Writes these acts, a few for each hundred cases."""

    pen: Pen
    chance: Chance
    services: Services
    authorisations: Authorisations
    now: datetime
    studies: int = 0

    def follow(self, affair: Affair, leads: Sequence[Lead]) -> None:
        """Writes what bears on a case or on someone in it, if anything does."""
        chance = self.chance
        if chance.happens(CONTROLLED):
            self._control(affair)
        if affair.persons and chance.happens(ASKED):
            self._access(affair, "person", min(affair.persons))
        if affair.companies and chance.happens(ASKED_BY_COMPANIES):
            self._access(affair, "legal_entity", min(affair.companies))
        if chance.happens(HELD):
            self._hold(affair, leading(leads, self.now))
        if chance.happens(STUDIED):
            self._study()
        if affair.stage in PENDING and chance.happens(SEARCHED):
            elements = [str(one) for one in chance.sample(tuple(Element), chance.number(1, 4))]
            self.authorisations.research(
                affair.id, leading(leads, self.now), affair.stage, elements
            )

    def _control(self, affair: Affair) -> None:
        chance = self.chance
        of_person = chance.draw(OF_PERSON)
        person = min(affair.persons) if affair.persons and of_person else None
        start = chance.ago(self.now, 1, 300)
        self.pen.write(
            "ControlRequest",
            {
                "id": chance.id(),
                "file": chance.draw(FILES),
                "magistrate": self.services.one(Role.FILE_CONTROL_MAGISTRATE),
                "person": person,
                "case": None if person else affair.id,
                "concerns_victim": True if chance.happens(0.1) else None,
                "from": start,
                "until": start + timedelta(hours=20) if chance.draw(ENDED) else None,
            },
        )

    def _access(self, affair: Affair, key: str, who: str) -> None:
        chance = self.chance
        received = chance.ago(self.now, 2, 200)
        answered = chance.between(received, self.now) if chance.draw(ANSWERED) else None
        asks = {key: who, "court": affair.seat.id}
        dates = {"received_at": received, "answered_at": answered}
        self.pen.write("AccessRequest", {"id": chance.id(), **asks, **dates})

    def _hold(self, affair: Affair, lead: Lead) -> None:
        chance = self.chance
        start = chance.ago(self.now, 1, 300)
        until = start + timedelta(days=chance.number(100, 4_000))
        held = {"case": affair.id, "ordered_by": lead.magistrate, "reason": chance.pick(HOLDS)}
        self.pen.write("LegalHold", {"id": chance.id(), **held, "from": start, "until": until})

    def _study(self) -> None:
        chance, id_ = self.chance, self.chance.id()
        self.studies += 1
        start = chance.ago(self.now, 10, 400)
        end = start + timedelta(days=365)
        self.pen.write(
            "Study",
            {
                "id": id_,
                "reference": f"{start:%Y}-{self.studies:04d}",
                "title": chance.pick(STUDIES),
                "identities_needed": True if chance.happens(0.2) else None,
                "from": start,
                "until": end if self.studies % 3 == 1 else None,
            },
        )
        first, second = chance.sample(self.services.holders[Role.MOJ_STATISTICIAN], 2)
        for agent, stays in ((first, True), (second, self.studies % 2 == 0)):
            left = None if stays else start + timedelta(days=5)
            member = {"study": id_, "agent": agent, "from": start, "until": left}
            self.pen.write("StudyMember", {"id": chance.id(), **member})
