"""What an authorisation may rest on: a technical difficulty, a request of a foreign State."""

from tortoise import fields
from tortoise.indexes import Index

from db.enumerations import Instrument
from db.models.case import Case
from db.models.checks import (
    INTERCEPT_ONLY,
    STATE_IS_TWO_CAPITALS,
    listed,
    not_before,
    readable,
)
from db.models.columns import member
from db.models.record import InterceptRecord


class TechnicalDifficulty(InterceptRecord):
    """A technical difficulty, exceptional or not, while it is open (R40-47/IX/a, XI/b, c)."""

    case: fields.ForeignKeyNullableRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="technical_difficulties", on_delete=fields.CASCADE, null=True
    )
    exceptional = fields.BooleanField()
    description = fields.TextField(null=True)
    opened_at = fields.DatetimeField()
    closed_at = fields.DatetimeField(null=True)

    class Meta:
        table = "technical_difficulty"
        constraints = (
            INTERCEPT_ONLY,
            not_before("closed_at", "opened_at"),
            readable("opened_at", "closed_at"),
        )
        indexes = (Index(fields=("case_id",), name="technical_difficulty_by_case"),)


class ForeignRequest(InterceptRecord):
    """The request of a State and the instrument it rests on, recorded and never inferred (A48).

    R40-47/VII/a. `state` is two letters of ISO 3166.
    """

    instrument = member(Instrument)
    state = fields.TextField()
    reference = fields.TextField()
    received_at = fields.DatetimeField()
    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="foreign_requests", on_delete=fields.CASCADE
    )

    class Meta:
        table = "foreign_request"
        constraints = (
            INTERCEPT_ONLY,
            listed("instrument", Instrument),
            STATE_IS_TWO_CAPITALS,
            readable("received_at"),
        )
        indexes = (Index(fields=("case_id",), name="foreign_request_by_case"),)
