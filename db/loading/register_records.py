"""The record types of the register itself: courts, cases and all that hangs on a case (LAW 4.2)."""

from db.enumerations import (
    Capacity,
    CaseKind,
    CaseOrigin,
    CourtDegree,
    DecisionType,
    ExtendedArticle,
    LinkGround,
    OffenceClass,
    Situation,
    Stage,
)
from db.loading.kinds import Day, Flag, Instant, OneOf, Ref, Refs, SeveralOf, Text
from db.loading.line_rules import different, exactly_one, never_when, not_before, only_when
from db.loading.record_type import (
    CASE,
    COURT,
    HALF_OPEN,
    INTERVAL,
    LABEL,
    NAME,
    RecordType,
    may,
    needs,
)

CODE = Text(longest=50, shortest=1)
SIREN = Text(shape=r"[0-9]{9}", said="nine digits")
PARTY = Ref("Party", case_of="case")
OFFENCE = Ref("Offence", case_of="case")
SENTENCE = Ref("Sentence", case_of="case")
CHARGES = Refs("Charge", "decision_charge", "decision_id", "charge_id", case_of="case")
CRIMINAL = CaseKind.CRIMINAL.value

REGISTER: tuple[RecordType, ...] = (
    RecordType(
        "Court",
        "court",
        (
            needs("code", CODE),
            needs("name", Text(longest=200, shortest=1)),
            needs("degree", OneOf(CourtDegree)),
            may("appeal_court", COURT),
            may("extended_articles", SeveralOf(ExtendedArticle), default=()),
        ),
        unique=(("code",),),
    ),
    RecordType(
        "CourtTerritory",
        "court_territory",
        (
            needs("court", COURT),
            needs("article", OneOf(ExtendedArticle)),
            needs("member_court", COURT),
        ),
        unique=(("court", "article", "member_court"),),
    ),
    RecordType(
        "Case",
        "judicial_case",
        (
            needs("number", Text(longest=100, shortest=1)),
            needs("kind", OneOf(CaseKind)),
            needs("court", COURT),
            needs("stage", OneOf(Stage)),
            needs("origin", OneOf(CaseOrigin)),
            may("complaint_received_at", Day()),
            may("follow_up", Text()),
            needs("last_recorded_update_at", Instant()),
            may("enforceable_at", Day()),
            may("subject_matter", Text()),
        ),
        (
            never_when("enforceable_at", "kind", CRIMINAL),
            never_when("subject_matter", "kind", CRIMINAL),
        ),
        unique=(("court", "number"),),
    ),
    RecordType(
        "Offence",
        "offence",
        (
            needs("case", CASE),
            needs("date_from", Day()),
            may("date_to", Day()),
            may("place", LABEL),
            may("insee_code", Text(longest=10)),
            may("natinf_code", Text(longest=20)),
            needs("legal_classification", LABEL),
            needs("class", OneOf(OffenceClass)),
            may("matters", SeveralOf(ExtendedArticle), default=()),
        ),
        (not_before("date_to", "date_from"),),
    ),
    RecordType(
        "Person",
        "person",
        (
            may("surname", NAME),
            may("forenames", NAME),
            may("birth_date", Day()),
            may("birth_place", NAME),
            *(may(key, LABEL) for key in ("address", "phone", "bank_account")),
            may("family", LABEL),
            may("occupation", LABEL),
        ),
    ),
    RecordType(
        "LegalEntity",
        "legal_entity",
        (may("company_name", NAME), may("siren", SIREN)),
    ),
    RecordType(
        "Party",
        "party",
        (
            needs("case", CASE),
            may("person", Ref("Person")),
            may("legal_entity", Ref("LegalEntity")),
            needs("capacity", OneOf(Capacity)),
            may("known", Flag(), default=True),
        ),
        (exactly_one("person", "legal_entity"),),
        unique=(("case", "person", "capacity"), ("case", "legal_entity", "capacity")),
    ),
    RecordType(
        "Charge",
        "charge",
        (
            needs("case", CASE),
            needs("party", PARTY),
            needs("offence", OFFENCE),
            may("requalified_as", LABEL),
        ),
        unique=(("party", "offence"),),
    ),
    RecordType(
        "Decision",
        "decision",
        (
            needs("case", CASE),
            needs("court", COURT),
            needs("decision_type", OneOf(DecisionType), stored_as="type"),
            needs("pronounced_at", Instant()),
            may("final_at", Instant()),
            may("reopened_at", Instant()),
            may("grounds", Text()),
            may("charges", CHARGES, default=()),
        ),
        (not_before("final_at", "pronounced_at"), not_before("reopened_at", "pronounced_at")),
    ),
    RecordType(
        "InvestigationStep",
        "investigation_step",
        (
            needs("case", CASE),
            needs("step_type", Text(longest=200, shortest=1), stored_as="type"),
            needs("at", Instant()),
            may("summary", Text()),
        ),
    ),
    RecordType(
        "Hearing",
        "hearing",
        (
            needs("case", CASE),
            needs("at", Instant()),
            *(may(key, LABEL) for key in ("room", "formation", "outcome")),
        ),
    ),
    RecordType(
        "Sentence",
        "sentence",
        (
            needs("case", CASE),
            needs("party", PARTY),
            needs("nature", LABEL),
            may("quantum", LABEL),
            may("final_at", Instant()),
        ),
    ),
    RecordType(
        "EnforcementMeasure",
        "enforcement_measure",
        (
            needs("case", CASE),
            needs("sentence", SENTENCE),
            needs("modality", LABEL),
            *INTERVAL,
            needs("status", LABEL),
        ),
        (HALF_OPEN,),
    ),
    RecordType(
        "JudicialSituation",
        "judicial_situation",
        (
            needs("case", CASE),
            needs("party", PARTY),
            needs("situation", OneOf(Situation)),
            *INTERVAL,
        ),
        (HALF_OPEN,),
    ),
    RecordType(
        "CaseLink",
        "case_link",
        (
            needs("case_a", CASE),
            needs("case_b", CASE),
            needs("ground", OneOf(LinkGround)),
            may("person", Ref("Person")),
        ),
        (
            different("case_a", "case_b"),
            only_when("person", "ground", LinkGround.SAME_IMPLICATED_PERSON.value),
        ),
        unique=(("case_a", "case_b", "ground", "person"),),
        nulls_equal=True,
        ordered=("case_a", "case_b"),
    ),
)
