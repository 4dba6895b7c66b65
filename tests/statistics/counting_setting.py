"""A register made for counting, in a database, with the service over it and its journal."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import orjson

from api.caller import caller_of, stated_headers
from db.connection import ConnectionSettings, Database
from db.journal import Journal
from db.loading.load import load
from permissions.evaluator import consult
from permissions.register import Register
from permissions.statistics.dimensions import Dimension
from permissions.statistics.door import Cell
from permissions.statistics.in_memory import count_by
from permissions.subject import AgentId, Caller
from schema.answer import Answering
from schema.build import build
from schema.document import Documents
from schema.request import GraphQLRequest

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)
THRESHOLD = 11
USER, STATISTICIAN, PROSECUTOR = (
    UUID(f"00000000-0000-7000-8000-0000000a{number:04d}") for number in range(1, 4)
)
STATISTICS = "STATISTICS_NON_NOMINATIVE"
TABLE = "{ threshold method cells { keys { dimension value } count withheld { code clauses } } }"

Line = Mapping[str, object]
_numbers = count(1)


def cases(
    number: int,
    court: str,
    *,
    kind: str = "CRIMINAL",
    stage: str = "TRIAL",
    year: int = 2025,
    offences: tuple[str, ...] = (),
    outcomes: tuple[str, ...] = (),
    updated: str = "2026-01-02T10:00:00Z",
) -> Iterator[Line]:
    """So many cases alike; decisions in the order of their days."""
    for _ in range(number):
        own = f"00000000-0000-7000-8000-{next(_numbers):012d}"
        yield {
            "type": "Case",
            "id": own,
            "number": f"25/{own[-6:]}",
            "kind": kind,
            "court": court,
            "stage": stage,
            "origin": "COMPLAINT",
            "complaint_received_at": f"{year}-03-01",
            "last_recorded_update_at": updated,
        }
        for class_ in offences:
            yield {
                "type": "Offence",
                "case": own,
                "date_from": "2025-01-01",
                "class": class_,
                "legal_classification": "Vol",
            }
        for day, outcome in enumerate(outcomes, start=1):
            at = f"2026-02-{day:02d}T10:00:00Z"
            yield {
                "type": "Decision",
                "case": own,
                "court": court,
                "decision_type": outcome,
                "pronounced_at": at,
            }


def register() -> list[Line]:
    """Four courts, 589 cases, of which 40 are expired; three alone are at their stage."""
    lines: list[Line] = [
        {"type": "Court", "code": code, "name": code, "degree": "FIRST"}
        for code in ("TJ-A", "TJ-B", "TJ-C", "TJ-VIDE")
    ]
    agents = ((USER, "STATISTICS_USER"), (STATISTICIAN, "MOJ_STATISTICIAN"))
    for agent, role in (*agents, (PROSECUTOR, "PROSECUTOR")):
        lines.append({"type": "Agent", "id": str(agent), "name": role.title(), "court": "TJ-A"})
        since = "2020-01-01T00:00:00Z"
        lines.append({"type": "AgentRole", "agent": str(agent), "role": role, "from": since})
    lines += cases(120, "TJ-A", offences=("DELIT",), outcomes=("PROSECUTION", "CONVICTION"))
    lines += cases(90, "TJ-A", year=2024, offences=("CONTRAVENTION", "CRIME"))
    lines += cases(70, "TJ-B", offences=("DELIT",), outcomes=("NO_FURTHER_ACTION",))
    lines += cases(60, "TJ-B", stage="ENQUIRY", offences=("DELIT",))
    lines += cases(60, "TJ-C", kind="EDUCATIONAL_ASSISTANCE")
    lines += cases(60, "TJ-A", kind="EDUCATIONAL_ASSISTANCE", year=2024)
    lines += cases(3, "TJ-A", stage="JUDICIAL_INVESTIGATION", year=2024, offences=("CRIME",))
    lines += cases(20, "TJ-A", stage="APPEAL", year=2024, offences=("CRIME",))
    lines += cases(40, "TJ-B", updated="2010-01-02T10:00:00Z", offences=("DELIT",))  # expired
    lines += cases(66, "TJ-C", year=1999, offences=("DELIT",))
    return lines


@dataclass(frozen=True, slots=True)
class Counting:
    """The service and, over the same cases with the same record keys, the register in memory."""

    answering: Answering
    connection: "asyncpg.Connection[asyncpg.Record]"
    lines: list[Line]

    async def ask(
        self, query: str, purpose: str = STATISTICS, agent: UUID = USER, **variables: object
    ) -> dict[str, Any]:
        """The answer as JSON."""
        request = GraphQLRequest(query, None, variables)
        answer = await self.answering.answer(request, self.caller(purpose, agent))
        body: dict[str, Any] = orjson.loads(answer.body)
        return body

    async def code(self, query: str, purpose: str = STATISTICS, agent: UUID = USER) -> str:
        """The code that an operation is refused with."""
        body = await self.ask(query, purpose, agent)
        code: str = body["errors"][0]["extensions"]["code"]
        return code

    async def table(self, *dimensions: Dimension) -> dict[tuple[str, ...], int | None]:
        """The counts of a table, by the values of a cell; totals have fewer."""
        named = ", ".join(dimensions)
        body = await self.ask(f"{{ countBy(dimensions: [{named}]) {TABLE} }}")
        cells = body["data"]["countBy"]["cells"]
        return {tuple(each["value"] for each in cell["keys"]): cell["count"] for cell in cells}

    async def in_memory(self, *dimensions: Dimension) -> list[Cell]:
        """The same table, by the evaluator."""
        keys = await self.connection.fetch("SELECT id, statistics_key FROM judicial_case")
        register = Register.of_lines(orjson.dumps(line) for line in self.lines)
        known = register.changed({"judicial_case": [dict(row) for row in keys]})
        consultation = consult(known, self.caller(STATISTICS, USER), NOW)
        return count_by(consultation, dimensions, THRESHOLD)

    @staticmethod
    def caller(purpose: str, agent: UUID) -> Caller:
        """A caller in the only role he holds."""
        headers = [(b"access-purpose", purpose.encode())]
        return caller_of(AgentId(agent), stated_headers(headers))


@asynccontextmanager
async def counting(url: str, folder: Path) -> AsyncIterator[Counting]:
    """The service over a migrated database, into which the register is loaded."""
    lines, file = register(), folder / "register.jsonl"
    file.write_bytes(b"".join(orjson.dumps(line) + b"\n" for line in lines))
    report = await load(url, file)
    assert not report.bad_count, report
    schema, connection = build(), await asyncpg.connect(url)
    async with Database(url, ConnectionSettings(size=1)) as database, Journal(url) as journal:
        documents = Documents(schema._schema)
        answering = Answering(schema, database, journal, documents=documents, clock=NOW)
        try:
            yield Counting(answering, connection, lines)
        finally:
            await connection.close()
