"""Authorisations: acts by which access is given for a case or for some items (R40-47, 11-1)."""

from datetime import datetime

import strawberry

from permissions import entities
from schema.enums import Clause, Element, Role, Scope
from schema.node import Node
from schema.record import record, value

_OWN = entities.Authorisation.presence


@record(entities.Authorisation)
class Authorisation(Node):
    """Who authorised whom to read what, from when to when."""

    clause: Clause | None = value(_OWN, description="The clause it is given under.")
    scope: Scope | None = value(_OWN)
    includes_sealed: bool | None = value(_OWN)
    grantee_id: strawberry.ID | None = value(_OWN)
    case_id: strawberry.ID | None = value(_OWN)
    interception_id: strawberry.ID | None = value(_OWN)
    issuer_id: strawberry.ID | None = value(_OWN)
    issuer_role: Role | None = value(_OWN)
    issued_at: datetime | None = value(_OWN)
    valid_from: datetime | None = value(_OWN)
    valid_until: datetime | None = value(_OWN)
    revoked_at: datetime | None = value(_OWN)
    completed_at: datetime | None = value(_OWN)
    prior_id: strawberry.ID | None = value(
        _OWN, description="The authorisation that had to come before this one (R40-47/XI)."
    )
    express: bool | None = value(_OWN)
    reason: str | None = value(_OWN)
    elements: list[Element] | None = value(
        _OWN, array=True, description="The elements designated under article 11-1."
    )
