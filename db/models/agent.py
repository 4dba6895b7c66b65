"""Agents, the roles they hold and the functions that judges exercise."""

from tortoise import fields
from tortoise.fields.db_defaults import SqlDefault
from tortoise.indexes import Index
from tortoise.migrations.constraints import CheckConstraint

from db.enumerations import AgentDuty, Function, Role
from db.models.body import Body
from db.models.checks import INTERVAL_ORDERED, STATE_IS_TWO_CAPITALS, listed, readable
from db.models.columns import member
from db.models.court import Court
from db.models.record import Record


class Agent(Record):
    """Whoever may be identified by a token; its id is the token's subject (GX-03).

    An agent acts in all three files, so it belongs to no processing. `state` is that of a foreign
    investigator (R40-47/VII/b), `art_16_point` the point of article 16 by which a judicial police
    officer is one (R40-47/II), `duty` what he is charged with inside his service (R40-47/X/b).
    """

    name = fields.TextField()
    rank = fields.TextField(null=True)
    service = fields.TextField(null=True)
    email = fields.TextField(null=True)
    phone = fields.TextField(null=True)
    court: fields.ForeignKeyNullableRelation[Court] = fields.ForeignKeyField(
        "greffe.Court", related_name="agents", on_delete=fields.RESTRICT, null=True
    )
    unit = fields.TextField(null=True)
    active = fields.BooleanField(db_default=SqlDefault("true"))
    state = fields.TextField(null=True)
    art_16_point = fields.SmallIntField(null=True)
    duty = member(AgentDuty, null=True)
    body: fields.ForeignKeyNullableRelation[Body] = fields.ForeignKeyField(
        "greffe.Body", related_name="agents", on_delete=fields.RESTRICT, null=True
    )

    class Meta:
        table = "agent"
        constraints = (
            STATE_IS_TWO_CAPITALS,
            CheckConstraint(check="art_16_point BETWEEN 1 AND 4", name="art_16_has_four_points"),
            listed("duty", AgentDuty),
        )
        indexes = (
            Index(fields=("court_id",), name="agent_by_court"),
            Index(fields=("body_id",), name="agent_by_body"),
        )


class AgentRole(Record):
    """A role that an agent holds over `[valid_from, valid_until)`, unless revoked (GX-03)."""

    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="roles", on_delete=fields.RESTRICT
    )
    role = member(Role)
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "agent_role"
        constraints = (
            listed("role", Role),
            INTERVAL_ORDERED,
            readable("valid_from", "valid_until", "revoked_at"),
        )
        indexes = (Index(fields=("agent_id", "role"), name="agent_role_by_agent"),)


class JudicialFunction(Record):
    """A function that a judge exercises over an interval (48-1/al.10/b: criminal functions)."""

    agent: fields.ForeignKeyRelation[Agent] = fields.ForeignKeyField(
        "greffe.Agent", related_name="functions", on_delete=fields.RESTRICT
    )
    function = member(Function)
    valid_from = fields.DatetimeField()
    valid_until = fields.DatetimeField(null=True)

    class Meta:
        table = "judicial_function"
        constraints = (
            listed("function", Function),
            INTERVAL_ORDERED,
            readable("valid_from", "valid_until"),
        )
        indexes = (Index(fields=("agent_id", "function"), name="judicial_function_by_agent"),)
