"""Interceptions, what they gathered, and what of it is under seal."""

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from db.enumerations import ItemKind
from db.models.agent import Agent
from db.models.case import Case
from db.models.checks import INTERCEPT_ONLY, listed, not_before, readable
from db.models.columns import member
from db.models.mission import CustomsMission
from db.models.record import InterceptRecord


class Interception(InterceptRecord):
    """An interception of a case or of a customs mission; of neither, an orphan (R40-47/XII/a).

    `retention_expires_at` is derived, and no file brings it.
    """

    case: fields.ForeignKeyNullableRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="interceptions", on_delete=fields.RESTRICT, null=True
    )
    mission: fields.ForeignKeyNullableRelation[CustomsMission] = fields.ForeignKeyField(
        "greffe.CustomsMission", related_name="interceptions", on_delete=fields.RESTRICT, null=True
    )
    legal_basis = fields.TextField()
    started_at = fields.DatetimeField()
    ended_at = fields.DatetimeField(null=True)
    target_line = fields.TextField(null=True)
    retention_expires_at = fields.DatetimeField(db_default=SqlDefault("'infinity'"))

    class Meta:
        table = "interception"
        constraints = (
            INTERCEPT_ONLY,
            CheckConstraint(
                check="num_nonnulls(case_id, mission_id) <= 1", name="case_or_mission_or_orphan"
            ),
            not_before("ended_at", "started_at"),
            readable("started_at", "ended_at"),
        )
        indexes = (
            Index(fields=("case_id", "id"), name="interception_by_case"),
            Index(fields=("mission_id", "id"), name="interception_by_mission"),
            Index(fields=("retention_expires_at", "id"), name="interception_by_expiry"),
        )


class Exhibit(InterceptRecord):
    """A sealed exhibit of a case (*scellé*, R40-47/II; A52).

    `retention_expires_at` is derived, and no file brings it.
    """

    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="exhibits", on_delete=fields.RESTRICT
    )
    number = fields.TextField()
    sealed_at = fields.DatetimeField()
    sealed_by: fields.ForeignKeyNullableRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="exhibits_sealed", on_delete=fields.RESTRICT, null=True
    )
    description = fields.TextField(null=True)
    retention_expires_at = fields.DatetimeField(db_default=SqlDefault("'infinity'"))

    class Meta:
        table = "exhibit"
        constraints = (INTERCEPT_ONLY, readable("sealed_at"))
        unique_together = (("case", "number"),)
        indexes = (
            Index(fields=("case_id", "id"), name="exhibit_by_case"),
            Index(fields=("sealed_by_id",), name="exhibit_by_sealer"),
            Index(fields=("retention_expires_at", "id"), name="exhibit_by_expiry"),
        )


class InterceptItem(InterceptRecord):
    """Data, information or the content of a communication, by `kind` (R40-47/I/a).

    Sealed from `sealed_at` to `unsealed_at` (A52). What is still encrypted has no clear payload.
    `correspondents` are lines or names as they were recorded.
    """

    interception: fields.ForeignKeyRelation[Interception] = fields.ForeignKeyField(
        "greffe.Interception", related_name="items", on_delete=fields.CASCADE
    )
    kind = member(ItemKind)
    payload = fields.TextField(null=True)
    transcript = fields.TextField(null=True)
    translation = fields.TextField(null=True)
    correspondents = ArrayField("text", db_default=SqlDefault("'{}'"))
    encrypted = fields.BooleanField(db_default=SqlDefault("false"))
    clear_payload = fields.TextField(null=True)
    sealed_at = fields.DatetimeField(null=True)
    unsealed_at = fields.DatetimeField(null=True)
    exhibit: fields.ForeignKeyNullableRelation[Exhibit] = fields.ForeignKeyField(
        "greffe.Exhibit", related_name="items", on_delete=fields.RESTRICT, null=True
    )
    useful = fields.BooleanField(db_default=SqlDefault("true"))
    retention_expires_at = fields.DatetimeField(db_default=SqlDefault("'infinity'"))

    class Meta:
        table = "intercept_item"
        constraints = (
            INTERCEPT_ONLY,
            listed("kind", ItemKind),
            CheckConstraint(
                check="NOT encrypted OR clear_payload IS NULL",
                name="encrypted_has_no_clear_payload",
            ),
            not_before("unsealed_at", "sealed_at"),
            readable("sealed_at", "unsealed_at"),
        )
        indexes = (
            Index(fields=("interception_id", "id"), name="intercept_item_by_interception"),
            Index(fields=("exhibit_id", "id"), name="intercept_item_by_exhibit"),
            Index(fields=("retention_expires_at", "id"), name="intercept_item_by_expiry"),
        )
