"""The ordinary road: graphql-core executes what is not planned, over the data that was.

It serves `viewer` and introspection; the tests send every scenario down it too, since the rules
mean the same on both roads.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from graphql import ExecutionResult, execute
from graphql.pyutils import is_awaitable

from permissions.condition import Scalar
from permissions.law import Law
from permissions.reads import Planned
from permissions.refusal import Refusal
from permissions.subject import Caller
from schema.document import Document
from schema.errors import masked


@dataclass(frozen=True, slots=True)
class Context:
    """What decisions on a record in hand need to know of the operation; whether the schema may be
    asked for.
    """

    caller: Caller
    law: Law
    instant: datetime
    introspection: bool

    @property
    def context(self) -> Mapping[str, Scalar]:
        """The values of the operation that conditions may speak of."""
        return {"agent": self.caller.agent, "now": self.instant}


async def run(
    document: Document,
    operation: str | None,
    variables: Mapping[str, Any],
    data: Mapping[str, Any],
    context: Context,
) -> dict[str, Any]:
    """The operation's data. Raises `Refusal` where a field fails: nothing half-answered leaves."""
    result = execute(
        document.schema,
        document.ast,
        root_value=marked(data),
        context_value=context,
        operation_name=operation,
        variable_values=dict(variables),
    )
    done = await result if is_awaitable(result) else result
    if not isinstance(done, ExecutionResult) or done.errors or done.data is None:
        raise _failed(done)
    return done.data


def _failed(done: Any) -> Refusal:  # noqa: ANN401  whatever an executor may return
    for error in getattr(done, "errors", None) or ():
        fault = error.original_error or error
        return fault if isinstance(fault, Refusal) else masked(fault)
    return masked(TypeError("no result"))


def marked(value: Any) -> Any:  # noqa: ANN401  planned data, of any depth
    """Planned data marked as such, with ids as the text that graphql-core wants."""
    match value:
        case Planned():
            return Planned({key: marked(each) for key, each in value.items()}, value.typename)
        case dict():
            return Planned({key: marked(each) for key, each in value.items()})
        case list():
            return [marked(each) for each in value]
        case UUID():
            return str(value)
        case _:
            return value
