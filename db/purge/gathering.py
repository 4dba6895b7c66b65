"""Finding what goes: the rows of a step that are due, and all that goes with them.

Everything found is put into the temporary table `doomed`. When it is to be erased, rows are locked
before it is decided whether they go: whoever wrote to one is waited for, and then counts; whoever
would hang something on one waits until it is gone.
"""

from datetime import datetime
from typing import TypeAlias

import asyncpg

from db.purge.steps import Follower, Step, doomed, file_of

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"


async def pick(connection: Connection, step: Step, at: datetime, limit: int | None) -> int:
    """Dooms rows of the step that are due at `at`, the longest due first; returns how many."""
    return _count(
        await connection.execute(
            f"""
            INSERT INTO doomed (kind, id, file, expires_at)
            SELECT '{step.table}', id, {file_of(step.table)}, retention_expires_at
            FROM {step.table}
            WHERE retention_expires_at <= $1 AND NOT ({step.unless})
              AND id NOT IN {doomed(step.table)}
            ORDER BY retention_expires_at, id LIMIT $2
            """,  # noqa: S608  ours
            at,
            limit,
        )
    )


async def confirm(connection: Connection, step: Step, at: datetime) -> int:
    """Locks what was picked, and spares what is no longer due; returns how many are left."""
    for table, condition in step.locked:
        await _lock(connection, table, condition, "NO KEY UPDATE")
    await _lock(connection, step.table, f"id IN {doomed(step.table)}", "UPDATE")
    await connection.execute(
        f"""
        DELETE FROM doomed WHERE kind = '{step.table}' AND NOT EXISTS (
            SELECT FROM {step.table}
            WHERE {step.table}.id = doomed.id AND retention_expires_at <= $1
              AND NOT ({step.unless}))
        """,  # noqa: S608  ours
        at,
    )
    left = await connection.fetchval(f"SELECT count(*) FROM {doomed(step.table)} AS left_over")  # noqa: S608  ours
    return int(left)


async def follow(connection: Connection, step: Step, *, lock: bool) -> None:
    """Dooms all that goes with what is doomed."""
    for follower in step.followers:
        if lock:
            await _lock(connection, follower.table, follower.among, "UPDATE")
        await _follow(connection, follower)


async def _follow(connection: Connection, follower: Follower) -> None:
    await connection.execute(
        f"""
        INSERT INTO doomed (kind, id, file)
        SELECT '{follower.table}', id, {file_of(follower.table)} FROM {follower.table}
        WHERE ({follower.among}) AND NOT ({follower.unless})
        ON CONFLICT DO NOTHING
        """  # noqa: S608  ours
    )


async def _lock(connection: Connection, table: str, condition: str, strength: str) -> None:
    await connection.execute(f"SELECT FROM {table} WHERE {condition} ORDER BY id FOR {strength}")


def _count(status: str) -> int:
    return int(status.rsplit(" ", 1)[-1])
