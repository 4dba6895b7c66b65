"""Names in SQL: every table and column that a rule, field, filter or sort reads exists."""

from collections.abc import Iterator
from itertools import chain

import asyncpg
import pytest

from db.enumerations import Role
from permissions.condition import Column, Condition
from permissions.cpp import ENACTED
from permissions.entities import ENTITIES, Account, Case
from permissions.fields import Finite, Holds, Least, Only, Pseudonym, Relation, Shown, Value
from permissions.law import Ask, Need
from permissions.purposes import TERMS, Purpose
from permissions.remembering import remembered
from permissions.rows import columns_of
from permissions.sql import NameNotOursError, code, name
from schema.build import build
from schema.orders import SORT_KEYS
from schema.record import FIELDS
from schema.roots import files_of


def _of_shown(shown: Shown) -> Iterator[Column]:
    match shown:
        case Column():
            yield shown
        case Holds(condition=condition):
            yield from columns_of(condition)
        case Least(column=column, where=where, joins=joins):
            yield column
            yield from columns_of(where)
            for _, tie in joins:
                yield from columns_of(tie)
        case Finite(column=column):
            yield column
        case Only(column=column, condition=condition):
            yield column
            yield from columns_of(condition)
        case Pseudonym(subjects=subjects):
            yield from subjects


def _of_fields() -> Iterator[Column]:
    build()
    for declared in FIELDS.values():
        if isinstance(declared, Relation):
            yield from columns_of(declared.on(declared.entity.row, declared.target.row))
            yield from (declared.target.row[column] for column in declared.order)
        elif isinstance(declared, Value):
            yield from _of_shown(declared.shown)
            for condition, _ in declared.classes:
                yield from columns_of(condition)
    for keys in SORT_KEYS.values():
        for key in keys.values():
            yield from _of_shown(key.shown)


MAGISTRATES = (Role.CRIMINAL_JUDGE, Role.PROSECUTOR, Role.MAGISTRATE_CLERK)
"""A role of every way of reading the register."""


def _asks() -> Iterator[Ask]:
    """Every purpose, of the records of its file."""
    stated = [(purpose, min(terms.roles)) for purpose, terms in TERMS.items()]
    stated += [(Purpose.CASE_PROCESSING, role) for role in MAGISTRATES]
    stated += [(Purpose.RECIPROCAL_KNOWLEDGE, role) for role in MAGISTRATES]
    for purpose, role in stated:
        for entity in ENTITIES.values():
            if TERMS[purpose].processing in files_of(entity):
                yield Ask(role, purpose, entity)
    for role in MAGISTRATES:
        yield from (Ask(role, None, entity) for entity in (Case, Account))


def _of_rules() -> Iterator[Column]:
    asks, conditions = list(_asks()), set[Condition]()
    for paragraph in map(remembered, ENACTED):
        for ask in asks:
            for text in paragraph.texts(ask):
                conditions.add(text.holds if isinstance(text, Need) else text.when)
    return chain.from_iterable(map(columns_of, conditions))


async def test_every_name_of_the_catalogue_is_one_of_the_database(migrated_url: str) -> None:
    connection = await asyncpg.connect(migrated_url)
    try:
        found = await connection.fetch(
            "SELECT table_name, column_name FROM information_schema.columns"
            " WHERE table_schema = 'public'"
        )
    finally:
        await connection.close()
    known = {(row["table_name"], row["column_name"]) for row in found}
    used = {(column.row.table, column.name) for column in (*_of_fields(), *_of_rules())}
    assert used - known == set()
    assert len(used) > 60


@pytest.mark.parametrize("text", ["a b", 'a"', "A", "", "a;", "a" * 42, "é", "a\n"])
def test_a_name_that_is_not_of_the_catalogues_form_never_reaches_sql(text: str) -> None:
    with pytest.raises(NameNotOursError):
        name(text)


@pytest.mark.parametrize("text", ["a", "'", "A'", "", "A B", "A\n"])
def test_a_code_that_is_not_of_a_closed_lists_form_never_reaches_sql(text: str) -> None:
    with pytest.raises(NameNotOursError):
        code(text)
