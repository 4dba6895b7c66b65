"""What authorisations under IV, VII, XI and XII rest on (LAW 5.3)."""

from collections.abc import Iterator

from db.enumerations import Clause
from permissions.acts.act import Demand
from permissions.acts.competence import CASE, CLAUSE, GRANTEE, SEALED, no_duty_owed
from permissions.acts.demanding import must, needs
from permissions.acts.issuing_inputs import DIFFICULTY, OF_INTERCEPTION, PRIOR, REQUEST, TASK
from permissions.condition import NOW, Condition, Exists, Row
from permissions.cpp.facts import unrevoked
from permissions.cpp.interception_facts import in_charge, no_magistrate_known, stands
from permissions.refusal import Code

_ASKED_FOR = (
    (REQUEST, frozenset({Clause.VII})),
    (DIFFICULTY, frozenset({Clause.XI_MAGISTRATE, Clause.XI_DIRECTOR})),
    (PRIOR, frozenset({Clause.XI_DIRECTOR})),
)
"""Records that are named under some clauses, and under no other: nobody learns that one exists."""


def where(clause: Clause, holds: Condition) -> Condition:
    """It holds, if the authorisation is of that clause."""
    return ~CLAUSE.term.eq(clause) | holds


def circumstances() -> Iterator[Demand]:
    """What IV, VII and XI rest on."""
    yield needs(
        where(Clause.IV, ~TASK.term.absent()),
        "name the task that is entrusted",
        "indiquez la tâche confiée",
        "R40-47/IV/a",
    )
    yield needs(
        where(Clause.VII, _requested()),
        "no such request of that person's State is recorded for the case",
        "aucune telle demande de l’Etat de cette personne n’est enregistrée pour l’affaire",
        "R40-47/VII/a",
        "R40-47/VII/b",
    )
    yield needs(
        where(Clause.XI_DIRECTOR, ~CASE.term.absent()),
        "name the `case`: that of the magistrate’s authorisation",
        "indiquez « case » : l’affaire de l’autorisation du magistrat",
        "R40-47/XI/d",
    )
    for clause in (Clause.XI_MAGISTRATE, Clause.XI_DIRECTOR):
        yield needs(
            where(clause, _difficulty_lasts()),
            "no exceptional technical difficulty is open under that id for the case",
            "aucune difficulté technique exceptionnelle n’est ouverte sous cet identifiant pour "
            "l’affaire",
            "R40-47/XI/b",
        )
    for given, clauses in _ASKED_FOR:
        yield needs(
            given.term.absent() | CLAUSE.term.among(clauses),
            "what the authorisation rests on is not what its clause asks for",
            "ce sur quoi repose l’autorisation n’est pas ce que sa clause demande",
        )
    yield needs(
        where(Clause.XI_DIRECTOR, _magistrate_authorised()),
        "the magistrate in charge has not authorised it before",
        "le magistrat saisi ne l’a pas autorisé auparavant",
        "R40-47/XI/d",
    )


def _requested() -> Condition:
    request, reader = Row("foreign_request", "served"), Row("agent", "investigator")
    of_state = reader["id"].eq(GRANTEE.term) & reader["state"].eq(request["state"])
    of_case = request["id"].eq(REQUEST.term) & request["case_id"].eq(CASE.term)
    return Exists(request, of_case & Exists(reader, of_state))


def _difficulty_lasts() -> Condition:
    difficulty = Row("technical_difficulty", "lasting")
    is_it = difficulty["id"].eq(DIFFICULTY.term) & difficulty["exceptional"].eq(other=True)
    of_case = difficulty["case_id"].absent() | difficulty["case_id"].eq(CASE.term)
    still = difficulty["closed_at"].absent() | NOW.lt(difficulty["closed_at"])
    return Exists(difficulty, is_it & of_case & difficulty["opened_at"].le(NOW) & still)


def _magistrate_authorised() -> Condition:
    """His authorisation for the same person and case runs, and stands; it came before (A30)."""
    prior = Row("authorisation", "before")
    same = prior["grantee_id"].eq(GRANTEE.term) & prior["case_id"].eq(CASE.term)
    is_it = prior["id"].eq(PRIOR.term) & prior["clause"].eq(Clause.XI_MAGISTRATE)
    runs = unrevoked(prior) & ~prior["valid_until"].absent() & prior["issued_at"].lt(NOW)
    opens = prior["includes_sealed"].eq(other=True) | SEALED.term.absent()
    shut = SEALED.term.eq(other=False)
    signed = stands(prior, in_charge(prior["case_id"]))
    return Exists(prior, is_it & same & runs & signed & (opens | shut))


def search() -> Iterator[Demand]:
    """XII: while nobody is seised, and no notice of an earlier search is owed; seals stay shut."""
    clause = Clause.XII
    line = Row("interception", "stray")
    kept = NOW.lt(line["retention_expires_at"])
    intercepted = Exists(line, line["case_id"].eq(CASE.term) & kept)
    of_case = intercepted & no_magistrate_known(CASE.term)
    stray = line["id"].eq(OF_INTERCEPTION.term) & line["mission_id"].absent() & kept
    of_line = Exists(line, stray & no_magistrate_known(line["case_id"]))
    one = (OF_INTERCEPTION.term.absent() & of_case) | (CASE.term.absent() & of_line)
    yield needs(
        where(clause, one),
        "the search is for the magistrate of one case, or interception, of which none is known",
        "la recherche porte sur le magistrat d’une seule affaire, ou interception, dont aucun "
        "n’est connu",
        "R40-47/XII/a",
    )
    yield needs(
        CLAUSE.term.eq(clause) | OF_INTERCEPTION.term.absent(),
        "an interception is named under XII alone",
        "une interception ne se désigne qu’au titre du XII",
        "R40-47/XII/a",
    )
    yield needs(
        where(clause, SEALED.term.absent() | SEALED.term.eq(other=False)),
        "what is under seal stays shut to a search",
        "ce qui est sous scellés reste fermé à une recherche",
        "R40-47/XII/b",
    )
    yield must(
        where(clause, no_duty_owed()),
        Code.DUTY_OUTSTANDING,
        "the qualified person has yet to be informed of an earlier authorisation of yours",
        "la personnalité qualifiée doit encore être informée d’une de vos autorisations",
        "R40-47/XII/e",
    )
