"""From the fields of an operation to what is asked of the law: selections, pages, wishes.

Its cost is counted on the way: aliases, fragments, nesting and variables all pay the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphql import FieldNode, GraphQLObjectType, GraphQLSchema

from db.enumerations import Processing
from permissions import selection as asked
from permissions.entities import ENTITIES, Entity
from permissions.fields import Relation, Value
from permissions.refusal import Code, refuse
from permissions.selection import Path
from permissions.statistics.door import CountedCase
from schema.arguments import Given, Leaf, arguments_of, as_id, as_places
from schema.collecting import Collector, Fields
from schema.cost import Cost
from schema.cursor import Places
from schema.orders import SORT_KEYS
from schema.query import IDS_LARGEST
from schema.record import FIELDS, LIST_DEFAULT, LIST_LARGEST
from schema.roots import CONNECTIONS, COUNT_BY, RECORDS, files_of, usual_order
from schema.statistics import TableMarks, counted_by, table_marks
from schema.viewer import PAGE_DEFAULT, PAGE_LARGEST
from schema.wishes import wishes

PAGE_SIZES = (1, 10, 25, 50, 100, 250, PAGE_LARGEST)
"""Sizes to which a page is rounded up in SQL, so that few statements serve all."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is asked of a connection beside its records, for the function that shapes it."""

    fields: Fields
    below: Mapping[str, Fields]
    records: Mapping[Path, Fields]
    size: int
    backwards: bool
    places: Places


@dataclass(slots=True)
class Selecting:
    """Reads one operation's fields; `variables` are coerced, `places` are for its purpose.

    `file` is the one that its purpose is of; None: all are read. `searches` counts lists with a
    filter.
    """

    schema: GraphQLSchema
    collector: Collector
    variables: Mapping[str, Any]
    cost: Cost
    places: Places = field(default_factory=Places)
    file: Processing | None = None
    marks: dict[str, Marks] = field(default_factory=dict)
    marks_of_count: dict[str, TableMarks] = field(default_factory=dict)
    searches: int = 0

    def root(self, key: str, nodes: list[FieldNode]) -> list[tuple[Path, asked.Root]]:
        """What a planned root field asks; several for `node`, which may be of any type."""
        name = nodes[0].name.value
        if name in CONNECTIONS:
            return [((key,), self.page(key, name, nodes, "Query"))]
        arguments = self._arguments("Query", nodes[0])
        if name in RECORDS:
            entity = RECORDS[name]
            self.cost.spend(1, nodes[0])
            selection = self.selection(entity, nodes, 1)
            return [((key,), asked.One(entity, selection, as_id(_leaf(arguments, "id"))))]
        if name == COUNT_BY:
            self.marks_of_count[key] = table_marks(self.schema, self.collector, nodes)
            dimensions, cells = counted_by(arguments)
            self.cost.spend(cells, nodes[0])
            path = (key, *self.marks_of_count[key].path)
            return [(path, asked.Count(CountedCase, dimensions))]
        return self._nodes(key, name, nodes, arguments)

    def followed(self, nodes: list[FieldNode], name: str) -> asked.One:
        """What a subscription to a record asks: what the root field `name` would."""
        self.cost.spend(1, nodes[0])
        arguments = self._arguments("Subscription", nodes[0])
        selection = self.selection(RECORDS[name], nodes, 1)
        return asked.One(RECORDS[name], selection, as_id(_leaf(arguments, "id")))

    def _nodes(
        self, key: str, name: str, nodes: list[FieldNode], arguments: dict[str, Given]
    ) -> list[tuple[Path, asked.Root]]:
        wanted = _leaf(arguments, "id" if name == "node" else "ids")
        count = 1 if name == "node" else len(wanted.value)
        if count > IDS_LARGEST:
            raise refuse(
                Code.LIMIT_EXCEEDED,
                f"`nodes` takes {IDS_LARGEST} ids at most",
                f"« nodes » prend {IDS_LARGEST} identifiants au plus",
            )
        self.cost.spend(count, nodes[0])
        single = as_id(wanted)
        ids = as_places(wanted) if name == "nodes" else lambda binding: [single(binding)]
        return [
            ((key,), asked.Many(entity, self.selection(entity, nodes, count), ids))
            for entity in ENTITIES.values()
            if self._of_file(entity)
        ]

    def _of_file(self, entity: Entity) -> bool:
        """Whether a purpose of the file may open such records: others need no planning (GX-04)."""
        if entity.pseudonymous:
            return False
        return self.file is None or not entity.kept or self.file in files_of(entity)

    def page(self, key: str, name: str, nodes: list[FieldNode], parent: str) -> asked.Page:
        """What a connection field asks; its marks are kept under its key."""
        entity, filter_type, order_type = CONNECTIONS[name]
        arguments = self._arguments(parent, nodes[0])
        size, backwards = _size(arguments)
        self.cost.spend(size, nodes[0])
        order = _order(order_type, arguments.get("orderBy")) or usual_order(name)
        places = self.places.of(name, order)
        after = arguments.get("before" if backwards else "after")
        value, record = places.draws(after) if isinstance(after, Leaf) else (_nothing, _nothing)
        marks = self._marks(nodes, entity, size, backwards=backwards, places=places)
        self.marks[key] = marks
        wished = wishes(filter_type, arguments.get("filter")) if filter_type else ()
        self.searches += bool(wished)
        return asked.Page(
            entity,
            tuple(
                (path, self._selection(entity, fields, size))
                for path, fields in marks.records.items()
            ),
            next(each for each in PAGE_SIZES if each >= size) + 1,
            size,
            wished,
            order,
            backwards,
            positioned=after is not None,
            total=_asks(marks.fields, "totalCount"),
            before_it=_looks_back(marks),
            value=value,
            id=record,
        )

    def _marks(
        self, nodes: list[FieldNode], entity: Entity, size: int, *, backwards: bool, places: Places
    ) -> Marks:
        types, below = self.schema.type_map, self.collector.below
        fields = below(types[f"{entity.name}Connection"], nodes)
        inner: dict[str, Fields] = {}
        records: dict[Path, Fields] = {}
        for key, each in fields.items():
            match each[0].name.value:
                case "edges":
                    inner[key] = below(types[f"{entity.name}Edge"], each)
                    for edge_key, edge in inner[key].items():
                        if edge[0].name.value == "node":
                            records[key, edge_key] = below(types[entity.name], edge)
                case "nodes":
                    records[key,] = below(types[entity.name], each)
                case "pageInfo":
                    inner[key] = below(types["PageInfo"], each)
                case _:
                    pass
        return Marks(fields, inner, records, size, backwards, places)

    def selection(self, entity: Entity, nodes: list[FieldNode], count: int) -> asked.Selection:
        """What is asked of a record below merged field nodes."""
        self.cost.descend(nodes[0])
        fields = self.collector.below(self.schema.type_map[entity.name], nodes)
        return self._selection(entity, fields, count)

    def _selection(self, entity: Entity, fields: Fields, count: int) -> asked.Selection:
        items = tuple(self._item(entity, key, nodes, count) for key, nodes in fields.items())
        return asked.Selection(entity, items, scalar_fields(entity))

    def _item(self, entity: Entity, key: str, nodes: list[FieldNode], count: int) -> asked.Item:
        name = nodes[0].name.value
        if name == "__typename":
            return asked.Constant(key, entity.name)
        if name == "withheld":
            below = self.collector.below(self.schema.type_map["WithheldField"], nodes)
            return asked.Reasons(key, tuple((k, n[0].name.value) for k, n in below.items()))
        found = FIELDS[entity.name, name]
        if isinstance(found, Value):
            return asked.Pick(key, found)
        return self._follow(found, key, nodes, count)

    def _follow(
        self, relation: Relation, key: str, nodes: list[FieldNode], count: int
    ) -> asked.Follow:
        first = 1
        self.cost.descend(nodes[0])
        if relation.many:
            given_first = self._arguments(relation.entity.name, nodes[0]).get("first")
            first = _within(given_first, LIST_DEFAULT, LIST_LARGEST, "first")
        self.cost.spend(count * first, nodes[0])
        fields = self.collector.below(self.schema.type_map[relation.target.name], nodes)
        return asked.Follow(
            key, relation, self._selection(relation.target, fields, count * first), first
        )

    def _arguments(self, parent: str, node: FieldNode) -> dict[str, Given]:
        kind = self.schema.type_map[parent]
        if not isinstance(kind, GraphQLObjectType):
            raise TypeError("fields are asked of object types")
        return arguments_of(kind.fields[node.name.value], node, self.variables)


