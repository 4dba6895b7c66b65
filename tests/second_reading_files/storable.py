"""Whether the database would take a world: what it refuses is nobody's case."""

from collections.abc import Iterator
from datetime import datetime

from hostile.drawing import Row, Tables

from second_reading_files.perturbed import columns

ONCE = {
    "prosecutor_referral": ("inquiry_id", "court_id"),
    "authorisation_item": ("authorisation_id", "item_id"),
    "transmission_record": ("transmission_id", "record_id"),
    "antecedent_record": ("person_id", "procedure_ref", "count_number", "capacity"),
    "exhibit": ("case_id", "number"),
    "court": ("code",),
    "judicial_case": ("court_id", "number"),
}
"""Columns of which no two rows hold the same."""
NOT_BEFORE = (("ended_at", "started_at"), ("unsealed_at", "sealed_at"), ("closed_at", "opened_at"))


def storable(tables: Tables) -> bool:
    """Whether every constraint that the tables have would hold."""
    return not any(_faults(tables))


def _faults(tables: Tables) -> Iterator[str]:
    ids = {table: {row["id"] for row in rows} for table, rows in tables.items()}
    for table, rows in tables.items():
        for row in rows:
            yield from _of_row(table, row)
            for name, value in row.items():
                held = columns().get((table, name))
                if held is None or value is None:
                    continue
                if held.key_of is not None and value not in ids.get(held.key_of, ()):
                    yield f"{table}.{name} names nothing"
        if table in ONCE:
            keys = [tuple(str(row[name]) for name in ONCE[table]) for row in rows]
            if len(set(keys)) < len(keys):
                yield f"{table} twice"
    yield from _leads(tables)


def _of_row(table: str, row: Row) -> Iterator[str]:
    until, since = row.get("valid_until"), row.get("valid_from")
    if isinstance(until, datetime) and isinstance(since, datetime) and until <= since:
        yield "until is not after from"
    for late, early in NOT_BEFORE:
        after, before = row.get(late), row.get(early)
        if isinstance(after, datetime) and isinstance(before, datetime) and after < before:
            yield f"{late} before {early}"
    if table == "intercept_item" and row["encrypted"] and row["clear_payload"] is not None:
        yield "encrypted and in clear"
    if table == "interception" and row["case_id"] and row["mission_id"]:
        yield "of a case and of a mission"
    if table == "assist_link" and row["assistant_id"] == row["magistrate_id"]:
        yield "nobody assists himself"


def _leads(tables: Tables) -> Iterator[str]:
    """One leads a case at a time (A32)."""
    leads = [row for row in tables["assignment"] if row["lead"]]
    for number, one in enumerate(leads):
        for other in leads[number + 1 :]:
            if one["case_id"] == other["case_id"] and _overlap(one, other):
                yield "two lead a case"


def _overlap(one: Row, other: Row) -> bool:
    def before(row: Row, than: Row) -> bool:
        until, since = row["valid_until"], than["valid_from"]
        return isinstance(until, datetime) and isinstance(since, datetime) and until <= since

    return not before(one, other) and not before(other, one)
