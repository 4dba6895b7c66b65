"""The lines of a journal, read from a database at one instant, in bounded memory."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Final, TypeAlias
from uuid import UUID

import asyncpg
import orjson

from db.enumerations import Processing
from db.evidence.canonical import canonical_texts, moment
from db.evidence.chain import Chain, Head, entry_said
from db.evidence.checkpoint import Checkpoint
from db.evidence.checkpointing import segment_of
from db.evidence.lines import PLAN_LISTS, Part, Tally, line_of

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

WINDOW: Final = 100
"""Checkpoints whose entries are asked for at a time: the server sorts them."""

_KEYS: Final = "SELECT * FROM journal_key ORDER BY number"
_CHECKPOINTS: Final = """
SELECT * FROM journal_checkpoint
 WHERE ($1::bigint IS NULL OR number > $1) AND ($2::bigint IS NULL OR number <= $2)
 ORDER BY number LIMIT $3
"""
_HEADS: Final = """
SELECT head.*, chain.processing, coalesce(chain.opened_at, 'epoch') AS opened_at,
       chain.writer IS NOT NULL AS opened
  FROM journal_checkpoint_head AS head LEFT JOIN journal_chain AS chain USING (writer)
 WHERE head.number BETWEEN $1 AND $2 ORDER BY head.number, head.writer
"""
_ENTRY: Final = """
entry.writer, entry.seq, entry.written_at, entry.hash, entry.agent, entry.acting_role,
entry.purpose, entry.purpose_references, entry.instant, entry.operation, entry.document,
entry.plan, entry.record_ids, entry.authorisation_ids, entry.outcome
"""
_ENTRIES: Final = f"""
SELECT head.number, {_ENTRY}
  FROM journal_checkpoint_head AS head
  JOIN journal_entry AS entry
    ON entry.writer = head.writer AND entry.seq > head.after AND entry.seq <= head.seq
  LEFT JOIN journal_chain AS chain ON chain.writer = head.writer
 WHERE head.number BETWEEN $1 AND $2 AND ($3::text IS NULL OR chain.processing = $3)
 ORDER BY head.number, entry.writer, entry.seq
"""  # noqa: S608  names of ours
_LATE: Final = """
SELECT named.writer, coalesce(head.seq, 0) AS after
  FROM (SELECT writer FROM journal_chain UNION SELECT writer FROM journal_entry) AS named
  LEFT JOIN LATERAL (
      SELECT covered.seq FROM journal_checkpoint_head AS covered
        JOIN journal_checkpoint USING (number)
       WHERE covered.writer = named.writer ORDER BY covered.seq DESC LIMIT 1
  ) AS head ON true
"""
_UNCOVERED: Final = """
SELECT * FROM journal_entry AS outside WHERE outside.writer = late.writer AND outside.seq < 1
 UNION ALL
SELECT * FROM journal_entry AS newer
 WHERE newer.writer = late.writer AND newer.seq > greatest(late.after, 0)
"""
"""Entries that no checkpoint covers; such as stand outside the numbers of a chain, too."""
_LATE_CHAINS: Final = f"""
SELECT chain.* FROM journal_chain AS chain JOIN ({_LATE}) AS late USING (writer)
 WHERE late.after = 0 OR EXISTS ({_UNCOVERED})
 ORDER BY chain.writer
"""  # noqa: S608  names of ours
_LATE_ENTRIES: Final = f"""
SELECT {_ENTRY}
  FROM ({_LATE}) AS late
 CROSS JOIN LATERAL ({_UNCOVERED}) AS entry
  LEFT JOIN journal_chain AS chain ON chain.writer = late.writer
 WHERE $1::text IS NULL OR chain.processing = $1
 ORDER BY entry.writer, entry.seq
