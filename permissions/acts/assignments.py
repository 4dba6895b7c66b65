"""Seising magistrates of a case, and ending it (R40-47/I/b, 48-1/al.10/a; A32).

None of these is a business write (W-03): the case's last recorded update stays as it is.
"""

from collections.abc import Callable
from datetime import datetime

from db.enumerations import Processing, Role
from permissions.acts.act import Act, Demand, Given, Input, Insert, Kind, Target, Update, Write
from permissions.acts.demanding import needs, there
from permissions.acts.seising import (
    FUNCTION,
    MAGISTRATE,
    by_the_head,
    may_be_seised,
    no_lead,
    of_his_court,
)
from permissions.acts.terms import Terms
from permissions.condition import FALSE, NOW, TRUE, Condition, Exists, Literal, Row, Term
from permissions.cpp.facts import current
from permissions.cpp.interception_facts import no_magistrate_known
from permissions.entities import Assignment
from permissions.refusal import Said

CASE = Input("case", Kind.ID, "The case.")
LEAD = Input("lead", Kind.FLAG, "Whether he is in charge of it.", required=False)
ASSIGNMENT = Input("assignment", Kind.ID, "The assignment.")
_IT, _LEAD = Row("assignment", "it"), Row("assignment", "lead_so_far")
_IS_IT = _IT["id"].eq(ASSIGNMENT.term)
_SEISIN = ("R40-47/I/b", "48-1/al.10/a")


def _of_the_case(test: Callable[[Term], Condition]) -> Condition:
    return test(CASE.term)


def _of_its_case(test: Callable[[Term], Condition]) -> Condition:
    return Exists(_IT, _IS_IT & test(_IT["case_id"]))


def _may_assign(role: Role) -> tuple[Demand, ...]:
    return (
        by_the_head(of_his_court(role, CASE.term), *_SEISIN),
        *may_be_seised(_of_the_case),
        needs(
            ~LEAD.term.eq(other=True) | LEAD.term.absent() | no_lead(CASE.term),
            "somebody is in charge of the case: reassign it, or put another in charge",
            "un magistrat a déjà la charge de l’affaire : réattribuez-la ou changez-en la charge",
            "R40-47/II/f",
        ),
    )


def _assigns(lead: Term) -> Callable[[Role], tuple[Write, ...]]:
    values = {
        "case_id": CASE.term,
        "magistrate_id": MAGISTRATE.term,
        "function": FUNCTION.term,
        "lead": lead,
        "valid_from": NOW,
    }
    write = Insert("assignment", values)
    return lambda _role: (write,)


def _leads_or_not(given: Given, _at: datetime, _terms: Terms) -> Given:
    return {**given, "lead": bool(given.get("lead"))}


def _may_record(role: Role) -> tuple[Demand, ...]:
    """While nobody is known to be seised of the case: that is what XII is for."""
    return (
        by_the_head(of_his_court(role, CASE.term), "R40-47/XII/a"),
        needs(
            no_magistrate_known(CASE.term) & no_lead(CASE.term),
            "a magistrate is seised of the case already",
            "un magistrat est déjà saisi de l’affaire",
            "R40-47/XII/a",
        ),
        *may_be_seised(_of_the_case),
    )


def _known(role: Role) -> tuple[Demand, ...]:
    """The head of the registry knows the assignments of his court, and those that run change."""
    office = TRUE if role is Role.HEAD_OF_REGISTRY else FALSE
    return (
        by_the_head(office, *_SEISIN),
        there(_of_its_case(lambda case: of_his_court(role, case)), *_SEISIN),
        needs(
            Exists(_IT, _IS_IT & current(_IT)),
            "the assignment is not current",
            "l’attribution n’est pas en cours",
            *_SEISIN,
        ),
    )


def _may_reassign(role: Role) -> tuple[Demand, ...]:
    return (*_known(role), *may_be_seised(_of_its_case))


def _ends(_role: Role) -> tuple[Write, ...]:
    return (Update(_IT, _IS_IT, {"valid_until": NOW}),)


def _reassigns(role: Role) -> tuple[Write, ...]:
    """Whoever follows takes over the charge, if there was one, at the same instant."""
    before = Row("assignment", "before")
    values: dict[str, Term] = {
        "case_id": before["case_id"],
        "magistrate_id": MAGISTRATE.term,
        "function": FUNCTION.term,
        "lead": before["lead"],
        "valid_from": NOW,
    }
    beside = (before, before["id"].eq(ASSIGNMENT.term))
    return (*_ends(role), Insert("assignment", values, beside=beside))


