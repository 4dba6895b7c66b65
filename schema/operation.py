"""An operation made ready: its plan, and the functions that make its data from the plan's row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import FieldNode, GraphQLNamedType, GraphQLObjectType, OperationDefinitionNode

from permissions.plan import Answered, Counted, Found, Listed, Plan, plan
from permissions.purposes import TERMS
from permissions.reads import Planned
from permissions.refusal import Code, refuse
from permissions.selection import Many, One, Path, Root
from permissions.shape import Shaper
from permissions.sql import Binding
from schema.collecting import Collector, Fields
from schema.cost import Cost
from schema.cursor import Places
from schema.document import Document
from schema.explaining import MOST_EXPLAINED, Wanted, explanation_wanted
from schema.faults import purpose_required
from schema.own_account import NOTHING_OWN, Own, must_be_of_one_file, own_account
from schema.own_acts import OWN
from schema.paging import connection_shaper
from schema.roots import RECORDS, must_be_open, purposes_opening
from schema.selecting import Selecting
from schema.stated import RootShaper, Row, Stated
from schema.statistics import table_shaper

TYPENAME = "__typename"
ORDINARY = frozenset({"viewer", "explain", "__schema", "__type"})
"""Root fields that graphql-core executes."""
UNPLANNED = ORDINARY | {TYPENAME}
ROLE_MATTERS = frozenset({"docket", "mayRead", *OWN})
"""Fields of `viewer` that depend on the acting role."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A planned operation. `roots` make its data from the plan's row, by response key, in order.

    `own` is the caller's account and what is planned beside it, which need no purpose. `explained`
    are asked one by one. `ordinary`: graphql-core executes the operation, over the planned data,
    because some root field is not planned. A subscription `follows` a record, or else acts of the
    caller's own. `searches` counts lists with a filter.
    """

    plan: Plan | None
    roots: Mapping[str, RootShaper]
    names: tuple[str, ...]
    ordinary: bool
    own: Own = NOTHING_OWN
    explained: Mapping[str, Wanted] = field(default_factory=dict)
    follows: One | None = None
    searches: int = 0

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans to run, each one statement."""
        return tuple(each for each in (self.own.plan, self.plan) if each is not None)


def prepare(
    stated: Stated,
    document: Document,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
) -> Prepared:
    """Plan an operation. Raises `Refusal`: its limits, arguments, filters, or purpose."""
    collector = Collector(document.schema, document.fragments, variables)
    query = document.schema.type_map["Query"]
    fields = collector.collect(query, (operation.selection_set,))
    names = tuple(nodes[0].name.value for nodes in fields.values())
    if stated.purpose is None and not set(names) <= {"viewer", "__typename"}:
        raise purpose_required(purposes_opening(stated.law, stated.role, names))
    places = Places(sealing=stated.sealing, role=stated.role, purpose=stated.purpose or "")
    file = TERMS[stated.purpose].processing if stated.purpose else None
    cost = Cost(stated.cost)
    selecting = Selecting(document.schema, collector, variables, cost, places, file)
    wanted = {
        key: _asked(stated, selecting, key, nodes)
        for key, nodes in fields.items()
        if nodes[0].name.value not in UNPLANNED
    }
    flat = [root for roots in wanted.values() for root in roots]
    gated = not {"viewer", "explain"} & set(names)  # what asks for these has its gate there
    made = plan(stated.law, stated.role, stated.purpose, flat) if flat or gated else None
    own = own_account(stated, selecting, fields)
    explained = _explained(query, fields, variables)
    must_be_of_one_file(own, file if flat or explained else None)
    roots = {} if made is None else _shapers(fields, selecting, wanted, made, stated.threshold)
    typenames = {
        key: _constant("Query") for key, nodes in fields.items() if nodes[0].name.value == TYPENAME
    }
    ordered = {
        key: {**typenames, **roots}[key] for key in fields if key in roots or key in typenames
    }
    return Prepared(
        made,
        ordered,
        names,
        bool(ORDINARY & set(names)),
        own,
        explained,
        searches=selecting.searches,
    )


