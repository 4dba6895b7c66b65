"""What the evaluator says that an answer must hold, in the words of the answer."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TypeAlias
from uuid import UUID

from parity.asking import Asked
from permissions.disclosure import Released
from permissions.evaluator import Consultation, Record
from permissions.fields import Relation, Value
from permissions.walking import follow, shown
from schema.record import FIELDS, LIST_DEFAULT
from schema.scalars import spell_instant

Json: TypeAlias = "str | int | bool | None | list[Json] | dict[str, Json]"


def expected(consultation: Consultation, record: Record, asked: Asked) -> dict[str, Json]:
    """A visible record as the caller is to see it."""
    return {name: _field(consultation, record, name, below) for name, below in asked.fields}


def _field(
    consultation: Consultation, record: Record, name: str, below: Asked | None
) -> Json:
    kind = record.entity.name
    if name == "__typename":
        return kind
    if name == "withheld":
        return withheld(consultation, record)
    found = FIELDS[kind, name]
    if isinstance(found, Value):
        if isinstance(consultation.disclosure(record, found.classes), Released):
            return spelt(shown(consultation, record, found.shown))
        return None
    if below is None:
        raise TypeError("a relation asks for something")
    return _related(consultation, record, found, below)


def _related(
    consultation: Consultation, record: Record, relation: Relation, below: Asked
) -> Json:
    seen = [each for each in follow(consultation, record, relation) if consultation.sees(each)]
    made = [expected(consultation, each, below) for each in seen[:LIST_DEFAULT]]
    if relation.many:
        return [*made]
    return made[0] if made else None


def withheld(consultation: Consultation, record: Record) -> dict[str, Json]:
    """The fields withheld, each with the first reason that holds."""
    told: dict[str, Json] = {}
    for (kind, name), found in FIELDS.items():
        if kind != record.entity.name or not isinstance(found, Value) or name == "id":
            continue
        disclosure = consultation.disclosure(record, found.classes)
        if not isinstance(disclosure, Released) and disclosure.reasons:
            reason = disclosure.reasons[0]
            told[name] = [str(reason.category), str(reason.code), *reason.clauses]
    return told


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
