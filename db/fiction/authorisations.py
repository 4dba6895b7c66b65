"""Authorisations of every clause: standing, ended, revoked, of a former lead, confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from db.enumerations import Clause, Instrument, NoticeKind, Role, Scope, Stage
from db.fiction.chance import Chance, weighted
from db.fiction.pen import Pen
from db.fiction.seisin import Lead, leading
from db.fiction.services import Services
from db.fiction.wording_of_files import REASONS, TASKS

C = Clause
Act: TypeAlias = dict[str, object]
"""What an authorisation says, as it is put together."""

CLAUSES = weighted(
    {
        C.II_SEALED: 6.0,
        C.IV: 3.0,
        C.VI: 5.0,
        C.VII: 1.0,
        C.VIII: 2.0,
        C.IX: 1.0,
        C.XI_DIRECTOR: 2.5,
    }
)
GRANTED: dict[Clause, Role] = {
    C.IV: Role.SPECIALISED_ASSISTANT,
    C.VI: Role.INTERPRETER,
    C.VII: Role.FOREIGN_INVESTIGATOR,
    C.VIII: Role.DECRYPTION_AGENT,
    C.IX: Role.PLATFORM_MAINTAINER,
    C.XI_MAGISTRATE: Role.CONTRACTOR,
    C.XI_DIRECTOR: Role.CONTRACTOR,
    C.XII: Role.JUDICIAL_POLICE_OFFICER,
    C.ART_11_1: Role.ART_11_1_AGENT,
}
OPEN_ENDED = frozenset({C.II_SEALED, C.IV, C.VIII})
LONGEST: dict[Clause, int] = {C.XII: 1, C.ART_11_1: 360}
"""Days that an authorisation with a limit lasts; the others ninety."""

FATES = weighted({"STANDS": 6.0, "ENDED": 2.0, "REVOKED": 1.0, "UNSIGNED": 0.5})
INSTRUMENTS = weighted({Instrument.EIO: 3.0, Instrument.MLA_2000_ART18: 1.0})
DONE = weighted({True: 1.0, False: 1.0})
CLOSED = weighted({True: 1.0, False: 2.0})
FOR_CASE = weighted({True: 1.0, False: 1.0})
EXCEPTIONAL = weighted({True: 4.0, False: 1.0})
DESCRIBED = weighted({True: 1.0, False: 1.0})


@dataclass(frozen=True, slots=True)
class Heard:
    """An item that was gathered, and whether it is under seal."""

    id: str
    is_sealed: bool


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was gathered for a case, and the investigator to whom it is referred."""

    case: str
    stage: Stage
    heard: tuple[Heard, ...]
    officer: tuple[str, Role]


