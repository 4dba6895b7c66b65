"""Offices and newcomers that the register of the scenarios lacks, put into it for a test."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from doing import Acts
from scenario import Edit, Put, edit, put

from db.enumerations import Role

SINCE = "2024-01-02T08:00:00Z"
HEAD = "HEAD-OF-REGISTRY"
IN_LYON = (
    edit(HEAD, court="TJ-LYON"),
    edit("SAUJ", court="TJ-LYON"),
)
"""The head of the registry and the reception of the court of Lyon."""


def holding(who: str, *roles: Role) -> tuple[Put, ...]:
    """Someone holds further roles."""
    return tuple(put("AgentRole", agent=who, role=str(role), **{"from": SINCE}) for role in roles)


def without(*names: str) -> tuple[Edit, ...]:
    """Designations and habilitations of the register that do not hold any more."""
    return tuple(edit(name, revoked_at=SINCE) for name in names)


@asynccontextmanager
async def cleared(acts: Acts, *tables: str) -> AsyncIterator[None]:
    """What is written to the tables during a block is taken away again, before what it names is."""
    before = {
        table: [row["id"] for row in await acts.service.register.fetch(f"SELECT id FROM {table}")]
        for table in tables
    }
    try:
        yield
    finally:
        for table, ids in before.items():
            await acts.service.register.execute(
                f"DELETE FROM {table} WHERE id <> ALL($1::uuid[])", ids
            )


def seisin(
    magistrate: str, function: str = "INVESTIGATING_JUDGE", **more: object
) -> dict[str, Any]:
    """A seisin; of K1, unless it names an assignment."""
    case = {} if "assignment" in more else {"case": "<K1>"}
    return {**case, "magistrate": f"<{magistrate}>", "function": function, **more}


@asynccontextmanager
async def seisins_undone(acts: Acts) -> AsyncIterator[None]:
    """After a block, assignments are what they were before it."""
    register = acts.service.register
    before = await register.fetch("SELECT id, valid_until, lead FROM assignment")
    try:
        yield
    finally:
        await register.execute(
            "DELETE FROM assignment WHERE id <> ALL($1::uuid[])", [row["id"] for row in before]
        )
        await register.executemany(
            "UPDATE assignment SET valid_until = $2, lead = $3 WHERE id = $1"
            " AND (valid_until, lead) IS DISTINCT FROM ($2, $3)",
            [tuple(row) for row in before],
        )
