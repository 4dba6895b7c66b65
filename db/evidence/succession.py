"""The keys of a journal in their order: the first introduced by itself, then one by the other."""

from typing import Final, TypeAlias

import asyncpg

from db.evidence.keys import JournalKeyError, SigningKey, endorsement

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

_KEYS: Final = "SELECT id FROM journal_key ORDER BY number"
_WRITE: Final = """
INSERT INTO journal_key (number, id, public_key, since, endorsed_by, signature)
VALUES ($1, $2, $3, $4, $5, $6)
"""


async def introduce(connection: Connection, key: SigningKey) -> bool:
    """Write down the first key of a journal; true if it was. For others, see `newest_key`.

    In a transaction that holds the lock. Raises `JournalKeyError`.
    """
    if await connection.fetchval("SELECT count(*) FROM journal_key"):
        await newest_key(connection, key)
        return False
    await _write(connection, key, by=key, number=1, endorsed_by=None)
    return True


async def newest_key(connection: Connection, key: SigningKey) -> str:
    """The name of the key, which must be the newest. Raises `JournalKeyError`."""
    known = [row["id"] for row in await connection.fetch(_KEYS)]
    if known and known[-1] == key.id:
        return key.id
    if key.id in known:
        raise JournalKeyError(
            f"the key {key.id} of the journal was replaced by {known[-1]}: name the new one in"
            " GREFFE_JOURNAL_KEY"
        )
    raise JournalKeyError(
        f"the key {key.id} is not one of this journal's, whose newest is"
        f" {known[-1] if known else 'none'}: name that one in GREFFE_JOURNAL_KEY, or have it"
        " endorse this one by `greffe journal rotate`"
    )


async def endorse(connection: Connection, old: SigningKey, new: SigningKey) -> None:
    """Write down a key that the newest endorses. Raises `JournalKeyError`."""
    await newest_key(connection, old)
    known = [row["id"] for row in await connection.fetch(_KEYS)]
    if new.id in known:
        raise JournalKeyError(f"the key {new.id} is one of this journal's already")
    await _write(connection, new, by=old, number=len(known) + 1, endorsed_by=old.id)


async def _write(
    connection: Connection, key: SigningKey, *, by: SigningKey, number: int, endorsed_by: str | None
) -> None:
    since = await connection.fetchval("SELECT clock_timestamp()")
    signature = endorsement(
        by, number=number, public=key.public, since=since, endorsed_by=endorsed_by
    )
    await connection.execute(_WRITE, number, key.id, key.public, since, endorsed_by, signature)
