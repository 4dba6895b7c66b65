"""The record types of the antecedents file, of inquiries in it, and of transmissions from it."""

from db.enumerations import (
    AntecedentCapacity,
    AntecedentTerm,
    DecisionType,
    LegalBasis,
    Opinion,
    Role,
    TransmissionAim,
)
from db.loading.kinds import Day, Flag, Instant, OneOf, Ref, Refs, Text, Whole
from db.loading.line_rules import at_least_one, not_blank
from db.loading.record_type import (
    AGENT,
    COURT,
    HALF_OPEN,
    LABEL,
    NAME,
    REVOCABLE,
    RecordType,
    may,
    needs,
)

PERSON = Ref("AntecedentPerson")
CODE = Text(longest=100, shape="[A-Z0-9_]+", said="a code of capital letters, digits and _")
RECORDS = Refs("AntecedentRecord", "transmission_record", "transmission_id", "record_id")

ANTECEDENTS: tuple[RecordType, ...] = (
    RecordType(
        "AntecedentPerson",
        "antecedent_person",
        (
            may("surname", NAME),
            may("forenames", NAME),
            may("birth_date", Day()),
            may("birth_place", NAME),
        ),
    ),
    RecordType(
        "AntecedentRecord",
        "antecedent_record",
        (
            needs("person", PERSON),
            needs("procedure_ref", Text(longest=100, shortest=1)),
            may("count_number", Whole(1, 32_767, small=True), default=1),
            may("service", NAME),
            needs("offence_label", LABEL),
            may("facts_date", Day()),
            may("place", LABEL),
            needs("capacity", OneOf(AntecedentCapacity)),
            may("outcome", OneOf(DecisionType)),
            may("outcome_final_at", Instant()),
            may("reopened_at", Instant()),
            may("admin_access_barred", Flag(), default=False),
            may("court", COURT),
            needs("recorded_at", Instant()),
            may("term", OneOf(AntecedentTerm), default=AntecedentTerm.ADULT_20.value),
        ),
        unique=(("person", "procedure_ref", "count_number", "capacity"),),
    ),
    RecordType(
        "AdministrativeInquiry",
        "administrative_inquiry",
        (
            needs("agent", AGENT),
            needs("legal_basis", OneOf(LegalBasis)),
            may("motive", CODE),
            may("person", PERSON),
            may("surname", NAME),
            may("forenames", NAME),
            may("birth_date", Day()),
            may("opened_as", OneOf(Role)),
            needs("opened_at", Instant()),
            may("hit", Flag(), default=False),
            may("police_referred_at", Instant()),
            may("police_service", NAME),
            may("opinion", OneOf(Opinion)),
            may("opinion_at", Instant()),
        ),
        (at_least_one("person", "surname"),),
    ),
    RecordType(
        "ProsecutorReferral",
        "prosecutor_referral",
        (
            needs("inquiry", Ref("AdministrativeInquiry")),
            needs("court", COURT),
            needs("referred_at", Instant()),
            may("replied_at", Instant()),
            may("accessible", Flag()),
            may("reply", Text()),
        ),
        unique=(("inquiry", "court"),),
    ),
    RecordType(
        "Transmission",
        "transmission",
        (
            needs("body", Ref("Body")),
            needs("legal_basis", LABEL),
            needs("aim", OneOf(TransmissionAim)),
            may("need_to_know", Text()),
            may("prepared_by", AGENT),
            may("approved_by", AGENT),
            *REVOCABLE,
            may("records", RECORDS, default=()),
        ),
        (not_blank("need_to_know"), HALF_OPEN),
    ),
)
