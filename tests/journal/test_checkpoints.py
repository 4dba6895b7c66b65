"""Checkpoints: by several processes at once, over chains of dead ones, and never over a lie."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from journal_making import Made, append, connected, entry, exported, rotated, said

from db.enumerations import Processing
from db.evidence.canonical import moment
from db.evidence.chain import Head
from db.evidence.chains import Chains
from db.evidence.checkpointing import LOCK, Checkpointing, introduced, take_checkpoint
from db.evidence.findings import Findings, Kind
from db.evidence.forms import read_line
from db.evidence.keys import JournalKeyError, SigningKey
from db.evidence.lines import Part
from db.evidence.terms import Terms
from db.evidence.verifying import Known, verify
from db.journal import Journal, JournalLimits, JournalUnavailable
from db.migrations._sql import sql_beside

OF_WAITING = """ FROM pg_stat_activity
 WHERE datname = current_database() AND application_name = 'greffe checkpoint'
   AND wait_event_type = 'Lock'
"""
CUT_OFF = f"SELECT count(pg_terminate_backend(pid, 5000)) {OF_WAITING}"
WAITING = f"SELECT count(*) {OF_WAITING}"
LAST = "SELECT max(number) FROM journal_checkpoint"
MIGRATIONS = Path(__file__).parents[2] / "db/migrations"
Keys = tuple[SigningKey, SigningKey]


def _now() -> datetime:
    return datetime.now(UTC)


async def whole(url: str, key: SigningKey) -> Known:
    made = Made(url, await exported(url), (key,))
    report = verify(made.lines, made.known)
    assert (said(report), report.whole) == ([], True)
    return made.known


async def test_several_processes_take_checkpoints_at_once(migrated_url: str, keys: Keys) -> None:
    await introduced(migrated_url, keys[0])
    journals = [Journal(migrated_url) for _ in range(3)]
    for journal in journals:
        await journal.start()
    for name in "abcd":
        await asyncio.gather(
            *(append(journal, name) for journal in journals),
            *(take_checkpoint(migrated_url, keys[0], journal.heads) for journal in journals),
        )
    for journal in journals:
        await journal.close()
    await take_checkpoint(migrated_url, keys[0], {})
    await whole(migrated_url, keys[0])


async def test_where_nothing_moved_there_is_nothing_to_sign(migrated_url: str, keys: Keys) -> None:
    await introduced(migrated_url, keys[0])
    assert await take_checkpoint(migrated_url, keys[0], {}) is None


async def test_the_last_checkpoint_covers_the_last_entry(migrated_url: str, keys: Keys) -> None:
    journal = Journal(migrated_url)
    async with Checkpointing(migrated_url, keys[0], lambda: journal.heads), journal:
        await append(journal, "a")
    report = verify(await exported(migrated_url), Known(frozenset({keys[0].public}), _now()))
    assert (said(report), report.entries, report.uncovered) == ([], 4, 0)


async def test_one_is_taken_at_the_end_though_another_is_being_taken(
    migrated_url: str, keys: Keys
) -> None:
    journal = Journal(migrated_url)
    taking = Checkpointing(migrated_url, keys[0], lambda: journal.heads, every=0.01)
    async with journal, connected(migrated_url) as holder, connected(migrated_url) as looking:
        await taking.__aenter__()
        async with holder.transaction():
            await holder.execute("LOCK TABLE journal_checkpoint IN SHARE MODE")
            await append(journal, "a")
            async with asyncio.timeout(60):
                while not await looking.fetchval(WAITING):  # noqa: ASYNC110  it tells nobody
                    await asyncio.sleep(0.01)
            await append(journal, "b")
            ending = asyncio.create_task(taking.__aexit__(None, None, None))
            await asyncio.sleep(0)
        await ending
    report = verify(await exported(migrated_url), Known(frozenset({keys[0].public}), _now()))
    assert (said(report), report.entries, report.uncovered) == ([], 8, 0)


async def test_entries_go_on_where_no_checkpoint_can_be_taken(
    migrated_url: str, keys: Keys
) -> None:
    journal = Journal(migrated_url)
    taking = Checkpointing(migrated_url, keys[0], lambda: journal.heads)
    async with (
        connected(migrated_url) as holder,
        connected(migrated_url) as looking,
        taking,
        journal,
    ):
        async with holder.transaction():
            await holder.execute("LOCK TABLE journal_checkpoint IN ACCESS EXCLUSIVE MODE")
            await append(journal, "before")
            waiting = asyncio.create_task(taking.take())
            await append(journal, "meanwhile")
            async with asyncio.timeout(60):
                while not waiting.done():
                    await looking.fetchval(CUT_OFF)
                    await asyncio.sleep(0.01)
            assert await waiting is None
        assert taking.counts.failed >= 1
    await whole(migrated_url, keys[0])


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM journal_entry",
        "UPDATE journal_entry SET hash = sha256('x')",
        "DELETE FROM journal_checkpoint_head; DELETE FROM journal_checkpoint",
        """INSERT INTO journal_checkpoint
           SELECT number + 1, at, key, previous, signature FROM journal_checkpoint
            ORDER BY number DESC LIMIT 1""",
        "UPDATE journal_checkpoint_head SET hash = sha256('x')",
    ],
)
async def test_a_process_signs_nothing_that_it_did_not_write(
    migrated_url: str, keys: Keys, change: str
) -> None:
    journal = Journal(migrated_url)
    taking = Checkpointing(migrated_url, keys[0], lambda: journal.heads)
    async with journal, taking:
        await append(journal, "a")
        await taking.take()
        await append(journal, "b")
        async with connected(migrated_url) as superuser:
            await superuser.execute(f"SET session_replication_role = replica; {change}")
            last = await superuser.fetchval(LAST)
        assert await taking.take() is None
        assert (taking.counts.failed, taking.counts.differing) == (0, 1)
    async with connected(migrated_url) as reader:
        assert await reader.fetchval(LAST) == last


async def test_a_process_compares_with_what_it_signed_last(migrated_url: str, keys: Keys) -> None:
    """A second checkpoint asked for meanwhile looks at what is known once the first is written."""
    looked = 0
    journal = Journal(migrated_url)

    def heads() -> Mapping[UUID, Head]:
        nonlocal looked
        looked += 1
        return journal.heads

    await introduced(migrated_url, keys[0])
    taking = Checkpointing(migrated_url, keys[0], heads)
    async with (
        journal,
        connected(migrated_url) as holder,
        connected(migrated_url) as looking,
    ):
        await append(journal, "a")
        async with holder.transaction():
            await holder.execute("SELECT pg_advisory_xact_lock($1)", LOCK)
            first, second = (asyncio.create_task(taking.take()) for _ in range(2))
            async with asyncio.timeout(60):
                while not await looking.fetchval(WAITING):  # noqa: ASYNC110  it tells nobody
                    await asyncio.sleep(0.01)
            assert looked == 1
        assert await first is not None
        assert await second is None
    assert (looked, taking.counts.taken, taking.counts.differing) == (2, 1, 0)


@pytest.mark.parametrize("number", [1_000_000_000, 0])
async def test_a_head_of_no_checkpoint_takes_no_chain_out_of_sight(
    migrated_url: str, keys: Keys, number: int
) -> None:
    journal = Journal(migrated_url)
    async with journal, Checkpointing(migrated_url, keys[0], lambda: journal.heads) as taking:
        await append(journal, "a")
        await taking.take()
        async with connected(migrated_url) as superuser:
            await superuser.execute(
                "SET session_replication_role = replica;"
                "INSERT INTO journal_checkpoint_head SELECT"
                f" {number}, writer, 0, 1000000000, sha256('x') FROM journal_chain"
            )
        await append(journal, "b")
        made = await taking.take()
        assert made is not None
        assert [(each.after, each.seq) for each in made.heads] == [(1, 2)] * 4
    report = verify(await exported(migrated_url), Known(frozenset({keys[0].public}), _now()))
    assert (report.entries, report.uncovered) == (8, 0)
    assert {(each.kind, each.place.checkpoint) for each in report.findings} == {
        (Kind.INSERTION, number)
    }
    assert report.found == 4


async def test_what_checkpoints_passed_by_is_told(migrated_url: str, keys: Keys) -> None:
    """Entries that a checkpoint ten minutes later does not cover; before, their age is told."""
    await introduced(migrated_url, keys[0])
    async with Journal(migrated_url) as journal:
        await journal.append(entry("a", Processing.REGISTRY))
        async with connected(migrated_url) as reader:
            oldest = moment(await reader.fetchval("SELECT written_at FROM journal_entry"))
        newer = verify(await exported(migrated_url), Known(frozenset({keys[0].public}), _now()))
        assert (said(newer), newer.uncovered, newer.oldest) == ([], 1, oldest)
        await journal.append(entry("b", Processing.INTERCEPT))
    passed = Chains(Part(), Terms(), _now(), Findings())
    for line in map(read_line, await exported(migrated_url)):
        kind, of = line or ("", {})
        if kind in ("chain", "plan", "entry"):
            {"chain": passed.open, "plan": passed.plan, "entry": passed.take}[kind](of)
    assert passed.end(moment(_now() + timedelta(minutes=10))) == (2, oldest)
    assert {(each.kind, each.place.seq) for each in passed.findings.kept} == {(Kind.INSERTION, 1)}
    assert passed.findings.number == 2


async def test_who_has_the_login_of_the_service_puts_nothing_into_the_past(
    migrated_url: str, keys: Keys
) -> None:
    """A correct chain of today, whose operation would have been weeks ago, or is yet to come."""
    await introduced(migrated_url, keys[0])
    of_now = entry("forged", Processing.REGISTRY)
    for forged in (of_now.instant - timedelta(weeks=7), of_now.instant + timedelta(minutes=6)):
        async with Journal(migrated_url) as journal:
            await journal.append(replace(of_now, instant=forged))
        await take_checkpoint(migrated_url, keys[0], {})
    report = verify(await exported(migrated_url), Known(frozenset({keys[0].public}), _now()))
    assert [(each.kind, each.place.seq) for each in report.findings] == [(Kind.CLOCK, 1)] * 2
    async with connected(migrated_url) as owner:  # as it is everywhere but in tests
        await owner.execute(sql_beside(str(MIGRATIONS / "0097_instant_as_written.py")))
    for forged in (of_now.instant - timedelta(minutes=61), of_now.instant + timedelta(minutes=6)):
        async with Journal(migrated_url) as journal:
            await journal.append(of_now)
            with pytest.raises(JournalUnavailable):
                await journal.append(replace(of_now, instant=forged))


async def test_what_is_written_where_nobody_signs_is_covered_later(
    migrated_url: str, keys: Keys
) -> None:
    async with Journal(migrated_url) as journal:
        await append(journal, "before any key")
    await introduced(migrated_url, keys[0])
    await whole(migrated_url, keys[0])


async def test_a_clock_that_runs_back_is_found(migrated_url: str, keys: Keys) -> None:
    await introduced(migrated_url, keys[0])
    async with Journal(migrated_url) as journal:
        await append(journal, "a")
        assert journal._writer is not None
        journal._writer._clock = lambda: _now().replace(year=2020)
        await append(journal, "b")
        await take_checkpoint(migrated_url, keys[0], journal.heads)
    found = verify(await exported(migrated_url), Known(frozenset({keys[0].public}), _now()))
    clocks = [each for each in found.findings if each.kind == "clock"]
    assert len(clocks) == found.found == 12
    assert {each.place.seq for each in clocks} == {2}


async def test_a_key_that_nobody_endorsed_does_not_sign(migrated_url: str, keys: Keys) -> None:
    await introduced(migrated_url, keys[0])
    for attempt in (introduced(migrated_url, keys[1]), rotated(migrated_url, keys[1], keys[0])):
        with pytest.raises(JournalKeyError, match="not one of this journal's"):
            await attempt
    await rotated(migrated_url, *keys)
    with pytest.raises(JournalKeyError, match="was replaced"):
        await introduced(migrated_url, keys[0])
    with pytest.raises(JournalKeyError, match="was replaced"):
        await rotated(migrated_url, *keys)
    await introduced(migrated_url, keys[1])
    for key in keys:
        await whole(migrated_url, key)


async def test_entries_are_chained_a_file_and_given_up_with_their_connection(
    migrated_url: str,
) -> None:
    async with Journal(migrated_url, JournalLimits(first_retry=0.02)) as journal:
        for name in "ab":
            await journal.append(entry(name, Processing.REGISTRY))
        await journal.append(entry("c", None))
        assert sorted(head.seq for head in journal.heads.values()) == [1, 2]
        assert journal._writer is not None
        journal._writer.abandon()
        assert journal.heads == {}
