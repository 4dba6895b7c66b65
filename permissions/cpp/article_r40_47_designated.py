"""Article R40-47, VI to VIII: those who read only what an authorisation designates to them.

Interpreters, investigators of a requesting State, the service that decrypts.
"""

from db.enumerations import Clause, Role
from permissions.categories import Category
from permissions.communications import ITEM, sealed
from permissions.condition import (
    AGENT,
    FALSE,
    NOW,
    TRUE,
    Condition,
    Exists,
    Row,
    Term,
    any_of,
    stated,
)
from permissions.cpp.article_r40_47 import SINCE, UNSEALED, granted
from permissions.cpp.interception_facts import (
    ACT,
    active,
    authorised,
    designates,
    held_as,
    in_a_case,
    in_charge,
    individually_designated,
    named,
    of_article_16,
    referred,
    running,
    specially_authorised,
)
from permissions.entities import InterceptItem
from permissions.law import Ask, Grant, Need, paragraph
from permissions.purposes import Purpose
from permissions.refusal import Code, Said

DESIGNATORS = (
    Role.CUSTOMS_JUDICIAL_OFFICER,
    Role.JUDICIAL_POLICE_OFFICER,
    Role.TAX_JUDICIAL_OFFICER,
)
"""Investigators who may designate: the officers, and not the agents of article 20 (A25)."""
INTERPRETERS = frozenset({Role.INTERPRETER})
FOREIGN = frozenset({Role.FOREIGN_INVESTIGATOR})
DECRYPTERS = frozenset({Role.DECRYPTION_AGENT})
ENCRYPTED = frozenset({Category.COMM_DATA, Category.COMM_CONTENT})
ENCRYPTED_AND_SEALED = frozenset(
    {Category.SEALED_DATA, Category.SEALED_CONTENT, Category.INTERCEPT_ITEM}
)
USEFUL = frozenset({Category.COMM_DATA, Category.COMM_INFORMATION})
USEFUL_AND_SEALED = frozenset({Category.SEALED_DATA, Category.SEALED_INFORMATION})
REQUEST = Row("foreign_request", "request")


def _is_officer(who: Term, role_of: Term, at: Term) -> Condition:
    """The agent was, at the instant, the officer that he acted as: one of those who designate."""
    of_police = role_of.eq(Role.JUDICIAL_POLICE_OFFICER)
    return held_as(who, role_of, DESIGNATORS, at) & (~of_police | of_article_16(who))


@paragraph(
    "R40-47/VI/c",
    rule="PN-06",
    since=SINCE,
    also=("R40-47/VI/a", "R40-47/VI/b", "R40-47/VI/d"),
    aims=(Purpose.INTERPRETATION,),
)
def interpreters_read_what_the_magistrate_in_charge_designates(ask: Ask) -> tuple[Grant, ...]:
    """For his mission and a limited time, an interpreter reads the items that the magistrate in
    charge designates; those under seal where the authorisation includes them (A22, A26).
    """
    opened = authorised(ask.entity, Clause.VI, in_charge, designates)
    return granted(INTERPRETERS, Purpose.INTERPRETATION, opened)


@paragraph(
    "R40-47/VI/c",
    rule="PN-06",
    since=SINCE,
    also=("R40-47/VI/a", "R40-47/VI/b", "R40-47/VI/d"),
    aims=(Purpose.INTERPRETATION,),
)
def interpreters_read_what_an_officer_designates(ask: Ask) -> Grant:
    """A judicial police, customs or tax officer designates, too, and only what he reads himself
    now: so nothing that is under seal (A25).
    """
    when: Condition = FALSE
    if ask.entity is InterceptItem:
        signed = running(ACT, Clause.VI) & named(ACT) & designates(ACT, ask.entity)
        bears = signed & ~sealed() & _officer_reads(ACT)
        when = in_a_case(ask.entity, lambda case: Exists(ACT, ACT["case_id"].eq(case) & bears))
    return Grant(UNSEALED, INTERPRETERS, Purpose.INTERPRETATION, when)


def _officer_reads(act: Row) -> Condition:
    """Whoever issued the authorisation was then an officer who designates, and as such passes
    all that PN-02 asks of him now.
    """
    issuer, issued_as = act["issuer_id"], act["issuer_role"]
    passes = any_of(
        *(
            issued_as.eq(role)
            & individually_designated(role, issuer)
            & specially_authorised(role, issuer)
            for role in DESIGNATORS
        )
    )
    was = _is_officer(issuer, issued_as, act["issued_at"])
    is_still = _is_officer(issuer, issued_as, NOW) & active(issuer)
    return was & is_still & passes & referred(act["case_id"], issuer)


@paragraph("R40-47/VII/b", rule="PN-07", since=SINCE, aims=(Purpose.EIO_EXECUTION,))
def the_request_is_of_the_investigators_own_state(_ask: Ask) -> Need:
    """Access is for the investigators of the requesting State; said to whom an authorisation was
    given, since to others there is none.
    """
    own = Row("agent", "of_state")
    same = Exists(own, own["id"].eq(AGENT) & own["state"].eq(REQUEST["state"]))
    return _of_the_request(
        same,
        Said(
            "your authorisation rests on no recorded request of your State",
            "votre autorisation ne repose sur aucune demande enregistrée de votre Etat",
        ),
    )


