"""Article R40-47, IX to XII: those who run the platform, pay for it, mend it or oversee it.

And, where nobody knows the magistrate in charge, those who must find him (XII).
"""

from db.enumerations import AgentDuty, Clause, ClearanceLevel, NoticeKind, Role
from permissions.categories import Category
from permissions.communications import INTERCEPTION
from permissions.condition import AGENT, FALSE, NOW, TRUE, Condition, Exists, Row
from permissions.cpp.article_r40_47 import SINCE, UNSEALED, granted
from permissions.cpp.facts import designated, unrevoked, unrevoked_at
from permissions.cpp.interception_facts import (
    ACT,
    authorised,
    covers,
    held_as,
    in_a_case,
    in_charge,
    named,
    no_magistrate_known,
    opens_seals,
    running,
    stands,
)
from permissions.entities import PLATFORM_USER, PlatformUser
from permissions.law import Ask, Grant, Need, paragraph
from permissions.purposes import INTERCEPT_READERS, Purpose
from permissions.refusal import Code, Said

MAINTAINERS = frozenset({Role.PLATFORM_MAINTAINER})
CONTROLLERS = frozenset({Role.PAYMENT_CONTROLLER})
CONTRACTORS = frozenset({Role.CONTRACTOR})
OVERSEERS = frozenset({Role.QUALIFIED_PERSON})
REQUIRING = INTERCEPT_READERS | {Role.SPECIALISED_ASSISTANT, Role.CUSTOMS_67BIS2_OFFICER}
"""The persons of I to V, whose requisitions are paid for (X) and difficulties solved (IX)."""
SECRETARY_GENERAL = frozenset({Role.SECRETARY_GENERAL_MOJ})
DIRECTOR = Role.ANTENJ_DIRECTOR
DELEGATE = Role.ANTENJ_DIRECTOR_DELEGATE
IDENTIFIERS = frozenset({DIRECTOR, Role.ANTENJ_MAGISTRATE})
"""Who may authorise the search for the magistrate: no mere delegate, unlike XI (A31)."""
PRIOR = Row("authorisation", "prior")
BY_SECRETARY_GENERAL = Said(
    "your individual designation by the Secretary General of the Ministry of Justice is missing, "
    "ended or revoked",
    "votre désignation individuelle par le secrétaire général du ministère de la justice manque, "
    "a pris fin ou a été retirée",
)


@paragraph("R40-47/IX/c", rule="PN-09", since=SINCE, aims=(Purpose.PLATFORM_OPERATION,))
def maintainers_are_designated_by_the_secretary_general(_ask: Ask) -> Need:
    """The Secretary General of the Ministry of Justice designates by name whoever runs,
    maintains and looks after the platform.
    """
    return Need(
        MAINTAINERS,
        frozenset({Purpose.PLATFORM_OPERATION}),
        holds=designated(Role.PLATFORM_MAINTAINER, SECRETARY_GENERAL),
        code=Code.DESIGNATION_INVALID,
        said=BY_SECRETARY_GENERAL,
    )


@paragraph("R40-47/XI/a", rule="PN-11", since=SINCE, aims=(Purpose.EXCEPTIONAL_DIFFICULTY,))
def contractors_are_under_contract(_ask: Ask) -> Need:
    """Services detachable from the judicial purposes of the file are entrusted by contract."""
    contract = Row("contract", "contract")
    return Need(
        CONTRACTORS,
        frozenset({Purpose.EXCEPTIONAL_DIFFICULTY}),
        holds=Exists(contract, contract["contractor_id"].eq(AGENT) & unrevoked(contract)),
        code=Code.DESIGNATION_INVALID,
        said=Said(
            "your contract is missing, ended or revoked",
            "votre contrat manque, a pris fin ou a été résilié",
        ),
    )


@paragraph(
    "R40-52",
    rule="PN-09",
    since=SINCE,
    also=("R40-47/IX/b", "R40-47/XI/a"),
    aims=(
        Purpose.EXCEPTIONAL_DIFFICULTY,
        Purpose.PLATFORM_OPERATION,
    ),
)
def maintainers_and_contractors_are_cleared(_ask: Ask) -> Need:
    """Whoever maintains the platform, by his office or by contract, is cleared for what is
    *Secret*.
    """
    clearance = Row("clearance", "cleared")
    mine = clearance["agent_id"].eq(AGENT) & clearance["level"].among(ClearanceLevel)
    return Need(
        MAINTAINERS | CONTRACTORS,
        frozenset({Purpose.PLATFORM_OPERATION, Purpose.EXCEPTIONAL_DIFFICULTY}),
        holds=Exists(clearance, mine & unrevoked(clearance)),
        code=Code.HABILITATION_INVALID,
        said=Said(
            "your security clearance is missing, ended or revoked",
            "votre habilitation au niveau Secret manque, a pris fin ou a été retirée",
        ),
    )


