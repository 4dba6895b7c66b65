"""Walking a register in memory: values shown, relations followed, for the evaluator road.

Whoever walks asks `Consultation` at each hop; a right on one record gives none on the next (GX-06).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import assert_never, cast
from uuid import UUID

from permissions.condition import (
    TRUE,
    Column,
    Compare,
    Condition,
    Literal,
    Operator,
    Row,
    Scalar,
    conjuncts,
)
from permissions.derived import FOREVER
from permissions.disclosure import Withheld
from permissions.evaluator import Consultation, Record, standing
from permissions.fields import Finite, Holds, Least, Only, Pseudonym, Relation, Shown
from permissions.fold import fold
from permissions.knowledge import Knowledge
from permissions.pseudonym import pseudonym
from permissions.register import Register, Values


def shown(consultation: Consultation, record: Record, what: Shown) -> Scalar:
    """What a field shows of a record, whether or not the caller may see it."""
    known = record.held_by(consultation.known)
    match what:
        case Column(row=row, name=name):
            return record.rows[row][name]
        case Holds(condition=condition):
            return truth(condition, known)
        case Least():
            return _least(what, known, consultation.register)
        case Finite(column=Column(row=row, name=name)):
            instant = record.rows[row][name]
            return None if instant == FOREVER else instant
        case Only(column=Column(row=row, name=name), condition=condition):
            return record.rows[row][name] if truth(condition, known) else None
        case Pseudonym(subjects=subjects):
            ids = (record.rows[column.row][column.name] for column in subjects)
            return _pseudonym(consultation, next((each for each in ids if each), None))
        case _:
            assert_never(what)


def _pseudonym(consultation: Consultation, subject: Scalar) -> str | None:
    """The subject's pseudonym; none where no study is named, or its key is not known."""
    wanted = consultation.known.context.get("reference:study")
    study = None if wanted is None else consultation.register.by_id("study", wanted)
    key = None if study is None else study.get("pseudonym_key")
    if not isinstance(key, UUID) or not isinstance(subject, UUID):
        return None
    return pseudonym(key, subject)


def truth(condition: Condition, known: Knowledge) -> bool | None:
    """Whether a condition is true, false, or unknown."""
    if fold(condition, known) == TRUE:
        return True
    return False if fold(~condition, known) == TRUE else None


def follow(consultation: Consultation, record: Record, relation: Relation) -> list[Record]:
    """The records that a relation leads to, visible or not, in the order of their list; less those
    of which the caller may not know that they go together, were they visible.
    """
    return [
        each
        for each in reached(consultation, record, relation)
        if not_linked(consultation, each if relation.many else record, relation) is None
    ]


def not_linked(consultation: Consultation, record: Record, relation: Relation) -> Withheld | None:
    """Why the caller may not know that the record is at this end of the relation; None: he may."""
    if relation.link is None:
        return None
    found = consultation.disclosure(record, relation.link)
    return found if isinstance(found, Withheld) else None


def reached(consultation: Consultation, record: Record, relation: Relation) -> list[Record]:
    """The records that a relation leads to, whatever the caller may know of it."""
    target, register = relation.target, consultation.register
    shared = {row: record.rows[own] for row, own in relation.shares.items() if own in record.rows}
    if target.row in shared:
        return [standing(register, target, shared)]
    above = Row(record.entity.row.table, "above")
    tie = relation.on(above, target.row)
    known = consultation.known.with_rows({above: record.own})
    found = [
        standing(register, target, {**shared, target.row: row})
        for row in matching(register, target.row, tie, known)
    ]
    return sorted(found, key=lambda each: _place(consultation, each, relation.order))


def _place(
    consultation: Consultation, record: Record, columns: tuple[str, ...]
) -> tuple[object, ...]:
    """Where a record stands in a list: by its columns, then by the id by which it is known."""
    values = [record.own[column] for column in columns]
    known_by: Scalar = record.id
    if record.entity.pseudonymous:
        known_by = _pseudonym(consultation, record.id)
    return (*((value is None, value) for value in values), known_by is None, known_by)


def matching(register: Register, row: Row, where: Condition, known: Knowledge) -> Iterator[Values]:
    """The rows of a table for which a condition is true."""
    for each in _placed(register, row, where, known):
        if fold(where, each) == TRUE:
            yield each.rows[row]


def _placed(
    register: Register, row: Row, where: Condition, known: Knowledge
) -> Iterator[Knowledge]:
    """What is known with each row of a table in place for which a condition may be true."""
    others = {each: found for each, found in known.rows.items() if each != row}
    equal = _equalities(fold(where, replace(known, rows=others, facts=None)), row)
    for found in register.candidates(row.table, equal):
        yield known.with_rows({**others, row: found})


def _equalities(residual: Condition, row: Row) -> Mapping[str, Scalar]:
    wanted: dict[str, Scalar] = {}
    for part in conjuncts(residual):
        match part:
            case Compare(
                operator=Operator.EQ, left=Column(row=own, name=name), right=Literal(value=value)
            ) if own == row:
                wanted[name] = value
            case Compare(
                operator=Operator.EQ, left=Literal(value=value), right=Column(row=own, name=name)
            ) if own == row:
                wanted[name] = value
            case _:
                continue
    return wanted


def _least(what: Least, known: Knowledge, register: Register) -> Scalar:
    found: Iterable[Knowledge] = _placed(register, what.row, what.where, known)
    for joined, tie in what.joins:
        found = [
            each.with_rows({**each.rows, joined: row})
            for each in found
            for row in matching(register, joined, tie, each)
        ]
    column = what.column
    values = [
        each.rows[column.row][column.name] for each in found if fold(what.where, each) == TRUE
    ]
    filled = [value for value in values if value is not None]
    return cast("Scalar", min(cast("list[str]", filled), default=None))
