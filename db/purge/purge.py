"""Telling what is past its retention, and erasing it, in batches.

A batch is one transaction: what goes, all that goes with it, and the entry of the journal that says
so. It happens whole or not at all, whatever ends the process; the next run goes on from there.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Final

import asyncpg

from db.enumerations import Processing
from db.fitness import check_fit
from db.journal_entry import JournalEntry, describe_plan, pack, row_of
from db.journal_writer import JournalWriter
from db.purge.gathering import Connection, confirm, follow, pick
from db.purge.report import Gone, Report, summed, tally, waiting
from db.purge.steps import DOOMED, STEPS, Step, doomed

DEFAULT_BATCH: Final = 500
"""Rows of the step's own kind erased in one transaction; what goes with them comes on top."""

OPERATION: Final = "retention"
PURGED: Final = "PURGED"
CLAUSES: Final = {
    Processing.REGISTRY: "48-1/al.8",
    Processing.INTERCEPT: "R40-49",
    Processing.ANTECEDENTS: "R40-27",
}
"""What says for how long each file is kept; the journal cites it."""

LOCK: Final = 0x67726566666532
"""Key of the advisory lock that one purge of a database holds to its end."""

ATTEMPTS: Final = 8
_PAUSE: Final = 0.2
_JOURNAL_TIMEOUT: Final = 60.0
_YIELDING: Final = "SET LOCAL lock_timeout = '800ms'"
"""Shorter than PostgreSQL's deadlock_timeout (1 s by default): a purge gives way to writers."""

_CONTENDED: Final = (
    asyncpg.LockNotAvailableError,
    asyncpg.DeadlockDetectedError,
    asyncpg.ForeignKeyViolationError,
)


class PurgeError(Exception):
    """The purge cannot be done; the text says why."""


class PurgeBusyError(PurgeError):
    """Another purge is at work."""


class _OvertakenError(Exception):
    """What was to be erased changed meanwhile."""


