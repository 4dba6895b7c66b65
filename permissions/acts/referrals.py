"""Referring a case to an investigator, and ending it (R40-47/II/d)."""

from db.enumerations import Processing, Role
from permissions.acts.act import Act, Demand, Input, Insert, Kind, Target, Update, Write
from permissions.acts.demanding import competent, needs, of_the_named_case, there
from permissions.condition import AGENT, FALSE, NOW, Condition, Exists, Row, Term, reference
from permissions.cpp.facts import current, held_at
from permissions.cpp.interception_facts import active, in_charge, referred
from permissions.entities import Referral
from permissions.purposes import INVESTIGATORS, MAGISTRATES, Purpose
from permissions.refusal import Said

CASE = Input("case", Kind.ID, "The case.")
INVESTIGATOR = Input("agent", Kind.ID, "The investigator.")
UNTIL = Input("valid_until", Kind.INSTANT, "Until when, that instant excluded.", required=False)
REFERRAL = Input("referral", Kind.ID, "The referral.")
_IT = Row("referral", "it")
_IS_IT = _IT["id"].eq(REFERRAL.term)
_CLAUSE = "R40-47/II/d"


def _leads(role: Role, case: Term) -> Condition:
    return in_charge(case)(AGENT, NOW) if role in MAGISTRATES else FALSE


def _may_refer(role: Role) -> tuple[Demand, ...]:
    who = INVESTIGATOR.term
    return (
        competent(
            _leads(role, CASE.term) & ~who.eq(AGENT),
            "the magistrate in charge of the case refers it to investigators, and not to himself",
            "le magistrat saisi de l’affaire en saisit les enquêteurs, et non lui-même",
            _CLAUSE,
        ),
        of_the_named_case(CASE.term, _CLAUSE),
        needs(
            active(who) & held_at(who, sorted(INVESTIGATORS), NOW),
            "no investigator with an active account is known under that id",
            "aucun enquêteur au compte actif n’est connu sous cet identifiant",
            "R40-47/II/a",
            "R40-47/II/b",
        ),
        needs(
            ~referred(CASE.term, who),
            "the case is referred to that investigator already",
            "cet enquêteur est déjà saisi de l’affaire",
            _CLAUSE,
        ),
        needs(
            UNTIL.term.absent() | NOW.lt(UNTIL.term),
            "a referral runs from now to a later end",
            "une saisine court à partir de maintenant jusqu’à un terme postérieur",
            _CLAUSE,
        ),
    )


def _refers(_role: Role) -> tuple[Write, ...]:
    values = {
        "case_id": CASE.term,
        "agent_id": INVESTIGATOR.term,
        "ordered_by_id": AGENT,
        "valid_from": NOW,
        "valid_until": UNTIL.term,
    }
    return (Insert("referral", values),)


def _may_end(role: Role) -> tuple[Demand, ...]:
    named = _IT["case_id"].eq(reference("case"))
    return (
        there(Exists(_IT, _IS_IT & named & _leads(role, _IT["case_id"])), _CLAUSE),
        needs(
            Exists(_IT, _IS_IT & current(_IT)),
            "the referral is not current",
            "la saisine n’est pas en cours",
            _CLAUSE,
        ),
    )


def _ends(_role: Role) -> tuple[Write, ...]:
    return (Update(_IT, _IS_IT, {"valid_until": NOW}),)


REFER = Act(
    name="referCase",
    meaning=Said("Refer a case to an investigator", "Saisir un enquêteur d’une affaire"),
    clauses=(_CLAUSE,),
    purposes=frozenset({Purpose.INTERCEPT_CASE}),
    file=Processing.INTERCEPT,
    inputs=(CASE, INVESTIGATOR, UNTIL),
    target=Target("judicial_case", CASE),
    table="referral",
    gives=Referral,
    makes=True,
    demands=_may_refer,
    writes=_refers,
)
END = Act(
    name="endReferral",
    meaning=Said("End a referral", "Mettre fin à la saisine d’un enquêteur"),
    clauses=(_CLAUSE,),
    purposes=frozenset({Purpose.INTERCEPT_CASE}),
    file=Processing.INTERCEPT,
    inputs=(REFERRAL,),
    target=Target("referral", REFERRAL, versioned=True),
    table="referral",
    gives=Referral,
    demands=_may_end,
    writes=_ends,
)

ACTS = (REFER, END)
