"""The antecedents file: who stands in it, and for what."""

from tortoise import fields
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from db.enumerations import AntecedentCapacity, AntecedentTerm, DecisionType
from db.models.checks import ANTECEDENTS_ONLY, listed, readable
from db.models.columns import Folded, member
from db.models.court import Court
from db.models.record import AntecedentsRecord


class AntecedentPerson(AntecedentsRecord):
    """A person of the antecedents file; the register's persons are others (A38)."""

    surname = fields.TextField(null=True)
    forenames = fields.TextField(null=True)
    birth_date = fields.DateField(null=True)
    birth_place = fields.TextField(null=True)
    surname_key = Folded(of="surname")
    forenames_key = Folded(of="forenames")

    class Meta:
        table = "antecedent_person"
        constraints = (ANTECEDENTS_ONLY, readable("birth_date"))
        indexes = (
            Index(
                fields=("surname_key", "forenames_key", "birth_date"),
                name="antecedent_person_by_name",
            ),
        )


class AntecedentRecord(AntecedentsRecord):
    """One person, one count of one procedure, in one capacity (A03, A41; R40-29/I).

    `outcome` is null while the matter is pending; `admin_access_barred` is the mention of 230-8;
    `court` is that of the prosecutor competent to speak of it. `retention_expires_at` is derived,
    and no file brings it.
    """

    person: fields.ForeignKeyRelation[AntecedentPerson] = fields.ForeignKeyField(
        "greffe.AntecedentPerson", related_name="records", on_delete=fields.RESTRICT
    )
    procedure_ref = fields.TextField()
    count_number = fields.SmallIntField(db_default=SqlDefault("1"))
    service = fields.TextField(null=True)
    offence_label = fields.TextField()
    facts_date = fields.DateField(null=True)
    place = fields.TextField(null=True)
    capacity = member(AntecedentCapacity)
    outcome = member(DecisionType, null=True)
    outcome_final_at = fields.DatetimeField(null=True)
    reopened_at = fields.DatetimeField(null=True)
    admin_access_barred = fields.BooleanField(db_default=SqlDefault("false"))
    court: fields.ForeignKeyNullableRelation[Court] = fields.ForeignKeyField(
        "greffe.Court", related_name="antecedent_records", on_delete=fields.RESTRICT, null=True
    )
    recorded_at = fields.DatetimeField()
    term = member(AntecedentTerm, db_default=SqlDefault("'ADULT_20'"))
    retention_expires_at = fields.DatetimeField(db_default=SqlDefault("'infinity'"))

    class Meta:
        table = "antecedent_record"
        constraints = (
            ANTECEDENTS_ONLY,
            CheckConstraint(check="count_number >= 1", name="counts_from_one"),
            listed("capacity", AntecedentCapacity),
            listed("outcome", DecisionType),
            listed("term", AntecedentTerm),
            readable("facts_date", "outcome_final_at", "reopened_at", "recorded_at"),
        )
        unique_together = (("person", "procedure_ref", "count_number", "capacity"),)
        indexes = (
            Index(fields=("person_id", "id"), name="antecedent_record_by_person"),
            Index(fields=("court_id",), name="antecedent_record_by_court"),
            Index(fields=("retention_expires_at", "id"), name="antecedent_record_by_expiry"),
        )
