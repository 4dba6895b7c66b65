"""Agents of the courts: magistrates, clerks and assistants, and the acts that let them in."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from db.enumerations import CourtDegree, Function, Role
from db.fiction.chance import Chance
from db.fiction.courts import Seat
from db.fiction.pen import Pen, Values
from db.fiction.people import People
from db.fiction.persona import MAIL

BENCH: tuple[tuple[tuple[Function, ...], float], ...] = (
    ((Function.INVESTIGATING_JUDGE,), 0.5),
    ((Function.TRIAL,), 0.5),
    ((Function.JLD, Function.JLD_NON_CRIMINAL), 0.2),
    ((Function.CHILDRENS_JUDGE_CRIMINAL, Function.CHILDRENS_JUDGE_EDUCATIONAL), 0.2),
    ((Function.SENTENCE_ENFORCEMENT,), 0.2),
    ((Function.CIVIL,), 0.1),
)
"""Judges of a court of first instance: their functions, and how many more a point of weight."""

NON_CRIMINAL = frozenset(
    {Function.CHILDRENS_JUDGE_EDUCATIONAL, Function.CIVIL, Function.JLD_NON_CRIMINAL}
)
ASSISTED_BY_ONE = 3
"""Magistrates that one clerk assists."""


@dataclass(slots=True)
class Staff:
    """Makes the agents of courts and tells who holds which function where."""

    pen: Pen
    chance: Chance
    people: People
    now: datetime
    holders: dict[tuple[str, Function], list[str]] = field(default_factory=dict)

    def appoint(self, seat: Seat) -> None:
        """Writes the agents of a court, with their roles, functions and links."""
        head = self.agent(seat, "Directeur de greffe", Role.HEAD_OF_REGISTRY)
        if seat.degree is CourtDegree.FIRST:
            magistrates = self._first_instance(seat)
        else:
            magistrates = self._above(seat)
        self._clerks(seat, magistrates)
        self._habilitated(seat, magistrates, head)

    def holder(self, court: str, function: Function) -> str:
        """The id of someone who holds a function at a court."""
        return self.chance.pick(self.holders[court, function])

    def agent(
        self,
        seat: Seat | None,
        rank: str | None,
        *roles: Role,
        service: str | None = None,
        more: Values | None = None,
    ) -> str:
        """Writes an agent who has held these roles for some years; returns the id.

        `more` is what else is said of the agent.
        """
        chance = self.chance
        id_ = chance.id()
        name = f"{chance.pick(self.people.pools.women)} {self.people.surname()}"
        self.pen.write(
            "Agent",
            {
                "id": id_,
                "name": name,
                "rank": rank,
                "service": service or chance.maybe(0.6, f"Service {chance.number(1, 9)}"),
                "email": chance.maybe(0.9, f"agent.{id_[-6:]}@{MAIL}"),
                "phone": chance.maybe(0.5, f"01 00 {chance.digits(2)} {chance.digits(2)} 00"),
                "court": seat.id if seat else None,
                "unit": chance.maybe(0.3, f"Section {chance.pick('ABCDEF')}"),
                "active": chance.happens(0.99),
                **(more or {}),
            },
        )
        for role in roles:
            self._role(id_, role)
        return id_

    def assists(self, assistant: str, magistrate: str) -> None:
        """Links an assistant to a magistrate; one link in eight has ended."""
        start = self.chance.ago(self.now, 200, 2_000)
        ended = self.chance.happens(0.12)
        until = self.chance.ago(self.now, 1, 150) if ended else None
        link = {"assistant": assistant, "magistrate": magistrate, "from": start, "until": until}
        self.pen.write("AssistLink", {"id": self.chance.id(), **link})

    def habilitate(self, agent: str, role: Role, issuer: str | None, office: Role | None) -> None:
        """Habilitates an agent; one habilitation in ten is revoked or has run out."""
        chance = self.chance
        start = chance.ago(self.now, 400, 1_500)
        self.pen.write(
            "Habilitation",
            {
                "id": chance.id(),
                "agent": agent,
                "role": role,
                "issuer": issuer,
                "issuer_office": office,
                "from": start,
                "until": self._end(start),
                "revoked_at": chance.maybe(0.05, chance.ago(self.now, 1, 300)),
            },
        )

    def _role(self, agent: str, role: Role) -> None:
        chance = self.chance
        start = chance.ago(self.now, 700, 5_000)
        until = chance.maybe(0.01, chance.ago(self.now, 1, 500))
        revoked_at = chance.maybe(0.01, chance.ago(self.now, 1, 500))
        held = {"agent": agent, "role": role, "from": start, "until": until}
        self.pen.write("AgentRole", {"id": chance.id(), **held, "revoked_at": revoked_at})

    def _magistrate(self, seat: Seat, functions: tuple[Function, ...]) -> str:
        if functions == (Function.PROSECUTION,):
            first = seat.degree is CourtDegree.FIRST
            role = Role.PROSECUTOR if first else Role.APPEAL_PROSECUTOR
            id_ = self.agent(seat, "Substitut du procureur" if first else "Avocat général", role)
        else:
            criminal = {
                Role.NON_CRIMINAL_MAGISTRATE if function in NON_CRIMINAL else Role.CRIMINAL_JUDGE
                for function in functions
            }
            id_ = self.agent(seat, "Juge" if seat.appeal_court else "Conseiller", *sorted(criminal))
            for function in functions:
                self._function(id_, function)
        for function in functions:
            self.holders.setdefault((seat.code, function), []).append(id_)
        return id_

    def _function(self, agent: str, function: Function) -> None:
        start = self.chance.ago(self.now, 700, 3_000)
        until = self.chance.maybe(0.03, self.chance.ago(self.now, 1, 600))
        held = {"agent": agent, "function": function, "from": start, "until": until}
        self.pen.write("JudicialFunction", {"id": self.chance.id(), **held})

    def _first_instance(self, seat: Seat) -> list[str]:
        prosecution = (Function.PROSECUTION,)
        magistrates = [self._magistrate(seat, prosecution) for _ in range(1 + seat.weight)]
        for functions, more in BENCH:
            count = 1 + int(seat.weight * more)
            magistrates += [self._magistrate(seat, functions) for _ in range(count)]
        return magistrates

    def _above(self, seat: Seat) -> list[str]:
        if seat.degree is CourtDegree.SECOND:
            self.agent(seat, "Procureur général", Role.PROSECUTOR_GENERAL)
        functions = (Function.PROSECUTION, Function.APPEAL)
        return [self._magistrate(seat, (function,)) for function in functions * 2]

    def _clerks(self, seat: Seat, magistrates: list[str]) -> None:
        for first in range(0, len(magistrates), ASSISTED_BY_ONE):
            clerk = self.agent(seat, "Greffier", Role.MAGISTRATE_CLERK)
            for magistrate in magistrates[first : first + ASSISTED_BY_ONE]:
                self.assists(clerk, magistrate)

    def _habilitated(self, seat: Seat, magistrates: list[str], head: str) -> None:
        office = Role.HEAD_OF_REGISTRY
        for _ in range(1 + seat.weight // 4):
            assistant = self.agent(seat, "Assistant spécialisé", Role.AUTHORISED_ASSISTANT)
            self.habilitate(assistant, Role.AUTHORISED_ASSISTANT, head, office)
            for magistrate in self.chance.sample(magistrates, 2):
                self.assists(assistant, magistrate)
        if seat.degree is CourtDegree.FIRST:
            reception = self.agent(seat, "Adjoint administratif", Role.SAUJ_AGENT)
            self.habilitate(reception, Role.SAUJ_AGENT, head, office)

    def _end(self, start: datetime) -> datetime | None:
        """Most acts have no end, some end later, few have ended."""
        if self.chance.happens(0.7):
            return None
        if self.chance.happens(0.85):
            return self.now + timedelta(days=self.chance.number(30, 900))
        return self.chance.between(start + timedelta(days=1), self.now - timedelta(days=1))
