"""Article R40-47, I to V: those who investigate and judge read the judicial interceptions.

The seal is another category: what opens an item under seal is said apart from what opens the rest.
V stands in `article_r40_47_customs`, VI to VIII in `article_r40_47_designated`, IX to XII in
`article_r40_47_platform`.
"""

from datetime import date

from db.enumerations import Clause, Role
from permissions.categories import SEALED_DATA, UNSEALED_DATA, Category
from permissions.communications import EXHIBIT, INTERCEPTION, ITEM
from permissions.condition import AGENT, NOW, Condition, any_of
from permissions.cpp.facts import designated
from permissions.cpp.interception_facts import (
    ACT,
    assigned,
    assisted,
    assists_one_seised,
    authorised,
    in_the_named_case,
    individually_designated,
    of_article_16,
    opened_what_is_gone,
    referred,
    seal_opened_by_the_magistrate_in_charge,
    specially_authorised,
)
from permissions.entities import SERVICE_REQUEST
from permissions.law import Ask, Bar, Grant, Need, Unwritten, paragraph
from permissions.purposes import INVESTIGATORS, MAGISTRATES, Purpose
from permissions.refusal import Code, Said

SINCE = date(2020, 1, 1)
UNSEALED = UNSEALED_DATA | {Category.INTERCEPT_ITEM, Category.EXHIBIT}
"""What is under no seal, and that there is an item or exhibit, under seal or not."""
COMMUNICATIONS = UNSEALED | SEALED_DATA
"""All data, information and contents of communications (*l'ensemble*)."""
CLERKS = frozenset({Role.MAGISTRATE_CLERK})
READING = frozenset({Purpose.INTERCEPT_CASE, Purpose.IDENTIFY_MAGISTRATE})
"""Purposes of the persons of I, II and III."""
NOT_DESIGNATED = Said(
    "your individual designation by your superior is missing, ended or revoked",
    "votre désignation individuelle par votre supérieur hiérarchique manque, a pris fin ou a été "
    "retirée",
)


def granted(
    to: frozenset[Role], purpose: Purpose, opened: tuple[Condition, Condition]
) -> tuple[Grant, Grant]:
    """All that is not under seal on the first condition, and what is on the second."""
    return (
        Grant(UNSEALED, to, purpose, opened[0]),
        Grant(SEALED_DATA, to, purpose, opened[1]),
    )


@paragraph("R40-49", rule="GX-09", since=SINCE)
def interceptions_past_their_term_are_gone(ask: Ask) -> tuple[Bar, ...]:
    """Interceptions, their items, exhibits and requests to operators are kept for their term; then
    they are nobody's, and so are the acts by which they were opened.
    """
    expiring = (INTERCEPTION, ITEM, EXHIBIT, SERVICE_REQUEST)
    rows = (row for row in expiring if row in ask.entity.rows)
    expired = any_of(*(~NOW.lt(row["retention_expires_at"]) for row in rows))
    acts = frozenset({Category.GOVERNANCE_INTERCEPT})
    return (
        Bar(COMMUNICATIONS, purposes=None, when=expired, code=None),
        Bar(acts, purposes=None, when=opened_what_is_gone(ask.entity), code=None),
    )


@paragraph(
    "R40-47/I/a", rule="PN-01", since=SINCE, also=("R40-47/I/b",), aims=(Purpose.INTERCEPT_CASE,)
)
def magistrates_read_all_of_the_cases_they_are_seised_of(ask: Ask) -> Grant:
    """Magistrates, whatever their functions, read all data, information and contents, under seal
    or not, of the proceedings they are seised of, and of no other (A33).
    """
    when = in_the_named_case(ask.entity, lambda case: assigned(case, AGENT))
    return Grant(COMMUNICATIONS, MAGISTRATES, Purpose.INTERCEPT_CASE, when)


@paragraph(
    "R40-47/II/a",
    rule="PN-02",
    since=SINCE,
    aims=(
        Purpose.IDENTIFY_MAGISTRATE,
        Purpose.INTERCEPT_CASE,
    ),
)
def judicial_police_officers_are_those_of_article_16(_ask: Ask) -> Need:
    """The officers are those of article 16, 2° to 4°: a mayor, an officer by 1°, is not one."""
    return Need(
        frozenset({Role.JUDICIAL_POLICE_OFFICER}),
        READING,
        holds=of_article_16(),
        code=Code.DESIGNATION_INVALID,
        said=Said(
            "you are no judicial police officer by article 16, 2° to 4°",
            "vous n’êtes pas officier de police judiciaire au titre des 2° à 4° de l’article 16",
        ),
    )


@paragraph(
    "R40-47/II/c",
    rule="PN-02",
    since=SINCE,
    aims=(
        Purpose.IDENTIFY_MAGISTRATE,
        Purpose.INTERCEPT_CASE,
    ),
)
def investigators_are_individually_designated(ask: Ask) -> Need:
    """Each investigator is designated by name, by his superior and not by himself (A23)."""
    holds = individually_designated(ask.role)
    return Need(INVESTIGATORS, READING, holds, Code.DESIGNATION_INVALID, NOT_DESIGNATED)


