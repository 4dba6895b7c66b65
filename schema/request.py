"""A GraphQL request as it was stated: text, name, variables, and the method that brought it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Method = Literal["GET", "POST"]


@dataclass(frozen=True, slots=True)
class GraphQLRequest:
    """One operation asked for; nothing in it has been parsed, validated or permitted yet.

    `variables` are the JSON values as sent. `method` is GET only for queries (the answer refuses
    a mutation that came by GET).
    """

    query: str
    operation_name: str | None = None
    variables: Mapping[str, object] = field(default_factory=dict)
    method: Method = "POST"
