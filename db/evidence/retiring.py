"""Erasing entries past their term: whole segments, whose signed checkpoints stay.

A segment goes once the checkpoint that covers it is as old as the term of its file, the oldest of a
chain first, so that what is left of a chain still stands on a head that was signed.
"""

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias
from uuid import UUID

import asyncpg
import orjson

from db.enumerations import Processing
from db.evidence.terms import Terms
from db.fitness import check_fit
from db.indexing import LOCK as INDEXING
from db.journal_entry import JournalEntry, describe_plan, row_of
from db.journal_writer import JournalWriter

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

DEFAULT_BATCH: Final = 5_000
"""Entries erased in one transaction; a segment is never split."""
OPERATION: Final = "journal_retention"
PURGED: Final = "PURGED"
CLAUSES: Final = {
    Processing.REGISTRY: ("R15-33-66-13",),
    Processing.INTERCEPT: ("R40-50",),
    Processing.ANTECEDENTS: ("R40-30",),
    None: (),
}
"""What says for how long the journal of each file is kept."""
LOCK: Final = 0x67726566666534
"""Key of the advisory lock that one such purge of a database holds to its end."""
_WRITE_SECONDS: Final = 60.0
_WINDOW: Final = 200

_DUE: Final = """
SELECT chain.writer, chain.processing, head.after, head.seq, head.hash, first.seq AS first,
       checkpoint.number, checkpoint.at
  FROM journal_chain AS chain
 CROSS JOIN LATERAL (
      SELECT seq FROM journal_entry AS entry
       WHERE entry.writer = chain.writer ORDER BY seq LIMIT 1
  ) AS first
  JOIN journal_checkpoint_head AS head ON head.writer = chain.writer AND head.seq >= first.seq
  JOIN journal_checkpoint AS checkpoint USING (number)
 WHERE checkpoint.at + make_interval(
           years => coalesce(($2::jsonb ->> chain.processing)::int, $3)) <= $1
 ORDER BY checkpoint.number, chain.writer LIMIT $4
"""
_HASH: Final = "SELECT hash FROM journal_entry WHERE writer = $1 AND seq = $2"
_ERASE: Final = "DELETE FROM journal_entry WHERE writer = $1 AND seq <= $2"
_ERASE_INDEX: Final = """
DELETE FROM journal_consulted AS consulted USING (
    SELECT subject.id AS record, entry.writer, entry.seq FROM journal_entry AS entry
     CROSS JOIN LATERAL journal_subjects(entry.record_ids, entry.purpose_references) AS subject (id)
     WHERE entry.writer = $1 AND entry.seq <= $2
) AS gone
 WHERE consulted.record = gone.record AND consulted.writer = gone.writer
   AND consulted.seq = gone.seq
"""
_ERASE_COUNTS: Final = """
DELETE FROM journal_tally
 WHERE starts_at + interval '1 day'
       + make_interval(years => ($2::jsonb ->> processing)::int) <= $1
"""


class JournalRetentionError(Exception):
    """Entries cannot be erased; the text says why."""


class JournalRetentionBusyError(JournalRetentionError):
    """Another such purge is at work."""


@dataclass(frozen=True, slots=True)
class Due:
    """A segment past its term; `entries` are those of it that are still there."""

    writer: UUID
    processing: Processing | None
    seq: int
    hash: bytes
    entries: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Retired:
    """Entries of a file that go, or went; `oldest` and `newest` are instants of checkpoints."""

    processing: Processing | None
    entries: int
    segments: int
    oldest: datetime
    newest: datetime


async def what_would_go(
    url: str, terms: Terms, at: datetime | None = None
) -> tuple[datetime, tuple[Retired, ...]]:
    """What a purge at `at` would erase, the present if none; writes nothing. With the instant.

    Raises `UnfitDatabaseError`, and what asyncpg raises.
    """
    async with _connected(url) as connection:
        instant = at or await connection.fetchval("SELECT now()")
        return instant, _summed(await _due(connection, terms, instant, limit=None))