def _explained(
    query: GraphQLNamedType, fields: Fields, variables: Mapping[str, Any]
) -> dict[str, Wanted]:
    """The explanations asked for, by response key. LIMIT_EXCEEDED."""
    if not isinstance(query, GraphQLObjectType):
        raise TypeError("fields are asked of object types")
    found = {
        key: explanation_wanted(nodes[0], query.fields["explain"].args, variables)
        for key, nodes in fields.items()
        if nodes[0].name.value == "explain"
    }
    if len(found) > MOST_EXPLAINED:
        raise refuse(
            Code.LIMIT_EXCEEDED,
            f"an operation explains {MOST_EXPLAINED} fields at most",
            f"une opération explique {MOST_EXPLAINED} champs au plus",
        )
    return found


def _asked(
    stated: Stated, selecting: Selecting, key: str, nodes: list[FieldNode]
) -> list[tuple[Path, Root]]:
    """What a root field asks; its purpose must be one that may open its records (LAW 0)."""
    name = nodes[0].name.value
    if stated.purpose is None:
        raise AssertionError("a purpose has been asked for")
    must_be_open(stated.law, stated.role, stated.purpose, name)
    return selecting.root(key, nodes)


def _shapers(
    fields: Fields,
    selecting: Selecting,
    wanted: Mapping[str, list[tuple[Path, Root]]],
    made: Plan,
    threshold: int,
) -> dict[str, RootShaper]:
    answered = iter(made.roots)
    return {
        key: _root(
            fields, key, selecting, roots, [next(answered) for _ in roots], threshold=threshold
        )
        for key, roots in wanted.items()
    }


def asks_only_account(
    document: Document, operation: OperationDefinitionNode, variables: Mapping[str, Any]
) -> bool:
    """Whether nothing is asked but one's own account, the docket excepted."""
    types = document.schema.type_map
    collector = Collector(document.schema, document.fragments, variables)
    for nodes in collector.collect(types["Query"], (operation.selection_set,)).values():
        if nodes[0].name.value not in ("viewer", TYPENAME):
            return False
        below = collector.below(types["Viewer"], nodes) if nodes[0].selection_set else {}
        if any(each[0].name.value in ROLE_MATTERS for each in below.values()):
            return False
    return True


def _constant(value: str) -> RootShaper:
    return lambda _row, _seen, _binding: value


def _root(
    fields: Fields,
    key: str,
    selecting: Selecting,
    wanted: Sequence[tuple[Path, Root]],
    answered: Sequence[Answered],
    *,
    threshold: int,
) -> RootShaper:
    first = answered[0]
    if isinstance(first, Counted):
        return table_shaper(selecting.marks_of_count[key], first, threshold)
    if isinstance(first, Listed):
        entity = wanted[0][1].entity
        return connection_shaper(selecting.marks[key], first, entity.name)
    name = fields[key][0].name.value
    if name in RECORDS and isinstance(first, Found):
        return record_shaper(first)
    return _nodes(wanted, answered, single=name == "node")


def record_shaper(found: Found) -> RootShaper:
    """The record that was found, or null."""

    def shape(row: Row, seen: list[Any], _binding: Binding) -> Any:  # noqa: ANN401  a record, or null
        record = None if found.column is None else row[found.column]
        return None if record is None else found.shape(record, seen.append)

    return shape


def _nodes(
    wanted: Sequence[tuple[Path, Root]], answered: Sequence[Answered], *, single: bool
) -> RootShaper:
    places: list[tuple[str, int, Shaper]] = []
    for (_, root), found in zip(wanted, answered, strict=True):
        if isinstance(found, Found) and found.column is not None:
            places.append((root.entity.name, found.column, found.shape))
    many = wanted[0][1]
    if not isinstance(many, Many):
        raise TypeError("nodes are asked by their ids")

    def shape(row: Row, seen: list[Any], binding: Binding) -> Any:  # noqa: ANN401  a record, or a list of them
        by_id: dict[str, Any] = {}
        for name, column, shaper in places:
            for record in row[column] or ():
                by_id[record[0]] = Planned(shaper(record, seen.append), name)
        ids = many.ids(binding)
        if not isinstance(ids, list):
            raise TypeError("ids are a list")
        found = [by_id.get(str(each)) for each in ids]
        return found[0] if single else found

    return shape
