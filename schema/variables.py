"""Variables of an operation: JSON values to the values that the schema's types make of them.

Messages name the variable and the keys that were sent, never a value; where the schema is open,
what its types expect, too.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graphql import (
    GraphQLError,
    GraphQLInputType,
    GraphQLSchema,
    OperationDefinitionNode,
    Undefined,
    is_input_type,
    is_non_null_type,
    type_from_ast,
)
from graphql.utilities import coerce_input_literal, coerce_input_value, validate_input_value

from permissions.refusal import Code, Refusal, Said, refuse
from schema.location import place
from schema.naming import named
from schema.scalars import form_expected

MOST_ERRORS = 10
DEEPEST = 32
LONGEST_PATH = 200


@dataclass(frozen=True, slots=True)
class VariableShape:
    """A variable as its operation declares it; `default` is `Undefined` where there is none."""

    name: str
    type: GraphQLInputType
    default: object
    location: tuple[int, int] | None


def shapes_of(
    schema: GraphQLSchema, operation: OperationDefinitionNode
) -> tuple[VariableShape, ...]:
    """The variables that a validated operation declares."""
    shapes = []
    for node in operation.variable_definitions or ():
        declared = type_from_ast(schema, node.type)
        if not is_input_type(declared):
            raise TypeError("validation lets only input types through")
        default = (
            coerce_input_literal(node.default_value, declared) if node.default_value else Undefined
        )
        shapes.append(VariableShape(node.variable.name.value, declared, default, place(node)))
    return tuple(shapes)


def coerce_variables(
    shapes: tuple[VariableShape, ...],
    values: Mapping[str, object],
    told_by: GraphQLSchema | None = None,
) -> dict[str, object]:
    """The values of the declared variables, by name; one neither sent nor defaulted is left out.

    Values sent for variables that are not declared are ignored. VARIABLES_INVALID otherwise, with
    the names of the schema `told_by` which it is told, where that may be.
    """
    coerced: dict[str, object] = {}
    refusals: list[Refusal] = []
    for shape in shapes:
        value = values.get(shape.name, Undefined)
        if value is Undefined:
            if shape.default is not Undefined:
                coerced[shape.name] = shape.default
            elif is_non_null_type(shape.type):
                refusals.append(_missing(shape))
            continue
        if unfit := _unfit_for_any_type(value):
            refusals.append(_refusal(shape, *unfit))
            continue
        result = coerce_input_value(value, shape.type)
        if result is Undefined:
            refusals.extend(_explain(shape, value, told_by))
        else:
            coerced[shape.name] = result
    if refusals:
        first, *others = refusals[:MOST_ERRORS]
        first.more = tuple(others)
        raise first
    return coerced


def _unfit_for_any_type(value: object) -> tuple[str, str] | None:
    """What no type takes: U+0000 and lone surrogates (no text of PostgreSQL has them), numbers
    that are none or beyond 64 bits (JSON read elsewhere may hold them), deep nesting.
    """
    stack = [(value, 0)]
    while stack:
        item, depth = stack.pop()
        if depth > DEEPEST:
            return f"is nested over {DEEPEST} levels", f"a plus de {DEEPEST} niveaux"
        if isinstance(item, str):
            if not storable(item):
                return "holds characters that no text has", "a des caractères interdits"
        elif isinstance(item, int | float):
            if not -(2**63) <= item < 2**63:
                return "is out of range", "est hors limites"
        elif isinstance(item, Mapping):
            stack.extend((key, depth) for key in item)
            stack.extend((below, depth + 1) for below in item.values())
        elif isinstance(item, list):
            stack.extend((below, depth + 1) for below in item)
    return None


def storable(text: str) -> bool:
    """Whether UTF-8 and PostgreSQL can hold a text: no U+0000, no lone surrogate."""
    if text.isascii():
        return "\0" not in text
    return "\0" not in text and not any("\ud800" <= char <= "\udfff" for char in text)


def _missing(shape: VariableShape) -> Refusal:
    return _refusal(shape, "is required", "est obligatoire")


def _explain(shape: VariableShape, value: object, told_by: GraphQLSchema | None) -> list[Refusal]:
    """One refusal for each place of the value that does not fit, a bounded number of them; with
    names, one for each fault.
    """
    places: dict[tuple[str, str], Said | None] = {}

    def note(error: GraphQLError, path: list[str | int]) -> None:
        if len(places) < MOST_ERRORS:
            said = named(told_by, error.message) if told_by else None
            fault = said.en if said else ""
            places.setdefault((_path(path), fault), said or form_expected(error.message))

    validate_input_value(value, shape.type, note, hide_suggestions=True)
    found = places or {("", ""): None}
    return [_ill_typed(shape, at, form) for (at, _), form in found.items()]


def _ill_typed(shape: VariableShape, at: str, form: Said | None) -> Refusal:
    en, fr = (f": {form.en}", f" : {form.fr}") if form else ("", "")
    return _refusal(
        shape,
        f"does not fit its type{f' at `{at}`' if at else ''}{en}",
        f"n’est pas de son type{f', à « {at} »' if at else ''}{fr}",
    )


def _path(path: list[str | int]) -> str:
    """Keys and positions, all of them the client's own: graphql-core follows the value sent."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")[:LONGEST_PATH]


def _refusal(shape: VariableShape, en: str, fr: str) -> Refusal:
    name = shape.name[:80]
    refusal = refuse(
        Code.VARIABLES_INVALID,
        f"the variable `${name}` {en}",
        f"la variable « ${name} » {fr}",
    )
    refusal.location = shape.location
    return refusal
