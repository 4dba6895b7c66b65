"""Facts the paragraphs rest on: seisin, assistance, habilitation, finality of a conviction.

All are revocable: they are conditions read in the statement that reads the data, never cached.
What is kept here is the wording of a condition, which follows from its arguments.
"""

from collections.abc import Iterable
from functools import lru_cache

from db.enumerations import CaseKind, Function, Listing, Role
from permissions.categories import CASE, implicated
from permissions.condition import (
    AGENT,
    COURT,
    FALSE,
    NOW,
    Column,
    Condition,
    Exists,
    Literal,
    Row,
    Term,
    any_of,
    reference,
)
from permissions.offices import BY_OWN_DIRECTOR, HABILITATIONS
from permissions.purposes import ASSISTANTS, CRIMINAL_MAGISTRATES

OWN_CASE = reference("case")

_BENCH = frozenset(
    {
        Function.INVESTIGATING_JUDGE,
        Function.JLD,
        Function.TRIAL,
        Function.CHILDRENS_JUDGE_CRIMINAL,
        Function.SENTENCE_ENFORCEMENT,
        Function.APPEAL,
    }
)


@lru_cache(maxsize=512)
def current(row: Row) -> Condition:
    """The interval `[valid_from, valid_until)` of a row holds the operation's instant (GX-10)."""
    open_ended = row["valid_until"].absent() | NOW.lt(row["valid_until"])
    return row["valid_from"].le(NOW) & open_ended


@lru_cache(maxsize=512)
def unrevoked(row: Row) -> Condition:
    """The act is current and has not been revoked."""
    return current(row) & (row["revoked_at"].absent() | NOW.lt(row["revoked_at"]))


def at_instant(row: Row, at: Term) -> Condition:
    """The interval `[valid_from, valid_until)` of a row holds an instant (GX-10)."""
    return row["valid_from"].le(at) & (row["valid_until"].absent() | at.lt(row["valid_until"]))


def unrevoked_at(row: Row, at: Term) -> Condition:
    """The act was current at an instant, and not revoked by then."""
    return at_instant(row, at) & (row["revoked_at"].absent() | at.lt(row["revoked_at"]))


def held_at(who: Term, roles: Iterable[Role], at: Term) -> Condition:
    """The agent held one of the roles at an instant."""
    held = Row("agent_role", "held_then")
    mine = held["agent_id"].eq(who) & held["role"].among(roles)
    return Exists(held, mine & unrevoked_at(held, at))


def held_that(who: Term, role: Term, at: Term) -> Condition:
    """The agent held the very role that a row names at an instant."""
    held = Row("agent_role", "held_as")
    mine = held["agent_id"].eq(who) & held["role"].eq(role)
    return Exists(held, mine & unrevoked_at(held, at))


def holds_role(agent: Row, role: Role) -> Condition:
    """The agent of a row holds a role now, with an active account."""
    held = Row("agent_role", "held")
    return agent["active"].eq(other=True) & Exists(
        held, held["agent_id"].eq(agent["id"]) & held["role"].eq(role) & unrevoked(held)
    )


def sits_in_criminal_matters(agent_id: "Row | None" = None) -> Condition:
    """A judge exercises criminal functions now (48-1/al.10/b)."""
    sits = Row("judicial_function", "sits")
    who = AGENT if agent_id is None else agent_id["id"]
    return Exists(sits, sits["agent_id"].eq(who) & sits["function"].among(_BENCH) & current(sits))


def seised(case: Row = CASE) -> Condition:
    """The caller has an active assignment to the case."""
    assigned = Row("assignment", "assigned")
    return Exists(
        assigned,
        assigned["case_id"].eq(case["id"])
        & assigned["magistrate_id"].eq(AGENT)
        & current(assigned),
    )


def seised_in_criminal_matters(role: Role, case: Row = CASE) -> Condition:
    """RG-01: the case is criminal, the magistrate seised; a judge has criminal functions now."""
    bench = sits_in_criminal_matters() if role == Role.CRIMINAL_JUDGE else None
    own = case["kind"].eq(CaseKind.CRIMINAL) & seised(case)
    return own if bench is None else own & bench


def assists(who: "Condition", magistrate: Row, case: Row) -> Condition:
    """The caller assists a seised magistrate who is as `who` says."""
    link, assigned = Row("assist_link", "assists"), Row("assignment", "assigned")
    seisin = Exists(
        assigned,
        assigned["case_id"].eq(case["id"])
        & assigned["magistrate_id"].eq(link["magistrate_id"])
        & current(assigned),
    )
    passes = Exists(magistrate, magistrate["id"].eq(link["magistrate_id"]) & who)
    return Exists(link, link["assistant_id"].eq(AGENT) & current(link) & seisin & passes)


@lru_cache(maxsize=512)
def assists_in_criminal_matters(case: Row = CASE) -> Condition:
    """RG-02: the caller assists a magistrate who passes RG-01 on the case."""
    agent = Row("agent", "magistrate")
    passes = any_of(
        *(
            holds_role(agent, role) & sits_in_criminal_matters(agent)
            if role == Role.CRIMINAL_JUDGE
            else holds_role(agent, role)
            for role in sorted(CRIMINAL_MAGISTRATES)
        )
    )
    return case["kind"].eq(CaseKind.CRIMINAL) & assists(passes, agent, case)


