"""Where races are run: two processes over one register, and what is counted of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any
from uuid import UUID

import httpx
from doing import Acts
from sockets import Sockets

Headers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Doing:
    """An act: who does it, what he gives, the version he has seen."""

    who: str
    act: str
    given: Mapping[str, object]
    purpose: str | None = None
    version: int = 1


@dataclass(slots=True)
class Tally:
    """What was counted over all races."""

    races: int = 0
    before: int = 0
    in_flight: int = 0
    after: int = 0
    events: int = 0
    late: int = 0
    acts: int = 0
    done: int = 0
    refused: Counter[str] = field(default_factory=Counter)

    def counted(self, sent: int, done: int, refused: Iterable[str]) -> None:
        """Acts sent at once."""
        self.acts, self.done = self.acts + sent, self.done + done
        self.refused.update(refused)

    def __str__(self) -> str:
        return (
            f"{self.races} races: answers {self.before} before, {self.in_flight} in flight,"
            f" {self.after} after; {self.events} events,"
            f" {self.late} of an instant after the act; {self.acts} acts at once,"
            f" {self.done} done, refused {dict(self.refused)}"
        )


@dataclass(slots=True)
class Arena:
    """Two processes over one register, on the database's own clock."""

    acts: Acts
    sockets: Sequence[Sockets]
    clients: Sequence[httpx.AsyncClient]
    chance: Random
    tally: Tally = field(default_factory=Tally)

    async def post(
        self, headers: Headers, body: Mapping[str, object], door: int = 0
    ) -> dict[str, Any]:
        """The answer of one of the processes."""
        client = self.clients[door % len(self.clients)]
        response = await client.post("/graphql", json=body, headers=dict(headers))
        found: dict[str, Any] = response.json()
        return found

    async def do(self, doing: Doing, key: UUID, door: int = 0) -> dict[str, Any]:
        """Do an act, under a key."""
        request = self.acts.request(
            doing.act, doing.given, key, doing.version, "id version at again"
        )
        headers = self.acts.headers(doing.who, doing.purpose)
        return await self.post(headers, request, door)

    async def done(self, doing: Doing) -> dict[str, Any]:
        """An act done: id, version, instant."""
        body = await self.do(doing, drawn_key(self.chance))
        assert "errors" not in body, (doing, body)
        (found,) = body["data"].values()
        assert found is not None, doing
        done: dict[str, Any] = found
        return done

    async def row(self, sql: str, *given: object) -> Any:  # noqa: ANN401  a driver's row
        """A row of the register, for what no answer tells: ids and versions."""
        return await self.acts.service.register.fetchrow(sql, *given)


def drawn_key(chance: Random) -> UUID:
    """The key of an act."""
    return UUID(int=chance.getrandbits(128), version=4)
