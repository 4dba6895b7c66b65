"""Requests that might tell twins apart, read off the schema: filters, sorts, pages, records.

A key, an operator or a sort key that the schema gains is asked without a word being added here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLObjectType,
    get_named_type,
    get_nullable_type,
    is_list_type,
)
from hostile.callers import Seat

from leaks.pair import SCHEMA, SEALING, Request
from leaks.pools import Pools
from permissions.condition import Column
from permissions.entities import ENTITIES
from schema.cursor import Places
from schema.orders import SORT_KEYS

GRAPHQL = SCHEMA._schema
VALUES = 2
"""Values asked for each key of a filter."""
MIDDLE = "80000000-0000-4000-8000-000000000000"
INFO = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A key of a filter that takes a value: the way to it, and its type."""

    path: tuple[str, ...]
    type: GraphQLInputType

    @property
    def lists(self) -> bool:
        """Whether it takes a list."""
        return is_list_type(get_nullable_type(self.type))

    def filter(self, value: str) -> str:
        """The filter, with a value in the place of the key's."""
        return "".join(f"{{{key}: " for key in self.path) + value + "}" * len(self.path)


@dataclass(frozen=True, slots=True)
class Connected:
    """A connection at the root: its field, what it holds, its filter's leaves, its sort keys."""

    name: str
    entity: str
    leaves: tuple[Leaf, ...]
    order: str | None
    keys: tuple[str, ...]

    @property
    def table(self) -> str:
        """The table of its records."""
        return ENTITIES[self.entity].row.table


def connections() -> tuple[Connected, ...]:
    """The connections at the root, as the schema has them."""
    query = GRAPHQL.query_type
    assert query is not None
    found = []
    for name, each in query.fields.items():
        kind = get_named_type(each.type)
        if isinstance(kind, GraphQLObjectType) and kind.name.endswith("Connection"):
            order = each.args.get("orderBy")
            named = None if order is None else get_named_type(order.type)
            filters = each.args.get("filter")
            found.append(
                Connected(
                    name,
                    kind.name.removesuffix("Connection"),
                    () if filters is None else tuple(_leaves((), filters.type)),
                    None if named is None else named.name,
                    _codes(named),
                )
            )
    return tuple(found)


def _leaves(path: tuple[str, ...], kind: GraphQLInputType) -> Iterator[Leaf]:
    bare = get_nullable_type(kind)
    if not isinstance(bare, GraphQLInputObjectType):
        yield Leaf(path, kind)
        return
    for key, each in bare.fields.items():
        yield from _leaves((*path, key), each.type)


def _codes(order: object) -> tuple[str, ...]:
    if not isinstance(order, GraphQLInputObjectType):
        return ()
    by = get_named_type(order.fields["by"].type)
    return tuple(by.values) if isinstance(by, GraphQLEnumType) else ()


CONNECTIONS = connections()


def filtering(pools: Pools) -> Iterator[Request]:
    """Every key of every filter, with values that differ: what matches, how many, which page."""
    for each in CONNECTIONS:
        for top in dict.fromkeys(leaf.path[0] for leaf in each.leaves):
            leaves = [leaf for leaf in each.leaves if leaf.path[0] == top]
            query = _filtered(each, leaves)
            chosen = [pools.choose(leaf.type, leaf.path, each.table, VALUES) for leaf in leaves]
            for values in zip(*chosen, strict=True):
                named = zip(leaves, values, strict=True)
                held = [[value] if leaf.lists else value for leaf, value in named]
                yield Request(query, {f"v{n}": value for n, value in enumerate(held)})


def _filtered(of: Connected, leaves: list[Leaf]) -> str:
    declared = ", ".join(f"$v{n}: {leaf.type}" for n, leaf in enumerate(leaves))
    fields = " ".join(
        f"v{n}: {of.name}(filter: {leaf.filter(f'$v{n}')}, {'last' if n % 2 else 'first'}: 2)"
        " { totalCount nodes { id } pageInfo { hasNextPage } }"
        for n, leaf in enumerate(leaves)
    )
    return f"query({declared}) {{ {fields} }}"


def paging(of: Connected, key: str, direction: str, *, backwards: bool) -> str:
    """A document that asks one page in an order, from a cursor `$at`."""
    order = f", orderBy: {{by: {key}, direction: {direction}}}" if key else ""
    way = "last: 3, before: $at" if backwards else "first: 3, after: $at"
    page = f"{of.name}({way}{order}) {{ totalCount {INFO} edges {{ cursor node {{ id }} }} }}"
    return f"query($at: String) {{ {page} }}"


def forged(pools: Pools, seat: Seat) -> Iterator[Request]:
    """Pages from places that nobody was shown: values that are withheld, or not there at all."""
    for of in CONNECTIONS:
        for key in of.keys:
            for at in places_in(of, key, seat, pools, VALUES):
                yield Request(_placed(of, key), {"at": at})


def places_in(of: Connected, key: str, seat: Seat, pools: Pools, count: int) -> list[str]:
    """Cursors of an order that were never given, though sealed for this caller."""
    sort = SORT_KEYS[str(of.order)][key]
    column = sort.shown.name if isinstance(sort.shown, Column) else sort.shown.column.name
    places = Places(
        sealing=SEALING,
        role=str(seat.role),
        purpose=str(seat.purpose),
        listed=of.name,
        order=key,
        cast=sort.cast,
    )
    return [places.write(each, str(MIDDLE), seat.agent) for each in pools.places(column, count)]


def _placed(of: Connected, key: str) -> str:
    """A document that asks what is after a place, and what before it."""
    after = f"(first: 2, after: $at, orderBy: {{by: {key}}})"
    before = f"(last: 2, before: $at, orderBy: {{by: {key}, direction: DESC}})"
    asked = f"{{ totalCount {INFO} nodes {{ id }} }}"
    return f"query($at: String) {{ a: {of.name}{after} {asked} b: {of.name}{before} {asked} }}"
