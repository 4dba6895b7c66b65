"""The viewer: the caller's own account, roles and docket (A53), the way a court's screen starts.

The account's fields are computed here, and their permission classes decide on the record in hand;
the docket is planned like any list, and with it what the law lays on the caller himself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from permissions.categories import Category, always
from permissions.condition import Row, Scalar
from permissions.entities import ACCOUNT, Account, Entity
from permissions.purposes import TERMS, open_to
from permissions.reads import Plumbing, reads
from schema import own_acts
from schema.case import Case
from schema.connection import Connection
from schema.enums import Purpose, Role
from schema.may_read import ReadableField, may_read
from schema.own_acts import (
    GrantedAuthorisation,
    HeldAuthorisation,
    OwedNotice,
    RunningAssignment,
    RunningAssistance,
    RunningReferral,
    SignedDesignation,
    SignedHabilitation,
    WaitingAccessRequest,
)

PAGE: Mapping[str, object] = {
    "first": int | None,
    "after": str | None,
    "last": int | None,
    "before": str | None,
}
"""The arguments of every connection."""
PAGE_DEFAULT, PAGE_LARGEST = 25, 500
"""Records of a page: without `first` or `last`, and with them at most."""
_OWN = reads(always(Category.OWN_ACCOUNT))


@dataclass(frozen=True, slots=True)
class AccountInHand:
    """The caller's account as it was read: a known record, on which a decision can be made."""

    row: Mapping[str, Scalar]
    roles: tuple[Role, ...]
    planned: Mapping[str, Any] = field(default_factory=dict)
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


class AccountField(StrawberryField):
    """A field computed from the account in hand."""

    computes: Callable[[AccountInHand], Any]

    def get_result(
        self,
        source: Any,  # noqa: ANN401  Strawberry's
        info: Any,  # noqa: ANN401  Strawberry's
        args: list[Any],
        kwargs: Any,  # noqa: ANN401  Strawberry's
    ) -> Any:  # noqa: ANN401  Strawberry's
        """What it computes."""
        del info, args, kwargs
        return self.computes(source)


class PlannedField(StrawberryField):
    """What was planned beside the account."""

    def get_result(
        self,
        source: Any,  # noqa: ANN401  Strawberry's
        info: Any,  # noqa: ANN401  Strawberry's
        args: list[Any],
        kwargs: Any,  # noqa: ANN401  Strawberry's
    ) -> Any:  # noqa: ANN401  Strawberry's
        """What the plan put under the response key."""
        del args, kwargs
        return source.planned[info.path.key]


def _computed(computes: Callable[[AccountInHand], Any], description: str) -> Any:  # noqa: ANN401  stands where the field's own type is annotated
    made = AccountField(permission_classes=[_OWN], description=description)
    made.computes = computes
    return made


def _docket() -> Any:  # noqa: ANN401  stands where the field's own type is annotated
    made = PlannedField(
        permission_classes=[Plumbing],
        description="Your cases, or those of the magistrates you assist: nothing on persons.",
    )
    made.arguments = [
        StrawberryArgument(name, None, StrawberryAnnotation(kind), default=None)
        for name, kind in PAGE.items()
    ]
    return made


def _acts(description: str, **arguments: object) -> Any:  # noqa: ANN401  stands where the field's own type is annotated
    made = PlannedField(permission_classes=[_OWN], description=description)
    made.arguments = [
        StrawberryArgument(name, None, StrawberryAnnotation(kind))
        if kind is strawberry.ID
        else StrawberryArgument(name, None, StrawberryAnnotation(kind), default=None)
        for name, kind in arguments.items()
    ]
    return made


@strawberry.type
class Viewer:
    """The account behind the token, and what it may ask for."""

    id: strawberry.ID = _computed(
        lambda account: str(account.row["id"]), "Your id, which is the token's subject."
    )
    name: str | None = _computed(lambda account: account.row["name"], "Your name.")
    rank: str | None = _computed(lambda account: account.row["rank"], "Your rank.")
    service: str | None = _computed(lambda account: account.row["service"], "Your service.")
    court: strawberry.ID | None = _computed(
        lambda account: str(account.row["court_id"]) if account.row["court_id"] else None,
        "The id of the court you are posted to.",
    )
    roles: list[HeldRole] | None = _computed(
        lambda account: [_held(role) for role in account.roles],
        "The roles you hold now, each with the purposes open to it.",
    )
    instant: datetime | None = _computed(
        lambda account: account.row["at"], "The instant of this operation."
    )
    docket: Connection[Case] | None = _docket()
    notices_due: list[OwedNotice] | None = _acts(own_acts.NOTICES)
    authorisations_held: list[HeldAuthorisation] | None = _acts(own_acts.HELD)
    authorisations_in_charge: list[GrantedAuthorisation] | None = _acts(own_acts.IN_CHARGE)
    designations_in_charge: list[SignedDesignation] | None = _acts(own_acts.DESIGNATIONS)
    habilitations_in_charge: list[SignedHabilitation] | None = _acts(own_acts.HABILITATIONS)
    assignments_in_charge: list[RunningAssignment] | None = _acts(
        own_acts.ASSIGNMENTS, case=strawberry.ID
    )
    referrals_in_charge: list[RunningReferral] | None = _acts(own_acts.REFERRALS)
    assistances_in_charge: list[RunningAssistance] | None = _acts(
        own_acts.ASSISTANCES, magistrate=strawberry.ID | None
    )
    access_requests_in_charge: list[WaitingAccessRequest] | None = _acts(own_acts.ACCESS_REQUESTS)
    may_read: list[ReadableField] | None = may_read()


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
