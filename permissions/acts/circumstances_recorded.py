"""Recording what authorisations rest on: technical difficulties, requests of foreign States.

The articles name no author: the agency records its difficulties (XI/d), those seised of a case
the requests that reach them (VII/c).
"""

import re

from db.enumerations import Instrument, Processing, Role
from permissions.acts.act import Act, Demand, Form, Input, Insert, Kind, Target, Update, Write
from permissions.acts.competence import holds_office
from permissions.acts.demanding import competent, needs, of_the_named_case, there
from permissions.condition import AGENT, FALSE, NOW, Condition, Exists, Row
from permissions.cpp.interception_facts import assigned, assists_one_seised
from permissions.purposes import MAGISTRATES, Purpose
from permissions.refusal import Said

AGENCY = frozenset({Role.ANTENJ_DIRECTOR, Role.ANTENJ_DIRECTOR_DELEGATE})
DIFFICULTY = Input("difficulty", Kind.ID, "The difficulty.")
EXCEPTIONAL = Input("exceptional", Kind.FLAG, "Whether it is exceptional (XI).")
DESCRIPTION = Input("description", Kind.TEXT, "What it is.", required=False)
OF_CASE = Input("case", Kind.ID, "The case that it is met in, if one.", required=False)
CASE = Input("case", Kind.ID, "The case.")
INSTRUMENT = Input("instrument", Kind.CODE, "On what it rests (A48).", codes=Instrument)
STATE = Input(
    "state",
    Kind.TEXT,
    "The State.",
    form=Form(
        re.compile("[A-Z]{2}"),
        Said("two capital letters (ISO 3166)", "deux majuscules (ISO 3166)"),
    ),
)
REFERENCE = Input("reference", Kind.TEXT, "The State's own reference.")
RECEIVED = Input("received_at", Kind.INSTANT, "When it was received.")

_IT = Row("technical_difficulty", "it")


def _of_the_agency(role: Role) -> Demand:
    return competent(
        holds_office(role) if role in AGENCY else FALSE,
        "the director of the agency, or his delegate, records difficulties",
        "le directeur de l’agence, ou son délégué, enregistre les difficultés",
        "R40-47/XI/d",
    )


def _may_open(role: Role) -> tuple[Demand, ...]:
    # the agency knows of a case by what it intercepts: any other is not there (GX-04, GX-09)
    line = Row("interception", "met_in")
    of_case = line["case_id"].eq(OF_CASE.term) & NOW.lt(line["retention_expires_at"])
    known = OF_CASE.term.absent() | Exists(line, of_case)
    return (
        _of_the_agency(role),
        needs(known, "no such case is recorded", "aucune telle affaire n’est enregistrée"),
    )


def _opens(_role: Role) -> tuple[Write, ...]:
    values = {
        "case_id": OF_CASE.term,
        "exceptional": EXCEPTIONAL.term,
        "description": DESCRIPTION.term,
        "opened_at": NOW,
    }
    return (Insert("technical_difficulty", values),)


def _may_close(role: Role) -> tuple[Demand, ...]:
    is_it = _IT["id"].eq(DIFFICULTY.term)
    return (
        _of_the_agency(role),
        there(Exists(_IT, is_it), "R40-47/XI/c"),
        needs(
            Exists(_IT, is_it & _IT["closed_at"].absent()),
            "the difficulty is over already",
            "la difficulté est déjà résolue",
            "R40-47/XI/c",
        ),
    )


def _closes(_role: Role) -> tuple[Write, ...]:
    return (Update(_IT, _IT["id"].eq(DIFFICULTY.term), {"closed_at": NOW}),)


def _seised(role: Role) -> Condition:
    """Whoever is seised of the case, or the clerk of one who is."""
    if role in MAGISTRATES:
        return assigned(CASE.term, AGENT)
    return assists_one_seised(CASE.term) if role is Role.MAGISTRATE_CLERK else FALSE


def _may_record_request(role: Role) -> tuple[Demand, ...]:
    return (
        competent(
            _seised(role),
            "a magistrate seised of the case, or his clerk, records the request",
            "un magistrat saisi de l’affaire, ou son greffier, enregistre la demande",
            "R40-47/VII/c",
        ),
        of_the_named_case(CASE.term, "R40-47/VII/c"),
        needs(
            RECEIVED.term.le(NOW),
            "a request is recorded once it is received",
            "une demande s’enregistre une fois reçue",
            "R40-47/VII/a",
        ),
    )


def _records_request(_role: Role) -> tuple[Write, ...]:
    values = {
        "instrument": INSTRUMENT.term,
        "state": STATE.term,
        "reference": REFERENCE.term,
        "received_at": RECEIVED.term,
        "case_id": CASE.term,
    }
    return (Insert("foreign_request", values),)


OPEN_DIFFICULTY = Act(
    name="recordDifficulty",
    meaning=Said("Record a technical difficulty", "Enregistrer une difficulté technique"),
    clauses=("R40-47/XI/b",),
    purposes=frozenset(),
    file=Processing.INTERCEPT,
    inputs=(EXCEPTIONAL, DESCRIPTION, OF_CASE),
    table="technical_difficulty",
    makes=True,
    demands=_may_open,
    writes=_opens,
)
CLOSE_DIFFICULTY = Act(
    name="closeDifficulty",
    meaning=Said(
        "Record that a technical difficulty is over", "Enregistrer la fin d’une difficulté"
    ),
    clauses=("R40-47/XI/c",),
    purposes=frozenset(),
    file=Processing.INTERCEPT,
    inputs=(DIFFICULTY,),
    target=Target("technical_difficulty", DIFFICULTY, versioned=True),
    table="technical_difficulty",
    demands=_may_close,
    writes=_closes,
)
RECORD_REQUEST = Act(
    name="recordForeignRequest",
    meaning=Said("Record the request of a State", "Enregistrer la demande d’un Etat"),
    clauses=("R40-47/VII/a",),
    purposes=frozenset({Purpose.INTERCEPT_CASE}),
    file=Processing.INTERCEPT,
    inputs=(CASE, INSTRUMENT, STATE, REFERENCE, RECEIVED),
    target=Target("judicial_case", CASE),
    table="foreign_request",
    makes=True,
    demands=_may_record_request,
    writes=_records_request,
)

ACTS = (OPEN_DIFFICULTY, CLOSE_DIFFICULTY, RECORD_REQUEST)
