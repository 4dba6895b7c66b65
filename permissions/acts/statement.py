"""The statements of an act: what it rests on, asked at once, and what it writes.

Names come from the catalogue; what the author gives, the instant and the agent are parameters.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from db.enumerations import Role
from permissions.acts.act import MADE, Act, Amended, Demand, Insert, Target, Update, Write
from permissions.condition import AGENT, TRUE, Column, Condition, Term
from permissions.disclosure import Frame
from permissions.fold import fold
from permissions.gate import UNKNOWN_AGENT, Step, gate_sql, steps
from permissions.knowledge import NOTHING_KNOWN
from permissions.law import Law
from permissions.purposes import Purpose
from permissions.refusal import Code, Refusal
from permissions.sql import EACH as EACH_ALIAS
from permissions.sql import GATE, Binding, Draw, Sql, name, numbered

_STANDING: Final = frozenset({None, Code.ISSUER_NOT_COMPETENT, Code.PURPOSE_NOT_ALLOWED})
"""Codes of the demands that an act begins with: who does it, for what purpose, of what he knows."""


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL, and what its parameters are drawn from."""

    sql: str
    draws: tuple[Draw, ...]

    def arguments(self, binding: Binding) -> list[object]:
        """The values of its parameters."""
        return [draw(binding) for draw in self.draws]


@dataclass(frozen=True, slots=True)
class Checks:
    """The gate and the demands of an act, as one statement.

    Its row holds the instant, the number of what failed first (null: nothing), an id for what is
    made and another for what is made besides. The first `standing` of what is asked say who may do
    the act at all: they are decided before the version that he has seen, the others after it.
    """

    statement: Statement
    asked: tuple[Step | Demand, ...]
    standing: int

    def leaves_it_his(self, number: int | None) -> bool:
        """Whether, whatever failed first, the author is one who may do the act at all."""
        return number is None or number > self.standing

    def refusal(self, number: int) -> Refusal | None:
        """What failed, as a refusal; None: the act's object is as if it did not exist."""
        if number == 0:
            return UNKNOWN_AGENT.refusal()
        failed = self.asked[number - 1]
        if failed.code is None:
            return None
        return Refusal(failed.code, failed.said, failed.clauses)


def checks(law: Law, act: Act, role: Role, purpose: Purpose | None) -> Checks:
    """What is asked before the act is done: the gate of role and purpose, then its demands."""
    demands = act.demands(role)
    asked: tuple[Step | Demand, ...] = (*steps(law, role, purpose), *demands)
    sql = Sql()
    # what the gate numbers is what holds; the code and words of each are looked up by number
    plain = tuple(
        Step(each.holds, each.code or Code.PRECONDITION_FAILED, each.said, each.clauses)
        for each in asked
    )
    ids = "uuidv7() AS made, uuidv7() AS beside"
    text = f"SELECT {GATE}.at, r.refusal, {ids} FROM {gate_sql(sql, plain)}"
    of_the_author = tuple(takewhile(lambda each: each.code in _STANDING, demands))
    return Checks(_statement(text, sql), asked, len(asked) - len(demands) + len(of_the_author))


def after(act: Act, role: Role) -> Checks | None:
    """What must hold of what was written, as one statement; None: nothing besides."""
    demands = act.after(role)
    if not demands:
        return None
    sql = Sql()
    branches = "".join(
        f" WHEN ({sql.condition(fold(Frame({}).place(each.holds), NOTHING_KNOWN))})"
        f" IS NOT TRUE THEN {number}"
        for number, each in enumerate(demands, start=1)
    )
    text = f"SELECT CASE{branches} END AS refusal FROM {_instant(sql)}"
    return Checks(_statement(text, sql), demands, 0)


def locking(target: Target) -> Statement:
    """The statement that locks the target; its row holds its version, if there is such a record."""
    sql = Sql()
    wanted = sql.term(target.input.term)
    table = name(target.table)
    return _statement(
        f"SELECT t.version FROM {table} t WHERE t.id = {wanted} FOR NO KEY UPDATE", sql
    )


def version_of(act: Act) -> Statement:
    """The statement that reads the version that the act's record (MADE) is at, and what it holds
    that tells the clauses of the act.
    """
    sql = Sql()
    recorded = f"t.{name(act.recorded)}" if act.recorded else "NULL"
    text = (
        f"SELECT t.version, {recorded} AS recorded FROM {name(act.table)} t"
        f" WHERE t.id = {sql.term(MADE)}"
    )
    return _statement(text, sql)


def writing(write: Write) -> Statement:
    """The statement of one write."""
    return _insert(write) if isinstance(write, Insert) else _update(write)


def _insert(write: Insert) -> Statement:
    sql = Sql()
    values: Mapping[str, Term | Condition] = write.values
    if write.each is None and not write.further:
        values = {"id": MADE, **values}
    columns = ", ".join(name(column) for column in values)
    source = _instant(sql)
    if write.each is not None:
        source += f" CROSS JOIN unnest({sql.term(write.each.term)}) AS {EACH_ALIAS} (id)"
    row, tie = write.beside or (None, TRUE)
    with sql.scope(*(() if row is None else (row,))):
        if row is not None:
            source += f" LEFT JOIN {sql.source(row)} ON {sql.condition(tie)}"
        terms = ", ".join(_written(sql, each) for each in values.values())
        when = sql.condition(fold(Frame({}).place(write.when), NOTHING_KNOWN))
        text = (
            f"INSERT INTO {name(write.table)} ({columns}) SELECT {terms} FROM {source} WHERE {when}"
        )
    return _statement(text, sql)


def _update(write: Update) -> Statement:
    sql = Sql()
    with sql.scope(write.row):
        changes = ", ".join(
            f"{name(column)} = {_anew(sql, write.row[column], each)}"
            for column, each in write.values.items()
        )
        where = fold(Frame({}).place(write.where), NOTHING_KNOWN)
        text = (
            f"UPDATE {sql.source(write.row)} SET {changes} FROM {_instant(sql)}"
            f" WHERE {sql.condition(where)}"
        )
    return _statement(text, sql)


def _written(sql: Sql, value: Term | Condition) -> str:
    if not isinstance(value, Condition):
        return sql.term(value)
    return f"({sql.condition(fold(Frame({}).place(value), NOTHING_KNOWN))}) IS TRUE"


def _anew(sql: Sql, column: Column, value: Term | Amended) -> str:
    if not isinstance(value, Amended):
        return sql.term(value)
    given = value.input
    return (
        f"CASE WHEN {sql.term(given.told)} THEN {sql.term(given.term)} ELSE {sql.term(column)} END"
    )


def _instant(sql: Sql) -> str:
    """The gate's row as a FROM item: the act's instant, and the court of its author."""
    at = sql.parameter("clock", lambda binding: binding.clock, "timestamptz")
    agent = sql.term(AGENT)
    return (
        f"(SELECT {at} AS at, (SELECT a.court_id FROM agent a WHERE a.id = {agent}) AS court_id)"
        f" {GATE}"
    )


def _statement(text: str, sql: Sql) -> Statement:
    renumbered, draws = numbered(text, sql.draws)
    return Statement(renumbered, draws)
