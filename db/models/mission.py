"""Missions of customs officers under article 67 bis-2 of the Customs Code."""

from tortoise import fields
from tortoise.indexes import Index

from db.models.agent import Agent
from db.models.checks import INTERCEPT_ONLY, INTERVAL_ORDERED, readable
from db.models.record import InterceptRecord


class CustomsMission(InterceptRecord):
    """A mission over `[valid_from, valid_until)` (R40-47/V/a; A24: it names no case)."""

    reference = fields.TextField()
    judicial_authorisation = fields.TextField(null=True)
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)

    class Meta:
        table = "customs_mission"
        constraints = (INTERCEPT_ONLY, INTERVAL_ORDERED, readable("valid_from", "valid_until"))


class MissionOfficer(InterceptRecord):
    """An officer on a mission over an interval (R40-47/V/b)."""

    mission: fields.ForeignKeyRelation[CustomsMission] = fields.ForeignKeyField(
        "greffe.CustomsMission", related_name="officers", on_delete=fields.CASCADE
    )
    officer: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="missions", on_delete=fields.RESTRICT
    )
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)

    class Meta:
        table = "mission_officer"
        constraints = (INTERCEPT_ONLY, INTERVAL_ORDERED, readable("valid_from", "valid_until"))
        indexes = (
            Index(fields=("mission_id",), name="mission_officer_by_mission"),
            Index(fields=("officer_id", "mission_id"), name="mission_officer_by_officer"),
        )
