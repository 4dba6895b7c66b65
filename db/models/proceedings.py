"""The course of the investigation and of the trial."""

from tortoise import fields
from tortoise.indexes import Index

from db.models.case import Case
from db.models.checks import REGISTRY_ONLY, readable
from db.models.record import RegistryRecord


class InvestigationStep(RegistryRecord):
    """An act of the judicial investigation (48-1/al.3/3°/b)."""

    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="investigation_steps", on_delete=fields.CASCADE
    )
    type = fields.TextField()
    at = fields.DatetimeField()
    summary = fields.TextField(null=True)

    class Meta:
        table = "investigation_step"
        constraints = (REGISTRY_ONLY, readable("at"))
        indexes = (Index(fields=("case_id", "at", "id"), name="investigation_step_by_date"),)


class Hearing(RegistryRecord):
    """A hearing of the trial procedure (48-1/al.3/3°/c)."""

    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="hearings", on_delete=fields.CASCADE
    )
    at = fields.DatetimeField()
    room = fields.TextField(null=True)
    formation = fields.TextField(null=True)
    outcome = fields.TextField(null=True)

    class Meta:
        table = "hearing"
        constraints = (REGISTRY_ONLY, readable("at"))
        indexes = (Index(fields=("case_id", "at", "id"), name="hearing_by_date"),)
