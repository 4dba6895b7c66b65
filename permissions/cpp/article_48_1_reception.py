"""Article 48-1, tenth paragraph, on the single reception service, and right of access (al.15)."""

from datetime import date

from db.enumerations import Role
from permissions.categories import (
    CASE,
    FACTS,
    IDENTITIES,
    IS_CRIMINAL,
    REGISTER_DATA,
    VICTIMS,
    Category,
)
from permissions.condition import COURT, NOW, Condition, Exists, Row, reference
from permissions.cpp.article_48_1 import ART_11_RUNS
from permissions.cpp.facts import habilitated
from permissions.entities import Case
from permissions.law import Ask, Bar, Grant, Need, paragraph
from permissions.purposes import Purpose, Withholding
from permissions.refusal import Code, Said

SINCE = date(2020, 1, 1)
LITIGANT = reference("litigant")
_AGENTS = frozenset({Role.SAUJ_AGENT})
_PROSECUTORS = frozenset({Role.PROSECUTOR})
_COUNTER = frozenset({Purpose.SAUJ_SERVICE})
_RIGHTS = frozenset({Purpose.DATA_SUBJECT_RIGHTS})
_REQUEST = Row("access_request", "access_request")


def at_the_counter(party: Row) -> Condition:
    """The party is the person, or the company, whom the agent receives."""
    return party["person_id"].eq(LITIGANT) | party["legal_entity_id"].eq(LITIGANT)


@paragraph("48-1/al.10/f", rule="RG-08", since=SINCE)
def reception_agents_are_authorised(_ask: Ask) -> Need:
    """Agents of the single reception service must be authorised for it, as a decree lays down."""
    return Need(
        _AGENTS,
        purposes=None,
        holds=habilitated(Role.SAUJ_AGENT),
        code=Code.HABILITATION_INVALID,
        said=Said(
            "your habilitation as an agent of the reception service is missing, ended or revoked",
            "votre habilitation d’agent du service d’accueil manque, a pris fin ou a été retirée",
        ),
    )


@paragraph(
    "48-1/al.10/d", rule="RG-08", since=SINCE, also=("48-1/al.10/e",), aims=(Purpose.SAUJ_SERVICE,)
)
def the_litigant_at_the_counter_is_told_of_his_case(ask: Ask) -> tuple[Grant, Grant]:
    """For the running of that service alone: the cases in which the litigant at the counter is a
    party, the next hearing, and of persons and decisions what is about him (A12). That an
    enquiry exists is told to its victim, never to its suspect (A13).
    """
    party = Row("party", "at_counter")
    told = ~ART_11_RUNS | party["capacity"].among(VICTIMS)
    his = Exists(party, party["case_id"].eq(CASE["id"]) & at_the_counter(party) & told)
    dates = {Category.HEARING_DATE} if ask.entity == Case else set()
    of_case = frozenset({Category.CASE_META} | dates)
    own = IDENTITIES | {Category.PROSECUTION_DECISION, Category.TRIAL_OUTCOME}
    return (
        Grant(of_case, _AGENTS, Purpose.SAUJ_SERVICE, IS_CRIMINAL & his),
        Grant(own, _AGENTS, Purpose.SAUJ_SERVICE, IS_CRIMINAL & his & ask.about(at_the_counter)),
    )


@paragraph("48-1/al.14/e", rule="RG-08", since=SINCE, aims=(Purpose.SAUJ_SERVICE,))
def no_enquiry_is_told_at_the_counter(_ask: Ask) -> Bar:
    """While an enquiry or judicial investigation runs, nothing but that the case is there."""
    return Bar(REGISTER_DATA - {Category.CASE_META}, _COUNTER, ART_11_RUNS, Withholding.ART_11)


@paragraph("48-1/al.15/b", rule="RG-14", since=SINCE, aims=(Purpose.DATA_SUBJECT_RIGHTS,))
def access_is_asked_of_the_prosecutor(_ask: Ask) -> Need:
    """Those concerned exercise their right of access through the prosecutor to whose office their
    request was addressed; it is recorded, and waits for its answer (A46).
    """
    return Need(
        _PROSECUTORS,
        _RIGHTS,
        holds=Exists(_REQUEST, _waits()),
        code=Code.PRECONDITION_FAILED,
        said=Said(
            "no request of that id waits for an answer of your office",
            "aucune demande de cet identifiant n’attend une réponse de votre parquet",
        ),
    )


def _waits() -> Condition:
    unanswered = _REQUEST["answered_at"].absent() | NOW.lt(_REQUEST["answered_at"])
    named = _REQUEST["id"].eq(reference("request")) & _REQUEST["court_id"].eq(COURT)
    return named & _REQUEST["received_at"].le(NOW) & unanswered


def _who_asks(party: Row) -> Condition:
    who = _REQUEST["person_id"].eq(party["person_id"]) | _REQUEST["legal_entity_id"].eq(
        party["legal_entity_id"]
    )
    return Exists(_REQUEST, _waits() & who)


@paragraph("48-1/al.15/b", rule="RG-14", since=SINCE, aims=(Purpose.DATA_SUBJECT_RIGHTS,))
def a_person_is_told_what_is_held_on_him(ask: Ask) -> tuple[Grant, Grant]:
    """The prosecutor reads, to answer, the cases in which the person is a party, and in them what
    is about that person, and about nobody else: the facts that he is charged with, those of a
    case whose victim he is, and decisions on himself, a dismissal too (A46).
    """
    party = Row("party", "asks")
    his = Exists(party, party["case_id"].eq(CASE["id"]) & _who_asks(party))
    dates = {Category.HEARING_DATE} if ask.entity == Case else set()
    own = (
        IDENTITIES
        | FACTS
        | {
            Category.PERSON_EXTENDED,
            Category.PROSECUTION_DECISION,
            Category.INVESTIGATION,
            Category.TRIAL_OUTCOME,
            Category.ENFORCEMENT,
            Category.JUDICIAL_SITUATION,
            Category.NON_CRIMINAL,
        }
    )
    of_case = frozenset({Category.CASE_META} | dates)
    return (
        Grant(of_case, _PROSECUTORS, Purpose.DATA_SUBJECT_RIGHTS, his),
        Grant(own, _PROSECUTORS, Purpose.DATA_SUBJECT_RIGHTS, his & ask.about(_who_asks)),
    )


@paragraph("48-1/al.14/e", rule="RG-14", since=SINCE, aims=(Purpose.DATA_SUBJECT_RIGHTS,))
def no_enquiry_is_told_to_whom_it_is_about(_ask: Ask) -> Bar:
    """While an enquiry or judicial investigation runs, the prosecutor sees that the case is there
    and must stay out of his answer.
    """
    return Bar(REGISTER_DATA - {Category.CASE_META}, _RIGHTS, ART_11_RUNS, Withholding.ART_11)
