"""Sentences, their enforcement, and the situation of a person during the proceedings."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from permissions import entities
from permissions.categories import Category, of_case
from permissions.condition import Condition, Row
from schema.enums import Situation
from schema.node import Node
from schema.record import many, one, record, value

if TYPE_CHECKING:
    from schema.case import Case
    from schema.party import Party

_OUTCOME = of_case(Category.TRIAL_OUTCOME)
_ENFORCEMENT = of_case(Category.ENFORCEMENT)
_SITUATION = of_case(Category.JUDICIAL_SITUATION)


def _its_case(own: Row, case: Row) -> Condition:
    return case["id"].eq(own["case_id"])


def _its_party(own: Row, party: Row) -> Condition:
    return party["id"].eq(own["party_id"])


@record(entities.Sentence)
class Sentence(Node):
    """A sentence pronounced against a party."""

    nature: str | None = value(_OUTCOME)
    quantum: str | None = value(_OUTCOME)
    final_at: datetime | None = value(_OUTCOME)
    case: Annotated["Case", strawberry.lazy("schema.case")] | None = one(entities.Case, _its_case)
    party: Annotated["Party", strawberry.lazy("schema.party")] | None = one(
        entities.Party, _its_party
    )
    enforcement_measures: (
        list[Annotated["EnforcementMeasure", strawberry.lazy("schema.sentence")]] | None
    ) = many(entities.EnforcementMeasure, lambda own, measure: measure["sentence_id"].eq(own["id"]))


@record(entities.EnforcementMeasure)
class EnforcementMeasure(Node):
    """How a sentence is enforced, over `[from, until)`."""

    modality: str | None = value(_ENFORCEMENT)
    valid_from: datetime | None = value(_ENFORCEMENT, name="from")
    valid_until: datetime | None = value(_ENFORCEMENT, name="until")
    status: str | None = value(_ENFORCEMENT)
    case: Annotated["Case", strawberry.lazy("schema.case")] | None = one(entities.Case, _its_case)
    sentence: Sentence | None = one(
        entities.Sentence, lambda own, sentence: sentence["id"].eq(own["sentence_id"])
    )


@record(entities.JudicialSituation)
class JudicialSituation(Node):
    """The situation of an implicated person over `[from, until)` (48-1/al.3/4°)."""

    situation: Situation | None = value(_SITUATION)
    valid_from: datetime | None = value(_SITUATION, name="from")
    valid_until: datetime | None = value(_SITUATION, name="until")
    case: Annotated["Case", strawberry.lazy("schema.case")] | None = one(entities.Case, _its_case)
    party: Annotated["Party", strawberry.lazy("schema.party")] | None = one(
        entities.Party, _its_party
    )
