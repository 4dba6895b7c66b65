"""Requests that open the register: control of a police file, and a person's right of access."""

from tortoise import fields
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from db.enumerations import ControlledFile
from db.models.agent import Agent
from db.models.case import Case
from db.models.checks import INTERVAL_ORDERED, REGISTRY_ONLY, listed, not_before, readable
from db.models.columns import member
from db.models.court import Court
from db.models.party import LegalEntity, Person
from db.models.record import RegistryRecord


class ControlRequest(RegistryRecord):
    """A request before the magistrate who controls a police file, while it is open (48-1/al.13/a).

    It bears on one person or on one case.
    """

    file = member(ControlledFile)
    magistrate: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="control_requests", on_delete=fields.RESTRICT
    )
    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "greffe.Person", related_name="control_requests", on_delete=fields.CASCADE, null=True
    )
    case: fields.ForeignKeyNullableRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="control_requests", on_delete=fields.CASCADE, null=True
    )
    concerns_victim = fields.BooleanField(db_default=SqlDefault("false"))
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)

    class Meta:
        table = "control_request"
        constraints = (
            REGISTRY_ONLY,
            listed("file", ControlledFile),
            CheckConstraint(check="num_nonnulls(person_id, case_id) = 1", name="person_or_case"),
            INTERVAL_ORDERED,
            readable("valid_from", "valid_until"),
        )
        indexes = (
            Index(fields=("magistrate_id",), name="control_request_by_magistrate"),
            Index(fields=("person_id",), name="control_request_by_person"),
            Index(fields=("case_id",), name="control_request_by_case"),
        )


class AccessRequest(RegistryRecord):
    """The request of a person or company for what the register holds of it (A46)."""

    person: fields.ForeignKeyNullableRelation[Person] = fields.ForeignKeyField(
        "greffe.Person", related_name="access_requests", on_delete=fields.CASCADE, null=True
    )
    legal_entity: fields.ForeignKeyNullableRelation[LegalEntity] = fields.ForeignKeyField(
        "greffe.LegalEntity", related_name="access_requests", on_delete=fields.CASCADE, null=True
    )
    court: fields.ForeignKeyRelation[Court] = fields.ForeignKeyField(
        "greffe.Court", related_name="access_requests", on_delete=fields.RESTRICT
    )
    received_at = fields.DatetimeField()
    answered_at = fields.DatetimeField(null=True)

    class Meta:
        table = "access_request"
        constraints = (
            REGISTRY_ONLY,
            CheckConstraint(
                check="num_nonnulls(person_id, legal_entity_id) = 1", name="person_or_company"
            ),
            not_before("answered_at", "received_at"),
            readable("received_at", "answered_at"),
        )
        indexes = (
            Index(fields=("person_id",), name="access_request_by_person"),
            Index(fields=("legal_entity_id",), name="access_request_by_legal_entity"),
            Index(fields=("court_id",), name="access_request_by_court"),
        )
