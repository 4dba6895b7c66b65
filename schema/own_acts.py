"""What the law lays on the caller himself, as types: told in `viewer`, and followed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import strawberry

from permissions.acts_in_charge import (
    ACCESS_REQUESTS_IN_CHARGE,
    ASSIGNMENTS_IN_CHARGE,
    ASSISTANCES_IN_CHARGE,
    REFERRALS_IN_CHARGE,
)
from permissions.categories import Category, always
from permissions.own_acts import (
    AUTHORISATIONS_HELD,
    AUTHORISATIONS_IN_CHARGE,
    NOTICES_DUE,
    OwnActs,
)
from permissions.reads import reads
from permissions.signed_acts import DESIGNATIONS_IN_CHARGE, HABILITATIONS_IN_CHARGE
from schema.enums import Clause, ControlledFile, Function, LegalBasis, NoticeKind, Role, Scope
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
class GrantedAuthorisation:
    """An authorisation that you may end in your role: you issued it, or are in charge of its case.

    It is not revoked, not ended, not done with.
    """

    id: strawberry.ID = _own("What `confirmAuthorisation` and `revokeAuthorisation` name.")
    clause: Clause = _own("The clause it is given under.")
    scope: Scope = _own("What it bears on.")
    includes_sealed: bool = _own("Whether it was given for what is under seal, too.")
    grantee_id: strawberry.ID = _own("Who may read.")
    issuer_id: strawberry.ID | None = _own("Who issued it.")
    case_id: strawberry.ID | None = _own("The case that it bears on: the one your purpose names.")
    interception_id: strawberry.ID | None = _own("The interception, if it names one.")
    issued_at: datetime = _own("When it was given.")
    valid_from: datetime = _own("From when it runs.")
    valid_until: datetime | None = _own("Until when, if it has an end.")
    confirmed_at: datetime | None = _own("When a magistrate in charge last took it over.")
    version: int = _own("The version that both acts ask for.")
    awaits_confirmation: bool = _own(
        "Whether it waits for you: it stopped when the case passed to you, and opens nothing until "
        "you confirm it."
    )


@strawberry.type
class SignedDesignation:
    """A designation that runs and that your office may end: it signed it, or no office did."""

    id: strawberry.ID = _own("What `revokeDesignation` names.")
    agent_id: strawberry.ID = _own("Who is designated.")
    role: Role = _own("The role that it is for: the act names it, too.")
    issuer_id: strawberry.ID | None = _own("Who signed it, if anybody did.")
    issuer_office: Role | None = _own("The office in which it was signed, if in any.")
    valid_from: datetime = _own("From when it runs.")
    valid_until: datetime | None = _own("Until when, if it has an end.")
    version: int = _own("The version that the act asks for.")


@strawberry.type
class SignedHabilitation:
    """A habilitation that runs and that your office may end: it signed it, or no office did."""

    id: strawberry.ID = _own("What `revokeHabilitation` names.")
    agent_id: strawberry.ID = _own("Who is habilitated.")
    role: Role = _own("The role that it is for: the act names it, too.")
    issuer_id: strawberry.ID | None = _own("Who signed it, if anybody did.")
    issuer_office: Role | None = _own("The office in which it was signed, if in any.")
    motives: list[str] = _own("The motives that it covers, where they are listed.")
    legal_bases: list[LegalBasis] = _own("The legal bases that it is for, where they are listed.")
    file: ControlledFile | None = _own("The file whose control it is for, if it is for one.")
    valid_from: datetime = _own("From when it runs.")
    valid_until: datetime | None = _own("Until when, if it has an end.")
    version: int = _own("The version that the act asks for.")


@strawberry.type
class RunningAssignment:
    """A magistrate seised of a case of your court, whom you may release or replace."""

    id: strawberry.ID = _own("What `reassignCase`, `putInCharge` and `endAssignment` name.")
    magistrate_id: strawberry.ID = _own("Who is seised.")
    function: Function = _own("In which function.")
    lead: bool = _own("Whether he is in charge of the case.")
    valid_from: datetime = _own("From when it runs.")
    valid_until: datetime | None = _own("Until when, if it has an end.")
    version: int = _own("The version that these acts ask for.")


@strawberry.type
class RunningReferral:
    """An investigator to whom a case is referred of which you are in charge."""

    id: strawberry.ID = _own("What `endReferral` names.")
    case_id: strawberry.ID = _own("The case.")
    agent_id: strawberry.ID = _own("The investigator.")
    ordered_by_id: strawberry.ID | None = _own("Who referred it, if that is known.")
    valid_from: datetime = _own("From when it runs.")
    valid_until: datetime | None = _own("Until when, if it has an end.")
    version: int = _own("The version that the act asks for.")


@strawberry.type
class RunningAssistance:
    """Somebody who assists a magistrate, by your act or one that you may end."""

    id: strawberry.ID = _own("What `endAssistance` names, as its `link`.")
    assistant_id: strawberry.ID = _own("Who assists.")
    magistrate_id: strawberry.ID = _own("The magistrate assisted.")
    valid_from: datetime = _own("From when it runs.")
    valid_until: datetime | None = _own("Until when, if it has an end.")
    version: int = _own("The version that the act asks for.")


@strawberry.type
class WaitingAccessRequest:
    """A request for access that your office has not answered (48-1/al.15/b)."""

    id: strawberry.ID = _own(
        "What `DATA_SUBJECT_RIGHTS` names as its `request`, and `answerAccessRequest`."
    )
    received_at: datetime = _own("When it was received.")
    version: int = _own("The version that the act asks for.")


NOTICES = "The notices that you owe in your role: no purpose is needed."
HELD = (
    "The authorisations given to you that run, under which you read in your role: no purpose is "
    "needed."
)
IN_CHARGE = (
    "The authorisations that you may end in your role, those first that wait for you to confirm "
    "them: no purpose is needed."
)

DESIGNATIONS = (
    "The designations that your office may end, that it signed or that no office did: no purpose "
    "is needed."
)
HABILITATIONS = (
    "The habilitations that your office may end, that it signed or that no office did: no purpose "
    "is needed."
)
ASSIGNMENTS = (
    "The magistrates seised of a case of your court, of which you head the registry: no purpose is "
    "needed."
)
REFERRALS = (
    "The investigators to whom cases are referred of which you are in charge: no purpose is needed."
)
ASSISTANCES = (
    "Those whose assistance you may end: clerks and assistants of your court, of which you head "
    "the registry, or those who assist you alone; of one `magistrate`, if you name him. No purpose "
    "is needed."
)
ACCESS_REQUESTS = (
    "The requests for access that your prosecutor's office has not answered, the oldest first: no "
    "purpose is needed, and nothing is told of who asks."
)

OWN: Mapping[str, OwnActs] = {
    "noticesDue": NOTICES_DUE,
    "authorisationsHeld": AUTHORISATIONS_HELD,
    "authorisationsInCharge": AUTHORISATIONS_IN_CHARGE,
    "designationsInCharge": DESIGNATIONS_IN_CHARGE,
    "habilitationsInCharge": HABILITATIONS_IN_CHARGE,
    "assignmentsInCharge": ASSIGNMENTS_IN_CHARGE,
    "referralsInCharge": REFERRALS_IN_CHARGE,
    "assistancesInCharge": ASSISTANCES_IN_CHARGE,
    "accessRequestsInCharge": ACCESS_REQUESTS_IN_CHARGE,
}
"""Fields of `viewer` and of `Subscription` that tell what the law lays on the caller."""
