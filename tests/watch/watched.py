"""A journal to be watched: entries put into it, and what the watch says of them."""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import asyncpg

from db.enumerations import Processing
from db.journal import Journal
from db.journal_entry import RELEASED, JournalEntry, describe_plan, pack
from db.watch.rules import ALERT, Alert, Rule, Thresholds
from db.watch.watching import Watching

FEW = Thresholds(
    {
        Rule.SUBJECTS: 10,
        Rule.BROWSING: 6,
        Rule.SEARCHES: 3,
        Rule.REFUSALS: 3,
        Rule.UNKNOWN_CALLERS: 5,
    },
    timedelta(minutes=10),
)
STEP = timedelta(milliseconds=50)


@dataclass(slots=True)
class Watched:
    """A database whose journal is watched, with thresholds that are soon passed."""

    url: str
    reader: asyncpg.Connection
    journal: Journal
    watching: Watching

    async def did(
        self,
        agent: UUID | None,
        times: int = 1,
        *,
        ids: Iterable[object] = (),
        outcome: str = RELEASED,
        case: UUID | None = None,
        fields: Iterable[str] = (),
        file: Processing | None = Processing.REGISTRY,
        references: Mapping[str, str] | None = None,
    ) -> None:
        """Operations of an agent, each over the same records, written into the journal."""
        entry = JournalEntry(
            plan=describe_plan(root_fields=["cases"], by_record=fields, processing=file),
            instant=datetime.now(UTC),
            outcome=outcome,
            agent=agent,
            references={**({"case": case} if case else {}), **(references or {})},
            record_ids=pack(str(each) for each in ids),
        )
        for _ in range(times):
            await self.journal.append(entry)

    async def told(self) -> list[tuple[Rule, UUID | None, int]]:
        """What a run of the watch raises, once all that was written is due."""
        await self.due()
        return [(each.rule, each.agent, each.counted) for each in await self.run()]

    async def run(self) -> list[Alert]:
        return await self.watching.run()

    async def due(self) -> None:
        """Wait until what was written is old enough to be counted."""
        await self.reader.execute("SELECT pg_sleep($1)", 2 * STEP.total_seconds())

    async def alerts(self) -> list[dict[str, Any]]:
        """The alerts in the journal."""
        rows = await self.reader.fetch("SELECT * FROM journal WHERE outcome = $1", ALERT)
        return [dict(row) for row in rows]

    async def ids(self, table: str, number: int, first: str = "id") -> list[UUID]:
        """Ids of so many records of a table, those with the first of what it is ordered by."""
        rows = await self.reader.fetch(f"SELECT id FROM {table} ORDER BY {first} LIMIT $1", number)
        assert len(rows) == number, f"the register has too few in {table}"
        return [row["id"] for row in rows]


def another(watching: Watching, silence: timedelta = FEW.silence) -> Watching:
    """The watch of another process."""
    return Watching(watching.dsn, replace(watching.usual, silence=silence), watching.every)


@asynccontextmanager
async def watched(url: str) -> AsyncIterator[Watched]:
    """A migrated database, some cases and persons in it, watched."""
    reader = await asyncpg.connect(url)
    watching = Watching(url, FEW, STEP)
    async with Journal(url) as journal:
        try:
            await _with_records(reader)
            yield Watched(url, reader, journal, watching)
        finally:
            await watching._part()
            await reader.close()


async def _with_records(connection: asyncpg.Connection) -> None:
    court = uuid4()
    await connection.execute(
        "INSERT INTO court (id, code, name, degree) VALUES ($1, 'T', 'Court', 'FIRST')",
        court,
    )
    await connection.execute(
        "INSERT INTO judicial_case (number, kind, court_id, stage, origin,"
        " last_recorded_update_at)"
        " SELECT n::text, 'CRIMINAL', $1, 'ENQUIRY', 'COMPLAINT', now()"
        " FROM generate_series(1, 20) AS n",
        court,
    )
    await connection.execute(
        "INSERT INTO hearing (case_id, at)"
        " SELECT id, now() FROM judicial_case, generate_series(1, 3)"
    )
    await connection.execute("INSERT INTO person (surname) SELECT 'N' FROM generate_series(1, 20)")
