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
from schema.ready import Ready


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


async def oblige(database: Fetching, caller: Caller, seen: list[Any]) -> None:
    """Open the notice that a first access to find the magistrate owes (R40-47/XII/d)."""
    stated = caller.purpose
    if seen and stated is not None and stated.code is OPENED_BY:
        named = stated.references.get("authorisation")
        await database.fetch_planned(NOTICE_OF_FIRST_ACCESS, [named, caller.agent])
