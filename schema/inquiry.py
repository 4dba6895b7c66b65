"""Administrative inquiries, and the prosecutors to whom they are referred (R40-29/I)."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated

import strawberry

from permissions import entities
from permissions.categories import Category, always
from permissions.condition import Row
from permissions.cpp.antecedent_facts import hit_stands
from permissions.entities import INQUIRY
from permissions.fields import Holds, Only
from schema.enums import LegalBasis, Opinion
from schema.node import Node
from schema.record import many, one, record, value

_OWN = always(Category.GOVERNANCE_ANTECEDENTS)


def _while_hit_stands(column: str) -> Callable[[Row], Only]:
    """A column of the inquiry that tells of its hit: null once that may no longer be read."""
    return lambda own: Only(own[column], hit_stands(own))


@record(entities.ProsecutorReferral)
class ProsecutorReferral(Node):
    """What an inquiry asks of a competent prosecutor, and the reply."""

    court_id: strawberry.ID | None = value(_OWN)
    referred_at: datetime | None = value(_OWN)
    replied_at: datetime | None = value(_OWN)
    accessible: bool | None = value(_OWN)
    reply: str | None = value(_OWN)
    inquiry: Annotated["AdministrativeInquiry", strawberry.lazy("schema.inquiry")] | None = one(
        entities.AdministrativeInquiry,
        lambda own, inquiry: inquiry["id"].eq(own["inquiry_id"]),
        {INQUIRY: INQUIRY},
    )


@record(entities.AdministrativeInquiry)
class AdministrativeInquiry(Node):
    """An inquiry on a person, on what legal basis, and how it ended."""

    agent_id: strawberry.ID | None = value(_OWN)
    legal_basis: LegalBasis | None = value(_OWN)
    motive: str | None = value(_OWN)
    person_id: strawberry.ID | None = value(
        _OWN,
        shows=_while_hit_stands("person_id"),
        description="Whom it found, as long as something of him may still be read.",
    )
    opened_at: datetime | None = value(_OWN)
    hit: bool | None = value(
        _OWN,
        shows=lambda own: Holds(hit_stands(own)),
        description="Whether it found something, that may still be read.",
    )
    police_referred_at: datetime | None = value(
        _OWN,
        shows=_while_hit_stands("police_referred_at"),
        description="When a hit, that may still be read, was referred to the police.",
    )
    police_service: str | None = value(_OWN, shows=_while_hit_stands("police_service"))
    opinion: Opinion | None = value(_OWN)
    opinion_at: datetime | None = value(_OWN)
    referrals: list[ProsecutorReferral] | None = many(
        entities.ProsecutorReferral,
        lambda own, referral: referral["inquiry_id"].eq(own["id"]),
        {INQUIRY: INQUIRY},
        order=("referred_at",),
    )
