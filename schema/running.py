"""Where statements are run, and entries written; and what a reading obliges the reader to.

That is written before he has what he reads.
"""

from typing import Any, Protocol

from db.journal_entry import JournalEntry
from permissions.acts.first_access import NOTICE_OF_FIRST_ACCESS, OPENED_BY
from permissions.subject import Caller


class Reading(Protocol):
    """Where statements are run."""

    async def fetch_planned(self, sql: str, args: Any, /) -> Any:  # noqa: ANN401  a driver's row
        """The statement's row."""
        ...


class Writing(Protocol):
    """Where operations are written down."""

    async def append(self, entry: JournalEntry, /) -> None:
        """Return when the entry is durable; raises where it is not."""
        ...


async def oblige(database: Reading, caller: Caller, seen: list[Any]) -> None:
    """Open the notice that a first access to find the magistrate owes (R40-47/XII/d)."""
    stated = caller.purpose
    if seen and stated is not None and stated.code is OPENED_BY:
        named = stated.references.get("authorisation")
        await database.fetch_planned(NOTICE_OF_FIRST_ACCESS, [named, caller.agent])
