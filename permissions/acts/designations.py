"""Designating an agent for a role, by name, and ending it (R40-47; R40-29; 48-1/al.1/a)."""

from datetime import datetime

from db.enumerations import Processing, Role
from permissions.acts.act import Act, Demand, Given, Input, Insert, Kind, Target, Update, Write
from permissions.acts.signing import (
    FOR_ROLE,
    UNTIL,
    WHO,
    filed,
    may_end,
    may_sign,
    of_its_role,
    rests_on,
    runs_beside,
    with_its_term,
    within_its_term,
)
from permissions.acts.terms import Terms
from permissions.condition import AGENT, NOW, Exists, Literal, Row, Term, term
from permissions.entities import Designation
from permissions.offices import DESIGNATIONS
from permissions.refusal import Said

DESIGNATION = Input("designation", Kind.ID, "The designation.")
_IT, _OTHER = Row("designation", "it"), Row("designation", "beside")
_CLAUSES = tuple(dict.fromkeys(each.clause for each in DESIGNATIONS.values()))


def _may_designate(office: Role) -> tuple[Demand, ...]:
    beside = runs_beside(_OTHER, office) & _OTHER["individually"].eq(other=True)
    return (
        *may_sign(DESIGNATIONS, office),
        *of_its_role(
            DESIGNATIONS,
            office,
            ~Exists(_OTHER, beside),
            "the agent is designated for that role already: `revokeDesignation` ends that",
            "l’agent est déjà désigné pour ce rôle : `revokeDesignation` y met fin",
        ),
    )


def _designates(office: Role) -> tuple[Write, ...]:
    values: dict[str, Term] = {
        "agent_id": WHO.term,
        "role": FOR_ROLE.term,
        # what names one agent is individual
        "individually": Literal(value=True),
        "issuer_id": AGENT,
        "issuer_office": term(office),
        "valid_from": NOW,
        "valid_until": UNTIL.term,
    }
    return (Insert("designation", values),)


def _as_written(_office: Role) -> tuple[Demand, ...]:
    return (within_its_term(),)


def _with_term(given: Given, at: datetime, _terms: Terms) -> Given:
    return with_its_term(DESIGNATIONS, given, at)


def _may_end(office: Role) -> tuple[Demand, ...]:
    return tuple(may_end(DESIGNATIONS, office, _IT, DESIGNATION))


def _ends(_office: Role) -> tuple[Write, ...]:
    return (Update(_IT, _IT["id"].eq(DESIGNATION.term), {"revoked_at": NOW}),)


DESIGNATE = Act(
    name="designateAgent",
    meaning=Said(
        "Designate an agent for a role, individually",
        "Désigner individuellement un agent pour un rôle",
    ),
    clauses=_CLAUSES,
    purposes=frozenset(),
    file=Processing.INTERCEPT,
    filed=filed,
    inputs=(WHO, FOR_ROLE, UNTIL),
    target=Target("agent", WHO),  # of two at once the other sees the first
    table="designation",
    gives=Designation,
    makes=True,
    demands=_may_designate,
    writes=_designates,
    after=_as_written,
    fills=_with_term,
    rests_on=rests_on(DESIGNATIONS),
)
REVOKE = Act(
    name="revokeDesignation",
    meaning=Said("End a designation", "Retirer une désignation"),
    clauses=_CLAUSES,
    purposes=frozenset(),
    file=Processing.INTERCEPT,
    filed=filed,
    inputs=(DESIGNATION, FOR_ROLE),
    target=Target("designation", DESIGNATION, versioned=True),
    table="designation",
    gives=Designation,
    demands=_may_end,
    writes=_ends,
    rests_on=rests_on(DESIGNATIONS),
)

ACTS = (DESIGNATE, REVOKE)
