"""One thing of a register changed, preferably near to who asks: an end at the very instant, an act
revoked, another court, another office, another file, nothing where something was.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, TypeAlias
from uuid import UUID

from hostile.drawing import TICK

from db import enumerations as lists
from second_reading.asker import Asker

Rows: TypeAlias = dict[str, list[dict[str, Any]]]
NULLABLE = {
    ("agent", "court_id"),
    ("agent", "body_id"),
    ("authorisation", "issuer_id"),
    ("authorisation", "issuer_role"),
    ("authorisation", "stage_at_issue"),
    ("body_listing", "issuer_office"),
    ("court", "appeal_court_id"),
    ("designation", "issuer_id"),
    ("designation", "issuer_office"),
    ("habilitation", "issuer_id"),
    ("habilitation", "issuer_office"),
    ("habilitation", "file"),
}
POINTS: Mapping[str, str] = {
    "agent_id": "agent",
    "magistrate_id": "agent",
    "assistant_id": "agent",
    "issuer_id": "agent",
    "grantee_id": "agent",
    "court_id": "court",
    "appeal_court_id": "court",
    "member_court_id": "court",
    "body_id": "body",
    "study_id": "study",
}
MEMBERS: Mapping[tuple[str, str], tuple[str, ...]] = {
    (table, column): tuple(each)
    for table, column, each in (
        ("agent_role", "role", lists.Role),
        ("assignment", "function", lists.Function),
        ("authorisation", "clause", lists.Clause),
        ("authorisation", "issuer_role", lists.Role),
        ("authorisation", "stage_at_issue", lists.Stage),
        ("body_listing", "issuer_office", lists.Role),
        ("body_listing", "listing", lists.Listing),
        ("control_request", "file", lists.ControlledFile),
        ("court_territory", "article", lists.ExtendedArticle),
        ("decision", "type", lists.DecisionType),
        ("designation", "issuer_office", lists.Role),
        ("designation", "role", lists.Role),
        ("habilitation", "file", lists.ControlledFile),
        ("habilitation", "issuer_office", lists.Role),
        ("habilitation", "role", lists.Role),
        ("judicial_case", "kind", lists.CaseKind),
        ("judicial_case", "stage", lists.Stage),
        ("judicial_function", "function", lists.Function),
        ("offence", "class", lists.OffenceClass),
        ("party", "capacity", lists.Capacity),
    )
}
SEVERAL: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("court", "extended_articles"): tuple(lists.ExtendedArticle),
    ("offence", "matters"): tuple(lists.ExtendedArticle),
    ("authorisation", "elements"): tuple(lists.Element),
}
FLAGS = {"active", "identities_needed", "concerns_victim", "individually"}
INSTANTS = {"issued_at", "received_at", "pronounced_at"}
ENDS = {"valid_until", "revoked_at", "answered_at"}
FIXED = {"judicial_situation", "enforcement_measure", "legal_hold"}
"""Intervals that say nothing to the law."""


def years_before(now: datetime, years: int) -> datetime:
    """So many calendar years ago."""
    return now.replace(year=now.year - years, day=min(now.day, 28))


def values(random: Random, tables: Rows, table: str, column: str, now: datetime) -> list[Any]:
    """What a column may hold instead, if anything of it matters."""
    given: list[Any] = [None] if (table, column) in NULLABLE else []
    if table in FIXED:
        return []
    if column == "valid_from":
        return [now, now + TICK, now - TICK, now + timedelta(days=3)]
    if column in ENDS:
        return [now, now + TICK, now - TICK, None]
    if column in INSTANTS:
        return [now, now + TICK, now - TICK, now - timedelta(days=9), now - timedelta(days=90)]
    if column == "last_recorded_update_at":
        ago = years_before(now, random.choice((10, 20, 30)))
        return [ago, ago + TICK, ago - TICK]
    if column == "enforceable_at":
        ended = years_before(now, 10).date()
        return [None, ended, ended + timedelta(days=1)]
    if column == "birth_date":
        return [None, years_before(now, 31).date(), date(2015, 2, 28)]
    if column in FLAGS:
        return [True, False]
    if (table, column) in SEVERAL:
        every = SEVERAL[table, column]
        return [[], random.sample(every, 1), random.sample(every, 3)]
    if (table, column) in MEMBERS:
        return [*given, *random.sample(MEMBERS[table, column], 3)]
    if column in POINTS and tables.get(POINTS[column]):
        there = [row["id"] for row in tables[POINTS[column]]]
        return [*given, *random.sample(there, min(3, len(there)))]
    return []


UNTOUCHED = {("decision", "court_id"), ("judicial_case", "appeal_court_id")}
Change: TypeAlias = tuple[str, UUID, str, Any]
"""Table, row, column, what it holds now."""


def change(random: Random, tables: Rows, asker: Asker, near: set[object]) -> Change | None:
    """One change, in nine of ten in a row that names something near."""
    close = random.random() < 0.9
    among = [
        (table, row)
        for table, rows in tables.items()
        if table in CHANGED
        for row in rows
        if not close or near & {value for value in row.values() if isinstance(value, UUID)}
    ]
    if not among:
        return None
    table, row = random.choice(among)
    columns = [name for name in row if name not in ("id", "case_id")]
    random.shuffle(columns)
    for column in columns:
        if (table, column) in UNTOUCHED:
            continue
        found = [
            each
            for each in values(random, tables, table, column, asker.now)
            if each != row[column] and _sound({**row, column: each}, table, tables)
        ]
        if found:
            return table, row["id"], column, random.choice(found)
    return None


CHANGED = {
    *(table for table, _ in (*MEMBERS, *SEVERAL, *NULLABLE)),
    *("assist_link", "access_request", "study", "study_member", "person"),
}


def _sound(row: dict[str, Any], table: str, tables: Rows) -> bool:
    """Whether a database would hold the row."""
    since, until = row.get("valid_from"), row.get("valid_until")
    if since is not None and until is not None and until <= since:
        return False
    received, answered = row.get("received_at"), row.get("answered_at")
    if received is not None and answered is not None and answered < received:
        return False
    final = row.get("final_at")
    if table == "decision" and final is not None and final < row["pronounced_at"]:
        return False
    if row.get("kind") == "CRIMINAL" and row["subject_matter"] is not None:
        return False
    if row.get("assistant_id") is not None and row["assistant_id"] == row["magistrate_id"]:
        return False
    return not any(_clash(row, table, each) for each in tables[table] if each["id"] != row["id"])


ONCE: Mapping[str, tuple[str, ...]] = {
    "party": ("case_id", "person_id", "legal_entity_id", "capacity"),
    "court_territory": ("court_id", "article", "member_court_id"),
}


def _clash(row: Mapping[str, Any], table: str, other: Mapping[str, Any]) -> bool:
    keys = ONCE.get(table, ())
    return bool(keys) and all(row[key] == other[key] for key in keys)


def changed(tables: Rows, made: Change) -> Rows:
    """The register with the change; what is not touched is shared."""
    table, id_, column, value = made
    rows = [{**row, column: value} if row["id"] == id_ else row for row in tables[table]]
    return {**tables, table: rows}
