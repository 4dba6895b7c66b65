"""A file of criminal antecedents in memory, and those who may ask, with all they need.

A1 is the subject, of T1; T4 is another’s, T14 a victim’s. Names stand for records: `known("T1")` is
the id of record T1.
"""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from db.enumerations import (
    AntecedentCapacity,
    DecisionType,
    LegalBasis,
    Listing,
    Role,
    TransmissionAim,
)
from permissions.cpp import ENACTED
from permissions.derived import FOREVER
from permissions.entities import (
    AntecedentRecord,
    Entity,
)
from permissions.evaluator import Consultation, consult, records, refusal
from permissions.law import in_force
from permissions.purposes import TERMS, Purpose
from permissions.refusal import Code
from permissions.register import Register
from permissions.subject import AgentId, Caller, StatedPurpose

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
BEFORE, AFTER = NOW - SECOND, NOW + SECOND
LAW = in_force(ENACTED, NOW)
HEADS = {Role.DGPN, Role.DGGN, Role.HIERARCHICAL_SUPERIOR}
SIGNED_BY = {
    Role.POLICE_ADMIN_INVESTIGATOR: HEADS,
    Role.INTELLIGENCE_AGENT: {Role.INTELLIGENCE_DIRECTOR},
    Role.SNEAS_AGENT: {Role.DGPN},
    Role.COSSEN_AGENT: {Role.DGGN},
    Role.ADMIN_POLICE_AGENT: {Role.STATE_REPRESENTATIVE},
    Role.DEFENCE_INTELLIGENCE_AGENT: {Role.INTELLIGENCE_DIRECTOR},
}
OF_A_DIRECTOR = (Role.INTELLIGENCE_AGENT, Role.DEFENCE_INTELLIGENCE_AGENT)
"""Those for whom the director of their own service signs."""
LISTED_ON = {
    Role.INTELLIGENCE_AGENT: Listing.INTELLIGENCE_R234_2,
    Role.DEFENCE_INTELLIGENCE_AGENT: Listing.DEFENCE_INTELLIGENCE,
    Role.FOREIGN_POLICE_BODY: Listing.FOREIGN_POLICE_L235_1,
}
CONSULTANTS = tuple(SIGNED_BY)
EVERYONE = (*CONSULTANTS, Role.FOREIGN_POLICE_BODY)
OFFICES = (
    *sorted(HEADS),
    Role.INTELLIGENCE_DIRECTOR,
    Role.STATE_REPRESENTATIVE,
    Role.HEAD_OF_REGISTRY,
)
OPEN = {"valid_from": NOW - DAY, "valid_until": None, "revoked_at": None}
OVER: tuple[dict[str, object], ...] = (
    {"valid_until": NOW},
    {"valid_from": AFTER},
    {"revoked_at": NOW},
    {"revoked_at": BEFORE},
)
STILL: tuple[dict[str, object], ...] = (
    {"valid_until": AFTER},
    {"valid_from": NOW},
    {"revoked_at": AFTER},
)


def known(name: str) -> UUID:
    return uuid5(UUID(int=0), name)


def record(name: str, person: str, **columns: object) -> dict[str, object]:
    return {
        "id": known(name),
        "person_id": known(person),
        "procedure_ref": "2026/1",
        "capacity": AntecedentCapacity.IMPLICATED,
        "outcome": None,
        "outcome_final_at": None,
        "reopened_at": None,
        "admin_access_barred": False,
        "court_id": None,
        "recorded_at": NOW - DAY,
        "term": "ADULT_20",
        "retention_expires_at": FOREVER,
    } | columns


def acts_of(role: Role) -> dict[str, object]:
    office = min(SIGNED_BY.get(role, {Role.DGPN}))
    signatory = f"director of {role}" if role in OF_A_DIRECTOR else "chief"
    signed = {"issuer_id": known(signatory), "issuer_office": office}
    return {"id": known(role), "agent_id": known(role), "role": role, **signed, **OPEN}


def agent(name: str, **columns: object) -> dict[str, object]:
    usual = {"active": True, "court_id": None, "body_id": None, "state": None}
    return {"id": known(name)} | usual | columns


