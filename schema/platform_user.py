"""Users of the platform of interceptions: who they are and where to reach them (R40-47/X/c)."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from permissions import entities
from permissions.categories import Category, always
from schema.node import Node
from schema.record import many, record, value

if TYPE_CHECKING:
    from schema.service_request import ServiceRequest

_USER = always(Category.PLATFORM_USER)


@record(entities.PlatformUser)
class PlatformUser(Node):
    """An agent, as the platform of interceptions knows its users."""

    name: str | None = value(_USER)
    rank: str | None = value(_USER)
    service: str | None = value(_USER)
    email: str | None = value(_USER)
    phone: str | None = value(_USER)
    service_requests: (
        list[Annotated["ServiceRequest", strawberry.lazy("schema.service_request")]] | None
    ) = many(
        entities.ServiceRequest,
        lambda own, request: request["requester_id"].eq(own["id"]),
        {},
        order=("at",),
    )
