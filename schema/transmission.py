"""Transmissions of antecedents to foreign bodies of administrative police (R40-29/III)."""

from datetime import datetime

import strawberry

from permissions import entities
from permissions.categories import Category, always
from permissions.condition import Condition, Exists, Row
from schema.antecedent import AntecedentRecord
from schema.enums import TransmissionAim
from schema.node import Node
from schema.record import many, record, value

_OWN = always(Category.GOVERNANCE_ANTECEDENTS)


def _sent(own: Row, found: Row) -> Condition:
    sent = Row("transmission_record", "sent")
    return Exists(sent, sent["transmission_id"].eq(own["id"]) & sent["record_id"].eq(found["id"]))


@record(entities.Transmission)
class Transmission(Node):
    """What is transmitted to a body, on what basis and for what; read anew at each reading."""

    body_id: strawberry.ID | None = value(_OWN)
    legal_basis: str | None = value(_OWN)
    aim: TransmissionAim | None = value(_OWN)
    need_to_know: str | None = value(_OWN)
    approved_by_id: strawberry.ID | None = value(_OWN)
    valid_from: datetime | None = value(_OWN)
    valid_until: datetime | None = value(_OWN)
    revoked_at: datetime | None = value(_OWN)
    records: list[AntecedentRecord] | None = many(entities.AntecedentRecord, _sent, {})
