"""What can be followed over a WebSocket: a record, and what the law lays on the caller himself.

Each field gives what there is now, and again each time that what the caller may see of it has
changed. What is withheld from him changes without a word.
"""

from collections.abc import Mapping

import strawberry

from schema import own_acts
from schema.case import Case
from schema.intercept_item import InterceptItem
from schema.interception import Interception
from schema.own_acts import (
    GrantedAuthorisation,
    HeldAuthorisation,
    OwedNotice,
    RunningAssignment,
    RunningAssistance,
    RunningReferral,
    SignedDesignation,
    SignedHabilitation,
    WaitingAccessRequest,
)
from schema.query import planned


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
    notices_due: list[OwedNotice] = planned(own_acts.NOTICES)
    authorisations_held: list[HeldAuthorisation] = planned(own_acts.HELD)
    authorisations_in_charge: list[GrantedAuthorisation] = planned(own_acts.IN_CHARGE)
    designations_in_charge: list[SignedDesignation] = planned(own_acts.DESIGNATIONS)
    habilitations_in_charge: list[SignedHabilitation] = planned(own_acts.HABILITATIONS)
    assignments_in_charge: list[RunningAssignment] = planned(
        own_acts.ASSIGNMENTS, case=strawberry.ID
    )
    referrals_in_charge: list[RunningReferral] = planned(own_acts.REFERRALS)
    assistances_in_charge: list[RunningAssistance] = planned(
        own_acts.ASSISTANCES, magistrate=strawberry.ID | None
    )
    access_requests_in_charge: list[WaitingAccessRequest] = planned(own_acts.ACCESS_REQUESTS)


RECORDS: Mapping[str, str] = {
    "caseChanged": "case",
    "interceptionChanged": "interception",
    "interceptItemChanged": "interceptItem",
}
"""Fields that follow a record, and the root field of `Query` that reads it."""