class Ending(Enum):
    """How a purge ended: all was erased, it was asked to stop, or writers held what is left."""

    DONE = auto()
    STOPPED = auto()
    HINDERED = auto()


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge erased, in how many batches, and how it ended.

    `left` is what it would still have erased: nothing, save when it was stopped or hindered.
    """

    report: Report
    batches: int
    ending: Ending
    left: tuple[Gone, ...]


async def what_would_go(url: str, at: datetime | None = None) -> Report:
    """What a purge at `at` would erase, the present if none; writes nothing and locks nothing.

    Raises `UnfitDatabaseError`, and what asyncpg raises.
    """
    async with _connected(url) as connection:
        await connection.execute(DOOMED)
        return await _foretold(connection, at or await _now(connection))


async def _foretold(connection: Connection, at: datetime) -> Report:
    """What would go at `at`, and what would then wait: all of it in one snapshot."""
    async with connection.transaction(isolation="repeatable_read", readonly=True):
        for step in STEPS:
            while await pick(connection, step, at, None):
                await follow(connection, step, lock=False)
        return Report(at, summed(await tally(connection)), await waiting(connection, at))


async def purge(
    url: str,
    *,
    batch: int = DEFAULT_BATCH,
    stopping: Callable[[], bool] = lambda: False,
    told: Callable[[int], None] = lambda _records: None,
) -> Purged:
    """Erases what is past its retention now, `batch` rows of a kind a transaction.

    `stopping` is asked between batches, `told` is given the records erased after each. Raises
    `PurgeBusyError`, `PurgeError` for a database role that may not erase, `UnfitDatabaseError`,
    and what asyncpg raises; what was erased before stays erased and is in the journal.
    """
    async with _connected(url) as connection:
        if not await connection.fetchval("SELECT pg_try_advisory_lock($1)", LOCK):
            raise PurgeBusyError("another purge of this database is at work")
        try:
            return await _Purge(connection, await _now(connection), batch, stopping, told).run()
        except asyncpg.InsufficientPrivilegeError:
            raise PurgeError(
                "the database role may not erase: DATABASE_URL must be that of the owner of the"
                " tables, not of the service"
            ) from None


class _Purge:
    """A purge under way, over one connection and one sequence of the journal."""

    def __init__(
        self,
        connection: Connection,
        at: datetime,
        batch: int,
        stopping: Callable[[], bool],
        told: Callable[[int], None],
    ) -> None:
        self._connection = connection
        self._at = at
        self._batch = batch
        self._stopping = stopping
        self._told = told
        self._writer = JournalWriter(connection, _JOURNAL_TIMEOUT)
        self._gone: list[Gone] = []
        self._batches = 0

    async def run(self) -> Purged:
        await self._connection.execute(DOOMED)
        ending = await self._erase_all()
        rest = await _foretold(self._connection, self._at)
        report = Report(self._at, summed(self._gone), rest.waiting)
        return Purged(report, self._batches, ending, rest.gone)

    async def _erase_all(self) -> Ending:
        for step in STEPS:
            failures = 0
            while not self._stopping():
                erased = await self._attempt(step)
                if erased is None:
                    failures += 1
                    if failures == ATTEMPTS:
                        return Ending.HINDERED
                    await asyncio.sleep(_PAUSE * failures)
                elif not erased:
                    break
                else:
                    failures = 0
            if self._stopping():
                return Ending.STOPPED
        return Ending.DONE

    async def _attempt(self, step: Step) -> bool | None:
        """Erases one batch; false if nothing is left to erase, None if others stood in the way."""
        try:
            async with self._connection.transaction():
                gone = await self._erase(step)
        except (*_CONTENDED, _OvertakenError):
            # Numbers given in a batch that did not happen are never used: another sequence begins.
            self._writer = JournalWriter(self._connection, _JOURNAL_TIMEOUT)
            return None
        if gone:
            self._gone = list(summed([*self._gone, *gone]))
            self._batches += 1
            self._told(sum(each.records for each in gone))
        return gone is not None

    async def _erase(self, step: Step) -> list[Gone] | None:
        """What the batch erased, nothing if all of it was spared; None if nothing was due."""
        await self._connection.execute(_YIELDING)
        if not await pick(self._connection, step, self._at, self._batch):
            return None
        if not await confirm(self._connection, step, self._at):
            return []
        await follow(self._connection, step, lock=True)
        gone = await tally(self._connection)
        await self._write_down(gone)
        for table in (*step.before, step.table, *step.after):
            await self._delete(table, step)
        return gone

    async def _delete(self, table: str, step: Step) -> None:
        own = "AND retention_expires_at <= $1" if table == step.table else ""
        expected = await self._connection.fetchval(
            f"SELECT count(*) FROM {doomed(table)} AS going"  # noqa: S608  ours
        )
        if not expected:
            return
        status = await self._connection.execute(
            f"DELETE FROM {table} WHERE id IN {doomed(table)} {own}",  # noqa: S608  ours
            *((self._at,) if own else ()),
        )
        if status != f"DELETE {expected}":
            raise _OvertakenError

    async def _write_down(self, gone: list[Gone]) -> None:
        """One entry a file, in the transaction of the batch: no erasure is without its entry."""
        now = await _now(self._connection)  # the batch's: a purge may take hours
        entries = [
            JournalEntry(
                plan=describe_plan(clauses=[CLAUSES[file]], processing=file),
                instant=now,
                outcome=PURGED,
                operation=OPERATION,
                references={each.kind: str(each.records) for each in gone if each.file is file},
                record_ids=await self._ids(file),
            )
            for file in Processing
            if any(each.file is file for each in gone)
        ]
        await self._writer.write(
            [row_of(entry) for entry in entries], [entry.plan for entry in entries]
        )

    async def _ids(self, file: Processing) -> bytes:
        rows = await self._connection.fetch(
            "SELECT id::text FROM doomed WHERE file = $1 ORDER BY kind, id", file.value
        )
        return pack(row["id"] for row in rows)


@asynccontextmanager
async def _connected(url: str) -> AsyncIterator[Connection]:
    """A connection under the role of the address itself, to a database that is fit."""
    connection = await asyncpg.connect(
        url,
        server_settings={
            "application_name": "greffe retention",
            # An erasure is told only once it and its entry are on disk.
            "synchronous_commit": "on",
            "timezone": "UTC",
        },
    )
    try:
        await check_fit(connection)
        yield connection
    finally:
        await connection.close()


async def _now(connection: Connection) -> datetime:
    """The present, by the clock of the database, as triggers and rules count it."""
    now: datetime = await connection.fetchval("SELECT now()")
    return now
