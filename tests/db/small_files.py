"""The part of the small register that governs, intercepts and remembers: a record of each type."""

from fixed_ids import (
    BODY,
    CASE,
    CLERK,
    COMPANY,
    DIFFICULTY,
    EXHIBIT,
    FIRST_STEP,
    INQUIRY,
    INTERCEPTION,
    ITEM,
    JUDGE,
    KNOWN,
    LATER,
    MISSION,
    PARTY,
    PERSON,
    RECORD,
    REQUEST,
    SECOND_STEP,
    SENT,
    START,
    STUDY,
)

Record = dict[str, object]


def control() -> list[Record]:
    """Bodies, clearances, contracts, control, access, holds, studies."""
    return [
        {"type": "Body", "id": BODY, "name": "Police d'ailleurs", "state": "BE"},
        {
            "type": "BodyListing",
            "body": BODY,
            "listing": "FOREIGN_POLICE_L235_1",
            "issuer_office": "JUSTICE_MINISTER",
            "from": START,
        },
        {"type": "Clearance", "agent": CLERK, "level": "SECRET", "from": START},
        {"type": "Contract", "contractor": CLERK, "reference": "M-1", "from": START},
        {
            "type": "ControlRequest",
            "file": "FAED",
            "magistrate": JUDGE,
            "person": PERSON,
            "from": START,
        },
        {"type": "AccessRequest", "legal_entity": COMPANY, "court": "TJ-X", "received_at": START},
        {
            "type": "LegalHold",
            "case": CASE,
            "ordered_by": JUDGE,
            "reason": "Prescription en cours",
            "from": START,
            "until": LATER,
        },
        {"type": "Study", "id": STUDY, "reference": "E-1", "title": "Étude", "from": START},
        {"type": "StudyMember", "study": STUDY, "agent": CLERK, "from": START},
        {
            "type": "VictimInformation",
            "case": CASE,
            "party": PARTY,
            "by": CLERK,
            "informed_at": START,
        },
    ]


def intercept() -> list[Record]:
    """The platform: missions, an interception and its item, requests, authorisations."""
    return [
        {"type": "CustomsMission", "id": MISSION, "reference": "D-1", "from": START},
        {"type": "MissionOfficer", "mission": MISSION, "officer": CLERK, "from": START},
        {
            "type": "Interception",
            "id": INTERCEPTION,
            "case": CASE,
            "legal_basis": "Article 100",
            "started_at": START,
        },
        {"type": "Exhibit", "id": EXHIBIT, "case": CASE, "number": "S1", "sealed_at": LATER},
        {
            "type": "InterceptItem",
            "id": ITEM,
            "interception": INTERCEPTION,
            "kind": "CONTENT",
            "correspondents": ["Ligne 1", "Ligne 2"],
            "sealed_at": LATER,
            "exhibit": EXHIBIT,
        },
        {
            "type": "ServiceRequest",
            "requester": JUDGE,
            "requester_role": "CRIMINAL_JUDGE",
            "case": CASE,
            "operator": "Opérateur",
            "kind": "Fadet",
            "cost": 1250,
            "at": START,
        },
        {"type": "Referral", "case": CASE, "agent": CLERK, "ordered_by": JUDGE, "from": START},
        {
            "type": "TechnicalDifficulty",
            "id": DIFFICULTY,
            "case": CASE,
            "exceptional": True,
            "opened_at": START,
        },
        {
            "type": "ForeignRequest",
            "id": REQUEST,
            "instrument": "EIO",
            "state": "BE",
            "reference": "DEE-1",
            "received_at": START,
            "case": CASE,
        },
        *authorisations(),
    ]


def authorisations() -> list[Record]:
    """An authorisation, one that follows it, and what goes with them."""
    common: Record = {"grantee": CLERK, "case": CASE, "issued_at": START, "from": START}
    return [
        {
            "type": "Authorisation",
            "id": SECOND_STEP,
            "clause": "XI_DIRECTOR",
            "scope": "ITEMS",
            "includes_sealed": False,
            "prior": FIRST_STEP,
            "difficulty": DIFFICULTY,
            "items": [ITEM],
            **common,
        },
        {
            "type": "Authorisation",
            "id": FIRST_STEP,
            "clause": "XI_MAGISTRATE",
            "scope": "WHOLE_CASE",
            "includes_sealed": True,
            "issuer": JUDGE,
            "issuer_role": "CRIMINAL_JUDGE",
            "foreign_request": REQUEST,
            "elements": ["FACTS_DATE", "TRIAL_OUTCOME"],
            **common,
        },
        {
            "type": "UsefulItem",
            "authorisation": FIRST_STEP,
            "item": ITEM,
            "listed_by": CLERK,
            "listed_role": "JUDICIAL_POLICE_OFFICER",
            "listed_at": START,
        },
        {
            "type": "Notice",
            "kind": "MAGISTRATE_INFORMED",
            "authorisation": FIRST_STEP,
            "due_from": START,
            "by": CLERK,
        },
    ]


def antecedents() -> list[Record]:
    """A person known to the police, an inquiry on him, a transmission."""
    return [
        {"type": "AntecedentPerson", "id": KNOWN, "surname": "Réau", "birth_date": "1980-02-29"},
        {
            "type": "AntecedentRecord",
            "id": RECORD,
            "person": KNOWN,
            "procedure_ref": "P-1",
            "offence_label": "Vol simple",
            "capacity": "IMPLICATED",
            "outcome": "DISMISSAL",
            "outcome_final_at": LATER,
            "court": "TJ-X",
            "recorded_at": START,
        },
        {
            "type": "AdministrativeInquiry",
            "id": INQUIRY,
            "agent": CLERK,
            "legal_basis": "CSI_L114_1",
            "motive": "EMPLOI_SENSIBLE",
            "person": KNOWN,
            "opened_at": START,
            "hit": True,
        },
        {"type": "ProsecutorReferral", "inquiry": INQUIRY, "court": "TJ-X", "referred_at": LATER},
        {
            "type": "Transmission",
            "id": SENT,
            "body": BODY,
            "legal_basis": "L. 235-1",
            "aim": "ADMINISTRATIVE_POLICE",
            "from": START,
            "records": [RECORD],
        },
    ]
