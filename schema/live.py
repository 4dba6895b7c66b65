"""A subscription made ready: one field, planned as a query for the same thing would be.

Each event of it is an operation of its own, which runs this plan anew.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from graphql import FieldNode, OperationDefinitionNode

from permissions.plan import Found, plan
from permissions.purposes import TERMS
from permissions.refusal import Code, Refusal, refuse
from permissions.selection import One
from permissions.sql import Binding
from schema.collecting import Collector
from schema.cost import Cost
from schema.cursor import Places
from schema.document import Document
from schema.faults import purpose_required
from schema.operation import Prepared, record_shaper
from schema.own_account import followed_acts
from schema.own_acts import OWN
from schema.roots import must_be_open, purposes_opening
from schema.selecting import Selecting
from schema.stated import Stated
from schema.subscription import RECORDS


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
    file = TERMS[stated.purpose].processing if stated.purpose else None
    places = Places(sealing=stated.sealing, role=stated.role, purpose=stated.purpose or "")
    cost = Cost(stated.cost)
    selecting = Selecting(document.schema, collector, variables, cost, places, file)
    if nodes[0].name.value in OWN:
        own = followed_acts(stated, selecting, key, nodes)
        return Prepared(None, {}, (nodes[0].name.value,), ordinary=False, own=own)
    return _record(stated, selecting, key, nodes)


def _record(stated: Stated, selecting: Selecting, key: str, nodes: list[FieldNode]) -> Prepared:
    name = nodes[0].name.value
    if name not in RECORDS:  # __typename
        raise _not_one()
    if stated.purpose is None:
        raise purpose_required(purposes_opening(stated.law, stated.role, [RECORDS[name]]))
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
        follows=wanted,
    )


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