@paragraph("R40-47/VII/a", rule="PN-07", since=SINCE, aims=(Purpose.EIO_EXECUTION,))
def the_request_rests_on_the_stated_instrument(_ask: Ask) -> Need:
    """It is for executing a European Investigation Order, or a request under article 18 of the
    Convention of 2000: the one recorded, and never inferred from the State (A48).
    """
    return _of_the_request(
        REQUEST["instrument"].eq(stated("basis")),
        Said(
            "the recorded request rests on another instrument than the stated one",
            "la demande enregistrée repose sur un autre instrument que celui indiqué",
        ),
    )


def _of_the_request(test: Condition, said: Said) -> Need:
    """The authorisation named, where it is the caller's, rests on a request that passes."""
    mine = named(ACT) & running(ACT, Clause.VII)
    rests = Exists(REQUEST, REQUEST["id"].eq(ACT["foreign_request_id"]) & test)
    return Need(
        FOREIGN,
        frozenset({Purpose.EIO_EXECUTION}),
        holds=~Exists(ACT, mine & ~rests),
        code=Code.PRECONDITION_FAILED,
        said=said,
    )


@paragraph(
    "R40-47/VII/d",
    rule="PN-07",
    since=SINCE,
    also=("R40-47/VII/a", "R40-47/VII/b", "R40-47/VII/c"),
    aims=(Purpose.EIO_EXECUTION,),
)
def foreign_investigators_read_what_the_magistrate_designates(ask: Ask) -> tuple[Grant, ...]:
    """To execute his State's request, for a limited time, a foreign investigator reads the items
    that the magistrate in charge of the case of that request designates.
    """
    of_case = REQUEST["case_id"].eq(ACT["case_id"])
    rests = Exists(REQUEST, REQUEST["id"].eq(ACT["foreign_request_id"]) & of_case)
    opened = authorised(ask.entity, Clause.VII, in_charge, designates, rests)
    return granted(FOREIGN, Purpose.EIO_EXECUTION, opened)


@paragraph("R40-47/VIII/c", rule="PN-08", since=SINCE, aims=(Purpose.DECRYPTION,))
def useful_items_are_listed_by_officers(_ask: Ask) -> Need:
    """What is useful for decryption is designated by a judicial police, customs or tax officer;
    a list that nobody else may make is none.
    """
    listing = Row("useful_item", "listed")
    listed = listing["authorisation_id"].eq(ACT["id"]) & listing["listed_at"].le(NOW)
    rightly, anyhow = Exists(listing, listed & _listed_by_officer(listing)), Exists(listing, listed)
    mine = named(ACT) & running(ACT, Clause.VIII)
    return Need(
        DECRYPTERS,
        frozenset({Purpose.DECRYPTION}),
        holds=~Exists(ACT, mine & anyhow & ~rightly),
        code=Code.ISSUER_NOT_COMPETENT,
        said=Said(
            "the list of useful items was made by someone who may make none",
            "la liste des éléments utiles émane d’une personne qui ne peut en établir",
        ),
    )


def _listed_by_officer(listing: Row) -> Condition:
    """An officer who designates listed the item, and not the caller for himself."""
    lister, at = listing["listed_by_id"], listing["listed_at"]
    return ~lister.eq(AGENT) & _is_officer(lister, listing["listed_role"], at)


@paragraph(
    "R40-47/VIII/b", rule="PN-08", since=SINCE, also=("R40-47/VIII/a",), aims=(Purpose.DECRYPTION,)
)
def the_decryption_service_reads_what_is_encrypted(ask: Ask) -> tuple[Grant, ...]:
    """To put them in clear, the service of article 230-2 reads data and contents while they are
    encrypted, and never what was put in clear; until the operation is recorded as done (A27).
    That something under seal is encrypted is under seal: he who opens no seal is not told it is
    there.
    """
    encrypted = ITEM["encrypted"].eq(other=True)
    return _decrypting(ask, encrypted, ENCRYPTED, ENCRYPTED_AND_SEALED, met=~sealed())


@paragraph(
    "R40-47/VIII/c", rule="PN-08", since=SINCE, also=("R40-47/VIII/a",), aims=(Purpose.DECRYPTION,)
)
def the_decryption_service_reads_what_an_officer_finds_useful(ask: Ask) -> tuple[Grant, ...]:
    """And, besides that authorisation, the data and information, but no contents, that an officer
    lists as useful for decryption.
    """
    listing = Row("useful_item", "useful")
    of_it = listing["authorisation_id"].eq(ACT["id"]) & listing["item_id"].eq(ITEM["id"])
    useful = of_it & listing["listed_at"].le(NOW) & _listed_by_officer(listing)
    return _decrypting(ask, Exists(listing, useful), USEFUL, USEFUL_AND_SEALED)


def _decrypting(
    ask: Ask,
    which: Condition,
    of: frozenset[Category],
    under_seal: frozenset[Category],
    met: Condition = TRUE,
) -> tuple[Grant, ...]:
    """Items of some kind, while the operation that the magistrate in charge authorised lasts; those
    that are `met` are there even where it opens no seal.
    """
    opened: tuple[Condition, Condition] = (FALSE, FALSE)
    if ask.entity is InterceptItem:
        lasts = ACT["completed_at"].absent() | NOW.lt(ACT["completed_at"])
        opened = authorised(ask.entity, Clause.VIII, in_charge, further=lasts & which)
    there = of | {Category.INTERCEPT_ITEM}
    return (
        Grant(there, DECRYPTERS, Purpose.DECRYPTION, opened[0] & met),
        Grant(under_seal, DECRYPTERS, Purpose.DECRYPTION, opened[1]),
    )
