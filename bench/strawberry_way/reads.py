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


def withheld_unless(category: str) -> list[FieldExtension]:
    """The extension of a nullable field that is null to those who may not read the category."""
    reads = type(f"Reads{category.title()}", (Reads,), {"category": category})
    return [PermissionExtension([reads()], fail_silently=True)]
