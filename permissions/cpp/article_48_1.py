"""Article 48-1: the automated national register of judicial proceedings.

One function a paragraph. The dates are those from which the wording read here is taken to hold:
the day the *tribunaux judiciaires*, which the decree names, came to be.
"""

from datetime import date

from db.enumerations import LinkGround, Role, Stage
from permissions.categories import (
    ACCUSED_DATA,
    CASE,
    CRIMINAL_CONTENT,
    FACTS,
    IS_CRIMINAL,
    REGISTER_DATA,
    VICTIM_DATA,
    Category,
    implicated,
)
from permissions.condition import FALSE, TRUE, Condition, Exists, Row
from permissions.cpp.facts import (
    OWN_CASE,
    assists_in_criminal_matters,
    habilitated,
    implicated_in,
    in_charge_of_other_kind,
    kept,
    own_case,
    seised_in_criminal_matters,
)
from permissions.entities import Case
from permissions.law import Ask, Bar, Grant, Need, Unwritten, paragraph
from permissions.purposes import ASSISTANTS, CRIMINAL_MAGISTRATES, TERMS, Purpose, Withholding
from permissions.refusal import Code, Said

SINCE = date(2020, 1, 1)
WHOLE_CASE = CRIMINAL_CONTENT | {Category.PERSON_EXTENDED, Category.NON_CRIMINAL}
NAMED = CASE["id"].eq(OWN_CASE)
ART_11_STAGES = frozenset({Stage.COMPLAINT, Stage.ENQUIRY, Stage.JUDICIAL_INVESTIGATION})
ART_11_RUNS = IS_CRIMINAL & CASE["stage"].among(ART_11_STAGES)


@paragraph("48-1/al.8/a", rule="GX-09", since=SINCE, also=("48-1/al.8/b", "48-1/al.8/c"))
def what_is_past_its_term_is_gone(ask: Ask) -> Bar:
    """Information is kept for ten years from its last recorded update, or for the limitation of
    the prosecution, or after a conviction of the sentence, if longer; then it is nobody's.
    """
    expired: Condition = FALSE
    if CASE in ask.entity.rows:
        expired = ~kept()
    elif ask.entity.case is not None:
        case = Row("judicial_case", "named_case")
        expired = Exists(case, case["id"].eq(ask.entity.case) & ~kept(case))
    return Bar(REGISTER_DATA, purposes=None, when=expired, code=None)


@paragraph(
    "48-1/al.10/a",
    rule="RG-01",
    since=SINCE,
    also=("48-1/al.10/b",),
    aims=(Purpose.CASE_PROCESSING,),
)
def magistrates_read_the_cases_they_are_seised_of(ask: Ask) -> Grant:
    """Prosecution magistrates, and judges exercising criminal functions, of all courts, have
    direct access as needed to deal with the proceedings referred to them.
    """
    seised_of_it = seised_in_criminal_matters(ask.role)
    return Grant(WHOLE_CASE, CRIMINAL_MAGISTRATES, Purpose.CASE_PROCESSING, NAMED & seised_of_it)


@paragraph("48-1/al.10/c", rule="RG-02", since=SINCE, aims=(Purpose.CASE_PROCESSING,))
def those_who_assist_read_as_their_magistrate(_ask: Ask) -> Grant:
    """The clerk of a magistrate who is seised of a case, and the authorised persons who assist
    him, read what he reads.
    """
    when = NAMED & assists_in_criminal_matters()
    return Grant(WHOLE_CASE, ASSISTANTS, Purpose.CASE_PROCESSING, when)


@paragraph("48-1/al.10/c", rule="RG-02", since=SINCE)
def assistants_are_authorised_persons(_ask: Ask) -> Need:
    """A person who assists a magistrate without being his clerk must be authorised
    (*habilitée*) for it, and still be.
    """
    return Need(
        frozenset({Role.AUTHORISED_ASSISTANT}),
        purposes=None,
        holds=habilitated(Role.AUTHORISED_ASSISTANT),
        code=Code.HABILITATION_INVALID,
        said=Said(
            "your habilitation as an authorised assistant is missing, ended or revoked",
            "votre habilitation de personne assistant un magistrat manque, a pris fin ou a été "
            "retirée",
        ),
    )


@paragraph(
    "48-1/al.1/c", rule="A53", since=SINCE, also=("48-1/al.10/a", "48-1/al.10/c"), aims=(None,)
)
def those_in_charge_find_their_cases(ask: Ask) -> Grant:
    """To manage the cases one is seised of one must find them: a docket of one's own cases, or
    of the magistrates assisted, with their facts and next hearing and nothing on persons.
    """
    dates = {Category.HEARING_DATE} if ask.entity == Case else set()
    of = FACTS | {Category.CASE_META} | dates
    to = CRIMINAL_MAGISTRATES | ASSISTANTS
    return Grant(of, to, None, own_case(ask.role))


