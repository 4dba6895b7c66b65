"""Article R40-29: who may consult criminal antecedents in an administrative inquiry, who may be
sent them, and what is left out whoever asks.

One function a point. The dates are those from which the wording read here is taken to hold.
"""

from datetime import date

from db.enumerations import Listing, Role
from permissions.categories import Category
from permissions.condition import FALSE, Condition, Row
from permissions.cpp.antecedent_facts import (
    DIRECTOR,
    GENDARMERIE,
    HEADS,
    POLICE,
    STATE,
    SUBJECT,
    acts,
    basis_covered,
    erased,
    favourably_ended,
    inquiry_named_is_his,
    motive_covered,
    not_accessible,
    own_inquiry,
    referral_stands,
    service_listed,
)
from permissions.cpp.transmission_facts import (
    INCOMPLETE,
    NOT_ADMINISTRATIVE,
    for_administrative_police,
    named_and_received,
    named_transmission_is,
    needed_and_approved,
    transmitted,
)
from permissions.entities import (
    INQUIRY,
    PROSECUTOR_REFERRAL,
    RECORD,
    TRANSMISSION,
    AdministrativeInquiry,
    ProsecutorReferral,
    Transmission,
)
from permissions.law import Ask, Bar, Grant, Need, Texts, Unwritten, paragraph
from permissions.purposes import INQUIRERS, Purpose
from permissions.refusal import Code, Said

SINCE = date(2020, 1, 1)
CHAPEAU = ("R40-29/I/ch/a", "R40-29/I/ch/b", "R40-29/I/ch/c", "R40-29/I/ch/d", "R40-29/I/ch/e")
ANTECEDENTS = frozenset(
    {Category.ANTECEDENT_IMPLICATED, Category.ANTECEDENT_VICTIM, Category.ANTECEDENT_OTHER}
)
SIGNED_BY = {
    Role.POLICE_ADMIN_INVESTIGATOR: HEADS,
    Role.INTELLIGENCE_AGENT: DIRECTOR,
    Role.SNEAS_AGENT: POLICE,
    Role.COSSEN_AGENT: GENDARMERIE,
    Role.ADMIN_POLICE_AGENT: STATE,
}
"""Whose act habilitates those who inquire."""
IMPLICATED = frozenset({Category.ANTECEDENT_IMPLICATED})
GOVERNANCE = frozenset({Category.GOVERNANCE_ANTECEDENTS})


@paragraph("R40-29/I/ch/b", rule="GX-09", since=SINCE)
def what_is_past_its_term_is_no_longer_in_the_file(ask: Ask) -> Texts:
    """What may be consulted is what the processing holds: a record whose term has run out is
    nobody's, with no trace.
    """
    return _bar(ask, erased(RECORD))


@paragraph("R40-29/I/ch/c", rule="A02", since=SINCE, also=("R40-29/II/al.1/b", "R40-29/III/a"))
def final_favourable_outcomes_are_left_out(ask: Ask) -> Texts:
    """Left out are the cases closed by no further action, dismissal, discharge or acquittal that
    became final, by person and count and with no trace, for whoever consults or receives; a
    reopening brings them back (A02, A03).
    """
    return _bar(ask, favourably_ended(RECORD))


@paragraph("R40-29/I/5°/f", rule="A39", since=SINCE)
def a_mention_closes_the_record(ask: Ask) -> Texts:
    """What the prosecutor says is not accessible under article 230-8, by a mention or in his answer
    to an inquiry, is read by nobody here, whatever the legal basis and whoever asks (A34, A39).
    """
    return _bar(ask, not_accessible(RECORD))


@paragraph("R40-29/I/1°", rule="TA-01", since=SINCE, also=CHAPEAU, aims=(Purpose.ADMIN_INQUIRY,))
def police_and_gendarmerie_inquire(ask: Ask) -> Texts:
    """Police and gendarmerie staff authorised as R40-28 says consult, for an administrative
    inquiry on one person and without the prosecution's authorisation, what the file holds of him
    as implicated, pending or closed; of him as a victim, nothing (A01).
    """
    role = Role.POLICE_ADMIN_INVESTIGATOR
    return (*acts(role, Purpose.ADMIN_INQUIRY, HEADS), *_inquires(ask, role))


@paragraph("R40-29/I/2°", rule="TA-02", since=SINCE, also=CHAPEAU, aims=(Purpose.ADMIN_INQUIRY,))
def intelligence_services_inquire(ask: Ask) -> Texts:
    """For an administrative inquiry on one person, the individually designated and specially
    authorised agents of the specialised intelligence services that R234-2 lists consult what the
    file holds of him as implicated; the director signs, as in II (A36).
    """
    role = Role.INTELLIGENCE_AGENT
    on_it = service_listed(role, Purpose.ADMIN_INQUIRY, Listing.INTELLIGENCE_R234_2)
    return (on_it, *acts(role, Purpose.ADMIN_INQUIRY, DIRECTOR), *_inquires(ask, role))


