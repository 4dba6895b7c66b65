"""The years that a case is kept, by class of offence, and the holds that keep it longer."""

from tortoise import fields, models
from tortoise.indexes import Index

from db.enumerations import OffenceClass
from db.models.agent import Agent
from db.models.case import Case
from db.models.checks import INTERVAL_ORDERED, REGISTRY_ONLY, listed, readable
from db.models.record import RegistryRecord


class RetentionTerm(models.Model):
    """Years kept without and with a standing conviction; null is for ever (48-1/al.8; LAW 5.6).

    `prosecution_years` is the limitation of the public prosecution itself, by which interceptions
    are kept (R40-49). Written by migrations only, from the tables of `db.retention`.
    """

    offence_class = fields.CharField(max_length=64, source_field="class", primary_key=True)
    unconvicted_years = fields.IntField(null=True)
    convicted_years = fields.IntField(null=True)
    prosecution_years = fields.IntField(null=True)

    class Meta:
        table = "retention_term"
        constraints = (listed("class", OffenceClass),)


class LegalHold(RegistryRecord):
    """A dated hold that a magistrate sets while limitation still runs (A20); it always ends."""

    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="legal_holds", on_delete=fields.CASCADE
    )
    ordered_by: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="legal_holds", on_delete=fields.RESTRICT
    )
    reason = fields.TextField()
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField()

    class Meta:
        table = "legal_hold"
        constraints = (REGISTRY_ONLY, INTERVAL_ORDERED, readable("valid_from", "valid_until"))
        indexes = (
            Index(fields=("case_id",), name="legal_hold_by_case"),
            Index(fields=("ordered_by_id",), name="legal_hold_by_agent"),
        )
