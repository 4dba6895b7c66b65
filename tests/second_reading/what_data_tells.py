"""What each record and field of the register tells: its category, and whom it is about (LAW 4).

A datum of a proceeding that is not criminal is NON_CRIMINAL, whatever it is (R15-33-66-4/al.3),
save what is said of the case as such (CASE_META) and when it is heard next.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from second_reading.rows_of_world import Row, World

IMPLICATED: Final = frozenset(
    {"SUSPECT", "ASSISTED_WITNESS", "UNDER_EXAMINATION", "PROSECUTED", "CONVICTED", "ACQUITTED"}
)
VICTIMS: Final = frozenset({"VICTIM", "CIVIL_PARTY"})

META, FACTS_DATE, FACTS_PLACE = "CASE_META", "FACTS_DATE", "FACTS_PLACE"
CLASSIFICATION, ACCUSED, VICTIM = "FACTS_CLASSIFICATION", "ACCUSED_IDENTITY", "VICTIM_IDENTITY"
COMPANY_ACCUSED, COMPANY_VICTIM = "COMPANY_ACCUSED", "COMPANY_VICTIM"
PROSECUTION, INVESTIGATION = "PROSECUTION_DECISION", "INVESTIGATION"
TRIAL_DATES, TRIAL, OUTCOME = "TRIAL_DATES", "TRIAL_PROCEDURE", "TRIAL_OUTCOME"
NEXT_HEARING, ENFORCEMENT, SITUATION = "NEXT_HEARING", "ENFORCEMENT", "JUDICIAL_SITUATION"
NON_CRIMINAL, EXTENDED, GOVERNANCE = "NON_CRIMINAL", "PERSON_EXTENDED", "GOVERNANCE"
LINK, NOMINATIVE, UNLISTED = "CASE_LINK", "STAT_NOMINATIVE", "IDENTITY_NOT_LISTED"

FACTS: Final = frozenset({FACTS_DATE, FACTS_PLACE, CLASSIFICATION})
VICTIM_DATA: Final = frozenset({VICTIM, COMPANY_VICTIM})
ACCUSED_DATA: Final = frozenset({ACCUSED, COMPANY_ACCUSED})
HEARINGS: Final = frozenset({TRIAL_DATES, TRIAL, NEXT_HEARING})
LISTED: Final = (
    FACTS
    | VICTIM_DATA
    | ACCUSED_DATA
    | HEARINGS
    | {META, PROSECUTION, INVESTIGATION, OUTCOME, ENFORCEMENT, SITUATION, NON_CRIMINAL}
)
"""What 48-1/al.3 lists: "all registry categories"; the extended are for the own case (A43)."""

IDENTITY, DECIDED = "by the party", "by the type"
FIELDS: Final[Mapping[str, Mapping[str, str]]] = {
    "Case": dict.fromkeys(("number", "kind", "stage", "origin", "complaintReceivedAt"), META)
    | {"lastRecordedUpdateAt": META, "secrecyArt11": META, "followUp": PROSECUTION}
    | {"nextHearingAt": NEXT_HEARING, "subjectMatter": NON_CRIMINAL}
    | {"enforceableAt": NON_CRIMINAL, "retentionExpiresAt": GOVERNANCE},
    "Offence": {"dateFrom": FACTS_DATE, "dateTo": FACTS_DATE, "place": FACTS_PLACE}
    | {"inseeCode": FACTS_PLACE}
    | dict.fromkeys(("natinfCode", "legalClassification", "class", "matters"), CLASSIFICATION),
    "Party": {"capacity": IDENTITY, "known": IDENTITY},
    "Person": dict.fromkeys(("surname", "forenames", "birthDate", "birthPlace"), IDENTITY)
    | dict.fromkeys(("address", "phone", "bankAccount", "family", "occupation"), EXTENDED),
    "LegalEntity": {"companyName": IDENTITY, "siren": IDENTITY},
    "Charge": {"requalifiedAs": CLASSIFICATION},
    "Decision": dict.fromkeys(
        ("type", "pronouncedAt", "finalAt", "reopenedAt", "grounds"), DECIDED
    ),
    "InvestigationStep": dict.fromkeys(("type", "at", "summary"), INVESTIGATION),
    "Hearing": {"at": TRIAL_DATES, "room": TRIAL, "formation": TRIAL, "outcome": TRIAL},
    "Sentence": dict.fromkeys(("nature", "quantum", "finalAt"), OUTCOME),
    "EnforcementMeasure": dict.fromkeys(("modality", "from", "until", "status"), ENFORCEMENT),
    "JudicialSituation": dict.fromkeys(("situation", "from", "until"), SITUATION),
    "CaseLink": {"ground": LINK},
    "StudyParty": dict.fromkeys(("pseudonym", "capacity", "isCompany"), NOMINATIVE),
}
"""The category of each field (LAW 4.2)."""
PRESENCE: Final[Mapping[str, frozenset[str]]] = {
    "Case": frozenset({META}),
    "Offence": FACTS,
    **{kind: frozenset({IDENTITY}) for kind in ("Party", "Person", "LegalEntity", "Charge")},
    "Decision": frozenset({DECIDED}),
    "InvestigationStep": frozenset({INVESTIGATION}),
    "Hearing": frozenset({TRIAL_DATES}),
    "Sentence": frozenset({OUTCOME}),
    "EnforcementMeasure": frozenset({ENFORCEMENT}),
    "JudicialSituation": frozenset({SITUATION}),
    "CaseLink": frozenset({LINK}),
    "StudyParty": frozenset({NOMINATIVE}),
}
"""What the presence of a record tells: any of these opens the row."""
DECISIONS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("NO_FURTHER_ACTION", "ALTERNATIVE", "PROSECUTION", "REFERRAL"), PROSECUTION),
    "DISMISSAL": INVESTIGATION,
    **dict.fromkeys(("CIVIL", "EDUCATIONAL", "JLD_ORDER"), NON_CRIMINAL),
}
"""The category of a decision by its type (LAW 4.2); of all others the outcome of the trial."""


@dataclass(frozen=True, slots=True)
class Datum:
    """What something tells: any of `categories` opens it; the case it is of; the parties that it
    is about, none where it is of the case as such.
    """

    categories: frozenset[str]
    case: Row
    about: frozenset[UUID]


def identity(party: Row) -> str:
    """Capacity decides (A41). Whoever is neither implicated nor a victim 48-1 does not list."""
    company = party["legal_entity_id"] is not None
    if party["capacity"] in IMPLICATED:
        return COMPANY_ACCUSED if company else ACCUSED
    if party["capacity"] in VICTIMS:
        return COMPANY_VICTIM if company else VICTIM
    return UNLISTED


def data(world: World, kind: str, row: Row, wanted: frozenset[str]) -> Iterator[Datum]:
    """What a record tells of these categories: once for each party that a person stands in."""
    if kind in ("Person", "LegalEntity"):
        column = "person_id" if kind == "Person" else "legal_entity_id"
        for each in world.rows("party", **{column: row["id"]}):
            yield _datum(world, each["case_id"], wanted, frozenset({each["id"]}), each)
        return
    party: Row | None = row if kind == "Party" else None
    if kind == "Charge":
        party = world.there("party", row["party_id"])
    if DECIDED in wanted:
        wanted = frozenset({DECISIONS.get(row["type"], OUTCOME)})
    case_id = row["id"] if kind == "Case" else row["case_id"]
    yield _datum(world, case_id, wanted, frozenset(about(world, kind, row)), party)


def _datum(
    world: World, case_id: UUID, wanted: frozenset[str], whom: frozenset[UUID], party: Row | None
) -> Datum:
    case = world.there("judicial_case", case_id)
    if IDENTITY in wanted and party is not None:
        wanted = frozenset({identity(party)})
    if case["kind"] != "CRIMINAL":
        as_such = wanted & {META, NEXT_HEARING, GOVERNANCE, LINK, NOMINATIVE}
        wanted = as_such or frozenset({NON_CRIMINAL})
    return Datum(wanted, case, whom)


def about(world: World, kind: str, row: Row) -> set[UUID]:
    """The parties that a record is about; of a link, the link itself."""
    match kind:
        case "Party" | "StudyParty" | "CaseLink":
            return {row["id"]}
        case "Charge" | "Sentence" | "JudicialSituation":
            return {row["party_id"]}
        case "EnforcementMeasure":
            return {world.there("sentence", row["sentence_id"])["party_id"]}
        case "Decision":
            ruled = world.rows("decision_charge", decision_id=row["id"])
            return {world.there("charge", each["charge_id"])["party_id"] for each in ruled}
        case "Offence":
            charged = {each["party_id"] for each in world.rows("charge", offence_id=row["id"])}
            here = world.rows("party", case_id=row["case_id"])
            return charged | {each["id"] for each in here if each["capacity"] in VICTIMS}
        case _:
            return set()
