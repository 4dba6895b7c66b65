"""Issuing an authorisation to read (R40-47/II to XII; 48-1/al.14/c; LAW 5.3).

One act for all clauses: what each asks besides is in `issuing_demands`.
"""

from datetime import datetime, timedelta

from db.enumerations import Clause, NoticeKind, Processing, Role
from permissions.acts.act import (
    EACH,
    MADE,
    Act,
    Given,
    Input,
    Insert,
    Kind,
    Target,
    Write,
)
from permissions.acts.clauses import ISSUED, OPENINGS, file_of_clause
from permissions.acts.competence import CASE, CLAUSE, GRANTEE, SEALED
from permissions.acts.demanding import one_end
from permissions.acts.issuing_demands import asked_before, asked_of_what_is_written
from permissions.acts.issuing_inputs import (
    DIFFICULTY,
    ELEMENTS,
    EXPRESS,
    ITEMS,
    OF_INTERCEPTION,
    PRIOR,
    REQUEST,
    SCOPE,
    SINCE,
    TASK,
    UNTIL,
    USUAL,
    of_their_scope,
)
from permissions.acts.terms import Terms
from permissions.condition import AGENT, NOW, Literal, Row, Term, term
from permissions.entities import Authorisation
from permissions.purposes import Purpose
from permissions.refusal import Said

REASON = Input("reason", Kind.TEXT, "Why it is given.", required=False)
INPUTS = (
    CLAUSE,
    GRANTEE,
    SCOPE,
    CASE,
    OF_INTERCEPTION,
    ITEMS,
    SEALED,
    SINCE,
    UNTIL,
    USUAL,
    EXPRESS,
    REASON,
    TASK,
    PRIOR,
    REQUEST,
    DIFFICULTY,
    ELEMENTS,
)
_OPENS_SEALS = frozenset({Clause.II_SEALED, Clause.IV})
"""Clauses that open seals unless it is said that they do not (A22)."""
_FAR = 9_000
"""The year from which the register holds no instant."""


def with_defaults(given: Given, at: datetime, terms: Terms) -> Given:
    """What is left out, as it stands: from now, to no end or the clause's, seals shut."""
    clause = Clause(str(given["clause"]))
    since, until = given.get("valid_from") or at, given.get("valid_until")
    if not isinstance(since, datetime):
        raise TypeError("an instant")
    if until is None and given.get("usual_term"):
        until = _later(since, terms.usual)
    if until is None and clause is Clause.XII:
        until = _later(since, terms.search)
    sealed = given.get("includes_sealed")
    return {
        **given,
        "valid_from": since,
        "valid_until": until,
        "latest": _later(since, terms.search if clause is Clause.XII else terms.longest),
        "includes_sealed": clause in _OPENS_SEALS if sealed is None else sealed,
        "express": bool(given.get("express")),
        "elements": given.get("elements") or [],
    }


def _later(since: datetime, length: timedelta) -> datetime:
    return since if since.year >= _FAR else since + length


def _written(role: Role) -> tuple[Write, ...]:
    case = Row("judicial_case", "its_case")
    values: dict[str, Term] = {
        "issuer_id": AGENT,
        "issuer_role": term(role),
        "issued_at": NOW,
        "stage_at_issue": case["stage"],
    }
    for each in INPUTS:
        if each in _COLUMNS:
            values[_COLUMNS[each]] = each.term
    of_study = CLAUSE.term.eq(Clause.ART_11_1) & case["id"].eq(CASE.term)
    designated: dict[str, Term] = {"authorisation_id": MADE, "item_id": EACH}
    return (
        Insert("authorisation", values, beside=(case, of_study)),
        Insert("authorisation_item", designated, each=ITEMS),
        Insert(
            "notice",
            {
                "kind": Literal(NoticeKind.QUALIFIED_PERSON_INFORMED.value),
                "authorisation_id": MADE,
                "due_from": NOW,
            },
            further=True,
            when=CLAUSE.term.eq(Clause.XII),
        ),
    )


_COLUMNS = {
    CLAUSE: "clause",
    GRANTEE: "grantee_id",
    CASE: "case_id",
    OF_INTERCEPTION: "interception_id",
    SCOPE: "scope",
    SEALED: "includes_sealed",
    SINCE: "valid_from",
    UNTIL: "valid_until",
    EXPRESS: "express",
    REASON: "reason",
    TASK: "task",
    PRIOR: "prior_id",
    REQUEST: "foreign_request_id",
    DIFFICULTY: "difficulty_id",
    ELEMENTS: "elements",
}
"""Where each input is written."""


def _clauses(given: Given) -> tuple[str, ...]:
    return OPENINGS[Clause(str(given[CLAUSE.name]))].issued


ISSUE = Act(
    name="issueAuthorisation",
    meaning=Said(
        "Authorise someone to read a case or items of it",
        "Autoriser quelqu’un à lire une affaire ou des éléments de celle-ci",
    ),
    clauses=ISSUED,
    purposes=frozenset({Purpose.INTERCEPT_CASE, Purpose.CASE_PROCESSING}),
    file=Processing.INTERCEPT,
    filed=lambda given: file_of_clause(given[CLAUSE.name]),
    inputs=INPUTS,
    follow=((SINCE, UNTIL, True),),
    amiss=(one_end(UNTIL, USUAL), of_their_scope),
    target=Target("judicial_case", CASE),
    table="authorisation",
    gives=Authorisation,
    makes=True,
    demands=asked_before,
    writes=_written,
    after=asked_of_what_is_written,
    fills=with_defaults,
    rests_on=_clauses,
    named=(CASE,),
)

ACTS = (ISSUE,)
