"""Filters as the schema has them; what each key reads is said in `schema.wishes`."""

from datetime import date, datetime

import strawberry

from schema.enums import Capacity, CaseKind, DecisionType, OffenceClass, Stage


@strawberry.input(description="A text: equal, one of several, or beginning so; as it is spelt.")
class TextFilter:
    """Conditions on a text, all of which must hold."""

    eq: str | None = None
    in_: list[str] | None = strawberry.field(name="in", default=None)
    starts_with: str | None = None


@strawberry.input(description="A day in `[from, until)`.")
class DateRange:
    """A range of days."""

    from_: date | None = strawberry.field(name="from", default=None)
    until: date | None = None


@strawberry.input(description="An instant in `[from, until)`.")
class InstantRange:
    """A range of instants."""

    from_: datetime | None = strawberry.field(name="from", default=None)
    until: datetime | None = None


@strawberry.input(
    description="A person or company by name (case, accents and hyphens apart), birth date, SIREN."
)
class NameFilter:
    """Who someone is; all that is given must agree."""

    surname: str | None = None
    forenames: str | None = None
    birth_date: date | None = None
    company_name: str | None = None
    siren: str | None = None


@strawberry.input(description="An offence of the case: all conditions on one offence.")
class OffenceFilter:
    """Conditions on an offence."""

    class_: list[OffenceClass] | None = strawberry.field(name="class", default=None)
    legal_classification: TextFilter | None = None
    natinf_code: TextFilter | None = None
    place: TextFilter | None = None
    date_from: DateRange | None = None


@strawberry.input(description="Conditions on cases; all must hold.")
class CaseFilter:
    """Which cases."""

    id: list[strawberry.ID] | None = None
    number: TextFilter | None = None
    kind: list[CaseKind] | None = None
    stage: list[Stage] | None = None
    court: list[strawberry.ID] | None = None
    complaint_received_at: DateRange | None = None
    last_recorded_update_at: InstantRange | None = None
    offence: OffenceFilter | None = None
    implicated: NameFilter | None = None
    victim: NameFilter | None = None
    has_victims: bool | None = None


@strawberry.input(description="Conditions on parties; all must hold.")
class PartyFilter:
    """Which parties."""

    case: list[strawberry.ID] | None = None
    capacity: list[Capacity] | None = None
    known: bool | None = None
    name: NameFilter | None = None
    birth_date: DateRange | None = None


@strawberry.input(description="Conditions on decisions; all must hold.")
class DecisionFilter:
    """Which decisions."""

    case: list[strawberry.ID] | None = None
    type: list[DecisionType] | None = None
    court: list[strawberry.ID] | None = None
    pronounced_at: InstantRange | None = None
    final_at: InstantRange | None = None
    final: bool | None = None
