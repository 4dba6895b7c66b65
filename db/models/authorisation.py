"""Authorisations: who opened what to whom, under which clause, for how long."""

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index

from db.enumerations import Clause, Element, Role, Scope, Stage
from db.models.agent import Agent
from db.models.case import Case
from db.models.checks import INTERCEPT_ONLY, INTERVAL_ORDERED, all_listed, listed, readable
from db.models.circumstance import ForeignRequest, TechnicalDifficulty
from db.models.columns import member
from db.models.interception import Interception, InterceptItem
from db.models.record import InterceptRecord, Record


class Authorisation(Record):
    """An authorisation to access, over an interval (R40-47/II to XII; 48-1/al.14/c).

    The clause tells the file, so it has no processing of its own. `prior` is the authorisation
    that it follows (A30); `confirmed_by` the new lead who took it over (A32); `stage_at_issue` and
    `elements` serve article 11-1. What it rests on goes with the case, and it with it: those keys
    are checked at the end of the statement.
    """

    clause = member(Clause)
    grantee: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="authorisations", on_delete=fields.RESTRICT
    )
    case: fields.ForeignKeyNullableRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="authorisations", on_delete=fields.CASCADE, null=True
    )
    interception: fields.ForeignKeyNullableRelation[Interception] = fields.ForeignKeyField(
        "greffe.Interception", related_name="authorisations", on_delete=fields.CASCADE, null=True
    )
    scope = member(Scope)
    includes_sealed = fields.BooleanField()
    issuer: fields.ForeignKeyNullableRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="authorisations_issued", on_delete=fields.RESTRICT, null=True
    )
    issuer_role = member(Role, null=True)
    issued_at = fields.DatetimeField()
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)
    completed_at = fields.DatetimeField(null=True)
    prior: fields.ForeignKeyNullableRelation["Authorisation"] = fields.ForeignKeyField(
        "greffe.Authorisation", related_name="following", on_delete=fields.CASCADE, null=True
    )
    express = fields.BooleanField(db_default=SqlDefault("false"))
    reason = fields.TextField(null=True)
    task = fields.TextField(null=True)
    confirmed_by: fields.ForeignKeyNullableRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent",
        related_name="authorisations_confirmed",
        on_delete=fields.RESTRICT,
        null=True,
    )
    confirmed_at = fields.DatetimeField(null=True)
    foreign_request: fields.ForeignKeyNullableRelation[ForeignRequest] = fields.ForeignKeyField(
        "greffe.ForeignRequest",
        related_name="authorisations",
        on_delete=fields.NO_ACTION,
        null=True,
    )
    difficulty: fields.ForeignKeyNullableRelation[TechnicalDifficulty] = fields.ForeignKeyField(
        "greffe.TechnicalDifficulty",
        related_name="authorisations",
        on_delete=fields.NO_ACTION,
        null=True,
    )
    stage_at_issue = member(Stage, null=True)
    elements = ArrayField("text", db_default=SqlDefault("'{}'"))

    class Meta:
        table = "authorisation"
        constraints = (
            listed("clause", Clause),
            listed("scope", Scope),
            listed("issuer_role", Role),
            listed("stage_at_issue", Stage),
            all_listed("elements", Element),
            INTERVAL_ORDERED,
            readable(
                "issued_at",
                "valid_from",
                "valid_until",
                "revoked_at",
                "completed_at",
                "confirmed_at",
            ),
        )
        indexes = (
            Index(fields=("grantee_id", "clause"), name="authorisation_by_grantee"),
            Index(fields=("case_id", "id"), name="authorisation_by_case"),
            Index(fields=("interception_id",), name="authorisation_by_interception"),
            Index(fields=("issuer_id",), name="authorisation_by_issuer"),
            Index(fields=("prior_id",), name="authorisation_by_prior"),
            Index(fields=("confirmed_by_id",), name="authorisation_by_confirmer"),
            Index(fields=("foreign_request_id",), name="authorisation_by_foreign_request"),
            Index(fields=("difficulty_id",), name="authorisation_by_difficulty"),
        )


class AuthorisationItem(InterceptRecord):
    """An item that an authorisation designates (R40-47/VI/d, VII/d)."""

    authorisation: fields.ForeignKeyRelation[Authorisation] = fields.ForeignKeyField(
        "greffe.Authorisation", related_name="items", on_delete=fields.CASCADE
    )
    item: fields.ForeignKeyRelation[InterceptItem] = fields.ForeignKeyField(
        "greffe.InterceptItem", related_name="authorisations", on_delete=fields.CASCADE
    )

    class Meta:
        table = "authorisation_item"
        constraints = (INTERCEPT_ONLY,)
        unique_together = (("authorisation", "item"),)
        indexes = (Index(fields=("item_id",), name="authorisation_item_by_item"),)
