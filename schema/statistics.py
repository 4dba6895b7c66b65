"""Statistics that name nobody: cases counted by closed dimensions, in cells of many (RG-09).

What is planned is one statement that groups; the table is made of its groups here, and its totals,
and its cells withheld, by `permissions.statistics`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import strawberry
from graphql import FieldNode, GraphQLSchema

from permissions.categories import Category, always
from permissions.plan import Counted
from permissions.reads import Reads, reads
from permissions.refusal import Code, Refusal, refuse
from permissions.selection import Path
from permissions.sql import Binding
from permissions.statistics.dimensions import MOST_DIMENSIONS, Dimension, cost_of
from permissions.statistics.door import (
    CLAUSE,
    METHOD,
    SMALL_CELL,
    Cell,
)
from permissions.statistics.telling import tell
from schema.arguments import Given, Leaf, what_is_asked
from schema.collecting import Collector, Fields
from schema.record import RecordField

strawberry.enum(Dimension, description="What cases may be counted by.")

_READS: type[Reads] = reads(always(Category.STAT_NON_NOMINATIVE))


def _told(description: str) -> Any:  # noqa: ANN401  stands where the field's own type is annotated
    return RecordField(permission_classes=[_READS], description=description)


@strawberry.type(description="A value of a dimension.")
class StatisticalKey:
    """A value of a dimension."""

    dimension: Dimension = _told("The dimension.")
    value: str = _told(
        "A court's code, a year, EARLIER, a code of a closed list, or NONE where a case has none."
    )


@strawberry.type(description="Why the count of a cell is withheld.")
class WithheldCell:
    """Why the count of a cell is withheld, for its own sake or another's."""

    code: str = _told("SMALL_CELL.")
    clauses: list[str] = _told("The clauses that close it.")


@strawberry.type(description="A cell of a table, or a total of cells.")
class StatisticalCell:
    """A cell of a table, or a total of cells."""

    keys: list[StatisticalKey] = _told(
        "Its values; a dimension that is not among them is added up. None: the grand total."
    )
    count: int | None = _told("The cases counted, perturbed; null where it is withheld.")
    withheld: WithheldCell | None = _told("Why it is withheld; null where it is shown.")


@strawberry.type(description="Cases counted by dimensions.")
class StatisticalTable:
    """Cases counted by dimensions."""

    threshold: int = _told("Cases that a cell must hold to be shown.")
    method: str = _told("How the table is protected.")
    cells: list[StatisticalCell] = _told(
        "Every cell, with all totals. Of more than 4,000, those are left out that totals tell: a "
        "cell that is not listed is zero where one of its totals is shown as zero, else withheld."
    )


TABLE_FIELDS: tuple[tuple[str, str], ...] = tuple(
    (kind.__name__, name)
    for kind in (StatisticalTable, StatisticalCell, StatisticalKey, WithheldCell)
    for name in kind.__annotations__
)
"""The fields of a table of counts, by type and name: a table is made of no records."""


@dataclass(frozen=True, slots=True)
class TableMarks:
    """What is asked of a table. `path` is where counts stand below it in the response."""

    fields: Fields
    cells: Mapping[str, Fields]
    below: Mapping[tuple[str, str], Fields]

    @property
    def path(self) -> Path:
        """The response path of the first count asked for, below the table; else of nothing."""
        for key, cell in self.cells.items():
            for below, nodes in cell.items():
                if nodes[0].name.value == "count":
                    return key, below
        return ()


def table_marks(schema: GraphQLSchema, collector: Collector, nodes: list[FieldNode]) -> TableMarks:
    """What is asked of a table."""
    types, cells, below = schema.type_map, {}, {}
    fields = collector.below(types["StatisticalTable"], nodes)
    for key, each in fields.items():
        if each[0].name.value == "cells":
            cells[key] = collector.below(types["StatisticalCell"], each)
            for inner, asked in cells[key].items():
                kind = {"keys": "StatisticalKey", "withheld": "WithheldCell"}
                if asked[0].name.value in kind:
                    name = kind[asked[0].name.value]
                    below[key, inner] = collector.below(types[name], asked)
    return TableMarks(fields, cells, below)


def counted_by(arguments: Mapping[str, Given]) -> tuple[tuple[Dimension, ...], int]:
    """The dimensions asked for, in their order, and what their table costs in records.

    FILTER_NOT_PERMITTED, ARGUMENT_INVALID, LIMIT_EXCEEDED.
    """
    if what_is_asked(arguments.get("filter")) is not None:
        raise refuse(
            Code.FILTER_NOT_PERMITTED,
            "statistics take no filter: counts of chosen cases would tell of each of them",
            "les statistiques ne prennent aucun filtre : compter des affaires choisies dirait "
            "quelque chose de chacune",
            CLAUSE,
        )
    given = arguments.get("dimensions")
    listed = given.value if isinstance(given, Leaf) else []
    asked = [Dimension(str(each)) for each in (listed if isinstance(listed, list) else [listed])]
    if not 0 < len(asked) <= MOST_DIMENSIONS or len(set(asked)) < len(asked):
        raise _dimensions_invalid()
    dimensions = tuple(each for each in Dimension if each in asked)
    return dimensions, cost_of(dimensions)


def _dimensions_invalid() -> Refusal:
    return refuse(
        Code.ARGUMENT_INVALID,
        f"`dimensions` names one to {MOST_DIMENSIONS} dimensions, each once",
        f"« dimensions » nomme d’une à {MOST_DIMENSIONS} dimensions, chacune une fois",
    )


def table_shaper(
    marks: TableMarks, counted: Counted, threshold: int
) -> Callable[[Sequence[Any], list[Any], Binding], Any]:
    """Makes the table from the plan's row. It shows no record: none is journalled."""

    def shape(row: Sequence[Any], _seen: list[Any], _binding: Binding) -> dict[str, Any]:
        courts = {UUID(str(court)): str(code) for court, code in row[counted.courts]}
        cells = tell(counted.dimensions, courts, row[counted.groups], row[0].year, threshold)
        return dict(_table(marks, cells, threshold))

    return shape


def _table(marks: TableMarks, cells: list[Cell], threshold: int) -> Iterator[tuple[str, Any]]:
    for key, nodes in marks.fields.items():
        match nodes[0].name.value:
            case "cells":
                yield key, [dict(_cell(marks, key, each)) for each in cells]
            case "threshold":
                yield key, threshold
            case "method":
                yield key, METHOD
            case _:
                yield key, "StatisticalTable"


def _cell(marks: TableMarks, above: str, cell: Cell) -> Iterator[tuple[str, Any]]:
    for key, nodes in marks.cells[above].items():
        match nodes[0].name.value:
            case "keys":
                fields = marks.below[above, key]
                yield key, [dict(_key(fields, str(d), value)) for d, value in cell.keys]
            case "count":
                yield key, cell.count
            case "withheld":
                fields = marks.below[above, key]
                yield key, None if cell.count is not None else dict(_withheld(fields))
            case _:
                yield key, "StatisticalCell"


def _key(fields: Fields, dimension: str, value: str) -> Iterator[tuple[str, Any]]:
    known = {"dimension": dimension, "value": value, "__typename": "StatisticalKey"}
    return ((key, known[nodes[0].name.value]) for key, nodes in fields.items())


def _withheld(fields: Fields) -> Iterator[tuple[str, Any]]:
    known = {"code": SMALL_CELL, "clauses": [CLAUSE], "__typename": "WithheldCell"}
    return ((key, known[nodes[0].name.value]) for key, nodes in fields.items())
