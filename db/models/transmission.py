"""Antecedents transmitted abroad: to which body, on what basis, which records."""

from tortoise import fields
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from db.enumerations import TransmissionAim
from db.models.agent import Agent
from db.models.antecedent import AntecedentRecord
from db.models.body import Body
from db.models.checks import ANTECEDENTS_ONLY, INTERVAL_ORDERED, listed, readable
from db.models.columns import member
from db.models.record import AntecedentsRecord


class Transmission(AntecedentsRecord):
    """A transmission to a body over `[valid_from, valid_until)`, unless revoked (R40-29/III).

    Nobody approved it while `approved_by` is null; whoever prepared it does not.
    """

    body: fields.ForeignKeyRelation[Body] = fields.ForeignKeyField(
        "greffe.Body", related_name="transmissions", on_delete=fields.RESTRICT
    )
    legal_basis = fields.TextField()
    aim = member(TransmissionAim)
    need_to_know = fields.TextField(null=True)
    approved_by: fields.ForeignKeyNullableRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="transmissions_approved", on_delete=fields.RESTRICT, null=True
    )
    prepared_by: fields.ForeignKeyNullableRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="transmissions_prepared", on_delete=fields.RESTRICT, null=True
    )
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "transmission"
        constraints = (
            ANTECEDENTS_ONLY,
            listed("aim", TransmissionAim),
            CheckConstraint(check="need_to_know ~ '\\S'", name="need_to_know_not_blank"),
            INTERVAL_ORDERED,
            readable("valid_from", "valid_until", "revoked_at"),
        )
        indexes = (
            Index(fields=("body_id",), name="transmission_by_body"),
            Index(fields=("approved_by_id",), name="transmission_by_approver"),
            Index(fields=("prepared_by_id",), name="transmission_by_preparer"),
        )


class TransmissionRecord(AntecedentsRecord):
    """A record that a transmission holds; the body reads no other (R40-29/III/a)."""

    transmission: fields.ForeignKeyRelation[Transmission] = fields.ForeignKeyField(
        "greffe.Transmission", related_name="records", on_delete=fields.CASCADE
    )
    record: fields.ForeignKeyRelation[AntecedentRecord] = fields.ForeignKeyField(
        "greffe.AntecedentRecord", related_name="transmissions", on_delete=fields.CASCADE
    )

    class Meta:
        table = "transmission_record"
        constraints = (ANTECEDENTS_ONLY,)
        unique_together = (("transmission", "record"),)
        indexes = (Index(fields=("record_id",), name="transmission_record_by_record"),)
