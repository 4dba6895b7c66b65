"""An object of a filter in which nothing is asked asks nothing, whatever input it is of."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

import pytest
from graphql import GraphQLInputObjectType, GraphQLObjectType, get_nullable_type

from db.enumerations import Role
from permissions.cpp import ENACTED
from permissions.law import in_force
from permissions.purposes import TERMS, Purpose
from permissions.refusal import Code, Refusal
from permissions.remembering import remembering
from schema.build import build
from schema.document import Documents
from schema.operation import Prepared, prepare
from schema.roots import COUNT_BY, must_be_open
from schema.stated import Stated

SCHEMA = build()._schema
DOCUMENTS = Documents(SCHEMA)
LAW = remembering(in_force(ENACTED, datetime(2026, 11, 21, tzinfo=UTC)))


def inputs(kind: object) -> GraphQLInputObjectType | None:
    """The input object that a type is, or else none: of a list there is no such form."""
    bare = get_nullable_type(kind)  # type: ignore[call-overload]
    return bare if isinstance(bare, GraphQLInputObjectType) else None


def nothing(kind: GraphQLInputObjectType) -> Iterator[dict[str, Any]]:
    """Every object of a type that asks nothing: empty, all null, and with those below it."""
    yield {}
    yield dict.fromkeys(kind.fields)
    for name, field in kind.fields.items():
        below = inputs(field.type)
        if below is not None:
            for each in nothing(below):
                yield {name: each}


class Filtered(NamedTuple):
    """A root field with a filter, and who may ask for it."""

    name: str
    filter: GraphQLInputObjectType
    role: Role
    purpose: Purpose

    def asks(self, given: str) -> str:
        if self.name == COUNT_BY:
            return f"{COUNT_BY}(dimensions: [STAGE]{given and ', ' + given}) {{ threshold }}"
        return f"{self.name}{given and f'({given})'} {{ totalCount nodes {{ id }} }}"


def filtered() -> Iterator[Filtered]:
    query = SCHEMA.query_type
    assert isinstance(query, GraphQLObjectType)
    for name, field in query.fields.items():
        if "filter" in field.args:
            kind = inputs(field.args["filter"].type)
            assert kind is not None
            yield Filtered(name, kind, *who_may(name))


def who_may(name: str) -> tuple[Role, Purpose]:
    for purpose, terms in TERMS.items():
        for role in sorted(terms.roles):
            try:
                must_be_open(LAW, role, purpose, name)
            except Refusal:
                continue
            return role, purpose
    raise AssertionError(f"nobody may ask for {name}")


FIELDS = tuple(filtered())


def prepared(asked: Filtered, text: str, sent: dict[str, Any] | None = None) -> Prepared:
    stated = Stated(law=LAW, role=asked.role, purpose=asked.purpose, cost=100_000)
    document = DOCUMENTS.get(text)
    operation = document.operation(None)
    return prepare(stated, document, operation, document.variables(operation, sent or {}))


def literal(value: object) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {literal(each)}' for key, each in value.items())}}}"
    return json.dumps(value)


def ways(asked: Filtered, value: dict[str, Any]) -> Iterator[Prepared]:
    """The filter written out, sent as a variable, and with a variable for each of its keys."""
    yield prepared(asked, f"{{ {asked.asks(f'filter: {literal(value)}')} }}")
    kind = asked.filter.name
    yield prepared(asked, f"query($f: {kind}) {{ {asked.asks('filter: $f')} }}", {"f": value})
    declared = ", ".join(f"${key}: {asked.filter.fields[key].type}" for key in value)
    if declared:
        keys = ", ".join(f"{key}: ${key}" for key in value)
        field = asked.asks(f"filter: {{{keys}}}")
        yield prepared(asked, f"query({declared}) {{ {field} }}", value)
        yield prepared(asked, f"query({declared}) {{ {field} }}", {})


def same(one: Prepared, other: Prepared) -> bool:
    assert one.plan is not None
    assert other.plan is not None
    return (one.plan.sql, one.plan.ledger, one.searches) == (
        other.plan.sql,
        other.plan.ledger,
        other.searches,
    )


@pytest.mark.parametrize("asked", FIELDS, ids=[each.name for each in FIELDS])
def test_a_filter_that_asks_nothing_is_no_filter(asked: Filtered) -> None:
    bare = prepared(asked, f"{{ {asked.asks('')} }}")
    assert not bare.searches
    for value in nothing(asked.filter):
        for each in ways(asked, value):
            assert same(each, bare), value


@pytest.mark.parametrize("within", ["offence", "implicated", "victim"])
def test_beside_what_is_asked_an_empty_object_asks_nothing(within: str) -> None:
    """Of one offence, or one person: no further category is told, nor another row read."""
    asked = next(each for each in FIELDS if each.name == "cases")
    kind = inputs(asked.filter.fields[within].type)
    assert kind is not None
    empty: dict[str, Any] = {name: {} for name, field in kind.fields.items() if inputs(field.type)}
    absent = {name: None for name, field in kind.fields.items() if not inputs(field.type)}
    wanted = {"class": ["DELIT"]} if within == "offence" else {"surname": "Le Gall"}
    sent = {within: {**absent, **empty, **wanted}}
    text = f"query($f: CaseFilter) {{ {asked.asks('filter: $f')} }}"
    assert same(prepared(asked, text, {"f": sent}), prepared(asked, text, {"f": {within: wanted}}))


def test_a_table_of_counts_still_takes_no_filter() -> None:
    asked = next(each for each in FIELDS if each.name == COUNT_BY)
    with pytest.raises(Refusal) as caught:
        prepared(asked, f"{{ {asked.asks('filter: {number: {}, kind: [CRIMINAL]}')} }}")
    assert caught.value.code is Code.FILTER_NOT_PERMITTED


def test_every_filter_of_the_schema_is_asked() -> None:
    """Each stands under a root field."""
    declared = {name for name in SCHEMA.type_map if name.endswith("Filter")} - {"TextFilter"}
    assert {each.filter.name for each in FIELDS} | {"NameFilter", "OffenceFilter"} == declared
