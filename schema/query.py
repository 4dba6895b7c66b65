"""The root fields. Those that read records are planned, and hand over what the plan made."""

from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument

from permissions.reads import Plumbing
from schema.case import Case
from schema.connection import Connection
from schema.decision import Decision
from schema.filters import CaseFilter, DecisionFilter, PartyFilter
from schema.link import CaseLink
from schema.node import Node
from schema.orders import CaseOrder, DecisionOrder, PartyOrder
from schema.party import Party
from schema.record import RecordField
from schema.viewer import PAGE, Viewer

IDS_LARGEST = 100
"""Ids of one `nodes`."""


def planned(description: str, **arguments: object) -> Any:  # noqa: ANN401  stands where the field's own type is annotated
    """A root field with its arguments: optional ones default to null."""
    made = RecordField(permission_classes=[Plumbing], description=description)
    made.arguments = [
        StrawberryArgument(name, None, StrawberryAnnotation(kind))
        if kind in REQUIRED
        else StrawberryArgument(name, None, StrawberryAnnotation(kind), default=None)
        for name, kind in arguments.items()
    ]
    return made


REQUIRED = (strawberry.ID, list[strawberry.ID])
"""Types of arguments that must be given."""


@strawberry.type
class Query:
    """What can be asked of the register."""

    case: Case | None = planned(
        "A case by its id; null where it does not exist or is not visible to you.",
        id=strawberry.ID,
    )
    cases: Connection[Case] = planned(
        "Cases visible to you for your purpose.",
        **PAGE,
        filter=CaseFilter | None,
        order_by=CaseOrder | None,
    )
    parties: Connection[Party] = planned(
        "Parties visible to you for your purpose.",
        **PAGE,
        filter=PartyFilter | None,
        order_by=PartyOrder | None,
    )
    decisions: Connection[Decision] = planned(
        "Decisions visible to you for your purpose.",
        **PAGE,
        filter=DecisionFilter | None,
        order_by=DecisionOrder | None,
    )
    linked_cases: Connection[CaseLink] = planned(
        "Cases linked to the own case of your purpose (RECIPROCAL_KNOWLEDGE).", **PAGE
    )
    node: Node | None = planned(
        "A record by its id; null where it does not exist or is not visible to you.",
        id=strawberry.ID,
    )
    nodes: list[Node | None] = planned(
        "Records by their ids, in that order; null for each that is not visible to you.",
        ids=list[strawberry.ID],
    )
    viewer: Viewer = planned(
        "You: your account, the roles you hold, your docket. No purpose is needed."
    )
