"""Requisitions to operators through the platform of interceptions, and who makes them."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from permissions import entities
from permissions.categories import Category, always
from schema.enums import Role
from schema.node import Node
from schema.record import one, record, value

if TYPE_CHECKING:
    from schema.case import Case
    from schema.platform_user import PlatformUser

_DATA, _USER = always(Category.COMM_DATA), always(Category.PLATFORM_USER)


@record(entities.ServiceRequest)
class ServiceRequest(Node):
    """A request for a service of an operator, and what it costs."""

    case_id: strawberry.ID | None = value(_DATA)
    operator: str | None = value(_DATA)
    kind: str | None = value(_DATA)
    target: str | None = value(_DATA)
    cost: int | None = value(_DATA, description="In cents of a euro.")
    at: datetime | None = value(_DATA)
    requester_role: Role | None = value(_USER)
    requester: Annotated["PlatformUser", strawberry.lazy("schema.platform_user")] | None = one(
        entities.PlatformUser, lambda own, user: user["id"].eq(own["requester_id"]), {}
    )
    case: Annotated["Case", strawberry.lazy("schema.case")] | None = one(
        entities.Case,
        lambda own, case: case["id"].eq(own["case_id"]),
        {},
        description="The case, which is of another file: a right here is no right there.",
    )
