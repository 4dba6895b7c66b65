"""What a replay asks: documents made from the law and the schema, and their answers read back."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from graphql import (
    FieldNode,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    parse,
)

from db.enumerations import Processing, Role
from permissions.entities import ENTITIES, Entity
from permissions.fields import Value
from permissions.law import Law
from permissions.purposes import TERMS, Purpose
from permissions.refusal import Refusal
from schema.record import FIELDS
from schema.roots import CONNECTIONS, files_of, must_be_open

GATE: Final = "{ __typename }"
"""Asks for nothing: whether the gate lets in."""
DOCKET: Final = "docket"
_BETWEEN: Final = "__"
_BY_ID: Final = ("node", "nodes")
_ID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")

Coordinates = Collection[tuple[str, str]]


def listing(law: Law, role: Role, purpose: Purpose, first: int) -> str:
    """A page of each list that the purpose opens, with its total; the gate where it opens none."""
    names = [name for name in CONNECTIONS if name != DOCKET and _opens(law, role, purpose, name)]
    lists = " ".join(f"{name}(first: {first}) {{ totalCount nodes {{ id }} }}" for name in names)
    return f"{{ {lists} }}" if names else GATE


def _opens(law: Law, role: Role, purpose: Purpose, name: str) -> bool:
    try:
        must_be_open(law, role, purpose, name)
    except Refusal:
        return False
    return True


def of_records(
    schema: GraphQLSchema,
    ids: Sequence[UUID],
    purpose: Purpose,
    fields: Coordinates | None = None,
) -> str:
    """Records by their ids: the scalars given as (type, field), or all of them.

    Fields of one name may have several types: each stands under its type's name and its own.
    """
    file = TERMS[purpose].processing
    parts = " ".join(_parts(schema, file, fields))
    listed = ", ".join(f'"{each}"' for each in ids)
    withheld = "withheld { field category code clauses }"
    return f"{{ nodes(ids: [{listed}]) {{ id __typename {withheld} {parts} }} }}"


def by_ids(schema: GraphQLSchema, document: str) -> tuple[list[UUID], bool]:
    """The ids that a valid document names, and whether it asks for nothing but records by ids."""
    named = [UUID(each) for each in _ID.findall(document)]
    operations = [
        each for each in parse(document).definitions if isinstance(each, OperationDefinitionNode)
    ]
    asked = [field for each in operations for field in each.selection_set.selections]
    return named, all(isinstance(each, FieldNode) and _of_one(schema, each) for each in asked)


def _of_one(schema: GraphQLSchema, field: FieldNode) -> bool:
    name = field.name.value
    query = schema.query_type
    if name.startswith(_BETWEEN) or query is None:
        return True
    return name in _BY_ID or "id" in query.fields[name].args


def _parts(schema: GraphQLSchema, file: Processing, fields: Coordinates | None) -> Iterator[str]:
    node = schema.type_map["Node"]
    if not isinstance(node, GraphQLInterfaceType):
        raise TypeError("records have an interface")
    for name, entity in ENTITIES.items():
        made = schema.type_map.get(name)
        if not isinstance(made, GraphQLObjectType) or node not in made.interfaces:
            continue
        chosen = _scalars(name, fields)
        if chosen and _of_file(entity, file):
            told = " ".join(f"{name}{_BETWEEN}{each}: {each}" for each in chosen)
            yield f"... on {name} {{ {told} }}"


def _of_file(entity: Entity, file: Processing) -> bool:
    return not entity.pseudonymous and (not entity.kept or file in files_of(entity))


def _scalars(kind: str, fields: Coordinates | None) -> list[str]:
    return [
        name
        for (of, name), each in FIELDS.items()
        if of == kind
        and name != "id"
        and isinstance(each, Value)
        and (fields is None or (kind, name) in fields)
    ]


def coordinates(names: Collection[str]) -> Coordinates:
    """Fields as (type, field), of schema coordinates in which filters and sort keys stand too."""
    parted = (each.partition(".") for each in names)
    return {(kind, name) for kind, _, name in parted if (kind, name) in FIELDS}


def as_recorded(nodes: Sequence[Mapping[str, Any] | None]) -> list[dict[str, Any]]:
    """The records of an answer that are visible, each field under its own name."""
    return [
        {
            "id": node["id"],
            "type": node["__typename"],
            "fields": {
                key.partition(_BETWEEN)[2]: value
                for key, value in node.items()
                if _BETWEEN in key and not key.startswith(_BETWEEN)
            },
            "withheld": node["withheld"],
        }
        for node in nodes
        if node is not None
    ]
