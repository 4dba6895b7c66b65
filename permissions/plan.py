"""The plan of an operation: one statement, the functions that shape its row, what it discloses.

A plan holds no fact and no instant: it may be kept for as long as the law's version holds, and
run for any caller with the same role and purpose.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, assert_never

from db.enumerations import Role
from permissions import selection as asked
from permissions.condition import FALSE
from permissions.entities import Entity
from permissions.gate import UNKNOWN_AGENT, Step, gate_sql, steps
from permissions.law import Law
from permissions.ledger import Ledger
from permissions.level import Drafting, Level, level, tables
from permissions.page import page_sql
from permissions.page_shape import PageShape
from permissions.purposes import Purpose
from permissions.records import Records
from permissions.refusal import Refusal
from permissions.selection import Path
from permissions.shape import Shape, Shaper, shaper
from permissions.sql import Binding, Draw, Sql, numbered
from permissions.statistics.counting import COURTS, count_sql
from permissions.statistics.dimensions import Dimension
from permissions.statistics.door import note

FIRST_DATA = 2
"""Columns of the statement before the data: the instant, the number of the refusal."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the record of a root field stands in the statement's row (None: never any)."""

    column: int | None
    shape: Shaper


@dataclass(frozen=True, slots=True)
class Listed:
    """Where a page stands: sheets, count, look back; `shape` reads the sheets (None: no page)."""

    sheets: int | None
    total: int | None
    before: int | None
    shape: PageShape | None
    selections: int


@dataclass(frozen=True, slots=True)
class Counted:
    """Where a table of counts stands: every court (id, code), and the groups counted."""

    courts: int
    groups: int
    dimensions: tuple[Dimension, ...]


Answered = Found | Listed | Counted


def _holds(listed: Listed, row: Sequence[Any]) -> bool:
    if listed.total is not None and row[listed.total]:
        return True
    return listed.sheets is not None and bool(row[listed.sheets][0][0])


@dataclass(frozen=True, slots=True)
class Plan:
    """A planned operation; `roots` in the order of the root fields asked for."""

    sql: str
    draws: tuple[Draw, ...]
    roots: tuple[Answered, ...]
    gate: tuple[Step, ...]
    ledger: Ledger
    law: Law

    def arguments(self, binding: Binding) -> list[object]:
        """The statement's parameters, in order."""
        return [draw(binding) for draw in self.draws]

    def tells(self, row: Sequence[Any]) -> bool:
        """Whether a row tells of some record in a list, by a count or a mark of its page, too."""
        return any(_holds(root, row) for root in self.roots if isinstance(root, Listed))

    def refusal(self, number: int) -> Refusal:
        """What the gate refused, by the number it returned."""
        return (UNKNOWN_AGENT if number == 0 else self.gate[number - 1]).refusal()


def plan(
    law: Law,
    role: Role,
    purpose: Purpose | None,
    roots: Sequence[tuple[Path, asked.Root]],
    *,
    beside: Callable[[Sql], Sequence[str]] | None = None,
) -> Plan:
    """Plan root fields (response path, what is asked) for a role and purpose.

    `beside` writes further columns, the last of the row: what is the caller's own.

    Raises `Refusal` (FILTER_NOT_PERMITTED) for an argument that reads what is withheld.
    """
    drafting = Drafting(law, role, purpose)
    gate = steps(law, role, purpose)
    source = gate_sql(drafting.sql, gate)
    columns: list[str] = []
    answered = tuple(_root(drafting, path, root, columns) for path, root in roots)
    if beside is not None:
        columns.extend(beside(drafting.sql))
    data = "".join(f", CASE WHEN r.refusal IS NULL THEN {column} END" for column in columns)
    text, draws = numbered(f"SELECT g.at, r.refusal{data} FROM {source}", drafting.sql.draws)
    return Plan(text, draws, answered, gate, drafting.ledger, law)


def opens(law: Law, role: Role, purpose: Purpose | None, entity: Entity) -> bool:
    """Whether any rule may show records of a kind to that role for that purpose."""
    of = level(Drafting(law, role, purpose), entity, Records())
    return of.shown != FALSE


def _root(drafting: Drafting, path: Path, root: asked.Root, columns: list[str]) -> Answered:
    records = Records()
    of = level(drafting, root.entity, records)
    closed = of.shown == FALSE
    if closed and not isinstance(root, asked.Page | asked.Count):
        return Found(None, shaper(Shape(())))
    with drafting.sql.scope(*(row for row, _ in of.ties)):
        match root:
            case asked.Page():
                return _page(of, path, root, columns, closed=closed)
            case asked.One() | asked.Many():
                records.own = of.spelt_id()
                made = shaper(of.shape(root.selection, path))
                return Found(_add(columns, _by_id(of, records, root)), made)
            case asked.Count():
                return _count(of, path, root, columns)
            case _:
                assert_never(root)


def _by_id(of: Level, records: Records, root: asked.One | asked.Many) -> str:
    sql = of.drafting.sql
    seen = sql.condition(of.shown)
    chosen = f"SELECT {records.row_sql()} FROM {tables(of)} WHERE {seen} AND {of.own_id()} = "
    if isinstance(root, asked.One):
        return f"({chosen}{sql.parameter(root.id, root.id, 'uuid')})"
    return f"ARRAY({chosen}ANY({sql.parameter(root.ids, root.ids, 'uuid[]')}))"


def _page(of: Level, at: Path, page: asked.Page, columns: list[str], *, closed: bool) -> Listed:
    if closed:
        return Listed(None, None, None, None, len(page.selections))
    text = page_sql(of, page, at)
    sheets = _add(columns, text.sheets)
    total = None if text.total is None else _add(columns, text.total)
    before = None if text.before is None else _add(columns, text.before)
    return Listed(sheets, total, before, text.shape, len(page.selections))


def _count(of: Level, path: Path, count: asked.Count, columns: list[str]) -> Counted:
    note(of.drafting.ledger, path, of.disclosure(of.entity.presence))
    courts = _add(columns, COURTS)
    return Counted(courts, _add(columns, count_sql(of, count.dimensions)), count.dimensions)


def _add(columns: list[str], text: str) -> int:
    columns.append(text)
    return FIRST_DATA + len(columns) - 1
