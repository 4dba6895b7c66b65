"""The journal: every operation, refused ones too, on disk before its answer leaves (GX-13).

Entries of concurrent operations are grouped: written at once when nothing is being written, and
together, as one batch, when they arrive during a write. There is no timer.

The journal fails closed. `append` returns only when its entry is durable, and raises
`JournalUnavailable` in every other case: nothing may then be released.
"""

import asyncio
import contextlib
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, Self
from uuid import UUID

import asyncpg
import structlog

from db.distribution import Distribution
from db.evidence.chain import Head
from db.journal_entry import JournalEntry, JournalRow, PlanDescription, row_of
from db.journal_writer import JournalWriter

_log: Final = structlog.get_logger()


class JournalUnavailable(Exception):  # noqa: N818  the name says the state, as its code does
    """The entry is not, or not surely, in the journal: nothing may be released."""


@dataclass(frozen=True, slots=True)
class JournalLimits:
    """Bounds of the journal; times in seconds.

    `waiting` is how many entries may wait for their write; `batch` how many are written together.
    """

    waiting: int = 4096
    batch: int = 256
    connect_timeout: float = 3.0
    write_timeout: float = 5.0
    first_retry: float = 0.1
    longest_retry: float = 5.0


GROUPS: Final = (1, 2, 4, 8, 16, 32, 64, 128, 256)


@dataclass(slots=True)
class GroupCounts:
    """How many entries were written at a time, and how many such groups failed."""

    sizes: Distribution = field(default_factory=lambda: Distribution(GROUPS))
    failed: int = 0


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An entry on its way; `durable` is answered true or false, and may be cancelled before."""

    row: JournalRow
    plan: PlanDescription
    durable: "asyncio.Future[bool]"

    def answer(self, *, durable: bool) -> None:
        if not self.durable.done():
            self.durable.set_result(durable)


@dataclass(slots=True)
class Journal:
    """The journal of one process. `async with Journal(dsn) as journal: await journal.append(...)`.

    INVARIANT: an entry is sent at most once. One that failed is not tried again, for it may be
    there already; its operation has been refused.
    """

    dsn: str = field(repr=False)
    limits: JournalLimits = JournalLimits()
    groups: GroupCounts = field(default_factory=GroupCounts, init=False)
    _waiting: deque[_Waiting] = field(default_factory=deque, init=False)
    _something: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    _closing: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    _writer: JournalWriter | None = field(default=None, init=False)
    _accepting: bool = field(default=False, init=False)
    _task: "asyncio.Task[None] | None" = field(default=None, init=False)
    _pause: float = field(default=0.0, init=False)

    @property
    def available(self) -> bool:
        """Whether an entry given now has a connection to be written on; for readiness."""
        return self._accepting and self._writer is not None and self._writer.usable

    @property
    def waiting(self) -> int:
        """Entries that wait for their write."""
        return len(self._waiting)

    @property
    def heads(self) -> Mapping[UUID, Head]:
        """The last durable entry of each chain that goes on, for checkpoints to compare with."""
        return {} if self._writer is None else self._writer.heads

    async def append(self, entry: JournalEntry) -> None:
        """Return when the entry is durable.

        Raises `JournalUnavailable` where it is not, or where that is not known. An operation that
        is cancelled while it waits leaves its entry: it was asked, and nothing was released.
        """
        row = row_of(entry)
        if not self._accepting or len(self._waiting) >= self.limits.waiting:
            raise JournalUnavailable
        durable: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append(_Waiting(row, entry.plan, durable))
        self._something.set()
        if not await durable:
            raise JournalUnavailable

    async def start(self) -> None:
        """Connect and begin to write. Raises `JournalUnavailable` if there is no connection."""
        self._pause = self.limits.first_retry
        await self._connect()
        if not self._accepting:
            raise JournalUnavailable("no connection to the database of the journal")
        self._task = asyncio.create_task(self._keep_writing(), name="journal")

    async def close(self) -> None:
        """Write what waits, then end. Entries appended from now on are refused."""
        self._accepting = False
        self._closing.set()
        self._something.set()
        if self._task is not None:
            await self._task

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def _keep_writing(self) -> None:
        try:
            while self._waiting or not self._closing.is_set():
                if self._writer is None or not self._writer.usable:
                    await self._reconnect()
                elif self._waiting:
                    await self._write_batch(self._writer)
                else:
                    await self._something.wait()
                    self._something.clear()
            if self._writer is not None:
                # What was appended is written by now; how the connection ends is no matter.
                with contextlib.suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
                    await self._writer.close()
        finally:
            self._accepting = False
            self._refuse_waiting()

    async def _write_batch(self, writer: JournalWriter) -> None:
        size = min(len(self._waiting), self.limits.batch)
        batch = [self._waiting.popleft() for _ in range(size)]
        durable = False
        try:
            await writer.write([one.row for one in batch], [one.plan for one in batch])
            durable = True
            self.groups.sizes.add(size)
        except Exception as error:  # noqa: BLE001  whatever it is, its operations are refused
            # The kind alone: an error's text may hold what was being written.
            _log.error("journal: a batch failed", entries=size, error=type(error).__name__)
        finally:
            if not durable:
                self.groups.failed += 1
                writer.abandon()
            for one in batch:
                one.answer(durable=durable)

    async def _reconnect(self) -> None:
        """One attempt for those who wait; then nobody is kept waiting until there is a writer."""
        await self._connect()
        if self._writer is not None and self._writer.usable:
            self._pause = self.limits.first_retry
            return
        self._refuse_waiting()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), self._pause)
        self._pause = min(self._pause * 2, self.limits.longest_retry)

    async def _connect(self) -> None:
        try:
            self._writer = await JournalWriter.open(
                self.dsn,
                connect_timeout=self.limits.connect_timeout,
                write_timeout=self.limits.write_timeout,
                lost=self._something.set,
            )
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            _log.error("journal: no connection", error=repr(error))
            self._writer = None
        self._accepting = self._writer is not None and not self._closing.is_set()

    def _refuse_waiting(self) -> None:
        while self._waiting:
            self._waiting.popleft().answer(durable=False)
