"""Acts that run and that the caller may end or answer in his role: assignments of a case,
referrals, assistances, requests for access (R40-47/I/b, II/d, III/b; 48-1/al.10, al.15/b).

They are his own, as in `own_acts`: what was loaded, or done by who held the office before him, he
could not end without its id. Who is seised he is told of one case at a time, the one that he names;
of assistances he may name the magistrate.
"""

from collections.abc import Callable, Collection
from typing import Final, TypeAlias

from db.enumerations import Processing, Role
from permissions.acts import access_requests, assistance
from permissions.acts.granted import leads
from permissions.acts.seising import of_his_court
from permissions.condition import Condition, Row
from permissions.cpp.facts import current
from permissions.cpp.interception_facts import opened_what_is_gone
from permissions.entities import Referral
from permissions.entities.governance import ASSIGNMENT, ASSIST_LINK, REFERRAL
from permissions.own_acts import About, OwnActs
from permissions.purposes import MAGISTRATES

_REQUEST: Final = Row("access_request", "request")
_TERM: Final = ("valid_from", "valid_until", "version")
_SINCE: Final = ("valid_from", "received_at")
_WHO_LINKS: Final = MAGISTRATES | {Role.HEAD_OF_REGISTRY, Role.FILE_CONTROL_MAGISTRATE}


_Of: TypeAlias = tuple[
    Processing, Collection[Role], tuple[str, ...] | Callable[[Role], tuple[str, ...]]
]
"""The file, the roles that may have any, the clauses: alike for all of them, or those of each."""


def _in_charge(
    name: str,
    row: Row,
    columns: tuple[str, ...],
    *,
    his: Callable[[Role, Row], Condition],
    runs: Condition,
    of: _Of,
    about: About | None = None,
    oldest_first: bool = False,
) -> OwnActs:
    file, roles, clauses = of
    return OwnActs(
        name,
        row,
        ("id", *columns),
        next(each for each in columns if each in _SINCE),
        lambda role: frozenset({file} if role in roles else ()),
        lambda role: (clauses(role) if callable(clauses) else clauses) if role in roles else (),
        lambda role: (his(role, row),),
        lambda _role: runs,
        about=about,
        oldest_first=oldest_first,
    )


ASSIGNMENTS_IN_CHARGE: Final = _in_charge(
    "RunningAssignment",
    ASSIGNMENT,
    ("magistrate_id", "function", "lead", *_TERM),
    his=lambda role, row: of_his_court(role, row["case_id"]),
    runs=current(ASSIGNMENT),
    of=(Processing.REGISTRY, {Role.HEAD_OF_REGISTRY}, ("R40-47/I/b", "48-1/al.10/a")),
    about=About("case", "case_id"),
)
"""Who is seised of a case of the court, for the head of its registry."""

REFERRALS_IN_CHARGE: Final = _in_charge(
    "RunningReferral",
    REFERRAL,
    ("case_id", "agent_id", "ordered_by_id", *_TERM),
    his=leads,
    runs=current(REFERRAL) & ~opened_what_is_gone(Referral),
    of=(Processing.INTERCEPT, MAGISTRATES, ("R40-47/II/d",)),
)
"""Investigators to whom cases are referred of which the caller is in charge."""

ASSISTANCES_IN_CHARGE: Final = _in_charge(
    "RunningAssistance",
    ASSIST_LINK,
    ("assistant_id", "magistrate_id", *_TERM),
    his=assistance.ended_by,
    runs=current(ASSIST_LINK),
    of=(Processing.REGISTRY, _WHO_LINKS, assistance.rests_on),
    about=About("magistrate", "magistrate_id", needed=False),
)
"""Who assists, for who placed him: the head of the registry, or the magistrate assisted."""

ACCESS_REQUESTS_IN_CHARGE: Final = _in_charge(
    "WaitingAccessRequest",
    _REQUEST,
    ("received_at", "version"),
    his=access_requests.of_his_office,
    runs=access_requests.waits(_REQUEST),
    of=(Processing.REGISTRY, {Role.PROSECUTOR}, ("48-1/al.15/b",)),
    oldest_first=True,
)
"""Requests for access that the prosecutor's office has not answered, the longest waiting first:
they are the most overdue. Whose they are it reads under
`DATA_SUBJECT_RIGHTS`, of the one that the purpose names.
"""