def names(*of: str) -> list[dict[str, object]]:
    keys = ("surname", "forenames", "birth_date", "birth_place")
    return [{"id": known(each), **dict.fromkeys(keys)} for each in of]


REGISTER = Register(
    {
        "agent": [agent(role, body_id=known("body of " + role)) for role in EVERYONE]
        + [agent(f"director of {role}", body_id=known("body of " + role)) for role in OF_A_DIRECTOR]
        + [agent("chief")],
        "agent_role": [{**acts_of(role), "id": known("r" + role)} for role in EVERYONE]
        + [{"id": known("headship"), "agent_id": known("chief"), "role": Role.DGPN, **OPEN}],
        "designation": [{**acts_of(role), "individually": True} for role in CONSULTANTS],
        "habilitation": [
            {**acts_of(role), "motives": ("SECURITY_GUARD",), "legal_bases": ()}
            for role in CONSULTANTS
        ],
        "body_listing": [
            {"id": known(role), "body_id": known("body of " + role), "listing": listing}
            | {"issuer_office": None, **OPEN}
            for role, listing in LISTED_ON.items()
        ],
        "antecedent_person": names("A1", "A4", "V1"),
        "antecedent_record": [
            record("T1", "A1"),
            record("T4", "A4", outcome=DecisionType.CONVICTION, outcome_final_at=NOW - DAY),
            record("T14", "V1", capacity=AntecedentCapacity.VICTIM),
        ],
        "administrative_inquiry": [
            {"id": known("inquiry"), "agent_id": known(Role.ADMIN_POLICE_AGENT)}
            | {"legal_basis": LegalBasis.CSI_L114_1, "motive": "SECURITY_GUARD"}
            | {"person_id": known("A1"), "opened_at": NOW - DAY}
        ],
        "prosecutor_referral": [
            {"id": known("referral"), "inquiry_id": known("inquiry"), "court_id": known("court")}
            | {"referred_at": NOW, "replied_at": None, "accessible": None, "reply": None}
        ],
        "transmission": [
            {"id": known("sent"), "body_id": known("body of " + Role.FOREIGN_POLICE_BODY)}
            | {"aim": TransmissionAim.ADMINISTRATIVE_POLICE, "need_to_know": "a visa"}
            | {"legal_basis": "CSI_L235_1"}
            | {"approved_by_id": known("chief"), **OPEN}
        ],
        "transmission_record": [
            {"id": known("entry"), "transmission_id": known("sent"), "record_id": known("T1")}
        ],
    }
)


def changed(table: str, name: str, **columns: object) -> Register:
    return REGISTER.changed({table: [{"id": known(name), **columns}]})


def caller(role: Role, purpose: Purpose | None = None, **references: UUID | str) -> Caller:
    """A caller who states all that his purpose needs, about A1; `references` replace."""
    stated = purpose or next(code for code, terms in TERMS.items() if role in terms.roles)
    usual: dict[str, UUID | str] = {"subject": known("A1")}
    if stated is Purpose.ADMIN_INQUIRY:
        usual |= {"basis": LegalBasis.CSI_L114_1}
    if role == Role.ADMIN_POLICE_AGENT:
        usual |= {"motive": "SECURITY_GUARD"}
    if stated is Purpose.FOREIGN_ADMIN_POLICE:
        usual = {"transmission": known("sent")}
    return Caller(AgentId(known(role)), role, StatedPurpose(stated, usual | references))


MISSION = caller(Role.POLICE_ADMIN_INVESTIGATOR, Purpose.SECURITY_MISSION_L234_3)
CALLERS = (*(caller(role) for role in EVERYONE), MISSION)


def consulting(who: Caller, register: Register = REGISTER) -> Consultation:
    return consult(register, who, NOW, LAW)


def refused(who: Caller, register: Register = REGISTER) -> Code | None:
    found = refusal(register, who, NOW, LAW)
    return found.code if found else None


def seen(who: Caller, register: Register = REGISTER, of: Entity = AntecedentRecord) -> set[UUID]:
    consultation = consulting(who, register)
    return {each.id for each in records(register, of) if consultation.sees(each)}


def of_another_role(role: Role) -> list[dict[str, object]]:
    return [{"role": other} for other in Role if other != role]


def ids(*of: str) -> set[UUID]:
    return {known(each) for each in of}
