"""Recording the course of a case: decisions, steps of the investigation, hearings."""

from db.enumerations import CaseKind, DecisionType
from permissions.acts.act import EACH, MADE, Input, Insert, Kind
from permissions.acts.demanding import needs
from permissions.acts.recording import CASE, OF_THE_CASE, amending, past, recording
from permissions.condition import COURT, Condition, Context, Exists, Row
from permissions.entities import Decision, Hearing, InvestigationStep
from permissions.refusal import Said

TYPE = Input("type", Kind.CODE, "What was decided.", codes=DecisionType)
NEW_TYPE = Input("type", Kind.CODE, "What was decided.", required=False, codes=DecisionType)
PRONOUNCED = Input("pronounced_at", Kind.INSTANT, "When it was pronounced.")
NEW_PRONOUNCED = Input("pronounced_at", Kind.INSTANT, "When it was pronounced.", required=False)
FINAL = Input(
    "final_at",
    Kind.INSTANT,
    "From when no remedy is open.",
    required=False,
    clearable=True,
)
REOPENED = Input(
    "reopened_at",
    Kind.INSTANT,
    "From when it no longer closes the case.",
    required=False,
    clearable=True,
)
CHARGES = Input(
    "charges",
    Kind.IDS,
    "The charges that it rules on; the whole case, where none is named.",
    required=False,
)
DECISION = Input("decision", Kind.ID, "The decision.")
STEP = Input("step", Kind.ID, "The step.")
STEP_TYPE = Input("type", Kind.TEXT, "What was done.", longest=200)
NEW_STEP_TYPE = Input("type", Kind.TEXT, "What was done.", required=False, longest=200)
AT = Input("at", Kind.INSTANT, "When it takes place, or took place.")
NEW_AT = Input("at", Kind.INSTANT, "When it takes place, or took place.", required=False)
HEARING = Input("hearing", Kind.ID, "The hearing.")


def _told(name: str, description: str, longest: int = 10_000) -> Input:
    return Input(name, Kind.TEXT, description, required=False, clearable=True, longest=longest)


GROUNDS = _told("grounds", "Its grounds.")
SUMMARY = _told("summary", "What came of it.")
_OF_HEARINGS = {
    _told("room", "Where it is held.", 200): "room",
    _told("formation", "Before which formation.", 500): "formation",
    _told("outcome", "What came of it.", 1_000): "outcome",
}
_NOT_CRIMINAL = frozenset({DecisionType.CIVIL, DecisionType.EDUCATIONAL, DecisionType.JLD_ORDER})


def _of_the_kind(case_id: Context, type_: Input) -> Condition:
    case = Row("judicial_case", "decided")
    crime, other = case["kind"].eq(CaseKind.CRIMINAL), type_.term.among(_NOT_CRIMINAL)
    fits = Exists(case, case["id"].eq(case_id) & ((crime & ~other) | (~crime & other)))
    return type_.term.absent() | fits


_TYPE_FITS = (
    "no such decision is taken in a case of this kind",
    "aucune telle décision n’est prise dans une affaire de cette nature",
)
_BY_TYPE = ("48-1/al.3/3°/a", "48-1/al.3/3°/b", "48-1/al.3/3°/c")

DECIDE = recording(
    "recordDecision",
    Said("Record a decision", "Enregistrer une décision"),
    Decision,
    {
        TYPE: "type",
        PRONOUNCED: "pronounced_at",
        FINAL: "final_at",
        REOPENED: "reopened_at",
        GROUNDS: "grounds",
    },
    clauses=_BY_TYPE,
    inputs=(CHARGES,),
    values={"case_id": CASE.term, "court_id": COURT},
    then=(
        Insert(
            "decision_charge",
            {"case_id": CASE.term, "decision_id": MADE, "charge_id": EACH},
            each=CHARGES,
        ),
    ),
    rests_on=(
        needs(_of_the_kind(CASE.term, TYPE), *_TYPE_FITS),
        past(PRONOUNCED),
        past(REOPENED),
    ),
    follow=((PRONOUNCED, FINAL, False), (PRONOUNCED, REOPENED, False)),
)
AMEND_DECISION = amending(
    "amendDecision",
    Said(
        "Amend a decision: final, or reopened",
        "Modifier une décision : définitive, ou remise en cause",
    ),
    Decision,
    DECISION,
    {
        NEW_TYPE: "type",
        NEW_PRONOUNCED: "pronounced_at",
        FINAL: "final_at",
        REOPENED: "reopened_at",
        GROUNDS: "grounds",
    },
    clauses=_BY_TYPE,
    rests_on=lambda _it: (
        needs(_of_the_kind(OF_THE_CASE, NEW_TYPE), *_TYPE_FITS),
        past(NEW_PRONOUNCED),
        past(REOPENED),
    ),
    follow=((NEW_PRONOUNCED, FINAL, False), (NEW_PRONOUNCED, REOPENED, False)),
)
RECORD_STEP = recording(
    "recordStep",
    Said("Record a step of the investigation", "Enregistrer un acte de l’instruction"),
    InvestigationStep,
    {STEP_TYPE: "type", AT: "at", SUMMARY: "summary"},
    clauses=("48-1/al.3/3°/b",),
    rests_on=(past(AT),),
)
AMEND_STEP = amending(
    "amendStep",
    Said("Amend a step of the investigation", "Modifier un acte de l’instruction"),
    InvestigationStep,
    STEP,
    {NEW_STEP_TYPE: "type", NEW_AT: "at", SUMMARY: "summary"},
    clauses=("48-1/al.3/3°/b",),
    rests_on=lambda _it: (past(NEW_AT),),
)
RECORD_HEARING = recording(
    "recordHearing",
    Said("Record a hearing", "Enregistrer une audience"),
    Hearing,
    {AT: "at", **_OF_HEARINGS},
    clauses=("48-1/al.3/3°/c",),
)
AMEND_HEARING = amending(
    "amendHearing",
    Said("Amend a hearing: its outcome", "Modifier une audience : son issue"),
    Hearing,
    HEARING,
    {NEW_AT: "at", **_OF_HEARINGS},
    clauses=("48-1/al.3/3°/c",),
)

ACTS = (DECIDE, AMEND_DECISION, RECORD_STEP, AMEND_STEP, RECORD_HEARING, AMEND_HEARING)
