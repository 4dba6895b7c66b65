"""Connections to PostgreSQL for planned reads: few, warm, last in first out.

asyncpg's pool wraps a connection anew and starts a task at every release, which costs more than a
small statement does. A planned read leaves nothing behind on a connection (no transaction, no
listener, no setting), so here a connection is handed over as it is. What does need care, a
connection left in the middle of an answer, is closed in the background and replaced.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final, Self, TypeAlias

import asyncpg

from db.connection_errors import DatabaseUnavailable, told

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

SERVICE_ROLE: Final = "greffe_service"
"""The database role of whatever the service does: it reads, and writes what acts may write."""

CLOSING_TIMEOUT: Final = 5.0
"""Seconds a connection has to close in good order before it is cut."""

ANSWER_MARGIN: Final = 2.0
"""Seconds beyond the statement timeout after which the server is taken for gone."""


_NESTED: Final = (
    "SELECT ARRAY(SELECT ROW(1)), '{}'::uuid[], '{}'::text[], '{}'::date[], '{}'::timestamptz[],"
    " '{}'::bool[], '{}'::int[], '{}'::bigint[], '{}'::varchar[], '{}'::smallint[], '{}'::float8[]"
)
"""Makes asyncpg look up the arrays that it cannot read inside a record before."""


@dataclass(frozen=True, slots=True)
class ConnectionSettings:
    """How many connections, how long they may take, and what they keep.

    `size` connections at most; `statement_timeout_ms` milliseconds a statement; `connect_timeout`
    and `wait_timeout` (for a free connection) in seconds; `statements` prepared statements kept on
    each connection.
    """

    size: int = 8
    statement_timeout_ms: int = 5_000
    connect_timeout: float = 3.0
    wait_timeout: float = 5.0
    statements: int = 256
    application_name: str = "greffe"


@dataclass(frozen=True, slots=True)
class PoolUse:
    """Connections at most, those in use, and how many wait for one."""

    size: int
    taken: int
    waiting: int


async def connect(url: str, settings: ConnectionSettings) -> Connection:
    """One connection with the session of a planned read.

    Statements are prepared under a name and kept (a nameless one is planned anew at each run),
    however long they are and whatever time passes. Raises what asyncpg raises.
    """
    connection = await asyncpg.connect(
        url,
        timeout=settings.connect_timeout,
        command_timeout=settings.statement_timeout_ms / 1000 + ANSWER_MARGIN,
        statement_cache_size=settings.statements,
        max_cached_statement_lifetime=0,
        max_cacheable_statement_size=0,
        server_settings={
            "application_name": settings.application_name,
            # Reads and acts have no more rights than what they need: see the grants.
            "role": SERVICE_ROLE,
            # Whatever the server's or the database's default: an act that is answered stays done.
            "synchronous_commit": "on",
            "jit": "off",
            # Planned once, whatever the values: for the value of a cursor PostgreSQL would think a
            # plan of its own so much better that it plans a page anew each time it is read.
            "plan_cache_mode": "force_generic_plan",
            "statement_timeout": str(settings.statement_timeout_ms),
            "timezone": "UTC",
        },
    )
    await connection.fetchrow(_NESTED)
    return connection


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The database as it stands for one transaction that only reads."""

    _connection: Connection

    async def fetch_planned(self, sql: str, args: Sequence[object]) -> "asyncpg.Record | None":
        """The first row of a statement, or None. Raises as that of `Database` does."""
        try:
            return await self._connection.fetchrow(sql, *args)
        except Exception as error:  # noqa: BLE001 - told anew: none may carry SQL or a value
            raise told(error, connection_lost=self._connection.is_closed()) from None


