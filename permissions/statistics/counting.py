"""The statement that counts: one group a cell, of the cases that the law lets be counted."""

from typing import assert_never

from db.enumerations import OffenceClass
from permissions.level import Level, tables
from permissions.statistics.dimensions import Dimension
from permissions.statistics.noise import KEYS

COURTS = "ARRAY(SELECT ROW(c.id, c.code) FROM court c ORDER BY c.code)"
"""Every court, whether it has cases or not."""

_GRAVITY = ", ".join(f"'{each}'" for each in OffenceClass)


def count_sql(of: Level, dimensions: tuple[Dimension, ...]) -> str:
    """An array of rows: a value for each dimension, the cases, the sum of their record keys."""
    sql = of.drafting.sql
    group, case = sql.fresh(), sql.alias(of.own)
    names = [f"k{number}" for number, _ in enumerate(dimensions)]
    told = "".join(
        f", {_value(dimension, case)} AS {name}"
        for dimension, name in zip(dimensions, names, strict=True)
    )
    keys = [f"{group}.{name}" for name in names]
    row = ", ".join((*keys, "count(*)", f"(sum({group}.key) % {KEYS})::bigint"))
    return (
        f"ARRAY(SELECT ROW({row}) FROM (SELECT {case}.statistics_key AS key{told}"
        f" FROM {tables(of)} WHERE {sql.condition(of.shown)}) {group}"
        f" GROUP BY {', '.join(keys)})"
    )


def _value(dimension: Dimension, case: str) -> str:
    """What a case is counted under: a court's id, a year, a code, a place in a list, or null."""
    match dimension:
        case Dimension.COURT:
            return f"{case}.court_id"
        case Dimension.YEAR:
            recorded = f"({case}.last_recorded_update_at AT TIME ZONE 'UTC')::date"
            received = f"coalesce({case}.complaint_received_at, {recorded})"
            return f"extract(year FROM {received})::int"
        case Dimension.KIND:
            return f"{case}.kind"
        case Dimension.STAGE:
            return f"{case}.stage"
        case Dimension.OFFENCE_CLASS:
            gravest = f"max(array_position(ARRAY[{_GRAVITY}], o.class))"
            return f"(SELECT {gravest} FROM offence o WHERE o.case_id = {case}.id)"
        case Dimension.OUTCOME:
            return (
                f"(SELECT d.type FROM decision d WHERE d.case_id = {case}.id"
                " ORDER BY d.pronounced_at DESC, d.id DESC LIMIT 1)"
            )
        case _:
            assert_never(dimension)
