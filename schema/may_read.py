"""`viewer { mayRead }`: which fields a purpose opens to the acting role, from the rules alone."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

import strawberry
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from permissions import policy
from permissions.categories import Category, Classification, always
from permissions.entities import Account, Entity
from permissions.fields import Field, Relation
from permissions.law import Law
from permissions.policy import Carriers, Opened
from permissions.purposes import TERMS, not_open
from permissions.reads import Plumbing, reads
from permissions.refusal import Code, Refusal, Said, refuse
from permissions.statistics.dimensions import MOST_DIMENSIONS, Dimension
from permissions.statistics.door import COUNT, CountedCase
from permissions.subject import Language
from permissions.wording import worded_parts
from schema.enums import Purpose, Role
from schema.record import FIELDS
from schema.statistics import TABLE_FIELDS

strawberry.enum(Opened)

_COUNTS: Final = Category.STAT_NON_NOMINATIVE
_COUNTED: Final = Said(
    f"asked by `countBy`, by one to {MOST_DIMENSIONS} of {', '.join(Dimension)}",
    f"demandé par « countBy », par une à {MOST_DIMENSIONS} dimensions parmi {', '.join(Dimension)}",
)
_OF_MANY: Final = Said(
    "the cell holds as many cases as the threshold, and no smaller one follows from it",
    "la case compte autant d’affaires que le seuil, et aucune plus petite ne s’en déduit",
)


@strawberry.type
class ReadableField:
    """A field of a type, for one category that it may tell."""

    type: str = strawberry.field(permission_classes=[Plumbing])
    field: str = strawberry.field(permission_classes=[Plumbing])
    category: str = strawberry.field(
        permission_classes=[Plumbing],
        description="As callers are told it: what is under seal is SEALED, and a row of its own.",
    )
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
        """The fields, in the order in which the types declare them.

        PURPOSE_NOT_ALLOWED, ARGUMENT_INVALID.
        """
        del source, args
        caller, purpose = info.context.caller, Purpose(kwargs["purpose"])
        if not TERMS[purpose].may_be_stated_by(caller.acting_role):
            raise not_open(purpose, caller.acting_role)
        found = readable(info.context.law, caller.acting_role, purpose, caller.language)
        if not info.context.introspection:  # what is closed to him is not told to be there
            found = tuple(each for each in found if each.opened is not Opened.NEVER)
        wanted, kind = kwargs.get("opened"), kwargs.get("type")
        if kind is not None and all(each.type != kind for each in found):
            raise _no_such_type()
        return [
            each
            for each in found
            if (wanted is None or each.opened in wanted) and kind in (None, each.type)
        ]


def _no_such_type() -> Refusal:
    return refuse(
        Code.ARGUMENT_INVALID,
        "`type` names no type whose fields a purpose opens; `Case` is one",
        "« type » ne nomme aucun type dont une finalité ouvre les champs ; « Case » en est un",
    )


def may_read() -> Any:  # noqa: ANN401  stands where the field's own type is annotated
    """The field."""
    made = MayReadField(
        permission_classes=[reads(always(Category.OWN_ACCOUNT))],
        description="What a purpose opens to your acting role, by the rules: no record is read.",
    )
    made.arguments = [
        StrawberryArgument("purpose", None, StrawberryAnnotation(Purpose)),
        StrawberryArgument(
            "opened",
            None,
            StrawberryAnnotation(list[Opened] | None),
            description="Rows of these alone: [ALWAYS, ON_CONDITIONS] leaves out what is closed.",
            default=None,
        ),
        StrawberryArgument(
            "type",
            None,
            StrawberryAnnotation(str | None),
            description="Rows of this type alone.",
            default=None,
        ),
    ]
    return made


@lru_cache(maxsize=128)
def readable(
    law: Law, role: Role, purpose: Purpose, language: Language
) -> tuple[ReadableField, ...]:
    """Every field, once for each category that it may tell, as callers are told it.

    The fields of a table of counts stand last: they are of no record.
    """
    entities = {each.name: each for of in carriers().values() for each in of}
    read = policy.readings(law, role, purpose, entities.values())
    of_records = (
        _readable(each, told, openings, language)
        for each in FIELDS.values()
        for told, openings in _openings(read, each).items()
    )
    return (*of_records, *_of_counts(policy.opening(read, _COUNTS, CountedCase), language))


def _openings(read: policy.Readings, of: Field) -> Mapping[Category, list[policy.Opening]]:
    """What is opened of a field, by the category told: of one for each of its parts.

    Nothing, where nobody is shown a record that has the field, whatever it leads to.
    """
    seen = policy.is_seen(read, of.entity)
    found: dict[Category, list[policy.Opening]] = {}
    for category in dict.fromkeys(category for _, category in classes_of(of)):
        opening = policy.opening(read, category, carrier_of(of))
        found.setdefault(category.reported, []).append(opening if seen else policy.shut(category))
    return found


def _of_counts(opening: policy.Opening, language: Language) -> Iterator[ReadableField]:
    """The fields of a table of counts, which is opened by what it is asked by."""
    for kind, name in TABLE_FIELDS:
        counts = (kind, name) == (COUNT.entity.name, COUNT.name)
        said = (_COUNTED, _OF_MANY) if counts else (_COUNTED,)
        conditions = [each.fr if language == "fr" else each.en for each in said]
        yield ReadableField(
            type=kind,
            field=name,
            category=str(_COUNTS),
            opened=Opened.ON_CONDITIONS if opening.ways else Opened.NEVER,
            conditions=[conditions] if opening.ways else [],
            clauses=list(dict.fromkeys(clause for way in opening.ways for clause in way.clauses)),
        )


def carrier_of(of: Field) -> Entity:
    """The kind of record whose data a field tells: of a relation, what it leads to."""
    return of.target if isinstance(of, Relation) else of.entity


def _readable(
    of: Field, told: Category, found: list[policy.Opening], language: Language
) -> ReadableField:
    ways = [way for each in found for way in each.ways]
    conditions = [
        tuple(said.fr if language == "fr" else said.en for _, said in worded_parts(way.when))
        for way in ways
    ]
    return ReadableField(
        type=of.entity.name,
        field=of.name,
        category=str(told),
        opened=most(each.opened for each in found),
        conditions=[list(each) for each in dict.fromkeys(conditions)],
        clauses=list(dict.fromkeys(clause for way in ways for clause in way.clauses)),
    )


def most(opened: Iterable[Opened]) -> Opened:
    """Of several parts, the most that is opened."""
    return min(opened, key=list(Opened).index)


def classes_of(of: Field) -> Classification:
    """The categories that a field may tell; of a relation, those of what it leads to."""
    return of.target.presence if isinstance(of, Relation) else of.classes


def carriers() -> Carriers:
    """The kinds of records that carry each category, by the fields declared.

    Besides them, what is told by no field of a record: counts of cases, and one's own account.
    """
    found: dict[Category, dict[str, Entity]] = {}
    told = [(carrier_of(of), classes_of(of)) for of in FIELDS.values()]
    for entity, classes in (*told, *((each, each.presence) for each in (CountedCase, Account))):
        for _, category in classes:
            found.setdefault(category, {})[entity.name] = entity
    made: Mapping[Category, list[Entity]] = {
        category: [named[name] for name in sorted(named)] for category, named in found.items()
    }
    return made
