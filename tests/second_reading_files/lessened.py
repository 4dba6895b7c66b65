"""The least of a world that still tells the two readings apart."""

from collections.abc import Callable

from hostile.drawing import Row, Tables

from second_reading_files.storable import storable

Differs = Callable[[Tables], bool]


def lessened(tables: Tables, differs: Differs) -> Tables:
    """A world with as few rows as it takes: halves of tables go, then single rows, and again until
    none does, since a row goes only after those that name it.
    """
    least, before = tables, -1
    while sum(map(len, least.values())) != before:
        before = sum(map(len, least.values()))
        for table in tables:
            size = max(len(least[table]) // 2, 1)
            while size:
                least = _without(least, table, size, differs)
                size //= 2
    return {table: rows for table, rows in least.items() if rows}


def _without(tables: Tables, table: str, size: int, differs: Differs) -> Tables:
    start = 0
    while start < len(tables[table]):
        rows = tables[table]
        fewer = {**tables, table: rows[:start] + rows[start + size :]}
        if storable(fewer) and differs(fewer):
            tables = fewer
        else:
            start += size
    return tables


def told(tables: Tables) -> str:
    """The rows of a world in words, without what is empty."""
    return "\n".join(f"  {table}: {_row(row)}" for table, rows in tables.items() for row in rows)


def _row(row: Row) -> str:
    held = (f"{name}={value}" for name, value in row.items() if value not in (None, [], False))
    return ", ".join(held)
