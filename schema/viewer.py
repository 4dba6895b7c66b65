"""The viewer: the caller's own account, roles and docket (A53), the way a court's screen starts.

The account's fields are computed here, and their permission classes decide on the record in hand;
the docket is planned like any list.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import strawberry
from strawberry.extensions import FieldExtension

from permissions.categories import Category, always
from permissions.condition import Row, Scalar
from permissions.entities import ACCOUNT, Account, Entity
from permissions.purposes import TERMS, open_to
from permissions.reads import Plumbing, reads
from schema.case import Case
from schema.connection import Connection
from schema.enums import Purpose, Role

_OWN = reads(always(Category.OWN_ACCOUNT))


@dataclass(frozen=True, slots=True)
class AccountInHand:
    """The caller's account as it was read: a known record, on which a decision can be made."""

    row: Mapping[str, Scalar]
    roles: tuple[Role, ...]
    docket: Mapping[str, Any] = field(default_factory=dict)
    entity: Entity = Account

    @property
    def rows(self) -> Mapping[Row, Mapping[str, Scalar]]:
        """The rows that conditions may speak of."""
        return {ACCOUNT: self.row}


@strawberry.type
class ReferenceTerms:
    """A reference that a purpose names: an id, or one code of a list."""

    name: str = strawberry.field(permission_classes=[Plumbing])
    compulsory: bool = strawberry.field(permission_classes=[Plumbing])
    codes: list[str] = strawberry.field(permission_classes=[Plumbing])


@strawberry.type
class OpenPurpose:
    """A purpose that a role may state, and what it must name."""

    code: Purpose = strawberry.field(permission_classes=[Plumbing])
    clauses: list[str] = strawberry.field(permission_classes=[Plumbing])
    references: list[ReferenceTerms] = strawberry.field(permission_classes=[Plumbing])


@strawberry.type
class HeldRole:
    """A role you hold now, and the purposes open to it."""

    code: Role = strawberry.field(permission_classes=[Plumbing])
    purposes: list[OpenPurpose] = strawberry.field(permission_classes=[Plumbing])


class FromDocket(FieldExtension):
    """Gives the planned docket; the resolver itself never runs."""

    async def resolve_async(self, _next: Any, source: Any, info: Any, **_kwargs: Any) -> Any:  # noqa: ANN401  Strawberry's
        """The plan's answer to this field."""
        return source.docket[info.path.key]


@strawberry.type
class Viewer:
    """The account behind the token, and what it may ask for."""

    @strawberry.field(permission_classes=[_OWN])
    def id(self: Any) -> strawberry.ID:
        """The agent's id, which is the token's subject."""
        return strawberry.ID(str(self.row["id"]))

    @strawberry.field(permission_classes=[_OWN])
    def name(self: Any) -> str | None:
        """The agent's name."""
        return self.row["name"]  # type: ignore[no-any-return]  # a column of text

    @strawberry.field(permission_classes=[_OWN])
    def rank(self: Any) -> str | None:
        """The agent's rank."""
        return self.row["rank"]  # type: ignore[no-any-return]  # a column of text

    @strawberry.field(permission_classes=[_OWN])
    def service(self: Any) -> str | None:
        """The agent's service."""
        return self.row["service"]  # type: ignore[no-any-return]  # a column of text

    @strawberry.field(permission_classes=[_OWN])
    def court(self: Any) -> strawberry.ID | None:
        """The id of the court the agent is posted to."""
        return strawberry.ID(str(self.row["court_id"])) if self.row["court_id"] else None

    @strawberry.field(permission_classes=[_OWN])
    def roles(self: Any) -> list[HeldRole]:
        """The roles held now, each with the purposes open to it."""
        return [_held(role) for role in self.roles]

    @strawberry.field(permission_classes=[_OWN])
    def instant(self: Any) -> datetime:
        """The instant of this operation."""
        return self.row["at"]  # type: ignore[no-any-return]  # a column of instants

    @strawberry.field(
        permission_classes=[Plumbing],
        extensions=[FromDocket()],
        description="Your cases, or those of the magistrates you assist: nothing on persons.",
    )
    async def docket(
        self,
        first: int | None = None,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
    ) -> Connection[Case]: ...


def _held(role: Role) -> HeldRole:
    return HeldRole(code=role, purposes=[_open(purpose) for purpose in open_to(role)])


def _open(purpose: Purpose) -> OpenPurpose:
    terms = TERMS[purpose]
    return OpenPurpose(
        code=purpose,
        clauses=list(terms.clauses),
        references=[
            ReferenceTerms(name=each.name, compulsory=each.compulsory, codes=list(each.codes))
            for each in terms.references
        ],
    )


def viewer(info: strawberry.Info[Any, Any]) -> Any:  # noqa: ANN401  an AccountInHand, typed Viewer
    """The account in hand, under the response key of this field."""
    return info.root_value[info.path.key]
