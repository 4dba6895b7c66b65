"""The closed lists of interceptions, and of what opens them."""

from enum import auto

from db.enumerations.listed import Listed


class ItemKind(Listed):
    """What an intercept item holds: *données*, *informations*, *contenus* (R40-47/I/a)."""

    DATA = auto()
    INFORMATION = auto()
    CONTENT = auto()


class Clause(Listed):
    """The clauses under which access is authorised (LAW 4.2)."""

    II_SEALED = auto()
    IV = auto()
    VI = auto()
    VII = auto()
    VIII = auto()
    IX = auto()
    XI_MAGISTRATE = auto()
    XI_DIRECTOR = auto()
    XII = auto()
    ART_11_1 = auto()


class Scope(Listed):
    """What an authorisation bears on: a whole case, or the items that it lists."""

    WHOLE_CASE = auto()
    ITEMS = auto()


class Element(Listed):
    """Elements of a proceeding that an authorisation of article 11-1 may designate."""

    FACTS_DATE = auto()
    FACTS_PLACE = auto()
    FACTS_CLASSIFICATION = auto()
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


class Instrument(Listed):
    """On what a foreign State's request rests (R40-47/VII/a)."""

    EIO = auto()
    MLA_2000_ART18 = auto()


class NoticeKind(Listed):
    """Notices that an access under R40-47/XII opens."""

    MAGISTRATE_INFORMED = auto()
    QUALIFIED_PERSON_INFORMED = auto()
