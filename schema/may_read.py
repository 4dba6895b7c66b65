"""`viewer { mayRead }`: which fields a purpose opens to the acting role, from the rules alone."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from permissions import policy
from permissions.categories import Category, Classification, always
from permissions.entities import Entity
from permissions.fields import Field, Relation
from permissions.law import Law
from permissions.policy import Carriers, Opened
from permissions.purposes import TERMS, not_open
from permissions.reads import Plumbing, reads
from permissions.subject import Language
from permissions.wording import worded_parts
from schema.enums import Purpose, Role
from schema.record import FIELDS

strawberry.enum(Opened)


@strawberry.type
class ReadableField:
    """A field of a type, for one category that it may tell."""

    type: str = strawberry.field(permission_classes=[Plumbing])
    field: str = strawberry.field(permission_classes=[Plumbing])
    category: str = strawberry.field(permission_classes=[Plumbing])
    opened: Opened = strawberry.field(permission_classes=[Plumbing])
    conditions: list[list[str]] = strawberry.field(
        permission_classes=[Plumbing],
        description="Each way in which it is opened: the conditions that must all hold.",
    )
    clauses: list[str] = strawberry.field(permission_classes=[Plumbing])


class MayReadField(StrawberryField):
    """What a purpose opens to the acting role."""

    def get_result(
        self,
        source: Any,  # noqa: ANN401  Strawberry's
        info: Any,  # noqa: ANN401  Strawberry's
        args: list[Any],
        kwargs: Any,  # noqa: ANN401  Strawberry's
    ) -> Any:  # noqa: ANN401  Strawberry's
        """The fields, in the order in which the types declare them. PURPOSE_NOT_ALLOWED."""
        del source, args
        caller, purpose = info.context.caller, Purpose(kwargs["purpose"])
        if not TERMS[purpose].may_be_stated_by(caller.acting_role):
            raise not_open(purpose, caller.acting_role)
        found = readable(info.context.law, caller.acting_role, purpose, caller.language)
        return list(found)


def may_read() -> Any:  # noqa: ANN401  stands where the field's own type is annotated
    """The field."""
    made = MayReadField(
        permission_classes=[reads(always(Category.OWN_ACCOUNT))],
        description="What a purpose opens to your acting role, by the rules: no record is read.",
    )
    made.arguments = [StrawberryArgument("purpose", None, StrawberryAnnotation(Purpose))]
    return made


@lru_cache(maxsize=128)
def readable(
    law: Law, role: Role, purpose: Purpose, language: Language
) -> tuple[ReadableField, ...]:
    """Every field, once for each category that it may tell."""
    entities = {each.name: each for of in carriers().values() for each in of}
    read = policy.readings(law, role, purpose, entities.values())
    return tuple(
        _readable(each, policy.opening(read, category, _carrier(each)), language)
        for each in FIELDS.values()
        for category in dict.fromkeys(category for _, category in classes_of(each))
    )


def _carrier(of: Field) -> Entity:
    return of.target if isinstance(of, Relation) else of.entity


def _readable(of: Field, found: policy.Opening, language: Language) -> ReadableField:
    ways = [
        [said.fr if language == "fr" else said.en for _, said in worded_parts(way.when)]
        for way in found.ways
    ]
    return ReadableField(
        type=of.entity.name,
        field=of.name,
        category=str(found.category.reported),
        opened=found.opened,
        conditions=ways,
        clauses=list(dict.fromkeys(clause for way in found.ways for clause in way.clauses)),
    )


def classes_of(of: Field) -> Classification:
    """The categories that a field may tell; of a relation, those of what it leads to."""
    return of.target.presence if isinstance(of, Relation) else of.classes


def carriers() -> Carriers:
    """The kinds of records that carry each category, by the fields declared."""
    found: dict[Category, dict[str, Entity]] = {}
    for of in FIELDS.values():
        entity = _carrier(of)
        for _, category in classes_of(of):
            found.setdefault(category, {})[entity.name] = entity
    made: Mapping[Category, list[Entity]] = {
        category: [named[name] for name in sorted(named)] for category, named in found.items()
    }
    return made
