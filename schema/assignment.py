"""Assignments: the cases of which a magistrate is seised."""

from datetime import datetime

import strawberry

from permissions import entities
from permissions.categories import Category, always
from schema.enums import Function
from schema.node import Node
from schema.record import record, value

_OWN = always(Category.GOVERNANCE)


@record(entities.Assignment)
class Assignment(Node):
    """A magistrate seised of a case in a function."""

    case_id: strawberry.ID | None = value(_OWN)
    magistrate_id: strawberry.ID | None = value(_OWN)
    function: Function | None = value(_OWN)
    lead: bool | None = value(_OWN)
    valid_from: datetime | None = value(_OWN)
    valid_until: datetime | None = value(_OWN)
