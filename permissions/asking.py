"""A question put to PostgreSQL: one statement whose row says which conditions hold."""

from collections.abc import Sequence

from permissions.condition import Condition
from permissions.disclosure import Frame
from permissions.explaining import Question
from permissions.fold import fold
from permissions.gate import gate_sql
from permissions.knowledge import NOTHING_KNOWN
from permissions.ledger import Ledger
from permissions.plan import FIRST_DATA, Plan
from permissions.sql import GATE, Draw, Sql, numbered

TRUTHS, STEPS = FIRST_DATA, FIRST_DATA + 1
"""Columns: which conditions hold of the record (null: no such record); in full, which steps of the
gate do, the account first."""


def plan_for_caller(asked: Question, wanted: Draw) -> Plan:
    """The statement for who asks about himself: behind his gate, of what he sees and no more."""
    return _plan(asked, wanted, full=False)


def plan_in_full(asked: Question, wanted: Draw) -> Plan:
    """The statement for who controls: of any record that is kept, whether the gate lets in or not.

    INVARIANT: only run once the gate of who controls has let him in.
    """
    return _plan(asked, wanted, full=True)


def _plan(asked: Question, wanted: Draw, *, full: bool) -> Plan:
    sql = Sql()
    gate = asked.gate
    source = gate_sql(sql, gate)
    record = _record(sql, asked, wanted, asked.kept if full else asked.visible)
    if full:
        steps = [fold(Frame({}).place(step.holds), NOTHING_KNOWN) for step in gate]
        held = f"ARRAY[{GATE}.active IS TRUE] || {_array(sql, steps)}"
        columns = f"{record}, {held}"
    else:
        columns = f"CASE WHEN r.refusal IS NULL THEN {record} END"
    text, draws = numbered(f"SELECT g.at, r.refusal, {columns} FROM {source}", sql.draws)
    return Plan(text, draws, (), gate, Ledger(), asked.law)


def _record(sql: Sql, asked: Question, wanted: Draw, seen: int) -> str:
    """Which conditions hold of the record, where `seen` does; of several rows, the first seen."""
    judged = asked.judged
    with sql.scope(*(row for row, _ in judged.ties)):
        (first, _), *rest = judged.ties
        joins = "".join(f" JOIN {sql.source(row)} ON {sql.condition(tie)}" for row, tie in rest)
        own = sql.term(judged.frame.rows[judged.entity.row]["id"])
        place = sql.parameter(wanted, wanted, "uuid")
        return (
            f"(SELECT {_array(sql, asked.conditions)} FROM {sql.source(first)}{joins}"
            f" WHERE {own} = {place} AND ({sql.condition(asked.conditions[seen])})"
            f" ORDER BY ({sql.condition(asked.conditions[asked.visible])}) IS NOT TRUE LIMIT 1)"
        )


def _array(sql: Sql, conditions: Sequence[Condition]) -> str:
    listed = ", ".join(f"({sql.condition(each)}) IS TRUE" for each in conditions)
    return f"ARRAY[{listed}]"