@paragraph(
    "R40-47/IX/d",
    rule="PN-09",
    since=SINCE,
    also=("R40-47/IX/a", "R40-47/IX/b", "R40-47/IX/c"),
    aims=(Purpose.PLATFORM_OPERATION,),
)
def maintainers_read_one_case_as_its_magistrate_authorises(ask: Ask) -> tuple[Grant, ...]:
    """For their duties and a limited time, on the express authorisation of the magistrate in
    charge of one case, they read that case; the rest of the file stays shut (A28).
    """
    express = ACT["express"].eq(other=True)
    opened = authorised(ask.entity, Clause.IX, in_charge, further=express)
    return granted(MAINTAINERS, Purpose.PLATFORM_OPERATION, opened)


@paragraph("R40-47/X/b", rule="PN-10", since=SINCE, aims=(Purpose.PAYMENT_CONTROL,))
def payment_controllers_are_designated_and_follow_legal_costs(_ask: Ask) -> tuple[Need, ...]:
    """Who controls payments is an agent of the agency who follows legal costs, designated by name
    by the Secretary General of the Ministry of Justice.
    """
    agent, stated = Row("agent", "controller"), frozenset({Purpose.PAYMENT_CONTROL})
    follows = agent["id"].eq(AGENT) & agent["duty"].eq(AgentDuty.LEGAL_COSTS)
    by_office = designated(Role.PAYMENT_CONTROLLER, SECRETARY_GENERAL)
    no_duty = Said(
        "you are not charged with legal costs at the agency",
        "vous n’êtes pas chargé du suivi des frais de justice au sein de l’agence",
    )
    code = Code.DESIGNATION_INVALID
    return (
        Need(CONTROLLERS, stated, by_office, code, BY_SECRETARY_GENERAL),
        Need(CONTROLLERS, stated, Exists(agent, follows), code, no_duty),
    )


@paragraph(
    "R40-47/X/c",
    rule="PN-10",
    since=SINCE,
    also=("R40-47/X/a", "R40-47/X/b"),
    aims=(Purpose.PAYMENT_CONTROL,),
)
def payment_controllers_read_who_made_requests(ask: Ask) -> Grant:
    """Before requisitions are paid: who of the persons of I to V made some that are still kept,
    and how to reach them; not the case, nor the target, operator or cost (A29).
    """
    when: Condition = FALSE
    if ask.entity is PlatformUser:
        request = Row("service_request", "made")
        made = request["requester_id"].eq(PLATFORM_USER["id"]) & request["at"].le(NOW)
        kept = NOW.lt(request["retention_expires_at"])
        when = Exists(request, made & kept & request["requester_role"].among(REQUIRING))
    return Grant(frozenset({Category.PLATFORM_USER}), CONTROLLERS, Purpose.PAYMENT_CONTROL, when)


@paragraph(
    "R40-47/XI/d",
    rule="PN-11",
    since=SINCE,
    also=("R40-47/XI/a", "R40-47/XI/b", "R40-47/XI/c"),
    aims=(Purpose.EXCEPTIONAL_DIFFICULTY,),
)
def contractors_read_in_exceptional_difficulty(ask: Ask) -> tuple[Grant, ...]:
    """Contractors have no access, save in an exceptional technical difficulty, while it lasts, on
    the express authorisation of the agency's director or of his delegate, issued after that of
    the magistrate in charge, who alone opens what is under seal (A22, A30).
    """
    express = running(ACT, Clause.XI_DIRECTOR) & ACT["express"].eq(other=True)
    by_director = named(ACT) & express & _by_director_or_delegate(ACT) & _difficulty_lasts(ACT)

    def opened(*, sealed: bool) -> Condition:
        before = PRIOR["id"].eq(ACT["prior_id"]) & PRIOR["issued_at"].lt(ACT["issued_at"])
        same = running(PRIOR, Clause.XI_MAGISTRATE) & PRIOR["case_id"].eq(ACT["case_id"])
        signed = stands(PRIOR, in_charge(PRIOR["case_id"])) & opens_seals(PRIOR, sealed=sealed)
        by_magistrate = Exists(PRIOR, before & same & covers(PRIOR, ask.entity) & signed)
        both = by_director & covers(ACT, ask.entity) & by_magistrate
        return in_a_case(ask.entity, lambda case: Exists(ACT, ACT["case_id"].eq(case) & both))

    return granted(
        CONTRACTORS, Purpose.EXCEPTIONAL_DIFFICULTY, (opened(sealed=False), opened(sealed=True))
    )


def _by_director_or_delegate(act: Row) -> Condition:
    """The director issued it, or someone who was then his delegate, by his own signature."""
    issuer, at, issued_as = act["issuer_id"], act["issued_at"], act["issuer_role"]
    deed = Row("designation", "delegation")
    of_his = deed["agent_id"].eq(issuer) & deed["role"].eq(DELEGATE) & unrevoked_at(deed, at)
    himself = ~deed["issuer_id"].absent() & deed["issuer_id"].eq(issuer)
    delegated = Exists(deed, of_his & deed["issuer_office"].eq(DIRECTOR) & ~himself)
    competent = issued_as.eq(DIRECTOR) | delegated
    return competent & held_as(issuer, issued_as, {DIRECTOR, DELEGATE}, at)


