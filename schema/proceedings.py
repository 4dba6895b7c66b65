"""The course of a case: steps of the investigation, hearings."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from permissions import entities
from permissions.categories import Category, always, of_case
from schema.node import Node
from schema.record import one, record, value

if TYPE_CHECKING:
    from schema.case import Case

_INVESTIGATION = of_case(Category.INVESTIGATION)
_TRIAL = of_case(Category.TRIAL_PROCEDURE)


@record(entities.InvestigationStep)
class InvestigationStep(Node):
    """A step of a judicial investigation."""

    type: str | None = value(_INVESTIGATION)
    at: datetime | None = value(_INVESTIGATION)
    summary: str | None = value(_INVESTIGATION)
    case: Annotated["Case", strawberry.lazy("schema.case")] | None = one(
        entities.Case, lambda own, case: case["id"].eq(own["case_id"])
    )


@record(entities.Hearing)
class Hearing(Node):
    """A hearing; its date is told to more people than what happened there."""

    at: datetime | None = value(always(Category.HEARING_DATE))
    room: str | None = value(_TRIAL)
    formation: str | None = value(_TRIAL)
    outcome: str | None = value(_TRIAL)
    case: Annotated["Case", strawberry.lazy("schema.case")] | None = one(
        entities.Case, lambda own, case: case["id"].eq(own["case_id"])
    )
