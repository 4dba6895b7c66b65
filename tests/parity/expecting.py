"""What the evaluator says that an answer must hold, in the words of the answer."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

from parity.asking import Asked
from permissions.categories import Classification
from permissions.disclosure import Released
from permissions.entities import Entity
from permissions.evaluator import Consultation, Decided, Record, records
from permissions.fields import Relation, Value
from permissions.walking import follow, shown
from schema.record import FIELDS, LIST_DEFAULT
from schema.scalars import spell_instant

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"


@dataclass(frozen=True, slots=True)
class Telling:
    """What a caller is to be told; each record is judged once, however often it is met."""

    consultation: Consultation
    _judged: dict[Hashable, Decided] = field(default_factory=dict)
    _seen: dict[Hashable, bool] = field(default_factory=dict)

    def record(self, record: Record, asked: Asked) -> dict[str, Json]:
        """A visible record as the caller is to see it."""
        return {name: self._field(record, name, below) for name, below in asked.fields}

    def sees(self, record: Record) -> bool:
        """Whether the record is visible."""
        key = _key(record)
        if key not in self._seen:
            self._seen[key] = self.consultation.sees(record)
        return self._seen[key]

    def find(self, entity: Entity, wanted: UUID) -> Record | None:
        """The record of that id as it is visible on its own."""
        found = records(self.consultation.register, entity, wanted)
        return next((each for each in found if self.sees(each)), None)

    def _disclosure(self, record: Record, classes: Classification) -> Decided:
        key = _key(record), classes
        if key not in self._judged:
            self._judged[key] = self.consultation.disclosure(record, classes)
        return self._judged[key]

    def _field(self, record: Record, name: str, below: Asked | None) -> Json:
        kind = record.entity.name
        if name == "__typename":
            return kind
        if name == "withheld":
            return self.withheld(record)
        found = FIELDS[kind, name]
        if isinstance(found, Value):
            if isinstance(self._disclosure(record, found.classes), Released):
                return spelt(shown(self.consultation, record, found.shown))
            return None
        if below is None:
            raise TypeError("a relation asks for something")
        return self._related(record, found, below)

    def _related(self, record: Record, relation: Relation, below: Asked) -> Json:
        seen = [each for each in follow(self.consultation, record, relation) if self.sees(each)]
        made = [self.record(each, below) for each in seen[:LIST_DEFAULT]]
        if relation.many:
            return [*made]
        return made[0] if made else None

    def withheld(self, record: Record) -> dict[str, Json]:
        """The fields withheld, each with the first reason that holds."""
        told: dict[str, Json] = {}
        for (kind, name), found in FIELDS.items():
            if kind != record.entity.name or not isinstance(found, Value) or name == "id":
                continue
            disclosure = self._disclosure(record, found.classes)
            if not isinstance(disclosure, Released) and disclosure.reasons:
                reason = disclosure.reasons[0]
                told[name] = [str(reason.category), str(reason.code), *reason.clauses]
        return told


def _key(record: Record) -> Hashable:
    return record.entity.name, *((row, id(values)) for row, values in record.rows.items())


def answered(value: object, asked: Asked, prefix: str = "") -> dict[str, Json]:
    """A record of an answer in the same words: of a list that is not shown, nothing is told."""
    if not isinstance(value, Mapping):
        raise TypeError("a record was expected")
    made: dict[str, Json] = {}
    for name, below in asked.fields:
        held = value[f"{prefix}{name}"]
        if name == "withheld":
            made[name] = {
                each["field"]: [each["category"], each["code"], *each["clauses"]] for each in held
            }
        elif below is None:
            made[name] = held
        elif _leads_to_many(asked.entity, name):
            made[name] = [answered(each, below) for each in held or ()]
        else:
            made[name] = None if held is None else answered(held, below)
    return made


def _leads_to_many(entity: str, name: str) -> bool:
    found = FIELDS[entity, name]
    return isinstance(found, Relation) and found.many


def spelt(value: object) -> Json:
    """A value of a column as JSON spells it."""
    match value:
        case None | bool() | int():
            return value
        case str():
            return str(value)
        case datetime():
            return spell_instant(value)
        case date() | UUID():
            return str(value)
        case list():
            return [spelt(each) for each in value]
        case _:
            raise TypeError(f"no scalar: {type(value).__name__}")
