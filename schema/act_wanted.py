"""From a mutation's document to the act that it asks for: one act an operation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from graphql import GraphQLObjectType, OperationDefinitionNode
from strawberry.utils.str_converters import to_camel_case

from permissions.acts import ACTS
from permissions.acts.act import MOST_IDS, Act, Input, Kind
from permissions.plan import Found, Plan, plan
from permissions.reads import Planned
from permissions.refusal import Code, Refusal, refuse
from permissions.selection import Many, Path, Root
from permissions.shape import Shaper
from permissions.sql import Binding
from schema.acting import Asked, Performed
from schema.arguments import Given, Leaf, given, nulls_of, uuid_of
from schema.collecting import Collector, Fields
from schema.cost import Cost
from schema.cursor import Places
from schema.document import Document
from schema.selecting import Selecting
from schema.stated import Stated
from schema.variables import MOST_ERRORS, storable

_WORD: Final = re.compile(r"[A-Z0-9_]{1,60}")
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
        Asked(act, _given(act, arguments, emptied), _key(arguments), _version(arguments)),
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


def _given(
    act: Act, arguments: Mapping[str, Given | None], emptied: frozenset[str]
) -> dict[str, object]:
    """What is given by the names of the act's inputs; what is left out is not there, nor what is
    null, but for inputs that null empties. ARGUMENT_INVALID, for each that is not as it is to be.
    """
    found = arguments.get("input")
    tree = found if isinstance(found, dict) else {}
    values: dict[str, object] = {}
    faults: list[Refusal] = []
    for each in act.inputs:
        leaf = tree.get(to_camel_case(each.name))
        if each.clearable and to_camel_case(each.name) in emptied:
            values[each.name] = None
        if isinstance(leaf, Leaf) and leaf.value is not None:
            try:
                values[each.name] = _value(each, leaf.value)
            except Refusal as fault:
                faults.append(fault)
    if faults:
        first, *others = faults[:MOST_ERRORS]
        first.more = tuple(others)
        raise first
    return {name: value for name, value in values.items() if value != []}


def _value(of: Input, value: Any) -> object:  # noqa: ANN401  what the schema's type made of it
    match of.kind:
        case Kind.ID:
            return _id(of, value)
        case Kind.IDS:
            listed = value if isinstance(value, list) else [value]
            if len(listed) > MOST_IDS:
                raise _too_many(of)
            return list(dict.fromkeys(_id(of, each) for each in listed))
        case Kind.CODE:
            return str(value)
        case Kind.CODES:
            listed = value if isinstance(value, list) else [value]
            return list(dict.fromkeys(str(each) for each in listed))
        case Kind.WORDS:
            listed = value if isinstance(value, list) else [value]
            return list(dict.fromkeys(_word(of, str(each)) for each in listed))
        case Kind.TEXT:
            return _text(of, str(value))
        case _:
            return value


def _id(of: Input, value: object) -> UUID:
    """An id in its one spelling. That it is none tells nothing of what is recorded."""
    found = uuid_of(value)
    if found is not None:
        return found
    name = to_camel_case(of.name)
    if of.kind is Kind.IDS:
        en, fr = f"`{name}` lists what is no UUID", f"« {name} » énumère ce qui n’est pas un UUID"
    else:
        en, fr = f"`{name}` is no UUID", f"« {name} » n’est pas un UUID"
    raise refuse(Code.ARGUMENT_INVALID, en, fr)


def _text(of: Input, text: str) -> str:
    trimmed = text.strip()
    name = to_camel_case(of.name)
    if not trimmed or len(trimmed) > of.longest or not storable(trimmed):
        raise refuse(
            Code.ARGUMENT_INVALID,
            f"`{name}` is a text of 1 to {of.longest} characters",
            f"« {name} » est un texte de 1 à {of.longest} caractères",
        )
    form = of.form
    while form is not None:
        if not form.pattern.fullmatch(trimmed):
            raise refuse(
                form.code,
                f"`{name}` is {form.said.en}",
                f"« {name} » est {form.said.fr}",
                *form.clauses,
            )
        form = form.then
    return trimmed


def _word(of: Input, text: str) -> str:
    if _WORD.fullmatch(text):
        return text
    name = to_camel_case(of.name)
    raise refuse(
        Code.ARGUMENT_INVALID,
        f"`{name}` lists codes: 1 to 60 capital letters, digits or `_`",
        f"« {name} » énumère des codes : 1 à 60 majuscules, chiffres ou « _ »",
    )


def _too_many(of: Input) -> Refusal:
    name = to_camel_case(of.name)
    return refuse(
        Code.LIMIT_EXCEEDED,
        f"`{name}` takes {MOST_IDS} ids at most",
        f"« {name} » prend {MOST_IDS} identifiants au plus",
    )


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
