"""Where statements are run; and what a reading obliges the reader to, written before he has it."""

from dataclasses import dataclass
from typing import Any, Protocol

from permissions.acts.first_access import NOTICE_OF_FIRST_ACCESS, OPENED_BY
from permissions.subject import Caller
from schema.ready import Ready


@dataclass(frozen=True, slots=True)
class Read:
    """What an operation read, in response shape; `seen` are the ids of the records in it."""

    ready: Ready
    data: dict[str, Any]
    seen: list[Any]


class Reading(Protocol):
    """Where statements are run."""

    async def fetch_planned(self, sql: str, args: Any, /) -> Any:  # noqa: ANN401  a driver's row
        """The statement's row."""
        ...


async def oblige(database: Reading, caller: Caller, seen: list[Any]) -> None:
    """Open the notice that a first access to find the magistrate owes (R40-47/XII/d)."""
    stated = caller.purpose
    if seen and stated is not None and stated.code is OPENED_BY:
        named = stated.references.get("authorisation")
        await database.fetch_planned(NOTICE_OF_FIRST_ACCESS, [named, caller.agent])
