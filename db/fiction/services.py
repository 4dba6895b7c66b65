"""Agents of the services that the law lets in: police, platform, inquirers, statistics, research.

Most have every act that the law asks of their role; of each role with several, the last lacks one.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from db.enumerations import Listing, Role
from db.fiction.bodies import Bodies
from db.fiction.chance import Weighted, weighted
from db.fiction.staff import Staff

R = Role

HOW_MANY: dict[Role, int] = {
    R.JUDICIAL_POLICE_OFFICER: 30,
    R.JUDICIAL_POLICE_AGENT: 8,
    R.CUSTOMS_JUDICIAL_OFFICER: 4,
    R.TAX_JUDICIAL_OFFICER: 4,
    R.SPECIALISED_ASSISTANT: 10,
    R.CUSTOMS_67BIS2_OFFICER: 6,
    R.INTERPRETER: 12,
    R.FOREIGN_INVESTIGATOR: 6,
    R.DECRYPTION_AGENT: 4,
    R.PLATFORM_MAINTAINER: 5,
    R.PAYMENT_CONTROLLER: 3,
    R.CONTRACTOR: 5,
    R.ANTENJ_DIRECTOR: 1,
    R.ANTENJ_MAGISTRATE: 2,
    R.ANTENJ_DIRECTOR_DELEGATE: 2,
    R.QUALIFIED_PERSON: 1,
    R.POLICE_ADMIN_INVESTIGATOR: 10,
    R.INTELLIGENCE_AGENT: 4,
    R.SNEAS_AGENT: 6,
    R.COSSEN_AGENT: 4,
    R.ADMIN_POLICE_AGENT: 12,
    R.DEFENCE_INTELLIGENCE_AGENT: 3,
    R.FOREIGN_POLICE_BODY: 4,
    R.FILE_CONTROL_MAGISTRATE: 4,
    R.FILE_CONTROL_ASSISTANT: 3,
    R.REGISTRY_CONTROL_MAGISTRATE: 1,
    R.MOJ_STATISTICIAN: 5,
    R.ART_11_1_AGENT: 4,
}
BY_SUPERIOR = (
    R.JUDICIAL_POLICE_OFFICER,
    R.JUDICIAL_POLICE_AGENT,
    R.CUSTOMS_JUDICIAL_OFFICER,
    R.TAX_JUDICIAL_OFFICER,
    R.CUSTOMS_67BIS2_OFFICER,
)
DESIGNATING: dict[Role, Role] = {
    **dict.fromkeys(BY_SUPERIOR, R.HIERARCHICAL_SUPERIOR),
    R.PLATFORM_MAINTAINER: R.SECRETARY_GENERAL_MOJ,
    R.PAYMENT_CONTROLLER: R.SECRETARY_GENERAL_MOJ,
    R.ANTENJ_DIRECTOR_DELEGATE: R.ANTENJ_DIRECTOR,
    R.QUALIFIED_PERSON: R.JUSTICE_MINISTER,
    R.REGISTRY_CONTROL_MAGISTRATE: R.JUSTICE_MINISTER,
    R.POLICE_ADMIN_INVESTIGATOR: R.DGPN,
    R.INTELLIGENCE_AGENT: R.INTELLIGENCE_DIRECTOR,
    R.SNEAS_AGENT: R.DGPN,
    R.COSSEN_AGENT: R.DGGN,
    R.ADMIN_POLICE_AGENT: R.STATE_REPRESENTATIVE,
    R.DEFENCE_INTELLIGENCE_AGENT: R.INTELLIGENCE_DIRECTOR,
}
"""The office that designates each role by name."""

HABILITATING: dict[Role, Role] = {
    **{role: office for role, office in DESIGNATING.items() if role in {*BY_SUPERIOR}},
    R.CUSTOMS_JUDICIAL_OFFICER: R.PROSECUTOR_GENERAL,
    R.TAX_JUDICIAL_OFFICER: R.PROSECUTOR_GENERAL,
    R.CUSTOMS_67BIS2_OFFICER: R.CUSTOMS_MINISTER,
    R.POLICE_ADMIN_INVESTIGATOR: R.DGPN,
    R.INTELLIGENCE_AGENT: R.INTELLIGENCE_DIRECTOR,
    R.SNEAS_AGENT: R.DGPN,
    R.COSSEN_AGENT: R.DGGN,
    R.ADMIN_POLICE_AGENT: R.STATE_REPRESENTATIVE,
    R.DEFENCE_INTELLIGENCE_AGENT: R.INTELLIGENCE_DIRECTOR,
    R.FILE_CONTROL_MAGISTRATE: R.JUSTICE_MINISTER,
    R.FILE_CONTROL_ASSISTANT: R.JUSTICE_MINISTER,
    R.MOJ_STATISTICIAN: R.SECRETARY_GENERAL_MOJ,
}
"""The office that habilitates each role."""

OF_BODIES: dict[Role, Listing] = {
    R.INTELLIGENCE_AGENT: Listing.INTELLIGENCE_R234_2,
    R.DEFENCE_INTELLIGENCE_AGENT: Listing.DEFENCE_INTELLIGENCE,
    R.FOREIGN_POLICE_BODY: Listing.FOREIGN_POLICE_L235_1,
    R.MOJ_STATISTICIAN: Listing.MOJ_STATISTICS,
    R.ART_11_1_AGENT: Listing.ART_11_1,
}
STATES = ("BE", "DE", "ES", "IT", "NL", "DK")
DUTIES = ("LEGAL_COSTS", "LEGAL_COSTS", "OTHER")
FILES = ("FNAEG", "FAED", "POLICE_FILE")
MOTIVES = ("SECURITY_GUARD", "WEAPON_PERMIT", "AIRPORT_BADGE")
CLEARED = frozenset({R.PLATFORM_MAINTAINER, R.CONTRACTOR})
CLEARANCES, CONTRACTS = (weighted({"": 6.0, "until": 1.0, "revoked_at": 1.0}) for _ in range(2))
"""How these acts end, if they do."""


@dataclass(slots=True)
class Services:
    """Writes the agents and tells who holds which role."""

    staff: Staff
    bodies: Bodies
    holders: dict[Role, list[str]] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    heads: tuple[str, ...] = ()

    def appoint(self) -> None:
        """Writes every agent, with what lets most of them in."""
        self.bodies.write()
        for role, count in HOW_MANY.items():
            for number in range(count):
                lacking = 1 < count == number + 1
                self._appoint(role, number, lacking=lacking)

    def one(self, role: Role) -> str:
        """Someone who holds the role."""
        return self.staff.chance.pick(self.holders[role])

    def head(self) -> str:
        """One of those who answer for the file of antecedents, and approve what is sent from it."""
        return self.staff.chance.pick(self.heads)

    def _appoint(self, role: Role, number: int, *, lacking: bool) -> None:
        attributes = self._attributes(role, number)
        agent = self.staff.agent(None, None, role, more=attributes)
        self.holders.setdefault(role, []).append(agent)
        if "state" in attributes:
            self.states[agent] = str(attributes["state"])
        held = {"agent": agent, "role": role}
        start = self.staff.chance.ago(self.staff.now, 300, 1_500)
        if office := DESIGNATING.get(role):
            act = {**held, "individually": not lacking, "issuer_office": office, "from": start}
            self._write("Designation", act)
        if office := HABILITATING.get(role):
            ended = {"until": self.staff.now - timedelta(days=9)} if lacking else {}
            act = {**held, "issuer_office": office, "from": start, **ended}
            self._write("Habilitation", {**act, **_limits(role, number)})
        if role in CLEARED:
            self._clear(agent)
        if role is Role.CONTRACTOR:
            contract = {"contractor": agent, "reference": f"M-{number + 1}"}
            self._write("Contract", {**contract, "from": start, **self._lapse(CONTRACTS)})

    def _attributes(self, role: Role, number: int) -> dict[str, object]:
        """What the law asks of an agent besides his role."""
        if role is Role.JUDICIAL_POLICE_OFFICER:
            return {"art_16_point": 1 + number % 4}
        if role is Role.FOREIGN_INVESTIGATOR:
            return {"state": STATES[number % len(STATES)]}
        if role is Role.PAYMENT_CONTROLLER:
            return {"duty": DUTIES[number % len(DUTIES)]}
        if listing := OF_BODIES.get(role):
            bodies = self.bodies.listed[listing]
            return {"body": bodies[number % len(bodies)]}
        return {}

    def _clear(self, agent: str) -> None:
        level = self.staff.chance.pick(("SECRET", "TOP_SECRET"))
        start = self.staff.chance.ago(self.staff.now, 300, 900)
        cleared = {"agent": agent, "level": level, "from": start}
        self._write("Clearance", {**cleared, **self._lapse(CLEARANCES)})

    def _lapse(self, fates: Weighted[str]) -> dict[str, object]:
        """Most acts last; some have an end or were revoked."""
        how = self.staff.chance.draw(fates)
        return {how: self.staff.chance.ago(self.staff.now, 1, 200)} if how else {}

    def _write(self, type_: str, values: dict[str, object]) -> None:
        self.staff.pen.write(type_, {"id": self.staff.chance.id(), **values})


def _limits(role: Role, number: int) -> dict[str, object]:
    """What a habilitation lists."""
    if role is Role.ADMIN_POLICE_AGENT:
        return {"motives": list(MOTIVES[: 1 + number % 3]), "legal_bases": ["CSI_L114_1"]}
    if role in {Role.FILE_CONTROL_MAGISTRATE, Role.FILE_CONTROL_ASSISTANT}:
        return {"file": FILES[number % len(FILES)]}
    return {}
