"""The root fields that read records, and which of them a purpose opens (LAW 0)."""

from collections.abc import Iterable, Mapping
from typing import Final

from db.enumerations import Processing, Role
from permissions.entities import (
    ENTITIES,
    AccessLog,
    AccessRefusal,
    AccessVolume,
    AdministrativeInquiry,
    AntecedentRecord,
    Assignment,
    AssistLink,
    Authorisation,
    Case,
    CaseLink,
    ControlRequest,
    Decision,
    Designation,
    Entity,
    Exhibit,
    Habilitation,
    Interception,
    InterceptItem,
    Notice,
    Party,
    PlatformUser,
    Referral,
    ServiceRequest,
    Study,
    Transmission,
)
from permissions.law import Law
from permissions.plan import opens
from permissions.purposes import TERMS, Purpose, open_to
from permissions.refusal import Code, Refusal, refuse
from permissions.selection import Order
from permissions.statistics.door import CountedCase
from schema.orders import SORT_KEYS

CONNECTIONS: Mapping[str, tuple[Entity, str | None, str | None]] = {
    "cases": (Case, "CaseFilter", "CaseOrder"),
    "parties": (Party, "PartyFilter", "PartyOrder"),
    "decisions": (Decision, "DecisionFilter", "DecisionOrder"),
    "linkedCases": (CaseLink, None, None),
    "docket": (Case, None, None),
    "interceptions": (Interception, "InterceptionFilter", "InterceptionOrder"),
    "interceptItems": (InterceptItem, "InterceptItemFilter", None),
    "exhibits": (Exhibit, "ExhibitFilter", None),
    "serviceRequests": (ServiceRequest, "ServiceRequestFilter", "ServiceRequestOrder"),
    "platformUsers": (PlatformUser, None, None),
    "antecedents": (AntecedentRecord, "AntecedentFilter", None),
    "administrativeInquiries": (AdministrativeInquiry, None, None),
    "authorisations": (Authorisation, "AuthorisationFilter", None),
    "notices": (Notice, "NoticeFilter", None),
    "designations": (Designation, "DesignationFilter", None),
    "habilitations": (Habilitation, "HabilitationFilter", None),
    "assignments": (Assignment, "AssignmentFilter", None),
    "assistLinks": (AssistLink, None, None),
    "referrals": (Referral, "ReferralFilter", None),
    "controlRequests": (ControlRequest, None, None),
    "studies": (Study, None, None),
    "accessLog": (AccessLog, "AccessLogFilter", "AccessLogOrder"),
    "accessVolumes": (AccessVolume, "AccessVolumeFilter", "AccessVolumeOrder"),
    "accessRefusals": (AccessRefusal, "AccessRefusalFilter", "AccessRefusalOrder"),
}
"""Fields that give a connection: of what, with which filter and order."""

RECORDS: Mapping[str, Entity] = {
    "case": Case,
    "interception": Interception,
    "interceptItem": InterceptItem,
    "antecedent": AntecedentRecord,
    "transmission": Transmission,
}
"""Root fields that give one record by its id."""

COUNT_BY = "countBy"
"""The root field that counts cases, for non-nominative statistics."""

_LATEST_FIRST: Mapping[str, str] = {
    "accessLog": "INSTANT",
    "accessVolumes": "STARTS_AT",
    "accessRefusals": "STARTS_AT",
}
"""Connections that do not follow ids where no order is given: the sort key that they follow."""

CONSULTED_FOR: Mapping[str, frozenset[Purpose]] = {
    "antecedents": frozenset(
        {Purpose.ADMIN_INQUIRY, Purpose.SECURITY_MISSION_L234_3, Purpose.STAFF_PROTECTION}
    )
}
"""Root fields closed to purposes that only receive what others consult (R40-29/III/a, A37)."""


OF_ANY_KIND: Final = frozenset({"node", "nodes", "explain"})
"""Root fields that are asked of records of whatever kind."""


def must_be_open(law: Law, role: Role, purpose: Purpose, name: str) -> None:
    """Refuse a root field that the purpose opens nothing of. PURPOSE_NOT_ALLOWED.

    A record of the register by its id is null instead, as one that does not exist.
    """
    if name in CONNECTIONS:
        entity = CONNECTIONS[name][0]
    elif name == COUNT_BY:
        entity = CountedCase
    elif name in RECORDS and Processing.REGISTRY not in files_of(RECORDS[name]):
        entity = RECORDS[name]
    else:
        return
    consulted = purpose in CONSULTED_FOR.get(name, frozenset({purpose}))
    if not consulted or not opens(law, role, purpose, entity):
        raise refuse(
            Code.PURPOSE_NOT_ALLOWED,
            f"your purpose opens no `{name}`",
            f"votre finalité n’ouvre pas « {name} »",
            *TERMS[purpose].clauses,
        )


def purposes_opening(law: Law, role: Role, names: Iterable[str]) -> tuple[Purpose, ...]:
    """The purposes that a role may state and that open each of these root fields something."""
    asked = tuple(names)
    return tuple(
        purpose
        for purpose in open_to(role)
        if all(_is_open(law, role, purpose, name) for name in asked)
    )


def _is_open(law: Law, role: Role, purpose: Purpose, name: str) -> bool:
    if name in RECORDS:
        return opens(law, role, purpose, RECORDS[name])
    if name in OF_ANY_KIND:
        kinds = (each for each in ENTITIES.values() if each.kept and not each.pseudonymous)
        return any(opens(law, role, purpose, each) for each in kinds)
    try:
        must_be_open(law, role, purpose, name)
    except Refusal:
        return False
    return True


def usual_order(name: str) -> Order | None:
    """The order of a connection where none is given; None: by ids."""
    key, order_type = _LATEST_FIRST.get(name), CONNECTIONS[name][2]
    if key is None or order_type is None:
        return None
    return SORT_KEYS[order_type][key].order(key, descending=True)


def files_of(entity: Entity) -> frozenset[Processing]:
    """The files that records of a kind may belong to."""
    return frozenset(category.file for _, category in entity.presence)
