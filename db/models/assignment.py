"""Who is seised of a case, and who assists him."""

from tortoise import fields
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from db.enumerations import Function
from db.models.agent import Agent
from db.models.case import Case
from db.models.checks import INTERVAL_ORDERED, REGISTRY_ONLY, listed, readable
from db.models.columns import member
from db.models.record import Record, RegistryRecord


class Assignment(RegistryRecord):
    """The *saisine* of a magistrate over `[valid_from, valid_until)` (48-1/al.10/a, R40-47/I/b).

    Several magistrates may be assigned at once; one of them at most is the lead (A32).
    """

    case: fields.ForeignKeyRelation[Case] = fields.ForeignKeyField(
        "greffe.Case", related_name="assignments", on_delete=fields.CASCADE
    )
    magistrate: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="assignments", on_delete=fields.RESTRICT
    )
    function = member(Function)
    lead = fields.BooleanField(db_default=SqlDefault("false"))
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)

    class Meta:
        table = "assignment"
        constraints = (
            REGISTRY_ONLY,
            listed("function", Function),
            INTERVAL_ORDERED,
            readable("valid_from", "valid_until"),
        )
        indexes = (
            Index(fields=("magistrate_id", "case_id"), name="assignment_by_magistrate"),
            Index(fields=("case_id", "magistrate_id"), name="assignment_by_case"),
        )


class AssistLink(Record):
    """A clerk or assistant who assists a magistrate over an interval (48-1/al.10/c)."""

    assistant: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="assisted_magistrates", on_delete=fields.RESTRICT
    )
    magistrate: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="assistants", on_delete=fields.RESTRICT
    )
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)

    class Meta:
        table = "assist_link"
        constraints = (
            CheckConstraint(check="assistant_id <> magistrate_id", name="nobody_assists_himself"),
            INTERVAL_ORDERED,
            readable("valid_from", "valid_until"),
        )
        indexes = (
            Index(fields=("assistant_id", "magistrate_id"), name="assist_link_by_assistant"),
            Index(fields=("magistrate_id",), name="assist_link_by_magistrate"),
        )
