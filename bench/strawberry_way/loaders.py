"""Dataloaders: one query a table for all the records that a request wants of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from uuid import UUID

import asyncpg
from strawberry.dataloader import DataLoader

Pool = asyncpg.Pool  # generic in its stubs only
Rows = list[asyncpg.Record]

SHOWN_CAPACITIES = (
    "SUSPECT",
    "ASSISTED_WITNESS",
    "UNDER_EXAMINATION",
    "PROSECUTED",
    "CONVICTED",
    "ACQUITTED",
    "VICTIM",
    "CIVIL_PARTY",
)
_CAPACITIES = ", ".join(f"'{capacity}'" for capacity in SHOWN_CAPACITIES)

_COURTS = "SELECT id, name FROM court WHERE id = ANY($1)"
_PERSONS = """
SELECT id, surname, forenames, birth_date, birth_place, address FROM person WHERE id = ANY($1)
"""
_COMPANIES = "SELECT id, company_name, siren FROM legal_entity WHERE id = ANY($1)"
_OFFENCES = """
SELECT id, case_id, date_from, place, legal_classification, class FROM offence
 WHERE case_id = ANY($1) ORDER BY id
"""
_PARTIES = f"""
SELECT id, case_id, person_id, legal_entity_id, capacity, known FROM party
 WHERE case_id = ANY($1) AND capacity IN ({_CAPACITIES}) ORDER BY id
"""
_CHARGES = f"""
SELECT c.id, c.case_id, c.party_id, c.offence_id, c.requalified_as
  FROM charge c JOIN party p ON p.id = c.party_id
 WHERE c.case_id = ANY($1) AND p.capacity IN ({_CAPACITIES}) ORDER BY c.id
"""
_DECISIONS = """
SELECT id, case_id, court_id, type, pronounced_at, final_at FROM decision
 WHERE case_id = ANY($1) AND type NOT IN ('CIVIL', 'EDUCATIONAL', 'JLD_ORDER')
 ORDER BY pronounced_at, id
"""


@dataclass(slots=True)
class Loaders:
    """The loaders of one request."""

    court: DataLoader[UUID, asyncpg.Record | None]
    person: DataLoader[UUID, asyncpg.Record | None]
    company: DataLoader[UUID, asyncpg.Record | None]
    offences: DataLoader[UUID, Rows]
    parties: DataLoader[UUID, Rows]
    charges: DataLoader[UUID, Rows]
    decisions: DataLoader[UUID, Rows]

    @classmethod
    def over(cls, pool: "Pool[asyncpg.Record]") -> "Loaders":
        """Loaders that query through a pool."""
        return cls(
            DataLoader(_by_id(pool, _COURTS)),
            DataLoader(_by_id(pool, _PERSONS)),
            DataLoader(_by_id(pool, _COMPANIES)),
            DataLoader(_by_case(pool, _OFFENCES)),
            DataLoader(_by_case(pool, _PARTIES)),
            DataLoader(_by_case(pool, _CHARGES)),
            DataLoader(_by_case(pool, _DECISIONS)),
        )


def _by_id(
    pool: "Pool[asyncpg.Record]", query: str
) -> Callable[[list[UUID]], Awaitable[list[asyncpg.Record | None]]]:
    async def load(ids: list[UUID]) -> list[asyncpg.Record | None]:
        found = {row["id"]: row for row in await pool.fetch(query, ids)}
        return [found.get(each) for each in ids]

    return load


def _by_case(
    pool: "Pool[asyncpg.Record]", query: str
) -> Callable[[list[UUID]], Awaitable[list[Rows]]]:
    async def load(ids: list[UUID]) -> list[Rows]:
        found: dict[UUID, Rows] = {each: [] for each in ids}
        for row in await pool.fetch(query, ids):
            found[row["case_id"]].append(row)
        return [found[each] for each in ids]

    return load
