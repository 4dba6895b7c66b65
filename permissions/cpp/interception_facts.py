"""Facts that article R40-47 rests on: seisin, referral, and authorisations with those who sign.

An authorisation is read with the offices of its signatory in the statement that reads the data, so
that revocation and reassignment bite at the next operation (GX-11, A32).
"""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from db.enumerations import Clause, Role, Scope
from permissions.communications import ITEM
from permissions.condition import (
    AGENT,
    FALSE,
    NOW,
    TRUE,
    Column,
    Condition,
    Exists,
    Row,
    Term,
    any_of,
    reference,
)
from permissions.cpp.facts import (
    OWN_CASE,
    at_instant,
    current,
    designated,
    held_at,
    held_that,
    kept,
    specially_habilitated,
    unrevoked,
)
from permissions.entities import Entity, InterceptItem
from permissions.entities.governance import AUTHORISATION, Authorisation, Notice, Referral
from permissions.entities.intercept import INTERCEPT
from permissions.purposes import MAGISTRATES

Office: TypeAlias = Callable[[Term, Term], Condition]
"""Whether an agent (first) holds an office at an instant (second)."""

ACT = Row("authorisation", "act")
"""The authorisation that opens."""

_ACTS = (Authorisation, Notice, Referral)
_KEPT = ("interception", "exhibit", "service_request")
"""What this file keeps of a case, to the end of its limitation at least."""

SUPERIOR = frozenset({Role.HIERARCHICAL_SUPERIOR})
SIGNING = frozenset(
    {
        Role.PROSECUTOR,
        Role.APPEAL_PROSECUTOR,
        Role.PROSECUTOR_GENERAL,
        Role.HIERARCHICAL_SUPERIOR,
        Role.HEAD_OF_REGISTRY,
        Role.SECRETARY_GENERAL_MOJ,
        Role.CUSTOMS_MINISTER,
        Role.DGPN,
        Role.DGGN,
        Role.STATE_REPRESENTATIVE,
        Role.INTELLIGENCE_DIRECTOR,
        Role.JUSTICE_MINISTER,
    }
)
"""Offices that sign habilitations; who signs those of R40-47/II it does not say (A23)."""
POINTS_OF_ARTICLE_16 = ("2", "3", "4")
"""The points by which an officer is one, as codes: the first is that of mayors."""
WITHOUT_TERM = frozenset({Clause.II_SEALED, Clause.IV, Clause.VIII})
"""Clauses that set no limit of time: their authorisations may be open-ended."""


def in_a_case(entity: Entity, test: Callable[[Column], Condition]) -> Condition:
    """The record is of this file, belongs to a case, and the case passes `test`."""
    if entity not in INTERCEPT or entity.case is None:
        return FALSE
    return test(entity.case)


def in_the_named_case(entity: Entity, test: Callable[[Column], Condition]) -> Condition:
    """The record belongs to the case that the purpose names, which passes `test`."""
    return in_a_case(entity, lambda case: case.eq(OWN_CASE) & test(case))


def opened_what_is_gone(entity: Entity) -> Condition:
    """The act bears on an interception that is gone, or on a case past its term of which this file
    holds nothing any more.
    """
    gone: Condition = FALSE
    if entity not in _ACTS or entity.case is None:
        return gone
    if AUTHORISATION in entity.rows:
        line = Row("interception", "its_line")
        of_it = line["id"].eq(AUTHORISATION["interception_id"])
        gone = Exists(line, of_it & ~NOW.lt(line["retention_expires_at"]))
    case = Row("judicial_case", "its_case")
    past = Exists(case, case["id"].eq(entity.case) & ~kept(case))
    return gone | past & ~any_of(*(_kept_of(table, entity.case) for table in _KEPT))


def _kept_of(table: str, case: Term) -> Condition:
    row = Row(table, f"kept_{table}")
    return Exists(row, row["case_id"].eq(case) & NOW.lt(row["retention_expires_at"]))


def held_as(who: Term, role_of: Term, roles: Iterable[Role], at: Term) -> Condition:
    """The agent acted in one of the roles (`role_of`), and held that very one at the instant."""
    return role_of.among(roles) & held_that(who, role_of, at)


def active(who: Term) -> Condition:
    """The agent's account is active."""
    agent = Row("agent", "active")
    return Exists(agent, agent["id"].eq(who) & agent["active"].eq(other=True))


def assigned(case: Term, who: Term, at: Term = NOW) -> Condition:
    """The agent is seised of the case at an instant, in charge of it or not (A32, A33)."""
    seisin = Row("assignment", "seisin")
    mine = seisin["case_id"].eq(case) & seisin["magistrate_id"].eq(who)
    return Exists(seisin, mine & at_instant(seisin, at))


def no_magistrate_known(case: Term) -> Condition:
    """Nobody is seised of the case now; of no case, nobody ever is (R40-47/XII/a)."""
    seisin = Row("assignment", "known")
    return ~Exists(seisin, seisin["case_id"].eq(case) & current(seisin))


def assists_one_seised(case: Term) -> Condition:
    """The caller assists a magistrate who is seised of the case."""
    link = Row("assist_link", "assists")
    magistrate = link["magistrate_id"]
    serves = held_at(magistrate, MAGISTRATES, NOW) & active(magistrate)
    seised = link["assistant_id"].eq(AGENT) & current(link) & assigned(case, magistrate)
    return Exists(link, seised & serves)


def referred(case: Term, who: Term = AGENT) -> Condition:
    """The case is referred to the investigator (R40-47/II/d)."""
    referral = Row("referral", "referred")
    mine = referral["case_id"].eq(case) & referral["agent_id"].eq(who)
    return Exists(referral, mine & current(referral))


