"""What users ask of operators through the platform, and on whose behalf they investigate."""

from tortoise import fields
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from db.enumerations import Role
from db.models.agent import Agent
from db.models.case import Case
from db.models.checks import INTERCEPT_ONLY, INTERVAL_ORDERED, listed, readable
from db.models.columns import member
from db.models.record import InterceptRecord


class ServiceRequest(InterceptRecord):
    """A requisition sent to an operator through the platform (R40-47/X/a, c); `cost` in cents.

    `requester_role` is the role in which it was sent. `retention_expires_at` is derived, and no
    file brings it.
    """

    requester: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="service_requests", on_delete=fields.RESTRICT
    )
    requester_role = member(Role)
    case: fields.ForeignKeyNullableRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="service_requests", on_delete=fields.RESTRICT, null=True
    )
    operator = fields.TextField()
    kind = fields.TextField()
    target = fields.TextField(null=True)
    cost = fields.IntField(null=True)
    at = fields.DatetimeField()
    retention_expires_at = fields.DatetimeField(db_default=SqlDefault("'infinity'"))

    class Meta:
        table = "service_request"
        constraints = (
            INTERCEPT_ONLY,
            listed("requester_role", Role),
            CheckConstraint(check="cost >= 0", name="cost_not_negative"),
            readable("at"),
        )
        indexes = (
            Index(fields=("requester_id", "id"), name="service_request_by_requester"),
            Index(fields=("case_id", "id"), name="service_request_by_case"),
            Index(fields=("retention_expires_at", "id"), name="service_request_by_expiry"),
        )


class Referral(InterceptRecord):
    """The *saisine* of an investigator over `[valid_from, valid_until)` (R40-47/II)."""

    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="referrals", on_delete=fields.CASCADE
    )
    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="referrals", on_delete=fields.RESTRICT
    )
    ordered_by: fields.ForeignKeyNullableRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="referrals_ordered", on_delete=fields.RESTRICT, null=True
    )
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)

    class Meta:
        table = "referral"
        constraints = (INTERCEPT_ONLY, INTERVAL_ORDERED, readable("valid_from", "valid_until"))
        indexes = (
            Index(fields=("agent_id", "case_id"), name="referral_by_agent"),
            Index(fields=("case_id", "agent_id"), name="referral_by_case"),
            Index(fields=("ordered_by_id",), name="referral_by_issuer"),
        )
