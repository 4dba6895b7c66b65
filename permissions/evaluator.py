"""The evaluator road: what the law says to one caller of one record, everything being known.

It decides with `permissions.gate.steps`, `disclose` and `fold`, which the planner uses too: the
rules have one meaning. Where the planner leaves a residual condition to PostgreSQL, the whole
register is at hand here, so that each answer is yes or no, with its reasons.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias, assert_never, cast
from uuid import UUID

from db.enumerations import Role
from permissions.categories import Classification
from permissions.condition import AGENT, FALSE, TRUE, Condition, Row, Scalar
from permissions.cpp import ENACTED
from permissions.cpp.facts import unrevoked
from permissions.disclosure import (
    Conditional,
    Disclosure,
    Frame,
    Released,
    Withheld,
    disclose,
    opened,
)
from permissions.entities import Entity, LegalEntity, Person
from permissions.fold import fold
from permissions.gate import UNKNOWN_AGENT, role_of, steps
from permissions.knowledge import Knowledge
from permissions.law import Ask, Law, in_force
from permissions.purposes import TERMS, Purpose, not_open, stored
from permissions.refusal import Refusal
from permissions.register import Register, Values
from permissions.remembering import remembering
from permissions.subject import Caller

Decided: TypeAlias = Released | Withheld
"""What the law says of known data: nothing is left to a condition."""

REFERENCES = frozenset(each.name for terms in TERMS.values() for each in terms.references)


class UndecidedError(Exception):
    """A condition speaks of what is not known: it is never taken for a yes, nor for a no."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record of the register with the rows it is judged with: its case, its party.

    A person or company reached through a party is judged by that party; on its own, by whichever
    of its parties lets it be seen (`through`).
    """

    entity: Entity
    rows: Mapping[Row, Values]
    through: tuple[tuple[Row, Condition], ...] = ()

    @property
    def own(self) -> Values:
        """The record's own row."""
        return self.rows[self.entity.row]

    @property
    def id(self) -> UUID:
        """The record's id."""
        return UUID(str(self.own["id"]))

    def held_by(self, known: Knowledge) -> Knowledge:
        """What is known, the record's rows included."""
        return known.with_rows(self.rows)


@dataclass(frozen=True, slots=True)
class Consultation:
    """A caller whom the gate lets in, over a register, at an instant, under the law of that day.

    `purpose` is None for what needs none: the docket (A53).
    """

    register: Register
    law: Law
    role: Role
    purpose: Purpose | None
    known: Knowledge

    def ask(self, entity: Entity) -> Ask:
        """What is asked of the law about a kind of record."""
        return Ask(self.role, self.purpose, entity)

    def disclosure(self, record: Record, classes: Classification) -> Decided:
        """Whether data so classified of a record is released, and by which clauses, or why not.

        Of a record that is not visible this says nothing useful: ask `presence` first.
        """
        ask, known = self.ask(record.entity), record.held_by(self.known)
        return decided(disclose(self.law, ask, classes, known, Frame({}, record.through)))

    def presence(self, record: Record) -> Decided:
        """Whether the record is visible, and by which clauses, or why not (never told)."""
        return self.disclosure(record, record.entity.presence)

    def sees(self, record: Record) -> bool:
        """Whether the record is visible. Raises `UndecidedError`."""
        ask, known = self.ask(record.entity), record.held_by(self.known)
        frame, classes = Frame({}, record.through), record.entity.presence
        found, _ = opened(self.law, ask, classes, known, frame)
        if found not in (TRUE, FALSE):
            raise UndecidedError("a condition is left over")
        return found == TRUE

    def find(self, entity: Entity, wanted: UUID) -> Record | None:
        """The record of that id as it is visible to the caller on its own."""
        found = records(self.register, entity, wanted)
        return next((each for each in found if self.sees(each)), None)

    def relied_on(self, record: Record, classes: Classification) -> tuple[str, ...]:
        """Clauses that decide of data, whichever way: those that open it, close it, or would.

        For data closed: what bars it, what would have opened it, and the purpose that it is
        outside of.
        """
        found = self.disclosure(record, classes)
        if isinstance(found, Released):
            return found.clauses
        ask, known = self.ask(record.entity), record.held_by(self.known)
        clauses = [clause for reason in found.reasons for clause in reason.clauses]
        for condition, category in classes:
            if not record.through and fold(condition, known) == FALSE:
                continue
            for source, bar in self.law.bars(ask, category):
                if fold(Frame({}, record.through).place(bar.when), known) == TRUE:
                    clauses.extend(source.clauses)
            for source, grant in self.law.grants(ask):
                if category in grant.of:
                    clauses.extend(source.clauses)
        return tuple(dict.fromkeys(clauses))