@paragraph(
    "48-1/al.1/d",
    rule="RG-03",
    since=SINCE,
    also=("R15-33-66-4/al.2/e", "48-1/al.10/a"),
    aims=(Purpose.VICTIM_INFORMATION,),
)
def victims_are_told_what_became_of_their_complaint(ask: Ask) -> Grant:
    """The register serves to inform victims: those in charge of the criminal case get, for that
    purpose, what a victim may be told.
    """
    of = (
        VICTIM_DATA
        | FACTS
        | {
            Category.CASE_META,
            Category.PROSECUTION_DECISION,
            Category.HEARING_DATE,
            Category.TRIAL_OUTCOME,
        }
    )
    to = TERMS[Purpose.VICTIM_INFORMATION].roles
    return Grant(of, to, Purpose.VICTIM_INFORMATION, NAMED & own_case(ask.role))


@paragraph(
    "48-1/al.1/d",
    rule="RG-03",
    since=SINCE,
    also=("R15-33-66-4/al.2/e",),
    aims=(Purpose.VICTIM_INFORMATION,),
)
def informing_victims_is_for_criminal_cases(ask: Ask) -> Need:
    """Informing victims is an aim of criminal proceedings only; said to those in charge of the
    case, since to others the case does not exist.
    """
    case = Row("judicial_case", "named")
    in_charge = case["id"].eq(OWN_CASE) & kept(case) & in_charge_of_other_kind(ask.role, case)
    return Need(
        TERMS[Purpose.VICTIM_INFORMATION].roles,
        frozenset({Purpose.VICTIM_INFORMATION}),
        holds=~Exists(case, in_charge),
        code=Code.PRECONDITION_FAILED,
        said=Said(
            "victims are informed in criminal cases only",
            "l’information des victimes ne vaut que dans les affaires pénales",
        ),
    )


@paragraph("48-1/al.14/e", rule="RG-03", since=SINCE, aims=(Purpose.VICTIM_INFORMATION,))
def the_secrecy_of_the_enquiry_binds(_ask: Ask) -> Bar:
    """While an enquiry or judicial investigation runs, article 11 applies: a victim is told
    neither its content nor its facts (A13).
    """
    told = VICTIM_DATA | {Category.CASE_META, Category.PROSECUTION_DECISION}
    purposes = frozenset({Purpose.VICTIM_INFORMATION})
    return Bar(REGISTER_DATA - told, purposes, ART_11_RUNS, Withholding.ART_11)


@paragraph(
    "48-1/al.1/e",
    rule="RG-04",
    since=SINCE,
    also=("48-1/al.10/a",),
    aims=(Purpose.RECIPROCAL_KNOWLEDGE,),
)
def courts_know_of_linked_cases(ask: Ask) -> Grant:
    """Courts know of each other's proceedings on the same facts or implicating the same persons:
    the case, its facts, and that it is linked to an own case.
    """
    of = FACTS | {Category.CASE_META, Category.CASE_LINK}
    return _thin(ask, of, TRUE)


@paragraph(
    "48-1/al.1/e",
    rule="RG-04",
    since=SINCE,
    also=("48-1/al.10/a",),
    aims=(Purpose.RECIPROCAL_KNOWLEDGE,),
)
def courts_know_whom_linked_cases_have_in_common(ask: Ask) -> Grant:
    """To avoid a double prosecution: who is prosecuted in both, what was decided of him, and no
    other person, save where the facts are the same (A06).
    """
    of = ACCUSED_DATA | {Category.PROSECUTION_DECISION, Category.TRIAL_OUTCOME}
    return _thin(ask, of, ask.about(_shared_or_same_facts))


def _thin(ask: Ask, of: frozenset[Category], when: Condition) -> Grant:
    own = Row("judicial_case", "own")
    mine = Exists(own, own["id"].eq(OWN_CASE) & kept(own) & own_case(ask.role, own))
    other = IS_CRIMINAL & ~own_case(ask.role)
    roles = TERMS[Purpose.RECIPROCAL_KNOWLEDGE].roles
    return Grant(of, roles, Purpose.RECIPROCAL_KNOWLEDGE, other & ask.linked(_tied) & mine & when)


def _tied(link: Row) -> Condition:
    """The link leads to the own case, and what it rests on holds in both cases."""
    person = link["person_id"]
    shared = implicated_in(CASE["id"], person) & implicated_in(OWN_CASE, person)
    same_facts = link["ground"].eq(LinkGround.SAME_FACTS)
    return link["other_id"].eq(OWN_CASE) & (same_facts | shared)


def _shared_or_same_facts(party: Row) -> Condition:
    link, person = Row("linked_case", "common"), party["person_id"]
    same_facts = link["ground"].eq(LinkGround.SAME_FACTS)
    same_person = link["person_id"].eq(person) & implicated_in(OWN_CASE, person)
    leads = link["case_id"].eq(party["case_id"]) & link["other_id"].eq(OWN_CASE)
    return implicated(party) & Exists(link, leads & (same_facts | same_person))


UNWRITTEN = (
    Unwritten("48-1/al.1/b", "defines the content of the register: the data model"),
    Unwritten("48-1/al.3", "the list of data is open: a category a field, checked at start-up"),
    Unwritten("48-1/al.15/a", "has a decree lay down how the article applies: R15-33-66-4 and on"),
    Unwritten("48-1/al.14/a", "the default: what no paragraph grants is refused (GX-01, RG-15)"),
)
