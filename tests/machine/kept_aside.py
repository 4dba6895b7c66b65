"""The register as it is before each sequence: kept aside, and put back."""

import asyncpg
from doing import WRITTEN

COLUMNS = """
    SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'
"""


async def keep_aside(database: asyncpg.Connection, tables: tuple[str, ...] = WRITTEN) -> None:
    """Copies the tables that acts write."""
    await database.execute("CREATE SCHEMA aside")
    for table in tables:
        await database.execute(f"CREATE TABLE aside.{table} AS TABLE {table}")


async def put_back(database: asyncpg.Connection, tables: set[str]) -> None:
    """Puts tables back as they were, without a trigger: what was derived is kept aside, too."""
    statements = ["SET LOCAL session_replication_role = replica"]
    for table in sorted(tables):
        columns = await database.fetchval(COLUMNS, table)
        statements.append(f"DELETE FROM {table}")
        statements.append(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM aside.{table}")
    async with database.transaction():
        for statement in statements:
            await database.execute(statement)
