"""Values to ask with: those that differ between the twins, and some that the caller may know."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from typing import TypeAlias
from uuid import UUID

from graphql import GraphQLEnumType, GraphQLInputType, get_named_type

from leaks.twins import Twin
from permissions.derived import folded
from permissions.register import Register
from schema.scalars import spell_instant

Value: TypeAlias = str | int | bool | None

SCALARS = {"String": str, "ID": UUID, "Date": date, "DateTime": datetime, "Boolean": bool}
"""Types of the schema and the values that they may be asked with."""
OPERATORS = frozenset({"eq", "in", "startsWith", "contains", "from", "until"})
"""Keys that say how, not what, is compared."""


def json_of(value: object) -> Value:
    """A value of a column as a variable holds it."""
    match value:
        case None | bool() | int():
            return value
        case str():
            return str(value)
        case datetime():
            return spell_instant(value)
        case _:
            return str(value)


def column_of(path: tuple[str, ...]) -> str:
    """The column that a key of a filter should read, going by its name."""
    key = next(each for each in reversed(path) if each not in OPERATORS)
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", key).lower()


@dataclass(slots=True)
class Pools:
    """Values by column, and by type for what no column is named like."""

    random: Random
    columns: dict[str, list[object]] = field(default_factory=lambda: defaultdict(list))
    types: dict[type, list[object]] = field(default_factory=lambda: defaultdict(list))
    near: set[tuple[str, object]] = field(default_factory=set)

    @staticmethod
    def of(register: Register, twin: Twin, random: Random) -> "Pools":
        """From what is changed, before and after; `random` chooses among them.

        What is withheld within a case that the caller sees comes first: there leaks are near.
        """
        made, close = Pools(random), _close(register, twin)
        for each in twin.changes:
            before = register.by_id(each.table, each.id) or {}
            old = {key: before.get(key) for key in each.columns or before}
            values = (*before.values(), *each.columns.values())
            near = any(value in close for value in values if not isinstance(value, list))
            for row in (old, each.columns):
                made._take(each.table, row, near=near)
        return made

    def _take(self, table: str, row: Mapping[str, object], *, near: bool) -> None:
        every = ((column, one) for column, value in row.items() for one in _each(value))
        for column, value in every:
            name = f"{table}.id" if column == "id" else column
            self.columns[name].append(value)
            self.types[type(value) if not isinstance(value, str) else str].append(value)
            if near:
                self.near.add((name, value))

    def choose(
        self, kind: GraphQLInputType, path: tuple[str, ...], table: str, count: int
    ) -> list[Value]:
        """Values for a key of a filter on records of a table: `count`, different where they can."""
        named = get_named_type(kind)
        column = column_of(path)
        name = self._name(column, table)
        if column == "text":
            name = "transcript"  # what is said, among others, is searched
        pool = self.columns.get(name) or self.types[SCALARS.get(named.name, str)]
        if isinstance(named, GraphQLEnumType):
            pool = [*pool, *named.values] if set(pool) <= set(named.values) else [*named.values]
        if named.name == "Boolean":
            pool = [True, False]
        chosen = self._different(name, pool, count)
        return [self._cut(each, path) for each in chosen]

    def _name(self, column: str, table: str) -> str:
        """The pool of a column: of ids, those of the records themselves."""
        if column == "id":
            return f"{table}.id"
        return f"{column}_id" if self.columns.get(f"{column}_id") else column

    def _different(self, name: str, pool: list[object], count: int) -> list[object]:
        distinct: list[object] = list(dict.fromkeys(pool)) or [None]
        self.random.shuffle(distinct)
        distinct.sort(key=lambda value: (name, value) not in self.near)
        return [distinct[n % len(distinct)] for n in range(count)]

    def _cut(self, value: object, path: tuple[str, ...]) -> Value:
        """What a text begins with, where that is asked."""
        made = json_of(value)
        return made[:2] if path[-1] == "startsWith" and isinstance(made, str) else made

    def places(self, column: str, count: int) -> Iterator[object]:
        """Values of a sort key, for cursors made up by hand; the absent one among them."""
        name = column.removesuffix("_key")
        for each in self._different(name, self.columns.get(name, []), count):
            yield folded(str(each)) if column != name else each
        yield None


def _each(value: object) -> list[object]:
    """A value, or those of a list, unless there is none."""
    if isinstance(value, list):
        return [*value]
    return [] if value is None else [value]


def _close(register: Register, twin: Twin) -> set[object]:
    """The ids of what the caller sees, and of whoever stands in the cases among it."""
    seen: set[object] = {key for _, key in twin.view.told}
    parties = [row for row in register.rows("party") if row["case_id"] in seen]
    behind = {row[key] for row in parties for key in ("person_id", "legal_entity_id")}
    return (seen | behind) - {None}
