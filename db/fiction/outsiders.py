"""Agents outside the courts, one of each role at least: investigators, statisticians, services."""

from itertools import count

from db.enumerations import Role
from db.fiction.staff import Staff

SERVICES: dict[Role, str] = {
    Role.STATISTICS_USER: "Service statistique",
    Role.MOJ_STATISTICIAN: "Sous-direction de la statistique et des études",
    Role.JUDICIAL_POLICE_OFFICER: "Direction de la police judiciaire",
    Role.JUDICIAL_POLICE_AGENT: "Commissariat",
    Role.CUSTOMS_JUDICIAL_OFFICER: "Office des douanes judiciaires",
    Role.TAX_JUDICIAL_OFFICER: "Service d'enquêtes judiciaires des finances",
}
AT_COURTS = frozenset(
    {
        Role.PROSECUTOR,
        Role.APPEAL_PROSECUTOR,
        Role.PROSECUTOR_GENERAL,
        Role.CRIMINAL_JUDGE,
        Role.NON_CRIMINAL_MAGISTRATE,
        Role.MAGISTRATE_CLERK,
        Role.AUTHORISED_ASSISTANT,
        Role.SAUJ_AGENT,
        Role.HEAD_OF_REGISTRY,
    }
)
"""Roles of the agents that `Staff` appoints court by court."""

DESIGNATED = frozenset(
    {
        Role.JUDICIAL_POLICE_OFFICER,
        Role.JUDICIAL_POLICE_AGENT,
        Role.CUSTOMS_JUDICIAL_OFFICER,
        Role.TAX_JUDICIAL_OFFICER,
        Role.PLATFORM_MAINTAINER,
        Role.PAYMENT_CONTROLLER,
        Role.SNEAS_AGENT,
        Role.ADMIN_POLICE_AGENT,
    }
)


def appoint_outsiders(staff: Staff) -> dict[Role, str]:
    """Writes the agents who belong to no court, some designated and habilitated; returns the id of
    the one who holds each role.
    """
    holders: dict[Role, str] = {}
    superior = staff.agent(None, "Chef de service", Role.HIERARCHICAL_SUPERIOR)
    turns = count()
    for role in Role:
        if role in AT_COURTS:
            continue
        agent = holders[role] = staff.agent(None, None, role, service=SERVICES.get(role))
        if role in DESIGNATED:
            turn = next(turns)
            office = None if turn % 4 == 1 else Role.HIERARCHICAL_SUPERIOR
            _designate(staff, agent, role, superior, turn=turn)
            staff.habilitate(agent, role, superior if office else None, office)
    _limited(staff)
    return holders


def _designate(staff: Staff, agent: str, role: Role, superior: str, *, turn: int) -> None:
    """Designates an agent; some acts lack an issuer, name nobody, have ended or are revoked."""
    chance = staff.chance
    start = chance.ago(staff.now, 300, 1_500)
    named = turn % 4 != 1
    staff.pen.write(
        "Designation",
        {
            "id": chance.id(),
            "agent": agent,
            "role": role,
            "individually": turn % 4 != 2,
            "issuer": superior if named else None,
            "issuer_office": Role.HIERARCHICAL_SUPERIOR if named else None,
            "from": start,
            "until": chance.ago(staff.now, 1, 200) if turn % 4 == 3 else None,
            "revoked_at": chance.ago(staff.now, 1, 200) if turn == 6 else None,
        },
    )


def _limited(staff: Staff) -> None:
    """An habilitation that lists its motives and bases, and one for a named file."""
    chance = staff.chance
    agent = staff.agent(None, "Attaché", Role.ADMIN_POLICE_AGENT, service="Préfecture")
    assistant = staff.agent(None, "Assistant", Role.FILE_CONTROL_ASSISTANT)
    start = chance.ago(staff.now, 100, 900)
    limits = {"motives": ["SECURITY_GUARD"], "legal_bases": ["CSI_L114_1"]}
    for holder, role, office, more in (
        (agent, Role.ADMIN_POLICE_AGENT, Role.STATE_REPRESENTATIVE, limits),
        (assistant, Role.FILE_CONTROL_ASSISTANT, Role.JUSTICE_MINISTER, {"file": "FNAEG"}),
    ):
        act = {"agent": holder, "role": role, "issuer_office": office}
        staff.pen.write("Habilitation", {"id": chance.id(), **act, **more, "from": start})
