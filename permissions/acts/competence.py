"""Who may issue an authorisation of which clause (LAW 5.3, issuing rules).

Said of the inputs of the act: the conditions are read in the statement that decides it.
"""

from collections.abc import Mapping

from db.enumerations import CaseKind, Clause, Function, NoticeKind, Role, Stage
from permissions.acts.act import Input, Kind
from permissions.condition import (
    AGENT,
    FALSE,
    NOW,
    TRUE,
    Condition,
    Exists,
    Row,
    any_of,
)
from permissions.cpp.facts import current
from permissions.cpp.interception_facts import assigned, in_charge, referred
from permissions.purposes import INVESTIGATORS, MAGISTRATES

CLAUSE = Input("clause", Kind.CODE, "The clause it is given under.", codes=Clause)
GRANTEE = Input("grantee", Kind.ID, "Who may read.")
CASE = Input(
    "case", Kind.ID, "The case; none for an interception of no known case (XII).", required=False
)
SEALED = Input(
    "includes_sealed", Kind.FLAG, "Whether it opens seals; not, unless said.", required=False
)

OFFICERS = INVESTIGATORS - {Role.JUDICIAL_POLICE_AGENT}
"""Who besides the magistrate designates what an interpreter reads (A25)."""
BY_THE_LEAD = frozenset(
    {Clause.II_SEALED, Clause.VII, Clause.VIII, Clause.IX, Clause.XI_MAGISTRATE}
)
"""Clauses under which the magistrate in charge of the case issues, and nobody else."""
OFFICES: Mapping[Clause, frozenset[Role]] = {
    Clause.XI_DIRECTOR: frozenset({Role.ANTENJ_DIRECTOR, Role.ANTENJ_DIRECTOR_DELEGATE}),
    Clause.XII: frozenset({Role.ANTENJ_DIRECTOR, Role.ANTENJ_MAGISTRATE}),
}
"""Clauses under which an office of the agency issues (A30, A31)."""
ISSUING = frozenset(Clause)


def may_issue(role: Role) -> Condition:
    """The caller, in this role, is competent for the clause on this case."""
    return any_of(*(CLAUSE.term.eq(clause) & _competent(role, clause) for clause in Clause))


def _competent(role: Role, clause: Clause) -> Condition:
    case, lead = CASE.term, FALSE
    if role in MAGISTRATES:
        lead = in_charge(case)(AGENT, NOW)
    if clause in BY_THE_LEAD:
        return lead
    if clause in OFFICES:
        return TRUE if role in OFFICES[clause] else FALSE
    if clause is Clause.VI:
        return lead | (_investigates() if role in OFFICERS else FALSE)
    if clause is Clause.IV:
        return _is_assisted() if role in MAGISTRATES else FALSE
    return _directs(role)


def _investigates() -> Condition:
    """The case is referred to the officer, who opens no seal by himself (A22, A25)."""
    return referred(CASE.term) & (SEALED.term.absent() | ~SEALED.term.eq(other=True))


def _is_assisted() -> Condition:
    """The grantee assists the caller, who is seised of the case (R40-47/IV)."""
    link = Row("assist_link", "assists_me")
    his = link["assistant_id"].eq(GRANTEE.term) & link["magistrate_id"].eq(AGENT)
    return assigned(CASE.term, AGENT) & Exists(link, his & current(link))


def _directs(role: Role) -> Condition:
    """Article 11-1: the prosecutor in an enquiry, the investigating judge in an investigation."""
    case, mine = Row("judicial_case", "studied"), Row("assignment", "directs")
    seised = mine["case_id"].eq(case["id"]) & mine["magistrate_id"].eq(AGENT) & current(mine)
    if role is Role.PROSECUTOR:
        stage = case["stage"].among({Stage.COMPLAINT, Stage.ENQUIRY})
    elif role is Role.CRIMINAL_JUDGE:
        stage = case["stage"].eq(Stage.JUDICIAL_INVESTIGATION)
        seised = seised & mine["function"].eq(Function.INVESTIGATING_JUDGE)
    else:
        return FALSE
    criminal = case["id"].eq(CASE.term) & case["kind"].eq(CaseKind.CRIMINAL)
    return Exists(case, criminal & stage & Exists(mine, seised))


def no_duty_owed() -> Condition:
    """No notice that the caller owes as issuer is overdue (R40-47/XII/e)."""
    notice, issued = Row("notice", "owed"), Row("authorisation", "issued")
    mine = issued["id"].eq(notice["authorisation_id"]) & issued["issuer_id"].eq(AGENT)
    due = notice["kind"].eq(NoticeKind.QUALIFIED_PERSON_INFORMED) & notice["due_from"].le(NOW)
    undone = notice["done_at"].absent() | NOW.lt(notice["done_at"])
    return ~Exists(notice, due & undone & Exists(issued, mine))
