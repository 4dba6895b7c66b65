"""A planned statement of Greffe written out as JSON by PostgreSQL.

The same law, folded by the same planner, levels, conditions, joins and limits; only what each
level gives differs: `json_build_object` and `json_agg` for rows and arrays of rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bench.caller import PURPOSE, ROLE
from permissions import selection as asked
from permissions.condition import FALSE
from permissions.cpp import ENACTED
from permissions.disclosure import residual_of
from permissions.fields import placed
from permissions.gate import gate_sql, steps
from permissions.law import in_force
from permissions.level import Drafting, Level, descend, level, tables
from permissions.sql import Binding, Draw, name
from schema.build import build
from schema.collecting import Collector
from schema.document import Documents
from schema.selecting import Cost, Selecting

COST = 100_000


@dataclass(frozen=True, slots=True)
class JsonStatement:
    """A statement whose one row is the refusal's number (null: none) and the JSON of the field."""

    sql: str
    draws: tuple[Draw, ...]

    def arguments(self, binding: Binding) -> list[object]:
        """The statement's parameters, in order."""
        return [draw(binding) for draw in self.draws]


def json_statement(text: str, variables: Mapping[str, Any]) -> JsonStatement:
    """The statement of a document with one root field, `case` or `cases { nodes }`."""
    law = in_force(ENACTED, datetime.now(UTC))
    root = _root(text, variables)
    drafting = Drafting(law, ROLE, PURPOSE)
    source = gate_sql(drafting.sql, steps(law, ROLE, PURPOSE))
    of = level(drafting, root.entity, {})
    with drafting.sql.scope(*(row for row, _ in of.ties)):
        data = _one(of, root) if isinstance(root, asked.One) else _page(of, root)
    sql = f"SELECT r.refusal, CASE WHEN r.refusal IS NULL THEN {data} END FROM {source}"
    return JsonStatement(sql, tuple(drafting.sql.draws))


def _root(text: str, variables: Mapping[str, Any]) -> asked.One | asked.Page:
    schema = build()._schema  # noqa: SLF001  Strawberry names no other way
    document = Documents(schema).get(text)
    operation = document.operation(None)
    values = document.variables(operation, variables)
    collector = Collector(schema, document.fragments, values)
    fields = collector.collect(schema.type_map["Query"], (operation.selection_set,))
    ((key, nodes),) = fields.items()
    ((_, root),) = Selecting(schema, collector, values, Cost(COST)).root(key, nodes)
    if not isinstance(root, asked.One | asked.Page):
        raise TypeError("a record by its id, or a page")
    return root


def _one(of: Level, root: asked.One) -> str:
    sql = of.drafting.sql
    own = f"{sql.alias(of.own)}.id"
    return (
        f"(SELECT {_record(of, root.selection)} FROM {tables(of)}"
        f" WHERE {sql.condition(of.shown)} AND {own} = {sql.parameter(root.id, root.id, 'uuid')})"
    )


def _page(of: Level, page: asked.Page) -> str:
    sql = of.drafting.sql
    own = f"{sql.alias(of.own)}.id"
    ((_, selection),) = page.selections
    shown = page.size - 1  # a plan fetches one more, to know whether there is a next page
    return _list(
        f"SELECT {_record(of, selection)} AS j FROM {tables(of)}"
        f" WHERE {sql.condition(of.shown)} AND {own} > {sql.parameter(page.id, page.id, 'uuid')}"
        f" ORDER BY {own} LIMIT {shown}"
    )


def _list(rows: str) -> str:
    return f"(SELECT coalesce(json_agg(x.j), '[]') FROM ({rows}) x)"


def _record(of: Level, selection: asked.Selection) -> str:
    pairs = ", ".join(f"'{name_of(item)}', {_item(of, item)}" for item in selection.items)
    return f"json_build_object({pairs})"


def name_of(item: asked.Item) -> str:
    """The response key, which in these questions is a name of the schema."""
    if not item.key.isidentifier():
        raise ValueError("not a name")
    return item.key


def _item(of: Level, item: asked.Item) -> str:
    match item:
        case asked.Pick(field=value):
            released = residual_of(of.disclosure(value.classes))
            if released == FALSE:
                return "NULL"
            return of.masked(released, of.drafting.sql.shown(placed(value.shown, of.frame.rows)))
        case asked.Follow():
            return _follow(of, item)
        case _:
            raise TypeError("the questions of the benchmark ask for values and relations")


def _follow(above: Level, item: asked.Follow) -> str:
    relation, sql = item.field, above.drafting.sql
    below = descend(above, relation)
    with sql.scope(*(row for row, _ in below.ties)):
        record = _record(below, item.selection)
        where = sql.condition(relation.on(above.own, below.own) & below.shown)
        own = sql.alias(below.own)
        rows = f"SELECT {record} AS j FROM {tables(below)} WHERE {where}"
        if not relation.many:
            return f"({rows})"
        order = ", ".join(f"{own}.{name(column)}" for column in (*relation.order, "id"))
        return _list(f"{rows} ORDER BY {order} LIMIT {int(item.first)}")

