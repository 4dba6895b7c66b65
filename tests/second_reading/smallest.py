"""A counterexample made small: rows are left out as long as the two readings still differ."""

from collections.abc import Iterator
from dataclasses import replace

from permissions.register import Register
from second_reading.comparing_readings import Comparison, Difference
from second_reading.drawn import Drawn
from second_reading.perturbing import Rows
from second_reading.rows_of_world import World


def smallest(drawn: Drawn, difference: Difference) -> str:
    """The difference with the rows that it takes; each column that is not empty."""
    tables = {table: [*rows] for table, rows in drawn.tables.items()}
    shrunk = True
    while shrunk:
        shrunk = False
        for without in _with_fewer(tables):
            if _differs(drawn, without, difference):
                tables, shrunk = without, True
                break
    said = [f"{difference}", f"    in {drawn.name}, of which is left:"]
    for table, rows in tables.items():
        said += [f"      {table}: {_told(row)}" for row in rows]
    return "\n".join(said)


def _with_fewer(tables: Rows) -> Iterator[Rows]:
    """Whole tables left out first, then halves, then single rows."""
    filled = {table: rows for table, rows in tables.items() if rows}
    for table in filled:
        yield {**filled, table: []}
    for table, rows in filled.items():
        if len(rows) > 3:
            yield {**filled, table: rows[: len(rows) // 2]}
            yield {**filled, table: rows[len(rows) // 2 :]}
    for table, rows in filled.items():
        for number in range(len(rows)):
            yield {**filled, table: rows[:number] + rows[number + 1 :]}


def _differs(drawn: Drawn, tables: Rows, difference: Difference) -> bool:
    try:
        comparison = Comparison(Register(tables), World(tables), drawn.asker)
        found = [replace(each, asker=difference.asker) for each in comparison.differences()]
    except Exception:  # noqa: BLE001  a row that another needs is gone
        return False
    return difference in found


def _told(row: dict[str, object]) -> str:
    return ", ".join(f"{column}={value}" for column, value in row.items() if value is not None)
