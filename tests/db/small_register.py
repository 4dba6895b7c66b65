"""A small good register, one record of every type, whose lines a test spoils one way or another."""

import json
from pathlib import Path

from fixed_ids import (
    APPEAL,
    BODY,
    CASE,
    CHARGE,
    CLERK,
    COMPANY,
    COURT,
    DECISION,
    JUDGE,
    OFFENCE,
    OTHER_CASE,
    PARTY,
    PERSON,
    SENTENCE,
    START,
)
from small_files import Record, antecedents, control, intercept


def good_records() -> list[Record]:
    """One record of every type at least, all of them good."""
    return [*_register(), *control(), *intercept(), *antecedents()]


def _register() -> list[Record]:
    criminal: Record = {"kind": "CRIMINAL", "stage": "TRIAL", "origin": "COMPLAINT"}
    return [
        {"type": "Court", "id": APPEAL, "code": "CA-X", "name": "Cour d'appel", "degree": "SECOND"},
        {
            "type": "Court",
            "id": COURT,
            "code": "TJ-X",
            "name": "Tribunal judiciaire",
            "degree": "FIRST",
            "appeal_court": "CA-X",
            "extended_articles": ["ART_706_75"],
        },
        {"type": "CourtTerritory", "court": COURT, "article": "ART_706_75", "member_court": "TJ-X"},
        _case(CASE, "26/1", criminal),
        _case(OTHER_CASE, "26/2", criminal),
        {
            "type": "Offence",
            "id": OFFENCE,
            "case": CASE,
            "date_from": "2026-01-02",
            "legal_classification": "Vol simple",
            "class": "DELIT",
            "matters": ["ART_704"],
        },
        {"type": "Person", "id": PERSON, "surname": "Réau", "birth_date": "1980-02-29"},
        {"type": "LegalEntity", "id": COMPANY, "company_name": "Réau SARL", "siren": "123456789"},
        {"type": "Party", "id": PARTY, "case": CASE, "person": PERSON, "capacity": "PROSECUTED"},
        {
            "type": "Party",
            "case": CASE,
            "legal_entity": COMPANY,
            "capacity": "VICTIM",
        },
        {"type": "Charge", "id": CHARGE, "case": CASE, "party": PARTY, "offence": OFFENCE},
        {
            "type": "Decision",
            "id": DECISION,
            "case": CASE,
            "court": COURT,
            "decision_type": "CONVICTION",
            "pronounced_at": "2026-03-01T14:00:00+01:00",
            "charges": [CHARGE],
        },
        {"type": "InvestigationStep", "case": CASE, "step_type": "Audition", "at": START},
        {"type": "Hearing", "case": CASE, "at": START},
        {"type": "Sentence", "id": SENTENCE, "case": CASE, "party": PARTY, "nature": "Amende"},
        {
            "type": "EnforcementMeasure",
            "case": CASE,
            "sentence": SENTENCE,
            "modality": "Paiement",
            "from": START,
            "status": "en cours",
        },
        {
            "type": "JudicialSituation",
            "case": CASE,
            "party": PARTY,
            "situation": "FREE",
            "from": START,
        },
        {"type": "CaseLink", "case_a": OTHER_CASE, "case_b": CASE, "ground": "SAME_FACTS"},
        {"type": "Agent", "id": JUDGE, "name": "Juge", "court": "TJ-X"},
        {
            "type": "Agent",
            "id": CLERK,
            "name": "Greffier",
            "state": "BE",
            "art_16_point": 2,
            "duty": "PLATFORM",
            "body": BODY,
        },
        {"type": "AgentRole", "agent": JUDGE, "role": "CRIMINAL_JUDGE", "from": START},
        {"type": "JudicialFunction", "agent": JUDGE, "function": "TRIAL", "from": START},
        {
            "type": "Assignment",
            "case": CASE,
            "magistrate": JUDGE,
            "function": "TRIAL",
            "lead": True,
            "from": START,
        },
        {"type": "AssistLink", "assistant": CLERK, "magistrate": JUDGE, "from": START},
        {
            "type": "Designation",
            "agent": CLERK,
            "role": "MAGISTRATE_CLERK",
            "individually": True,
            "from": START,
        },
        {"type": "Habilitation", "agent": CLERK, "role": "AUTHORISED_ASSISTANT", "from": START},
    ]


def _case(id_: str, number: str, more: Record) -> Record:
    dated: Record = {"number": number, "court": COURT, "last_recorded_update_at": START}
    return {"type": "Case", "id": id_, **dated, **more}


def written(records: list[Record], path: Path) -> Path:
    """The records as a register file."""
    path.write_text("".join(f"{json.dumps(record)}\n" for record in records), encoding="utf-8")
    return path


def spoilt(type_: str, nth: int = 0, **changes: object) -> list[Record]:
    """The good records with the nth record of a type changed; `...` takes a key away."""
    records = good_records()
    record = [record for record in records if record["type"] == type_][nth]
    for key, value in changes.items():
        if value is ...:
            del record[key]
        else:
            record[key] = value
    return records


def line_of(records: list[Record], type_: str, nth: int = 0) -> int:
    """The number of the line on which the nth record of a type stands."""
    return [number for number, record in enumerate(records, 1) if record["type"] == type_][nth]
