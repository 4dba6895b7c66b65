"""Taking checkpoints: every so often, over all chains, those of crashed processes included.

A checkpoint is taken on a connection of its own, under a lock that one process holds at a time. It
never holds up an entry: where it fails, entries go on and the next one covers them.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, Self, TypeAlias
from uuid import UUID

import asyncpg
import structlog

from db.connection import SERVICE_ROLE
from db.enumerations import Processing
from db.evidence.chain import NOTHING, Chain, Head
from db.evidence.checkpoint import Checkpoint, Segment
from db.evidence.keys import SigningKey, is_signed
from db.evidence.succession import introduce, newest_key

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

LOCK: Final = 0x67726566666533
"""Key of the advisory lock under which keys and checkpoints are written."""
CONNECT_SECONDS: Final = 5.0
STATEMENT_SECONDS: Final = 15.0

_log: Final = structlog.get_logger()
_FAULTS: Final = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError)

_LAST: Final = """
SELECT checkpoint.number, at, key, previous, checkpoint.signature, signer.public_key
  FROM journal_checkpoint AS checkpoint LEFT JOIN journal_key AS signer ON signer.id = key
 ORDER BY checkpoint.number DESC LIMIT 1
"""
_HEADS: Final = """
SELECT head.writer, head.after, head.seq, head.hash,
       chain.processing, chain.opened_at
  FROM journal_checkpoint_head AS head JOIN journal_chain AS chain USING (writer)
 WHERE head.number = $1 ORDER BY head.writer
"""
_MOVED: Final = """
SELECT chain.writer, chain.processing, chain.opened_at,
       coalesce(head.seq, 0) AS after, last.seq, last.hash
  FROM journal_chain AS chain
  LEFT JOIN LATERAL (
      SELECT covered.seq FROM journal_checkpoint_head AS covered
        JOIN journal_checkpoint USING (number)
       WHERE covered.writer = chain.writer ORDER BY covered.seq DESC LIMIT 1
  ) AS head ON true
 CROSS JOIN LATERAL (
      SELECT seq, hash FROM journal_entry AS entry
       WHERE entry.writer = chain.writer AND entry.seq > coalesce(head.seq, 0)
       ORDER BY seq DESC LIMIT 1
  ) AS last
 ORDER BY chain.writer
"""
_STORED: Final = """
SELECT hash FROM journal_entry WHERE writer = $1 AND seq = $2
 UNION ALL
