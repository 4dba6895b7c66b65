"""States of the register: a scenario's changes, in memory and in a database.

In a database changes are undone after the scenario, so that each finds the register as it was
loaded.
"""

from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from typing import TypeAlias
from uuid import UUID

import asyncpg
import orjson
from scenario import REGISTER, Edit, Put, State

from db.loading.record_type import RecordType
from db.loading.records import BY_NAME
from db.loading.values import reader
from permissions.register import Register

Line: TypeAlias = dict[str, object]

LINES: Mapping[str, Line] = {
    str(line["id"]): line for line in map(orjson.loads, REGISTER.lines().splitlines())
}
"""The lines of the register, by id."""
TABLES = tuple(
    table
    for record in BY_NAME.values()
    for table in (record.table, *(refs.table for _, refs in record.lists))
)
COURT_KEYS = frozenset({"court", "appeal_court", "member_court"})
BASE = Register.of_lines(REGISTER.lines().splitlines())
OPENED = "DELETE FROM notice WHERE kind = 'MAGISTRATE_INFORMED' AND id <> ALL($1::uuid[])"
"""Notices that a reading opened meanwhile, $1 being the ids described."""


_REGISTERS: dict[str, Register] = {}
"""Registers by the state they are in, in words: many scenarios are of one state."""


def in_memory(state: State) -> Register:
    """The register in a state."""
    words = repr(state)
    if words not in _REGISTERS:
        _REGISTERS[words] = _changed(state)
    return _REGISTERS[words]


def _changed(state: State) -> Register:
    lines: dict[str, Line] = {}
    for change in state:
        match change:
            case Edit(name=name, values=values):
                id_ = str(REGISTER.ids[name])
                lines[id_] = {**lines.get(id_, LINES[id_]), **values}
            case Put(kind=kind, id=added, values=values):
                lines[str(added)] = {"type": kind, "id": str(added), **values}
    return BASE.with_lines(orjson.dumps(line) for line in lines.values())


@asynccontextmanager
async def in_database(connection: asyncpg.Connection, state: State) -> AsyncIterator[None]:
    """The database in a state, for the time of a block."""
    made: list[Edit | Put] = []
    try:
        for change in state:
            await _make(connection, change)
            made.append(change)
        yield
    finally:
        for change in reversed(made):
            await _undo(connection, change)
        await connection.execute(OPENED, list(REGISTER.ids.values()))


async def _make(connection: asyncpg.Connection, change: Edit | Put) -> None:
    match change:
        case Edit(name=name, values=values):
            await _update(connection, name, values)
        case Put(kind=kind, id=added, values=values):
            record = BY_NAME[kind]
            lists = {field.key for field, _ in record.lists}
            row = {key: value for key, value in values.items() if key not in lists}
            columns = ["id", *(record.by_key[key].column for key in row)]
            places = ", ".join(f"${place}" for place in range(1, len(columns) + 1))
            await connection.execute(
                f"INSERT INTO {record.table} ({', '.join(columns)}) VALUES ({places})",
                added,
                *(_read(kind, key, value) for key, value in row.items()),
            )
            await _put_members(connection, record, added, values)


async def _put_members(
    connection: asyncpg.Connection, record: RecordType, owner: UUID, values: Mapping[str, object]
) -> None:
    """The lists of a row put in, each into the table of its own."""
    for field, refs in record.lists:
        columns = [refs.owner_column, refs.target_column]
        own: list[object] = [owner]
        if refs.case_of:
            columns, own = [*columns, "case_id"], [owner, values["case"]]
        members: Iterable[object] = values.get(field.key, ())  # type: ignore[assignment]  # ids
        for member in members:
            given = [own[0], member, *own[1:]]
            places = ", ".join(f"${place}" for place in range(1, len(given) + 1))
            await connection.execute(
                f"INSERT INTO {refs.table} ({', '.join(columns)}) VALUES ({places})", *given
            )


async def _undo(connection: asyncpg.Connection, change: Edit | Put) -> None:
    match change:
        case Edit(name=name, values=values):
            line = LINES[str(REGISTER.ids[name])]
            kind = BY_NAME[str(line["type"])]
            before = {key: line.get(key, kind.by_key[key].default) for key in values}
            await _update(connection, name, before)
        case Put(kind=kind, id=added):
            await connection.execute(f"DELETE FROM {BY_NAME[kind].table} WHERE id = $1", added)


async def _update(connection: asyncpg.Connection, name: str, values: Mapping[str, object]) -> None:
    id_ = REGISTER.ids[name]
    kind = str(LINES[str(id_)]["type"])
    record = BY_NAME[kind]
    sets = ", ".join(
        f"{record.by_key[key].column} = ${place}" for place, key in enumerate(values, start=2)
    )
    await connection.execute(
        f"UPDATE {record.table} SET {sets} WHERE id = $1",
        id_,
        *(_read(kind, key, value) for key, value in values.items()),
    )


def _read(kind: str, key: str, value: object) -> object:
    """A line's value as a column takes it; a court named by its code, by its id."""
    if value is None:
        return None
    if isinstance(value, str) and value in REGISTER.ids and key in COURT_KEYS:
        return REGISTER.ids[value]
    given = list(value) if isinstance(value, tuple) else value  # a default is a tuple
    return reader(BY_NAME[kind].by_key[key].kind)(given)
