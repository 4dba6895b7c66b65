"""A hostile register, in memory and in a database."""

from collections.abc import Mapping
from random import Random

import asyncpg

from db.loading.records import RECORD_TYPES
from hostile.agents import agents, courts
from hostile.cases import case, people
from hostile.drawing import Draft, Tables
from hostile.links import links

ORDER = (*(record.table for record in RECORD_TYPES), "decision_charge")
"""Tables so that each comes after those it points to."""


def hostile_tables(seed: int, cases: int = 34) -> Tables:
    """The rows of a hostile register; the same for the same seed."""
    draft = Draft(Random(seed))  # noqa: S311  not for secrets
    where = courts(draft)
    agents(draft, where)
    people(draft)
    links(draft, [case(draft, where, number) for number in range(cases)])
    return draft.tables


async def store(url: str, tables: Mapping[str, list[dict[str, object]]]) -> None:
    """Write rows into a migrated database."""
    connection = await asyncpg.connect(url)
    try:
        for table in ORDER:
            rows = tables.get(table)
            if rows:
                columns = list(rows[0])
                await connection.copy_records_to_table(
                    table,
                    records=[tuple(row[column] for column in columns) for row in rows],
                    columns=columns,
                )
        await connection.execute("ANALYZE")
    finally:
        await connection.close()
