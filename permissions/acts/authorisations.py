"""What is done to an authorisation that was issued: taken over, ended, recorded as used up.

R40-47, and 48-1/al.14/c.
"""

from db.enumerations import Clause, ItemKind, Processing, Role
from permissions.acts.act import (
    EACH,
    PURPOSE,
    RECORDED,
    Act,
    Demand,
    Given,
    Input,
    Insert,
    Kind,
    Target,
    Update,
    Write,
)
from permissions.acts.clauses import ISSUED, OFFICERS, OPENINGS, file_of_clause
from permissions.acts.demanding import competent, must, needs, there
from permissions.acts.granted import (
    ENDED_FOR,
    TAKEN_OVER,
    TAKEN_OVER_FOR,
    ends,
    leads,
    of_another,
    of_the_file,
)
from permissions.acts.issuing_demands import NO_SUCH_ITEMS
from permissions.communications import ITEM, sealed
from permissions.condition import (
    AGENT,
    FALSE,
    NOW,
    Condition,
    Exists,
    Row,
    any_of,
    reference,
    term,
)
from permissions.cpp.facts import unrevoked
from permissions.cpp.interception_facts import in_charge, referred
from permissions.entities import Authorisation
from permissions.purposes import Purpose
from permissions.refusal import Code, Said

AUTHORISATION = Input("authorisation", Kind.ID, "The authorisation.")
ITEMS = Input("items", Kind.IDS, "The items listed as useful.")
_CONFIRMED = tuple(
    dict.fromkeys(
        one for clause, each in OPENINGS.items() if clause in TAKEN_OVER for one in each.issued
    )
)
_IT = Row("authorisation", "it")
_RUNS = needs(
    Exists(_IT, _IT["id"].eq(AUTHORISATION.term) & unrevoked(_IT)),
    "the authorisation has ended, or was revoked",
    "l’autorisation a pris fin ou a été retirée",
)


def it(test: Condition) -> Condition:
    """There is such an authorisation, and it passes the test."""
    return Exists(_IT, _IT["id"].eq(AUTHORISATION.term) & test)


def _of_the_purpose() -> Demand:
    """It is of the case, and in the file, that the purpose names."""
    same_file = of_the_file(_IT, PURPOSE.eq(Purpose.CASE_PROCESSING.value))
    return must(
        PURPOSE.absent() | it(_IT["case_id"].eq(reference("case")) & same_file),
        Code.PURPOSE_NOT_ALLOWED,
        "the authorisation is of another case, or another file, than your purpose",
        "l’autorisation porte sur une autre affaire, ou un autre fichier, que votre finalité",
    )


def _may_confirm(role: Role) -> tuple[Demand, ...]:
    """The new magistrate in charge confirms what stopped with the change (A32)."""
    when = _IT["confirmed_at"]
    return (
        there(it(leads(role, _IT)), "R40-47/I/b"),
        _of_the_purpose(),
        needs(
            it(of_another(_IT)),
            "only what another magistrate in charge issued is confirmed",
            "seul ce qu’un autre magistrat saisi a délivré se confirme",
            "R40-47/II/f",
        ),
        needs(
            ~it(_IT["confirmed_by_id"].eq(AGENT) & in_charge(_IT["case_id"])(AGENT, when)),
            "you have confirmed it already",
            "vous l’avez déjà reprise",
            "R40-47/II/f",
        ),
        _RUNS,
    )


def _confirms(_role: Role) -> tuple[Write, ...]:
    where = _IT["id"].eq(AUTHORISATION.term)
    return (Update(_IT, where, {"confirmed_by_id": AGENT, "confirmed_at": NOW}),)


def _may_revoke(role: Role) -> tuple[Demand, ...]:
    """Whoever issued it, or the magistrate in charge."""
    return (
        there(it(any_of(*ends(role, _IT))), "R40-47/II/f"),
        _of_the_purpose(),
        needs(
            it(_IT["revoked_at"].absent() | NOW.lt(_IT["revoked_at"])),
            "the authorisation was revoked already",
            "l’autorisation a déjà été retirée",
        ),
    )


def _revokes(_role: Role) -> tuple[Write, ...]:
    return (Update(_IT, _IT["id"].eq(AUTHORISATION.term), {"revoked_at": NOW}),)


def _may_complete(_role: Role) -> tuple[Demand, ...]:
    """The one authorised says that the operation is done (A27)."""
    mine = _IT["grantee_id"].eq(AGENT) & _IT["clause"].eq(Clause.VIII)
    return (
        there(it(mine), "R40-47/VIII/a"),
        needs(
            it(_IT["completed_at"].absent()),
            "the operation was recorded as done already",
            "l’opération a déjà été enregistrée comme achevée",
            "R40-47/VIII/a",
        ),
    )


