"""Permission classes: which category of data a field tells, asked of the caller."""

from typing import Any

import strawberry
from strawberry.extensions import FieldExtension
from strawberry.permission import BasePermission, PermissionExtension

from bench.strawberry_way.callers import Caller

Info = strawberry.Info[Caller, None]


class MayAsk(BasePermission):
    """The caller holds the role, and the role may state the purpose."""

    message = "you may not read cases"

    def has_permission(self, source: Any, info: Info, **kwargs: Any) -> bool:  # noqa: ANN401  Strawberry's
        """Whether a ressort was found."""
        del source, kwargs
        return info.context.ressort is not None


class Reads(BasePermission):
    """The caller may read the category."""

    message = "withheld"
    category = ""

    def has_permission(self, source: Any, info: Info, **kwargs: Any) -> bool:  # noqa: ANN401  Strawberry's
        """Whether the category is among the caller's."""
        del source, kwargs
        return self.category in info.context.categories


class ReadsFacts(Reads):
    """Offences."""

    category = "FACTS"


class ReadsIdentity(Reads):
    """Who the parties are."""

    category = "IDENTITY"


class ReadsExtended(Reads):
    """Addresses and the like."""

    category = "PERSON_EXTENDED"


class ReadsCharges(Reads):
    """Charges."""

    category = "CHARGES"


class ReadsProsecution(Reads):
    """What became of a complaint."""

    category = "PROSECUTION"


class ReadsDecisions(Reads):
    """Decisions."""

    category = "DECISIONS"


def withheld_unless(reads: type[Reads]) -> list[FieldExtension]:
    """The extension of a nullable field that is null to those who may not read it."""
    return [PermissionExtension([reads()], fail_silently=True)]
