"""What goes and what waits, by file and kind, in numbers and without a name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from db.enumerations import Processing
from db.loading.records import RECORD_TYPES
from db.purge.gathering import Connection
from db.purge.steps import (
    WAITING_FOR_AUTHORISATIONS,
    WAITING_FOR_EXHIBITS,
    WAITING_FOR_INTERCEPTIONS,
    WAITING_FOR_REQUESTS,
    doomed,
)


@dataclass(frozen=True, slots=True)
class Gone:
    """Records of one kind that go; a kind is named as in a register file, a list by its record.

    `oldest` and `newest` are the ends of retention, for kinds that have one of their own.
    """

    file: Processing
    kind: str
    records: int
    oldest: datetime | None = None
    newest: datetime | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Cases past their term that cannot be erased yet, invisible meanwhile, and why.

    One may wait for several reasons, and for nothing that is itself to be erased. `held` are cases
    that a legal hold alone keeps; they are not past their term, and are visible.
    """

    cases: int
    interceptions: int
    exhibits: int
    requests: int
    authorisations: int
    held: int


@dataclass(frozen=True, slots=True)
class Report:
    """What goes at `at`, or what went."""

    at: datetime
    gone: tuple[Gone, ...]
    waiting: Waiting


_KINDS: Final = {record.table: record.name for record in RECORD_TYPES} | {
    refs.table: f"{record.name}.{field.key}"
    for record in RECORD_TYPES
    for field, refs in record.lists
}
"""What users call the rows of each table."""

_TALLY: Final = """
SELECT file, kind, count(*) AS records, min(expires_at) AS oldest, max(expires_at) AS newest
FROM doomed GROUP BY file, kind ORDER BY file, kind
"""

_WAITING: Final = f"""
SELECT count(*) AS cases,
       count(*) FILTER (WHERE {WAITING_FOR_INTERCEPTIONS}) AS interceptions,
       count(*) FILTER (WHERE {WAITING_FOR_EXHIBITS}) AS exhibits,
       count(*) FILTER (WHERE {WAITING_FOR_REQUESTS}) AS requests,
       count(*) FILTER (WHERE {WAITING_FOR_AUTHORISATIONS}) AS authorisations,
       (SELECT count(DISTINCT case_id) FROM legal_hold
        CROSS JOIN LATERAL (
            SELECT expires_at FROM case_term WHERE id = legal_hold.case_id OFFSET 0
        ) AS term
        WHERE valid_until > $1 AND term.expires_at <= $1) AS held
FROM judicial_case
WHERE retention_expires_at <= $1 AND id NOT IN {doomed("judicial_case")}
"""  # noqa: S608  ours


async def tally(connection: Connection) -> list[Gone]:
    """What is doomed, by file and kind."""
    rows = await connection.fetch(_TALLY)
    return [Gone(Processing(row["file"]), _KINDS[row["kind"]], *tuple(row)[2:]) for row in rows]


async def waiting(connection: Connection, at: datetime) -> Waiting:
    """What waits, where everything that is to be erased is doomed."""
    row = await connection.fetchrow(_WAITING, at)
    return Waiting(*(row or (0, 0, 0, 0, 0, 0)))


def summed(parts: Iterable[Gone]) -> tuple[Gone, ...]:
    """One line a file and kind, in the order of files and kinds."""
    found: dict[tuple[Processing, str], Gone] = {}
    for part in parts:
        key = part.file, part.kind
        found[key] = _together(found[key], part) if key in found else part
    order = list(Processing)
    return tuple(sorted(found.values(), key=lambda gone: (order.index(gone.file), gone.kind)))


def _together(one: Gone, other: Gone) -> Gone:
    oldest = [each.oldest for each in (one, other) if each.oldest is not None]
    newest = [each.newest for each in (one, other) if each.newest is not None]
    return replace(
        one,
        records=one.records + other.records,
        oldest=min(oldest, default=None),
        newest=max(newest, default=None),
    )