def _completes(_role: Role) -> tuple[Write, ...]:
    return (Update(_IT, _IT["id"].eq(AUTHORISATION.term), {"completed_at": NOW}),)


def _may_list(role: Role) -> tuple[Demand, ...]:
    """An officer to whom the case is referred, and not the reader for himself (R40-47/VIII/c)."""
    officer = referred(_IT["case_id"]) & ~_IT["grantee_id"].eq(AGENT)
    return (
        competent(
            it(officer) if role in OFFICERS else FALSE,
            "an officer lists what is useful, in a case referred to him",
            "un officier désigne ce qui est utile, dans une procédure dont il est saisi",
            "R40-47/VIII/c",
        ),
        _of_the_purpose(),
        needs(
            it(_IT["clause"].eq(Clause.VIII) & _IT["completed_at"].absent()),
            "no operation of decryption is under way under this authorisation",
            "aucune opération de mise au clair n’est en cours sous cette autorisation",
            "R40-47/VIII/a",
        ),
        _RUNS,
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
        Update(_IT, _IT["id"].eq(AUTHORISATION.term), {"clause": _IT["clause"]}),
    )


def _listed_are_of_the_case(_role: Role) -> tuple[Demand, ...]:
    entry, line = Row("useful_item", "entry"), Row("interception", "its_line")
    mine = entry["authorisation_id"].eq(AUTHORISATION.term) & entry["listed_by_id"].eq(AGENT)
    its_line = line["id"].eq(ITEM["interception_id"]) & line["case_id"].eq(_IT["case_id"])
    told = ITEM["kind"].among({ItemKind.DATA, ItemKind.INFORMATION})
    kept = NOW.lt(ITEM["retention_expires_at"])
    fits = ITEM["id"].eq(entry["item_id"]) & kept & told & Exists(line, its_line)
    sealed_one = Exists(ITEM, ITEM["id"].eq(entry["item_id"]) & sealed())
    just_now = mine & entry["listed_at"].eq(NOW)
    return (
        needs(it(~Exists(entry, just_now & ~Exists(ITEM, fits))), *NO_SUCH_ITEMS),
        competent(
            ~Exists(entry, just_now & sealed_one),
            "nobody designates what he cannot read himself",
            "nul ne désigne ce qu’il ne peut lire lui-même",
            "R40-47/VIII/c",
            "R40-47/II/f",
        ),
    )


def _clauses(given: Given) -> tuple[str, ...]:
    """Those of its own clause, once it is known."""
    found = given.get(RECORDED)
    return () if found is None else OPENINGS[Clause(str(found))].issued


def _filed(given: Given) -> Processing | None:
    """The file of its clause, once it is known."""
    found = given.get(RECORDED)
    return None if found is None else file_of_clause(found)


_TARGET = Target("authorisation", AUTHORISATION, versioned=True)

CONFIRM = Act(
    name="confirmAuthorisation",
    meaning=Said(
        "Take over an authorisation of the magistrate in charge before you",
        "Reprendre une autorisation du magistrat saisi avant vous",
    ),
    clauses=_CONFIRMED,
    purposes=TAKEN_OVER_FOR,
    file=Processing.INTERCEPT,
    inputs=(AUTHORISATION,),
    target=_TARGET,
    table="authorisation",
    gives=Authorisation,
    demands=_may_confirm,
    writes=_confirms,
    rests_on=_clauses,
    recorded="clause",
)
REVOKE = Act(
    name="revokeAuthorisation",
    meaning=Said("End an authorisation", "Retirer une autorisation"),
    clauses=ISSUED,
    purposes=ENDED_FOR,
    file=Processing.INTERCEPT,
    filed=_filed,
    inputs=(AUTHORISATION,),
    target=_TARGET,
    table="authorisation",
    gives=Authorisation,
    demands=_may_revoke,
    writes=_revokes,
    rests_on=_clauses,
    recorded="clause",
)
COMPLETE = Act(
    name="recordDecryptionDone",
    meaning=Said(
        "Record that what was to be put in clear has been",
        "Enregistrer l’achèvement de la mise au clair",
    ),
    clauses=("R40-47/VIII/a",),
    purposes=frozenset(),
    file=Processing.INTERCEPT,
    inputs=(AUTHORISATION,),
    target=_TARGET,
    table="authorisation",
    gives=Authorisation,
    demands=_may_complete,
    writes=_completes,
)
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
    target=_TARGET,
    table="authorisation",
    gives=Authorisation,
    demands=_may_list,
    writes=_lists,
    after=_listed_are_of_the_case,
)

ACTS = (CONFIRM, REVOKE, COMPLETE, LIST)
