"""The closed lists of the register: every enumeration that a column, a rule or a type may hold.

Members are named as in the data model; a member's value is its stored text.
"""

from db.enumerations.antecedents import (
    AntecedentCapacity,
    AntecedentTerm,
    LegalBasis,
    Opinion,
    TransmissionAim,
)
from db.enumerations.interceptions import (
    Clause,
    Element,
    Instrument,
    ItemKind,
    NoticeKind,
    Scope,
)
from db.enumerations.listed import Listed
from db.enumerations.operations import (
    Nature,
    Period,
    Processing,
)
from db.enumerations.people import (
    AgentDuty,
    ClearanceLevel,
    ControlledFile,
    Function,
    Listing,
    Role,
)
from db.enumerations.proceedings import (
    Capacity,
    CaseKind,
    CaseOrigin,
    CourtDegree,
    DecisionType,
    ExtendedArticle,
    LinkGround,
    OffenceClass,
    Situation,
    Stage,
)

__all__ = [
    "AgentDuty",
    "AntecedentCapacity",
    "AntecedentTerm",
    "Capacity",
    "CaseKind",
    "CaseOrigin",
    "Clause",
    "ClearanceLevel",
    "ControlledFile",
    "CourtDegree",
    "DecisionType",
    "Element",
    "ExtendedArticle",
    "Function",
    "Instrument",
    "ItemKind",
    "LegalBasis",
    "LinkGround",
    "Listed",
    "Listing",
    "Nature",
    "NoticeKind",
    "OffenceClass",
    "Opinion",
    "Period",
    "Processing",
    "Role",
    "Scope",
    "Situation",
    "Stage",
    "TransmissionAim",
]
