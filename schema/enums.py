"""The closed lists of the register as enumerations of the schema, under the same names."""

import strawberry

from db.enumerations import (
    Capacity,
    CaseKind,
    CaseOrigin,
    CourtDegree,
    DecisionType,
    ExtendedArticle,
    LinkGround,
    OffenceClass,
    Role,
    Situation,
    Stage,
)
from permissions.purposes import Purpose

__all__ = [
    "Capacity",
    "CaseKind",
    "CaseOrigin",
    "CourtDegree",
    "DecisionType",
    "ExtendedArticle",
    "LinkGround",
    "OffenceClass",
    "Purpose",
    "Role",
    "Situation",
    "Stage",
]

for _listed in (
    Capacity,
    CaseKind,
    CaseOrigin,
    CourtDegree,
    DecisionType,
    ExtendedArticle,
    LinkGround,
    OffenceClass,
    Purpose,
    Role,
    Situation,
    Stage,
):
    strawberry.enum(_listed)
