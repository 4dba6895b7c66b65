"""Items of an interception: data, information or content, under seal or not (R40-47/I/a, II/f).

Of an item under seal everything is under seal, save that it is there and that it is sealed.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from permissions import entities
from permissions.categories import Category, always
from permissions.communications import (
    INTERCEPTION,
    of_clear_payload,
    of_item,
    of_link,
    of_payload,
    sealed,
)
from permissions.condition import Condition, Exists, Row
from permissions.fields import Holds
from schema.enums import ItemKind
from schema.node import Node
from schema.record import one, record, value

if TYPE_CHECKING:
    from schema.case import Case
    from schema.interception import Interception

_DATA, _IN_CLEAR = of_item(Category.COMM_DATA), of_item(Category.CLEAR_CONTENT)


def _its_case(own: Row, case: Row) -> Condition:
    its = Row("interception", "its_interception")
    return Exists(its, its["id"].eq(own["interception_id"]) & case["id"].eq(its["case_id"]))


@record(entities.InterceptItem)
class InterceptItem(Node):
    """An item that an interception gathered."""

    sealed: bool | None = value(
        always(Category.INTERCEPT_ITEM),
        shows=lambda item: Holds(sealed(item)),
        description="Whether it is under seal now; of what is under seal, nothing else is told "
        "without an authorisation that includes it.",
    )
    kind: ItemKind | None = value(_DATA)
    case_id: strawberry.ID | None = value(_DATA, shows=lambda _item: INTERCEPTION["case_id"])
    correspondents: list[str] | None = value(_DATA, array=True)
    encrypted: bool | None = value(_DATA)
    sealed_at: datetime | None = value(_DATA)
    unsealed_at: datetime | None = value(_DATA)
    exhibit_id: strawberry.ID | None = value(
        _DATA, description="The sealed exhibit that it is part of."
    )
    payload: str | None = value(of_payload())
    transcript: str | None = value(_IN_CLEAR)
    translation: str | None = value(_IN_CLEAR)
    clear_payload: str | None = value(
        of_clear_payload(), description="What was encrypted, put in clear."
    )
    case: Annotated["Case", strawberry.lazy("schema.case")] | None = one(
        entities.Case,
        _its_case,
        {},
        description="The case, which is of another file: a right here is no right there.",
    )
    interception: Annotated["Interception", strawberry.lazy("schema.interception")] | None = one(
        entities.Interception,
        lambda own, interception: interception["id"].eq(own["interception_id"]),
        {INTERCEPTION: INTERCEPTION},
        link=of_link(),
    )
