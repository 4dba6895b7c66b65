"""What is done to an authorisation that was issued: taken over, ended, recorded as used up.

R40-47, and 48-1/al.14/c.
"""

from collections.abc import Iterator

from db.enumerations import Clause, Processing, Role
from permissions.acts.act import (
    PURPOSE,
    RECORDED,
    Act,
    Demand,
    Given,
    Input,
    Kind,
    Target,
    Update,
    Write,
)
from permissions.acts.clauses import ISSUED, OPENINGS, file_of_clause
from permissions.acts.demanding import must, needs, there
from permissions.acts.granted import (
    ENDED_FOR,
    TAKEN_OVER,
    TAKEN_OVER_FOR,
    ends,
    leads,
    of_another,
    of_the_file,
)
from permissions.condition import (
    AGENT,
    NOW,
    Condition,
    Exists,
    Row,
    any_of,
    reference,
)
from permissions.cpp.facts import unrevoked
from permissions.cpp.interception_facts import in_charge
from permissions.entities import Authorisation
from permissions.purposes import Purpose
from permissions.refusal import Code, Said

AUTHORISATION = Input("authorisation", Kind.ID, "The authorisation.")
_CONFIRMED = tuple(
    dict.fromkeys(
        one for clause, each in OPENINGS.items() if clause in TAKEN_OVER for one in each.issued
    )
)
IT = Row("authorisation", "it")
ENDED = (
    "the authorisation has ended, or was revoked",
    "l’autorisation a pris fin ou a été retirée",
)


def it(test: Condition) -> Condition:
    """There is such an authorisation, and it passes the test."""
    return Exists(IT, IT["id"].eq(AUTHORISATION.term) & test)


def _of_its_clause(holds: Condition, en: str, fr: str) -> Iterator[Demand]:
    """What must hold, or the act is refused by the clause that the authorisation is given under."""
    under: dict[tuple[str, ...], list[Clause]] = {}
    for clause, opening in OPENINGS.items():
        under.setdefault(opening.issued, []).append(clause)
    for issued, clauses in under.items():
        yield needs(~it(IT["clause"].among(clauses)) | holds, en, fr, *issued)


def of_the_purpose() -> Demand:
    """It is of the case, and in the file, that the purpose names."""
    same_file = of_the_file(IT, PURPOSE.eq(Purpose.CASE_PROCESSING.value))
    return must(
        PURPOSE.absent() | it(IT["case_id"].eq(reference("case")) & same_file),
        Code.PURPOSE_NOT_ALLOWED,
        "the authorisation is of another case, or another file, than your purpose",
        "l’autorisation porte sur une autre affaire, ou un autre fichier, que votre finalité",
    )


def _may_confirm(role: Role) -> tuple[Demand, ...]:
    """The new magistrate in charge confirms what stopped with the change (A32)."""
    when = IT["confirmed_at"]
    return (
        there(it(leads(role, IT)), "R40-47/I/b"),
        of_the_purpose(),
        *_of_its_clause(
            it(of_another(IT)),
            "only what another magistrate in charge issued is confirmed",
            "seul ce qu’un autre magistrat saisi a délivré se confirme",
        ),
        *_of_its_clause(
            ~it(IT["confirmed_by_id"].eq(AGENT) & in_charge(IT["case_id"])(AGENT, when)),
            "you have confirmed it already",
            "vous l’avez déjà reprise",
        ),
        *_of_its_clause(it(unrevoked(IT) & _in_progress()), *ENDED),
    )


def _in_progress() -> Condition:
    """What it was given for is not done with (A27)."""
    done = IT["completed_at"]
    return done.absent() | NOW.lt(done)


def _confirms(_role: Role) -> tuple[Write, ...]:
    where = IT["id"].eq(AUTHORISATION.term)
    return (Update(IT, where, {"confirmed_by_id": AGENT, "confirmed_at": NOW}),)


def _may_revoke(role: Role) -> tuple[Demand, ...]:
    """Whoever issued it, or the magistrate in charge."""
    return (
        there(it(any_of(*ends(role, IT))), "R40-47/II/f"),
        of_the_purpose(),
        *_of_its_clause(
            it(IT["revoked_at"].absent() | NOW.lt(IT["revoked_at"])),
            "the authorisation was revoked already",
            "l’autorisation a déjà été retirée",
        ),
    )


def _revokes(_role: Role) -> tuple[Write, ...]:
    return (Update(IT, IT["id"].eq(AUTHORISATION.term), {"revoked_at": NOW}),)


def _may_complete(_role: Role) -> tuple[Demand, ...]:
    """The one authorised says that the operation is done (A27)."""
    mine = IT["grantee_id"].eq(AGENT) & IT["clause"].eq(Clause.VIII)
    return (
        there(it(mine), "R40-47/VIII/a"),
        needs(
            it(IT["completed_at"].absent()),
            "the operation was recorded as done already",
            "l’opération a déjà été enregistrée comme achevée",
            "R40-47/VIII/a",
        ),
    )


def _completes(_role: Role) -> tuple[Write, ...]:
    return (Update(IT, IT["id"].eq(AUTHORISATION.term), {"completed_at": NOW}),)


def _clauses(given: Given) -> tuple[str, ...]:
    """Those of its own clause, once it is known."""
    found = given.get(RECORDED)
    return () if found is None else OPENINGS[Clause(str(found))].issued


def _filed(given: Given) -> Processing | None:
    """The file of its clause, once it is known."""
    found = given.get(RECORDED)
    return None if found is None else file_of_clause(found)


TARGET = Target("authorisation", AUTHORISATION, versioned=True)

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
    target=TARGET,
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
    target=TARGET,
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
    target=TARGET,
    table="authorisation",
    gives=Authorisation,
    demands=_may_complete,
    writes=_completes,
)
ACTS = (CONFIRM, REVOKE, COMPLETE)
