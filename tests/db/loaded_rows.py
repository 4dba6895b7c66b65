"""What a database holds, for tests of loading."""

import asyncpg

from db.loading.records import RECORD_TYPES

TABLES = [
    table
    for record in RECORD_TYPES
    for table in (record.table, *(refs.table for _, refs in record.lists))
]


async def fetch(url: str, query: str, *values: object) -> list[asyncpg.Record]:
    """The rows of one query over a connection of its own."""
    connection = await asyncpg.connect(url)
    try:
        return await connection.fetch(query, *values)
    finally:
        await connection.close()


async def rows_held(url: str) -> dict[str, int]:
    """How many rows each table of the register holds; empty tables are left out."""
    counted = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in TABLES)
    return {name: count for name, count in await fetch(url, counted) if count}