def of_article_16(who: Term = AGENT) -> Condition:
    """The officer is one by article 16, 2° to 4°: mayors, of 1°, are not (R40-47/II/a)."""
    officer = Row("agent", "officer")
    return Exists(
        officer, officer["id"].eq(who) & officer["art_16_point"].among(POINTS_OF_ARTICLE_16)
    )


def individually_designated(role: Role, who: Term = AGENT) -> Condition:
    """The investigator's superior designated him by name (A23)."""
    return designated(role, SUPERIOR, who)


def specially_authorised(role: Role, who: Term = AGENT) -> Condition:
    """The investigator is specially habilitated, by an office that signs (A23)."""
    return specially_habilitated(role, SIGNING, who)


def in_charge(case: Term) -> Office:
    """The office of *magistrat saisi*: one at a time, the lead (A32)."""

    def office(who: Term, at: Term) -> Condition:
        lead = Row("assignment", "lead")
        mine = lead["case_id"].eq(case) & lead["magistrate_id"].eq(who)
        leads = Exists(lead, mine & lead["lead"].eq(other=True) & at_instant(lead, at))
        return leads & held_at(who, MAGISTRATES, at)

    return office


def assisted(case: Term) -> Office:
    """The office of the magistrate whom the caller assists in the case, in charge or not."""

    def office(who: Term, at: Term) -> Condition:
        link = Row("assist_link", "assisted")
        mine = link["assistant_id"].eq(AGENT) & link["magistrate_id"].eq(who)
        seised = assigned(case, who, at) & held_at(who, MAGISTRATES, at)
        return Exists(link, mine & at_instant(link, at)) & seised

    return office


def stands(act: Row, office: Office) -> Condition:
    """A magistrate of the office signed it, who holds it still; else one who does has confirmed
    it since (A32).
    """
    return signed(act, office) & upheld(act, office)


def signed(act: Row, office: Office) -> Condition:
    """A magistrate of the office signed it."""
    by_magistrate = act["issuer_role"].among(MAGISTRATES)
    return by_magistrate & office(act["issuer_id"], act["issued_at"])


def upheld(act: Row, office: Office, reader: Term = AGENT) -> Condition:
    """Who signed it holds the office still, or one who does has confirmed it: not its `reader`."""
    issuer, confirmer = act["issuer_id"], act["confirmed_by_id"]
    still = office(issuer, NOW) & active(issuer)
    took_over = act["confirmed_at"].le(NOW) & office(confirmer, act["confirmed_at"])
    confirmed = ~confirmer.eq(reader) & took_over & office(confirmer, NOW) & active(confirmer)
    return still | confirmed


def running(act: Row, clause: Clause) -> Condition:
    """An authorisation of the clause, for the caller, issued by another, runs now (LAW 5.1)."""
    mine = act["clause"].eq(clause) & act["grantee_id"].eq(AGENT) & ~act["issuer_id"].eq(AGENT)
    limited = TRUE if clause in WITHOUT_TERM else ~act["valid_until"].absent()
    return mine & act["issued_at"].le(NOW) & limited & unrevoked(act)


def named(act: Row) -> Condition:
    """It is the authorisation that the purpose names."""
    return act["id"].eq(reference("authorisation"))


def lists(act: Row) -> Condition:
    """The authorisation designates the item."""
    entry = Row("authorisation_item", "entry")
    return Exists(entry, entry["authorisation_id"].eq(act["id"]) & entry["item_id"].eq(ITEM["id"]))


def covers(act: Row, entity: Entity) -> Condition:
    """The authorisation bears on the record: on the whole case, or on the item that it is."""
    whole = act["scope"].eq(Scope.WHOLE_CASE)
    if entity is not InterceptItem:
        return whole
    return whole | (act["scope"].eq(Scope.ITEMS) & lists(act))


def opens_seals(act: Row, *, sealed: bool) -> Condition:
    """The authorisation says that it bears on what is under seal, where that is asked."""
    return act["includes_sealed"].eq(other=True) if sealed else TRUE


def designates(act: Row, entity: Entity) -> Condition:
    """The authorisation designates the record, one by one: only items are."""
    return lists(act) if entity is InterceptItem else FALSE


def authorised(
    entity: Entity,
    clause: Clause,
    office: Callable[[Term], Office],
    reach: Callable[[Row, Entity], Condition] = covers,
    further: Condition = TRUE,
) -> tuple[Condition, Condition]:
    """The authorisation named, of the clause, by a magistrate of the office, reaches the record.

    `further` is what the clause asks of it besides. Twice: for what is not under seal, and for
    what is.
    """
    reached = reach(ACT, entity)
    if reached == FALSE or entity not in INTERCEPT:
        return (FALSE, FALSE)
    stated = named(ACT) & running(ACT, clause) & stands(ACT, office(ACT["case_id"]))
    bears = stated & further & reached

    def opened(*, sealed: bool) -> Condition:
        opens = bears & opens_seals(ACT, sealed=sealed)
        return in_a_case(entity, lambda case: Exists(ACT, ACT["case_id"].eq(case) & opens))

    return (opened(sealed=False), opened(sealed=True))


def seal_opened_by_the_magistrate_in_charge(entity: Entity) -> Condition:
    """A II_SEALED authorisation by the magistrate in charge bears on the record."""
    bears = covers(ACT, entity) & opens_seals(ACT, sealed=True)
    signed = running(ACT, Clause.II_SEALED) & stands(ACT, in_charge(ACT["case_id"]))
    return in_a_case(entity, lambda case: Exists(ACT, ACT["case_id"].eq(case) & bears & signed))
