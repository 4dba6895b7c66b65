"""Article 48-1, eleventh and twelfth paragraphs: courts of extended jurisdiction, ressorts.

Neither paragraph names clerks; R15-33-66-8 I 2° gives them the access of the magistrates they
assist. The article is followed, unless the service is set to follow the decree (A08).
"""

from datetime import date

from db.enumerations import ExtendedArticle, Role
from permissions.categories import CASE, CRIMINAL_CONTENT, IS_CRIMINAL, Category
from permissions.condition import AGENT, COURT, FALSE, Condition, Exists, Row, Term, stated
from permissions.cpp.facts import current, holds_role, sits_in_criminal_matters
from permissions.law import Ask, Grant, Need, paragraph
from permissions.purposes import ASSISTANTS, Purpose
from permissions.refusal import Code, Said

SINCE = date(2020, 1, 1)
ALL_OF_THE_CASE = CRIMINAL_CONTENT | {Category.NON_CRIMINAL}
EXTENDED = frozenset({Role.PROSECUTOR, Role.CRIMINAL_JUDGE})
ARTICLE = stated("article")
"""The article that gives the court its extended jurisdiction, as the purpose states it."""


def in_matter() -> Condition:
    """An offence of the case falls in the matter of the stated article (A09)."""
    offence = Row("offence", "in_matter")
    return Exists(offence, offence["case_id"].eq(CASE["id"]) & ARTICLE.within(offence["matters"]))


def in_territory(court: Term) -> Condition:
    """The case's court lies in a court's territory for the stated article; terrorism has the
    whole country for its own (706-17).
    """
    member = Row("court_territory", "territory")
    within = Exists(
        member,
        member["court_id"].eq(court)
        & member["member_court_id"].eq(CASE["court_id"])
        & member["article"].eq(ARTICLE),
    )
    everywhere = ARTICLE.eq(ExtendedArticle.ART_706_17)
    return within | CASE["court_id"].eq(court) | everywhere


def lists_article(court: Term) -> Condition:
    """The stated article is among those of a court."""
    listing = Row("court", "listing")
    return Exists(listing, listing["id"].eq(court) & ARTICLE.within(listing["extended_articles"]))


def _assists(roles: frozenset[Role], reaches: Condition, magistrate: Row) -> Condition:
    """The caller assists a magistrate of one of the roles, whose court reaches the case."""
    link = Row("assist_link", "assists")
    of_role: Condition = FALSE
    for role in sorted(roles):
        sits = sits_in_criminal_matters(magistrate) if role is Role.CRIMINAL_JUDGE else None
        held = holds_role(magistrate, role)
        of_role = of_role | (held if sits is None else held & sits)
    who = Exists(magistrate, magistrate["id"].eq(link["magistrate_id"]) & of_role & reaches)
    return Exists(link, link["assistant_id"].eq(AGENT) & current(link) & who)


@paragraph("48-1/al.11/a", rule="RG-05", since=SINCE, aims=(Purpose.EXTENDED_JURISDICTION,))
def the_court_has_extended_jurisdiction(_ask: Ask) -> Need:
    """The direct access is that of the prosecutors and criminal judges of the courts that the
    stated article gives an extended jurisdiction.
    """
    return Need(
        EXTENDED,
        frozenset({Purpose.EXTENDED_JURISDICTION}),
        holds=lists_article(COURT),
        code=Code.PRECONDITION_FAILED,
        said=Said(
            "your court has no extended jurisdiction under that article",
            "votre juridiction n’a pas de compétence élargie au titre de cet article",
        ),
    )


@paragraph(
    "48-1/al.11/b",
    rule="RG-05",
    since=SINCE,
    also=("48-1/al.11/a",),
    aims=(Purpose.EXTENDED_JURISDICTION,),
)
def courts_of_extended_jurisdiction_read_what_may_be_theirs(ask: Ask) -> Grant:
    """Prosecutors and criminal judges of a court of extended jurisdiction have direct access to
    all proceedings capable of falling within it: by the matter of an offence and by the territory.
    """
    reached = IS_CRIMINAL & in_matter() & in_territory(COURT) & lists_article(COURT)
    if ask.role is Role.CRIMINAL_JUDGE:
        reached = reached & sits_in_criminal_matters()
    return Grant(ALL_OF_THE_CASE, EXTENDED, Purpose.EXTENDED_JURISDICTION, reached)


@paragraph("48-1/al.11/a", rule="RG-05x", since=SINCE, aims=(Purpose.EXTENDED_JURISDICTION,))
def clerks_are_not_named_with_extended_jurisdiction(_ask: Ask) -> Need:
    """The paragraph names prosecutors and judges, and nobody who assists them (A08)."""
    return _not_for_assistants(Purpose.EXTENDED_JURISDICTION)


@paragraph(
    "48-1/al.11/a",
    rule="RG-05x",
    since=SINCE,
    also=("R15-33-66-8/I/2°",),
    aims=(Purpose.EXTENDED_JURISDICTION,),
)
def clerks_follow_their_magistrates_of_extended_jurisdiction(_ask: Ask) -> Grant:
    """By decree, those who assist these magistrates have the access of the one they assist."""
    magistrate = Row("agent", "extended")
    court = magistrate["court_id"]
    reaches = IS_CRIMINAL & in_matter() & in_territory(court) & lists_article(court)
    when = _assists(EXTENDED, reaches, magistrate)
    return Grant(ALL_OF_THE_CASE, ASSISTANTS, Purpose.EXTENDED_JURISDICTION, when)


@paragraph("48-1/al.12", rule="RG-06", since=SINCE, aims=(Purpose.PG_SUPERVISION,))
def prosecutors_general_supervise_their_ressort(_ask: Ask) -> Grant:
    """Prosecutors general, and they alone, have direct access to apply articles 35 and 37, to
    the criminal cases of the courts of their ressort (A04, A10).
    """
    in_ressort = IS_CRIMINAL & CASE["appeal_court_id"].eq(COURT)
    to = frozenset({Role.PROSECUTOR_GENERAL})
    return Grant(ALL_OF_THE_CASE, to, Purpose.PG_SUPERVISION, in_ressort)


@paragraph("48-1/al.12", rule="RG-06x", since=SINCE, aims=(Purpose.PG_SUPERVISION,))
def clerks_are_not_named_with_prosecutors_general(_ask: Ask) -> Need:
    """The paragraph names prosecutors general, and nobody who assists them (A08)."""
    return _not_for_assistants(Purpose.PG_SUPERVISION)


@paragraph(
    "48-1/al.12",
    rule="RG-06x",
    since=SINCE,
    also=("R15-33-66-8/I/2°",),
    aims=(Purpose.PG_SUPERVISION,),
)
def clerks_follow_their_prosecutor_general(_ask: Ask) -> Grant:
    """By decree, those who assist a prosecutor general have his access."""
    magistrate = Row("agent", "general")
    reaches = IS_CRIMINAL & CASE["appeal_court_id"].eq(magistrate["court_id"])
    when = _assists(frozenset({Role.PROSECUTOR_GENERAL}), reaches, magistrate)
    return Grant(ALL_OF_THE_CASE, ASSISTANTS, Purpose.PG_SUPERVISION, when)


def _not_for_assistants(purpose: Purpose) -> Need:
    return Need(
        ASSISTANTS,
        frozenset({purpose}),
        holds=FALSE,
        code=Code.PURPOSE_NOT_ALLOWED,
        said=Said(
            f"{purpose} is for the magistrates that the article names, not for those who assist",
            f"{purpose} est réservée aux magistrats que l’article nomme, non à qui les assiste",
        ),
    )