async def retire(
    url: str,
    terms: Terms,
    *,
    batch: int = DEFAULT_BATCH,
    stopping: Callable[[], bool] = lambda: False,
) -> tuple[Retired, ...]:
    """Erase what is past its term now, about `batch` entries a transaction, oldest first.

    `stopping` is asked between batches. Raises `JournalRetentionError` where a segment is not what
    its checkpoint covers (then `verify` says more) or the database role may not erase,
    `UnfitDatabaseError`, and what asyncpg raises; what was erased stays so, and is written down.
    """
    gone: list[Due] = []
    async with _connected(url) as connection:
        if not await connection.fetchval("SELECT pg_try_advisory_lock($1)", LOCK):
            raise JournalRetentionBusyError("another purge of this journal is at work")
        writer = JournalWriter(connection, _WRITE_SECONDS)
        now: datetime = await connection.fetchval("SELECT now()")
        try:
            while not stopping():
                due = _first(await _due(connection, terms, now, limit=_WINDOW), batch)
                if not due:
                    break
                async with connection.transaction():
                    await _erase(connection, writer, due)
                gone += due
            await connection.execute(_ERASE_COUNTS, now, _years(terms))
        except asyncpg.InsufficientPrivilegeError:
            raise JournalRetentionError(
                "the database role may not erase: DATABASE_URL must be that of the owner of the"
                " tables, not of the service"
            ) from None
    return _summed(gone)


async def _due(
    connection: Connection, terms: Terms, now: datetime, *, limit: int | None
) -> list[Due]:
    """Segments past their term, each with all before it in its chain."""
    rows = await connection.fetch(_DUE, now, _years(terms), terms.of(None), limit)
    ends: dict[UUID, int] = {}
    due = []
    for row in rows:
        end = ends.get(row["writer"], row["first"] - 1)
        if row["after"] > end:  # clocks that ran back: what is before it is not due yet
            continue
        ends[row["writer"]] = row["seq"]
        file = row["processing"]
        due.append(
            Due(
                row["writer"],
                file and Processing(file),
                row["seq"],
                row["hash"],
                row["seq"] - end,
                row["at"],
            )
        )
    return due


def _years(terms: Terms) -> str:
    return orjson.dumps({file.value: years for file, years in terms.years.items()}).decode()


def _first(due: Sequence[Due], batch: int) -> list[Due]:
    """As many as make a batch; one at least."""
    taken: list[Due] = []
    for each in due:
        if taken and sum(one.entries for one in taken) + each.entries > batch:
            break
        taken.append(each)
    return taken


async def _erase(connection: Connection, writer: JournalWriter, due: Sequence[Due]) -> None:
    await connection.execute("SET LOCAL greffe.journal_retention = 'on'")
    await connection.execute("SELECT pg_advisory_xact_lock($1)", INDEXING)
    for each in due:
        if await connection.fetchval(_HASH, each.writer, each.seq) != each.hash:
            raise JournalRetentionError(
                f"chain {each.writer}: entry {each.seq} is not what its checkpoint covers; nothing"
                " of it is erased before `greffe journal verify` has been heard"
            )
        await connection.execute(_ERASE_INDEX, each.writer, each.seq)
        status = await connection.execute(_ERASE, each.writer, each.seq)
        if status != f"DELETE {each.entries}":
            raise JournalRetentionError(
                f"chain {each.writer}: entries before {each.seq} are missing; nothing of it is"
                " erased before `greffe journal verify` has been heard"
            )
    now: datetime = await connection.fetchval("SELECT now()")  # a purge may take hours
    entries = [_entry(one, now) for one in _summed(due)]
    await writer.write([row_of(one) for one in entries], [one.plan for one in entries])


def _entry(gone: Retired, now: datetime) -> JournalEntry:
    """One entry a file, in the transaction that erases."""
    file = gone.processing
    return JournalEntry(
        plan=describe_plan(clauses=CLAUSES[file], processing=file),
        instant=now,
        outcome=PURGED,
        operation=OPERATION,
        references={"journal_entry": str(gone.entries)},
    )


def _summed(due: Iterable[Due]) -> tuple[Retired, ...]:
    found: dict[Processing | None, Retired] = {}
    for one in due:
        so_far = found.get(one.processing, Retired(one.processing, 0, 0, one.at, one.at))
        found[one.processing] = Retired(
            one.processing,
            so_far.entries + one.entries,
            so_far.segments + 1,
            min(so_far.oldest, one.at),
            max(so_far.newest, one.at),
        )
    order = [*Processing, None]
    return tuple(sorted(found.values(), key=lambda one: order.index(one.processing)))


@asynccontextmanager
async def _connected(url: str) -> AsyncIterator[Connection]:
    """A connection under the role of the address itself, to a database that is fit."""
    connection = await asyncpg.connect(
        url,
        server_settings={
            "application_name": "greffe journal retention",
            "synchronous_commit": "on",
            "timezone": "UTC",
        },
    )
    try:
        await check_fit(connection)
        yield connection
    finally:
        await connection.close()
