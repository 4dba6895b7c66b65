"""Filters of interceptions, antecedents and governance (see `schema.file_wishes`)."""

from datetime import date

import strawberry

from schema.enums import Clause, ItemKind, NoticeKind, Period, Purpose, Role
from schema.filters import InstantRange, TextFilter


@strawberry.input(description="A text that holds this one, as it is spelt.")
class TextSearch:
    """What a text must hold."""

    contains: str | None = None


@strawberry.input(description="A person by name (case, accents and hyphens apart) and birth date.")
class SubjectName:
    """Who someone is; all that is given must agree."""

    surname: str | None = None
    forenames: str | None = None
    birth_date: date | None = None


@strawberry.input(description="Conditions on interceptions; all must hold.")
class InterceptionFilter:
    """Which interceptions."""

    case: list[strawberry.ID] | None = None
    started_at: InstantRange | None = None


@strawberry.input(description="Conditions on intercept items; all must hold of what you are shown.")
class InterceptItemFilter:
    """Which intercept items."""

    case: list[strawberry.ID] | None = None
    interception: list[strawberry.ID] | None = None
    kind: list[ItemKind] | None = None
    sealed: bool | None = None
    text: TextSearch | None = None


@strawberry.input(description="Conditions on exhibits; all must hold.")
class ExhibitFilter:
    """Which exhibits."""

    case: list[strawberry.ID] | None = None
    number: TextFilter | None = None


@strawberry.input(description="Conditions on requests to operators; all must hold.")
class ServiceRequestFilter:
    """Which requests."""

    case: list[strawberry.ID] | None = None
    at: InstantRange | None = None


@strawberry.input(description="Conditions on antecedents. Nobody may search them by name.")
class AntecedentFilter:
    """Which antecedents."""

    name: SubjectName | None = None


@strawberry.input(description="Conditions on authorisations; all must hold.")
class AuthorisationFilter:
    """Which authorisations."""

    clause: list[Clause] | None = None
    case: list[strawberry.ID] | None = None


@strawberry.input(description="Conditions on notices; all must hold.")
class NoticeFilter:
    """Which notices."""

    kind: list[NoticeKind] | None = None


@strawberry.input(description="Conditions on designations; all must hold.")
class DesignationFilter:
    """Which designations."""

    agent: list[strawberry.ID] | None = None
    role: list[Role] | None = None


@strawberry.input(description="Conditions on habilitations; all must hold.")
class HabilitationFilter:
    """Which habilitations."""

    agent: list[strawberry.ID] | None = None
    role: list[Role] | None = None


@strawberry.input(description="Conditions on assignments; all must hold.")
class AssignmentFilter:
    """Which assignments."""

    case: list[strawberry.ID] | None = None
    magistrate: list[strawberry.ID] | None = None


@strawberry.input(description="Conditions on referrals; all must hold.")
class ReferralFilter:
    """Which referrals."""

    case: list[strawberry.ID] | None = None
    agent: list[strawberry.ID] | None = None


@strawberry.input(description="Conditions on entries of the journal; all must hold.")
class AccessLogFilter:
    """Which entries of the journal."""

    agent: list[strawberry.ID] | None = None
    acting_role: list[Role] | None = None
    purpose: list[Purpose] | None = None
    about: list[strawberry.ID] | None = strawberry.field(
        default=None,
        description="Records of which one was returned, or named by the operation: a person, a "
        "case, any other.",
    )
    clause: list[str] | None = strawberry.field(
        default=None, description="Clauses of which one was relied on, as R40-47/II/f."
    )
    outcome: list[str] | None = None
    instant: InstantRange | None = None


@strawberry.input(description="Conditions on what agents asked in an hour or day; all must hold.")
class AccessVolumeFilter:
    """Which volumes."""

    agent: list[strawberry.ID] | None = None
    service: list[str] | None = None
    period: list[Period] | None = None
    starts_at: InstantRange | None = None
    times_at_least: float | None = None


@strawberry.input(description="Conditions on refusals of a day; all must hold.")
class AccessRefusalFilter:
    """Which refusals."""

    agent: list[strawberry.ID] | None = None
    code: list[str] | None = None
    starts_at: InstantRange | None = None
