"""How a type of the schema is declared: each field with its category and what it shows.

`record` makes the Strawberry type and enters its fields in `FIELDS`, which planner, filters,
documentation and start-up checks read. A field with no category cannot be declared.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField
from strawberry.utils.str_converters import to_camel_case

from permissions.categories import CASE, Classification
from permissions.condition import Row
from permissions.entities import Entity
from permissions.fields import Field, Pseudonym, Relation, Shown, Value, check_inputs
from permissions.reads import Planned, reads

SAME_CASE: Mapping[Row, Row] = {CASE: CASE}
"""The related record is of the same case."""
LIST_DEFAULT = 25
LIST_LARGEST = 500
"""Records of a relation's list: without `first`, and with it at most."""

FIELDS: dict[tuple[str, str], Field] = {}
"""Every declared field, by type and field name as GraphQL has them."""

T = TypeVar("T")


class RecordField(StrawberryField):
    """A field whose value a plan has put under its response key."""

    declares: Callable[[str, str, Entity], Field]

    def get_result(
        self,
        source: Any,  # noqa: ANN401  Strawberry's
        info: Any,  # noqa: ANN401  Strawberry's
        args: list[Any],
        kwargs: Any,  # noqa: ANN401  Strawberry's
    ) -> Any:  # noqa: ANN401  Strawberry's
        """The value under the response key."""
        del args, kwargs
        return source[info.path.key]


def _declared(
    classes: Classification,
    declares: Callable[[str, str, Entity], Field],
    *,
    description: str | None = None,
    name: str | None = None,
    arguments: list[StrawberryArgument] | None = None,
) -> Any:  # noqa: ANN401  stands where the field's own type is annotated
    declared = RecordField(
        graphql_name=name, permission_classes=[reads(classes)], description=description
    )
    declared.declares = declares
    if arguments is not None:
        declared.arguments = arguments
    return declared


def value(
    classes: Classification,
    *,
    shows: Callable[[Row], Shown] | None = None,
    inputs: tuple[Classification, ...] = (),
    description: str | None = None,
    name: str | None = None,
    array: bool = False,
) -> Any:  # noqa: ANN401  stands where the field's own type is annotated
    """A scalar: the column of that name, or what `shows` makes of the record's row;
    `array` where that is a list.
    """

    def declares(graphql_name: str, python_name: str, entity: Entity) -> Field:
        shown = entity.row[python_name.rstrip("_")] if shows is None else shows(entity.row)
        made = Value(graphql_name, entity, classes, shown, inputs, array)
        check_inputs(made)
        return made

    return _declared(classes, declares, description=description, name=name)


def one(
    target: Entity,
    on: Callable[[Row, Row], Any],
    shares: Mapping[Row, Row] = SAME_CASE,
    *,
    link: Classification | None = None,
    description: str | None = None,
) -> Any:  # noqa: ANN401  stands where the field's own type is annotated
    """A relation to one record, or none."""

    def declares(graphql_name: str, _python_name: str, entity: Entity) -> Field:
        return Relation(graphql_name, entity, target, on, many=False, shares=shares, link=link)

    return _declared(target.presence, declares, description=description)


def many(
    target: Entity,
    on: Callable[[Row, Row], Any],
    shares: Mapping[Row, Row] = SAME_CASE,
    *,
    order: tuple[str, ...] = (),
    link: Classification | None = None,
    description: str | None = None,
) -> Any:  # noqa: ANN401  stands where the field's own type is annotated
    """A relation to a list of records: the first 25, or `first` (500 at most)."""

    def declares(graphql_name: str, _python_name: str, entity: Entity) -> Field:
        return Relation(
            graphql_name, entity, target, on, many=True, shares=shares, order=order, link=link
        )

    first = StrawberryArgument("first", None, StrawberryAnnotation(int), default=LIST_DEFAULT)
    return _declared(target.presence, declares, description=description, arguments=[first])


def record(entity: Entity) -> Callable[[type[T]], type[T]]:
    """Make a type of the schema of a kind of record, and enter its fields."""

    def make(cls: type[T]) -> type[T]:
        doc = " ".join((cls.__doc__ or "").split())
        cls.__annotations__["id"] = strawberry.ID
        shows = _pseudonym if entity.pseudonymous else None
        cls.id = value(entity.presence, shows=shows)  # type: ignore[attr-defined]  # narrows the interface's

        def is_type_of(_cls: type[T], source: object, _info: object) -> bool:
            return isinstance(source, Planned) and source.typename in (None, entity.name)

        cls.is_type_of = classmethod(is_type_of)  # type: ignore[attr-defined]  # Strawberry's hook
        made = strawberry.type(cls, name=entity.name, description=doc)
        for declared in made.__strawberry_definition__.fields:  # type: ignore[attr-defined]  # Strawberry's
            if isinstance(declared, RecordField):
                _enter(declared, entity)
        return made

    return make


def _pseudonym(own: Row) -> Shown:
    """What stands for the id of a record that must not be known by it elsewhere."""
    return Pseudonym((own["id"],))


def _enter(declared: RecordField, entity: Entity) -> None:
    if declared.python_name == "withheld":
        return
    name = declared.graphql_name or to_camel_case(declared.python_name)
    FIELDS[entity.name, name] = declared.declares(name, declared.python_name, entity)
