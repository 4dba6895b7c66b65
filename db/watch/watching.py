"""Watching: every so often one process of those on a database counts what is new in its journal.

What was counted up to, and which alerts still stand, is in the database, and is written in the
transaction that writes the alerts' entries: an alert is said once, whoever counts and whoever
crashes. Nothing waits for the watch: where it fails, operations go on, and the next run goes on
from where the last one came to.
"""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import TracebackType
from typing import Final, Self, TypeAlias

import asyncpg
import structlog

from db.journal_entry import row_of
from db.journal_writer import JournalWriter
from db.watch.counting import count
from db.watch.rules import WINDOW, Alert, Rule, Thresholds, entry_of_alert

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

LOCK: Final = 0x67726566666535
"""Key of the advisory lock that one count holds."""
MOST_STEPS: Final = 360
"""Counts in one run at most, where much is to be made up for."""
CONNECT_SECONDS: Final = 5.0
STATEMENT_SECONDS: Final = 15.0

_log: Final = structlog.get_logger()

_POSITION: Final = "SELECT counted_until, clock_timestamp() AS now FROM watch_position"
_NEXT: Final = "SELECT min(written_at) FROM journal_entry WHERE written_at > $1"
_MOVE: Final = "UPDATE watch_position SET counted_until = $1"
_RAISE: Final = """
INSERT INTO watch_raised AS raised (agent, processing, rule, at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (agent, processing, rule) DO UPDATE SET at = excluded.at
       WHERE raised.at <= excluded.at - $5::interval
RETURNING true
"""
_FORGET: Final = "DELETE FROM watch_raised WHERE at <= $1::timestamptz - $2::interval"


@dataclass(slots=True)
class WatchCounts:
    """What this process counted, for metrics: its alerts, its runs, those that failed.

    `behind` is how many seconds of the journal were not counted yet at its last look.
    """

    raised: Counter[Rule] = field(default_factory=Counter)
    runs: int = 0
    failed: int = 0
    behind: float = 0.0


@dataclass(slots=True)
class Watching:
    """Watches for as long as the block lasts, `every` so many seconds."""

    dsn: str = field(repr=False)
    usual: Thresholds
    every: timedelta = timedelta(seconds=10)
    counts: WatchCounts = field(default_factory=WatchCounts)
    _connection: "Connection | None" = field(default=None, init=False, repr=False)
    _writer: "JournalWriter | None" = field(default=None, init=False, repr=False)
    _closing: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    _task: "asyncio.Task[None] | None" = field(default=None, init=False)

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._keep_watching(), name="watch")
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
        await self._part()

    async def _keep_watching(self) -> None:
        while not self._closing.is_set():
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), self.every.total_seconds())
                return
            await self.run()

    async def run(self) -> list[Alert]:
        """Count what is due; the alerts raised. What goes wrong is logged and counted."""
        raised: list[Alert] = []
        try:
            for _ in range(MOST_STEPS):
                found = await self._step()
                if found is None:
                    break
                self.counts.raised.update(each.rule for each in found)
                raised += found
                if self._closing.is_set():
                    break
            self.counts.runs += 1
        except Exception as error:  # noqa: BLE001  whatever it is, operations go on without it
            self.counts.failed += 1
            # The kind alone: an error's text may hold what was being read.
            _log.error("watch: a count failed", error=type(error).__name__)
            await self._part()
        return raised

    async def _step(self) -> list[Alert] | None:
        """One count, in one transaction; None where none is due, or another process counts."""
        connection, writer = await self._connected()
        async with asyncio.timeout(2 * STATEMENT_SECONDS), _transaction(connection):
            if not await connection.fetchval("SELECT pg_try_advisory_xact_lock($1)", LOCK):
                return None
            row = await connection.fetchrow(_POSITION)
            if row is None:
                raise AssertionError("the watch has a position from the beginning")
            before, now = row["counted_until"], row["now"]
            self.counts.behind = max(0.0, (now - before).total_seconds())
            if now - before > 2 * self.every:
                before = await self._skipped(connection, before, now)
            until = before + self.every
            if until > now:
                return None
            since = before - WINDOW
            found = await count(connection, since, until, self.usual)
            alerts = [each for each in found if await self._is_new(connection, each, until)]
            entries = [entry_of_alert(each, self.usual, since, until, now) for each in alerts]
            if entries:
                rows = [row_of(each) for each in entries]
                await writer.write(rows, [each.plan for each in entries])
            await connection.execute(_FORGET, until, self.usual.silence)
            await connection.execute(_MOVE, until)
        for each in alerts:
            _log.warning("watch: alert", rule=each.rule.value, counted=each.counted)
        return alerts

    async def _skipped(self, connection: Connection, before: datetime, now: datetime) -> datetime:
        """Past the time in which nothing was written."""
        following: datetime | None = await connection.fetchval(_NEXT, before)
        return max(before, min(following or now, now) - self.every)

    async def _is_new(self, connection: Connection, alert: Alert, at: datetime) -> bool:
        """Whether the alert does not stand already."""
        of = alert.agent, alert.file, alert.rule.value
        return bool(await connection.fetchval(_RAISE, *of, at, self.usual.silence))

    async def _connected(self) -> tuple[Connection, JournalWriter]:
        if self._connection is None or self._writer is None or self._connection.is_closed():
            self._connection = await asyncpg.connect(
                self.dsn,
                timeout=CONNECT_SECONDS,
                command_timeout=STATEMENT_SECONDS,
                server_settings={
                    "application_name": "greffe watch",
                    "role": "greffe_service",
                    "synchronous_commit": "on",
                    "statement_timeout": str(round(STATEMENT_SECONDS * 1000)),
                    "jit": "off",
                    "timezone": "UTC",
                },
            )
            # Its chains end with the connection, as what became of its last batch may be unknown.
            self._writer = JournalWriter(self._connection, STATEMENT_SECONDS)
        return self._connection, self._writer

    async def _part(self) -> None:
        connection, self._connection, self._writer = self._connection, None, None
        if connection is None or connection.is_closed():
            return
        try:
            await connection.close(timeout=CONNECT_SECONDS)
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
            connection.terminate()


@asynccontextmanager
async def _transaction(connection: Connection) -> AsyncIterator[None]:
    """Committed at the end of the block, where it ends well; else the connection is given up."""
    await connection.execute("BEGIN")
    yield
    await connection.execute("COMMIT")
