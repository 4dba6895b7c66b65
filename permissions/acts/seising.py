"""Who may be seised of a case, and who says so (R40-47/I/b, 48-1/al.10; A32, A33).

The articles name no author of a *saisine*: the head of the registry of the case's court records
it, as the registry keeps the rolls.
"""

from collections.abc import Callable, Iterator

from db.enumerations import CaseKind, Function, Role
from permissions.acts.act import Demand, Input, Kind
from permissions.acts.demanding import competent, needs
from permissions.condition import AGENT, COURT, FALSE, NOW, Condition, Exists, Row, Term
from permissions.cpp.facts import current, held_at, kept
from permissions.cpp.interception_facts import active, assigned
from permissions.purposes import MAGISTRATES

MAGISTRATE = Input("magistrate", Kind.ID, "The magistrate.")
FUNCTION = Input("function", Kind.CODE, "In which function he is seised.", codes=Function)

_PROSECUTORS = frozenset({Role.PROSECUTOR, Role.APPEAL_PROSECUTOR, Role.PROSECUTOR_GENERAL})
_OF_PROSECUTORS = frozenset({Function.PROSECUTION, Function.CIVIL})
_NOT_CRIMINAL = frozenset(
    {Function.CHILDRENS_JUDGE_EDUCATIONAL, Function.CIVIL, Function.JLD_NON_CRIMINAL}
)
_CRIMINAL = frozenset(Function) - _NOT_CRIMINAL

Placed = Callable[[Callable[[Term], Condition]], Condition]
"""A condition on the id of the case that an act is about, as a condition of the act."""


def of_his_court(role: Role, case: Term) -> Condition:
    """The author heads the registry of the case's court."""
    row = Row("judicial_case", "of_registry")
    his = row["id"].eq(case) & row["court_id"].eq(COURT) & kept(row)
    return Exists(row, his) if role is Role.HEAD_OF_REGISTRY else FALSE


def by_the_head(holds: Condition, *clauses: str) -> Demand:
    """The demand that it is the head of the registry of the case's court."""
    return competent(
        holds,
        "the head of the registry of the case's court records who is seised of it",
        "le directeur de greffe de la juridiction enregistre qui est saisi de l’affaire",
        *clauses,
    )


def may_be_seised(placed: Placed) -> Iterator[Demand]:
    """Another than the author; a magistrate, in a function of his that fits the case, and who is
    not seised already.
    """
    yield competent(
        ~MAGISTRATE.term.eq(AGENT),
        "nobody seises himself of a case",
        "nul ne se saisit lui-même d’une affaire",
        "R40-47/I/b",
    )
    yield needs(
        active(MAGISTRATE.term) & held_at(MAGISTRATE.term, sorted(MAGISTRATES), NOW),
        "no magistrate with an active account is known under that id",
        "aucun magistrat au compte actif n’est connu sous cet identifiant",
        "R40-47/I/a",
    )
    yield needs(
        _exercises(),
        "the magistrate does not exercise that function",
        "le magistrat n’exerce pas cette fonction",
        "48-1/al.10/b",
    )
    yield needs(
        placed(_fits),
        "that function is not one for a case of this kind",
        "cette fonction n’est pas de celles d’une affaire de cette nature",
        "48-1/al.10/b",
        "R15-33-66-4/al.2/b",
    )
    yield needs(
        placed(_reaches),
        "the magistrate is of no court that may be seised of the case",
        "le magistrat n’est d’aucune juridiction qui puisse être saisie de l’affaire",
        "48-1/al.9/a",
        "48-1/al.11/b",
    )
    yield needs(
        placed(lambda case: ~assigned(case, MAGISTRATE.term)),
        "the magistrate is seised of the case already",
        "le magistrat est déjà saisi de l’affaire",
        "R40-47/I/b",
    )


def _exercises() -> Condition:
    """Prosecutors by their office, judges by a function that they hold now."""
    sits = Row("judicial_function", "exercised")
    his = sits["agent_id"].eq(MAGISTRATE.term) & sits["function"].eq(FUNCTION.term) & current(sits)
    prosecutes = held_at(MAGISTRATE.term, sorted(_PROSECUTORS), NOW)
    return Exists(sits, his) | (FUNCTION.term.among(_OF_PROSECUTORS) & prosecutes)


def _fits(case: Term) -> Condition:
    row = Row("judicial_case", "of_kind")
    criminal = row["kind"].eq(CaseKind.CRIMINAL)
    other = ~criminal & FUNCTION.term.among(_NOT_CRIMINAL | {Function.PROSECUTION})
    fits = (criminal & FUNCTION.term.among(_CRIMINAL)) | other
    return Exists(row, row["id"].eq(case) & fits)


def _reaches(case: Term) -> Condition:
    """He is of the case's court, of its court of appeal, or of one whose territory extends to it
    (48-1/al.11).
    """
    row, who = Row("judicial_case", "in_reach"), Row("agent", "posted")
    land = Row("court_territory", "extends")
    extends = land["court_id"].eq(who["court_id"]) & land["member_court_id"].eq(row["court_id"])
    court = who["court_id"].eq(row["court_id"]) | who["court_id"].eq(row["appeal_court_id"])
    posted = Exists(who, who["id"].eq(MAGISTRATE.term) & (court | Exists(land, extends)))
    return Exists(row, row["id"].eq(case) & posted)


def no_lead(case: Term) -> Condition:
    """Nobody is in charge of the case, nor will be (A32)."""
    lead = Row("assignment", "other_lead")
    lasts = lead["valid_until"].absent() | NOW.lt(lead["valid_until"])
    return ~Exists(lead, lead["case_id"].eq(case) & lead["lead"].eq(other=True) & lasts)


def has_lead(case: Term) -> Condition:
    """Somebody is in charge of the case now."""
    lead = Row("assignment", "its_lead")
    leads = lead["case_id"].eq(case) & lead["lead"].eq(other=True) & current(lead)
    return Exists(lead, leads)
