"""Chains, keys and checkpoints are added to, and nobody changes or removes them."""

import asyncpg
import pytest
from journal_making import Made, connected


@pytest.mark.parametrize("role", ["greffe_service", "none"])
@pytest.mark.parametrize(
    ("table", "column"),
    [("chain", "writer"), ("key", "id"), ("checkpoint", "key"), ("checkpoint_head", "seq")],
)
async def test_the_evidence_is_added_to_and_never_changed(
    small: Made, role: str, table: str, column: str
) -> None:
    async with connected(small.url) as connection:
        await connection.execute(f"SET ROLE {role}")
        for change in (
            f"DELETE FROM journal_{table}",
            f"TRUNCATE journal_{table} CASCADE",
            f"UPDATE journal_{table} SET {column} = {column}",
        ):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(change)


async def test_retention_erases_entries_and_no_evidence(small: Made) -> None:
    async with connected(small.url) as connection:
        await connection.execute("SET greffe.journal_retention = 'on'")
        for table in ("plan", "chain", "key", "checkpoint", "checkpoint_head"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await connection.execute(f"DELETE FROM journal_{table}")
