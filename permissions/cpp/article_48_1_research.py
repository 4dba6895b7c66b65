"""Article 48-1, fourteenth paragraph: nominative statistics, and research under article 11-1."""

from collections.abc import Iterable
from datetime import date

from db.enumerations import Clause, Element, Function, Listing, Role, Stage
from permissions.categories import (
    CASE,
    FACTS,
    IDENTITIES,
    IMPLICATED,
    IS_CRIMINAL,
    VICTIMS,
    Category,
)
from permissions.condition import (
    AGENT,
    FALSE,
    NOW,
    Condition,
    Exists,
    Literal,
    Row,
    any_of,
    reference,
)
from permissions.cpp.article_48_1 import ART_11_RUNS
from permissions.cpp.facts import at_instant, current, habilitated, held_that, listed, unrevoked
from permissions.entities import StudyParty
from permissions.entities.registry import STUDY_PARTY
from permissions.law import Ask, Grant, Need, paragraph
from permissions.purposes import Purpose
from permissions.refusal import Code, Said

SINCE = date(2020, 1, 1)
_STATISTICIANS = frozenset({Role.MOJ_STATISTICIAN})
_NOMINATIVE = frozenset({Purpose.STATISTICS_NOMINATIVE})
_RESEARCHERS = frozenset({Role.ART_11_1_AGENT})
_STUDY = Row("study", "named_study")


def in_study() -> Condition:
    """The study that the purpose names is recorded and runs, and the caller takes part in it."""
    member = Row("study_member", "takes_part")
    takes_part = Exists(
        member, member["study_id"].eq(_STUDY["id"]) & member["agent_id"].eq(AGENT) & current(member)
    )
    return _STUDY["id"].eq(reference("study")) & current(_STUDY) & takes_part


@paragraph("48-1/al.14/d", rule="RG-10", since=SINCE, aims=(Purpose.STATISTICS_NOMINATIVE,))
def nominative_statistics_are_for_the_ministry(_ask: Ask) -> tuple[Need, Need, Need]:
    """Nominative data are used for statistics by the public statistics services of the Ministry of
    Justice alone: by agents authorised for it, for a study that is recorded.
    """
    return (
        Need(
            _STATISTICIANS,
            _NOMINATIVE,
            holds=listed(Listing.MOJ_STATISTICS),
            code=Code.DESIGNATION_INVALID,
            said=Said(
                "your service is no public statistics service of the Ministry of Justice",
                "votre service n’est pas un service statistique du ministère de la justice",
            ),
        ),
        Need(
            _STATISTICIANS,
            _NOMINATIVE,
            holds=habilitated(Role.MOJ_STATISTICIAN),
            code=Code.HABILITATION_INVALID,
            said=Said(
                "your habilitation as a statistician is missing, ended or revoked",
                "votre habilitation de statisticien manque, a pris fin ou a été retirée",
            ),
        ),
        Need(
            _STATISTICIANS,
            _NOMINATIVE,
            holds=Exists(_STUDY, in_study()),
            code=Code.PRECONDITION_FAILED,
            said=Said(
                "no study of that id runs in which you take part",
                "aucune étude de cet identifiant n’est en cours à laquelle vous participez",
            ),
        ),
    )


@paragraph(
    "48-1/al.14/d",
    rule="RG-10",
    since=SINCE,
    also=("48-1/al.2", "48-1/al.14/e"),
    aims=(Purpose.STATISTICS_NOMINATIVE,),
)
def statisticians_read_ended_cases(ask: Ask) -> tuple[Grant, Grant, Grant]:
    """Statisticians of the ministry read criminal cases that article 11 no longer covers: facts,
    decisions, outcome, enforcement, and those implicated and victims under a pseudonym of the
    study; who they are, where the study's record says that it is needed (A15).
    """
    of = FACTS | {
        Category.CASE_META,
        Category.PROSECUTION_DECISION,
        Category.TRIAL_OUTCOME,
        Category.ENFORCEMENT,
    }
    ended = IS_CRIMINAL & ~ART_11_RUNS
    named = in_study() & _STUDY["identities_needed"].eq(other=True)
    studied = STUDY_PARTY["capacity"].among(IMPLICATED | VICTIMS)
    under_pseudonym = studied if ask.entity is StudyParty else FALSE
    purpose = Purpose.STATISTICS_NOMINATIVE
    return (
        Grant(of, _STATISTICIANS, purpose, ended & Exists(_STUDY, in_study())),
        Grant(
            frozenset({Category.STAT_NOMINATIVE}),
            _STATISTICIANS,
            purpose,
            ended & Exists(_STUDY, in_study()) & under_pseudonym,
        ),
        Grant(IDENTITIES, _STATISTICIANS, purpose, ended & Exists(_STUDY, named)),
    )