def _may_put_in_charge(role: Role) -> tuple[Demand, ...]:
    return (
        *_known(role),
        needs(
            Exists(_IT, _IS_IT & _IT["lead"].eq(other=False)),
            "the magistrate is in charge of the case already",
            "le magistrat a déjà la charge de l’affaire",
            "R40-47/II/f",
        ),
    )


def _puts_in_charge(role: Role) -> tuple[Write, ...]:
    """Both assignments end, and go on with the charge in the other hand: what held when an
    authorisation was issued stays on record.
    """
    same_case = Exists(_IT, _IS_IT & _IT["case_id"].eq(_LEAD["case_id"]))
    leads = same_case & _LEAD["lead"].eq(other=True) & current(_LEAD)
    before = Row("assignment", "before")
    return (
        # held first: another act may be ending the lead's assignment, which then does not go on
        Update(_LEAD, leads, {"valid_until": _LEAD["valid_until"]}),
        Insert(
            "assignment",
            _goes_on(_LEAD, lead=False),
            further=True,
            when=~_LEAD["id"].absent(),
            beside=(_LEAD, leads),
        ),
        Update(_LEAD, leads, {"valid_until": NOW}),
        Insert(
            "assignment",
            _goes_on(before, lead=True),
            beside=(before, before["id"].eq(ASSIGNMENT.term)),
        ),
        *_ends(role),
    )


def _goes_on(row: Row, *, lead: bool) -> dict[str, Term]:
    same = {name: row[name] for name in ("case_id", "magistrate_id", "function", "valid_until")}
    return {**same, "lead": Literal(lead), "valid_from": NOW}


_TARGET = Target("assignment", ASSIGNMENT, versioned=True)

ASSIGN = Act(
    name="assignCase",
    meaning=Said("Seise a magistrate of a case", "Saisir un magistrat d’une affaire"),
    clauses=_SEISIN,
    purposes=frozenset(),
    file=Processing.REGISTRY,
    inputs=(CASE, MAGISTRATE, FUNCTION, LEAD),
    target=Target("judicial_case", CASE),
    table="assignment",
    gives=Assignment,
    makes=True,
    demands=_may_assign,
    writes=_assigns(LEAD.term),
    fills=_leads_or_not,
)
RECORD = Act(
    name="recordMagistrateInCharge",
    meaning=Said(
        "Record who is in charge of a case of which no magistrate was known",
        "Enregistrer le magistrat saisi d’une affaire dont aucun n’était connu",
    ),
    clauses=("R40-47/XII/a", "R40-47/XII/d"),
    purposes=frozenset(),
    file=Processing.REGISTRY,
    inputs=(CASE, MAGISTRATE, FUNCTION),
    target=Target("judicial_case", CASE),
    table="assignment",
    gives=Assignment,
    makes=True,
    demands=_may_record,
    writes=_assigns(Literal(value=True)),
)
REASSIGN = Act(
    name="reassignCase",
    meaning=Said(
        "Pass a case from one magistrate to another, the charge of it included",
        "Réattribuer une affaire d’un magistrat à un autre, avec la charge de celle-ci",
    ),
    clauses=_SEISIN,
    purposes=frozenset(),
    file=Processing.REGISTRY,
    inputs=(ASSIGNMENT, MAGISTRATE, FUNCTION),
    target=_TARGET,
    table="assignment",
    gives=Assignment,
    makes=True,
    demands=_may_reassign,
    writes=_reassigns,
)
PUT_IN_CHARGE = Act(
    name="putInCharge",
    meaning=Said(
        "Put a magistrate who is seised of a case in charge of it",
        "Confier la charge d’une affaire à un magistrat qui en est saisi",
    ),
    clauses=("R40-47/II/f", *_SEISIN),
    purposes=frozenset(),
    file=Processing.REGISTRY,
    inputs=(ASSIGNMENT,),
    target=_TARGET,
    table="assignment",
    gives=Assignment,
    makes=True,
    demands=_may_put_in_charge,
    writes=_puts_in_charge,
)
END = Act(
    name="endAssignment",
    meaning=Said("End a magistrate's assignment", "Mettre fin à la saisine d’un magistrat"),
    clauses=_SEISIN,
    purposes=frozenset(),
    file=Processing.REGISTRY,
    inputs=(ASSIGNMENT,),
    target=_TARGET,
    table="assignment",
    gives=Assignment,
    demands=_known,
    writes=_ends,
)

ACTS = (ASSIGN, REASSIGN, PUT_IN_CHARGE, END, RECORD)
