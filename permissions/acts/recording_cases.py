"""Recording cases: a new one, and what becomes of it."""

from datetime import datetime

from db.enumerations import CaseKind, CaseOrigin, Function, Processing, Role, Stage
from permissions.acts.act import (
    KEY,
    MADE,
    Act,
    Demand,
    Given,
    Input,
    Insert,
    Kind,
    Write,
)
from permissions.acts.demanding import competent, must, needs
from permissions.acts.recording import (
    BY,
    CASE,
    MAGISTRATE,
    OF_THE_CASE,
    RESPONSIBLE,
    amending,
    an_assistant,
    answers_in_criminal_matters,
    past,
    somebody_answers,
)
from permissions.acts.recording_links import LINK
from permissions.acts.terms import Terms
from permissions.condition import (
    AGENT,
    COURT,
    NOW,
    Condition,
    Context,
    Exists,
    Row,
    Term,
    term,
)
from permissions.cpp.facts import current, holds_role
from permissions.entities import Case
from permissions.purposes import Purpose
from permissions.refusal import Code, Said

NUMBER = Input("number", Kind.TEXT, "Its number in the court.", longest=100)
KIND = Input("kind", Kind.CODE, "Of what kind it is.", codes=CaseKind)
STAGE = Input("stage", Kind.CODE, "Where it stands.", codes=Stage)
ORIGIN = Input("origin", Kind.CODE, "How it came in.", codes=CaseOrigin)
RECEIVED = Input(
    "complaint_received_at",
    Kind.DAY,
    "The day on which the complaint was received.",
    required=False,
    clearable=True,
)
FOLLOW_UP = Input(
    "follow_up", Kind.TEXT, "What became of the complaint.", required=False, clearable=True
)
ENFORCEABLE = Input(
    "enforceable_at",
    Kind.DAY,
    "When the decision became enforceable, in a case that is not criminal.",
    required=False,
    clearable=True,
)
SUBJECT = Input(
    "subject_matter",
    Kind.TEXT,
    "What it is about, if it is not criminal.",
    required=False,
    clearable=True,
    longest=1_000,
)
FUNCTION = Input(
    "function",
    Kind.CODE,
    "In which function the responsible judge is seised; prosecutors need none.",
    required=False,
    codes=Function,
)
NEW_NUMBER = Input("number", Kind.TEXT, "Its number anew.", required=False, longest=100)
NEW_STAGE = Input("stage", Kind.CODE, "Where it stands now.", required=False, codes=Stage)
NEW_ORIGIN = Input("origin", Kind.CODE, "How it came in.", required=False, codes=CaseOrigin)

_COLUMNS = {
    NUMBER: "number",
    KIND: "kind",
    STAGE: "stage",
    ORIGIN: "origin",
    RECEIVED: "complaint_received_at",
    FOLLOW_UP: "follow_up",
    ENFORCEABLE: "enforceable_at",
    SUBJECT: "subject_matter",
}
_OF_CRIMINAL_JUDGES = frozenset(Function) - {
    Function.PROSECUTION,
    Function.CHILDRENS_JUDGE_EDUCATIONAL,
    Function.CIVIL,
    Function.JLD_NON_CRIMINAL,
}
_CIVIL = KIND.term.eq(CaseKind.CIVIL_COMMERCIAL_PROSECUTION)
_CRIMINAL = KIND.term.eq(CaseKind.CRIMINAL)
_OF_OTHER_KINDS = (
    "what becomes enforceable, and what a case is about, are told of cases that are not criminal",
    "l’objet d’une affaire et la date d’exécution de sa décision s’enregistrent hors du pénal",
)


def _will_answer() -> Condition:
    """The caller assists the magistrate named, who answers for cases of the kind in the court."""
    link = Row("assist_link", "assists")
    mine = link["assistant_id"].eq(AGENT) & link["magistrate_id"].eq(RESPONSIBLE.term)
    assisted = Exists(link, mine & current(link))
    kinds = (_CRIMINAL & answers_in_criminal_matters()) | (
        _CIVIL & holds_role(MAGISTRATE, Role.PROSECUTOR)
    )
    is_he = MAGISTRATE["id"].eq(RESPONSIBLE.term) & MAGISTRATE["court_id"].eq(COURT)
    return assisted & Exists(MAGISTRATE, is_he & kinds)


def _is_seised_as() -> Condition:
    """A judge is seised in a function that he holds, a prosecutor in none but the prosecution's."""
    sits = Row("judicial_function", "seised_as")
    his = sits["agent_id"].eq(RESPONSIBLE.term) & sits["function"].eq(FUNCTION.term)
    his = his & FUNCTION.term.among(_OF_CRIMINAL_JUDGES)
    judge = Row("agent", "judging")
    judges = Exists(
        judge, judge["id"].eq(RESPONSIBLE.term) & holds_role(judge, Role.CRIMINAL_JUDGE)
    )
    return (judges & Exists(sits, his & current(sits))) | FUNCTION.term.absent() & ~judges


