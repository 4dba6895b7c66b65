"""Designations: acts that name an agent for a role."""

from datetime import datetime

import strawberry

from permissions import entities
from schema.enums import Role
from schema.node import Node
from schema.record import record, value

_OWN = entities.Designation.presence


@record(entities.Designation)
class Designation(Node):
    """By whom an agent is designated for a role, from when to when."""

    agent_id: strawberry.ID | None = value(_OWN)
    role: Role | None = value(_OWN)
    individually: bool | None = value(_OWN, description="By name, not by function.")
    issuer_id: strawberry.ID | None = value(_OWN)
    issuer_office: Role | None = value(_OWN)
    valid_from: datetime | None = value(_OWN)
    valid_until: datetime | None = value(_OWN)
    revoked_at: datetime | None = value(_OWN)
