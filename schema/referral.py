"""Referrals: the cases of which an investigator is seised."""

from datetime import datetime

import strawberry

from permissions import entities
from permissions.categories import Category, always
from schema.node import Node
from schema.record import record, value

_OWN = always(Category.GOVERNANCE_INTERCEPT)


@record(entities.Referral)
class Referral(Node):
    """An investigator seised of a case, and by whose order."""

    case_id: strawberry.ID | None = value(_OWN)
    agent_id: strawberry.ID | None = value(_OWN)
    ordered_by_id: strawberry.ID | None = value(_OWN)
    valid_from: datetime | None = value(_OWN)
    valid_until: datetime | None = value(_OWN)
