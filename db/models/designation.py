"""The acts that open a role to one agent: designations and habilitations."""

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index

from db.enumerations import Role
from db.models.agent import Agent
from db.models.checks import INTERVAL_ORDERED, listed, readable
from db.models.columns import member
from db.models.record import Record

_DATES = readable("valid_from", "valid_until", "revoked_at")


class Designation(Record):
    """The designation of an agent for a role, individually or not (R40-47/II/c, III/a, V/b).

    `issuer_office` is the office in which the issuer signed; null when nobody did (A36).
    """

    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="designations", on_delete=fields.RESTRICT
    )
    role = member(Role)
    individually = fields.BooleanField()
    issuer: fields.ForeignKeyNullableRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="designations_issued", on_delete=fields.RESTRICT, null=True
    )
    issuer_office = member(Role, null=True)
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "designation"
        constraints = (
            listed("role", Role),
            listed("issuer_office", Role),
            INTERVAL_ORDERED,
            _DATES,
        )
        indexes = (
            Index(fields=("agent_id", "role"), name="designation_by_agent"),
            Index(fields=("issuer_id",), name="designation_by_issuer"),
        )


class Habilitation(Record):
    """The habilitation of an agent for a role (48-1/al.10/c; R40-29/I/5°/b for its motives).

    `motives` and `legal_bases` are closed lists of codes, personal to the agent (A35).
    """

    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="habilitations", on_delete=fields.RESTRICT
    )
    role = member(Role)
    issuer: fields.ForeignKeyNullableRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="habilitations_issued", on_delete=fields.RESTRICT, null=True
    )
    issuer_office = member(Role, null=True)
    motives = ArrayField("text", db_default=SqlDefault("'{}'"))
    legal_bases = ArrayField("text", db_default=SqlDefault("'{}'"))
    file = fields.TextField(null=True)
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "habilitation"
        constraints = (
            listed("role", Role),
            listed("issuer_office", Role),
            INTERVAL_ORDERED,
            _DATES,
        )
        indexes = (
            Index(fields=("agent_id", "role"), name="habilitation_by_agent"),
            Index(fields=("issuer_id",), name="habilitation_by_issuer"),
        )
