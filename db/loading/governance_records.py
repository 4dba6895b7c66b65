"""The record types of governance: who holds which role, and who is seised of which case."""

from db.enumerations import AgentDuty, ClearanceLevel, Function, Listing, Role
from db.loading.kinds import Flag, OneOf, Ref, Text, Texts, Whole
from db.loading.line_rules import different
from db.loading.record_type import (
    AGENT,
    CASE,
    COURT,
    HALF_OPEN,
    INTERVAL,
    NAME,
    REVOCABLE,
    STATE,
    RecordType,
    may,
    needs,
)

BODY = Ref("Body")
ISSUED = (may("issuer", AGENT), may("issuer_office", OneOf(Role)))

GOVERNANCE: tuple[RecordType, ...] = (
    RecordType("Body", "body", (needs("name", NAME), may("state", STATE))),
    RecordType(
        "BodyListing",
        "body_listing",
        (
            needs("body", BODY),
            needs("listing", OneOf(Listing)),
            may("issuer_office", OneOf(Role)),
            *REVOCABLE,
        ),
        (HALF_OPEN,),
    ),
    RecordType(
        "Agent",
        "agent",
        (
            needs("name", NAME),
            *(may(key, NAME) for key in ("rank", "service", "email", "phone")),
            may("court", COURT),
            may("unit", NAME),
            may("active", Flag(), default=True),
            may("state", STATE),
            may("art_16_point", Whole(1, 4, small=True)),
            may("duty", OneOf(AgentDuty)),
            may("body", BODY),
        ),
    ),
    RecordType(
        "Clearance",
        "clearance",
        (needs("agent", AGENT), needs("level", OneOf(ClearanceLevel)), *REVOCABLE),
        (HALF_OPEN,),
    ),
    RecordType(
        "Contract",
        "contract",
        (needs("contractor", AGENT), needs("reference", NAME), *REVOCABLE),
        (HALF_OPEN,),
    ),
    RecordType(
        "AgentRole",
        "agent_role",
        (needs("agent", AGENT), needs("role", OneOf(Role)), *REVOCABLE),
        (HALF_OPEN,),
    ),
    RecordType(
        "JudicialFunction",
        "judicial_function",
        (needs("agent", AGENT), needs("function", OneOf(Function)), *INTERVAL),
        (HALF_OPEN,),
    ),
    RecordType(
        "Assignment",
        "assignment",
        (
            needs("case", CASE),
            needs("magistrate", AGENT),
            needs("function", OneOf(Function)),
            may("lead", Flag(), default=False),
            *INTERVAL,
        ),
        (HALF_OPEN,),
        alone="lead",
    ),
    RecordType(
        "AssistLink",
        "assist_link",
        (needs("assistant", AGENT), needs("magistrate", AGENT), *INTERVAL),
        (different("assistant", "magistrate"), HALF_OPEN),
    ),
    RecordType(
        "Designation",
        "designation",
        (
            needs("agent", AGENT),
            needs("role", OneOf(Role)),
            needs("individually", Flag()),
            *ISSUED,
            *REVOCABLE,
        ),
        (HALF_OPEN,),
    ),
    RecordType(
        "Habilitation",
        "habilitation",
        (
            needs("agent", AGENT),
            needs("role", OneOf(Role)),
            *ISSUED,
            may("motives", Texts(), default=()),
            may("legal_bases", Texts(), default=()),
            may("file", Text(longest=200)),
            *REVOCABLE,
        ),
        (HALF_OPEN,),
    ),
)
