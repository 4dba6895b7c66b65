"""The record types of control, right of access, legal hold, studies and victims informed."""

from db.enumerations import ControlledFile
from db.loading.kinds import Flag, Instant, OneOf, Ref, Text
from db.loading.line_rules import exactly_one, not_before
from db.loading.record_type import (
    AGENT,
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

CONTROL: tuple[RecordType, ...] = (
    RecordType(
        "ControlRequest",
        "control_request",
        (
            needs("file", OneOf(ControlledFile)),
            needs("magistrate", AGENT),
            may("person", Ref("Person")),
            may("case", CASE),
            may("concerns_victim", Flag(), default=False),
            *INTERVAL,
        ),
        (exactly_one("person", "case"), HALF_OPEN),
    ),
    RecordType(
        "AccessRequest",
        "access_request",
        (
            may("person", Ref("Person")),
            may("legal_entity", Ref("LegalEntity")),
            needs("court", COURT),
            needs("received_at", Instant()),
            may("answered_at", Instant()),
        ),
        (exactly_one("person", "legal_entity"), not_before("answered_at", "received_at")),
    ),
    RecordType(
        "LegalHold",
        "legal_hold",
        (
            needs("case", CASE),
            needs("ordered_by", AGENT),
            needs("reason", Text()),
            needs("from", Instant()),
            needs("until", Instant()),
        ),
        (HALF_OPEN,),
    ),
    RecordType(
        "Study",
        "study",
        (
            needs("reference", NAME),
            needs("title", LABEL),
            may("identities_needed", Flag(), default=False),
            *INTERVAL,
        ),
        (HALF_OPEN,),
    ),
    RecordType(
        "StudyMember",
        "study_member",
        (needs("study", Ref("Study")), needs("agent", AGENT), *INTERVAL),
        (HALF_OPEN,),
    ),
    RecordType(
        "VictimInformation",
        "victim_information",
        (
            needs("case", CASE),
            needs("party", Ref("Party", case_of="case")),
            needs("by", AGENT),
            needs("informed_at", Instant()),
        ),
    ),
)
