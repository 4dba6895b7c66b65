"""Offences: the facts of a case (48-1/al.3/1°)."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from permissions import entities
from permissions.categories import CASE, Category, of_case
from permissions.entities import OFFENCE
from schema.enums import ExtendedArticle, OffenceClass
from schema.node import Node
from schema.record import SAME_CASE, many, one, record, value

if TYPE_CHECKING:
    from schema.case import Case
    from schema.party import Charge

_DATE, _PLACE = of_case(Category.FACTS_DATE), of_case(Category.FACTS_PLACE)
_CLASSIFICATION = of_case(Category.FACTS_CLASSIFICATION)


@record(entities.Offence)
class Offence(Node):
    """An offence: when and where, and its legal classification."""

    date_from: date | None = value(_DATE)
    date_to: date | None = value(_DATE)
    place: str | None = value(_PLACE)
    insee_code: str | None = value(_PLACE)
    natinf_code: str | None = value(_CLASSIFICATION)
    legal_classification: str | None = value(_CLASSIFICATION)
    class_: OffenceClass | None = value(
        _CLASSIFICATION, name="class", description="Class of the offence for limitation."
    )
    matters: list[ExtendedArticle] | None = value(
        _CLASSIFICATION,
        array=True,
        description="The matters of extended jurisdiction that it falls in (48-1/al.11).",
    )
    case: Annotated["Case", strawberry.lazy("schema.case")] | None = one(
        entities.Case, lambda own, case: case["id"].eq(own["case_id"]), {CASE: CASE}
    )
    charges: list[Annotated["Charge", strawberry.lazy("schema.party")]] | None = many(
        entities.Charge,
        lambda own, charge: charge["offence_id"].eq(own["id"]),
        {**SAME_CASE, OFFENCE: OFFENCE},
    )
