"""Statements of an operation, each behind the gate that is in it; and what explains, statement by
statement.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeAlias

from permissions.plan import Plan
from permissions.sql import Binding
from schema.acting import LawChangedError
from schema.consultation import Operation
from schema.explaining import Explaining, ReadPurpose, Wanted
from schema.running import Fetching, fetched
from schema.stated import Row

Asked: TypeAlias = tuple[Mapping[str, Wanted], Binding, list[Any]]
"""Explanations by response key, what parameters are drawn from, and ids of what was seen."""


async def gated(database: Fetching, operation: Operation, plan: Plan, binding: Binding) -> Row:
    """The row of a plan; its instant is the operation's.

    Raises the `Refusal` of the gate, and `LawChangedError` where another law is in force by then.
    """
    row: Row = await fetched(database, operation.course, plan.sql, plan.arguments(binding))
    instant: datetime = row[0]
    if not plan.law.holds_at(instant):
        raise LawChangedError
    operation.instant = instant
    if row[1] is not None:
        raise plan.refusal(row[1])
    return row


async def explained(
    database: Fetching, operation: Operation, asked: Asked, reads_purpose: ReadPurpose | None
) -> dict[str, Any]:
    """The explanations asked for, each behind its gate and all at one instant."""
    wanted, binding, seen = asked
    stated = binding.clock

    async def first(plan: Plan, drawn: Binding) -> Row:
        clock = operation.instant or stated
        return await gated(database, operation, plan, replace(drawn, clock=clock))

    async def plain(plan: Plan, drawn: Binding) -> Row:
        found: Row = await fetched(database, operation.course, plan.sql, plan.arguments(drawn))
        return found

    if operation.law is None:
        raise AssertionError("a law has been chosen")
    explaining = Explaining(
        operation.law,
        operation.caller,
        binding,
        seen,
        operation.about,
        first,
        plain,
        reads_purpose,
    )
    return {key: await explaining.explain(each) for key, each in wanted.items()}
