"""What an agent holds beside his roles: security clearances and contracts."""

from tortoise import fields
from tortoise.indexes import Index

from db.enumerations import ClearanceLevel
from db.models.agent import Agent
from db.models.checks import INTERVAL_ORDERED, listed, readable
from db.models.columns import member
from db.models.record import Record

_DATES = readable("valid_from", "valid_until", "revoked_at")


class Clearance(Record):
    """The security clearance of an agent over an interval (R40-52, for R40-47/IX and XI)."""

    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="clearances", on_delete=fields.RESTRICT
    )
    level = member(ClearanceLevel)
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "clearance"
        constraints = (listed("level", ClearanceLevel), INTERVAL_ORDERED, _DATES)
        indexes = (Index(fields=("agent_id", "level"), name="clearance_by_agent"),)


class Contract(Record):
    """The contract under which someone serves the platform (R40-47/XI/a)."""

    contractor: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="contracts", on_delete=fields.RESTRICT
    )
    reference = fields.TextField()
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "contract"
        constraints = (INTERVAL_ORDERED, _DATES)
        indexes = (Index(fields=("contractor_id",), name="contract_by_contractor"),)
