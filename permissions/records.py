"""Records in records: how a record by its id is laid out in the statement's row.

Each level is one SQL record, lists are arrays of them. It is the quickest way for a single record.
"""

from dataclasses import dataclass, field

from permissions.condition import FALSE
from permissions.level import Step, in_order, tables
from permissions.shape import Child, Fixed, Part
from permissions.sql import Sql


@dataclass(slots=True)
class Records:
    """The values of one record, after its id, spelt as `own`, which is the first."""

    boxes_arrays = False
    own: str = ""
    outputs: list[str] = field(default_factory=list)
    _places: dict[str, int] = field(default_factory=dict)

    def place(self, expression: str) -> int:
        """The position of an expression in the record."""
        if expression == self.own:
            return 0
        if expression not in self._places:
            self.outputs.append(expression)
            self._places[expression] = len(self.outputs)
        return self._places[expression]

    def row_sql(self) -> str:
        """The record as one SQL value."""
        return f"ROW({', '.join((self.own, *self.outputs))})"

    def follow(self, step: Step) -> Part:
        """A related record, or a list of them, as one value of this record."""
        below, inner = step.below, Records()
        below.placing = inner
        sql = below.drafting.sql
        with sql.scope(*(row for row, _ in below.ties)):
            inner.own = below.spelt_id()
            shape = below.shape(step.item.selection, step.path)
            expression = _gathered(step, inner, sql)
        if step.guard == FALSE:
            return Fixed(step.item.key, None)
        place = self.place(step.above.masked(step.guard, expression))
        return Child(step.item.key, place, shape, step.item.field.many)


def _gathered(step: Step, inner: Records, sql: Sql) -> str:
    below, relation = step.below, step.item.field
    if not below.ties:
        return below.masked(step.filters, inner.row_sql())
    on = relation.on(step.above.own, below.own)
    where = sql.condition(on & step.filters)
    text = f"SELECT {inner.row_sql()} FROM {tables(below)} WHERE {where}"
    if not relation.many:
        return f"({text})"
    return f"ARRAY({text} ORDER BY {in_order(step)} LIMIT {int(step.item.first)})"
