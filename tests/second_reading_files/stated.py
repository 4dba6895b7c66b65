"""A world and who asks it: rows by table; an agent, a role, a purpose, its references, the time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

Row: TypeAlias = Mapping[str, Any]
"""A row: columns by name."""

MAGISTRATES = frozenset(
    {
        "PROSECUTOR",
        "APPEAL_PROSECUTOR",
        "PROSECUTOR_GENERAL",
        "CRIMINAL_JUDGE",
        "NON_CRIMINAL_MAGISTRATE",
    }
)
"""*Les magistrats* of R40-47/I: any of them (A33)."""
OFFICERS = frozenset(
    {"JUDICIAL_POLICE_OFFICER", "CUSTOMS_JUDICIAL_OFFICER", "TAX_JUDICIAL_OFFICER"}
)
"""Who designates items under VI/c and VIII/c: not the agent of article 20 (A25)."""
INVESTIGATORS = OFFICERS | {"JUDICIAL_POLICE_AGENT"}
"""R40-47/II/a and b."""
I_TO_V = (
    MAGISTRATES
    | INVESTIGATORS
    | {
        "MAGISTRATE_CLERK",
        "SPECIALISED_ASSISTANT",
        "CUSTOMS_67BIS2_OFFICER",
    }
)
"""Those whose requisitions are controlled before payment (X/a)."""


@dataclass(frozen=True, eq=False)
class World:
    """Rows by table, looked up by column."""

    tables: Mapping[str, Sequence[Row]]
    _index: dict[tuple[str, str], dict[object, list[Row]]] = field(default_factory=dict)

    def rows(self, table: str) -> Sequence[Row]:
        """Every row of a table."""
        return self.tables.get(table, ())

    def where(self, table: str, column: str, value: object) -> Iterable[Row]:
        """The rows of a table with a value in a column; none where that is null."""
        if value is None:
            return ()
        key = (table, column)
        if key not in self._index:
            found: dict[object, list[Row]] = defaultdict(list)
            for row in self.rows(table):
                found[row[column]].append(row)
            self._index[key] = found
        return self._index[key].get(value, ())

    def one(self, table: str, wanted: object) -> Row | None:
        """The row of that id."""
        return next(iter(self.where(table, "id", wanted)), None)


@dataclass(frozen=True)
class Asking:
    """Somebody asks: in what role, for what, naming what, when."""

    world: World
    agent: UUID
    role: str | None
    purpose: str | None
    named: Mapping[str, str]
    now: datetime

    def id_of(self, key: str) -> UUID | None:
        """The id that the purpose names under a key."""
        return UUID(self.named[key]) if key in self.named else None

    @property
    def account(self) -> Row:
        """The account of who asks."""
        return self.world.one("agent", self.agent) or {"active": False}


def holds(row: Row, at: datetime) -> bool:
    """GX-10: an interval is `[from, until)`; at `until` the right is gone."""
    until = row["valid_until"]
    return bool(row["valid_from"] <= at and (until is None or at < until))


def stands(row: Row, at: datetime) -> bool:
    """GX-11: an act holds at an instant, and was not revoked by then."""
    revoked = row["revoked_at"]
    return holds(row, at) and (revoked is None or at < revoked)


def past(instant: datetime | None, now: datetime) -> bool:
    """Whether something has happened by now."""
    return instant is not None and instant <= now


def has_role(world: World, agent: object, role: object, at: datetime) -> bool:
    """GX-03: whether the governance tables give somebody a role at an instant."""
    return any(
        row["role"] == role and stands(row, at)
        for row in world.where("agent_role", "agent_id", agent)
    )


def is_magistrate(world: World, agent: object, at: datetime) -> bool:
    """Whether somebody holds one of the offices of a magistrate at an instant."""
    return any(has_role(world, agent, role, at) for role in MAGISTRATES)
