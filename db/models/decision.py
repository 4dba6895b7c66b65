"""Judicial decisions and the charges they decide."""

from tortoise import fields
from tortoise.indexes import Index

from db.enumerations import DecisionType
from db.models.case import Case
from db.models.charge import Charge
from db.models.checks import REGISTRY_ONLY, listed, not_before, readable
from db.models.columns import member
from db.models.court import Court
from db.models.record import RegistryRecord


class Decision(RegistryRecord):
    """A decision on the public prosecution, the investigation or the merits (48-1/al.3/3°).

    `final_at` is the instant from which no remedy is open; `reopened_at` that from which the
    decision no longer closes the case (A02).
    """

    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="decisions", on_delete=fields.CASCADE
    )
    court: fields.ForeignKeyRelation[Court] = fields.ForeignKeyField(
        "greffe.Court", related_name="decisions", on_delete=fields.RESTRICT
    )
    type = member(DecisionType)
    pronounced_at = fields.DatetimeField()
    final_at = fields.DatetimeField(null=True)
    reopened_at = fields.DatetimeField(null=True)
    grounds = fields.TextField(null=True)

    class Meta:
        table = "decision"
        constraints = (
            REGISTRY_ONLY,
            listed("type", DecisionType),
            not_before("final_at", "pronounced_at"),
            not_before("reopened_at", "pronounced_at"),
            readable("pronounced_at", "final_at", "reopened_at"),
        )
        unique_together = (("case", "id"),)
        indexes = (
            Index(fields=("case_id", "pronounced_at", "id"), name="decision_by_date"),
            Index(fields=("court_id",), name="decision_by_court"),
        )


class DecisionCharge(RegistryRecord):
    """A charge that a decision names; a decision that names none bears on the whole case (A19)."""

    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="decided_charges", on_delete=fields.CASCADE
    )
    decision: fields.ForeignKeyRelation[Decision] = fields.ForeignKeyField(
        "greffe.Decision", related_name="decided_charges", on_delete=fields.CASCADE
    )
    charge: fields.ForeignKeyRelation[Charge] = fields.ForeignKeyField(
        "greffe.Charge", related_name="decided_charges", on_delete=fields.CASCADE
    )

    class Meta:
        table = "decision_charge"
        constraints = (REGISTRY_ONLY,)
        unique_together = (("decision", "charge"),)
        indexes = (
            Index(fields=("case_id", "id"), name="decision_charge_by_case"),
            Index(fields=("charge_id",), name="decision_charge_by_charge"),
        )
