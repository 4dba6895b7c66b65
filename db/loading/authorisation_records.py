"""The record types of authorisations, and of what goes with them."""

from db.enumerations import Clause, Element, NoticeKind, Role, Scope, Stage
from db.loading.kinds import Flag, Instant, OneOf, Ref, Refs, SeveralOf, Text
from db.loading.record_type import (
    AGENT,
    CASE,
    HALF_OPEN,
    LABEL,
    REVOCABLE,
    RecordType,
    may,
    needs,
)

AUTHORISATION = Ref("Authorisation")
ITEM = Ref("InterceptItem")
ITEMS = Refs("InterceptItem", "authorisation_item", "authorisation_id", "item_id")

AUTHORISATIONS: tuple[RecordType, ...] = (
    RecordType(
        "Authorisation",
        "authorisation",
        (
            needs("clause", OneOf(Clause)),
            needs("grantee", AGENT),
            may("case", CASE),
            may("interception", Ref("Interception")),
            needs("scope", OneOf(Scope)),
            needs("includes_sealed", Flag()),
            may("issuer", AGENT),
            may("issuer_role", OneOf(Role)),
            needs("issued_at", Instant()),
            *REVOCABLE,
            may("completed_at", Instant()),
            may("prior", AUTHORISATION),
            may("express", Flag(), default=False),
            may("reason", Text()),
            may("task", LABEL),
            may("confirmed_by", AGENT),
            may("confirmed_at", Instant()),
            may("foreign_request", Ref("ForeignRequest")),
            may("difficulty", Ref("TechnicalDifficulty")),
            may("stage_at_issue", OneOf(Stage)),
            may("elements", SeveralOf(Element), default=()),
            may("items", ITEMS, default=()),
        ),
        (HALF_OPEN,),
    ),
    RecordType(
        "UsefulItem",
        "useful_item",
        (
            needs("authorisation", AUTHORISATION),
            needs("item", ITEM),
            needs("listed_by", AGENT),
            needs("listed_role", OneOf(Role)),
            needs("listed_at", Instant()),
        ),
    ),
    RecordType(
        "Notice",
        "notice",
        (
            needs("kind", OneOf(NoticeKind)),
            needs("authorisation", AUTHORISATION),
            may("due_from", Instant()),
            may("done_at", Instant()),
            may("by", AGENT),
        ),
    ),
)
