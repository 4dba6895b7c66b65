"""Acts over the real service: done by someone of the scenario register, and what came of it.

Names of the register stand in brackets wherever ids do: `{"grantee": "<INTERPRETER>"}`.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
from scenario import NOW, REGISTER, ROLES, Edit, Put, with_ids
from scenario_service import Service
from states import TABLES, in_database

from db.enumerations import Role
from permissions.acts import ACTS
from schema.mutation import input_name

VERSIONED = {act.name for act in ACTS if act.target is not None and act.target.versioned}
TOLD = "id version at again clauses"
WRITTEN = (*TABLES, "act_done")
"""Every table that an act may write."""

Given = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Came:
    """What came of an act."""

    response: httpx.Response

    @property
    def body(self) -> dict[str, Any]:
        """The answer."""
        body: dict[str, Any] = self.response.json()
        return body

    @property
    def done(self) -> dict[str, Any]:
        """`Done`; fails where the act was refused, or what it is about is not there."""
        assert "errors" not in self.body, self.body
        (found,) = self.body["data"].values()
        assert isinstance(found, dict), "it is not there"
        return found

    @property
    def is_not_there(self) -> bool:
        """Whether the act's object is, for its author, not there."""
        assert "errors" not in self.body, self.body
        return list(self.body["data"].values()) == [None]

    @property
    def refusal(self) -> dict[str, Any]:
        """Message and extensions of the refusal."""
        assert "data" not in self.body, self.body
        (error,) = self.body["errors"]
        return {"message": error["message"], **error["extensions"]}

    @property
    def code(self) -> str:
        """The code of the refusal."""
        return str(self.refusal["code"])


@dataclass(frozen=True, slots=True)
class Acts:
    """The service, for acts. `at` of each is the instant its clock is set to."""

    service: Service

    async def do(
        self,
        who: str,
        act: str,
        given: Given,
        *,
        purpose: str | None = None,
        key: UUID | None = None,
        version: int = 1,
        role: Role | None = None,
        at: datetime = NOW,
        ask: str = TOLD,
        prefer: str | None = None,
    ) -> Came:
        """Do an act."""
        self.service.set_clock(at)
        return Came(
            await self.service.client.post(
                "/graphql",
                json=self.request(act, given, key or uuid4(), version, ask),
                headers=self.headers(who, purpose, role, prefer),
            )
        )

    def headers(
        self,
        who: str,
        purpose: str | None = None,
        role: Role | None = None,
        prefer: str | None = None,
    ) -> dict[str, str]:
        """The headers of someone's request."""
        acting = role or ROLES[str(REGISTER.ids[who])]
        found = {"Acting-Role": str(acting), **self.service.bearer(who)}
        if purpose is not None:
            found["Access-Purpose"] = with_ids(purpose)
        return found | ({"Prefer": prefer} if prefer else {})

    def request(
        self, act: str, given: Given, key: UUID, version: int, ask: str
    ) -> dict[str, object]:
        """The request of an act."""
        return request_of(act, with_ids_in(given), key, version, ask)

    @staticmethod
    def id(name: str) -> UUID:
        """The id of what the register calls by a name."""
        return REGISTER.ids[name]

    async def stored(self) -> dict[str, tuple[str, ...]]:
        """Every row of every table that an act may write."""
        found: dict[str, list[str]] = {table: [] for table in WRITTEN}
        for table, row in await self.service.register.fetch(_STORED):
            found[table].append(row)
        return {table: tuple(sorted(rows)) for table, rows in found.items()}

    @asynccontextmanager
    async def changing_nothing(self) -> AsyncIterator[None]:
        """For the time of a block: no table changes, and the journal grows."""
        before, entries = await self.stored(), await self.entries()
        yield
        after = await self.stored()
        assert {table for table in WRITTEN if before[table] != after[table]} == set()
        assert await self.entries() > entries

    async def entries(self) -> int:
        """How many entries the journal has."""
        return int(await self.service.register.fetchval("SELECT count(*) FROM journal"))

    async def row(self, table: str, id_: object) -> dict[str, Any]:
        """A row as it is stored."""
        found = await self.service.register.fetchrow(
            f"SELECT * FROM {table} WHERE id = $1", UUID(str(id_))
        )
        assert found is not None
        return dict(found)

    @asynccontextmanager
    async def state(self, *changes: Edit | Put) -> AsyncIterator[None]:
        """The register changed for the time of a block."""
        async with in_database(self.service.register, changes):
            yield

    async def read(self, who: str, purpose: str, query: str, at: datetime = NOW) -> dict[str, Any]:
        """The answer to a query."""
        self.service.set_clock(at)
        response = await self.service.client.post(
            "/graphql",
            json={"query": with_ids(f"{{ {query} }}")},
            headers=self.headers(who, purpose),
        )
        body: dict[str, Any] = response.json()
        return body


_STORED = " UNION ALL ".join(f"SELECT '{each}', t::text FROM {each} t" for each in sorted(WRITTEN))
"""Every row of those tables, with its table's name."""


def later(**length: float) -> datetime:
    """An instant after that of the scenarios."""
    return NOW + timedelta(**length)


def until(**length: float) -> str:
    """The same, as an input."""
    return later(**length).isoformat()


def request_of(
    act: str, given: Given, key: UUID, version: int, ask: str, *, name: str = "Act"
) -> dict[str, object]:
    """The request of an act, under a name; what is given holds ids."""
    kind = input_name(next(each for each in ACTS if each.name == act))
    seen, passed = (", $version: Int!", ", version: $version") if act in VERSIONED else ("", "")
    query = (
        f"mutation {name}($input: {kind}!, $key: ID!{seen})"
        f" {{ {act}(input: $input, key: $key{passed}) {{ {ask} }} }}"
    )
    return {"query": query, "variables": {"input": given, "key": str(key), "version": version}}


def with_ids_in(given: Given) -> dict[str, object]:
    """What is given, with ids in the place of names."""
    return {key: _one(value) for key, value in given.items()}


def _one(value: object) -> object:
    if isinstance(value, list):
        return [_one(each) for each in value]
    return with_ids(value) if isinstance(value, str) else value
