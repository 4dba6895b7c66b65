"""Data categories (LAW 4.1): what kind of thing a field tells, which is what the law grants.

A category may depend on the record: a name is that of an implicated person or of a victim
according to the party through which it is reached. Such a choice is a `Classification`.
"""

from enum import auto
from typing import TypeAlias

from db.enumerations import Capacity, CaseKind, DecisionType, Listed
from permissions.condition import TRUE, Condition, Row


class Category(Listed):
    """Categories; those after the blank line are parts of one, split where a rule splits it."""

    CASE_META = auto()
    FACTS = auto()
    ACCUSED_IDENTITY = auto()
    VICTIM_IDENTITY = auto()
    COMPANY_ACCUSED = auto()
    COMPANY_VICTIM = auto()
    PROSECUTION_DECISION = auto()
    INVESTIGATION = auto()
    TRIAL_PROCEDURE = auto()
    TRIAL_OUTCOME = auto()
    ENFORCEMENT = auto()
    JUDICIAL_SITUATION = auto()
    NON_CRIMINAL = auto()
    GOVERNANCE = auto()
    PERSON_EXTENDED = auto()

    HEARING_DATE = auto()
    CASE_LINK = auto()
    COURT_REFERENCE = auto()
    OWN_ACCOUNT = auto()

    @property
    def reported(self) -> "Category":
        """The category of LAW 4.1 that callers are told."""
        return _WHOLE.get(self, self)


_WHOLE = {
    Category.HEARING_DATE: Category.TRIAL_PROCEDURE,
    Category.CASE_LINK: Category.CASE_META,
    Category.COURT_REFERENCE: Category.CASE_META,
    Category.OWN_ACCOUNT: Category.GOVERNANCE,
}

VICTIM_DATA = frozenset({Category.VICTIM_IDENTITY, Category.COMPANY_VICTIM})
ACCUSED_DATA = frozenset({Category.ACCUSED_IDENTITY, Category.COMPANY_ACCUSED})
IDENTITIES = VICTIM_DATA | ACCUSED_DATA
CRIMINAL_CONTENT = IDENTITIES | {
    Category.CASE_META,
    Category.FACTS,
    Category.PROSECUTION_DECISION,
    Category.INVESTIGATION,
    Category.TRIAL_PROCEDURE,
    Category.HEARING_DATE,
    Category.TRIAL_OUTCOME,
    Category.ENFORCEMENT,
    Category.JUDICIAL_SITUATION,
}
"""All that 48-1/al.3 lists; PERSON_EXTENDED stands apart (A43)."""

Classification: TypeAlias = tuple[tuple[Condition, Category], ...]
"""Categories with the condition under which each is the record's; exactly one holds."""

IMPLICATED = frozenset(
    {
        Capacity.SUSPECT,
        Capacity.ASSISTED_WITNESS,
        Capacity.UNDER_EXAMINATION,
        Capacity.PROSECUTED,
        Capacity.CONVICTED,
        Capacity.ACQUITTED,
    }
)
VICTIMS = frozenset({Capacity.VICTIM, Capacity.CIVIL_PARTY})

CASE = Row("judicial_case", "case")
PARTY = Row("party", "party")
DECISION = Row("decision", "decision")

IS_CRIMINAL = CASE["kind"].eq(CaseKind.CRIMINAL)


def always(category: Category) -> Classification:
    """The same category whatever the record."""
    return ((TRUE, category),)


def of_case(category: Category) -> Classification:
    """`category` in a criminal case; any content of another proceeding is NON_CRIMINAL."""
    return ((IS_CRIMINAL, category), (~IS_CRIMINAL, Category.NON_CRIMINAL))


def implicated(party: Row) -> Condition:
    """The party stands implicated (*mise en cause*)."""
    return party["capacity"].among(IMPLICATED)


def of_identity() -> Classification:
    """Identity of a party, by capacity, and by person or company (48-1/al.3/2°).

    Witnesses and others are neither implicated nor victims: 48-1 names them nowhere, so they
    are data recorded besides (*notamment*, A43), for the own case only.
    """
    company = ~PARTY["legal_entity_id"].absent()
    victim = PARTY["capacity"].among(VICTIMS)
    neither = PARTY["capacity"].among(frozenset(Capacity) - IMPLICATED - VICTIMS)
    accused = implicated(PARTY)
    return (
        (IS_CRIMINAL & accused & ~company, Category.ACCUSED_IDENTITY),
        (IS_CRIMINAL & accused & company, Category.COMPANY_ACCUSED),
        (IS_CRIMINAL & victim & ~company, Category.VICTIM_IDENTITY),
        (IS_CRIMINAL & victim & company, Category.COMPANY_VICTIM),
        (IS_CRIMINAL & neither, Category.PERSON_EXTENDED),
        (~IS_CRIMINAL, Category.NON_CRIMINAL),
    )


_PROSECUTION = frozenset(
    {
        DecisionType.NO_FURTHER_ACTION,
        DecisionType.ALTERNATIVE,
        DecisionType.PROSECUTION,
        DecisionType.REFERRAL,
    }
)
_OTHER_KINDS = frozenset({DecisionType.CIVIL, DecisionType.EDUCATIONAL, DecisionType.JLD_ORDER})
_OUTCOMES = frozenset(DecisionType) - _PROSECUTION - _OTHER_KINDS - {DecisionType.DISMISSAL}


def of_decision() -> Classification:
    """A decision's category, by its type (LAW 4.2)."""
    kind = DECISION["type"]
    return (
        (IS_CRIMINAL & kind.among(_PROSECUTION), Category.PROSECUTION_DECISION),
        (IS_CRIMINAL & kind.eq(DecisionType.DISMISSAL), Category.INVESTIGATION),
        (IS_CRIMINAL & kind.among(_OUTCOMES), Category.TRIAL_OUTCOME),
        (IS_CRIMINAL & kind.among(_OTHER_KINDS), Category.NON_CRIMINAL),
        (~IS_CRIMINAL, Category.NON_CRIMINAL),
    )
