"""What does not fit a type of the schema, said with the schema's own names.

Only where the schema is open (introspection): elsewhere names that nobody sent are not told. Of
graphql-core's messages nothing is kept but those names and the kind of the fault.
"""

import re
from collections.abc import Iterable
from typing import Final

from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLSchema

from permissions.refusal import Said

MOST_NAMES: Final = 100
_NAME: Final = "[_A-Za-z][_0-9A-Za-z]{0,79}"
_TYPE: Final = rf"\[*{_NAME}[\]!]*"
_SAYINGS: Final = tuple(
    (re.compile(pattern), Said(en, fr))
    for pattern, en, fr in (
        (
            rf"Argument '[^']*\(({_NAME}):\)' of type '({_TYPE})' is required",
            "the argument `{0}` is missing here ({1})",
            "l’argument « {0} » manque ici ({1})",
        ),
        (
            rf"Expected value of type '{_NAME}' to include required field '({_NAME})'",
            "`{0}` is missing",
            "« {0} » manque",
        ),
        (
            rf"Expected value of non-null type '({_TYPE})' not to be None",
            "null, where a value is needed ({0})",
            "null, où une valeur est requise ({0})",
        ),
        (
            rf"Variable '\$({_NAME})' of type '({_TYPE})' used in .* type '({_TYPE})'",
            "the variable `${0}` is declared {1}, where {2} is expected",
            "la variable « ${0} » est déclarée {1}, où {2} est attendu",
        ),
        (
            r"(Int|Float|String|Boolean|ID) cannot represent",
            "a value of type {0} is expected",
            "une valeur de type {0} est attendue",
        ),
    )
)
_UNKNOWN: Final = re.compile(
    rf"Expected value of type '({_NAME})' not to include unknown field '({_NAME})'"
)
_NO_OBJECT: Final = re.compile(rf"Expected value of type '({_NAME})' to be an object")
_CODE: Final = re.compile(
    rf"(?:Value '{_NAME}' does not exist in '({_NAME})' enum"
    rf"|Enum '({_NAME})' cannot represent)"
)


def named(schema: GraphQLSchema, message: str) -> Said | None:
    """What a message of graphql-core on a value says; None where it is none of these."""
    for pattern, said in _SAYINGS:
        if match := pattern.match(message):
            return Said(said.en.format(*match.groups()), said.fr.format(*match.groups()))
    if match := _UNKNOWN.match(message):
        there = _names(schema, match[1])
        return Said(
            f"there is no `{match[2]}` here, but {there}",
            f"« {match[2]} » n’existe pas, mais {there}",
        )
    if match := _NO_OBJECT.match(message):
        there = _names(schema, match[1])
        return Said(f"an object is expected: {there}", f"un objet est attendu : {there}")
    if match := _CODE.match(message):
        there = _names(schema, match[1] or match[2])
        return Said(f"one of {there} is expected", f"une valeur est attendue parmi {there}")
    return None


def _names(schema: GraphQLSchema, of: str) -> str:
    """The fields of an input, or the codes of an enumeration."""
    kind = schema.type_map.get(of)
    found: Iterable[str] = ()
    if isinstance(kind, GraphQLInputObjectType):
        found = kind.fields
    elif isinstance(kind, GraphQLEnumType):
        found = kind.values
    listed = list(found)
    return ", ".join(listed[:MOST_NAMES]) + (", …" if len(listed) > MOST_NAMES else "")
