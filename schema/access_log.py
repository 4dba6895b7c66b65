"""The journal of operations, as those who control the file that was consulted read it."""

from datetime import datetime

import strawberry

from permissions import entities
from schema.enums import Nature, Processing
from schema.node import Node
from schema.record import record, value

_OWN = entities.AccessLog.presence


@record(entities.AccessLog)
class AccessLog(Node):
    """An operation: who, in what role, for what purpose, when, over what, and how it ended."""

    instant: datetime | None = value(_OWN)
    agent_id: strawberry.ID | None = value(_OWN)
    acting_role: str | None = value(_OWN)
    purpose: str | None = value(_OWN)
    parameters: list[str] | None = value(
        _OWN, array=True, description="What the operation named, as `case=<id>`: ids and codes."
    )
    operation: str | None = value(_OWN)
    outcome: str | None = value(
        _OWN,
        description="RELEASED; NOT_THERE of an act that was not done, its object not being there; "
        "or the code with which the operation was refused.",
    )
    nature: Nature | None = value(_OWN)
    processing: Processing | None = value(_OWN, description="The file that was consulted.")
    clauses: list[str] | None = value(
        _OWN, array=True, description="The clauses relied on; of a refusal, those that refuse."
    )
    law: str | None = value(_OWN, description="The version of the law that was applied.")
    root_fields: list[str] | None = value(_OWN, array=True)
    record_ids: list[str] | None = value(
        _OWN, array=True, description="The records that were returned, in the order of the answer."
    )
    fields_released: list[str] | None = value(
        _OWN,
        shows=lambda own: own["released"],
        array=True,
        description="Fields, filters and sort keys that were open on every record.",
    )
    fields_by_record: list[str] | None = value(
        _OWN,
        shows=lambda own: own["by_record"],
        array=True,
        description="Those that were open on some records, as the law decides of each.",
    )
    fields_withheld: list[str] | None = value(
        _OWN,
        shows=lambda own: own["withheld"],
        array=True,
        description="Fields that were withheld on every record.",
    )
    authorisation_ids: list[str] | None = value(
        _OWN, array=True, description="The authorisations relied on."
    )
