"""Whether anything was lost, doubled or half done: the ledger against the database."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, Final, TypeAlias
from unittest.mock import patch
from uuid import UUID

import asyncpg
from ledger import DONE, Attempt, Ledger, Sent
from scenario import REGISTER

from db.evidence import chains
from db.evidence.findings import Report
from db.evidence.keys import SigningKey
from db.evidence.reading import read_lines
from db.evidence.verifying import Known, Verification

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

CENTURY: Final = timedelta(days=36_500)
"""The servers' clock is the scenarios': no operation is of the instant at which it is written."""
ROWS: Mapping[str, Mapping[str, int]] = {
    "recordCase": {"judicial_case": 1, "assignment": 1},
    "recordHearing": {"hearing": 1},
    "recordParty": {"party": 1, "person": 1},
    "recordDecision": {"decision": 1, "decision_charge": 2},
    "amendCase": {},
    "issueAuthorisation": {"authorisation": 1, "authorisation_item": 1},
    "revokeAuthorisation": {},
}
"""The rows that each act makes, by table."""
TABLES = sorted({table for rows in ROWS.values() for table in rows})
_WHOLE = {
    "recordCase": "judicial_case t WHERE t.id = d.record_id AND t.number = 'N-' || d.key AND 1 ="
    " (SELECT count(*) FROM assignment a WHERE a.case_id = t.id AND a.lead)",
    "recordHearing": "hearing t WHERE t.id = d.record_id AND t.room = d.key::text",
    "recordParty": "party t JOIN person p ON p.id = t.person_id"
    " WHERE t.id = d.record_id AND p.surname = 'K ' || d.key",
    "recordDecision": "decision t WHERE t.id = d.record_id AND t.grounds = d.key::text AND 2 ="
    " (SELECT count(*) FROM decision_charge c WHERE c.decision_id = t.id)",
    "amendCase": "judicial_case t WHERE t.id = d.record_id AND (t.version > d.version"
    " OR t.follow_up = d.key::text)",
    "issueAuthorisation": "authorisation t WHERE t.id = d.record_id AND t.reason = d.key::text"
    " AND 1 = (SELECT count(*) FROM authorisation_item i WHERE i.authorisation_id = t.id)",
    "revokeAuthorisation": "authorisation t WHERE t.id = d.record_id AND t.revoked_at = d.at"
    " AND t.version = d.version",
}
"""What holds of an act `d` that was done: all it wrote is there."""
_NO_ENTRY_OF_ACT = """
SELECT d.key FROM act_done d WHERE NOT EXISTS (
    SELECT FROM journal_entry e
     WHERE e.agent = d.agent_id AND e.purpose_references->>'key' = d.key::text
       AND e.outcome = 'RELEASED' AND journal_ids(e.record_ids) @> ARRAY[d.record_id])
"""
_NO_ENTRY = """
SELECT given.name FROM unnest($1::text[], $2::uuid[], $3::text[], $4::uuid[])
       AS given (name, agent, outcome, record)
 WHERE NOT EXISTS (
    SELECT FROM journal_entry e
     WHERE e.operation = given.name AND e.agent = given.agent AND e.outcome = given.outcome
       AND (given.record IS NULL OR journal_ids(e.record_ids) @> ARRAY[given.record]))
"""
_TWICE = """
SELECT operation FROM journal_entry WHERE outcome = 'RELEASED'
 GROUP BY operation HAVING count(*) > 1
