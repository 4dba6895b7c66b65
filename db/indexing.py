"""Indexing the journal for those who control: which entries are about which record, and counts.

It is done apart from writing, every so often and so much at a time, so that an entry costs what it
costs and no more. What is not indexed yet, the views of the journal read from the entries.
"""

import asyncio
import contextlib
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, Self

import asyncpg
import structlog

LOCK: Final = 0x67726566666535
"""Key of the advisory lock under which one process indexes at a time."""
ENTRIES: Final = 10_000
"""Entries indexed in one transaction at most."""
ID_BYTES: Final = 500_000
"""Bytes of ids in one transaction, sixteen an id, of those returned and of whatever an entry names,
save that one entry is always taken.
"""
CONNECT_SECONDS: Final = 5.0
STATEMENT_SECONDS: Final = 30.0

_log: Final = structlog.get_logger()

_INDEX: Final = """
WITH fresh AS MATERIALIZED (
    SELECT * FROM (
        SELECT recent.*, row_number() OVER place AS number,
               sum(octet_length(recent.record_ids) + 16 * (
                   SELECT count(*) FROM jsonb_object_keys(recent.purpose_references)
               )) OVER place AS bytes
          FROM (SELECT * FROM journal_recent ORDER BY writer, seq LIMIT $1) AS recent
        WINDOW place AS (ORDER BY recent.writer, recent.seq)
    ) AS counted WHERE counted.bytes <= $2 OR counted.number = 1
), consulted AS (
    INSERT INTO journal_consulted (record, writer, seq)
    SELECT subject.id, fresh.writer, fresh.seq FROM fresh
     CROSS JOIN LATERAL journal_subjects(fresh.record_ids, fresh.purpose_references) AS subject (id)
), tallied AS (
    INSERT INTO journal_tally AS tally
           (period, starts_at, processing, agent, outcome, operations, records)
    SELECT span.period, date_bin(span.length, fresh.instant, 'epoch'), fresh.processing,
           fresh.agent, fresh.outcome, count(*), sum(octet_length(fresh.record_ids) / 16)
      FROM fresh
     CROSS JOIN (VALUES ('HOUR', interval '1 hour'), ('DAY', interval '1 day'))
                AS span (period, length)
     WHERE fresh.processing IS NOT NULL
     GROUP BY 1, 2, 3, 4, 5
    ON CONFLICT (period, starts_at, processing, agent, outcome) DO UPDATE
       SET operations = tally.operations + excluded.operations,
           records = tally.records + excluded.records
), moved AS (
    INSERT INTO journal_indexed (writer, seq)
    SELECT writer, max(seq) FROM fresh GROUP BY writer
    ON CONFLICT (writer) DO UPDATE SET seq = excluded.seq
)
SELECT count(*) FROM fresh
"""


@dataclass(slots=True)
class Indexing:
    """Indexes the journal for as long as the block lasts, `every` so many seconds."""

    dsn: str = field(repr=False)
    every: float = 60.0
    _closing: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    _task: "asyncio.Task[None] | None" = field(default=None, init=False)

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._keep_indexing(), name="indexing the journal")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing.set()
        if self._task is not None:
            await self._task

    async def _keep_indexing(self) -> None:
        while not self._closing.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), self.every)
                return
            try:
                await index(self.dsn)
            except Exception as error:  # noqa: BLE001  whatever it is, the views read the entries
                _log.warning("journal: not indexed", error=type(error).__name__)


async def index(dsn: str) -> int:
    """Index what entries one transaction takes; how many. None while another process is at it.

    Raises what asyncpg raises.
    """
    connection = await asyncpg.connect(
        dsn,
        timeout=CONNECT_SECONDS,
        command_timeout=STATEMENT_SECONDS,
        server_settings={
            "application_name": "greffe journal index",
            "role": "greffe_service",
            "timezone": "UTC",
        },
    )
    try:
        async with connection.transaction():
            if not await connection.fetchval("SELECT pg_try_advisory_xact_lock($1)", LOCK):
                return 0
            done: int = await connection.fetchval(_INDEX, ENTRIES, ID_BYTES)
            return done
    finally:
        await connection.close(timeout=CONNECT_SECONDS)
