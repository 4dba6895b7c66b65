"""Links between cases, seen from the own case of a purpose (48-1/al.1/e)."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from permissions import entities
from permissions.categories import Category, always
from permissions.condition import Condition, Row
from schema.enums import LinkGround
from schema.node import Node
from schema.record import many, one, record, value

if TYPE_CHECKING:
    from schema.case import Case
    from schema.party import Party


def _in_common(own: Row, party: Row) -> Condition:
    return party["case_id"].eq(own["case_id"]) & party["person_id"].eq(own["person_id"])


@record(entities.CaseLink)
class CaseLink(Node):
    """A case linked to the own case of your purpose, and on what ground."""

    ground: LinkGround | None = value(always(Category.CASE_LINK))
    case: Annotated["Case", strawberry.lazy("schema.case")] | None = one(
        entities.Case,
        lambda own, case: case["id"].eq(own["case_id"]),
        description="The linked case: of `linkedCases`, the other one; of `Case.links`, that case.",
    )
    parties: list[Annotated["Party", strawberry.lazy("schema.party")]] | None = many(
        entities.Party,
        _in_common,
        description="The implicated person in common, as a party of the linked case.",
    )