@dataclass(slots=True)
class Authorisations:
    """Writes authorisations, and what goes with them."""

    pen: Pen
    chance: Chance
    services: Services
    now: datetime

    def issue(self, gathered: Gathered, leads: Sequence[Lead]) -> None:
        """Writes one or two authorisations of the case, by its lead or by the one before."""
        for _ in range(1 + self.chance.happens(0.3)):
            clause = self.chance.draw(CLAUSES)
            former = self._former(leads)
            lead = former or leading(leads, self.now)
            issued = self._issued(lead)
            act: Act = {
                "clause": clause,
                "grantee": self._grantee(clause, gathered),
                "case": gathered.case,
                "issuer": lead.magistrate,
                "issuer_role": lead.role,
                **self._confirmed(former, leads),
            }
            act |= self._reach(clause, gathered)
            self._of_clause(clause, act, issued, gathered)

    def search(self, line: str) -> None:
        """Lets an officer look for the magistrate of a line, and notes who is told of it."""
        issuer = self.chance.pick((Role.ANTENJ_DIRECTOR, Role.ANTENJ_MAGISTRATE))
        act = {
            "clause": C.XII,
            "grantee": self.services.one(GRANTED[C.XII]),
            "interception": line,
            "scope": Scope.WHOLE_CASE,
            "includes_sealed": False,
            "issuer": self.services.one(issuer),
            "issuer_role": issuer,
        }
        issued = self.chance.ago(self.now, 0.5, 60)
        id_ = self._write(C.XII, act, issued)
        for kind in NoticeKind:
            done = self.chance.draw(DONE)
            # Who is to be told is not known yet: the notice waits without a date.
            waits = kind is NoticeKind.MAGISTRATE_INFORMED and not done
            self.pen.write(
                "Notice",
                {
                    "id": self.chance.id(),
                    "kind": kind,
                    "authorisation": id_,
                    "due_from": None if waits else issued,
                    "done_at": self.now if done else None,
                    "by": act["issuer"] if done else None,
                },
            )

    def _former(self, leads: Sequence[Lead]) -> Lead | None:
        """The lead before the present one, where there was one and half the time."""
        ended = [lead for lead in leads if lead.until and lead.until <= self.now]
        return ended[-1] if ended and self.chance.happens(0.6) else None

    def _issued(self, lead: Lead) -> datetime:
        """A day on which the lead led, of the last sixty unless he has gone."""
        end = min(lead.until or self.now, self.now)
        return max(lead.start, end - timedelta(days=self.chance.number(1, 60)))

    def _confirmed(self, former: Lead | None, leads: Sequence[Lead]) -> Act:
        """Most of what a former lead authorised his successor has confirmed."""
        if former is None or not self.chance.happens(0.7):
            return {}
        successor = leading(leads, self.now)
        return {"confirmed_by": successor.magistrate, "confirmed_at": successor.start}

    def _grantee(self, clause: Clause, gathered: Gathered) -> str:
        role = GRANTED.get(clause)
        return self.services.one(role) if role else gathered.officer[0]

    def _reach(self, clause: Clause, gathered: Gathered) -> Act:
        """The whole case, or items of it; whether what is under seal is among them."""
        chance = self.chance
        sealed = any(item.is_sealed for item in gathered.heard)
        opens = clause is C.II_SEALED or (sealed and chance.happens(0.3))
        listed = clause in {C.VI, C.VII} or chance.happens(0.3)
        if not listed:
            return {"scope": Scope.WHOLE_CASE, "includes_sealed": opens}
        items = [item.id for item in chance.sample(gathered.heard, 3)]
        return {"scope": Scope.ITEMS, "includes_sealed": opens, "items": items}

    def _of_clause(self, clause: Clause, act: Act, issued: datetime, gathered: Gathered) -> None:
        """Writes the authorisation with what its clause asks besides."""
        match clause:
            case C.IV:
                pair = {"assistant": act["grantee"], "magistrate": act["issuer"]}
                link = {**pair, "from": issued}
                self.pen.write("AssistLink", {"id": self.chance.id(), **link})
                self._write(clause, {**act, "task": self.chance.pick(TASKS)}, issued)
            case C.VII:
                self._write(clause, {**act, "foreign_request": self._asked(act, issued)}, issued)
            case C.VIII:
                done = self.now if self.chance.draw(DONE) else None
                id_ = self._write(clause, {**act, "completed_at": done}, issued)
                self._useful(id_, issued, gathered)
            case C.IX:
                reason = self.chance.pick(REASONS)
                self._write(clause, {**act, "express": True, "reason": reason}, issued)
            case C.XI_DIRECTOR:
                self._repair(act, issued)
            case _:
                self._write(clause, act, issued)

    def _asked(self, act: Act, issued: datetime) -> str:
        chance = self.chance
        id_ = chance.id()
        of = {"state": self.services.states[str(act["grantee"])], "case": act["case"]}
        asked = {"instrument": chance.draw(INSTRUMENTS), "reference": f"REQ-{id_[-6:]}"}
        self.pen.write("ForeignRequest", {"id": id_, **asked, **of, "received_at": issued})
        return id_

    def _useful(self, id_: str, issued: datetime, gathered: Gathered) -> None:
        officer, role = gathered.officer
        listed = {"listed_by": officer, "listed_role": role, "listed_at": issued}
        item = self.chance.pick(gathered.heard).id
        useful = {"authorisation": id_, "item": item, **listed}
        self.pen.write("UsefulItem", {"id": self.chance.id(), **useful})

    def _repair(self, act: Act, issued: datetime) -> None:
        """A difficulty, the magistrate's authorisation, and the director's after it."""
        chance, difficulty = self.chance, self.chance.id()
        self.pen.write(
            "TechnicalDifficulty",
            {
                "id": difficulty,
                "case": act["case"] if chance.draw(FOR_CASE) else None,
                "exceptional": chance.draw(EXCEPTIONAL),
                "description": chance.pick(REASONS) if chance.draw(DESCRIBED) else None,
                "opened_at": issued,
                "closed_at": issued + timedelta(days=20) if chance.draw(CLOSED) else None,
            },
        )
        prior = self._write(C.XI_MAGISTRATE, {**act, "clause": C.XI_MAGISTRATE}, issued)
        by = {
            "issuer": self.services.one(Role.ANTENJ_DIRECTOR),
            "issuer_role": Role.ANTENJ_DIRECTOR,
            "confirmed_by": None,
            "confirmed_at": None,
        }
        after = {"prior": prior, "difficulty": difficulty, "express": True}
        self._write(C.XI_DIRECTOR, {**act, **by, **after}, issued + timedelta(hours=1))

    def _write(self, clause: Clause, act: Act, issued: datetime) -> str:
        """Writes it with its dates and what became of it."""
        chance, id_ = self.chance, self.chance.id()
        fate = chance.draw(FATES)
        ends: datetime | None = issued + timedelta(days=LONGEST.get(clause, 90))
        if fate == "ENDED":
            ends = issued + timedelta(hours=12)
        elif clause in OPEN_ENDED and chance.happens(0.5):
            ends = None
        more: dict[str, object] = {"until": ends}
        if fate == "REVOKED":
            more["revoked_at"] = issued + timedelta(hours=6)
        if fate == "UNSIGNED" and clause is not C.XII:
            more |= {"issuer": None, "issuer_role": None}
        self.pen.write(
            "Authorisation", {"id": id_, **act, "issued_at": issued, "from": issued, **more}
        )
        return id_

    def research(self, case: str, lead: Lead, stage: Stage, elements: list[str]) -> None:
        """Lets a researcher read designated elements of a case (article 11-1)."""
        act = {
            "clause": C.ART_11_1,
            "grantee": self.services.one(GRANTED[C.ART_11_1]),
            "case": case,
            "scope": Scope.WHOLE_CASE,
            "includes_sealed": False,
            "issuer": lead.magistrate,
            "issuer_role": lead.role,
            "stage_at_issue": stage,
            "elements": elements,
        }
        self._write(C.ART_11_1, act, self._issued(lead))
