"""Arguments as a plan needs them: their structure now, their values at each run.

What a client wrote, inline or by variables, becomes a tree of leaves; a leaf draws its value when
the plan runs, so that the plan can be kept while values change. The structure (which keys are
given) is part of the plan, and so of the key it is kept under (`shape_of`).
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias, Union
from uuid import UUID

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLInputType,
    NullValueNode,
    ObjectValueNode,
    Undefined,
    ValueNode,
    VariableNode,
    Visitor,
    get_named_type,
    get_nullable_type,
    is_enum_type,
    is_input_object_type,
    is_list_type,
    is_non_null_type,
    value_from_ast,
    visit,
)

from permissions.refusal import Code, Refusal, refuse
from permissions.sql import Binding, Draw
from schema.location import place
from schema.variables import VariableShape, storable


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value given: what it is in this request, and how to draw it in another."""

    value: Any
    draw: Draw


PLANNED_BY_MEMBER: Final = frozenset({"Dimension"})
"""Lists whose members decide the structure of a plan, and not only their number."""

_SPELT: Final = re.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")

Given: TypeAlias = Union[Leaf, dict[str, "Given"]]  # noqa: UP007  it names itself


def arguments_of(
    declared: GraphQLField, node: FieldNode, variables: Mapping[str, Any]
) -> dict[str, Given]:
    """The arguments that a field's node gives. ARGUMENT_INVALID."""
    found: dict[str, Given] = {}
    for argument in node.arguments or ():
        name = argument.name.value
        value = given(argument.value, declared.args[name].type, variables)
        if value is not None:
            found[name] = value
    return found


def given(node: ValueNode, kind: GraphQLInputType, variables: Mapping[str, Any]) -> Given | None:
    """What an argument's node gives; None where it gives nothing, or null.

    ARGUMENT_INVALID: a variable is null where null has no place. Validation lets it through where
    a default would stand for it; the default stands for a variable that is not sent.
    """
    if isinstance(node, VariableNode):
        value = variables.get(node.name.value, Undefined)
        if value is None and is_non_null_type(kind):
            raise _null_has_no_place(node)
        return _from_variable((node.name.value,), value, kind)
    if isinstance(node, NullValueNode):
        return None
    bare = get_nullable_type(kind)
    if isinstance(node, ObjectValueNode) and isinstance(bare, GraphQLInputObjectType):
        found: dict[str, Given] = {}
        for each in node.fields:
            below = given(each.value, bare.fields[each.name.value].type, variables)
            if below is not None:
                found[each.name.value] = below
        return found
    constant = value_from_ast(node, kind, dict(variables))
    if constant is Undefined:
        raise _null_has_no_place(node)
    if not _names_variables(node):
        return Leaf(constant, lambda _binding: constant)
    return Leaf(constant, lambda binding: value_from_ast(node, kind, dict(binding.variables)))


def _from_variable(path: tuple[str, ...], value: Any, kind: GraphQLInputType) -> Given | None:  # noqa: ANN401  any JSON
    if value is None or value is Undefined:
        return None
    bare = get_nullable_type(kind)
    if is_input_object_type(bare) and isinstance(value, Mapping):
        found: dict[str, Given] = {}
        for key, each in value.items():
            below = _from_variable((*path, key), each, bare.fields[key].type)
            if below is not None:
                found[key] = below
        return found
    return Leaf(value, lambda binding: _dug(binding.variables, path))


def _dug(variables: Mapping[str, Any], path: tuple[str, ...]) -> Any:  # noqa: ANN401  any JSON
    found: Any = variables
    for key in path:
        found = found[key]
    return found


def what_is_asked(value: Given | None) -> Given | None:
    """What a filter asks: an object of which no key asks anything is left out, at every level."""
    if value is None or isinstance(value, Leaf):
        return value
    kept = {key: below for key, each in value.items() if (below := what_is_asked(each)) is not None}
    return kept or None


