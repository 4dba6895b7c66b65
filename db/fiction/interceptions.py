"""Interceptions of fictional cases and missions: lines, items, seals, requests and referrals."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from db.enumerations import ItemKind, Role, Stage
from db.fiction.affair import Affair
from db.fiction.authorisations import Authorisations, Gathered, Heard
from db.fiction.chance import Chance, weighted
from db.fiction.pen import Pen
from db.fiction.seisin import Lead, leading
from db.fiction.services import Services
from db.fiction.wording_of_files import (
    BASES,
    EXHIBITS,
    OPERATORS,
    REQUESTED,
    TRANSCRIPTS,
    TRANSLATIONS,
)

S = Stage

INTERCEPTED: dict[Stage, float] = {
    S.ENQUIRY: 0.15,
    S.JUDICIAL_INVESTIGATION: 0.45,
    S.PROSECUTED: 0.12,
    S.TRIAL: 0.12,
    S.APPEAL: 0.12,
    S.ENFORCEMENT: 0.06,
    S.CLOSED: 0.06,
}
"""Share of the criminal cases of a stage in which lines were intercepted."""

ORPHANS, MISSIONS = 0.015, 0.02
"""Lines that are tied to nothing, and missions of customs, for each criminal case."""

KINDS = weighted({ItemKind.CONTENT: 5.0, ItemKind.DATA: 3.0, ItemKind.INFORMATION: 1.0})
OFFICERS = weighted(
    {
        Role.JUDICIAL_POLICE_OFFICER: 14.0,
        Role.JUDICIAL_POLICE_AGENT: 3.0,
        Role.CUSTOMS_JUDICIAL_OFFICER: 1.0,
        Role.TAX_JUDICIAL_OFFICER: 1.0,
    }
)
ORDERED = weighted({True: 4.0, False: 1.0})
LASTS = weighted({True: 3.0, False: 2.0})
ENDED = weighted({True: 1.0, False: 3.0})
LEFT = weighted({True: 1.0, False: 3.0})
TAPPED, TARGETED = (weighted({True: 9.0, False: 1.0}) for _ in range(2))
SEALER_KNOWN, DESCRIBED = (weighted({True: 6.0, False: 1.0}) for _ in range(2))
SWORN = weighted({False: 1.0, True: 3.0})
MISSION_ENDED = weighted({True: 1.0, False: 1.0})


@dataclass(slots=True)
class Interceptions:
    """Writes what was gathered, who asked for it, who is referred, and who authorised whom."""

    pen: Pen
    chance: Chance
    services: Services
    authorisations: Authorisations
    now: datetime
    missions: int = field(default=0)

    def follow(self, affair: Affair, leads: Sequence[Lead]) -> None:
        """Writes the interceptions of a case, if there are any; now and then one of no case."""
        chance = self.chance
        if chance.happens(INTERCEPTED.get(affair.stage, 0.0)):
            self._of_case(affair, leads)
        if chance.happens(ORPHANS):
            self._orphan()
        if chance.happens(MISSIONS):
            self._mission()

    def _of_case(self, affair: Affair, leads: Sequence[Lead]) -> None:
        chance = self.chance
        officer = self._refer(affair, leading(leads, self.now))
        heard: list[Heard] = []
        for _ in range(1 + chance.happens(0.3)):
            line, start, end = self._line(affair.opened, affair.latest, case=affair.id)
            self._request(officer, affair.id, start)
            exhibit = self._exhibit(affair.id, officer[0], end) if chance.happens(0.4) else None
            heard += [self._item(line, start, end, exhibit) for _ in range(chance.number(2, 7))]
        gathered = Gathered(affair.id, affair.stage, tuple(heard), officer)
        self.authorisations.issue(gathered, leads)

    def _orphan(self) -> None:
        line, start, end = self._line(self.now - timedelta(days=90), self.now)
        for _ in range(self.chance.number(1, 2)):
            self._item(line, start, end, None)
        self.authorisations.search(line)

    def _mission(self) -> None:
        chance = self.chance
        self.missions += 1
        start = chance.ago(self.now, 30, 900)
        id_ = chance.id()
        until = start + timedelta(days=200)
        order = "Autorisation du juge des libertés" if chance.draw(SWORN) else None
        mission = {"reference": f"67B2-{self.missions:05d}", "judicial_authorisation": order}
        ends = {"until": until if chance.draw(MISSION_ENDED) else None}
        self.pen.write("CustomsMission", {"id": id_, **mission, "from": start, **ends})
        officer = self.services.one(Role.CUSTOMS_67BIS2_OFFICER)
        member = {"mission": id_, "officer": officer, "from": start}
        left = start + timedelta(days=20) if chance.draw(LEFT) else None
        self.pen.write("MissionOfficer", {"id": chance.id(), **member, "until": left})
        line, begun, end = self._line(start, min(until, self.now), mission=id_)
        self._request((officer, Role.CUSTOMS_67BIS2_OFFICER), None, begun)
        for _ in range(chance.number(1, 4)):
            self._item(line, begun, end, None)

    def _refer(self, affair: Affair, lead: Lead) -> tuple[str, Role]:
        """Refers the case to an investigator; returns him and his role."""
        chance = self.chance
        role = chance.draw(OFFICERS)
        officer = self.services.one(role)
        referral = {"case": affair.id, "agent": officer, "from": affair.opened}
        ordered = lead.magistrate if chance.draw(ORDERED) else None
        until = affair.opened + timedelta(days=90) if chance.draw(ENDED) else None
        self.pen.write(
            "Referral", {"id": chance.id(), **referral, "ordered_by": ordered, "until": until}
        )
        return officer, role

    def _line(
        self, opened: datetime, latest: datetime, **of: str
    ) -> tuple[str, datetime, datetime | None]:
        """Writes an interception: its id, its start and its end, None while it runs."""
        chance = self.chance
        start = chance.between(opened, latest)
        end = chance.between(start, min(start + timedelta(days=120), self.now))
        ended = end if chance.draw(LASTS) else None
        id_ = chance.id()
        line = {
            "legal_basis": chance.pick(BASES),
            "target_line": self._number() if chance.draw(TAPPED) else None,
        }
        self.pen.write(
            "Interception", {"id": id_, **of, **line, "started_at": start, "ended_at": ended}
        )
        return id_, start, ended

    def _number(self) -> str:
        return f"+336{self.chance.digits(4)}0000"

    def _request(self, requester: tuple[str, Role], case: str | None, start: datetime) -> None:
        chance = self.chance
        asked = {"requester": requester[0], "requester_role": requester[1], "case": case}
        what = {"operator": chance.pick(OPERATORS), "kind": chance.pick(REQUESTED)}
        self.pen.write(
            "ServiceRequest",
            {
                "id": chance.id(),
                **asked,
                **what,
                "target": self._number() if chance.draw(TARGETED) else None,
                "cost": chance.maybe(0.8, chance.number(5, 200) * 100),
                "at": start - timedelta(hours=6),
            },
        )

    def _exhibit(self, case: str, officer: str, end: datetime | None) -> str | None:
        """Writes an exhibit when operations are over: only then is anything sealed."""
        if end is None:
            return None
        chance = self.chance
        id_ = chance.id()
        sealed = {"sealed_at": end, "sealed_by": officer if chance.draw(SEALER_KNOWN) else None}
        what = {
            "number": f"SC-{id_[-6:]}",
            "description": chance.pick(EXHIBITS) if chance.draw(DESCRIBED) else None,
        }
        self.pen.write("Exhibit", {"id": id_, "case": case, **what, **sealed})
        return id_

    def _item(self, line: str, start: datetime, end: datetime | None, exhibit: str | None) -> Heard:
        chance = self.chance
        id_, kind = chance.id(), chance.draw(KINDS)
        spoken = kind is ItemKind.CONTENT
        encrypted = spoken and chance.happens(0.12)
        sealed = exhibit is not None or (end is not None and chance.happens(0.1))
        unsealed = chance.between(end, self.now) if end and chance.happens(0.06) else None
        clear = spoken and not encrypted and chance.happens(0.1)
        self.pen.write(
            "InterceptItem",
            {
                "id": id_,
                "interception": line,
                "kind": kind,
                "payload": chance.maybe(0.95, f"enregistrement {start:%Y%m%d}-{id_[-6:]}"),
                "transcript": chance.pick(TRANSCRIPTS) if chance.happens(0.6) else None,
                "translation": chance.maybe(0.15, chance.pick(TRANSLATIONS)),
                "correspondents": [self._number()] if kind is ItemKind.DATA else None,
                "encrypted": encrypted or None,
                "clear_payload": "mis au clair" if clear else None,
                "sealed_at": end if sealed else None,
                "unsealed_at": unsealed if sealed else None,
                "exhibit": exhibit,
                "useful": False if chance.happens(0.1) else None,
            },
        )
        return Heard(id_, sealed and not unsealed)
