"""A world with a few cells changed, as the tables allow: to the very edge of what the law asks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from random import Random
from typing import Any
from uuid import UUID

from hostile.callers import Seat
from hostile.drawing import LATER, LONG_AGO, NOW, TICK, Row, Tables
from tortoise.fields.relational import ForeignKeyFieldInstance

import db.models
from db.enumerations import LegalBasis, Role

EDGES = (NOW, NOW, NOW + TICK, NOW - TICK, LONG_AGO, LATER, NOW - timedelta(days=365 * 12))
"""Instants that an interval, or a term, begins or ends at."""
CODES = {
    "motives": ([], ["GUARD"], ["PORT_OF_ARMS"]),
    "legal_bases": ([], [str(LegalBasis.LOPS_17_1)], [str(LegalBasis.CSI_L234_1)]),
    "legal_basis": ("CSI_L235_1", "CSI_L235_2"),
    "need_to_know": ("visa", None),
    "task": ("traduire", None),
    "state": ("BE", "DK", None),
    "art_16_point": (1, 2, 3, 4, None),
}
"""Columns that are neither instants, nor keys, nor closed lists, and that a rule reads."""
UNREAD = ("court", "antecedent_person", "person", "legal_entity", "party", "hearing")
"""Tables of which no column decides anything here, so that changing it shows nothing."""


@dataclass(frozen=True)
class Column:
    """What a column may hold."""

    null: bool
    key_of: str | None = None
    members: tuple[str, ...] = ()


@cache
def columns() -> Mapping[tuple[str, str], Column]:
    """The columns of every table, as the models declare them."""
    found: dict[tuple[str, str], Column] = {}
    models = {
        f"greffe.{name}": model
        for name, model in vars(db.models).items()
        if isinstance(model, type) and hasattr(model, "_meta")
    }
    for model in models.values():
        for name, each in model._meta.fields_map.items():
            if isinstance(each, ForeignKeyFieldInstance):
                target = models[str(each.model_name)]._meta.db_table
                found[model._meta.db_table, f"{name}_id"] = Column(each.null, target)
            else:
                listed = each.field_type
                closed = isinstance(listed, type) and issubclass(listed, StrEnum)
                members = tuple(str(one) for one in listed) if closed else ()
                column = each.source_field or name
                own = Column(each.null, None, members)
                found.setdefault((model._meta.db_table, column), own)  # a key is told twice
    return found


def changed(tables: Tables, random: Random, table: str, row: Row) -> str | None:
    """Change one cell of a row, or all of it; in words what was done, None where nothing was."""
    if random.random() < 0.08:
        tables[table].remove(row)
        return f"{table}: a row taken out"
    if random.random() < 0.08:
        row = {**row, "id": UUID(int=random.getrandbits(128), version=4)}
        tables[table].append(row)
    name = random.choice([each for each in row if each != "id"])
    before = row[name]
    held = columns().get((table, name), Column(null=False))
    after: Any = before
    if held.key_of is not None:
        others = [each["id"] for each in tables.get(held.key_of, ())]
        after = random.choice([before, *others, *_nothing(held)])
    elif isinstance(before, bool):
        after = not before
    elif held.members:
        after = random.choice([*_likely(name, held.members, tables), *_nothing(held)])
    elif isinstance(before, datetime) or name.endswith(("_at", "_until", "_from")):
        times = [one[name] for one in tables[table] if one[name] is not None]
        after = random.choice([*EDGES, *random.sample(times, min(3, len(times))), *_nothing(held)])
    elif name in CODES:
        after = random.choice(CODES[name])
    if after == before:
        return None
    row[name] = after
    return f"{table}.{name}: {before} -> {after} in {row['id']}"


def _nothing(held: Column) -> list[None]:
    return [None] * (2 if held.null else 0)


def _likely(name: str, members: tuple[str, ...], tables: Tables) -> list[str]:
    """Of roles, those that somebody here holds or signs by; of other lists all."""
    if Role.DGPN not in members:
        return list(members)
    seen = {str(row["role"]) for row in tables["agent_role"]}
    return sorted(seen | {"HEAD_OF_REGISTRY", "DGGN"})


def near(tables: Tables, seat: Seat, hops: int) -> dict[str, list[Row]]:
    """Rows that a caller has to do with: that name him or what he names, or what those do."""
    ids: set[object] = {seat.agent}
    ids |= {UUID(value) for _, value in seat.references if len(value) == 36}
    for _ in range(hops):
        found = set(ids)
        for _, row in _rows(tables):
            held = {value for value in row.values() if isinstance(value, UUID)}
            if held & ids:
                found |= held if row["id"] in ids else {row["id"]}
        ids = found
    found_in: dict[str, list[Row]] = {}
    for table, row in _rows(tables):
        if row["id"] in ids and table not in UNREAD:
            found_in.setdefault(table, []).append(row)
    return found_in


def _rows(tables: Tables) -> Iterator[tuple[str, Row]]:
    for table, rows in tables.items():
        for row in rows:
            yield table, row


def perturbed(tables: Tables, seat: Seat, random: Random) -> tuple[Tables, list[str]]:
    """Another world, with up to three cells changed; those it has, in words, after it."""
    made: Tables = {table: [dict(row) for row in rows] for table, rows in tables.items()}
    told: list[str] = []
    many = random.choice((0, 1, 1, 1, 1, 2, 2, 3))
    while len(told) < many:
        among = near(made, seat, random.choice((1, 1, 1, 2, 2, 4)))
        table = random.choice(sorted(among))
        done = changed(made, random, table, random.choice(among[table]))
        told += [done] if done else []
    return made, told


def otherwise(seat: Seat, random: Random, others: list[Seat]) -> Seat:
    """Now and then, somebody states what is another's, or leaves something out."""
    draw = random.random()
    if draw < 0.03:
        return Seat(seat.agent, random.choice(others).role, seat.purpose, seat.references)
    if draw < 0.06:
        return Seat(seat.agent, seat.role, seat.purpose, random.choice(others).references)
    if draw < 0.08:
        return Seat(seat.agent, seat.role, seat.purpose, seat.references[1:])
    if draw < 0.1:
        other = random.choice(others)
        return Seat(seat.agent, seat.role, other.purpose, other.references)
    return seat