SELECT hash FROM journal_checkpoint_head WHERE writer = $1 AND seq = $2
"""
_SIGNATURE: Final = "SELECT signature FROM journal_checkpoint WHERE number = $1"
_WRITE: Final = """
INSERT INTO journal_checkpoint (number, at, key, previous, signature) VALUES ($1, $2, $3, $4, $5)
"""
_WRITE_HEADS: Final = """
INSERT INTO journal_checkpoint_head (number, writer, after, seq, hash) VALUES ($1, $2, $3, $4, $5)
"""


class ChainDiffersError(Exception):
    """A chain in the database is not what this process wrote; the text names chain and entry."""


@dataclass(slots=True)
class Counts:
    """What became of the checkpoints of this process, for metrics; `number` is the last known."""

    taken: int = 0
    failed: int = 0
    differing: int = 0
    number: int = 0


@dataclass(slots=True)
class Checkpointing:
    """Takes checkpoints for as long as the block lasts, `every` so many seconds, and at its end.

    `heads` says where the chains of this process stand. Entering introduces the key and raises
    `JournalKeyError` where the journal knows another; also what asyncpg raises.
    """

    dsn: str = field(repr=False)
    key: SigningKey = field(repr=False)
    heads: Callable[[], Mapping[UUID, Head]] = dict
    every: float = 60.0
    counts: Counts = field(default_factory=Counts)
    _last: "tuple[int, bytes] | None" = field(default=None, init=False)
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)
    _closing: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    _task: "asyncio.Task[None] | None" = field(default=None, init=False)

    async def __aenter__(self) -> Self:
        await introduced(self.dsn, self.key)
        self._task = asyncio.create_task(self._keep_taking(), name="checkpoints")
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

    async def _keep_taking(self) -> None:
        await self.take()
        is_last = False
        while not is_last:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), self.every)
            # One that is being taken when the block ends has not seen the last entries.
            is_last = self._closing.is_set()
            await self.take()

    async def take(self) -> Checkpoint | None:
        """Take one if anything moved. What goes wrong is logged and counted, not raised."""
        # What this process signed last must be known when the next one is compared with it.
        async with self._one_at_a_time:
            return await self._take()

    async def _take(self) -> Checkpoint | None:
        try:
            made = await take_checkpoint(self.dsn, self.key, self.heads(), last=self._last)
        except ChainDiffersError as error:
            self.counts.differing += 1
            _log.error("journal: the database does not hold what was written", found=str(error))
            return None
        except Exception as error:  # noqa: BLE001  whatever it is, entries go on without it
            self.counts.failed += 1
            _log.error("journal: no checkpoint", error=type(error).__name__, said=str(error))
            return None
        if made is not None:
            self.counts.taken += 1
            self.counts.number = made.number
            self._last = made.number, self.key.private.sign(made.content())
            _log.info("journal: checkpoint", number=made.number, hash=made.hash())
        return made


@asynccontextmanager
async def locked(dsn: str) -> AsyncIterator[Connection]:
    """A connection in a transaction that holds the lock, under the database role of the service."""
    connection = await asyncpg.connect(
        dsn,
        timeout=CONNECT_SECONDS,
        command_timeout=STATEMENT_SECONDS,
        server_settings={
            "application_name": "greffe checkpoint",
            "role": SERVICE_ROLE,
            "synchronous_commit": "on",
        },
    )
    try:
        async with asyncio.timeout(2 * STATEMENT_SECONDS):
            await connection.execute("BEGIN")
            await connection.execute("SELECT pg_advisory_xact_lock($1)", LOCK)
            yield connection
            await connection.execute("COMMIT")
        with contextlib.suppress(*_FAULTS):
            await connection.close(timeout=CONNECT_SECONDS)
    finally:
        if not connection.is_closed():
            connection.terminate()


async def introduced(dsn: str, key: SigningKey) -> None:
    """See that the key may sign; the first one of a journal is written down, and signs at once.

    Raises `JournalKeyError`, and what asyncpg raises.
    """
    async with locked(dsn) as connection:
        if await introduce(connection, key):
            await write_checkpoint(connection, key, {}, always=True)


async def take_checkpoint(
    dsn: str,
    key: SigningKey,
    own: Mapping[UUID, Head],
    *,
    last: tuple[int, bytes] | None = None,
    always: bool = False,
) -> Checkpoint | None:
    """Take a checkpoint if any chain moved, or `always`; None where there was nothing to say.

    `own` and `last` are what this process knows to be there: its chains, and the number and
    signature of its last checkpoint. Raises `ChainDiffersError`, `JournalKeyError`, and what
    asyncpg raises.
    """
    async with locked(dsn) as connection:
        if last is not None and await connection.fetchval(_SIGNATURE, last[0]) != last[1]:
            raise ChainDiffersError(f"checkpoint {last[0]} is not what was signed")
        return await write_checkpoint(connection, key, own, always=always)


async def write_checkpoint(
    connection: Connection, key: SigningKey, own: Mapping[UUID, Head], *, always: bool = False
) -> Checkpoint | None:
    """The same inside a transaction that holds the lock."""
    newest = await newest_key(connection, key)
    await _compare(connection, own)
    rows = await connection.fetch(_MOVED)
    if not rows and not always:
        return None
    number, previous = await _before(connection)
    made = Checkpoint(
        number=number + 1,
        at=await connection.fetchval("SELECT clock_timestamp()"),
        key=newest,
        previous=previous,
        heads=tuple(segment_of(row) for row in rows),
    )
    signature = key.private.sign(made.content())
    await connection.execute(
        _WRITE, made.number, made.at, made.key, bytes.fromhex(made.previous), signature
    )
    await connection.executemany(
        _WRITE_HEADS,
        [(made.number, each.writer, each.after, each.seq, each.hash) for each in made.heads],
    )
    return made


def segment_of(row: asyncpg.Record) -> Segment:
    """A segment from a row that holds its chain as well."""
    file = row["processing"]
    chain = Chain(row["writer"], file and Processing(file), row["opened_at"])
    return Segment(chain.writer, chain.opening(), row["after"], row["seq"], row["hash"])


async def _compare(connection: Connection, own: Mapping[UUID, Head]) -> None:
    """Every chain of this process stands in the database as this process wrote it."""
    for writer, head in own.items():
        found = await connection.fetchval(_STORED, writer, head.seq)
        if found != head.hash:
            is_there = "is not what was written" if found else "is not there"
            raise ChainDiffersError(f"chain {writer}: entry {head.seq} {is_there}")


async def _before(connection: Connection) -> tuple[int, str]:
    """The number and hash of the last checkpoint, from what the database says of it.

    Raises `ChainDiffersError` where that is not what its key signed: nothing stands on it.
    """
    last = await connection.fetchrow(_LAST)
    if last is None:
        return 0, NOTHING
    heads = await connection.fetch(_HEADS, last["number"])
    before = Checkpoint(
        last["number"],
        last["at"],
        last["key"],
        last["previous"].hex(),
        tuple(segment_of(row) for row in heads),
    )
    public: bytes | None = last["public_key"]
    if public is None or not is_signed(public, last["signature"], before.content()):
        raise ChainDiffersError(f"checkpoint {before.number} is not what was signed")
    return before.number, before.hash()
