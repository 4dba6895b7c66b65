"""Offences: the facts of a case (48-1/al.3/1°)."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from permissions import entities
from permissions.categories import CASE, Category, of_case
from permissions.entities import OFFENCE
from schema.enums import OffenceClass
from schema.node import Node
from schema.record import SAME_CASE, many, one, record, value

if TYPE_CHECKING:
    from schema.case import Case
    from schema.party import Charge

_FACTS = of_case(Category.FACTS)


@record(entities.Offence)
class Offence(Node):
    """An offence: when and where, and its legal classification."""

    date_from: date | None = value(_FACTS)
    date_to: date | None = value(_FACTS)
    place: str | None = value(_FACTS)
    insee_code: str | None = value(_FACTS)
    natinf_code: str | None = value(_FACTS)
    legal_classification: str | None = value(_FACTS)
    class_: OffenceClass | None = value(
        _FACTS, name="class", description="Class of the offence for limitation."
    )
    case: Annotated["Case", strawberry.lazy("schema.case")] | None = one(
        entities.Case, lambda own, case: case["id"].eq(own["case_id"]), {CASE: CASE}
    )
    charges: list[Annotated["Charge", strawberry.lazy("schema.party")]] | None = many(
        entities.Charge,
        lambda own, charge: charge["offence_id"].eq(own["id"]),
        {**SAME_CASE, OFFENCE: OFFENCE},
    )