"""
NO_ENTRY_OWED = frozenset({None, "JOURNAL_UNAVAILABLE"})
REFUSED_LAWFULLY = frozenset({None, "CONFLICT", "PRECONDITION_FAILED"})


@dataclass(slots=True)
class Audit:
    """Looks after each kill. `last` is the newest checkpoint that the controller kept."""

    url: str
    ledger: Ledger
    key: SigningKey
    last: tuple[int, str] | None = None
    report: Report | None = None
    _before: Mapping[str, int] = field(default_factory=dict)
    _done_before: frozenset[UUID] = frozenset()
    _looked_at: set[str] = field(default_factory=set)

    async def begin(self) -> None:
        """What is there before anything is killed."""
        connection = await asyncpg.connect(self.url)
        try:
            self._before = await _counts(connection)
            rows = await connection.fetch("SELECT key FROM act_done")
            self._done_before = frozenset(row["key"] for row in rows)
        finally:
            await connection.close()

    async def look(self, *, at_chains: bool = True) -> list[str]:
        """What is wrong, in words; nothing, if all is well.

        The chains are what takes longest, all entries being verified anew.
        """
        connection = await asyncpg.connect(self.url)
        try:
            done = await connection.fetch("SELECT * FROM act_done")
            return [
                *self._of_the_ledger(done),
                *await self._of_the_rows(connection, done),
                *await self._of_the_journal(connection),
                *(await self._of_the_chains(connection) if at_chains else ()),
            ]
        finally:
            await connection.close()

    def _of_the_ledger(self, done: Iterable[asyncpg.Record]) -> Iterable[str]:
        """Acts that were answered are there as answered, those refused are not."""
        stored = {(row["agent_id"], row["key"]): row for row in done}
        for sent in self.ledger.acts:
            row = stored.pop((REGISTER.ids[sent.who], sent.key), None)
            yield from (f"{sent.act} {sent.key}: {each}" for each in _wrong(sent, row))
        yield from (f"{key} was done and never asked" for _, key in stored)
        yield from _overwritten(self.ledger)

    async def _of_the_rows(
        self, connection: Connection, done: Iterable[asyncpg.Record]
    ) -> list[str]:
        """Every row is of an act that was done, and every act has all its rows."""
        found = []
        for act, holds in _WHOLE.items():
            rows = await connection.fetch(
                f"SELECT d.key FROM act_done d WHERE d.act = $1 AND d.key <> ALL($2)"
                f" AND NOT EXISTS (SELECT FROM {holds})",
                act,
                list(self._done_before),
            )
            found += [f"{act} {row['key']} is done by half" for row in rows]
        expected = Counter(self._before)
        for row in done:
            if row["key"] not in self._done_before:
                expected.update(ROWS[row["act"]])
        there = await _counts(connection)
        return found + [
            f"{table}: {there[table]} rows, {expected[table]} by acts"
            for table in TABLES
            if there[table] != expected[table]
        ]

    async def _of_the_journal(self, connection: Connection) -> list[str]:
        """What was done has its entry, and what was answered."""
        rows = await connection.fetch(_NO_ENTRY_OF_ACT)
        found = [f"act {row['key']} has no entry" for row in rows]
        owed = [
            each
            for each in self.ledger.attempts
            if each.code not in NO_ENTRY_OWED and each.name not in self._looked_at
        ]
        rows = await connection.fetch(
            _NO_ENTRY,
            [each.name for each in owed],
            [REGISTER.ids[each.who] for each in owed],
            [each.code for each in owed],
            [_record(each) for each in owed],
        )
        found += [f"{row['name']} was answered and has no entry" for row in rows]
        self._looked_at |= {each.name for each in owed}
        rows = await connection.fetch(_TWICE)
        return found + [f"{row['operation']} has two entries" for row in rows]

    async def _of_the_chains(self, connection: Connection) -> list[str]:
        known = Known(frozenset({self.key.public}), datetime.now(UTC), last=self.last)
        verification = Verification(known)
        with patch.multiple(chains, AHEAD=CENTURY, LONGEST=CENTURY):
            async for line in read_lines(connection):
                verification.take(line)
        report = self.report = verification.report()
        if report.last is not None:
            number, _, name = report.last.partition(":")
            self.last = int(number), name
        found = [str(each) for each in report.findings]
        return found if report.whole else [*found, f"the journal is not whole: {report.untold}"]

    async def look_at_everything(self) -> list[str]:
        """The same, all readings of old included."""
        self._looked_at.clear()
        return await self.look()


def _wrong(sent: Sent, row: asyncpg.Record | None) -> Iterable[str]:
    if sent.refusal not in REFUSED_LAWFULLY:
        yield f"refused with {sent.refusal}"
    if sent.refusal is not None and (row is not None or sent.answers):
        yield "refused, and done"
    if not sent.answers:
        return
    if any(each is None for each in sent.answers):
        yield "not there, it was answered"
        return
    if row is None:
        yield "answered and lost"
        return
    stored = {"id": str(row["record_id"]), "version": row["version"]}
    first = {**sent.answers[0], "again": None}
    for each in sent.answers:
        if {name: each[name] for name in stored} != stored:
            yield f"{stored} is stored and {dict(each)} was answered"
        if datetime.fromisoformat(each["at"]) != row["at"]:
            yield f"{row['at']} is stored and {each['at']} was answered"
        if {**each, "again": None} != first:
            yield f"answered {first}, then {dict(each)}"
    if sum(not each["again"] for each in sent.answers) > 1:
        yield "done twice"


def _overwritten(ledger: Ledger) -> Iterable[str]:
    """Amendments that were made over another that their author had not seen."""
    by_case: dict[str, list[tuple[int, int]]] = {}
    for sent in ledger.acts:
        if sent.act == "amendCase" and sent.answers:
            place = (sent.version, sent.answers[0]["version"])
            by_case.setdefault(str(sent.given["case"]), []).append(place)
    for case, places in by_case.items():
        places.sort(key=lambda place: place[1])
        for (_, made), (seen, after) in pairwise(places):
            if seen < made:
                yield f"case {case}: version {after} was made over {made}, {seen} being seen"


def _record(attempt: Attempt) -> UUID | None:
    if attempt.code != DONE or attempt.data is None:
        return None
    (found,) = attempt.data.values()
    return UUID(found["id"]) if found else None


async def _counts(connection: Connection) -> dict[str, int]:
    found: dict[str, Any] = {}
    for table in TABLES:
        found[table] = await connection.fetchval(f"SELECT count(*) FROM {table}")
    return found
