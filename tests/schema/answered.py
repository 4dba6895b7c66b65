"""Answers over a database of a few rows, under a law that a test plants."""

import itertools
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeAlias
from uuid import UUID

import asyncpg

from db.connection import ConnectionSettings, Database
from db.enumerations import Role
from permissions.categories import Category
from permissions.condition import TRUE
from permissions.law import Ask, Grant, Paragraph, paragraph
from permissions.purposes import TERMS, Purpose
from permissions.subject import AgentId, Caller, StatedPurpose
from schema.answer import Answering
from schema.build import build
from schema.cursor import Sealing
from schema.document import Documents
from schema.request import GraphQLRequest

SCHEMA = build()
DOCUMENTS = Documents(SCHEMA._schema)
SEALING = Sealing.passing()
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LONG_AGO = datetime(2024, 1, 1, tzinfo=UTC)

Json: TypeAlias = Any
_numbers = itertools.count(1)


def opening(purpose: Purpose, *of: Category) -> Paragraph:
    """A paragraph that opens categories for a purpose, whatever the record."""

    def reading(_ask: Ask) -> Grant:
        return Grant(frozenset(of), TERMS[purpose].roles, purpose, TRUE)

    return paragraph("48-1/al.99", rule="RG-99", since=date(2020, 1, 1))(reading)


@dataclass(slots=True)
class Place:
    """A database, an agent who holds a role in it, and the purpose that he states."""

    connection: "asyncpg.Connection[asyncpg.Record]"
    database: Database
    law: tuple[Paragraph, ...]
    agent: UUID
    role: Role
    purpose: StatedPurpose

    async def insert(self, table: str, **values: object) -> UUID:
        """A row; returns its id."""
        names = ", ".join(values)
        places = ", ".join(f"${number}" for number in range(1, len(values) + 1))
        made = await self.connection.fetchval(
            f"INSERT INTO {table} ({names}) VALUES ({places}) RETURNING id", *values.values()
        )
        return UUID(str(made))

    async def case(self) -> UUID:
        """A case of a court of its own."""
        number = next(_numbers)
        court = await self.insert("court", code=f"C{number}", name="Tribunal", degree="FIRST")
        return await self.insert(
            "judicial_case",
            number=f"K{number}",
            kind="CRIMINAL",
            court_id=court,
            stage="TRIAL",
            origin="COMPLAINT",
            last_recorded_update_at=NOW,
        )

    async def told(
        self,
        query: str,
        purpose: StatedPurpose | None = None,
        variables: Mapping[str, Json] | None = None,
    ) -> Json:
        """The whole answer."""
        answering = Answering(
            SCHEMA,
            self.database,
            None,
            documents=DOCUMENTS,
            enacted=self.law,
            clock=NOW,
            sealing=SEALING,
        )
        caller = Caller(AgentId(self.agent), self.role, purpose or self.purpose)
        answer = await answering.answer(
            GraphQLRequest(query, variables=dict(variables or {})), caller
        )
        return json.loads(answer.body)

    async def data(self, query: str, purpose: StatedPurpose | None = None) -> Json:
        """The data of an answer that is no refusal."""
        body = await self.told(query, purpose)
        assert "data" in body, body
        return body["data"]

    async def code(self, query: str) -> str:
        """The code of a refusal."""
        body = await self.told(query)
        return str(body["errors"][0]["extensions"]["code"])


@asynccontextmanager
async def place(
    url: str, role: Role, purpose: StatedPurpose, *law: Paragraph
) -> AsyncIterator[Place]:
    """A place to ask from."""
    settings = ConnectionSettings(size=1, statement_timeout_ms=60_000)
    connection = await asyncpg.connect(url)
    try:
        agent = await connection.fetchval(
            "INSERT INTO agent (name) VALUES ('Camille Aubert') RETURNING id"
        )
        async with Database(url, settings) as database:
            made = Place(connection, database, law, UUID(str(agent)), role, purpose)
            await made.insert("agent_role", agent_id=agent, role=role.value, valid_from=LONG_AGO)
            yield made
    finally:
        await connection.close()
