"""Worlds with somebody who asks: sound ones perturbed, hostile ones, the scenarios' perturbed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from hostile.drawing import NOW
from hostile.register import ORDER, hostile_tables

from permissions.register import Register
from second_reading.asker import Asker
from second_reading.drawing_askers import draw, near
from second_reading.perturbing import Change, Rows, change, changed
from second_reading.rows_of_world import World
from second_reading.sound_world import sound_world

SCENARIOS = Path(__file__).parents[1] / "scenarios" / "register.jsonl"
EACH = 6
"""Askers a world, each with perturbations of his own."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A register, who asks it, and what was changed of what it was drawn as."""

    name: str
    tables: Rows
    register: Register
    asker: Asker
    changes: tuple[Change, ...]

    @property
    def world(self) -> World:
        """The rows for the second reading."""
        return World(self.tables)


def sound(seed: int) -> Iterator[Drawn]:
    """Askers of a small world in which all is as it should be, but for what is changed."""
    random = Random(f"sound {seed}")  # noqa: S311  not for secrets
    now = datetime(2026, 11, 21, random.choice((0, 10)), tzinfo=UTC)
    tables = sound_world(random, now)
    yield from _perturbed(f"sound {seed}", random, tables, Register(tables), now)


def hostile(seed: int) -> Iterator[Drawn]:
    """Askers of a hostile register."""
    tables, register = _hostile(1 + seed % 2)
    random = Random(f"hostile {seed}")  # noqa: S311  not for secrets
    yield from _perturbed(f"hostile {seed}", random, tables, register, NOW)


@cache
def _hostile(seed: int) -> tuple[Rows, Register]:
    tables = hostile_tables(seed)
    return tables, Register(tables)


def of_the_scenarios(seed: int) -> Iterator[Drawn]:
    """Askers of the register of the scenarios."""
    tables, register = _scenarios()
    random = Random(f"scenarios {seed}")  # noqa: S311  not for secrets
    now = datetime(2026, 11, 21, 10, tzinfo=UTC)
    yield from _perturbed(f"scenarios {seed}", random, tables, register, now)


@cache
def _scenarios() -> tuple[Rows, Register]:
    register = Register.read(SCENARIOS)
    return {table: [{**row} for row in register.rows(table)] for table in ORDER}, register


def _perturbed(
    name: str, random: Random, tables: Rows, register: Register, now: datetime
) -> Iterator[Drawn]:
    for _ in range(EACH):
        world = World(tables)
        asker = draw(random, world, now)
        made, changes = tables, list[Change]()
        for _ in range(random.choice((0, 1, 1, 1, 2, 3))):
            found = change(random, made, asker, near(world, asker))
            if found is not None:
                made = changed(made, found)
                changes.append(found)
        yield Drawn(name, made, with_changes(register, made, changes), asker, tuple(changes))


def with_changes(register: Register, tables: Rows, changes: list[Change]) -> Register:
    """The register with the rows that changed; all else is shared."""
    put: dict[str, list[dict[str, Any]]] = {}
    for table, id_, _, _ in changes:
        put[table] = [row for row in tables[table] if row["id"] == id_] + put.get(table, [])
    return register.changed(put) if put else register
