"""Short ways to ask, where the answer is looked into."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from hostile.callers import Seat

from db.enumerations import Role
from leaks.pair import Held, Pair, Request, said
from permissions.purposes import Purpose
from permissions.subject import Caller
from schema.answer import Answering


async def told(by: Answering, caller: Caller, query: str, **variables: object) -> dict[str, Any]:
    """An answer as JSON."""
    body: dict[str, Any] = json.loads(await said(by, caller, Request(query, variables)))
    return body


async def code(by: Answering, caller: Caller, query: str, **variables: object) -> str | None:
    """The code that an operation is refused with; None where it is not."""
    errors = (await told(by, caller, query, **variables)).get("errors")
    return None if errors is None else str(errors[0]["extensions"]["code"])


def seat_of(pair: Pair, role: Role, purpose: Purpose | None) -> Seat:
    """Who sees something in that role for that purpose."""
    return next(seat for seat in pair.seats if (seat.role, seat.purpose) == (role, purpose))


@dataclass(slots=True)
class Listening(Held):
    """Keeps the statements that are run."""

    heard: list[str] = field(default_factory=list)

    async def fetch_planned(self, sql: str, args: Sequence[object], /) -> Any:  # noqa: ANN401  a driver's row
        self.heard.append(sql)
        return await Held.fetch_planned(self, sql, args)
