"""Interceptions of communications, and what they gathered (R40-47)."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from permissions import entities
from permissions.categories import Category, always
from permissions.communications import INTERCEPTION, of_link
from schema.node import Node
from schema.record import many, one, record, value

if TYPE_CHECKING:
    from schema.case import Case
    from schema.intercept_item import InterceptItem

_DATA = always(Category.COMM_DATA)


@record(entities.Interception)
class Interception(Node):
    """An interception: of a case, of a customs mission, or tied to neither yet."""

    case_id: strawberry.ID | None = value(_DATA)
    mission_id: strawberry.ID | None = value(_DATA)
    legal_basis: str | None = value(_DATA)
    started_at: datetime | None = value(_DATA)
    ended_at: datetime | None = value(_DATA)
    target_line: str | None = value(_DATA)
    case: Annotated["Case", strawberry.lazy("schema.case")] | None = one(
        entities.Case,
        lambda own, case: case["id"].eq(own["case_id"]),
        {},
        description="The case, which is of another file: a right here is no right there.",
    )
    items: list[Annotated["InterceptItem", strawberry.lazy("schema.intercept_item")]] | None = many(
        entities.InterceptItem,
        lambda own, item: item["interception_id"].eq(own["id"]),
        {INTERCEPTION: INTERCEPTION},
        link=of_link(),
    )