@paragraph("R40-29/I/3°", rule="TA-03", since=SINCE, also=CHAPEAU, aims=(Purpose.ADMIN_INQUIRY,))
def the_security_inquiries_service_inquires(ask: Ask) -> Texts:
    """For an administrative inquiry on one person, the agents of the national service of
    administrative security inquiries whom the director general of the national police has
    designated and authorised consult what the file holds of him as implicated.
    """
    role = Role.SNEAS_AGENT
    return (*acts(role, Purpose.ADMIN_INQUIRY, POLICE), *_inquires(ask, role))


@paragraph("R40-29/I/4°", rule="TA-04", since=SINCE, also=CHAPEAU, aims=(Purpose.ADMIN_INQUIRY,))
def the_nuclear_security_command_inquires(ask: Ask) -> Texts:
    """For an administrative inquiry on one person, the agents of the command for nuclear security
    whom the director general of the national gendarmerie has designated and authorised consult
    what the file holds of him as implicated.
    """
    role = Role.COSSEN_AGENT
    return (*acts(role, Purpose.ADMIN_INQUIRY, GENDARMERIE), *_inquires(ask, role))


@paragraph(
    "R40-29/I/5°/a",
    rule="TA-05",
    since=SINCE,
    also=("R40-29/I/5°/b", *CHAPEAU),
    aims=(Purpose.ADMIN_INQUIRY,),
)
def administrative_police_inquires(ask: Ask) -> Texts:
    """For an administrative inquiry on one person, staff with administrative police missions whom
    the State's representative has designated and authorised consult what the file holds of him as
    implicated, for the motives alone that their own habilitation lists (A35).
    """
    role = Role.ADMIN_POLICE_AGENT
    signed = acts(role, Purpose.ADMIN_INQUIRY, STATE)
    return (*signed, motive_covered(role, STATE), *_inquires(ask, role))


@paragraph("R40-29/I/ch/a", rule="A35", since=SINCE, aims=(Purpose.ADMIN_INQUIRY,))
def a_habilitation_is_for_the_inquiries_that_it_lists(_ask: Ask) -> tuple[Need, ...]:
    """Inquiries are on one of seven legal bases. A habilitation that lists some of them is for the
    inquiries on those alone; one that lists none is for all.
    """
    return tuple(basis_covered(role, by) for role, by in SIGNED_BY.items())


@paragraph("R40-29/I/ch/a", rule="TA-01", since=SINCE, aims=(Purpose.ADMIN_INQUIRY,))
def a_named_inquiry_is_the_callers_own(_ask: Ask) -> Need:
    """A consultation is made within an inquiry: where the caller names one, it is his own, on
    this subject, on this legal basis. Another's answers as one that does not exist.
    """
    return Need(
        INQUIRERS,
        frozenset({Purpose.ADMIN_INQUIRY}),
        inquiry_named_is_his(),
        Code.PRECONDITION_FAILED,
        Said(
            "no inquiry of yours on this subject and legal basis has that id",
            "aucune de vos enquêtes sur cette personne et ce fondement n’a cet identifiant",
        ),
    )


@paragraph(
    "R40-29/I/ch/a", rule="A34", since=SINCE, also=("R40-29/I/5°/f",), aims=(Purpose.ADMIN_INQUIRY,)
)
def inquirers_follow_their_own_inquiries(ask: Ask) -> Texts:
    """Whoever inquires sees his own inquiries on the subject, the referrals made for them, and
    what the prosecutors answered: owed to those of 5°, advice to the others (A34). Of a referral
    about what has been left out since, nothing is told, save the answer that it is not accessible.
    """
    if ask.entity not in (AdministrativeInquiry, ProsecutorReferral):
        return ()
    when = own_inquiry(INQUIRY)
    if ask.entity == ProsecutorReferral:
        when &= referral_stands(INQUIRY, PROSECUTOR_REFERRAL)
    return Grant(GOVERNANCE, INQUIRERS, Purpose.ADMIN_INQUIRY, when)


@paragraph(
    "R40-29/II/al.1/a",
    rule="TA-06",
    since=SINCE,
    also=("R40-29/II/al.1/b", "R40-29/II/al.1/c"),
    aims=(Purpose.SECURITY_MISSION_L234_3,),
)
def police_and_gendarmerie_prepare_missions(ask: Ask) -> Texts:
    """For a mission or intervention of L234-3 police and gendarmerie staff, authorised as R40-28
    says, and they alone, consult what the file holds of one person as implicated, with the same
    left out as in an administrative inquiry.
    """
    role, purpose = Role.POLICE_ADMIN_INVESTIGATOR, Purpose.SECURITY_MISSION_L234_3
    return (*acts(role, purpose, HEADS), *_consults(ask, role, purpose))


