"""A register as plain rows by table, and what every reading of them needs: is it in force?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

Row: TypeAlias = Mapping[str, Any]
Tables: TypeAlias = Mapping[str, Sequence[Row]]


class World:
    """Rows by table, looked up by any column."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._indexes: dict[tuple[str, str], dict[object, list[Row]]] = {}

    def rows(self, table: str, **equal: object) -> list[Row]:
        """The rows of a table whose columns hold these values; nothing equals what is missing."""
        if None in equal.values():
            return []
        if not equal:
            return list(self._tables.get(table, ()))
        (first, value), *others = equal.items()
        found = self._having(table, first, value)
        return [row for row in found if all(row[column] == each for column, each in others)]

    def row(self, table: str, id_: object) -> Row | None:
        """The row of that id."""
        return next(iter(self.rows(table, id=id_)), None)

    def there(self, table: str, id_: object) -> Row:
        """The row that a foreign key points to."""
        found = self.row(table, id_)
        if found is None:
            raise LookupError(f"no {table} of that id")
        return found

    def _having(self, table: str, column: str, value: object) -> list[Row]:
        index = self._indexes.get((table, column))
        if index is None:
            made: dict[object, list[Row]] = defaultdict(list)
            for row in self._tables.get(table, ()):
                made[row[column]].append(row)
            index = self._indexes[table, column] = dict(made)
        return index.get(value, [])


def in_force(row: Row, now: datetime) -> bool:
    """`[from, until)`, and not revoked (GX-10, GX-11): at `until` the right is gone."""
    until, revoked = row["valid_until"], row.get("revoked_at")
    begun = bool(row["valid_from"] <= now)
    return begun and (until is None or now < until) and (revoked is None or now < revoked)


def is_active(world: World, agent: object) -> bool:
    """Whether the agent is known and his account is active (LAW 2)."""
    account = world.row("agent", agent)
    return account is not None and account["active"] is True


def holds(world: World, agent: object, role: str, now: datetime) -> bool:
    """Whether an agent with an active account holds a role now."""
    held = world.rows("agent_role", agent_id=agent)
    return is_active(world, agent) and any(
        row["role"] == role and in_force(row, now) for row in held
    )


def court_of(world: World, agent: object) -> UUID | None:
    """The court of an agent."""
    account = world.row("agent", agent)
    return None if account is None else account["court_id"]