"""  # noqa: S608  names of ours
_STRAYS: Final = """
SELECT number, writer, after, seq, hash FROM journal_checkpoint_head AS head
 WHERE NOT EXISTS (
     SELECT FROM journal_checkpoint AS checkpoint WHERE checkpoint.number = head.number)
 ORDER BY number, writer
"""
_FIRST: Final = """
SELECT coalesce(min(number) FILTER (WHERE at >= $1), max(number), 1) FROM journal_checkpoint
"""
_LAST: Final = "SELECT min(number) FROM journal_checkpoint WHERE at >= $1"
_HASH: Final = "SELECT hash FROM journal_checkpoint_head WHERE writer = $1 AND seq = $2"
_PLAN: Final = "SELECT * FROM journal_plan WHERE digest = $1"


async def read_lines(connection: Connection, part: Part | None = None) -> AsyncIterator[bytes]:
    """The lines of a journal or of a part of it, without their ends.

    The connection must not be in a transaction; see `lines_within` for one that is.
    """
    async with connection.transaction(isolation="repeatable_read", readonly=True):
        async for line in lines_within(connection, part or Part()):
            yield line


async def lines_within(connection: Connection, part: Part) -> AsyncIterator[bytes]:
    """The same inside a transaction, which should see the database at one instant."""
    tally = Tally()
    for setting in ("enable_hashjoin", "enable_mergejoin", "enable_seqscan"):
        # Segments are read in their order, not joined and then sorted as a whole.
        await connection.execute(f"SET LOCAL {setting} = off")
    async for line in _Reading(connection, part).lines():
        yield tally.add(line)
    yield tally.end()


async def part_between(
    connection: Connection, since: datetime | None, until: datetime | None
) -> tuple[int, int | None]:
    """The first and last checkpoint of whole segments that hold a span of time.

    `since` lies before `until`. The last is None where the span has no end, or reaches past the
    last checkpoint. What none covers yet comes after the last checkpoint, never alone: without
    one nothing could be said of it.
    """
    first: int = await connection.fetchval(_FIRST, since) if since else 1
    last: int | None = await connection.fetchval(_LAST, until) if until else None
    return first, last


@dataclass(slots=True)
class _Reading:
    """A journal being read: what has been named so far is named once."""

    connection: Connection
    part: Part
    chains: set[UUID] = field(default_factory=set)
    plans: set[bytes] = field(default_factory=set)
    ends: dict[UUID, Head] = field(default_factory=dict)

    async def lines(self) -> AsyncIterator[bytes]:
        yield line_of("journal", self.part.said())
        for key in await self.connection.fetch(_KEYS):
            yield _key_line(key)
        # Of a whole journal every checkpoint, whatever number was given to it.
        before = self.part.first - 1 or None
        while window := await self._window(before):
            async for line in self._segments(window):
                yield line
            before = window[-1]["number"]
        if self.part.last is None:
            async for line in self._late():
                yield line

    async def _window(self, before: int | None) -> Sequence[asyncpg.Record]:
        return await self.connection.fetch(_CHECKPOINTS, before, self.part.last, WINDOW)

    async def _segments(self, window: Sequence[asyncpg.Record]) -> AsyncIterator[bytes]:
        span = window[0]["number"], window[-1]["number"]
        found = await self.connection.fetch(_HEADS, *span)
        heads = {n: list(rows) for n, rows in groupby(found, key=lambda row: row["number"])}
        entries = self.connection.cursor(_ENTRIES, *span, self.part.file, prefetch=500)
        coming = aiter(entries)
        entry = await anext(coming, None)
        for checkpoint in window:
            own = heads.get(checkpoint["number"], [])
            for line in self._new_chains([row for row in own if row["opened"]]):
                yield line
            while entry is not None and entry["number"] <= checkpoint["number"]:
                if entry["number"] == checkpoint["number"]:  # else of one that is not there
                    async for line in self._entry(entry):
                        yield line
                entry = await anext(coming, None)
            yield _checkpoint_line(checkpoint, own)
            self.ends |= {row["writer"]: Head(row["seq"], row["hash"]) for row in own}

    async def _late(self) -> AsyncIterator[bytes]:
        """What no checkpoint covers, and what says that one does which is not there."""
        for line in self._new_chains(await self.connection.fetch(_LATE_CHAINS)):
            yield line
        async for entry in self.connection.cursor(_LATE_ENTRIES, self.part.file, prefetch=500):
            async for line in self._entry(entry):
                yield line
        async for head in self.connection.cursor(_STRAYS, prefetch=500):
            yield _stray_line(head)

    def _new_chains(self, rows: Sequence[asyncpg.Record]) -> list[bytes]:
        new = [row for row in rows if row["writer"] not in self.chains]
        chains = [_chain_of(row) for row in new]
        self.chains.update(chain.writer for chain in chains)
        self.ends |= {chain.writer: Head(0, chain.opening()) for chain in chains}
        return [line_of("chain", chain.said()) for chain in chains]

    async def _entry(self, row: asyncpg.Record) -> AsyncIterator[bytes]:
        """The line of an entry, after that of its plan where it is the first to name it."""
        digest = row["plan"]
        if digest not in self.plans:
            self.plans.add(digest)
            plan = await self.connection.fetchrow(_PLAN, digest)
            if plan is not None:
                yield _plan_line(plan)
        previous = await self._previous(row) if row["seq"] > 0 else None
        if row["seq"] > 0:
            self.ends[row["writer"]] = Head(row["seq"], row["hash"])
        yield _entry_line(row, None if previous is None else previous.hex())

    async def _previous(self, row: asyncpg.Record) -> bytes | None:
        """The hash that an entry stands on: no column holds it. None where what had it is gone."""
        end = self.ends.get(row["writer"])
        if end is not None and end.seq == row["seq"] - 1:
            return end.hash
        found: bytes | None = await self.connection.fetchval(_HASH, row["writer"], row["seq"] - 1)
        return found


def _chain_of(row: asyncpg.Record) -> Chain:
    file = row["processing"]
    return Chain(row["writer"], file and Processing(file), row["opened_at"])


def _key_line(row: asyncpg.Record) -> bytes:
    said = {
        "endorsed_by": row["endorsed_by"],
        "id": row["id"],
        "number": row["number"],
        "public_key": row["public_key"].hex(),
        "since": moment(row["since"]),
    }
    return line_of("key", said, signature=row["signature"].hex())


def _checkpoint_line(row: asyncpg.Record, heads: Sequence[asyncpg.Record]) -> bytes:
    made = Checkpoint(
        row["number"],
        row["at"],
        row["key"],
        row["previous"].hex(),
        tuple(segment_of(head) for head in heads),
    )
    return line_of("checkpoint", made.said(), signature=row["signature"].hex())


def _stray_line(row: asyncpg.Record) -> bytes:
    said = {name: row[name] for name in ("after", "number", "seq")}
    return line_of("head", said, hash=row["hash"].hex(), writer=str(row["writer"]))


def _plan_line(row: asyncpg.Record) -> bytes:
    said = {name: row[name] for name in (*PLAN_LISTS, "law", "nature", "processing")}
    return line_of("plan", said, digest=row["digest"].hex())


def _entry_line(row: asyncpg.Record, previous: str | None) -> bytes:
    references = canonical_texts(orjson.loads(row["purpose_references"])).decode()
    said = entry_said(
        (
            row["agent"],
            row["acting_role"],
            row["purpose"],
            references,
            row["instant"],
            row["operation"],
            row["document"],
            row["plan"],
            row["record_ids"],
            row["authorisation_ids"],
            row["outcome"],
        ),
        writer=str(row["writer"]),
        seq=row["seq"],
        previous=previous,
        written_at=moment(row["written_at"]),
    )
    return line_of("entry", said, hash=row["hash"].hex())
