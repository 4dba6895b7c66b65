"""The data of an operation from the rows of its plans."""

import asyncio
from typing import Any

from db.enumerations import Role
from permissions.gate import ACCOUNT_COLUMNS
from permissions.plan import Counted, Plan
from permissions.sql import Binding
from permissions.statistics.deadline import MOST_SECONDS, Deadline
from schema import ordinary
from schema.operation import Prepared
from schema.stated import Row
from schema.viewer import AccountInHand


async def shaped(
    prepared: Prepared, plan: Plan, given: tuple[Row, list[Any], Binding]
) -> dict[str, Any]:
    """The data of the planned root fields; tables of statistics take seconds, and a thread.

    TIMEOUT where they take too many.
    """

    def in_time() -> dict[str, Any]:
        deadline, data = Deadline.after(MOST_SECONDS), dict[str, Any]()
        for key, shape in prepared.roots.items():
            deadline.check()
            data[key] = shape(*given)
        return data

    if any(isinstance(root, Counted) for root in plan.roots):
        return await asyncio.to_thread(in_time)
    return {key: shape(*given) for key, shape in prepared.roots.items()}


def accounts(
    prepared: Prepared,
    row: Row,
    seen: list[Any],
    binding: Binding,
) -> dict[str, Any]:
    """The caller's account in hand, with what is planned beside it, under each key of `viewer`; or
    the acts of his own that he follows.
    """
    if prepared.own.followed:
        return {key: shape(row, seen, binding) for key, shape in prepared.own.followed.items()}
    account = {**dict(zip(ACCOUNT_COLUMNS, row[-2], strict=True)), "at": row[0]}
    roles = tuple(Role(role) for role in row[-1])
    return {
        key: AccountInHand(
            account,
            roles,
            ordinary.marked({below: shape(row, seen, binding) for below, shape in parts.items()}),
        )
        for key, parts in prepared.own.beside.items()
    }
