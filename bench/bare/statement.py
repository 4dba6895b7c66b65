"""A planned statement of Greffe written out as JSON by PostgreSQL.

The same law folded by the same planner, the same conditions, joins, orders and limits: a way of
placing values beside the planner's two own, whose rows are `json_build_object` and whose lists
are `json_agg`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from bench.caller import PURPOSE, ROLE
from permissions import selection as asked
from permissions.cpp import ENACTED
from permissions.gate import gate_sql, steps
from permissions.law import in_force
from permissions.level import Drafting, Level, Step, level, tables
from permissions.shape import Fixed, Leaf, Part, Shape
from permissions.sql import Binding, Draw, name, numbered
from schema.build import build
from schema.collecting import Collector
from schema.cost import Cost
from schema.cursor import Places, Sealing
from schema.document import Documents
from schema.selecting import Selecting

COST: Final = 100_000


@dataclass(frozen=True, slots=True)
class JsonStatement:
    """A statement whose one row is the refusal's number (null: none) and the JSON of the field."""

    sql: str
    draws: tuple[Draw, ...]

    def arguments(self, binding: Binding) -> list[object]:
        """The statement's parameters, in order."""
        return [draw(binding) for draw in self.draws]


def json_statement(text: str, variables: Mapping[str, Any], sealing: Sealing) -> JsonStatement:
    """The statement of a document with one root field, `case` or `cases { nodes }`."""
    law = in_force(ENACTED, datetime.now(UTC))
    path, root = _root(text, variables, sealing)
    drafting, values = Drafting(law, ROLE, PURPOSE), Values()
    source = gate_sql(drafting.sql, steps(law, ROLE, PURPOSE))
    of = level(drafting, root.entity, values)
    with drafting.sql.scope(*(row for row, _ in of.ties)):
        data = _data(of, values, root, path)
    sql = f"SELECT r.refusal, CASE WHEN r.refusal IS NULL THEN {data} END FROM {source}"
    return JsonStatement(*numbered(sql, drafting.sql.draws))


@dataclass(slots=True)
class Values:
    """The values of one record, placed to become the pairs of a JSON object."""

    boxes_arrays: bool = False
    outputs: list[str] = field(default_factory=list)

    def place(self, expression: str) -> int:
        """The position of an expression."""
        self.outputs.append(expression)
        return len(self.outputs) - 1

    def follow(self, step: Step) -> Part:
        """A related record as an object, or a list of them as an array."""
        below, inner, relation = step.below, Values(), step.item.field
        below.placing = inner
        sql = below.drafting.sql
        with sql.scope(*(row for row, _ in below.ties)):
            record = inner.record(below.shape(step.item.selection, step.path))
            if not below.ties:
                text = below.masked(step.filters, record)
            else:
                where = sql.condition(relation.on(step.above.own, below.own) & step.filters)
                text = f"SELECT {record} AS j FROM {tables(below)} WHERE {where}"
                text = _list(text + _tail(step)) if relation.many else f"({text})"
        return Leaf(step.item.key, self.place(step.above.masked(step.guard, text)))

    def record(self, shape: Shape) -> str:
        """The object of a shape."""
        pairs = (f"'{name_of(part)}', {self._value(part)}" for part in shape.parts)
        return f"json_build_object({', '.join(pairs)})"

    def _value(self, part: Part) -> str:
        match part:
            case Leaf(index=index):
                return self.outputs[index]
            case Fixed(value=None):
                return "NULL"
            case _:
                raise TypeError("the questions of the benchmark ask for values and relations")


def name_of(part: Part) -> str:
    """The response key, which in these questions is a name of the schema."""
    if not part.key.isidentifier():
        raise ValueError("not a name")
    return part.key


def _root(
    text: str, variables: Mapping[str, Any], sealing: Sealing
) -> tuple[asked.Path, asked.One | asked.Page]:
    schema = build()._schema  # noqa: SLF001  Strawberry names no other way to it
    document = Documents(schema).get(text)
    operation = document.operation(None)
    values = document.variables(operation, variables)
    collector = Collector(schema, document.fragments, values)
    fields = collector.collect(schema.type_map["Query"], (operation.selection_set,))
    ((key, nodes),) = fields.items()
    places = Places(sealing=sealing, role=ROLE, purpose=PURPOSE)
    ((path, root),) = Selecting(schema, collector, values, Cost(COST), places).root(key, nodes)
    if not isinstance(root, asked.One | asked.Page):
        raise TypeError("a record by its id, or a page")
    return path, root


def _data(of: Level, values: Values, root: asked.One | asked.Page, path: asked.Path) -> str:
    if isinstance(root, asked.One):
        return _one(of, values, root, path)
    return _page(of, values, root, path)


def _one(of: Level, values: Values, root: asked.One, path: asked.Path) -> str:
    sql = of.drafting.sql
    record = values.record(of.shape(root.selection, path))
    wanted = sql.parameter(root.id, root.id, "uuid")
    seen = sql.condition(of.shown)
    return f"(SELECT {record} FROM {tables(of)} WHERE {seen} AND {of.own_id()} = {wanted})"


def _page(of: Level, values: Values, page: asked.Page, path: asked.Path) -> str:
    sql = of.drafting.sql
    ((_, selection),) = page.selections
    record = values.record(of.shape(selection, path))
    after = sql.parameter(page.id, page.id, "uuid")
    shown = page.size - 1  # a plan fetches one more, to know whether there is a next page
    return _list(
        f"SELECT {record} AS j FROM {tables(of)}"
        f" WHERE {sql.condition(of.shown)} AND {of.own_id()} > {after}"
        f" ORDER BY {of.own_id()} LIMIT {shown}"
    )


def _tail(step: Step) -> str:
    own = step.below.drafting.sql.alias(step.below.own)
    order = ", ".join(f"{own}.{name(column)}" for column in (*step.item.field.order, "id"))
    return f" ORDER BY {order} LIMIT {int(step.item.first)}"


def _list(rows: str) -> str:
    return f"(SELECT coalesce(json_agg(x.j), '[]') FROM ({rows}) x)"
