"""The record types of the platform of interceptions: what it gathers, who asks it for what."""

from db.enumerations import Instrument, ItemKind, Role
from db.loading.kinds import Flag, Instant, OneOf, Ref, Text, Texts, Whole
from db.loading.line_rules import at_most_one, not_before, not_while
from db.loading.record_type import (
    AGENT,
    CASE,
    HALF_OPEN,
    INTERVAL,
    LABEL,
    NAME,
    STATE,
    RecordType,
    may,
    needs,
)

MISSION = Ref("CustomsMission")
WORDS = Text(longest=100_000)

INTERCEPT: tuple[RecordType, ...] = (
    RecordType(
        "CustomsMission",
        "customs_mission",
        (needs("reference", NAME), may("judicial_authorisation", LABEL), *INTERVAL),
        (HALF_OPEN,),
    ),
    RecordType(
        "MissionOfficer",
        "mission_officer",
        (needs("mission", MISSION), needs("officer", AGENT), *INTERVAL),
        (HALF_OPEN,),
    ),
    RecordType(
        "Interception",
        "interception",
        (
            may("case", CASE),
            may("mission", MISSION),
            needs("legal_basis", LABEL),
            needs("started_at", Instant()),
            may("ended_at", Instant()),
            may("target_line", NAME),
        ),
        (at_most_one("case", "mission"), not_before("ended_at", "started_at")),
    ),
    RecordType(
        "Exhibit",
        "exhibit",
        (
            needs("case", CASE),
            needs("number", Text(longest=100, shortest=1)),
            needs("sealed_at", Instant()),
            may("sealed_by", AGENT),
            may("description", Text()),
        ),
        unique=(("case", "number"),),
    ),
    RecordType(
        "InterceptItem",
        "intercept_item",
        (
            needs("interception", Ref("Interception")),
            needs("kind", OneOf(ItemKind)),
            *(may(key, WORDS) for key in ("payload", "transcript", "translation")),
            may("correspondents", Texts(), default=()),
            may("encrypted", Flag(), default=False),
            may("clear_payload", WORDS),
            may("sealed_at", Instant()),
            may("unsealed_at", Instant()),
            may("exhibit", Ref("Exhibit")),
            may("useful", Flag(), default=True),
        ),
        (not_while("clear_payload", "encrypted"), not_before("unsealed_at", "sealed_at")),
    ),
    RecordType(
        "ServiceRequest",
        "service_request",
        (
            needs("requester", AGENT),
            needs("requester_role", OneOf(Role)),
            may("case", CASE),
            needs("operator", NAME),
            needs("kind", NAME),
            may("target", NAME),
            may("cost", Whole()),
            needs("at", Instant()),
        ),
    ),
    RecordType(
        "Referral",
        "referral",
        (needs("case", CASE), needs("agent", AGENT), may("ordered_by", AGENT), *INTERVAL),
        (HALF_OPEN,),
    ),
    RecordType(
        "TechnicalDifficulty",
        "technical_difficulty",
        (
            may("case", CASE),
            needs("exceptional", Flag()),
            may("description", Text()),
            needs("opened_at", Instant()),
            may("closed_at", Instant()),
        ),
        (not_before("closed_at", "opened_at"),),
    ),
    RecordType(
        "ForeignRequest",
        "foreign_request",
        (
            needs("instrument", OneOf(Instrument)),
            needs("state", STATE),
            needs("reference", NAME),
            needs("received_at", Instant()),
            needs("case", CASE),
        ),
    ),
)
