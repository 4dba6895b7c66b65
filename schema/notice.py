"""Notices that an access under R40-47/XII obliges to give."""

from datetime import datetime

import strawberry

from permissions import entities
from permissions.entities import AUTHORISATION
from schema.authorisation import Authorisation
from schema.enums import NoticeKind
from schema.node import Node
from schema.record import one, record, value

_OWN = entities.Notice.presence


@record(entities.Notice)
class Notice(Node):
    """A notice that is due: to whom, since when, and whether it was given."""

    kind: NoticeKind | None = value(_OWN)
    authorisation_id: strawberry.ID | None = value(_OWN)
    due_from: datetime | None = value(_OWN)
    done_at: datetime | None = value(_OWN)
    by_id: strawberry.ID | None = value(_OWN, description="The agent who gave it.")
    authorisation: Authorisation | None = one(
        entities.Authorisation,
        lambda own, authorisation: authorisation["id"].eq(own["authorisation_id"]),
        {AUTHORISATION: AUTHORISATION},
    )