def consult(
    register: Register,
    caller: Caller,
    instant: datetime,
    law: Law | None = None,
) -> Consultation:
    """Pass the gate, in the order in which the service asks. Raises `Refusal`.

    A caller who names no role acts in the only one he holds. `law` is that of the instant, where
    whoever decides often keeps it.
    """
    account = register.by_id("agent", caller.agent)
    known = known_of(register, caller, instant)
    purpose = caller.purpose.code if caller.purpose else None
    role = caller.acting_role or role_of(caller.purpose, _held(register, known), any_will_do=False)
    if purpose is not None and not TERMS[purpose].may_be_stated_by(role):
        raise not_open(purpose, role)
    law = law or remembering(in_force(ENACTED, instant))
    if account is None or account["active"] is not True:
        raise UNKNOWN_AGENT.refusal()
    for step in steps(law, role, purpose):
        if fold(step.holds, known) != TRUE:
            raise step.refusal()
    return Consultation(register, law, role, purpose, known)


def known_of(register: Register, caller: Caller, instant: datetime) -> Knowledge:
    """What is known of an operation of a caller, over a register, before its gate."""
    context: dict[str, Scalar] = {"agent": caller.agent, "now": instant, "court": None}
    stated = caller.purpose.references if caller.purpose else {}
    context |= {f"reference:{name}": cast("Scalar", stored(stated, name)) for name in REFERENCES}
    account = register.by_id("agent", caller.agent)
    if account is not None:
        context["court"] = account["court_id"]
    return Knowledge(context=context, facts=register)


def refusal(
    register: Register,
    caller: Caller,
    instant: datetime,
    law: Law | None = None,
) -> Refusal | None:
    """What the gate refuses; None where it lets the caller in."""
    try:
        consult(register, caller, instant, law)
    except Refusal as refused:
        return refused
    return None


def records(register: Register, entity: Entity, wanted: UUID | None = None) -> Iterator[Record]:
    """The records of a kind, visible or not; of that id (a link has two sides, and so two)."""
    equal: Values = {} if wanted is None else {"id": wanted}
    for row in register.candidates(entity.row.table, equal):
        yield standing(register, entity, {entity.row: row})


def standing(register: Register, entity: Entity, rows: Mapping[Row, Values]) -> Record:
    """A record with the rows it is judged with; those not given are looked up.

    INVARIANT: a joined row is always there; foreign keys see to it.
    """
    found = dict(rows)
    for join in entity.joins:
        if join.row not in found:
            joined = register.by_id(join.row.table, found[join.source][join.column])
            if joined is None:
                raise UndecidedError(f"a {entity.name} points to nothing")
            found[join.row] = joined
    at_hand = all(row in found for row, _ in entity.through)
    return Record(entity, found, () if at_hand else entity.through)


def behind(register: Register, party: Record) -> Record:
    """The person or company behind a party, judged by that party."""
    company = party.own["legal_entity_id"]
    entity = Person if company is None else LegalEntity
    row = register.by_id(entity.row.table, company or party.own["person_id"])
    if row is None:
        raise UndecidedError("a party points to nobody")
    return standing(register, entity, {**party.rows, entity.row: row})


def decided(disclosure: Disclosure) -> Decided:
    """A disclosure of known data, with the reasons that hold. Raises `UndecidedError`."""
    match disclosure:
        case Released():
            return disclosure
        case Withheld(reasons=reasons):
            return Withheld(tuple(reason for reason in reasons if reason.when == TRUE))
        case Conditional():
            raise UndecidedError("a condition is left over")
        case _:
            assert_never(disclosure)


def _held(register: Register, known: Knowledge) -> tuple[Role, ...]:
    """The roles that the caller holds now."""
    held = Row("agent_role", "held")
    mine = held["agent_id"].eq(AGENT) & unrevoked(held)
    rows = register.candidates("agent_role", {"agent_id": known.context["agent"]})
    roles = {str(row["role"]) for row in rows if fold(mine, known.with_rows({held: row})) == TRUE}
    return tuple(Role(role) for role in sorted(roles))
