"""The root fields. Those that read records are planned; the resolver only hands over the plan's."""

from typing import Any

import strawberry
from strawberry.extensions import FieldExtension

from permissions.reads import Plumbing
from schema.case import Case
from schema.connection import Connection
from schema.decision import Decision
from schema.filters import CaseFilter, DecisionFilter, PartyFilter
from schema.link import CaseLink
from schema.node import Node
from schema.orders import CaseOrder, DecisionOrder, PartyOrder
from schema.party import Party
from schema.viewer import Viewer, viewer

PAGE_DEFAULT, PAGE_LARGEST = 25, 500
"""Records of a page: without `first` or `last`, and with them at most."""
IDS_LARGEST = 100
"""Ids of one `nodes`."""


class HandOver(FieldExtension):
    """Gives what the plan put under the response key; the resolver itself never runs."""

    async def resolve_async(self, _next: Any, source: Any, info: Any, **_kwargs: Any) -> Any:  # noqa: ANN401  Strawberry's
        """The plan's answer to this field."""
        return source[info.path.key]


def planned(description: str) -> Any:  # noqa: ANN401  Strawberry's decorator
    """A root field that is planned."""
    return strawberry.field(
        permission_classes=[Plumbing], extensions=[HandOver()], description=description
    )


@strawberry.type
class Query:
    """What can be asked of the register."""

    @planned("A case by its id; null where it does not exist or is not visible to you.")
    async def case(self, id: strawberry.ID) -> Case | None: ...  # noqa: A002  the argument's name

    @planned("Cases visible to you for your purpose.")
    async def cases(
        self,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
        filter: CaseFilter | None = None,  # noqa: A002  the argument's name
        order_by: CaseOrder | None = None,
    ) -> Connection[Case]: ...

    @planned("Parties visible to you for your purpose.")
    async def parties(
        self,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
        filter: PartyFilter | None = None,  # noqa: A002  the argument's name
        order_by: PartyOrder | None = None,
    ) -> Connection[Party]: ...

    @planned("Decisions visible to you for your purpose.")
    async def decisions(
        self,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
        filter: DecisionFilter | None = None,  # noqa: A002  the argument's name
        order_by: DecisionOrder | None = None,
    ) -> Connection[Decision]: ...

    @planned("Cases linked to the own case of your purpose (RECIPROCAL_KNOWLEDGE).")
    async def linked_cases(
        self,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
    ) -> Connection[CaseLink]: ...

    @planned("A record by its id; null where it does not exist or is not visible to you.")
    async def node(self, id: strawberry.ID) -> Node | None: ...  # noqa: A002  the argument's name

    @planned("Records by their ids, in that order; null for each that is not visible to you.")
    async def nodes(self, ids: list[strawberry.ID]) -> list[Node | None]: ...

    viewer: Viewer = strawberry.field(
        resolver=viewer,
        permission_classes=[Plumbing],
        description="You: your account, the roles you hold, your docket. No purpose is needed.",
    )
