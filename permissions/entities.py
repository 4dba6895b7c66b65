"""The records of the register as the law sees them: where each stands, what its presence tells.

An entity's row comes with the rows it cannot be judged without (its case, its party): `joins`.
`presence` classifies what the mere existence of the record tells, and so who may see the row.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from permissions.categories import (
    CASE,
    DECISION,
    PARTY,
    Category,
    Classification,
    always,
    of_case,
    of_decision,
    of_identity,
)
from permissions.condition import FALSE, Condition, Exists, Row

OFFENCE = Row("offence", "offence")
PERSON = Row("person", "person")
LEGAL_ENTITY = Row("legal_entity", "legal_entity")
CHARGE = Row("charge", "charge")
STEP = Row("investigation_step", "step")
HEARING = Row("hearing", "hearing")
SENTENCE = Row("sentence", "sentence")
MEASURE = Row("enforcement_measure", "measure")
SITUATION = Row("judicial_situation", "situation")
LINK = Row("linked_case", "link")
COURT_ROW = Row("court", "court")
ACCOUNT = Row("agent", "account")

PartyTest = Callable[[Row], Condition]


@dataclass(frozen=True, slots=True)
class Join:
    """A row that comes with the record: the one whose id equals `column` of `source`."""

    row: Row
    source: Row
    column: str

    @property
    def condition(self) -> Condition:
        """What ties the joined row to its source."""
        return self.row["id"].eq(self.source[self.column])


def _nobody(_test: PartyTest) -> Condition:
    return FALSE


@dataclass(frozen=True, slots=True, eq=False)
class Entity:
    """A kind of record; there is one of each.

    `concerns(test)` says whether the record is about a party that passes `test`; `through` are
    the rows by which a record that has no case of its own (a person) is reached; `kept` is false
    for reference data that retention does not touch.
    """

    name: str
    row: Row
    presence: Classification
    joins: tuple[Join, ...] = ()
    through: tuple[tuple[Row, Condition], ...] = ()
    concerns: Callable[[PartyTest], Condition] = _nobody
    kept: bool = True

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row that conditions on this record may speak of."""
        return (
            self.row,
            *(join.row for join in self.joins),
            *(row for row, _ in self.through),
        )


def _about(row: Row) -> Callable[[PartyTest], Condition]:
    """The record names its party in `party_id`."""
    party = Row("party", "concerned")
    return lambda test: Exists(party, party["id"].eq(row["party_id"]) & test(party))


def _decided(test: PartyTest) -> Condition:
    """A decision concerns the parties of the charges it rules on."""
    ruled, charge = Row("decision_charge", "ruled"), Row("charge", "ruled_charge")
    party = Row("party", "concerned")
    about = Exists(party, party["id"].eq(charge["party_id"]) & test(party))
    charged = Exists(charge, charge["id"].eq(ruled["charge_id"]) & about)
    return Exists(ruled, ruled["decision_id"].eq(DECISION["id"]) & charged)


def _enforced(test: PartyTest) -> Condition:
    sentence = Row("sentence", "enforced")
    return Exists(sentence, sentence["id"].eq(MEASURE["sentence_id"]) & _about(sentence)(test))


def _of_the_party(test: PartyTest) -> Condition:
    return test(PARTY)


def _case_of(row: Row) -> Join:
    return Join(CASE, row, "case_id")


def _reached_by(column: str, row: Row) -> tuple[tuple[Row, Condition], ...]:
    return ((PARTY, PARTY[column].eq(row["id"])), (CASE, CASE["id"].eq(PARTY["case_id"])))


Case = Entity("Case", CASE, always(Category.CASE_META))
Offence = Entity("Offence", OFFENCE, of_case(Category.FACTS), (_case_of(OFFENCE),))
Party = Entity("Party", PARTY, of_identity(), (_case_of(PARTY),), concerns=_of_the_party)
Person = Entity(
    "Person",
    PERSON,
    of_identity(),
    through=_reached_by("person_id", PERSON),
    concerns=_of_the_party,
)
LegalEntity = Entity(
    "LegalEntity",
    LEGAL_ENTITY,
    of_identity(),
    through=_reached_by("legal_entity_id", LEGAL_ENTITY),
    concerns=_of_the_party,
)
Charge = Entity(
    "Charge",
    CHARGE,
    of_identity(),
    (_case_of(CHARGE), Join(PARTY, CHARGE, "party_id")),
    concerns=_of_the_party,
)
Decision = Entity("Decision", DECISION, of_decision(), (_case_of(DECISION),), concerns=_decided)
InvestigationStep = Entity(
    "InvestigationStep", STEP, of_case(Category.INVESTIGATION), (_case_of(STEP),)
)
Hearing = Entity("Hearing", HEARING, always(Category.HEARING_DATE), (_case_of(HEARING),))
Sentence = Entity(
    "Sentence",
    SENTENCE,
    of_case(Category.TRIAL_OUTCOME),
    (_case_of(SENTENCE),),
    concerns=_about(SENTENCE),
)
EnforcementMeasure = Entity(
    "EnforcementMeasure",
    MEASURE,
    of_case(Category.ENFORCEMENT),
    (_case_of(MEASURE),),
    concerns=_enforced,
)
JudicialSituation = Entity(
    "JudicialSituation",
    SITUATION,
    of_case(Category.JUDICIAL_SITUATION),
    (_case_of(SITUATION),),
    concerns=_about(SITUATION),
)
CaseLink = Entity("CaseLink", LINK, always(Category.CASE_LINK), (_case_of(LINK),))
Court = Entity("Court", COURT_ROW, always(Category.COURT_REFERENCE), kept=False)
Account = Entity("Account", ACCOUNT, always(Category.OWN_ACCOUNT), kept=False)

ENTITIES: Mapping[str, Entity] = {
    entity.name: entity
    for entity in (
        Case,
        Offence,
        Party,
        Person,
        LegalEntity,
        Charge,
        Decision,
        InvestigationStep,
        Hearing,
        Sentence,
        EnforcementMeasure,
        JudicialSituation,
        CaseLink,
        Court,
    )
}
