"""The records of the register of article 48-1, and what is public about courts."""

from collections.abc import Callable

from permissions.categories import (
    CASE,
    DECISION,
    PARTY,
    VICTIMS,
    Category,
    always,
    of_case,
    of_decision,
    of_identity,
)
from permissions.condition import Condition, Exists, Row
from permissions.entities.entity import Entity, Join, PartyTest, reached_by

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
STUDY_PARTY = Row("party", "study_party")


def _about(row: Row) -> Callable[[PartyTest], Condition]:
    """The record names its party in `party_id`."""
    party = Row("party", "concerned")
    return lambda test: Exists(party, party["id"].eq(row["party_id"]) & test(party))


def _charged_or_suffered(test: PartyTest) -> Condition:
    """An offence concerns those charged with it, and the victims of its case: which of its
    offences a victim suffered is recorded nowhere.
    """
    party, charge = Row("party", "faced"), Row("charge", "held")
    charged = charge["offence_id"].eq(OFFENCE["id"]) & charge["party_id"].eq(party["id"])
    faced = party["capacity"].among(VICTIMS) | Exists(charge, charged)
    return Exists(party, party["case_id"].eq(OFFENCE["case_id"]) & faced & test(party))


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
    return (*reached_by(PARTY, column, row), (CASE, CASE["id"].eq(PARTY["case_id"])))


Case = Entity("Case", CASE, always(Category.CASE_META))
Offence = Entity(
    "Offence",
    OFFENCE,
    of_case(Category.FACTS),
    (_case_of(OFFENCE),),
    concerns=_charged_or_suffered,
)
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

StudyParty = Entity(
    "StudyParty",
    STUDY_PARTY,
    always(Category.STAT_NOMINATIVE),
    (_case_of(STUDY_PARTY),),
    pseudonymous=True,
)

REGISTER: tuple[Entity, ...] = (
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
    StudyParty,
    Court,
)