def _difficulty_lasts(act: Row) -> Condition:
    """The difficulty recorded for it is exceptional and open, and no other case's."""
    difficulty = Row("technical_difficulty", "difficulty")
    of_it = difficulty["id"].eq(act["difficulty_id"]) & difficulty["exceptional"].eq(other=True)
    of_case = difficulty["case_id"].absent() | difficulty["case_id"].eq(act["case_id"])
    still = difficulty["closed_at"].absent() | NOW.lt(difficulty["closed_at"])
    return Exists(difficulty, of_it & of_case & difficulty["opened_at"].le(NOW) & still)


@paragraph("R40-47/XII/d", rule="PN-12", since=SINCE, aims=(Purpose.IDENTIFY_MAGISTRATE,))
def whoever_sought_the_magistrate_informs_him_first(_ask: Ask) -> Need:
    """Whoever read to find the magistrate informs him without delay; while he owes that, he gets
    no further such access.
    """
    notice, earlier = Row("notice", "owed"), Row("authorisation", "earlier")
    mine = earlier["id"].eq(notice["authorisation_id"]) & earlier["grantee_id"].eq(AGENT)
    of_it = Exists(earlier, mine & earlier["clause"].eq(Clause.XII))
    owed = notice["kind"].eq(NoticeKind.MAGISTRATE_INFORMED) & notice["due_from"].le(NOW)
    undone = notice["done_at"].absent() | NOW.lt(notice["done_at"])
    return Need(
        INTERCEPT_READERS,
        frozenset({Purpose.IDENTIFY_MAGISTRATE}),
        holds=~Exists(notice, owed & undone & of_it),
        code=Code.DUTY_OUTSTANDING,
        said=Said(
            "you have yet to inform the magistrate in charge of an earlier access",
            "vous devez encore informer le magistrat saisi d’un accès antérieur",
        ),
    )


@paragraph(
    "R40-47/XII/c",
    rule="PN-12",
    since=SINCE,
    also=("R40-47/XII/a", "R40-47/XII/b"),
    aims=(Purpose.IDENTIFY_MAGISTRATE,),
)
def readers_of_i_to_iii_look_for_the_magistrate(ask: Ask) -> Grant:
    """Where the magistrate in charge cannot be known otherwise, the agency's director or one of
    its magistrates lets another person of I, II or III read the interception, seals excepted;
    once a magistrate is recorded, that is over (A31).
    """
    when: Condition = FALSE
    if INTERCEPTION in ask.entity.rows:
        issuer, issued_as = ACT["issuer_id"], ACT["issuer_role"]
        office = held_as(issuer, issued_as, IDENTIFIERS, ACT["issued_at"])
        signed = named(ACT) & running(ACT, Clause.XII) & office & covers(ACT, ask.entity)
        orphan = INTERCEPTION["mission_id"].absent() & no_magistrate_known(INTERCEPTION["case_id"])
        when = orphan & Exists(ACT, signed & _is_of(ACT))
    return Grant(UNSEALED, INTERCEPT_READERS, Purpose.IDENTIFY_MAGISTRATE, when)


def _is_of(act: Row) -> Condition:
    """The authorisation bears on the interception: the one it names, else those of its case."""
    of_case = act["interception_id"].absent() & act["case_id"].eq(INTERCEPTION["case_id"])
    return of_case | act["interception_id"].eq(INTERCEPTION["id"])


@paragraph(
    "R40-47/XII/e", rule="PN-13", since=SINCE, also=("R40-53",), aims=(Purpose.INTERCEPT_OVERSIGHT,)
)
def the_qualified_person_is_appointed(_ask: Ask) -> Need:
    """The qualified person of R40-53 is appointed by the Minister of Justice."""
    return Need(
        OVERSEERS,
        frozenset({Purpose.INTERCEPT_OVERSIGHT}),
        holds=designated(Role.QUALIFIED_PERSON, {Role.JUSTICE_MINISTER}),
        code=Code.DESIGNATION_INVALID,
        said=Said(
            "your appointment as qualified person is missing, ended or revoked",
            "votre désignation comme personnalité qualifiée manque, a pris fin ou a été retirée",
        ),
    )


@paragraph(
    "R40-47/XII/e", rule="PN-13", since=SINCE, also=("R40-53",), aims=(Purpose.INTERCEPT_OVERSIGHT,)
)
def the_qualified_person_oversees_and_reads_no_content(_ask: Ask) -> Grant:
    """Told of the authorisations issued, the qualified person sees who may do what in this file
    and who consulted it, and nothing of what it holds.
    """
    of = frozenset({Category.GOVERNANCE_INTERCEPT, Category.AUDIT_INTERCEPT})
    return Grant(of, OVERSEERS, Purpose.INTERCEPT_OVERSIGHT, TRUE)
