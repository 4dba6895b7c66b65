"""Who assists which magistrate."""

from datetime import datetime

import strawberry

from permissions import entities
from permissions.categories import Category, always
from schema.node import Node
from schema.record import record, value

_OWN = always(Category.GOVERNANCE)


@record(entities.AssistLink)
class AssistLink(Node):
    """An agent who assists a magistrate, from when to when."""

    assistant_id: strawberry.ID | None = value(_OWN)
    magistrate_id: strawberry.ID | None = value(_OWN)
    valid_from: datetime | None = value(_OWN)
    valid_until: datetime | None = value(_OWN)
