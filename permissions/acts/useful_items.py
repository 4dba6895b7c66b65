"""What helps to decrypt is listed by an officer, item by item (R40-47/VIII/c)."""

from db.enumerations import Clause, ItemKind, Processing, Role
from permissions.acts.act import EACH, Act, Demand, Input, Insert, Kind, Update, Write
from permissions.acts.authorisations import (
    AUTHORISATION,
    ENDED,
    IT,
    TARGET,
    it,
    of_the_purpose,
)
from permissions.acts.clauses import OFFICERS
from permissions.acts.demanding import competent, needs
from permissions.acts.issuing_demands import NO_SUCH_ITEMS, UNDER_SEAL
from permissions.communications import ITEM, sealed
from permissions.condition import AGENT, FALSE, NOW, Condition, Exists, Row, term
from permissions.cpp.facts import unrevoked
from permissions.cpp.interception_facts import covers, referred
from permissions.entities import Authorisation, InterceptItem
from permissions.purposes import Purpose
from permissions.refusal import Said

ITEMS = Input("items", Kind.IDS, "The items listed as useful: data and information.")
_ENTRY = Row("useful_item", "just_now")
_OF_ENTRY = ITEM["id"].eq(_ENTRY["item_id"])


def _may_list(role: Role) -> tuple[Demand, ...]:
    """An officer to whom the case is referred, and not the reader for himself (R40-47/VIII/c). Of
    authorisations under other clauses he is told nothing, their version included.
    """
    for_it = IT["clause"].eq(Clause.VIII)
    officer = for_it & referred(IT["case_id"]) & ~IT["grantee_id"].eq(AGENT)
    return (
        competent(
            it(officer) if role in OFFICERS else FALSE,
            "an officer lists what is useful, in a case referred to him",
            "un officier désigne ce qui est utile, dans une procédure dont il est saisi",
            "R40-47/VIII/c",
        ),
        of_the_purpose(),
        needs(
            it(IT["completed_at"].absent()),
            "no operation of decryption is under way under this authorisation",
            "aucune opération de mise au clair n’est en cours sous cette autorisation",
            "R40-47/VIII/a",
        ),
        needs(it(unrevoked(IT)), *ENDED, "R40-47/VIII/a"),
    )


def _lists(role: Role) -> tuple[Write, ...]:
    return (
        Insert(
            "useful_item",
            {
                "authorisation_id": AUTHORISATION.term,
                "item_id": EACH,
                "listed_by_id": AGENT,
                "listed_role": term(role),
                "listed_at": NOW,
            },
            each=ITEMS,
        ),
        # nothing of it changes but its version: who saw it before may not have seen the list
        Update(IT, IT["id"].eq(AUTHORISATION.term), {"clause": IT["clause"]}),
    )


def _listed_are_useful(_role: Role) -> tuple[Demand, ...]:
    """Data and information that the authorisation designates, none of it under seal: asked in this
    order, so that of what is not there, and of what is under seal, nothing else is told.
    """
    line = Row("interception", "its_line")
    its_line = line["id"].eq(ITEM["interception_id"]) & line["case_id"].eq(IT["case_id"])
    there = NOW.lt(ITEM["retention_expires_at"]) & Exists(line, its_line)
    return (
        needs(it(~_listed(~Exists(ITEM, _OF_ENTRY & there))), *NO_SUCH_ITEMS),
        competent(
            ~_listed(Exists(ITEM, _OF_ENTRY & sealed())),
            *UNDER_SEAL,
            "R40-47/VIII/c",
            "R40-47/II/f",
        ),
        needs(
            ~_listed(Exists(ITEM, _OF_ENTRY & ITEM["kind"].eq(ItemKind.CONTENT))),
            "data and information are listed as useful, and no contents",
            "seules des données et des informations se désignent comme utiles, non des contenus",
            "R40-47/VIII/c",
        ),
        needs(
            it(~_listed(~Exists(ITEM, _OF_ENTRY & covers(IT, InterceptItem)))),
            "the authorisation does not designate that item: listed under it, nobody would read it",
            "l’autorisation ne désigne pas cet élément : désigné à ce titre, nul ne le lirait",
            "R40-47/VIII/c",
        ),
    )


def _listed(test: Condition) -> Condition:
    """Something that was listed just now passes the test."""
    mine = _ENTRY["authorisation_id"].eq(AUTHORISATION.term) & _ENTRY["listed_by_id"].eq(AGENT)
    return Exists(_ENTRY, mine & _ENTRY["listed_at"].eq(NOW) & test)


LIST = Act(
    name="listUsefulItems",
    meaning=Said(
        "List data and information that are useful for decryption",
        "Désigner les données et informations utiles au déchiffrement",
    ),
    clauses=("R40-47/VIII/c",),
    purposes=frozenset({Purpose.INTERCEPT_CASE}),
    file=Processing.INTERCEPT,
    inputs=(AUTHORISATION, ITEMS),
    target=TARGET,
    table="authorisation",
    gives=Authorisation,
    demands=_may_list,
    writes=_lists,
    after=_listed_are_useful,
)

ACTS = (LIST,)
