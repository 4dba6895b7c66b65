"""Where statements are run, and entries written; and what a reading obliges the reader to.

That is written before he has what he reads.
"""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from db.enumerations import Role
from db.journal_entry import JournalEntry
from permissions.acts.first_access import NOTICE_OF_FIRST_ACCESS, OPENED_BY
from permissions.gate import HELD_ROLES, role_of
from permissions.subject import Caller
from schema.course import Course
from schema.operation import Prepared
from schema.ready import Ready
from schema.stated import Row


@dataclass(frozen=True, slots=True)
class Read:
    """What an operation read, in response shape.

    `seen` are the ids of the records in it that its purpose opened; `own` of what is the caller's
    own, which needs none.
    """

    ready: Ready
    data: dict[str, Any]
    seen: list[Any]
    own: list[Any]


class Fetching(Protocol):
    """Where a statement is run."""

    async def fetch_planned(self, sql: str, args: Any, /) -> Any:  # noqa: ANN401  a driver's row
        """The statement's row."""
        ...


class Reading(Fetching, Protocol):
    """Where statements are run, each by itself or several over one state of the register."""

    def snapshot(self) -> AbstractAsyncContextManager[Fetching]:
        """For statements that all see what was committed before the first, and nothing later."""
        ...


async def with_role(
    database: Fetching, caller: Caller, clock: datetime | None, *, any_will_do: bool
) -> Caller:
    """The caller in the role that he holds, where he states none. Raises `Refusal`."""
    row = await database.fetch_planned(HELD_ROLES, [caller.agent, clock])
    held = tuple(Role(role) for role in row["roles"])
    return replace(caller, acting_role=role_of(caller.purpose, held, any_will_do=any_will_do))


async def fetched(database: Fetching, course: Course, sql: str, args: Any) -> Any:  # noqa: ANN401  a driver's row
    """The statement's row; the time is the database's, that of waiting for it included."""
    course.enter("DATABASE")
    row = await database.fetch_planned(sql, args)
    course.enter("SHAPE")
    return row


class Writing(Protocol):
    """Where operations are written down."""

    async def append(self, entry: JournalEntry, /) -> None:
        """Return when the entry is durable; raises where it is not."""
        ...


def tells_by_counting(caller: Caller, prepared: Prepared, row: Row) -> bool:
    """Whether a first access is made without a record that is returned: by a count, a mark of a
    page, or a search, which tells where it finds nothing, too.
    """
    if not _is_access(caller) or prepared.plan is None:
        return False
    return bool(prepared.searches) or prepared.plan.tells(row)


def _is_access(caller: Caller) -> bool:
    return caller.purpose is not None and caller.purpose.code is OPENED_BY


async def oblige(database: Fetching, caller: Caller, accessed: datetime | None) -> None:
    """Open the notice that a first access to find the magistrate owes (R40-47/XII/d), from the
    instant of the access on; None: there was none.
    """
    if accessed is not None and caller.purpose is not None and _is_access(caller):
        named = caller.purpose.references.get("authorisation")
        await database.fetch_planned(NOTICE_OF_FIRST_ACCESS, [named, caller.agent, accessed])
