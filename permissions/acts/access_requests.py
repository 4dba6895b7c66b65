"""A person's right of access, exercised through the prosecutor (48-1/al.15/b; A46).

The extract is read for DATA_SUBJECT_RIGHTS while the request waits; that it was handed over is
recorded, and closes the request.
"""

from db.enumerations import Processing, Role
from permissions.acts.act import Act, Demand, Input, Insert, Kind, Target, Update, Write
from permissions.acts.demanding import competent, needs, there
from permissions.condition import COURT, FALSE, NOW, TRUE, Condition, Exists, Row, Term
from permissions.refusal import Said

PERSON = Input("person", Kind.ID, "The person who asks.", required=False)
COMPANY = Input("legal_entity", Kind.ID, "The company that asks, in place of one.", required=False)
RECEIVED = Input("received_at", Kind.INSTANT, "When the request was received.")
REQUEST = Input("request", Kind.ID, "The request for access.")
_IT = Row("access_request", "it")


def _prosecutor(role: Role) -> Demand:
    return competent(
        TRUE if role is Role.PROSECUTOR else FALSE,
        "the prosecutor receives and answers requests for access",
        "le procureur reçoit les demandes d’accès et y répond",
        "48-1/al.15/b",
    )


def _there_is_who_asks() -> Condition:
    person, company = Row("person", "asks"), Row("legal_entity", "asks")
    one = COMPANY.term.absent() & Exists(person, person["id"].eq(PERSON.term))
    other = PERSON.term.absent() & Exists(company, company["id"].eq(COMPANY.term))
    return one | other


def _may_record(role: Role) -> tuple[Demand, ...]:
    return (
        _prosecutor(role),
        needs(
            _there_is_who_asks() & ~COURT.absent(),
            "a request is of one person, or one company, known to the register",
            "une demande émane d’une personne, physique ou morale, connue du bureau d’ordre",
            "48-1/al.15/b",
        ),
        needs(
            RECEIVED.term.le(NOW),
            "a request is recorded once it is received",
            "une demande s’enregistre une fois reçue",
            "48-1/al.15/b",
        ),
    )


def _records(_role: Role) -> tuple[Write, ...]:
    values: dict[str, Term] = {
        "person_id": PERSON.term,
        "legal_entity_id": COMPANY.term,
        "court_id": COURT,
        "received_at": RECEIVED.term,
    }
    return (Insert("access_request", values),)


def of_his_office(role: Role, request: Row) -> Condition:
    """The prosecutor's office of the court where it was received answers."""
    return request["court_id"].eq(COURT) if role is Role.PROSECUTOR else FALSE


def waits(request: Row) -> Condition:
    """It was not answered."""
    return request["answered_at"].absent()


def _may_answer(role: Role) -> tuple[Demand, ...]:
    of_office = _IT["id"].eq(REQUEST.term) & of_his_office(role, _IT)
    return (
        _prosecutor(role),
        there(Exists(_IT, of_office), "48-1/al.15/b"),
        needs(
            Exists(_IT, of_office & waits(_IT)),
            "the request was answered already",
            "il a déjà été répondu à la demande",
            "48-1/al.15/b",
        ),
    )


def _answers(_role: Role) -> tuple[Write, ...]:
    return (Update(_IT, _IT["id"].eq(REQUEST.term), {"answered_at": NOW}),)


RECORD = Act(
    name="recordAccessRequest",
    meaning=Said(
        "Record that someone asks what the register holds of him",
        "Enregistrer une demande d’accès d’une personne à ses données",
    ),
    clauses=("48-1/al.15/b",),
    purposes=frozenset(),
    file=Processing.REGISTRY,
    inputs=(RECEIVED, PERSON, COMPANY),
    table="access_request",
    makes=True,
    demands=_may_record,
    writes=_records,
)
ANSWER = Act(
    name="answerAccessRequest",
    meaning=Said(
        "Record that a request for access was answered, its extract handed over",
        "Enregistrer la réponse à une demande d’accès, l’extrait étant remis",
    ),
    clauses=("48-1/al.15/b",),
    purposes=frozenset(),
    file=Processing.REGISTRY,
    inputs=(REQUEST,),
    target=Target("access_request", REQUEST, versioned=True),
    table="access_request",
    demands=_may_answer,
    writes=_answers,
)

ACTS = (RECORD, ANSWER)
