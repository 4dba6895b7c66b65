"""Persons, companies, and the capacity in which they stand in a case."""

from typing import TYPE_CHECKING

from tortoise import fields
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from db.enumerations import Capacity
from db.models.checks import REGISTRY_ONLY, listed, readable
from db.models.columns import Folded, member
from db.models.record import RegistryRecord

if TYPE_CHECKING:
    from db.models.case import Case


class Person(RegistryRecord):
    """A natural person (48-1/al.3/2°/a), everything null for an author still unknown.

    Whether the identity is that of an implicated person or of a victim is said by the party
    through which it is reached (A41). `address` to `occupation` are the extended data (A43).
    """

    surname = fields.TextField(null=True)
    forenames = fields.TextField(null=True)
    birth_date = fields.DateField(null=True)
    birth_place = fields.TextField(null=True)
    address = fields.TextField(null=True)
    phone = fields.TextField(null=True)
    bank_account = fields.TextField(null=True)
    family = fields.TextField(null=True)
    occupation = fields.TextField(null=True)
    surname_key = Folded(of="surname")
    forenames_key = Folded(of="forenames")

    class Meta:
        table = "person"
        constraints = (REGISTRY_ONLY, readable("birth_date"))
        indexes = (
            Index(fields=("surname_key", "forenames_key", "birth_date"), name="person_by_name"),
        )


class LegalEntity(RegistryRecord):
    """A legal person (48-1/al.3/2°/b), known by its company name and SIREN number."""

    company_name = fields.TextField(null=True)
    siren = fields.TextField(null=True)
    company_name_key = Folded(of="company_name")

    class Meta:
        table = "legal_entity"
        constraints = (
            REGISTRY_ONLY,
            CheckConstraint(check="siren ~ '^[0-9]{9}$'", name="siren_has_nine_digits"),
        )
        indexes = (
            Index(fields=("company_name_key",), name="legal_entity_by_name"),
            Index(fields=("siren",), name="legal_entity_by_siren"),
        )


class Party(RegistryRecord):
    """A person or a company in a case, in one capacity (LAW 4.2; A41).

    One row per person, case and capacity: who is victim and implicated in one case has two.
    `known` is false while the author is unknown (*lorsqu'ils sont connus*).
    """

    case: fields.ForeignKeyRelation["Case"] = fields.ForeignKeyField(
        "greffe.Case", related_name="parties", on_delete=fields.CASCADE
    )
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "greffe.Person", related_name="parties", on_delete=fields.RESTRICT, null=True
    )
    legal_entity: fields.ForeignKeyNullableRelation[LegalEntity] = fields.ForeignKeyField(
        "greffe.LegalEntity", related_name="parties", on_delete=fields.RESTRICT, null=True
    )
    capacity = member(Capacity)
    known = fields.BooleanField(db_default=SqlDefault("true"))

    class Meta:
        table = "party"
        constraints = (
            REGISTRY_ONLY,
            listed("capacity", Capacity),
            CheckConstraint(
                check="num_nonnulls(person_id, legal_entity_id) = 1", name="person_or_company"
            ),
        )
        unique_together = (
            ("case", "id"),
            # The person first: one index alone begins with the case, and has its parties in order.
            ("person", "case", "capacity"),
            ("legal_entity", "case", "capacity"),
        )
