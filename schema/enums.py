"""The closed lists of the register as enumerations of the schema."""

import strawberry

from db import enumerations as db
from permissions.purposes import Purpose as _Purpose

CourtDegree = strawberry.enum(db.CourtDegree)
ExtendedArticle = strawberry.enum(db.ExtendedArticle)
CaseKind = strawberry.enum(db.CaseKind)
Stage = strawberry.enum(db.Stage)
CaseOrigin = strawberry.enum(db.CaseOrigin)
OffenceClass = strawberry.enum(db.OffenceClass)
Capacity = strawberry.enum(db.Capacity)
DecisionType = strawberry.enum(db.DecisionType)
Situation = strawberry.enum(db.Situation)
LinkGround = strawberry.enum(db.LinkGround)
Role = strawberry.enum(db.Role)
Purpose = strawberry.enum(_Purpose)
