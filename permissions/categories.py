"""Data categories (LAW 4.1): what kind of thing a field tells, which is what the law grants.

A category may depend on the record: a name is that of an implicated person or of a victim
according to the party through which it is reached. Such a choice is a `Classification`.
"""

from enum import auto
from typing import TypeAlias

from db.enumerations import Capacity, CaseKind, DecisionType, Listed, Processing
from permissions.condition import TRUE, Condition, Row


class Category(Listed):
    """Categories; those after the blank line are parts of one, split where a rule splits it.

    What is under seal is told as SEALED and no closer: the kind of it is under the seal, too.
    """

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
    AUDIT = auto()
    PERSON_EXTENDED = auto()
    STAT_NON_NOMINATIVE = auto()
    STAT_NOMINATIVE = auto()
    COMM_DATA = auto()
    COMM_INFORMATION = auto()
    COMM_CONTENT = auto()
    PLATFORM_USER = auto()
    ANTECEDENT_IMPLICATED = auto()
    ANTECEDENT_VICTIM = auto()
    SEALED = auto()

    FACTS_DATE = auto()
    FACTS_PLACE = auto()
    FACTS_CLASSIFICATION = auto()
    HEARING_DATE = auto()
    CASE_LINK = auto()
    COURT_REFERENCE = auto()
    OWN_ACCOUNT = auto()
    INTERCEPT_ITEM = auto()
    EXHIBIT = auto()
    CLEAR_DATA = auto()
    CLEAR_CONTENT = auto()
    SEALED_DATA = auto()
    SEALED_INFORMATION = auto()
    SEALED_CONTENT = auto()
    SEALED_CLEAR_DATA = auto()
    SEALED_CLEAR_CONTENT = auto()
    ANTECEDENT_OTHER = auto()
    GOVERNANCE_INTERCEPT = auto()
    GOVERNANCE_ANTECEDENTS = auto()
    AUDIT_INTERCEPT = auto()
    AUDIT_ANTECEDENTS = auto()

    @property
    def reported(self) -> "Category":
        """The category of LAW 4.1 that callers are told."""
        return _WHOLE.get(self, self)

    @property
    def file(self) -> Processing:
        """The file whose data it is: a right in one is no right in another (GX-04)."""
        if self in INTERCEPT_DATA:
            return Processing.INTERCEPT
        return Processing.ANTECEDENTS if self in ANTECEDENTS_DATA else Processing.REGISTRY


_WHOLE = {
    Category.FACTS_DATE: Category.FACTS,
    Category.FACTS_PLACE: Category.FACTS,
    Category.FACTS_CLASSIFICATION: Category.FACTS,
    Category.HEARING_DATE: Category.TRIAL_PROCEDURE,
    Category.CASE_LINK: Category.CASE_META,
    Category.COURT_REFERENCE: Category.CASE_META,
    Category.OWN_ACCOUNT: Category.GOVERNANCE,
    Category.INTERCEPT_ITEM: Category.COMM_DATA,
    Category.EXHIBIT: Category.COMM_DATA,
    Category.CLEAR_DATA: Category.COMM_DATA,
    Category.CLEAR_CONTENT: Category.COMM_CONTENT,
    Category.SEALED_DATA: Category.SEALED,
    Category.SEALED_INFORMATION: Category.SEALED,
    Category.SEALED_CONTENT: Category.SEALED,
    Category.SEALED_CLEAR_DATA: Category.SEALED,
    Category.SEALED_CLEAR_CONTENT: Category.SEALED,
    Category.ANTECEDENT_OTHER: Category.ANTECEDENT_IMPLICATED,
    Category.GOVERNANCE_INTERCEPT: Category.GOVERNANCE,
    Category.GOVERNANCE_ANTECEDENTS: Category.GOVERNANCE,
    Category.AUDIT_INTERCEPT: Category.AUDIT,
    Category.AUDIT_ANTECEDENTS: Category.AUDIT,
}

FACTS = frozenset(
    {
        Category.FACTS,
        Category.FACTS_DATE,
        Category.FACTS_PLACE,
        Category.FACTS_CLASSIFICATION,
    }
)
"""That there is an offence, and its date, place and legal classification (48-1/al.3/1°)."""
UNSEALED_DATA = frozenset(
    {
        Category.COMM_DATA,
        Category.COMM_INFORMATION,
        Category.COMM_CONTENT,
        Category.CLEAR_DATA,
        Category.CLEAR_CONTENT,
    }
)
SEALED_DATA = frozenset(
    {
        Category.SEALED_DATA,
        Category.SEALED_INFORMATION,
        Category.SEALED_CONTENT,
        Category.SEALED_CLEAR_DATA,
        Category.SEALED_CLEAR_CONTENT,
    }
)
"""The overlay of seals: data, information and content alike (A21)."""
INTERCEPT_DATA = (
    UNSEALED_DATA
    | SEALED_DATA
    | {
        Category.SEALED,
        Category.INTERCEPT_ITEM,
        Category.EXHIBIT,
        Category.PLATFORM_USER,
        Category.GOVERNANCE_INTERCEPT,
        Category.AUDIT_INTERCEPT,
    }
)
ANTECEDENTS_DATA = frozenset(
    {
        Category.ANTECEDENT_IMPLICATED,
        Category.ANTECEDENT_VICTIM,
        Category.ANTECEDENT_OTHER,
        Category.GOVERNANCE_ANTECEDENTS,
        Category.AUDIT_ANTECEDENTS,
    }
)
VICTIM_DATA = frozenset({Category.VICTIM_IDENTITY, Category.COMPANY_VICTIM})
ACCUSED_DATA = frozenset({Category.ACCUSED_IDENTITY, Category.COMPANY_ACCUSED})
IDENTITIES = VICTIM_DATA | ACCUSED_DATA
REGISTER_DATA = (
    frozenset(Category)
    - {Category.COURT_REFERENCE, Category.OWN_ACCOUNT}
    - INTERCEPT_DATA
    - ANTECEDENTS_DATA
)
"""All that the register tells of proceedings, and of those who deal with them."""
CRIMINAL_CONTENT = (
    IDENTITIES
    | FACTS
    | {
        Category.CASE_META,
        Category.PROSECUTION_DECISION,
        Category.INVESTIGATION,
        Category.TRIAL_PROCEDURE,
        Category.HEARING_DATE,
        Category.TRIAL_OUTCOME,
        Category.ENFORCEMENT,
        Category.JUDICIAL_SITUATION,
    }
)
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
