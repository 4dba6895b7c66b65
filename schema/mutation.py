"""The mutations: one for each act of the law, all of one form.

`act(input: {...}, key: ID!, version: Int)` gives `Done`, or null where what it is about is, for its
author, not there. Inputs are made from what the act declares, so that schema and law cannot differ.
"""

from datetime import date, datetime
from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.tools import create_type
from strawberry.types.arguments import StrawberryArgument
from strawberry.utils.str_converters import to_camel_case

from permissions.acts import ACTS
from permissions.acts.act import Act, Input, Kind
from permissions.reads import Plumbing
from schema import enums
from schema.node import Node
from schema.record import RecordField

_PLAIN = {
    Kind.ID: strawberry.ID,
    Kind.IDS: list[strawberry.ID],
    Kind.TEXT: str,
    Kind.WORDS: list[str],
    Kind.INSTANT: datetime,
    Kind.DAY: date,
    Kind.FLAG: bool,
    Kind.NUMBER: int,
}


def _told(description: str) -> Any:  # noqa: ANN401  stands where the field's own type is annotated
    return RecordField(permission_classes=[Plumbing], description=description)


@strawberry.type
class Done:
    """An act that was done, and the record that it made or changed."""

    id: strawberry.ID = _told("The record made or changed.")
    version: int = _told("The version it was brought to: an act that changes it asks for it.")
    at: datetime = _told("When it was done.")
    again: bool = _told("Whether it had been done before under this key, and not anew.")
    clauses: list[str] = _told("The clauses that this act rests on.")
    record: Node | None = _told(
        "The record, as your purpose opens it; null where it does not show you such records."
    )


def _type_of(each: Input) -> Any:  # noqa: ANN401  a type, or a union of one and None
    if each.kind in (Kind.CODE, Kind.CODES):
        if each.codes is None:
            raise TypeError(f"{each.name} has no codes")
        listed: Any = vars(enums)[each.codes.__name__]
        found: Any = listed if each.kind is Kind.CODE else list[listed]
    else:
        found = _PLAIN[each.kind]
    return found if each.required else found | None


def input_name(act: Act) -> str:
    """The name of an act's input type."""
    return f"{act.name[0].upper()}{act.name[1:]}Input"


def _input_type(act: Act) -> type:
    """A class of fields, not yet a data class: making it one would forget their descriptions."""
    annotations = {each.name: _type_of(each) for each in act.inputs}
    made = type(
        input_name(act),
        (),
        {
            "__module__": __name__,
            "__annotations__": annotations,
            **{each.name: _described(each) for each in act.inputs},
        },
    )
    return strawberry.input(made, description=f"What `{act.name}` is given.")


def _described(of: Input) -> Any:  # noqa: ANN401  stands where the field's own type is annotated
    if of.required:
        return strawberry.field(description=of.described)
    # what null empties has no default: it is told from what is left out
    default = strawberry.UNSET if of.clearable else None
    return strawberry.field(description=of.described, default=default)


def _field(act: Act) -> RecordField:
    made = RecordField(
        python_name=act.name,
        graphql_name=act.name,
        type_annotation=StrawberryAnnotation(Done | None),
        permission_classes=[Plumbing],
        description=f"{act.meaning.en} ({', '.join(act.clauses)})",
    )
    made.arguments = [
        StrawberryArgument("input", None, StrawberryAnnotation(_input_type(act))),
        StrawberryArgument(
            "key",
            None,
            StrawberryAnnotation(strawberry.ID),
            description="A UUID of yours: sent again under it, the act is done once.",
        ),
    ]
    if act.target is not None and act.target.versioned:
        made.arguments.append(
            StrawberryArgument(
                "version",
                None,
                StrawberryAnnotation(int),
                description="The version you have seen; another one is a conflict.",
            )
        )
    return made


Mutation: type = create_type("Mutation", [_field(act) for act in ACTS])

ACT_INPUTS = {input_name(act): {to_camel_case(each.name) for each in act.inputs} for act in ACTS}
"""The keys of each act's input type."""
