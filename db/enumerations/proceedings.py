"""The closed lists of cases, parties and decisions."""

from enum import auto

from db.enumerations.listed import Listed


class CourtDegree(Listed):
    """Degrees of jurisdiction."""

    FIRST = auto()
    SECOND = auto()
    CASSATION = auto()


class ExtendedArticle(Listed):
    """The six families of courts with extended jurisdiction (48-1/al.11/a)."""

    ART_704 = auto()
    ART_706_2 = auto()
    ART_706_17 = auto()
    ART_706_75 = auto()
    ART_706_107 = auto()
    ART_706_108 = auto()


class CaseKind(Listed):
    """Kinds of proceedings (R15-33-66-4/al.3, al.4)."""

    CRIMINAL = auto()
    EDUCATIONAL_ASSISTANCE = auto()
    CIVIL_COMMERCIAL_PROSECUTION = auto()
    JLD_NON_CRIMINAL = auto()


class Stage(Listed):
    """Where a proceeding stands."""

    COMPLAINT = auto()
    ENQUIRY = auto()
    JUDICIAL_INVESTIGATION = auto()
    PROSECUTED = auto()
    TRIAL = auto()
    APPEAL = auto()
    ENFORCEMENT = auto()
    CLOSED = auto()


class CaseOrigin(Listed):
    """How the case came in; REPORT is a *dénonciation*."""

    COMPLAINT = auto()
    REPORT = auto()
    OTHER = auto()


class OffenceClass(Listed):
    """Classes of offences for limitation (LAW: 48-1/al.8; CPP 7 to 9; CP 133-2 to 133-4)."""

    CONTRAVENTION = auto()
    DELIT = auto()
    DELIT_MINOR_706_47 = auto()
    DELIT_MINOR_222_12 = auto()
    DELIT_TERRORISM_DRUGS_WAR = auto()
    CRIME = auto()
    CRIME_MINOR_706_47 = auto()
    CRIME_TERRORISM_DRUGS_WAR = auto()
    CRIME_AGAINST_HUMANITY = auto()


class Capacity(Listed):
    """In what capacity someone stands in a case."""

    SUSPECT = auto()
    ASSISTED_WITNESS = auto()
    UNDER_EXAMINATION = auto()
    PROSECUTED = auto()
    CONVICTED = auto()
    ACQUITTED = auto()
    VICTIM = auto()
    CIVIL_PARTY = auto()
    WITNESS = auto()
    OTHER = auto()
    MINOR = auto()
    PARENT = auto()
    COMPANY_CONCERNED = auto()


class DecisionType(Listed):
    """Types of judicial decisions, prosecution decisions included."""

    NO_FURTHER_ACTION = auto()
    ALTERNATIVE = auto()
    PROSECUTION = auto()
    REFERRAL = auto()
    DISMISSAL = auto()
    ACQUITTAL_MISDEMEANOUR = auto()
    ACQUITTAL_FELONY = auto()
    CONVICTION = auto()
    DISPENSED_OF_SENTENCE = auto()
    NOT_CRIMINALLY_RESPONSIBLE = auto()
    EXTINCTION = auto()
    CIVIL = auto()
    EDUCATIONAL = auto()
    JLD_ORDER = auto()


class Situation(Listed):
    """Situation of the implicated person during the proceedings (48-1/al.3/4°)."""

    FREE = auto()
    SUPERVISION = auto()
    DETENTION = auto()
    WANTED = auto()


class LinkGround(Listed):
    """Why two cases are linked (48-1/al.1/e)."""

    SAME_FACTS = auto()
    SAME_IMPLICATED_PERSON = auto()
