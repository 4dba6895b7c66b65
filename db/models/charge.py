"""Facts, and who is charged with them."""

from tortoise import fields
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index

from db.enumerations import ExtendedArticle, OffenceClass
from db.models.case import Case
from db.models.checks import REGISTRY_ONLY, all_listed, listed, not_before, readable
from db.models.columns import member
from db.models.party import Party
from db.models.record import RegistryRecord


class Offence(RegistryRecord):
    """A fact: when, where, and how the law classifies it (48-1/al.3/1°).

    `offence_class` (column `class`) is the class for limitation (48-1/al.8; LAW 5.6), `matters`
    the matters of extended jurisdiction it falls in (48-1/al.11).
    """

    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="offences", on_delete=fields.CASCADE
    )
    date_from = fields.DateField()
    date_to = fields.DateField(null=True)
    place = fields.TextField(null=True)
    insee_code = fields.TextField(null=True)
    natinf_code = fields.TextField(null=True)
    legal_classification = fields.TextField()
    offence_class = member(OffenceClass, source_field="class")
    matters = ArrayField("text", db_default=SqlDefault("'{}'"))

    class Meta:
        table = "offence"
        constraints = (
            REGISTRY_ONLY,
            listed("class", OffenceClass),
            all_listed("matters", ExtendedArticle),
            not_before("date_to", "date_from"),
            readable("date_from", "date_to"),
        )
        unique_together = (("case", "id"),)
        indexes = (Index(fields=("legal_classification",), name="offence_by_classification"),)


class Charge(RegistryRecord):
    """One person, one count (A03): the grain at which an outcome is pronounced.

    Party and offence are of the same case: both keys carry it.
    """

    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="charges", on_delete=fields.CASCADE
    )
    party: fields.ForeignKeyRelation[Party] = fields.ForeignKeyField(
        "greffe.Party", related_name="charges", on_delete=fields.CASCADE
    )
    offence: fields.ForeignKeyRelation[Offence] = fields.ForeignKeyField(
        "greffe.Offence", related_name="charges", on_delete=fields.CASCADE
    )
    requalified_as = fields.TextField(null=True)

    class Meta:
        table = "charge"
        constraints = (REGISTRY_ONLY,)
        unique_together = (("case", "id"), ("party", "offence"))
        indexes = (Index(fields=("offence_id",), name="charge_by_offence"),)
