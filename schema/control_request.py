"""Requests to control a police file, for which the register may be consulted (48-1/al.13)."""

from datetime import datetime

import strawberry

from permissions import entities
from permissions.categories import Category, always
from schema.enums import ControlledFile
from schema.node import Node
from schema.record import record, value

_OWN = always(Category.GOVERNANCE)


@record(entities.ControlRequest)
class ControlRequest(Node):
    """The file that a magistrate controls, for a person or a case."""

    file: ControlledFile | None = value(_OWN)
    magistrate_id: strawberry.ID | None = value(_OWN)
    person_id: strawberry.ID | None = value(_OWN)
    case_id: strawberry.ID | None = value(_OWN)
    concerns_victim: bool | None = value(_OWN)
    valid_from: datetime | None = value(_OWN)
    valid_until: datetime | None = value(_OWN)
