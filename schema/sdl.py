"""The schema in the schema language, each field with its data category and the clauses on it.

`@category(codes:, clauses:)`: `codes` are the categories of LAW 4.1 that the field may tell,
`clauses` those of the paragraphs in force that open it to somebody, or close it to somebody.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache

import strawberry
from graphql import GraphQLInterfaceType, GraphQLObjectType, is_introspection_type
from strawberry.printer import print_schema
from strawberry.schema_directive import Location
from strawberry.types.base import StrawberryObjectDefinition
from strawberry.types.field import StrawberryField

from db.enumerations import Processing, Role
from permissions.categories import Category, Classification
from permissions.cpp import ENACTED
from permissions.entities import AntecedentRecord, Case, Entity, InterceptItem
from permissions.law import Ask, Need, Paragraph, in_force
from permissions.purposes import TERMS
from permissions.reads import Reads


@strawberry.schema_directive(
    locations=[Location.FIELD_DEFINITION],
    name="category",
    description="What kind of thing the field tells, and the clauses that decide who is told.",
)
class CategoryDirective:
    """What is printed beside a field."""

    codes: list[str]
    clauses: list[str]


_READ_FOR: Mapping[Processing, Entity] = {
    Processing.REGISTRY: Case,
    Processing.INTERCEPT: InterceptItem,
    Processing.ANTECEDENTS: AntecedentRecord,
}
"""The kind of record for which paragraphs are read. What a paragraph opens or closes depends on
the purpose at most; record and role decide on what condition."""


def sdl(
    schema: strawberry.Schema,
    enacted: tuple[Paragraph, ...] = ENACTED,
    instant: datetime | None = None,
) -> str:
    """The schema as text, under the law at an instant (None: now)."""
    clauses = _clauses(in_force(enacted, instant or datetime.now(UTC)).paragraphs)
    for field, classes in classified(schema):
        field.directives = [directive_of(classes, clauses)]
    return print_schema(schema)


def classified(schema: strawberry.Schema) -> Iterator[tuple[StrawberryField, Classification]]:
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
                    yield field, reader.classes


def directive_of(
    classes: Classification, clauses: Mapping[Category, tuple[str, ...]]
) -> CategoryDirective:
    """The directive of a field so classified."""
    told = dict.fromkeys(category for _, category in classes)
    return CategoryDirective(
        codes=[str(code) for code in dict.fromkeys(category.reported for category in told)],
        clauses=list(dict.fromkeys(clause for each in told for clause in clauses.get(each, ()))),
    )


@lru_cache(maxsize=8)
def _clauses(paragraphs: tuple[Paragraph, ...]) -> Mapping[Category, tuple[str, ...]]:
    """The clauses of the paragraphs that open or close each category."""
    found: dict[Category, dict[str, None]] = defaultdict(dict)
    for source in paragraphs:
        said = {
            category
            for ask in _asks()
            for text in source.texts(ask)
            if not isinstance(text, Need)
            for category in text.of
        }
        for category in said:
            found[category].update(dict.fromkeys(source.clauses))
    return {category: tuple(clauses) for category, clauses in found.items()}


def _asks() -> Iterator[Ask]:
    """An ask of each purpose, and one with no purpose stated."""
    for purpose, terms in TERMS.items():
        yield Ask(min(terms.roles), purpose, _READ_FOR[terms.processing])
    yield Ask(Role.PROSECUTOR, None, Case)
