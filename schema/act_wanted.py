"""From a mutation's document to the act that it asks for: one act an operation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from graphql import GraphQLObjectType, OperationDefinitionNode

from permissions.acts import ACTS
from permissions.acts.act import Act
from permissions.plan import Found, Plan, plan
from permissions.reads import Planned
from permissions.refusal import Code, Refusal, refuse
from permissions.selection import Many, Path, Root
from permissions.shape import Shaper
from permissions.sql import Binding
from schema.act_given import given_to
from schema.acting import Asked, Performed
from schema.arguments import Given, Leaf, given, nulls_of, uuid_of
from schema.collecting import Collector, Fields
from schema.cost import Cost
from schema.cursor import Places
from schema.document import Document
from schema.selecting import Selecting
from schema.stated import Stated

_BY_NAME: Final[Mapping[str, Act]] = {act.name: act for act in ACTS}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The act that a mutation asks for, under its response key, and how it is told.

    `fields` are those asked of `Done`; `plan` reads the record back for the stated purpose (None:
    it is not asked for, or no purpose is stated).
    """

    key: str
    typenames: tuple[str, ...]
    asked: Asked
    fields: Fields
    plan: Plan | None

    def told(self, done: Performed, record: Any) -> dict[str, Any]:  # noqa: ANN401  a record, or null
        """The fields asked of `Done`."""
        known: Mapping[str, object] = {
            "__typename": "Done",
            "id": str(done.record),  # a driver's UUID is none to the JSON writer
            "version": done.version,
            "at": done.at,
            "again": done.again,
            "clauses": done.clauses,
            "record": record,
        }
        return {key: known[nodes[0].name.value] for key, nodes in self.fields.items()}

    def shaped(self, row: Any, seen: list[Any]) -> Planned | None:  # noqa: ANN401  a driver's row
        """The record from the row of the plan; null where the law shows none."""
        gives = self.asked.act.gives
        if self.plan is None or gives is None:
            return None
        (found,) = self.plan.roots
        if not isinstance(found, Found) or found.column is None or not row[found.column]:
            return None
        shape: Shaper = found.shape
        return Planned(shape(row[found.column][0], seen.append), gives.name)


def wanted(
    stated: Stated,
    document: Document,
    operation: OperationDefinitionNode,
    variables: Mapping[str, Any],
) -> Wanted:
    """What a mutation asks for.

    DOCUMENT_INVALID: it is not one act. ARGUMENT_INVALID, LIMIT_EXCEEDED.
    """
    collector = Collector(document.schema, document.fragments, variables)
    root = document.schema.type_map["Mutation"]
    if not isinstance(root, GraphQLObjectType):
        raise TypeError("fields are asked of object types")
    found = collector.collect(root, (operation.selection_set,))
    acts = {key: nodes for key, nodes in found.items() if nodes[0].name.value in _BY_NAME}
    if len(acts) != 1:
        raise _not_one_act()
    ((key, nodes),) = acts.items()
    act = _BY_NAME[nodes[0].name.value]
    declared = root.fields[act.name].args
    arguments = {
        each.name.value: given(each.value, declared[each.name.value].type, variables)
        for each in nodes[0].arguments or ()
    }
    emptied = nulls_of(nodes[0], "input", variables)
    fields = collector.below(document.schema.type_map["Done"], nodes)
    cost = Cost(stated.cost)
    cost.spend(1, nodes[0])
    return Wanted(
        key,
        tuple(each for each in found if each != key),
        Asked(act, given_to(act, arguments, emptied), _key(arguments), _version(arguments)),
        fields,
        _reading_back(stated, document, collector, (act, key, fields, cost, variables)),
    )


def _reading_back(
    stated: Stated,
    document: Document,
    collector: Collector,
    asked: tuple[Act, str, Fields, Cost, Mapping[str, Any]],
) -> Plan | None:
    act, key, fields, cost, variables = asked
    records = [(below, n) for below, n in fields.items() if n[0].name.value == "record"]
    if not records or act.gives is None or stated.purpose is None:
        return None
    if len(records) > 1:
        raise refuse(
            Code.DOCUMENT_INVALID,
            "`record` is asked for once",
            "« record » se demande une seule fois",
        )
    ((below, nodes),) = records
    places = Places(sealing=stated.sealing, role=stated.role, purpose=stated.purpose)
    selecting = Selecting(document.schema, collector, variables, cost, places)
    selection = selecting.selection(act.gives, nodes, 1)
    root: Root = Many(act.gives, selection, _record_of)
    path: Path = (key, below)
    return plan(stated.law, stated.role, stated.purpose, [(path, root)])


def _record_of(binding: Binding) -> list[object]:
    return [binding.given["record"]]


def _key(arguments: Mapping[str, Given | None]) -> UUID:
    leaf = arguments.get("key")
    key = uuid_of(leaf.value) if isinstance(leaf, Leaf) else None
    if key is None:
        raise refuse(
            Code.ARGUMENT_INVALID,
            "`key` is a UUID that you draw for the act",
            "« key » est un UUID que vous tirez pour l’acte",
        )
    return key


def _version(arguments: Mapping[str, Given | None]) -> int | None:
    leaf = arguments.get("version")
    return int(leaf.value) if isinstance(leaf, Leaf) else None


def _not_one_act() -> Refusal:
    return refuse(
        Code.DOCUMENT_INVALID,
        "a mutation does one act: ask for each in an operation of its own",
        "une mutation fait un acte : demandez chacun dans une opération à part",
    )
