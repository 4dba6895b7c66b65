"""What does not fit an act's input, said by the names of its fields and codes, never by a value.

The fields and codes of acts are published (`docs/inputs.md`) and tell nothing of a register; of
every other value that does not fit, only what the client sent is told.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLInputType,
    ValueNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
)
from graphql.language.visitor import SKIP, VisitorAction
from graphql.utilities import validate_input_literal
from graphql.validation import ValuesOfCorrectTypeRule

from permissions.refusal import Said
from schema.mutation import ACT_INPUTS
from schema.scalars import form_expected

LONGEST_NAME: Final = 80
_NAME: Final = r"[_A-Za-z][_0-9A-Za-z]*"
_MISSING: Final = re.compile(rf"Expected value of type '{_NAME}' to include required field '(.*?)'")
_UNKNOWN: Final = re.compile(
    rf"Expected value of type '{_NAME}' not to include unknown field '({_NAME})', found: "
)
_NULL: Final = re.compile(r"Expected value of non-null type")
_KINDS: Final[Mapping[str, Said]] = {
    "ID": Said("is an id: a UUID", "est un identifiant : un UUID"),
    "String": Said("is a text", "est un texte"),
    "Boolean": Said("is true or false", "est vrai ou faux"),
    "Int": Said("is a whole number", "est un nombre entier"),
}
_PATH: Final = "at"
_OF: Final = "of"


def fault_said(message: str, of: GraphQLInputType, path: Sequence[str | int]) -> Said | None:
    """What graphql-core's message on a value of type `of` says; None: it is no act's input, or
    nothing more is to be told of it. `path` leads from the value to what does not fit.
    """
    kind = get_named_type(of)
    if not isinstance(kind, GraphQLInputObjectType) or kind.name not in ACT_INPUTS:
        return None
    if match := _MISSING.match(message):
        return Said(f"`{match[1]}` is missing", f"« {match[1]} » manque")
    if match := _UNKNOWN.match(message):
        name = match[1][:LONGEST_NAME]
        return Said(f"there is no field `{name}` here", f"aucun champ « {name} » ici")
    name = str(path[0]) if path else ""
    return _of_field(message, name, kind) if name in kind.fields else None


def _of_field(message: str, name: str, kind: GraphQLInputObjectType) -> Said | None:
    if _NULL.match(message):
        return Said(f"`{name}` may not be null", f"« {name} » ne peut être nul")
    if form := form_expected(message):
        return Said(f"`{name}`: {form.en}", f"« {name} » : {form.fr}")
    below = get_named_type(kind.fields[name].type)
    if isinstance(below, GraphQLEnumType):
        codes = ", ".join(below.values)
        if is_list_type(get_nullable_type(kind.fields[name].type)):
            return Said(f"`{name}` lists any of {codes}", f"« {name} » énumère des codes : {codes}")
        return Said(f"`{name}` is one of {codes}", f"« {name} » est l’un de {codes}")
    said = _KINDS.get(below.name)
    return said and Said(f"`{name}` {said.en}", f"« {name} » {said.fr}")


class LocatedValues(ValuesOfCorrectTypeRule):
    """The standard rule on values; its errors know of which type the value is, and where in it."""

    def is_valid_value_node(
        self, node: ValueNode, input_type: GraphQLInputType | None
    ) -> VisitorAction:
        """Check a value, and report what does not fit."""

        def note(error: GraphQLError, path: list[str | int]) -> None:
            error.extensions = {_OF: input_type, _PATH: path}
            self.report_error(error)

        if input_type:
            hidden = self.context.hide_suggestions
            validate_input_literal(node, input_type, note, None, None, hidden)
        return SKIP


def fault_of(error: GraphQLError) -> Said | None:
    """What an error of `LocatedValues` says, where it is of an act's input."""
    told = error.extensions or {}
    return fault_said(error.message, told[_OF], told[_PATH]) if _OF in told else None
