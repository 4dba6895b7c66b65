"""Counting what the journal holds of a span of time, at a bounded cost.

One pass over the entries of the span counts operations and ids of records. Only of those agents who
were given many ids are the ids looked at, the newest first and not beyond a bound: which of them
are cases or persons, or are of a case.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, TypeAlias
from uuid import UUID

import asyncpg

from db.enumerations import Processing
from db.watch.rules import NO_REFUSAL, Alert, Rule, Thresholds, alerts_of

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

MOST_EXAMINED: Final = 10
"""Agents whose ids are looked at in one count: those who were given most."""
IDS_A_SUBJECT: Final = 40
"""Ids looked at of each, as a multiple of the greater threshold."""

# Ids of several records are one value: its length tells how many without reading it.
_OPERATIONS: Final = """
WITH counted AS (
    SELECT agent, plan, outcome, count(*) AS operations,
           sum(CASE WHEN purpose_references ->> 'searches' ~ '^[0-9]{1,4}$'
                    THEN (purpose_references ->> 'searches')::int ELSE 1 END) AS searches,
           sum(octet_length(record_ids)) / 16 AS ids
      FROM journal_entry
     WHERE written_at > $1 AND written_at <= $2 AND outcome <> 'ALERT'
     GROUP BY agent, plan, outcome
)
SELECT counted.agent, plan.processing,
       coalesce(sum(searches) FILTER (
           WHERE outcome = 'RELEASED' AND EXISTS (
               SELECT FROM unnest(plan.released || plan.by_record) AS read (field)
                WHERE field LIKE '%.filter.%')
       ), 0)::int AS searches,
       coalesce(sum(operations) FILTER (WHERE outcome <> ALL ($3)), 0)::int AS refusals,
       coalesce(sum(ids) FILTER (WHERE outcome = 'RELEASED'), 0)::bigint AS ids
  FROM counted JOIN journal_plan AS plan ON plan.digest = counted.plan
 GROUP BY counted.agent, plan.processing
"""
_BELOW: Final = {
    "judicial_case": (
        "party",
        "offence",
        "charge",
        "decision",
        "decision_charge",
        "investigation_step",
        "hearing",
        "sentence",
        "enforcement_measure",
        "judicial_situation",
        "exhibit",
        "service_request",
    ),
    "interception": ("intercept_item",),
}
"""Kinds of records that are of a case, or of an interception: who reads one reads of that."""
_OF_WHAT_IS_ABOVE: Final = "".join(
    f"UNION ALL SELECT {above.removeprefix('judicial_')}_id, true FROM {table} WHERE id = read.id\n"  # noqa: S608  of names here
    for above, tables in _BELOW.items()
    for table in tables
)
_SUBJECTS: Final = f"""
WITH given AS (
    SELECT entry.agent, plan.processing, entry.record_ids,
           NOT entry.purpose_references ?| ARRAY['case', 'given_case'] AS browsing,
           sum(octet_length(entry.record_ids)) OVER newest AS up_to
      FROM journal_entry AS entry
      JOIN journal_plan AS plan ON plan.digest = entry.plan
      JOIN unnest($3::uuid[], $4::text[]) AS asked (agent, file)
        ON entry.agent = asked.agent AND plan.processing IS NOT DISTINCT FROM asked.file
     WHERE entry.written_at > $1 AND entry.written_at <= $2 AND entry.outcome = 'RELEASED'
    WINDOW newest AS (
        PARTITION BY entry.agent, plan.processing
        ORDER BY entry.written_at DESC, entry.writer, entry.seq)
), read AS MATERIALIZED (
    SELECT agent, processing, id, bool_or(browsing) AS browsing
      FROM given CROSS JOIN unnest(journal_ids(record_ids)) AS id
     WHERE up_to - octet_length(record_ids) < $5 * 16
     GROUP BY agent, processing, id
)
SELECT read.agent, read.processing, count(DISTINCT subject.id)::int AS subjects,
       count(DISTINCT subject.id) FILTER (WHERE browsing AND is_case)::int AS browsed
  FROM read CROSS JOIN LATERAL (
      SELECT id, true AS is_case FROM judicial_case WHERE id = read.id
       UNION ALL SELECT id, true FROM interception WHERE id = read.id
       UNION ALL SELECT id, false FROM person WHERE id = read.id
       UNION ALL SELECT id, false FROM legal_entity WHERE id = read.id
       UNION ALL SELECT id, false FROM antecedent_person WHERE id = read.id
       UNION ALL SELECT person_id, false FROM antecedent_record WHERE id = read.id
       {_OF_WHAT_IS_ABOVE}
  ) AS subject
 GROUP BY read.agent, read.processing
"""  # noqa: S608  of names here

_Key: TypeAlias = tuple[UUID | None, Processing | None]


async def count(
    connection: Connection, since: datetime, until: datetime, usual: Thresholds
) -> list[Alert]:
    """What is beyond the usual between two instants, the first left out. Raises as asyncpg does."""
    rows = await connection.fetch(_OPERATIONS, since, until, NO_REFUSAL)
    counts = {_key(row): _of_operations(row) for row in rows}
    much = _given_much(rows, usual)
    if much:
        most = max(usual.most[Rule.SUBJECTS], usual.most[Rule.BROWSING]) * IDS_A_SUBJECT
        agents, files = [each[0] for each in much], [each[1] for each in much]
        for row in await connection.fetch(_SUBJECTS, since, until, agents, files, most):
            counts[_key(row)] |= {Rule.SUBJECTS: row["subjects"], Rule.BROWSING: row["browsed"]}
    return [
        alert
        for (agent, file), counted in counts.items()
        for alert in alerts_of(counted, agent, file, usual)
    ]


def _key(row: asyncpg.Record) -> _Key:
    file = row["processing"]
    return row["agent"], file and Processing(file)


def _of_operations(row: asyncpg.Record) -> dict[Rule, int]:
    if row["agent"] is None:
        return {Rule.UNKNOWN_CALLERS: row["refusals"]}
    return {Rule.SEARCHES: row["searches"], Rule.REFUSALS: row["refusals"]}


def _given_much(rows: Sequence[asyncpg.Record], usual: Thresholds) -> list[_Key]:
    """Those who may have read more than is usual, for they were given more ids than that."""
    least = min(usual.most[Rule.SUBJECTS], usual.most[Rule.BROWSING])
    found = [row for row in rows if row["agent"] is not None and row["ids"] > least]
    found.sort(key=lambda row: row["ids"], reverse=True)
    return [_key(row) for row in found[:MOST_EXAMINED]]
