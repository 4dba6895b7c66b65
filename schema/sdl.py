"""The schema in the schema language, each field with its data category and the clauses on it.

`@category(codes:, clauses:)`: `codes` are the categories of LAW 4.1 that the field may tell,
`clauses` those of the paragraphs in force that open it to somebody, or close it to somebody. They
are read for the kind of record that the field is of; with no clauses, nobody is opened it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from itertools import chain
from typing import Final, TypeAlias

import strawberry
from graphql import GraphQLInterfaceType, GraphQLObjectType, is_introspection_type
from strawberry.printer import print_schema
from strawberry.schema_directive import Location
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

from permissions.bearing import said
from permissions.categories import Category, Classification
from permissions.cpp import ENACTED
from permissions.entities import ENTITIES, Account
from permissions.law import Grant, Law, Need, Paragraph, in_force
from permissions.reads import Reads
from permissions.remembering import remembering
from permissions.statistics.door import CountedCase
from schema.may_read import carrier_of
from schema.record import FIELDS

Coordinate: TypeAlias = tuple[str, str]
"""A type and a field of it, by their names in GraphQL."""
Clauses: TypeAlias = Mapping[tuple[str, Category], tuple[str, ...]]
"""By the name of a kind of record and a category of its data."""

_KINDS: Final = (*ENTITIES.values(), CountedCase, Account)


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION],
    name="category",
    description=(
        "What kind of thing the field tells, and the clauses that decide who is told. Without "
        "clauses, nobody is."
    ),
)
class CategoryDirective:
    """What is printed beside a field."""

    codes: list[str]
    clauses: list[str]


def sdl(
    schema: strawberry.Schema,
    enacted: tuple[Paragraph, ...] = ENACTED,
    instant: datetime | None = None,
) -> str:
    """The schema as text, under the law at an instant (None: now)."""
    # what paragraphs are found to say here need not be found again by those who ask of this law
    return _printed(schema, remembering(in_force(enacted, instant or datetime.now(UTC))))


@lru_cache(maxsize=8)
def _printed(schema: strawberry.Schema, law: Law) -> str:
    clauses = _clauses(law.paragraphs)
    for of, field, classes in classified(schema):
        field.directives = [_directive(of, classes, clauses)]
    return print_schema(schema)


def classified(
    schema: strawberry.Schema,
) -> Iterator[tuple[Coordinate, StrawberryField, Classification]]:
    """The fields that tell something, with what they tell; the others wrap these."""
    graphql = schema._schema  # noqa: SLF001  Strawberry gives no other way to it
    for kind in graphql.type_map.values():
        if is_introspection_type(kind):
            continue
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            definition = kind.extensions["strawberry-definition"]
            if not isinstance(definition, StrawberryObjectDefinition):
                raise TypeError("not a type of Strawberry's")
            for field in definition.fields:
                (reader,) = field.permission_classes
                if issubclass(reader, Reads):
                    name = schema.config.name_converter.get_graphql_name(field)
                    yield (kind.name, name), field, reader.classes


def _directive(of: Coordinate, classes: Classification, clauses: Clauses) -> CategoryDirective:
    """The directive of a field so classified, by the kind of record that it is of.

    A field of no kind of record (a table of statistics) is read for all.
    """
    told = dict.fromkeys(category for _, category in classes)
    field = FIELDS.get(of)
    kinds = _KINDS if field is None else (carrier_of(field),)
    found = (clauses.get((each.name, category), ()) for category in told for each in kinds)
    return CategoryDirective(
        codes=[str(code) for code in dict.fromkeys(category.reported for category in told)],
        clauses=list(dict.fromkeys(chain.from_iterable(found))),
    )


def _clauses(paragraphs: tuple[Paragraph, ...]) -> Clauses:
    """The clauses of the paragraphs that open each category of a kind of record, or close it.

    What nobody is opened needs no closing.
    """
    found: dict[tuple[str, Category], dict[str, None]] = defaultdict(dict)
    opened: set[tuple[str, Category]] = set()
    for each in said(paragraphs, _KINDS):
        if not isinstance(each.text, Need):
            of = [(each.ask.entity.name, category) for category in each.text.of]
            if isinstance(each.text, Grant):
                opened.update(of)
            for one in of:
                found[one].update(dict.fromkeys(each.source.clauses))
    return {of: tuple(clauses) for of, clauses in found.items() if of in opened}