@dataclass(slots=True)
class Database:
    """The database as planned reads see it.

    `async with Database(url) as database: row = await database.fetch_planned(sql, args)`.
    """

    url: str = field(repr=False)
    settings: ConnectionSettings = ConnectionSettings()
    _idle: list[Connection] = field(default_factory=list, init=False, repr=False)
    _leaving: set[asyncio.Task[None]] = field(default_factory=set, init=False, repr=False)
    _turns: asyncio.Semaphore = field(init=False, repr=False)
    _closed: bool = field(default=False, init=False, repr=False)
    _taken: int = field(default=0, init=False, repr=False)
    _waiting: int = field(default=0, init=False, repr=False)

    def __post_init__(self) -> None:
        self._turns = asyncio.Semaphore(self.settings.size)

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @property
    def use(self) -> PoolUse:
        """How the connections are used at present."""
        return PoolUse(self.settings.size, self._taken, self._waiting)

    async def open(self) -> None:
        """Opens every connection now rather than when first needed.

        Raises DatabaseUnavailable, and leaves none open, if one cannot be opened.
        """
        try:
            for _ in range(self.settings.size):
                self._idle.append(await self._connect())
        except DatabaseUnavailable:
            await self.close()
            raise

    async def close(self) -> None:
        """Waits for the connections in use, then closes all; further reads are refused."""
        self._closed = True
        for _ in range(self.settings.size):
            await self._turns.acquire()
        for connection in self._idle:
            self._dismiss(connection)
        self._idle.clear()
        await asyncio.gather(*self._leaving)

    async def fetch_planned(self, sql: str, args: Sequence[object]) -> asyncpg.Record | None:
        """The first row of a statement, or None; it is prepared once a connection.

        Raises DatabaseUnavailable, StatementTimeout, or StatementRefused.
        """
        connection = await self._take()
        fit = False
        try:
            row = await connection.fetchrow(sql, *args)
            fit = True
        except Exception as error:  # noqa: BLE001 - told anew: none may carry SQL or a value
            fit = isinstance(error, asyncpg.PostgresError)
            raise told(error, connection_lost=connection.is_closed()) from None
        finally:
            self._give_back(connection, fit=fit)
        return row

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator["Snapshot"]:
        """For statements that all see what was committed before the first, and nothing later.

        Raises what `fetch_planned` does.
        """
        async with self.connection() as connection:
            transaction = connection.transaction(isolation="repeatable_read", readonly=True)
            try:
                await transaction.start()
            except Exception as error:  # noqa: BLE001 - told anew
                raise told(error, connection_lost=connection.is_closed()) from None
            try:
                yield Snapshot(connection)
            finally:
                if not connection.is_closed():
                    await transaction.rollback()  # it has written nothing

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """A connection for work of more than one statement; asyncpg's own errors come through."""
        connection = await self._take()
        fit = False
        try:
            yield connection
            fit = not connection.is_in_transaction()
        finally:
            self._give_back(connection, fit=fit)

    async def _take(self) -> Connection:
        await self._turn()
        while self._idle:
            connection = self._idle.pop()
            if not connection.is_closed():
                return connection
        try:
            return await self._connect()
        except BaseException:
            self._release()
            raise

    async def _turn(self) -> None:
        if self._closed:
            raise DatabaseUnavailable("the connections are closed")
        if self._turns.locked():
            await self._wait()
        else:
            await self._turns.acquire()
        self._taken += 1

    async def _wait(self) -> None:
        self._waiting += 1
        try:
            async with asyncio.timeout(self.settings.wait_timeout):
                await self._turns.acquire()
        except TimeoutError:
            raise DatabaseUnavailable("no connection came free in time") from None
        finally:
            self._waiting -= 1

    def _release(self) -> None:
        self._taken -= 1
        self._turns.release()

    async def _connect(self) -> Connection:
        try:
            return await connect(self.url, self.settings)
        except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
            raise DatabaseUnavailable("no connection could be opened") from None

    def _give_back(self, connection: Connection, *, fit: bool) -> None:
        """Keeps a fit connection; lets an unfit one go, and its turn with it once it is gone."""
        if fit and not connection.is_closed():
            self._idle.append(connection)
            self._release()
            return
        self._dismiss(connection).add_done_callback(lambda _: self._release())

    def _dismiss(self, connection: Connection) -> asyncio.Task[None]:
        leaving = asyncio.create_task(_part_with(connection))
        self._leaving.add(leaving)
        leaving.add_done_callback(self._leaving.discard)
        return leaving


async def _part_with(connection: Connection) -> None:
    """Closes in good order, which cancels a statement still running; or cuts."""
    try:
        await connection.close(timeout=CLOSING_TIMEOUT)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError):
        connection.terminate()
