"""Putting items of a case under seal, and opening the seal (R40-47/II/f; A52).

The officer to whom the case is referred seals, or the magistrate in charge, who alone opens.
"""

from collections.abc import Iterator

from db.enumerations import Processing, Role
from permissions.acts.act import MADE, Act, Demand, Input, Insert, Kind, Target, Update, Write
from permissions.acts.clauses import OFFICERS
from permissions.acts.demanding import competent, needs, of_the_named_case
from permissions.acts.issuing_demands import NO_SUCH_ITEMS
from permissions.communications import ITEM, sealed
from permissions.condition import AGENT, FALSE, NOW, Condition, Context, Exists, Row
from permissions.cpp.interception_facts import in_charge, referred
from permissions.entities import Exhibit
from permissions.purposes import MAGISTRATES, Purpose
from permissions.refusal import Said

CASE = Input("case", Kind.ID, "The case.")
ITEMS = Input("items", Kind.IDS, "The items, all of the case.")
NUMBER = Input("number", Kind.TEXT, "The number of the exhibit in the case.")
DESCRIPTION = Input("description", Kind.TEXT, "What the exhibit is.", required=False)
_NEVER = Context("given:never", "timestamptz")
"""No instant: nothing is given under that name."""
_EACH = ITEMS.each("listed")
_CLAUSE = "R40-47/II/f"


def _leads(role: Role) -> Condition:
    return in_charge(CASE.term)(AGENT, NOW) if role in MAGISTRATES else FALSE


def _all_of_the_case() -> Iterator[Demand]:
    """Each that is listed is there, and of the case; what is not there is told alike."""
    line = Row("interception", "its_line")
    its_line = line["id"].eq(ITEM["interception_id"]) & line["case_id"].eq(CASE.term)
    fits = ITEM["id"].eq(_EACH["id"]) & NOW.lt(ITEM["retention_expires_at"])
    stranger = ~Exists(ITEM, fits & Exists(line, its_line))
    yield needs(~ITEMS.term.absent() & ~Exists(_EACH, stranger), *NO_SUCH_ITEMS)


def _listed(test: Condition) -> Condition:
    """One of those listed passes the test."""
    return Exists(_EACH, Exists(ITEM, ITEM["id"].eq(_EACH["id"]) & test))


def _may_seal(role: Role) -> tuple[Demand, ...]:
    officer = referred(CASE.term) if role in OFFICERS else FALSE
    other = Row("exhibit", "other")
    taken = other["case_id"].eq(CASE.term) & other["number"].eq(NUMBER.term)
    return (
        competent(
            _leads(role) | officer,
            "the magistrate in charge, or an officer to whom the case is referred, puts under seal",
            "le magistrat saisi, ou un officier saisi de l’affaire, place sous scellés",
            _CLAUSE,
        ),
        of_the_named_case(CASE.term, _CLAUSE),
        *_all_of_the_case(),
        needs(
            ~_listed(sealed()),
            "an item that you list is under seal already",
            "un élément que vous désignez est déjà sous scellés",
            _CLAUSE,
        ),
        needs(
            ~Exists(other, taken),
            "the case has an exhibit of that number",
            "l’affaire a déjà un scellé de ce numéro",
            _CLAUSE,
        ),
    )


def _seals(_role: Role) -> tuple[Write, ...]:
    values = {
        "case_id": CASE.term,
        "number": NUMBER.term,
        "sealed_at": NOW,
        "sealed_by_id": AGENT,
        "description": DESCRIPTION.term,
    }
    laid = {"exhibit_id": MADE, "sealed_at": NOW, "unsealed_at": _NEVER}
    return (Insert("exhibit", values), Update(ITEM, _among_those_listed(), laid))


def _among_those_listed() -> Condition:
    return Exists(_EACH, _EACH["id"].eq(ITEM["id"]))


def _may_unseal(role: Role) -> tuple[Demand, ...]:
    return (
        competent(
            _leads(role),
            "the magistrate in charge of the case, and nobody else, opens what is under seal",
            "le magistrat saisi de l’affaire ouvre seul ce qui est sous scellés",
            _CLAUSE,
        ),
        of_the_named_case(CASE.term, _CLAUSE),
        *_all_of_the_case(),
        needs(
            ~_listed(~sealed()),
            "an item that you list is not under seal",
            "un élément que vous désignez n’est pas sous scellés",
            _CLAUSE,
        ),
    )


def _unseals(_role: Role) -> tuple[Write, ...]:
    return (Update(ITEM, _among_those_listed(), {"unsealed_at": NOW}),)


SEAL = Act(
    name="sealItems",
    meaning=Said(
        "Put items of a case under seal, as one exhibit",
        "Placer des éléments d’une affaire sous scellés, en un seul scellé",
    ),
    clauses=(_CLAUSE,),
    purposes=frozenset({Purpose.INTERCEPT_CASE}),
    file=Processing.INTERCEPT,
    inputs=(CASE, ITEMS, NUMBER, DESCRIPTION),
    target=Target("judicial_case", CASE),
    table="exhibit",
    gives=Exhibit,
    makes=True,
    demands=_may_seal,
    writes=_seals,
)
UNSEAL = Act(
    name="unsealItems",
    meaning=Said("Open the seal of items of a case", "Lever les scellés d’éléments d’une affaire"),
    clauses=(_CLAUSE,),
    purposes=frozenset({Purpose.INTERCEPT_CASE}),
    file=Processing.INTERCEPT,
    inputs=(CASE, ITEMS),
    target=Target("judicial_case", CASE),
    table="judicial_case",
    demands=_may_unseal,
    writes=_unseals,
)

ACTS = (SEAL, UNSEAL)