_NUMBERED = Row("judicial_case", "numbered")


def _to_be_given(number: Input, of_the_court: Condition) -> Demand:
    """The number is that of no other case of the court. That it is, and of which, is not told: its
    author may not see that case.
    """
    taken = Exists(_NUMBERED, of_the_court & _NUMBERED["number"].eq(number.term))
    return needs(
        number.term.absent() | ~taken,
        "the number cannot be given: `number`",
        "ce numéro ne peut être attribué : « number »",
        "48-1/al.1/b",
    )


def _may_record(role: Role) -> tuple[Demand, ...]:
    return (
        an_assistant(role),
        must(
            OF_THE_CASE.eq(KEY),
            Code.PURPOSE_NOT_ALLOWED,
            "a case that is not there yet is named in the purpose by the key of the act",
            "une affaire qui n’existe pas encore se désigne, dans la finalité, par la clé de "
            "l’acte",
            "48-1/al.9/a",
        ),
        competent(
            _CRIMINAL | _CIVIL,
            "criminal cases, and civil and commercial ones of prosecutors’ offices, are recorded "
            "here",
            "seules les affaires pénales, et les affaires civiles et commerciales des parquets, "
            "s’enregistrent ici",
            "48-1/al.9/a",
            "R15-33-66-4/al.3/c",
        ),
        *somebody_answers(_will_answer()),
        needs(
            _is_seised_as(),
            "name the `function` in which the judge is seised, one that he holds; a prosecutor "
            "has none",
            "indiquez la « function » au titre de laquelle le juge est saisi, et qu’il exerce ; "
            "un procureur n’en a pas",
            "48-1/al.10/b",
        ),
        needs(~_CRIMINAL | (ENFORCEABLE.term.absent() & SUBJECT.term.absent()), *_OF_OTHER_KINDS),
        past(RECEIVED),
        _to_be_given(NUMBER, _NUMBERED["court_id"].eq(COURT)),
    )


AS = Context("given:seised_as", "text")
"""The function of the assignment that comes with a case."""


def _seised_as(given: Given, _at: datetime, _terms: Terms) -> Given:
    civil = given["kind"] == CaseKind.CIVIL_COMMERCIAL_PROSECUTION
    of_prosecution = Function.CIVIL if civil else Function.PROSECUTION
    return {**given, "seised_as": given.get("function") or of_prosecution.value}


def _records(_role: Role) -> tuple[Write, ...]:
    """The case, and the seisin of its lead: it is his at once."""
    values: dict[str, Term] = {"court_id": COURT, "last_recorded_update_at": NOW}
    values |= {column: given.term for given, column in _COLUMNS.items()}
    seisin: dict[str, Term] = {
        "case_id": MADE,
        "magistrate_id": RESPONSIBLE.term,
        "function": AS,
        "lead": term(value=True),
        "valid_from": NOW,
    }
    return Insert("judicial_case", values), Insert("assignment", seisin, further=True)


RECORD = Act(
    name="recordCase",
    meaning=Said("Record a new case", "Enregistrer une nouvelle affaire"),
    clauses=(*BY, "48-1/al.1/b"),
    purposes=frozenset({Purpose.CASE_RECORDING}),
    file=Processing.REGISTRY,
    inputs=(RESPONSIBLE, *_COLUMNS, FUNCTION),
    table="judicial_case",
    gives=Case,
    makes=True,
    demands=_may_record,
    writes=_records,
    fills=_seised_as,
)
AMEND = amending(
    "amendCase",
    Said("Record what becomes of a case", "Enregistrer les suites d’une affaire"),
    Case,
    CASE,
    {
        NEW_NUMBER: "number",
        NEW_STAGE: "stage",
        NEW_ORIGIN: "origin",
        RECEIVED: "complaint_received_at",
        FOLLOW_UP: "follow_up",
        ENFORCEABLE: "enforceable_at",
        SUBJECT: "subject_matter",
    },
    clauses=("48-1/al.1/b",),
    of_the_case=lambda it: it["id"].eq(OF_THE_CASE),
    rests_on=lambda it: (
        needs(
            (ENFORCEABLE.term.absent() & SUBJECT.term.absent())
            | Exists(it, it["id"].eq(CASE.term) & ~it["kind"].eq(CaseKind.CRIMINAL)),
            *_OF_OTHER_KINDS,
        ),
        past(RECEIVED),
        _to_be_given(
            NEW_NUMBER,
            ~_NUMBERED["id"].eq(CASE.term)
            & Exists(it, it["id"].eq(CASE.term) & it["court_id"].eq(_NUMBERED["court_id"])),
        ),
    ),
)

ACTS = (RECORD, AMEND, LINK)
