"""Who may issue an authorisation of which clause (LAW 5.3, issuing rules).

Said of the inputs of the act: the conditions are read in the statement that decides it.
"""

from collections.abc import Mapping

from db.enumerations import CaseKind, Clause, Function, NoticeKind, Role, Stage
from permissions.acts.act import Input, Kind
from permissions.acts.clauses import BY_THE_LEAD, OFFICERS
from permissions.condition import AGENT, FALSE, NOW, TRUE, Condition, Exists, Row
from permissions.cpp.facts import current, kept, unrevoked
from permissions.cpp.interception_facts import assigned, in_charge, referred
from permissions.purposes import MAGISTRATES

CLAUSE = Input("clause", Kind.CODE, "The clause it is given under.", codes=Clause)
GRANTEE = Input("grantee", Kind.ID, "Who may read.")
CASE = Input(
    "case",
    Kind.ID,
    "The case: that of the purpose, unless said; under XII, an interception may stand for it.",
    required=False,
)
SEALED = Input(
    "includes_sealed",
    Kind.FLAG,
    "Whether it opens what is under seal; unless said, only under II and IV.",
    required=False,
)

OFFICES: Mapping[Clause, frozenset[Role]] = {
    Clause.XI_DIRECTOR: frozenset({Role.ANTENJ_DIRECTOR, Role.ANTENJ_DIRECTOR_DELEGATE}),
    Clause.XII: frozenset({Role.ANTENJ_DIRECTOR, Role.ANTENJ_MAGISTRATE}),
}
"""Clauses under which an office of the agency issues (A30, A31)."""


def may_issue(role: Role, clause: Clause) -> Condition:
    """The caller, in this role, is competent for the clause on this case."""
    lead = in_charge(CASE.term)(AGENT, NOW) if role in MAGISTRATES else FALSE
    if clause in BY_THE_LEAD:
        return lead
    if clause in OFFICES:
        return holds_office(role) if role in OFFICES[clause] else FALSE
    if clause is Clause.VI:
        return lead | (referred(CASE.term) if role in OFFICERS else FALSE)
    if clause is Clause.IV:
        return assigned(CASE.term, AGENT) if role in MAGISTRATES else FALSE
    return _directs(role)


def holds_office(role: Role) -> Condition:
    """The director and the agency's magistrate by their roles, a delegate by the director's act."""
    if role is not Role.ANTENJ_DIRECTOR_DELEGATE:
        return TRUE
    deed = Row("designation", "delegation")
    mine = deed["agent_id"].eq(AGENT) & deed["role"].eq(role) & unrevoked(deed)
    himself = ~deed["issuer_id"].absent() & deed["issuer_id"].eq(AGENT)
    return Exists(deed, mine & deed["issuer_office"].eq(Role.ANTENJ_DIRECTOR) & ~himself)


def assists_the_author() -> Condition:
    """The grantee assists the caller (R40-47/IV)."""
    link = Row("assist_link", "assists_me")
    his = link["assistant_id"].eq(GRANTEE.term) & link["magistrate_id"].eq(AGENT)
    return Exists(link, his & current(link))


def opens_no_seal() -> Condition:
    """What an officer issues opens no seal (A22, A25)."""
    return SEALED.term.absent() | SEALED.term.eq(other=False)


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
    criminal = case["id"].eq(CASE.term) & case["kind"].eq(CaseKind.CRIMINAL) & kept(case)
    return Exists(case, criminal & stage & Exists(mine, seised))


def no_duty_owed() -> Condition:
    """No notice that is owed of what the caller issued is overdue (R40-47/XII/e)."""
    notice, issued = Row("notice", "owed"), Row("authorisation", "issued")
    mine = issued["id"].eq(notice["authorisation_id"]) & issued["issuer_id"].eq(AGENT)
    due = notice["kind"].eq(NoticeKind.QUALIFIED_PERSON_INFORMED) & notice["due_from"].le(NOW)
    undone = notice["done_at"].absent() | NOW.lt(notice["done_at"])
    return ~Exists(notice, due & undone & Exists(issued, mine))