@paragraph(
    "R40-29/II/al.2/a",
    rule="TA-07",
    since=SINCE,
    also=("R40-29/II/al.2/b", "R40-29/II/al.2/c", "R40-29/II/al.1/b"),
    aims=(Purpose.STAFF_PROTECTION,),
)
def defence_intelligence_protects_its_staff(ask: Ask) -> Texts:
    """Solely to protect the safety of their staff, agents of the services that the minister of
    defence has designated, themselves designated and authorised by their directors, consult what
    the file holds of one person as implicated, with the same left out as in an administrative
    inquiry.
    """
    role, purpose = Role.DEFENCE_INTELLIGENCE_AGENT, Purpose.STAFF_PROTECTION
    on_it = service_listed(role, purpose, Listing.DEFENCE_INTELLIGENCE)
    return (on_it, *acts(role, purpose, DIRECTOR), *_consults(ask, role, purpose))


@paragraph(
    "R40-29/III/c",
    rule="TA-08",
    since=SINCE,
    also=("R40-29/III/b", "R40-29/III/d"),
    aims=(Purpose.FOREIGN_ADMIN_POLICE,),
)
def what_is_sent_abroad_is_needed_approved_and_administrative(_ask: Ask) -> tuple[Need, ...]:
    """International bodies and foreign police may be sent data on the terms of L235-1, for
    administrative police alone and within their need to know: the body is on the list, the
    head of the national police or of the gendarmerie has approved, basis and need are stated.
    """
    role, purpose = Role.FOREIGN_POLICE_BODY, Purpose.FOREIGN_ADMIN_POLICE
    sent = Row("transmission", "sent")
    to, purposes = frozenset({role}), frozenset({purpose})
    complete = named_transmission_is(needed_and_approved(sent), sent)
    administrative = named_transmission_is(for_administrative_police(sent), sent)
    return (
        service_listed(role, purpose, Listing.FOREIGN_POLICE_L235_1),
        Need(to, purposes, complete, Code.PRECONDITION_FAILED, INCOMPLETE),
        Need(to, purposes, administrative, Code.PURPOSE_NOT_ALLOWED, NOT_ADMINISTRATIVE),
    )


@paragraph(
    "R40-29/III/a",
    rule="TA-08",
    since=SINCE,
    also=("R40-29/III/b", "R40-29/III/c", *CHAPEAU[1:4]),
    aims=(Purpose.FOREIGN_ADMIN_POLICE,),
)
def recipients_read_what_was_sent_them(ask: Ask) -> Texts:
    """International bodies and foreign police receive, and do not consult: the records of the one
    transmission that they name, less what is left out at the time they read it (A37).
    """
    to, purpose = frozenset({Role.FOREIGN_POLICE_BODY}), Purpose.FOREIGN_ADMIN_POLICE
    if ask.entity == Transmission:
        return Grant(GOVERNANCE, to, purpose, named_and_received(TRANSMISSION))
    return Grant(IMPLICATED, to, purpose, _of_records(ask, transmitted(RECORD)))


def _bar(ask: Ask, when: Condition) -> Bar:
    return Bar(ANTECEDENTS, purposes=None, when=_of_records(ask, when), code=None)


def _inquires(ask: Ask, role: Role) -> tuple[Grant]:
    return _consults(ask, role, Purpose.ADMIN_INQUIRY)


def _consults(ask: Ask, role: Role, purpose: Purpose) -> tuple[Grant]:
    """The records of one person, the subject, and he by one of them."""
    about_him = _of_records(ask, RECORD["person_id"].eq(SUBJECT))
    return (Grant(IMPLICATED, frozenset({role}), purpose, about_him),)


def _of_records(ask: Ask, when: Condition) -> Condition:
    return when if RECORD in ask.entity.rows else FALSE


_AT_THE_OPINION = "a duty, enforced where opinions and replies are recorded, not in reading"

UNWRITTEN = (
    Unwritten(
        "R40-29",
        "what no paragraph grants is refused (TA-09): judicial use of the file is R40-28's, and "
        "the oversight of inquiries and transmissions is given to nobody here",
    ),
    Unwritten("R40-29/I/5°/c", _AT_THE_OPINION),
    Unwritten("R40-29/I/5°/d", _AT_THE_OPINION),
    Unwritten("R40-29/I/5°/e", _AT_THE_OPINION),
)
