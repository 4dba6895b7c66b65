"""What can be followed over a WebSocket: a record, and what the law lays on the caller himself.

Each field gives what there is now, and again each time that what the caller may see of it has
changed. What is withheld from him changes without a word.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import strawberry

from permissions.categories import Category, always
from permissions.own_acts import AUTHORISATIONS_HELD, NOTICES_DUE, OwnActs
from permissions.reads import reads
from schema.case import Case
from schema.enums import Clause, NoticeKind, Scope
from schema.intercept_item import InterceptItem
from schema.interception import Interception
from schema.query import planned
from schema.record import RecordField

_ACCOUNT = reads(always(Category.OWN_ACCOUNT))


def _own(description: str) -> Any:  # noqa: ANN401  stands where the field's own type is annotated
    return RecordField(permission_classes=[_ACCOUNT], description=description)


@strawberry.type
class OwedNotice:
    """A notice that you owe in your role: due, and not given (R40-47/XII/d, e)."""

    id: strawberry.ID = _own("What `giveNotice` names.")
    kind: NoticeKind = _own("Who is to be informed.")
    authorisation_id: strawberry.ID = _own("The authorisation for which it is owed.")
    due_from: datetime = _own("Since when it is due.")
    version: int = _own("The version that `giveNotice` asks for.")


@strawberry.type
class HeldAuthorisation:
    """An authorisation given to you that runs: not revoked, not ended, not done with."""

    id: strawberry.ID = _own("What a purpose names as its `authorisation`.")
    clause: Clause = _own("The clause it is given under.")
    scope: Scope = _own("What it bears on.")
    includes_sealed: bool = _own("Whether it was given for what is under seal, too.")
    case_id: strawberry.ID | None = _own("The case that it bears on, if it names one.")
    interception_id: strawberry.ID | None = _own("The interception, if it names one.")
    issued_at: datetime = _own("When it was given.")
    valid_from: datetime = _own("From when it runs.")
    valid_until: datetime | None = _own("Until when, if it has an end.")
    version: int = _own("The version it is at.")


@strawberry.type
class Subscription:
    """What can be followed, over graphql-transport-ws."""

    case_changed: Case | None = planned(
        "A case by its id; null where it does not exist or is not visible to you. It ends when the "
        "case is visible to you no more.",
        id=strawberry.ID,
    )
    interception_changed: Interception | None = planned(
        "An interception by its id, with its items, in the same way.", id=strawberry.ID
    )
    intercept_item_changed: InterceptItem | None = planned(
        "An intercept item by its id, in the same way: put under seal, what it holds is withheld.",
        id=strawberry.ID,
    )
    notices_due: list[OwedNotice] = planned("The notices that you owe: no purpose is needed.")
    authorisations_held: list[HeldAuthorisation] = planned(
        "The authorisations given to you that run: no purpose is needed."
    )


RECORDS: Mapping[str, str] = {
    "caseChanged": "case",
    "interceptionChanged": "interception",
    "interceptItemChanged": "interceptItem",
}
"""Fields that follow a record, and the root field of `Query` that reads it."""

OWN: Mapping[str, OwnActs] = {
    "noticesDue": NOTICES_DUE,
    "authorisationsHeld": AUTHORISATIONS_HELD,
}
"""Fields that follow what the law lays on the caller."""