def scalar_fields(entity: Entity) -> tuple[Value, ...]:
    """Every scalar field of a type, in the order declared."""
    return tuple(
        each
        for (kind, name), each in FIELDS.items()
        if kind == entity.name and isinstance(each, Value) and name != "id"
    )


def _asks(fields: Fields, name: str) -> bool:
    return any(nodes[0].name.value == name for nodes in fields.values())


def _looks_back(marks: Marks) -> bool:
    asks = "hasNextPage" if marks.backwards else "hasPreviousPage"
    return any(
        nodes[0].name.value == "pageInfo" and _asks(marks.below[key], asks)
        for key, nodes in marks.fields.items()
    )


def _leaf(arguments: Mapping[str, Given], name: str) -> Leaf:
    found = arguments.get(name)
    return found if isinstance(found, Leaf) else Leaf(None, _nothing)


def _nothing(_binding: object) -> None:
    return None


def _size(arguments: Mapping[str, Given]) -> tuple[int, bool]:
    forward = "first" in arguments or "after" in arguments
    backward = "last" in arguments or "before" in arguments
    if forward and backward:
        raise refuse(
            Code.ARGUMENT_INVALID,
            "use `first` and `after`, or `last` and `before`",
            "employez « first » et « after », ou « last » et « before »",
        )
    name = "last" if backward else "first"
    return _within(arguments.get(name), PAGE_DEFAULT, PAGE_LARGEST, name), backward


def _within(value: Given | None, default: int, largest: int, name: str) -> int:
    if not isinstance(value, Leaf) or value.value is None:
        return default
    count = int(value.value)
    if not 0 < count <= largest:
        raise refuse(
            Code.ARGUMENT_INVALID,
            f"`{name}` goes from 1 to {largest}",
            f"« {name} » va de 1 à {largest}",
        )
    return count


def _order(order_type: str | None, value: Given | None) -> asked.Order | None:
    if order_type is None or not isinstance(value, dict):
        return None
    by = str(_leaf(value, "by").value)
    descending = str(_leaf(value, "direction").value) == "DESC"
    return SORT_KEYS[order_type][by].order(by, descending=descending)
