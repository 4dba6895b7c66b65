"""What is counted of the journal: how much agents asked, and what they were refused."""

from datetime import datetime

import strawberry

from permissions import entities
from schema.enums import Period, Processing
from schema.node import Node
from schema.record import record, value

_VOLUME = entities.AccessVolume.presence
_REFUSAL = entities.AccessRefusal.presence


@record(entities.AccessVolume)
class AccessVolume(Node):
    """How much an agent asked of a file in an hour or day, beside what is usual.

    Medians are of the hours, or days, in which there was an operation at all.
    """

    agent_id: strawberry.ID | None = value(_VOLUME)
    service: str | None = value(_VOLUME, description="The agent's service, as it is now.")
    processing: Processing | None = value(_VOLUME, description="The file that was consulted.")
    period: Period | None = value(_VOLUME)
    starts_at: datetime | None = value(_VOLUME, description="When the hour or day begins, in UTC.")
    operations: int | None = value(_VOLUME, description="Operations, refused ones too.")
    records: int | None = value(
        _VOLUME, description="Records returned, each as often as it was returned."
    )
    refused: int | None = value(_VOLUME, description="Operations that were refused.")
    own_median: float | None = value(
        _VOLUME,
        description="The median of his operations in the hours, or days, of the 28 days before.",
    )
    service_median: float | None = value(
        _VOLUME,
        description="The median over the others of his service, in the same hour or day.",
    )
    times: float | None = value(
        _VOLUME,
        description="How many times the lesser of the two medians was asked; null without either.",
    )


@record(entities.AccessRefusal)
class AccessRefusal(Node):
    """Refusals of an agent with a code, on a day."""

    agent_id: strawberry.ID | None = value(_REFUSAL)
    processing: Processing | None = value(_REFUSAL, description="The file that was asked.")
    starts_at: datetime | None = value(_REFUSAL, description="When the day begins, in UTC.")
    code: str | None = value(_REFUSAL, description="The code with which they were refused.")
    operations: int | None = value(_REFUSAL, description="How many were.")
