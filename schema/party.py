"""Parties of a case, the persons and companies behind them, and the charges against them.

Who a party is, and in what capacity, is one category: the capacity alone tells that someone is a
victim. A person's category is that of the party through which he is reached.
"""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import strawberry

from permissions import entities
from permissions.categories import CASE, PARTY, Category, always, of_case, of_identity
from permissions.condition import Condition, Exists, Row
from permissions.entities import OFFENCE
from schema.enums import Capacity
from schema.node import Node
from schema.record import SAME_CASE, many, one, record, value

if TYPE_CHECKING:
    from schema.case import Case
    from schema.decision import Decision
    from schema.offence import Offence
    from schema.sentence import JudicialSituation, Sentence

_IDENTITY = of_identity()
_EXTENDED = always(Category.PERSON_EXTENDED)
_CLASSIFICATION = of_case(Category.FACTS_CLASSIFICATION)
_SAME_PARTY = {CASE: CASE, PARTY: PARTY}


def _of_party(own: Row, other: Row) -> Condition:
    return other["party_id"].eq(own["id"])


def _ruling_on(own: Row, decision: Row) -> Condition:
    ruled = Row("decision_charge", "ruling")
    return Exists(ruled, ruled["decision_id"].eq(decision["id"]) & ruled["charge_id"].eq(own["id"]))


@record(entities.Person)
class Person(Node):
    """A natural person, as known through a party of a case."""

    surname: str | None = value(_IDENTITY)
    forenames: str | None = value(_IDENTITY)
    birth_date: date | None = value(_IDENTITY)
    birth_place: str | None = value(_IDENTITY)
    address: str | None = value(_EXTENDED)
    phone: str | None = value(_EXTENDED)
    bank_account: str | None = value(_EXTENDED)
    family: str | None = value(_EXTENDED)
    occupation: str | None = value(_EXTENDED)
    parties: list[Annotated["Party", strawberry.lazy("schema.party")]] | None = many(
        entities.Party, lambda own, party: party["person_id"].eq(own["id"]), {}
    )


@record(entities.LegalEntity)
class LegalEntity(Node):
    """A company or other legal person, as known through a party of a case."""

    company_name: str | None = value(_IDENTITY)
    siren: str | None = value(_IDENTITY)
    parties: list[Annotated["Party", strawberry.lazy("schema.party")]] | None = many(
        entities.Party, lambda own, party: party["legal_entity_id"].eq(own["id"]), {}
    )


@record(entities.Party)
class Party(Node):
    """A person or company in a case, in one capacity."""

    capacity: Capacity | None = value(_IDENTITY)
    known: bool | None = value(
        _IDENTITY, description="False for an unknown author: there is no name to withhold."
    )
    case: Annotated["Case", strawberry.lazy("schema.case")] | None = one(
        entities.Case, lambda own, case: case["id"].eq(own["case_id"])
    )
    person: Person | None = one(
        entities.Person, lambda own, person: person["id"].eq(own["person_id"]), _SAME_PARTY
    )
    legal_entity: LegalEntity | None = one(
        entities.LegalEntity,
        lambda own, company: company["id"].eq(own["legal_entity_id"]),
        _SAME_PARTY,
    )
    charges: list[Annotated["Charge", strawberry.lazy("schema.party")]] | None = many(
        entities.Charge, _of_party, _SAME_PARTY
    )
    sentences: list[Annotated["Sentence", strawberry.lazy("schema.sentence")]] | None = many(
        entities.Sentence, _of_party
    )
    judicial_situations: (
        list[Annotated["JudicialSituation", strawberry.lazy("schema.sentence")]] | None
    ) = many(entities.JudicialSituation, _of_party)


@record(entities.Charge)
class Charge(Node):
    """An offence held against a party: the grain of outcomes."""

    requalified_as: str | None = value(_CLASSIFICATION)
    case: Annotated["Case", strawberry.lazy("schema.case")] | None = one(
        entities.Case, lambda own, case: case["id"].eq(own["case_id"])
    )
    party: Party | None = one(
        entities.Party, lambda own, party: party["id"].eq(own["party_id"]), _SAME_PARTY
    )
    offence: Annotated["Offence", strawberry.lazy("schema.offence")] | None = one(
        entities.Offence,
        lambda own, offence: offence["id"].eq(own["offence_id"]),
        {**SAME_CASE, OFFENCE: OFFENCE},
    )
    decisions: list[Annotated["Decision", strawberry.lazy("schema.decision")]] | None = many(
        entities.Decision, _ruling_on, order=("pronounced_at",)
    )
