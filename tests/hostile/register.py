"""A hostile register, in memory and in a database."""

from collections.abc import Mapping
from random import Random

import asyncpg

from db.loading.records import RECORD_TYPES
from hostile.agents import Courts, agents, courts
from hostile.antecedents import antecedents
from hostile.authorising import authorisations
from hostile.bodies import bodies
from hostile.cases import case, people
from hostile.communications import communications
from hostile.drawing import Draft, Tables
from hostile.links import links
from hostile.officials import officials
from hostile.opening import extended_jurisdiction, requests, studies
from permissions.register import Register

ORDER = (
    *(record.table for record in RECORD_TYPES),
    *(refs.table for record in RECORD_TYPES for _, refs in record.lists),
)
"""Tables so that each comes after those it points to."""


def hostile_tables(seed: int, cases: int = 34) -> Tables:
    """The rows of a hostile register; the same for the same seed."""
    draft = Draft(Random(seed))  # noqa: S311  not for secrets
    where = courts(draft)
    agents(draft, where)
    people(draft)
    links(draft, [case(draft, where, number) for number in range(cases)])
    _all_else(Draft(Random(f"{seed} and all else"), draft.tables), where)  # noqa: S311  not for secrets
    return draft.tables


def _all_else(draft: Draft, where: Courts) -> None:
    """The other two files, and the acts by which the three are opened; drawn apart, so that the
    register of cases is what it is without them.
    """
    bodies(draft)
    officials(draft, where)
    unknown = [case(draft, where, 900 + number, known=False) for number in range(2)]
    extended_jurisdiction(draft, where)
    requests(draft, where)
    studies(draft)
    communications(draft, unknown)
    authorisations(draft)
    antecedents(draft, where)


async def store(url: str, tables: Mapping[str, list[dict[str, object]]]) -> None:
    """Write rows into a migrated database; studies have the keys that they have in memory."""
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
        studies = Register(tables).rows("study")
        await connection.executemany(
            "UPDATE study SET pseudonym_key = $2 WHERE id = $1",
            [(row["id"], row["pseudonym_key"]) for row in studies],
        )
        await connection.execute("ANALYZE")
    finally:
        await connection.close()
