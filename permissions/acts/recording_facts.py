"""Recording what a case is about: facts, and who is charged with them."""

from datetime import datetime

from db.enumerations import CaseKind, ExtendedArticle, OffenceClass
from permissions.acts.act import Given, Input, Kind
from permissions.acts.demanding import needs
from permissions.acts.recording import CASE, amending, past, recording
from permissions.acts.terms import Terms
from permissions.categories import implicated
from permissions.condition import Condition, Exists, Row
from permissions.entities import Charge, Offence
from permissions.refusal import Said

FROM = Input("date_from", Kind.DAY, "When the facts began.")
NEW_FROM = Input("date_from", Kind.DAY, "When the facts began.", required=False)
TO = Input(
    "date_to",
    Kind.DAY,
    "When they ended, if not on the same day.",
    required=False,
    clearable=True,
)
CLASS = Input("offence_class", Kind.CODE, "The class for limitation.", codes=OffenceClass)
NEW_CLASS = Input(
    "offence_class", Kind.CODE, "The class for limitation.", required=False, codes=OffenceClass
)
CLASSIFICATION = Input(
    "legal_classification", Kind.TEXT, "How the law classifies them.", longest=1_000
)
NEW_CLASSIFICATION = Input(
    "legal_classification",
    Kind.TEXT,
    "How the law classifies them.",
    required=False,
    longest=1_000,
)
MATTERS = Input(
    "matters",
    Kind.CODES,
    "The matters of extended jurisdiction that they fall in.",
    required=False,
    codes=ExtendedArticle,
    clearable=True,
)
OFFENCE = Input("offence", Kind.ID, "The facts.")
PARTY = Input("party", Kind.ID, "The party, implicated.")
CHARGE = Input("charge", Kind.ID, "The charge.")
REQUALIFIED = Input(
    "requalified_as",
    Kind.TEXT,
    "As what the facts are requalified for this party.",
    required=False,
    clearable=True,
    longest=1_000,
)


def _where(name: str, description: str, longest: int) -> Input:
    return Input(name, Kind.TEXT, description, required=False, clearable=True, longest=longest)


_PLACES = {
    _where("place", "Where they took place.", 500): "place",
    _where("insee_code", "The INSEE code of the place.", 10): "insee_code",
    _where("natinf_code", "The NATINF code of the offence.", 10): "natinf_code",
}


def _in_matters(given: Given, _at: datetime, _terms: Terms) -> Given:
    """Facts in no matter of extended jurisdiction have an empty list."""
    return {**given, "matters": given.get("matters") or []}


def is_criminal() -> Condition:
    """The case is criminal."""
    case = Row("judicial_case", "charged_in")
    return Exists(case, case["id"].eq(CASE.term) & case["kind"].eq(CaseKind.CRIMINAL))


def stands_implicated(party_id: Input) -> Condition:
    """The party is of the case, and implicated in it."""
    party = Row("party", "charged")
    of_case = party["id"].eq(party_id.term) & party["case_id"].eq(CASE.term)
    return Exists(party, of_case & implicated(party))


NOBODY_IMPLICATED = (
    "no such party stands implicated in the case",
    "aucune telle partie n’est mise en cause dans l’affaire",
    "48-1/al.3/2°/c",
)

RECORD = recording(
    "recordOffence",
    Said("Record facts", "Enregistrer des faits"),
    Offence,
    {
        FROM: "date_from",
        CLASS: "class",
        CLASSIFICATION: "legal_classification",
        TO: "date_to",
        **_PLACES,
        MATTERS: "matters",
    },
    clauses=("48-1/al.3/1°",),
    rests_on=(
        needs(
            is_criminal(),
            "facts are recorded in criminal cases",
            "les faits s’enregistrent dans les affaires pénales",
            "48-1/al.3/1°",
        ),
        past(FROM),
        past(TO),
    ),
    fills=_in_matters,
    follow=((FROM, TO, False),),
)
AMEND = amending(
    "amendOffence",
    Said("Amend facts", "Modifier des faits"),
    Offence,
    OFFENCE,
    {
        NEW_FROM: "date_from",
        NEW_CLASS: "class",
        NEW_CLASSIFICATION: "legal_classification",
        TO: "date_to",
        **_PLACES,
        MATTERS: "matters",
    },
    clauses=("48-1/al.3/1°",),
    rests_on=lambda _it: (past(NEW_FROM), past(TO)),
    fills=_in_matters,
    follow=((NEW_FROM, TO, False),),
)


def _charged_already() -> Condition:
    same = Row("charge", "same")
    return Exists(same, same["party_id"].eq(PARTY.term) & same["offence_id"].eq(OFFENCE.term))


def _facts_of_the_case() -> Condition:
    facts = Row("offence", "facts")
    return Exists(facts, facts["id"].eq(OFFENCE.term) & facts["case_id"].eq(CASE.term))


CHARGE_SOMEONE = recording(
    "recordCharge",
    Said("Record a charge", "Enregistrer un chef de mise en cause"),
    Charge,
    {PARTY: "party_id", OFFENCE: "offence_id", REQUALIFIED: "requalified_as"},
    clauses=("48-1/al.3/1°", "48-1/al.3/2°/c"),
    rests_on=(
        needs(stands_implicated(PARTY), *NOBODY_IMPLICATED),
        needs(
            _facts_of_the_case(),
            "no such facts are recorded in the case",
            "aucuns faits de ce genre ne sont enregistrés dans l’affaire",
            "48-1/al.3/1°",
        ),
        needs(
            ~_charged_already(),
            "the party is charged with these facts already",
            "ces faits sont déjà reprochés à cette partie",
            "48-1/al.3/2°/c",
        ),
    ),
)
REQUALIFY = amending(
    "requalifyCharge",
    Said("Requalify a charge", "Requalifier un chef de mise en cause"),
    Charge,
    CHARGE,
    {REQUALIFIED: "requalified_as"},
    clauses=("48-1/al.3/1°",),
)

ACTS = (RECORD, AMEND, CHARGE_SOMEONE, REQUALIFY)
