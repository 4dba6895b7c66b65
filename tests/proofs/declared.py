"""Columns whose emptiness says something, so that to fill one may close what was open.

Everywhere else an input that is missing is unknown, and what is released without it is released
whatever it may be.
"""

from collections.abc import Mapping

from permissions.condition import Column, Context
from proofs.guarantees import nullable

DECLARED: Mapping[tuple[str, str], str] = {
    ("*", "valid_until"): "no end is set",
    ("*", "revoked_at"): "not revoked",
    ("access_request", "answered_at"): "not answered yet",
    ("administrative_inquiry", "person_id"): "on nobody whom the file holds",
    ("antecedent_record", "court_id"): "of no court that is known",
    ("antecedent_record", "outcome"): "pending, as R40-29 lets it be read",
    ("antecedent_record", "outcome_final_at"): "not final",
    ("authorisation", "case_id"): "of no case of the register",
    ("authorisation", "completed_at"): "the operation still lasts",
    ("authorisation", "interception_id"): "of the whole case, and no one interception",
    ("control_request", "case_id"): "of no case, but of a person",
    ("designation", "issuer_id"): "signed by the office, through nobody of the register",
    ("habilitation", "issuer_id"): "signed by the office, through nobody of the register",
    ("habilitation", "issuer_office"): "signed in no office that is recorded",
    ("intercept_item", "sealed_at"): "never sealed",
    ("intercept_item", "unsealed_at"): "under seal still",
    ("interception", "case_id"): "nobody knows of what case",
    ("interception", "mission_id"): "made for no mission of the customs",
    ("party", "legal_entity_id"): "a natural person, and no company",
    ("prosecutor_referral", "accessible"): "not answered yet",
    ("prosecutor_referral", "replied_at"): "on no day that is known",
    ("technical_difficulty", "case_id"): "of the platform, and no one case",
    ("technical_difficulty", "closed_at"): "it lasts",
}
"""Columns by table, with what their emptiness says; `*` is any table."""

FILLED_CONTEXTS = frozenset({"agent", "now"})
"""What every operation has: who asks, and when."""


def declared(table: str, column: str) -> str | None:
    """What the emptiness of a column says, if anything."""
    return DECLARED.get((table, column)) or DECLARED.get(("*", column))


def fillable(of: Column | Context) -> bool:
    """Whether it may be missing, and means nothing by it."""
    if isinstance(of, Context):
        return of.name not in FILLED_CONTEXTS and declared("context", of.name) is None
    return nullable(of.row.table, of.name) and declared(of.row.table, of.name) is None
