"""Victims informed of their case (48-1/al.1/d)."""

from tortoise import fields
from tortoise.indexes import Index

from db.models.agent import Agent
from db.models.case import Case
from db.models.checks import REGISTRY_ONLY, readable
from db.models.party import Party
from db.models.record import RegistryRecord


class VictimInformation(RegistryRecord):
    """A victim of a criminal case was informed of it: by whom, at which instant.

    What was said is not kept: it is what the purpose VICTIM_INFORMATION opened then.
    """

    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="victims_informed", on_delete=fields.CASCADE
    )
    party: fields.ForeignKeyRelation[Party] = fields.ForeignKeyField(
        "greffe.Party", related_name="information", on_delete=fields.CASCADE
    )
    by: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="victims_informed", on_delete=fields.RESTRICT
    )
    informed_at = fields.DatetimeField()

    class Meta:
        table = "victim_information"
        constraints = (REGISTRY_ONLY, readable("informed_at"))
        indexes = (
            Index(fields=("case_id",), name="victim_information_by_case"),
            Index(fields=("party_id",), name="victim_information_by_party"),
            Index(fields=("by_id",), name="victim_information_by_agent"),
        )
