"""What a prosecutor answers who was asked about a hit (R40-29/I/5°/e, f)."""

from db.enumerations import AntecedentCapacity, DecisionType, Processing, Role
from permissions.acts.act import Act, Demand, Input, Kind, Target, Update, Write
from permissions.acts.demanding import competent, needs, there
from permissions.condition import COURT, FALSE, NOW, TRUE, Condition, Exists, Literal, Row
from permissions.entities import ProsecutorReferral
from permissions.refusal import Said

REFERRAL = Input("referral", Kind.ID, "The referral that is answered.")
ACCESSIBLE = Input("accessible", Kind.FLAG, "Whether the data are accessible under article 230-8.")
REPLY = Input("reply", Kind.TEXT, "What is answered to the authority.", required=False)
PROCEDURE = Input(
    "procedure",
    Kind.TEXT,
    "The procedure whose outcome the file is to hold.",
    required=False,
    longest=100,
)
COUNT = Input("count", Kind.NUMBER, "The count of it; each, unless said.", required=False)
OUTCOME = Input(
    "outcome", Kind.CODE, "Its outcome for this person.", required=False, codes=DecisionType
)
FINAL = Input(
    "outcome_final_at",
    Kind.INSTANT,
    "When the outcome became final; of no further action, when it was taken.",
    required=False,
)
_IT = Row("prosecutor_referral", "it")
_RECORD = Row("antecedent_record", "answered")
_OF_OTHER_KINDS = frozenset({DecisionType.CIVIL, DecisionType.EDUCATIONAL, DecisionType.JLD_ORDER})


def _it(test: Condition) -> Condition:
    return Exists(_IT, _IT["id"].eq(REFERRAL.term) & test)


def _his(record: Row) -> Condition:
    """A record of the person asked about, as implicated, before the prosecutor who answers."""
    inquiry = Row("administrative_inquiry", "asking")
    of_person = inquiry["id"].eq(_IT["inquiry_id"]) & inquiry["person_id"].eq(record["person_id"])
    implicated = record["capacity"].eq(AntecedentCapacity.IMPLICATED)
    same_court = record["court_id"].eq(_IT["court_id"])
    return implicated & _it(same_court & Exists(inquiry, of_person))


def _named(record: Row) -> Condition:
    count = COUNT.term.absent() | record["count_number"].eq(COUNT.term)
    return _his(record) & record["procedure_ref"].eq(PROCEDURE.term) & count


def _closed_anew(record: Row) -> Condition:
    """No further action, with no date of an earlier day, is the present state of the matter: it was
    reopened before, and is so no longer (A02). A reopening still to come stands.
    """
    undated = OUTCOME.term.eq(DecisionType.NO_FURTHER_ACTION) & FINAL.term.absent()
    return undated & record["reopened_at"].le(NOW)


def _may_reply(role: Role) -> tuple[Demand, ...]:
    stated = ~OUTCOME.term.absent() & ~PROCEDURE.term.absent()
    nothing = OUTCOME.term.absent() & FINAL.term.absent() & COUNT.term.absent()
    return (
        competent(
            TRUE if role is Role.PROSECUTOR else FALSE,
            "the prosecutor who was asked answers",
            "le procureur saisi répond",
            "R40-29/I/5°/d",
        ),
        there(_it(_IT["court_id"].eq(COURT)), "R40-29/I/5°/d"),
        needs(
            _it(_IT["replied_at"].absent()),
            "the referral was answered already",
            "il a déjà été répondu à cette saisine",
            "R40-29/I/5°/f",
        ),
        needs(
            stated | (nothing & PROCEDURE.term.absent()),
            "an outcome is stated of a procedure, and a procedure with its outcome",
            "une suite est indiquée pour une procédure, et une procédure avec sa suite",
            "R40-29/I/5°/e",
        ),
        needs(
            OUTCOME.term.absent() | ~OUTCOME.term.among(_OF_OTHER_KINDS),
            "that is no outcome of a criminal procedure",
            "ce n’est pas la suite d’une procédure pénale",
            "R40-29/I/5°/e",
        ),
        needs(
            PROCEDURE.term.absent() | Exists(_RECORD, _named(_RECORD)),
            "no such procedure of your court is recorded of this person",
            "aucune telle procédure de votre juridiction n’est enregistrée pour cette personne",
            "R40-29/I/5°/e",
        ),
    )


def _replies(_role: Role) -> tuple[Write, ...]:
    barred = ACCESSIBLE.term.eq(other=False)
    return (
        Update(
            _IT,
            _IT["id"].eq(REFERRAL.term),
            {"replied_at": NOW, "accessible": ACCESSIBLE.term, "reply": REPLY.term},
        ),
        Update(
            _RECORD,
            _named(_RECORD),
            {"outcome": OUTCOME.term, "outcome_final_at": FINAL.term},
        ),
        # emptied by the date that is not given
        Update(_RECORD, _named(_RECORD) & _closed_anew(_RECORD), {"reopened_at": FINAL.term}),
        Update(_RECORD, barred & _his(_RECORD), {"admin_access_barred": Literal(value=True)}),
    )


REPLY_TO = Act(
    name="recordProsecutorReply",
    meaning=Said(
        "Answer what was asked about a hit: its outcome, and whether it is accessible",
        "Répondre sur une mention : ses suites, et si elle est accessible",
    ),
    clauses=("R40-29/I/5°/e", "R40-29/I/5°/f"),
    purposes=frozenset(),
    file=Processing.ANTECEDENTS,
    inputs=(REFERRAL, ACCESSIBLE, REPLY, PROCEDURE, COUNT, OUTCOME, FINAL),
    target=Target("prosecutor_referral", REFERRAL, versioned=True),
    table="prosecutor_referral",
    gives=ProsecutorReferral,
    demands=_may_reply,
    writes=_replies,
)

ACTS = (REPLY_TO,)
