"""Exhibits: items of interceptions put under seal (R40-47/II/f)."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from permissions import entities
from permissions.categories import Category, always
from permissions.communications import of_exhibit
from schema.node import Node
from schema.record import one, record, value

if TYPE_CHECKING:
    from schema.case import Case

_OWN = always(Category.EXHIBIT)


@record(entities.Exhibit)
class Exhibit(Node):
    """A sealed exhibit: its number and its seal; what is in it is under the seal."""

    case_id: strawberry.ID | None = value(_OWN)
    number: str | None = value(_OWN)
    sealed_at: datetime | None = value(_OWN)
    sealed_by_id: strawberry.ID | None = value(_OWN, description="The agent who sealed it.")
    description: str | None = value(of_exhibit())
    case: Annotated["Case", strawberry.lazy("schema.case")] | None = one(
        entities.Case,
        lambda own, case: case["id"].eq(own["case_id"]),
        {},
        description="The case, which is of another file: a right here is no right there.",
    )
