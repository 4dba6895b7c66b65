"""Entries go by whole segments once their term has ended, not sooner, and the rest stays whole."""

from datetime import UTC, datetime, timedelta

import pytest
from journal_making import Connection, Made, append, connected, ended, exported, said, signed_back

from db.enumerations import Processing
from db.evidence.checkpointing import introduced, take_checkpoint
from db.evidence.findings import Kind
from db.evidence.keys import SigningKey
from db.evidence.lines import Part
from db.evidence.retiring import JournalRetentionError, retire, what_would_go
from db.evidence.terms import JOURNAL_YEARS, Terms
from db.evidence.verifying import Known, verify
from db.indexing import index
from db.journal import Journal
from db.retention.years import later

Keys = tuple[SigningKey, SigningKey]
NEVER = Terms(dict.fromkeys(Processing, 100))


@pytest.fixture
async def journal_url(migrated_url: str, keys: Keys) -> str:
    """Two segments of every chain, and a third that nothing covers yet."""
    await introduced(migrated_url, keys[0])
    async with Journal(migrated_url) as journal:
        for name in "ab":
            await append(journal, name)
            await take_checkpoint(migrated_url, keys[0], journal.heads)
        await append(journal, "c")
    return migrated_url


async def checkpoints(url: str) -> list[datetime]:
    async with connected(url) as connection:
        rows = await connection.fetch("SELECT at FROM journal_checkpoint ORDER BY number")
    return [row["at"] for row in rows]


async def left(connection: Connection) -> int:
    count: int = await connection.fetchval(
        "SELECT count(*) FROM journal_entry WHERE operation <> 'journal_retention'"
    )
    return count


async def test_nothing_goes_before_its_term_ends(journal_url: str) -> None:
    _, first, second = await checkpoints(journal_url)
    for file, years in JOURNAL_YEARS.items():
        for covered, segments in ((first, 1), (second, 2)):
            end = later(covered, years)
            for instant, expected in (
                (end - timedelta(microseconds=1), segments - 1),
                (end, segments),
            ):
                _, gone = await what_would_go(journal_url, Terms(), instant)
                of_file = [each for each in gone if each.processing is file]
                assert sum(each.segments for each in of_file) == expected
    _, gone = await what_would_go(journal_url, Terms(), later(first, 6))
    assert {each.processing: each.entries for each in gone}[None] == 1


async def test_what_is_gone_by_its_term_is_no_finding(journal_url: str, keys: Keys) -> None:
    async with connected(journal_url) as connection:
        await signed_back(connection, keys[0], 4)
        assert await left(connection) == 12
        gone = await retire(journal_url, Terms(), batch=1)
        assert [(each.processing, each.entries) for each in gone] == [(Processing.INTERCEPT, 2)]
        assert await left(connection) == 10
        written = await connection.fetch(
            "SELECT purpose_references, clauses, processing FROM journal WHERE outcome = 'PURGED'"
        )
        assert [tuple(row) for row in written] == [
            ('{"journal_entry": "1"}', ["R40-50"], "INTERCEPT"),
        ] * 2
        told = "SELECT count(DISTINCT instant) FROM journal WHERE outcome = 'PURGED'"
        assert await connection.fetchval(told) == 2  # each of its own batch
        assert await retire(journal_url, Terms()) == ()
    known = Known(frozenset({keys[0].public}), datetime.now(UTC))
    report = verify(await exported(journal_url), known)
    assert (said(report), report.purged) == ([], 2)
    sooner = Known(known.keys, known.now, NEVER)
    found = verify(await exported(journal_url), sooner).findings
    assert [each.kind for each in found] == [Kind.EARLY_PURGE] * 2
    assert [each.place.seq for each in found] == [1, 2]


async def test_what_was_indexed_of_an_entry_goes_with_it(journal_url: str, keys: Keys) -> None:
    async with connected(journal_url) as connection:
        assert await index(journal_url) == 12
        await signed_back(connection, keys[0], 4)
        await connection.execute(
            "UPDATE journal_tally SET starts_at = starts_at - interval '4 years'"
        )
        await retire(journal_url, Terms(), batch=1)
        left_of_it = await connection.fetch(
            "SELECT seq FROM journal_consulted JOIN journal_chain USING (writer)"
            " WHERE processing = 'INTERCEPT'"
        )
        assert [row["seq"] for row in left_of_it] == [3]
        assert await connection.fetchval("SELECT count(*) FROM journal_consulted") == 10
        counted = "SELECT array_agg(DISTINCT processing ORDER BY processing) FROM journal_tally"
        assert await connection.fetchval(counted) == ["ANTECEDENTS", "REGISTRY"]


async def test_what_goes_out_of_order_is_a_removal(journal_url: str, keys: Keys) -> None:
    lines = await exported(journal_url)
    now = later(datetime.now(UTC), 50)
    kept = [line for line in lines if not (b'"seq":2,' in line and b'"type":"entry"' in line)]
    found = verify(ended(kept), Known(frozenset({keys[0].public}), now)).findings
    assert [each.kind for each in found] == [Kind.REMOVAL] * 4
    whole = [line for line in lines if b'"seq":1,' not in line or b'"type":"entry"' not in line]
    named = [line for line in whole if b'"type":"plan"' not in line]
    found = verify(ended(named), Known(frozenset({keys[0].public}), now)).findings
    assert {each.words for each in found} == {"the plan that the entry names is missing"}


async def test_a_purge_that_is_stopped_is_gone_on_with(journal_url: str, keys: Keys) -> None:
    async with connected(journal_url) as connection:
        await signed_back(connection, keys[0], 20)
        answers = iter([False, True])
        gone = await retire(journal_url, Terms(), batch=1, stopping=lambda: next(answers))
        assert sum(each.entries for each in gone) == 1
        assert await left(connection) == 11
        gone = await retire(journal_url, Terms(), batch=3)
        assert sum(each.entries for each in gone) == 7
        assert await left(connection) == 4
    report = verify(
        await exported(journal_url), Known(frozenset({keys[0].public}), datetime.now(UTC))
    )
    assert (said(report), report.purged) == ([], 8)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal_entry SET hash = sha256('x') WHERE seq = 2",
        "DELETE FROM journal_entry WHERE seq = 2",
    ],
)
async def test_evidence_of_tampering_is_not_erased(
    journal_url: str, keys: Keys, change: str
) -> None:
    async with connected(journal_url) as connection:
        await signed_back(connection, keys[0], 20)
        await connection.execute(f"SET session_replication_role = replica; {change}")
        with pytest.raises(JournalRetentionError, match="journal verify"):
            await retire(journal_url, Terms())


async def test_a_part_of_a_journal_is_verified_as_a_part(small: Made) -> None:
    numbers = len(await checkpoints(small.url))
    for first in range(1, numbers + 1):
        for last in (None, numbers - 1, numbers):
            for file in (None, Processing.INTERCEPT):
                if last is None or first <= last:
                    lines = await exported(small.url, Part(first, last, file))
                    report = verify(lines, small.known)
                    assert said(report) == [], (first, last, file)
                    assert report.whole or file or last == numbers - 1
    lines = await exported(small.url, Part(file=Processing.INTERCEPT))
    assert verify(lines, small.known).entries == 7
    claimed = [lines[0].replace(b'"file":"INTERCEPT"', b'"file":null'), *lines[1:]]
    assert {each.kind for each in verify(ended(claimed), small.known).findings} == {
        Kind.EARLY_PURGE
    }
