"""Parties as a study sees them: what became of whom, without who it is (48-1/al.14/d)."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from permissions import entities
from permissions.condition import Condition, Exists, Row
from permissions.fields import Holds, Pseudonym
from schema.enums import Capacity
from schema.node import Node
from schema.record import many, record, value

if TYPE_CHECKING:
    from schema.decision import Decision
    from schema.sentence import Sentence

_OWN = entities.StudyParty.presence


def _ruling_on(own: Row, decision: Row) -> Condition:
    ruled, charge = Row("decision_charge", "ruling"), Row("charge", "ruled_on")
    of_the_party = charge["id"].eq(ruled["charge_id"]) & charge["party_id"].eq(own["id"])
    return Exists(ruled, ruled["decision_id"].eq(decision["id"]) & Exists(charge, of_the_party))


@record(entities.StudyParty)
class StudyParty(Node):
    """A party of a case under a pseudonym, the same in all cases of the study."""

    pseudonym: str | None = value(
        _OWN,
        shows=lambda party: Pseudonym((party["person_id"], party["legal_entity_id"])),
        description="The same for one person or company throughout the study that your purpose "
        "names, and another in every other study.",
    )
    capacity: Capacity | None = value(_OWN)
    is_company: bool | None = value(
        _OWN, shows=lambda party: Holds(~party["legal_entity_id"].absent()), inputs=(_OWN,)
    )
    decisions: list[Annotated["Decision", strawberry.lazy("schema.decision")]] | None = many(
        entities.Decision, _ruling_on, order=("pronounced_at",)
    )
    sentences: list[Annotated["Sentence", strawberry.lazy("schema.sentence")]] | None = many(
        entities.Sentence, lambda own, sentence: sentence["party_id"].eq(own["id"])
    )
