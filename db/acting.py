"""One act, one transaction: what it rests on is read and what it writes is written, or nothing is.

READ COMMITTED: each statement sees what was committed before it began, so a right revoked while
the act waited for its lock is seen to be revoked.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import asyncpg

from db.connection import Connection, Database
from db.connection_errors import told

LOCK_TIMEOUT: Final = "4s"
"""How long an act waits for another on the same record."""

_LOSES: Final = (
    asyncpg.DeadlockDetectedError,
    asyncpg.LockNotAvailableError,
    asyncpg.SerializationError,
)
_RULED_OUT: Final = (
    asyncpg.IntegrityConstraintViolationError,
    asyncpg.DataError,
    asyncpg.RaiseError,
)


class ActConflict(Exception):  # noqa: N818  the name says what came of it
    """Another act on the same record went before: nothing is written, and it may be done again."""


class ActRuledOut(Exception):  # noqa: N818  the name says what came of it
    """What would be written cannot stand in the register: nothing is written.

    `constraint` is the name of the constraint of ours that says so, where there is one.
    """

    def __init__(self, constraint: str | None) -> None:
        super().__init__("what would be written cannot stand")
        self.constraint = constraint


Row: TypeAlias = "asyncpg.Record | None"


@dataclass(slots=True)
class ActTransaction:
    """The transaction of an act. `fetch` runs a statement; nothing stays unless `commit` returns.

    Raises `ActConflict`, `ActRuledOut`, `DatabaseUnavailable`, `StatementTimeout` or
    `StatementRefused`; after any of them the transaction is over.
    """

    _connection: Connection
    _transaction: "asyncpg.transaction.Transaction"
    _over: bool = field(default=False, init=False)

    async def fetch(self, sql: str, args: Sequence[object]) -> Row:
        """The first row of a statement, or None."""
        try:
            row: Row = await self._connection.fetchrow(sql, *args)
        except Exception as error:  # noqa: BLE001  told anew: none may carry SQL or a value
            raise self._told(error) from None
        return row

    async def settle(self) -> None:
        """Check now what is checked at the end: nothing but an outage can stop the commit then."""
        await self.fetch("SET CONSTRAINTS ALL IMMEDIATE", ())

    async def commit(self) -> None:
        """Make it stay."""
        self._over = True
        try:
            await self._transaction.commit()
        except Exception as error:  # noqa: BLE001  told anew
            raise self._told(error) from None

    async def end(self) -> None:
        """Undo what was not committed."""
        if not self._over and not self._connection.is_closed():
            self._over = True
            await self._transaction.rollback()

    def _told(self, error: Exception) -> Exception:
        if isinstance(error, _LOSES):
            return ActConflict()
        if isinstance(error, _RULED_OUT):
            return ActRuledOut(getattr(error, "constraint_name", None))
        return told(error, connection_lost=self._connection.is_closed())


@asynccontextmanager
async def acting(database: Database) -> AsyncIterator[ActTransaction]:
    """A transaction for one act; whatever is not committed when the block ends is undone."""
    async with database.connection() as connection:
        transaction = connection.transaction(isolation="read_committed")
        try:
            await transaction.start()
            await connection.execute(f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'")
        except Exception as error:  # noqa: BLE001  told anew
            raise told(error, connection_lost=connection.is_closed()) from None
        act = ActTransaction(connection, transaction)
        try:
            yield act
        finally:
            await act.end()
