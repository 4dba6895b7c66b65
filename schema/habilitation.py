"""Habilitations: acts that let an agent exercise a role, for motives and on legal bases."""

from datetime import datetime

import strawberry

from permissions import entities
from schema.enums import Role
from schema.node import Node
from schema.record import record, value

_OWN = entities.Habilitation.presence


@record(entities.Habilitation)
class Habilitation(Node):
    """By whom an agent is habilitated for a role, and for what."""

    agent_id: strawberry.ID | None = value(_OWN)
    role: Role | None = value(_OWN)
    motives: list[str] | None = value(_OWN, array=True)
    legal_bases: list[str] | None = value(_OWN, array=True)
    file: str | None = value(_OWN)
    issuer_id: strawberry.ID | None = value(_OWN)
    issuer_office: Role | None = value(_OWN)
    valid_from: datetime | None = value(_OWN)
    valid_until: datetime | None = value(_OWN)
    revoked_at: datetime | None = value(_OWN)