@paragraph(
    "R40-47/II/c",
    rule="PN-02",
    since=SINCE,
    aims=(
        Purpose.IDENTIFY_MAGISTRATE,
        Purpose.INTERCEPT_CASE,
    ),
)
def investigators_are_specially_habilitated(ask: Ask) -> Need:
    """The designation is not enough: each investigator is specially habilitated, too (A23)."""
    return Need(
        INVESTIGATORS,
        READING,
        holds=specially_authorised(ask.role),
        code=Code.HABILITATION_INVALID,
        said=Said(
            "your special habilitation is missing, ended or revoked",
            "votre habilitation spéciale manque, a pris fin ou a été retirée",
        ),
    )


@paragraph(
    "R40-47/II/e",
    rule="PN-02",
    since=SINCE,
    also=("R40-47/II/a", "R40-47/II/b", "R40-47/II/d"),
    aims=(Purpose.INTERCEPT_CASE,),
)
def investigators_read_what_is_not_under_seal(ask: Ask) -> Grant:
    """Investigators read data, information and contents of the proceedings referred to them,
    save what is under seal; of that they see that it is there.
    """
    when = in_the_named_case(ask.entity, referred)
    return Grant(UNSEALED, INVESTIGATORS, Purpose.INTERCEPT_CASE, when)


@paragraph(
    "R40-47/II/f",
    rule="PN-02",
    since=date(2021, 11, 12),
    also=("R40-47/II/d",),
    aims=(Purpose.INTERCEPT_CASE,),
)
def the_magistrate_in_charge_opens_seals_to_investigators(ask: Ask) -> Grant:
    """What is under seal, data and information as well as contents, an investigator reads only
    as the magistrate in charge authorises (A21, A32).
    """
    opened = seal_opened_by_the_magistrate_in_charge(ask.entity)
    when = in_the_named_case(ask.entity, referred) & opened
    return Grant(SEALED_DATA, INVESTIGATORS, Purpose.INTERCEPT_CASE, when)


@paragraph(
    "R40-47/III/a",
    rule="PN-03",
    since=SINCE,
    aims=(
        Purpose.IDENTIFY_MAGISTRATE,
        Purpose.INTERCEPT_CASE,
    ),
)
def clerks_are_individually_designated(_ask: Ask) -> Need:
    """The head of the registry designates each clerk by name; it is a matter of interceptions
    alone, and the clerk's right in the register does not depend on it.
    """
    return Need(
        CLERKS,
        READING,
        holds=designated(Role.MAGISTRATE_CLERK, {Role.HEAD_OF_REGISTRY}),
        code=Code.DESIGNATION_INVALID,
        said=Said(
            "your individual designation by the head of the registry is missing, ended or revoked",
            "votre désignation individuelle par le directeur de greffe manque, a pris fin ou a été "
            "retirée",
        ),
    )


@paragraph(
    "R40-47/III/b",
    rule="PN-03",
    since=SINCE,
    also=("R40-47/III/a",),
    aims=(Purpose.INTERCEPT_CASE,),
)
def clerks_read_the_cases_of_their_magistrates(ask: Ask) -> Grant:
    """Clerks read data, information and contents of the proceedings that the magistrates they
    assist are seised of.
    """
    when = in_the_named_case(ask.entity, assists_one_seised)
    return Grant(UNSEALED, CLERKS, Purpose.INTERCEPT_CASE, when)


@paragraph(
    "R40-47/III/b",
    rule="PN-03",
    since=SINCE,
    also=("R40-47/III/a",),
    aims=(Purpose.INTERCEPT_CASE,),
)
def clerks_read_what_is_under_seal(ask: Ask) -> Grant:
    """All data (*l'ensemble*) is what is under seal, too (A22)."""
    when = in_the_named_case(ask.entity, assists_one_seised)
    return Grant(SEALED_DATA, CLERKS, Purpose.INTERCEPT_CASE, when)


@paragraph(
    "R40-47/III/b",
    rule="PN-03",
    since=SINCE,
    also=("R40-47/III/a", "R40-49"),
    aims=(Purpose.INTERCEPT_CASE,),
)
def clerks_read_under_seal_as_the_magistrate_in_charge_allows(ask: Ask) -> Grant:
    """Read strictly: what is under seal is open to the magistrate in charge and to those whom he
    authorises, the clerk included (A22).
    """
    opened = seal_opened_by_the_magistrate_in_charge(ask.entity)
    when = in_the_named_case(ask.entity, assists_one_seised) & opened
    return Grant(SEALED_DATA, CLERKS, Purpose.INTERCEPT_CASE, when)


@paragraph(
    "R40-47/IV/b",
    rule="PN-04",
    since=SINCE,
    also=("R40-47/IV/a",),
    aims=(Purpose.SPECIALISED_TASK,),
)
def specialised_assistants_read_as_their_magistrate_authorises(ask: Ask) -> tuple[Grant, ...]:
    """For the task entrusted to him, a specialised assistant reads, of the proceedings of a
    magistrate he assists and on that magistrate's authorisation, all data, information and
    contents; what is under seal where the authorisation includes it (A22).
    """
    tasked = ~ACT["task"].absent()
    opened = authorised(ask.entity, Clause.IV, assisted, further=tasked)
    return granted(frozenset({Role.SPECIALISED_ASSISTANT}), Purpose.SPECIALISED_TASK, opened)


UNWRITTEN = (
    Unwritten("R40-47", "what no point opens is refused: an authorised assistant, anyone (PN-14)"),
    Unwritten("R40-42", "names the authority in charge of the file; isolation is by file"),
)
