"""The permission classes that stand on the fields: each names the data category it reads.

The same class serves both roads. The planner asks it for its classification and folds the law
into SQL. A field that Python computes asks it for a decision on the record in hand, by the same
function with the record known. What a plan released is marked `Planned`, and needs no second
decision.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, ClassVar, Protocol

from strawberry import BasePermission, Info

from permissions.categories import Classification
from permissions.condition import TRUE, Row, Scalar
from permissions.disclosure import Frame, disclose, residual_of
from permissions.entities import Entity
from permissions.knowledge import Knowledge
from permissions.law import Ask, Law
from permissions.subject import Caller


class Planned(dict[str, Any]):
    """A record as a plan released it: what it holds, the caller may read."""

    __slots__ = ("typename",)

    def __init__(self, values: Mapping[str, Any], typename: str | None = None) -> None:
        super().__init__(values)
        self.typename = typename


class Known(Protocol):
    """A record in hand, whose rows are known."""

    entity: Entity
    rows: Mapping[Row, Mapping[str, Scalar]]


class Deciding(Protocol):
    """What a decision needs of the operation's context."""

    caller: Caller
    law: Law
    context: Mapping[str, Scalar]


class Reads(BasePermission):
    """Reads a category of data (see `reads`); on its own it reads none, and refuses."""

    classes: ClassVar[Classification] = ()

    def has_permission(self, source: Any, info: Info[Any, Any], **_kwargs: Any) -> bool:  # noqa: ANN401  Strawberry's
        """Whether the law releases the field of the record in hand."""
        if isinstance(source, Planned):
            return True
        return released(self.classes, source, info.context)


def released(classes: Classification, record: Known, deciding: Deciding) -> bool:
    """Decide on a record in hand; false unless the law says yes."""
    caller = deciding.caller
    if caller.acting_role is None:
        return False
    purpose = caller.purpose.code if caller.purpose else None
    ask = Ask(caller.acting_role, purpose, record.entity)
    known = Knowledge(rows=record.rows, context=deciding.context)
    found = disclose(deciding.law, ask, classes, known, Frame({}))
    return residual_of(found) == TRUE


@cache
def reads(classes: Classification) -> type[Reads]:
    """The permission class of fields so classified."""
    label = "".join(sorted({category.title().replace("_", "") for _, category in classes}))
    return type(f"Reads{label}", (Reads,), {"classes": classes})


class Plumbing(BasePermission):
    """Stands on fields that hold nothing but what they wrap: connections, edges, page marks.

    What is in them is released field by field below; start-up checks where it may stand.
    """

    def has_permission(self, source: Any, info: Info[Any, Any], **_kwargs: Any) -> bool:  # noqa: ANN401, ARG002  Strawberry's
        """Always: there is nothing here to read."""
        return True
