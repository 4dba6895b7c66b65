"""The schema, built only if every field, argument and key of it is under the law (GX-01)."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from types import ModuleType

import strawberry
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    is_introspection_type,
)
from strawberry.schema.config import StrawberryConfig
from strawberry.types.base import StrawberryObjectDefinition

from permissions import cpp
from permissions.categories import Category, Classification
from permissions.cpp import EVERY_WORDING
from permissions.law import Paragraph
from permissions.reads import Plumbing, Reads
from schema.mutation import ACT_INPUTS, Mutation
from schema.orders import SORT_KEYS
from schema.query import Query
from schema.scalars import DAY, INSTANT
from schema.subscription import Subscription
from schema.wishes import NESTED_INPUTS, WISHES

PLUMBING = frozenset(
    {
        "Query",
        "Mutation",
        "Subscription",
        "Done",
        "PageInfo",
        "WithheldField",
        "Node",
        "OpenPurpose",
        "HeldRole",
        "ReferenceTerms",
        "Explanation",
        "ExplainedParagraph",
        "ExplainedCondition",
        "ReadableField",
        "Viewer.docket",
    }
)
"""Types, and single fields, that may hold what wraps others; besides connections and edges."""


GOVERNING = frozenset({Category.GOVERNANCE, Category.AUDIT})
"""Categories of records that each of the three files has, told apart record by record."""


class UnlawfulSchemaError(TypeError):
    """A field, key or rule escapes the law: the schema does not build."""


@cache
def build() -> strawberry.Schema:
    """The schema, one for the process. Raises `UnlawfulSchemaError`."""
    made = strawberry.Schema(
        query=Query,
        mutation=Mutation,
        subscription=Subscription,
        config=StrawberryConfig(
            disable_field_suggestions=True,
            scalar_map={datetime: INSTANT, date: DAY},
        ),
    )
    enforce(made)
    return made


def enforce(schema: strawberry.Schema) -> None:
    """Raise `UnlawfulSchemaError` where anything in a schema is not under the law."""
    complaints = tuple(check(schema))
    if complaints:
        raise UnlawfulSchemaError("; ".join(complaints))


def check(schema: strawberry.Schema) -> Iterator[str]:
    """What in a schema is not under the law, in words."""
    graphql = schema._schema  # noqa: SLF001  Strawberry gives no other way to it
    for name, kind in sorted(graphql.type_map.items()):
        if is_introspection_type(kind):
            continue
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            yield from _unlawful_fields(kind)
        elif isinstance(kind, GraphQLInputObjectType):
            yield from _unlawful_keys(name, set(kind.fields))
    yield from _unlawful_sorts(graphql)
    yield from _not_enacted()


def _unlawful_fields(kind: GraphQLObjectType | GraphQLInterfaceType) -> Iterator[str]:
    definition = kind.extensions["strawberry-definition"]
    if not isinstance(definition, StrawberryObjectDefinition):
        raise TypeError("not a type of Strawberry's")
    for field in definition.fields:
        name = field.graphql_name or field.python_name
        classes = field.permission_classes
        if len(classes) != 1:
            yield f"{kind.name}.{name} names no category, or several"
        elif issubclass(classes[0], Reads):
            if not classes[0].classes:
                yield f"{kind.name}.{name} names no category"
            elif not _of_one_file(classes[0].classes):
                yield f"{kind.name}.{name} is data of several files"
        elif not (classes[0] is Plumbing and _is_plumbing(kind.name, name)):
            yield f"{kind.name}.{name} is not under a permission class of ours"


def _of_one_file(classes: Classification) -> bool:
    """Whether what a field tells is of one file (GX-04), whatever the record.

    What governs belongs to the file that it governs, and each act or entry governs one.
    """
    told = [category for _, category in classes]
    governs = all(category.reported in GOVERNING for category in told)
    return governs or len({category.file for category in told}) == 1


def _is_plumbing(kind: str, field: str) -> bool:
    return (
        kind in PLUMBING
        or f"{kind}.{field}" in PLUMBING
        or kind.endswith(("Connection", "Edge"))
        or field == "withheld"
    )


def _unlawful_keys(name: str, keys: set[str]) -> Iterator[str]:
    known = {*WISHES.get(name, ()), *NESTED_INPUTS.get(name, ()), *ACT_INPUTS.get(name, ())}
    if name in SORT_KEYS:
        known = {"by", "direction"}
    for key in sorted(keys ^ known):
        yield f"{name}.{key} is a key that no category decides"


def _unlawful_sorts(graphql: GraphQLSchema) -> Iterator[str]:
    for order, keys in SORT_KEYS.items():
        found = graphql.type_map.get(f"{order}Key")
        values = set(found.values) if isinstance(found, GraphQLEnumType) else set(keys)
        for key in sorted(values ^ set(keys)):
            yield f"{order}Key.{key} is a sort key that no category decides"


def _not_enacted() -> Iterator[str]:
    """Paragraphs declared in a module of the Code and not enacted."""
    enacted = {id(paragraph) for paragraph in EVERY_WORDING}
    for module in vars(cpp).values():
        for name, member in vars(module).items() if isinstance(module, ModuleType) else ():
            if isinstance(member, Paragraph) and id(member) not in enacted:
                yield f"{name} ({member.clause}) is declared and not enacted"
