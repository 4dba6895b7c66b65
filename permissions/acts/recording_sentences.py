"""Recording sentences, how they are enforced, and the situation of the person meanwhile."""

from db.enumerations import Situation
from permissions.acts.act import Input, Kind
from permissions.acts.demanding import needs
from permissions.acts.recording import CASE, amending, recording
from permissions.acts.recording_facts import NOBODY_IMPLICATED, stands_implicated
from permissions.condition import Condition, Exists, Row
from permissions.entities import EnforcementMeasure, JudicialSituation, Sentence
from permissions.refusal import Said

PARTY = Input("party", Kind.ID, "The party, implicated.")
NATURE = Input("nature", Kind.TEXT, "What sentence it is.", longest=200)
NEW_NATURE = Input("nature", Kind.TEXT, "What sentence it is.", required=False, longest=200)
QUANTUM = Input(
    "quantum", Kind.TEXT, "How much of it.", required=False, clearable=True, longest=200
)
FINAL = Input(
    "final_at", Kind.INSTANT, "From when no remedy is open.", required=False, clearable=True
)
SENTENCE = Input("sentence", Kind.ID, "The sentence.")
MEASURE = Input("measure", Kind.ID, "The measure.")
MODALITY = Input("modality", Kind.TEXT, "How the sentence is enforced.", longest=200)
NEW_MODALITY = Input(
    "modality", Kind.TEXT, "How the sentence is enforced.", required=False, longest=200
)
STATUS = Input("status", Kind.TEXT, "Where enforcement stands.", longest=200)
NEW_STATUS = Input("status", Kind.TEXT, "Where enforcement stands.", required=False, longest=200)
SINCE = Input("valid_from", Kind.INSTANT, "From when, that instant included.")
UNTIL = Input(
    "valid_until",
    Kind.INSTANT,
    "Until when, that instant excluded.",
    required=False,
    clearable=True,
)
SITUATION = Input("situation", Kind.CODE, "In what situation the person is.", codes=Situation)
SITUATED = Input("judicial_situation", Kind.ID, "The situation recorded.")
_OUTCOME, _ENFORCED, _SITUATION = ("48-1/al.3/3°/c",), ("48-1/al.3/3°/d",), ("48-1/al.3/4°",)


def _sentenced_in_the_case() -> Condition:
    passed = Row("sentence", "enforced")
    return Exists(passed, passed["id"].eq(SENTENCE.term) & passed["case_id"].eq(CASE.term))


RECORD = recording(
    "recordSentence",
    Said("Record a sentence", "Enregistrer une peine"),
    Sentence,
    {PARTY: "party_id", NATURE: "nature", QUANTUM: "quantum", FINAL: "final_at"},
    clauses=_OUTCOME,
    rests_on=(needs(stands_implicated(PARTY), *NOBODY_IMPLICATED),),
)
AMEND = amending(
    "amendSentence",
    Said("Amend a sentence", "Modifier une peine"),
    Sentence,
    SENTENCE,
    {NEW_NATURE: "nature", QUANTUM: "quantum", FINAL: "final_at"},
    clauses=_OUTCOME,
)
ENFORCE = recording(
    "recordEnforcementMeasure",
    Said("Record how a sentence is enforced", "Enregistrer l’exécution d’une peine"),
    EnforcementMeasure,
    {
        SENTENCE: "sentence_id",
        MODALITY: "modality",
        STATUS: "status",
        SINCE: "valid_from",
        UNTIL: "valid_until",
    },
    clauses=_ENFORCED,
    rests_on=(
        needs(
            _sentenced_in_the_case(),
            "no such sentence is recorded in the case",
            "aucune telle peine n’est enregistrée dans l’affaire",
            "48-1/al.3/3°/d",
        ),
    ),
    follow=((SINCE, UNTIL, True),),
)
AMEND_MEASURE = amending(
    "amendEnforcementMeasure",
    Said(
        "Amend, or end, the enforcement of a sentence",
        "Modifier l’exécution d’une peine, ou y mettre fin",
    ),
    EnforcementMeasure,
    MEASURE,
    {NEW_MODALITY: "modality", NEW_STATUS: "status", UNTIL: "valid_until"},
    clauses=_ENFORCED,
    after={UNTIL: "valid_from"},
)
SITUATE = recording(
    "recordJudicialSituation",
    Said(
        "Record the situation of an implicated person",
        "Enregistrer la situation judiciaire d’une personne mise en cause",
    ),
    JudicialSituation,
    {PARTY: "party_id", SITUATION: "situation", SINCE: "valid_from", UNTIL: "valid_until"},
    clauses=_SITUATION,
    rests_on=(needs(stands_implicated(PARTY), *NOBODY_IMPLICATED),),
    follow=((SINCE, UNTIL, True),),
)
END_SITUATION = amending(
    "endJudicialSituation",
    Said(
        "Record that the situation of a person has ended, or when it will",
        "Enregistrer la fin de la situation judiciaire d’une personne",
    ),
    JudicialSituation,
    SITUATED,
    {UNTIL: "valid_until"},
    clauses=_SITUATION,
    after={UNTIL: "valid_from"},
)

ACTS = (RECORD, AMEND, ENFORCE, AMEND_MEASURE, SITUATE, END_SITUATION)
