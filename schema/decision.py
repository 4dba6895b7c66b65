"""Decisions: always a judicial decision; what the policy says is a disclosure."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from permissions import entities
from permissions.categories import of_decision
from permissions.condition import Condition, Exists, Row
from schema.court import Court
from schema.enums import DecisionType
from schema.node import Node
from schema.record import many, one, record, value

if TYPE_CHECKING:
    from schema.case import Case
    from schema.party import Charge

_OWN = of_decision()


def _ruled_on(own: Row, charge: Row) -> Condition:
    ruled = Row("decision_charge", "ruling")
    return Exists(ruled, ruled["decision_id"].eq(own["id"]) & ruled["charge_id"].eq(charge["id"]))


@record(entities.Decision)
class Decision(Node):
    """A decision on the prosecution, in the investigation or on the merits."""

    type: DecisionType | None = value(_OWN)
    pronounced_at: datetime | None = value(_OWN)
    final_at: datetime | None = value(_OWN)
    reopened_at: datetime | None = value(_OWN)
    grounds: str | None = value(_OWN)
    court: Court | None = one(entities.Court, lambda own, court: court["id"].eq(own["court_id"]))
    case: Annotated["Case", strawberry.lazy("schema.case")] | None = one(
        entities.Case, lambda own, case: case["id"].eq(own["case_id"])
    )
    charges: list[Annotated["Charge", strawberry.lazy("schema.party")]] | None = many(
        entities.Charge, _ruled_on
    )