DESIGNATES: dict[Element, frozenset[Category]] = {
    Element.FACTS_DATE: frozenset({Category.FACTS, Category.FACTS_DATE}),
    Element.FACTS_PLACE: frozenset({Category.FACTS, Category.FACTS_PLACE}),
    Element.FACTS_CLASSIFICATION: frozenset({Category.FACTS, Category.FACTS_CLASSIFICATION}),
    Element.TRIAL_PROCEDURE: frozenset({Category.TRIAL_PROCEDURE, Category.HEARING_DATE}),
}
"""What an element opens, where it is more than the category of its name."""


def opened_by(element: Element) -> frozenset[Category]:
    """The categories that a designated element opens."""
    return DESIGNATES.get(element) or frozenset({Category[element]})


@paragraph("48-1/al.14/c", rule="RG-11", since=SINCE)
def research_is_for_bodies_under_order(_ask: Ask) -> Need:
    """Article 11-1 lets in the agents of bodies that an order of the Minister of Justice names."""
    return Need(
        _RESEARCHERS,
        purposes=None,
        holds=listed(Listing.ART_11_1, {Role.JUSTICE_MINISTER}),
        code=Code.DESIGNATION_INVALID,
        said=Said(
            "your body is under no order of the Minister of Justice in force (article 11-1)",
            "votre organisme n’est visé par aucun arrêté en vigueur du ministre de la justice "
            "(article 11-1)",
        ),
    )


@paragraph("48-1/al.14/c", rule="RG-11", since=SINCE, aims=(Purpose.ART_11_1_RESEARCH,))
def research_reads_the_elements_designated(_ask: Ask) -> tuple[Grant, ...]:
    """Of a pending case, and for scientific or technical research, the elements that the
    magistrate authorised: the prosecutor in an enquiry, the investigating judge in a judicial
    investigation. The grant dies when the case closes (A16).
    """

    def authorised(elements: Iterable[Element] | None) -> Condition:
        act = Row("authorisation", "research")
        valid = _authorised(act)
        if elements is not None:
            valid = valid & any_of(
                *(Literal(str(each)).within(act["elements"]) for each in elements)
            )
        return IS_CRIMINAL & ~CASE["stage"].eq(Stage.CLOSED) & Exists(act, valid)

    by_category: dict[Category, list[Element]] = {}
    for element in Element:
        for category in sorted(opened_by(element)):
            by_category.setdefault(category, []).append(element)
    purpose = Purpose.ART_11_1_RESEARCH
    meta = frozenset({Category.CASE_META})
    return (
        Grant(meta, _RESEARCHERS, purpose, authorised(None)),
        *(
            Grant(frozenset({category}), _RESEARCHERS, purpose, authorised(elements))
            for category, elements in by_category.items()
        ),
    )


def _authorised(act: Row) -> Condition:
    """The authorisation that the purpose names is valid, for this case and this caller: who issued
    it held the office that he signed in by then, and directed the proceedings (A16).
    """
    seised = Row("assignment", "at_issue")
    prosecutor = act["issuer_role"].eq(Role.PROSECUTOR) & act["stage_at_issue"].among(
        {Stage.COMPLAINT, Stage.ENQUIRY}
    )
    judge = (
        act["issuer_role"].eq(Role.CRIMINAL_JUDGE)
        & act["stage_at_issue"].eq(Stage.JUDICIAL_INVESTIGATION)
        & seised["function"].eq(Function.INVESTIGATING_JUDGE)
    )
    competent = Exists(
        seised,
        seised["case_id"].eq(CASE["id"])
        & seised["magistrate_id"].eq(act["issuer_id"])
        & at_instant(seised, act["issued_at"])
        & (prosecutor | judge),
    )
    return (
        act["id"].eq(reference("authorisation"))
        & act["clause"].eq(Clause.ART_11_1)
        & act["grantee_id"].eq(AGENT)
        & act["case_id"].eq(CASE["id"])
        & ~act["issuer_id"].eq(AGENT)
        & act["issued_at"].le(NOW)
        & held_that(act["issuer_id"], act["issuer_role"], act["issued_at"])
        & ~act["valid_until"].absent()
        & NOW.lt(act["valid_until"])
        & unrevoked(act)
        & competent
    )
