"""All that the law lets a caller see of a register, as the evaluator says.

Two registers with the same view are twins to that caller: no request may tell them apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from parity.asking import Asked, everything
from parity.expecting import Telling

from permissions.condition import FALSE, Column
from permissions.entities import ENTITIES, Entity
from permissions.evaluator import Consultation, Record, records
from permissions.fields import Value
from schema.record import FIELDS

Cell: TypeAlias = tuple[str, UUID, str]
"""A table, the id of a row, a column."""


def _asked(entity: str) -> Asked:
    """Everything, and all of the person or company behind: which may differ party by party."""
    behind = {"person": "Person", "legalEntity": "LegalEntity"} if entity == "Party" else {}
    fields = tuple(
        (name, everything(behind[name]) if name in behind else below)
        for name, below in everything(entity).fields
    )
    return Asked(entity, fields)


ASKED: Mapping[str, Asked] = {name: _asked(name) for name in ENTITIES}


def _of_values(asked: Asked) -> Asked:
    """The same without the reasons why fields are withheld."""
    fields = tuple(
        (name, _of_values(below) if below else None)
        for name, below in asked.fields
        if name != "withheld"
    )
    return Asked(asked.entity, fields)


_VALUES: Mapping[str, Asked] = {name: _of_values(asked) for name, asked in ASKED.items()}
"""What is shown of records. Why the rest is withheld is not part of a view: a reason that follows
from what is withheld tells it, whatever the law's paragraphs say, and twins are to betray it.
"""
_COLUMNS: Mapping[str, tuple[tuple[str, str], ...]] = {
    name: tuple(
        (field, found.shown.name)
        for (kind, field), found in FIELDS.items()
        if kind == name and isinstance(found, Value) and isinstance(found.shown, Column)
    )
    for name in ENTITIES
}
"""Fields that show a column of the record's own row, with that column."""


@dataclass(frozen=True, slots=True)
class View:
    """What is visible, by kind and id; `open_cells` are the columns that are shown."""

    told: Mapping[tuple[str, UUID], object]
    open_cells: frozenset[Cell]

    def __or__(self, other: "View") -> "View":
        """What one of the two tells, or both."""
        told = {
            key: (self.told.get(key), other.told.get(key))
            for key in sorted(self.told.keys() | other.told.keys())
        }
        return View(told, self.open_cells | other.open_cells)

    def shows(self, entity: str, record: UUID) -> bool:
        """Whether a record is visible."""
        return (entity, record) in self.told


def view(consultation: Consultation) -> View:
    """Everything that a caller may see of the register that he consults."""
    telling = Telling(consultation)
    told: dict[tuple[str, UUID], object] = {}
    cells: set[Cell] = set()
    for entity in ENTITIES.values():
        opening, _ = consultation.law.opening(consultation.ask(entity), entity.presence)
        if opening == FALSE:  # of no record of this kind
            continue
        for record in records(consultation.register, entity):
            if telling.sees(record):
                told[entity.name, record.id] = telling.record(record, _VALUES[entity.name])
                cells |= _shown(entity, record, telling)
    return View(told, frozenset(cells))


def _shown(entity: Entity, record: Record, telling: Telling) -> set[Cell]:
    kept = telling.withheld(record)
    return {
        (entity.row.table, record.id, column)
        for field, column in _COLUMNS[entity.name]
        if field not in kept
    }