@lru_cache(maxsize=512)
def own_case(role: Role, case: Row = CASE) -> Condition:
    """The case is the caller's own by RG-01 or RG-02, in the role he acts in (GX-05)."""
    if role in CRIMINAL_MAGISTRATES:
        return seised_in_criminal_matters(role, case)
    return assists_in_criminal_matters(case) if role in ASSISTANTS else FALSE


@lru_cache(maxsize=512)
def in_charge_of_other_kind(role: Role, case: Row = CASE) -> Condition:
    """RG-12: the case is of another kind than criminal and the caller in charge of it, in the
    role he acts in (GX-05).
    """
    civil = case["kind"].eq(CaseKind.CIVIL_COMMERCIAL_PROSECUTION) & case["court_id"].eq(COURT)
    if role == Role.PROSECUTOR:
        return civil & seised(case)
    other = case["kind"].among(frozenset(CaseKind) - {CaseKind.CRIMINAL})
    if role == Role.NON_CRIMINAL_MAGISTRATE:
        return other & seised(case)
    if role not in ASSISTANTS:
        return FALSE
    agent = Row("agent", "magistrate")
    judge = other & assists(holds_role(agent, Role.NON_CRIMINAL_MAGISTRATE), agent, case)
    prosecutor = case["kind"].eq(CaseKind.CIVIL_COMMERCIAL_PROSECUTION) & assists(
        holds_role(agent, Role.PROSECUTOR) & agent["court_id"].eq(case["court_id"]), agent, case
    )
    return judge | prosecutor


def habilitated(role: Role) -> Condition:
    """The caller holds a valid habilitation for the role, which he did not sign himself."""
    act = Row("habilitation", "habilitation")
    mine = act["agent_id"].eq(AGENT) & act["role"].eq(role) & unrevoked(act)
    return Exists(act, mine & rightly_signed(act, role))


def rightly_signed(act: Row, role: Role) -> Condition:
    """Nobody signed the habilitation for himself, nor in an office that does not sign for the
    role; who signed, and in what office, need not be recorded.
    """
    signatory, office = act["issuer_id"], act["issuer_office"]
    by_another = signatory.absent() | ~signatory.eq(act["agent_id"])
    return by_another & (office.absent() | office.among(HABILITATIONS[role].offices))


def designated(role: Role, offices: Iterable[Role], agent: Term = AGENT) -> Condition:
    """An agent is individually designated for a role, by one of the offices, and not by himself.

    An act that no office signed is none (A36).
    """
    act = Row("designation", "designated")
    return Exists(act, act["individually"].eq(other=True) & signed_for(act, role, offices, agent))


def specially_habilitated(role: Role, offices: Iterable[Role], agent: Term = AGENT) -> Condition:
    """An agent holds a valid habilitation for a role, signed by one of the offices."""
    act = Row("habilitation", "specially")
    return Exists(act, signed_for(act, role, offices, agent))


def signed_for(act: Row, role: Role, offices: Iterable[Role], agent: Term = AGENT) -> Condition:
    """The act is an agent's own for a role, in force, and signed by one of the offices, not by
    himself; of an intelligence service, by the director of his own.
    """
    himself = ~act["issuer_id"].absent() & act["issuer_id"].eq(agent)
    mine = act["agent_id"].eq(agent) & act["role"].eq(role) & unrevoked(act)
    signed = mine & act["issuer_office"].among(offices) & ~himself
    return signed & _of_one_service(agent, act["issuer_id"]) if role in BY_OWN_DIRECTOR else signed


def _of_one_service(agent: Term, signatory: Term) -> Condition:
    """Whoever signed, where that is recorded, belongs to the agent's own service: *leurs
    directeurs respectifs* (R40-29/II/al.2/c; A36).
    """
    his, director = Row("agent", "served"), Row("agent", "director")
    same = director["id"].eq(signatory) & director["body_id"].eq(his["body_id"])
    return signatory.absent() | Exists(his, his["id"].eq(agent) & Exists(director, same))


def lists_none(column: Column) -> Condition:
    """The list that a column holds is empty: nothing is one of none, not even what is absent; of
    any other list it is unknown whether what is absent is in it.
    """
    return ~Literal(None).within(column)


def listed(listing: Listing, offices: Iterable[Role] | None = None) -> Condition:
    """The caller's service stands on a list set by law or order, now; by one of the offices,
    where the text says whose order it is.
    """
    who, entry = Row("agent", "listed"), Row("body_listing", "listing")
    on_it = entry["body_id"].eq(who["body_id"]) & entry["listing"].eq(listing) & unrevoked(entry)
    if offices is not None:
        on_it = on_it & entry["issuer_office"].among(offices)
    return Exists(who, who["id"].eq(AGENT) & Exists(entry, on_it))


def kept(case: Row = CASE) -> Condition:
    """Retention has not run out: now < last update + duration (48-1/al.8, LAW 5.6)."""
    return NOW.lt(case["retention_expires_at"])


def implicated_in(case_id: Term, person_id: Term) -> Condition:
    """The person stands implicated in the case."""
    party = Row("party", "shared")
    return Exists(
        party,
        party["case_id"].eq(case_id) & party["person_id"].eq(person_id) & implicated(party),
    )
