"""Changes of the register, as PostgreSQL tells them to every process that serves (LISTEN).

One connection a process listens. What it hears are ids, or that anything may have changed; it wakes
those who follow one of the ids, and what changed is theirs to read. A notification that comes while
nobody listens is lost: once the connection is there again, everybody is woken.
"""

import asyncio
import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from types import TracebackType
from typing import Final, Self
from uuid import UUID

import asyncpg
import structlog

from db.connection import SERVICE_ROLE, Connection

CHANNEL: Final = "greffe_change"
_LOST: Final = (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError)
_log: Final = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class ListeningLimits:
    """Times in seconds: between two signs of life asked of the connection, to wait for one, to
    connect, and between attempts.
    """

    alive: float = 10.0
    answer: float = 5.0
    connect: float = 3.0
    first_retry: float = 0.1
    longest_retry: float = 5.0


@dataclass(frozen=True, slots=True, eq=False)
class Watch:
    """One who follows some ids. However many changes come before he looks, he is woken once."""

    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self) -> None:
        """Something may have changed."""
        self._woken.set()

    def looks(self) -> None:
        """What came until now is about to be read."""
        self._woken.clear()

    async def changed(self, within: float) -> None:
        """Return at the next change, or after so many seconds."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._woken.wait()


@dataclass(slots=True)
class Changes:
    """Hears of changes. `async with Changes(dsn) as changes: with changes.watch(ids) as watch: ...`

    The address must lead to PostgreSQL itself, or to a pooler that keeps sessions.
    """

    dsn: str = field(repr=False)
    limits: ListeningLimits = ListeningLimits()
    _watching: dict[UUID, set[Watch]] = field(default_factory=dict, init=False)
    _everybody: set[Watch] = field(default_factory=set, init=False)
    _heard: asyncio.Event = field(default_factory=asyncio.Event, init=False)
    _task: "asyncio.Task[None] | None" = field(default=None, init=False)

    @property
    def watching(self) -> int:
        """How many follow something."""
        return len(self._everybody)

    @property
    def listening(self) -> bool:
        """Whether a connection listens."""
        return self._heard.is_set()

    @contextlib.contextmanager
    def watch(self, ids: Iterable[UUID]) -> Iterator[Watch]:
        """Follow ids for the time of a block."""
        watch, followed = Watch(), frozenset(ids)
        self._everybody.add(watch)
        for each in followed:
            self._watching.setdefault(each, set()).add(watch)
        try:
            yield watch
        finally:
            self._everybody.discard(watch)
            for each in followed:
                self._watching[each].discard(watch)
                if not self._watching[each]:
                    del self._watching[each]

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._listen(), name="changes")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task

    def tell(self, payload: str) -> None:
        """Wake those whom a notification concerns: all, where it is not the ids of something."""
        try:
            ids = [UUID(each) for each in payload.split(",")]
        except ValueError:
            self._wake(self._everybody)
            return
        for each in ids:
            self._wake(self._watching.get(each, ()))

    @staticmethod
    def _wake(woken: Iterable[Watch]) -> None:
        for watch in woken:
            watch.wake()

    async def _listen(self) -> None:
        pause = self.limits.first_retry
        while True:
            try:
                await self._until_lost()
            except _LOST as error:
                # The kind alone: an error's text may hold an address.
                _log.warning("changes: not listening", error=type(error).__name__)
            if self._heard.is_set():
                pause = self.limits.first_retry
            self._heard.clear()
            await asyncio.sleep(pause)
            pause = min(pause * 2, self.limits.longest_retry)

    async def _until_lost(self) -> None:
        """Listen for as long as the connection gives a sign of life; raises what ended it."""
        connection: Connection = await asyncpg.connect(
            self.dsn,
            timeout=self.limits.connect,
            command_timeout=self.limits.answer,
            server_settings={"application_name": "greffe-changes", "role": SERVICE_ROLE},
        )
        try:
            await connection.add_listener(CHANNEL, self._on_notification)
            lost = asyncio.Event()
            connection.add_termination_listener(lambda _connection: lost.set())
            self._heard.set()
            self._wake(self._everybody)  # what was said while nobody listened is read anew
            while not lost.is_set():
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(self.limits.alive):
                        await lost.wait()
                if not lost.is_set():
                    await connection.execute("SELECT 1")
        finally:
            connection.terminate()

    def _on_notification(
        self, _connection: object, _process: int, _channel: str, payload: object
    ) -> None:
        self.tell(str(payload))
