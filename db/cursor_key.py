"""The key that cursors are sealed with. It is in the database: all processes over it share it."""

from typing import Final

from db.connection import Database
from db.migrate import UnfitDatabaseError

_KEY: Final = "SELECT key FROM cursor_key"


async def cursor_key(database: Database) -> bytes:
    """The key, 64 bytes. Raises `UnfitDatabaseError` where it was deleted."""
    row = await database.fetch_planned(_KEY, ())
    if row is None:
        raise UnfitDatabaseError(
            "the table cursor_key is empty: insert a key of 64 random bytes, or restore it"
        )
    key: bytes = row["key"]
    return key
