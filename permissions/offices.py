"""Which office designates, and which habilitates, for which role (LAW 2; A23, A36).

Whoever signs is held to it, and so are those who read: an act that is done opens what the
paragraphs open, and one that another office signed, however it came into the register, opens
nothing. Of habilitations of R40-47/II the text names no office, and those who read take any.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from db.enumerations import Processing, Role
from permissions.condition import AGENT, COURT, TRUE, Condition, Exists, Row, Term
from permissions.entities.governance import file_of
from permissions.purposes import INVESTIGATORS, TERMS


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs for a role, by which clause; `near`: what ties the signatory to the agent, where
    something must.

    `years`: how long an appointment lasts at most, and unless an earlier end is set.
    """

    offices: frozenset[Role]
    clause: str
    near: Callable[[Row], Condition] | None = None
    years: int | None = None


Signatures: TypeAlias = Mapping[Role, Signing]


def ties(signing: Signing, agent: Term) -> Condition:
    """What ties the author to the agent, where something must."""
    if signing.near is None:
        return TRUE
    row = Row("agent", "signed_for")
    return Exists(row, row["id"].eq(agent) & signing.near(row))


def of_his_registry(agent: Row) -> Condition:
    """The agent is posted to the court of the author's registry."""
    return agent["court_id"].eq(COURT)


def of_his_service(agent: Row) -> Condition:
    """The agent belongs to the author's own service: *leurs directeurs respectifs*."""
    author = Row("agent", "author")
    return Exists(author, author["id"].eq(AGENT) & author["body_id"].eq(agent["body_id"]))


def _by(*offices: Role) -> frozenset[Role]:
    return frozenset(offices)


_SUPERIOR = _by(Role.HIERARCHICAL_SUPERIOR)
_REGISTRY = _by(Role.HEAD_OF_REGISTRY)
_SECRETARY = _by(Role.SECRETARY_GENERAL_MOJ)
_MINISTER = _by(Role.JUSTICE_MINISTER)
_POLICE = _by(Role.HIERARCHICAL_SUPERIOR, Role.PROSECUTOR_GENERAL)
_GENERAL = _by(Role.PROSECUTOR_GENERAL)
_DIRECTOR = _by(Role.INTELLIGENCE_DIRECTOR)

_OF_BOTH: Signatures = {
    Role.POLICE_ADMIN_INVESTIGATOR: Signing(
        _by(Role.DGPN, Role.DGGN, Role.HIERARCHICAL_SUPERIOR), "R40-29/I/1°"
    ),
    Role.INTELLIGENCE_AGENT: Signing(_DIRECTOR, "R40-29/I/2°", of_his_service),
    Role.SNEAS_AGENT: Signing(_by(Role.DGPN), "R40-29/I/3°"),
    Role.COSSEN_AGENT: Signing(_by(Role.DGGN), "R40-29/I/4°"),
    Role.ADMIN_POLICE_AGENT: Signing(_by(Role.STATE_REPRESENTATIVE), "R40-29/I/5°/a"),
    Role.DEFENCE_INTELLIGENCE_AGENT: Signing(_DIRECTOR, "R40-29/II/al.2/c", of_his_service),
}
"""Roles for which R40-29 asks for two acts, of one office."""

BY_OWN_DIRECTOR = frozenset(
    role for role, signing in _OF_BOTH.items() if signing.near is of_his_service
)
"""Roles for which the director of the agent's own service signs, and no other director."""

DESIGNATIONS: Signatures = {
    **_OF_BOTH,
    **dict.fromkeys(INVESTIGATORS, Signing(_SUPERIOR, "R40-47/II/c")),
    Role.MAGISTRATE_CLERK: Signing(_REGISTRY, "R40-47/III/a", of_his_registry),
    Role.CUSTOMS_67BIS2_OFFICER: Signing(_SUPERIOR, "R40-47/V/b"),
    Role.PLATFORM_MAINTAINER: Signing(_SECRETARY, "R40-47/IX/c"),
    Role.PAYMENT_CONTROLLER: Signing(_SECRETARY, "R40-47/X/b"),
    Role.ANTENJ_DIRECTOR_DELEGATE: Signing(_by(Role.ANTENJ_DIRECTOR), "R40-47/XI/d"),
    Role.QUALIFIED_PERSON: Signing(_MINISTER, "R40-53", years=5),
    Role.REGISTRY_CONTROL_MAGISTRATE: Signing(_MINISTER, "48-1/al.1/a", years=3),
}
"""The last two are appointments, for five years (R40-53) and for three (R15-33-66-5)."""

HABILITATIONS: Signatures = {
    **_OF_BOTH,
    Role.AUTHORISED_ASSISTANT: Signing(_REGISTRY, "48-1/al.10/c", of_his_registry),
    Role.SAUJ_AGENT: Signing(_REGISTRY, "48-1/al.10/f", of_his_registry),
    Role.FILE_CONTROL_MAGISTRATE: Signing(_MINISTER, "48-1/al.13/a"),
    Role.FILE_CONTROL_ASSISTANT: Signing(_MINISTER, "48-1/al.13/b"),
    Role.MOJ_STATISTICIAN: Signing(_SECRETARY, "48-1/al.14/d"),
    Role.JUDICIAL_POLICE_OFFICER: Signing(_POLICE, "R40-47/II/c"),
    Role.JUDICIAL_POLICE_AGENT: Signing(_POLICE, "R40-47/II/c"),
    Role.CUSTOMS_JUDICIAL_OFFICER: Signing(_GENERAL, "R40-47/II/c"),
    Role.TAX_JUDICIAL_OFFICER: Signing(_GENERAL, "R40-47/II/c"),
    Role.CUSTOMS_67BIS2_OFFICER: Signing(_by(Role.CUSTOMS_MINISTER), "R40-47/V/b"),
}
"""Of R40-47/II the text does not say who habilitates: the superior, as he designates, or the
prosecutor general; of customs and tax officers, he alone (A23).
"""


_AGENCY = _by(Role.ANTENJ_DIRECTOR, Role.ANTENJ_MAGISTRATE, Role.ANTENJ_DIRECTOR_DELEGATE)
"""Those who issue authorisations of R40-47/XI and XII, and sign for no role."""


def file_without_purpose(role: Role) -> Processing | None:
    """The file that what names no purpose belongs to, by the role stated (GX-04): the first of its
    purposes' files, or the one that the office signs for. None: it signs for several.
    """
    if role in _AGENCY:
        return Processing.INTERCEPT
    for terms in TERMS.values():
        if role in terms.roles:
            return terms.processing
    signed = {
        file_of(each)
        for signatures in (DESIGNATIONS, HABILITATIONS)
        for each, signing in signatures.items()
        if role in signing.offices
    }
    return signed.pop() if len(signed) == 1 else None
