"""Designations and habilitations: who has been let in to a role, by whom (LAW 2.2 to 2.4)."""

from collections.abc import Container, Iterator
from datetime import datetime

from second_reading_files.stated import Asking, Row, World, holds, stands

HEADS = ("DGPN", "DGGN", "HIERARCHICAL_SUPERIOR")
"""Heads of services that R40-28 I 1° and 2° list."""
SIGNING = (
    *HEADS,
    "PROSECUTOR",
    "APPEAL_PROSECUTOR",
    "PROSECUTOR_GENERAL",
    "HEAD_OF_REGISTRY",
    "SECRETARY_GENERAL_MOJ",
    "CUSTOMS_MINISTER",
    "STATE_REPRESENTATIVE",
    "INTELLIGENCE_DIRECTOR",
    "JUSTICE_MINISTER",
)
"""Offices that sign for somebody (2.4), and the prosecution: II names none for habilitations."""
_SUPERIOR = ("HIERARCHICAL_SUPERIOR",)
_SECRETARY = ("SECRETARY_GENERAL_MOJ",)
_DIRECTOR = ("INTELLIGENCE_DIRECTOR",)

DESIGNATED_BY = {
    "JUDICIAL_POLICE_OFFICER": _SUPERIOR,  # R40-47/II/c
    "JUDICIAL_POLICE_AGENT": _SUPERIOR,
    "CUSTOMS_JUDICIAL_OFFICER": _SUPERIOR,
    "TAX_JUDICIAL_OFFICER": _SUPERIOR,
    "MAGISTRATE_CLERK": ("HEAD_OF_REGISTRY",),  # III/a
    "CUSTOMS_67BIS2_OFFICER": _SUPERIOR,  # V/b
    "PLATFORM_MAINTAINER": _SECRETARY,  # IX/c
    "PAYMENT_CONTROLLER": _SECRETARY,  # X/b
    "ANTENJ_DIRECTOR_DELEGATE": ("ANTENJ_DIRECTOR",),  # XI/d
    "QUALIFIED_PERSON": ("JUSTICE_MINISTER",),  # R40-53
    "POLICE_ADMIN_INVESTIGATOR": HEADS,  # R40-29/I/1°, II/al.1/c
    "INTELLIGENCE_AGENT": _DIRECTOR,  # I/2°, A36
    "SNEAS_AGENT": ("DGPN",),  # I/3°
    "COSSEN_AGENT": ("DGGN",),  # I/4°
    "ADMIN_POLICE_AGENT": ("STATE_REPRESENTATIVE",),  # I/5°/a
    "DEFENCE_INTELLIGENCE_AGENT": _DIRECTOR,  # II/al.2/c
}
"""The office that designates each of a role by name."""
HABILITATED_BY = {
    "JUDICIAL_POLICE_OFFICER": SIGNING,
    "JUDICIAL_POLICE_AGENT": SIGNING,
    "CUSTOMS_JUDICIAL_OFFICER": SIGNING,
    "TAX_JUDICIAL_OFFICER": SIGNING,
    "CUSTOMS_67BIS2_OFFICER": ("CUSTOMS_MINISTER",),
    "POLICE_ADMIN_INVESTIGATOR": HEADS,
    "INTELLIGENCE_AGENT": _DIRECTOR,
    "SNEAS_AGENT": ("DGPN",),
    "COSSEN_AGENT": ("DGGN",),
    "ADMIN_POLICE_AGENT": ("STATE_REPRESENTATIVE",),
    "DEFENCE_INTELLIGENCE_AGENT": _DIRECTOR,
}
"""The office that habilitates them specially: a second act, where the text asks for both (A23)."""
OF_ONE_SERVICE = ("INTELLIGENCE_AGENT", "DEFENCE_INTELLIGENCE_AGENT")
"""Those whose *own* director signs."""
LISTED_AS = {
    "INTELLIGENCE_AGENT": "INTELLIGENCE_R234_2",
    "DEFENCE_INTELLIGENCE_AGENT": "DEFENCE_INTELLIGENCE",
    "FOREIGN_POLICE_BODY": "FOREIGN_POLICE_L235_1",
}
"""The list on which the service or body of a role must stand."""


def _signed(world: World, act: Row, agent: object, offices: Container[object]) -> bool:
    """A36: an act that nobody signed is none; nobody signs for himself (A23)."""
    if act["issuer_office"] not in offices or act["issuer_id"] == agent:
        return False
    if act["role"] in OF_ONE_SERVICE and act["issuer_id"] is not None:
        director, own = world.one("agent", act["issuer_id"]), world.one("agent", agent)
        bodies = (director and director["body_id"], own and own["body_id"])
        return bodies[0] is not None and bodies[0] == bodies[1]
    return True


def designated(world: World, agent: object, role: str, at: datetime) -> bool:
    """Designated for the role by the office that the text names: individually, save a delegate of
    the agency's director, of whom XI says *désignée par lui* and no more.
    """
    return any(
        act["role"] == role
        and (act["individually"] or role == "ANTENJ_DIRECTOR_DELEGATE")
        and stands(act, at)
        and _signed(world, act, agent, DESIGNATED_BY[role])
        for act in world.where("designation", "agent_id", agent)
    )


def habilitations(world: World, agent: object, role: str, at: datetime) -> Iterator[Row]:
    """The valid habilitations of somebody for a role."""
    for act in world.where("habilitation", "agent_id", agent):
        right = act["role"] == role and stands(act, at)
        if right and _signed(world, act, agent, HABILITATED_BY[role]):
            yield act


def of_article_16(world: World, agent: object, role: str) -> bool:
    """II/a: officers of article 16, 2° to 4°; a mayor (1°) is none. Of others it is not asked."""
    account = world.one("agent", agent) or {}
    return role != "JUDICIAL_POLICE_OFFICER" or account.get("art_16_point") in (2, 3, 4)


def on_its_list(ask: Asking, role: str) -> bool:
    """The agent's service or body stands on the list that the role is of."""
    listed = ask.world.where("body_listing", "body_id", ask.account.get("body_id"))
    return any(row["listing"] == LISTED_AS[role] and stands(row, ask.now) for row in listed)


def cleared(ask: Asking) -> bool:
    """R40-52: cleared for *Secret*, or above."""
    return any(stands(row, ask.now) for row in ask.world.where("clearance", "agent_id", ask.agent))


def under_contract(ask: Asking) -> bool:
    """XI/a: somebody to whom services are entrusted by contract."""
    rows = ask.world.where("contract", "contractor_id", ask.agent)
    return any(stands(row, ask.now) for row in rows)


def lets_in(world: World, agent: object, role: str, at: datetime) -> bool:
    """Whether an investigator has both acts, and is an officer where he says so (II/a, II/c)."""
    return (
        of_article_16(world, agent, role)
        and designated(world, agent, role, at)
        and any(habilitations(world, agent, role, at))
    )


def assists(world: World, assistant: object, magistrate: object, at: datetime) -> bool:
    """An `AssistLink`, in its time."""
    return any(
        link["magistrate_id"] == magistrate and holds(link, at)
        for link in world.where("assist_link", "assistant_id", assistant)
    )
