"""A subscription made ready: one field, planned as a query for the same thing would be.

Each event of it is an operation of its own, which runs this plan anew.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from graphql import FieldNode, GraphQLObjectType, OperationDefinitionNode
from strawberry.utils.str_converters import to_camel_case

from db.enumerations import Processing
from permissions.own_acts import MOST, OwnActs
from permissions.plan import Found, plan
from permissions.purposes import TERMS
from permissions.refusal import Code, Refusal, refuse
from permissions.selection import One
from permissions.sql import Binding
from schema.collecting import Collector, Fields
from schema.cost import Cost
from schema.cursor import Places
from schema.document import Document
from schema.faults import purpose_required
from schema.operation import Prepared, RootShaper, Row, Stated, record_shaper
from schema.roots import must_be_open
from schema.selecting import Selecting
from schema.subscription import OWN, RECORDS


def prepare_live(
    stated: Stated,
    document: Document,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
) -> Prepared:
    """Plan a subscription. Raises `Refusal`: its limits, arguments, or purpose."""
    collector = Collector(document.schema, document.fragments, variables)
    root = document.schema.type_map["Subscription"]
    fields = collector.collect(root, (operation.selection_set,))
    if len(fields) != 1:
        raise _not_one()
    ((key, nodes),) = fields.items()
    cost = Cost(stated.cost)
    if nodes[0].name.value in OWN:
        return _own(stated, collector, cost, (key, nodes))
    file = TERMS[stated.purpose].processing if stated.purpose else None
    places = Places(sealing=stated.sealing, role=stated.role, purpose=stated.purpose or "")
    selecting = Selecting(document.schema, collector, variables, cost, places, file)
    return _record(stated, selecting, key, nodes)


def _record(stated: Stated, selecting: Selecting, key: str, nodes: list[FieldNode]) -> Prepared:
    name = nodes[0].name.value
    if name not in RECORDS:  # __typename
        raise _not_one()
    if stated.purpose is None:
        raise purpose_required()
    must_be_open(stated.law, stated.role, stated.purpose, RECORDS[name])
    wanted = selecting.followed(nodes, RECORDS[name])
    made = plan(stated.law, stated.role, stated.purpose, [((key,), wanted)])
    (found,) = made.roots
    if not isinstance(found, Found):
        raise TypeError("a record is followed by its id")
    return Prepared(
        made,
        {key: record_shaper(found)},
        (name,),
        ordinary=False,
        own=None,
        dockets={},
        follows=wanted,
    )


def _own(
    stated: Stated, collector: Collector, cost: Cost, asked: tuple[str, list[FieldNode]]
) -> Prepared:
    key, nodes = asked
    acts = OWN[nodes[0].name.value]
    cost.spend(MOST, nodes[0])
    of = collector.below(_object(collector, acts.name), nodes)
    made = plan(stated.law, stated.role, stated.purpose, (), beside=acts.sql(stated.role))
    made.ledger.clauses.update(dict.fromkeys(acts.clauses))
    for each in of.values():
        if (name := each[0].name.value) != "__typename":
            made.ledger.released[f"{acts.name}.{name}"] = None
    shape = _own_shaper(acts, of)
    return Prepared(
        made,
        {key: shape},
        (nodes[0].name.value,),
        ordinary=False,
        own=None,
        dockets={},
        file=Processing.INTERCEPT,
    )


def _object(collector: Collector, name: str) -> GraphQLObjectType:
    found = collector.schema.type_map[name]
    if not isinstance(found, GraphQLObjectType):
        raise TypeError("fields are asked of object types")
    return found


def _own_shaper(acts: OwnActs, of: Fields) -> RootShaper:
    """The acts as they are asked for, from the last column of the row."""
    places = {to_camel_case(column): place for place, column in enumerate(acts.columns)}
    told = {key: places.get(nodes[0].name.value) for key, nodes in of.items()}

    def shape(row: Row, seen: list[Any], _binding: Binding) -> Any:  # noqa: ANN401  a list of acts
        seen.extend(str(each[0]) for each in row[-1])
        return [
            {
                key: acts.name if place is None else _spelt(each[place])
                for key, place in told.items()
            }
            for each in row[-1]
        ]

    return shape


def _spelt(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value  # a driver's UUID is none to the writer


def followed_id(wanted: One, binding: Binding) -> UUID | None:
    """The id of the record that is followed; None where what is given is none."""
    found = wanted.id(binding)
    return found if isinstance(found, UUID) else None


def _not_one() -> Refusal:
    return refuse(
        Code.DOCUMENT_INVALID,
        "a subscription follows one thing: ask for each in an operation of its own",
        "un abonnement suit une seule chose : demandez chacune dans une opération à part",
    )