def nulls_of(node: FieldNode, argument: str, variables: Mapping[str, Any]) -> frozenset[str]:
    """The keys of an input object that are given as null, and not merely left out."""
    for each in node.arguments or ():
        if each.name.value == argument:
            return frozenset(_nulls(each.value, variables))
    return frozenset()


def _nulls(node: ValueNode, variables: Mapping[str, Any]) -> Iterator[str]:
    if isinstance(node, VariableNode):
        value = variables.get(node.name.value)
        yield from (key for key, each in (value or {}).items() if each is None)
    elif isinstance(node, ObjectValueNode):
        for field in node.fields:
            of = field.value
            if isinstance(of, NullValueNode) or (
                isinstance(of, VariableNode) and variables.get(of.name.value, Undefined) is None
            ):
                yield field.name.value


def _null_has_no_place(node: ValueNode) -> Refusal:
    refusal = refuse(
        Code.ARGUMENT_INVALID,
        "a variable here is null, where a value is needed",
        "une variable est nulle ici, où une valeur est requise",
    )
    refusal.location = place(node)
    return refusal


class _Finder(Visitor):
    found = False

    def enter_variable(self, *_args: Any) -> None:  # noqa: ANN401  graphql-core's
        self.found = True


def _names_variables(node: ValueNode) -> bool:
    finder = _Finder()
    visit(node, finder)
    return finder.found


def shape_of(shapes: tuple[VariableShape, ...], variables: Mapping[str, Any]) -> tuple[Any, ...]:
    """What of the variables decides the structure of a plan: keys given, numbers, codes, flags.

    Text, ids and dates are left out: they are only values. Of a list its length counts: limits
    are checked when a plan is made.
    """
    return tuple(_shape(shape.type, variables.get(shape.name)) for shape in shapes)


def _shape(kind: GraphQLInputType, value: Any) -> Any:  # noqa: ANN401  any JSON
    if value is None or isinstance(value, bool | int):
        return value
    bare = get_nullable_type(kind)
    if isinstance(bare, GraphQLInputObjectType) and isinstance(value, Mapping):
        return tuple((key, _shape(bare.fields[key].type, each)) for key, each in value.items())
    if is_list_type(bare):
        if get_named_type(bare).name in PLANNED_BY_MEMBER:
            return str(value)
        return len(value) if isinstance(value, list) else 1
    return str(value) if is_enum_type(bare) else ""


def as_text(leaf: Leaf) -> Draw:
    """Draw a text; one that PostgreSQL cannot hold equals nothing."""
    return lambda binding: _text(leaf.draw(binding))


def as_texts(leaf: Leaf) -> Callable[[Binding], list[str]]:
    """Draw a list of texts or codes."""
    return lambda binding: [
        text for each in _listed(leaf.draw(binding)) if (text := _text(each)) is not None
    ]


def as_id(leaf: Leaf) -> Draw:
    """Draw an id; what is no UUID is the id of nothing."""
    return lambda binding: uuid_of(leaf.draw(binding))


def as_ids(leaf: Leaf) -> Draw:
    """Draw a list of ids."""
    return lambda binding: [
        i for each in _listed(leaf.draw(binding)) if (i := uuid_of(each)) is not None
    ]


def as_places(leaf: Leaf) -> Draw:
    """Draw a list of ids in which what is no UUID keeps its place, as null."""
    return lambda binding: [uuid_of(each) for each in _listed(leaf.draw(binding))]


def as_it_is(leaf: Leaf) -> Draw:
    """Draw a date, an instant or a flag."""
    return leaf.draw


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _text(value: object) -> str | None:
    if value is None:
        return None
    text = str(value)
    return text if storable(text) else None


def uuid_of(value: object) -> UUID | None:
    """A UUID of 36 characters, dashes in place: no other spelling names a record."""
    text = str(value)
    if not _SPELT.fullmatch(text):
        return None
    return UUID(int=int(text.replace("-", ""), 16))
