"""The journal is durable before the answer leaves, and fails closed (GX-13)."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TypeAlias
from uuid import uuid4

import asyncpg
import pytest
from fresh_databases import with_any_instant
from journal_setting import (
    AGENT,
    NOON,
    PLAN,
    a_write_is_under_way,
    cut_the_journal_off,
    entry,
    journal_held,
    relay_to,
    until,
)

from db.embedded import EmbeddedServer
from db.journal import Journal, JournalLimits, JournalUnavailable
from db.journal_entry import NO_PLAN, JournalEntry, pack
from db.migrate import migrate

Reader: TypeAlias = "asyncpg.Connection[asyncpg.Record]"


@pytest.fixture
async def reader(migrated_url: str) -> AsyncIterator[Reader]:
    connection = await asyncpg.connect(migrated_url)
    yield connection
    await connection.close()


@pytest.fixture
async def journal(migrated_url: str) -> AsyncIterator[Journal]:
    async with Journal(migrated_url, JournalLimits(first_retry=0.02)) as journal:
        yield journal


async def operations(reader: Reader) -> list[str]:
    rows = await reader.fetch("SELECT operation FROM journal ORDER BY written_at, writer, seq")
    return [row["operation"] for row in rows]


async def available(journal: Journal) -> None:
    async def it_is() -> bool:
        return journal.available

    await until(it_is)


async def test_an_entry_says_who_read_what_and_on_which_ground(
    journal: Journal, reader: Reader
) -> None:
    seen = [uuid4(), uuid4()]
    await journal.append(entry("Docket", record_ids=pack(map(str, seen))))
    row = dict(await reader.fetchrow("SELECT * FROM journal") or {})
    assert row.pop("writer") is not None
    assert row.pop("written_at") is not None
    assert json.loads(row.pop("purpose_references")) == {"case": str(AGENT)}
    assert row == {
        "seq": 1,
        "instant": NOON,
        "agent": AGENT,
        "acting_role": "CRIMINAL_JUDGE",
        "purpose": "CASE_PROCESSING",
        "operation": "Docket",
        "document_hash": "00" * 32,
        "outcome": "RELEASED",
        "root_fields": ["case"],
        "released": ["Case.number", "Case.stage"],
        "withheld": ["Person.surname"],
        "by_record": ["Party.capacity"],
        "clauses": ["48-1/al.10/a"],
        "law": "2021-11-12",
        "processing": "REGISTRY",
        "nature": "JUDICIAL",
        "record_ids": seen,
        "authorisation_ids": [],
    }


async def test_a_refused_operation_of_nobody_known_is_journalled_too(
    journal: Journal, reader: Reader
) -> None:
    await journal.append(JournalEntry(plan=NO_PLAN, instant=NOON, outcome="UNAUTHENTICATED"))
    row = await reader.fetchrow("SELECT agent, purpose, outcome, released FROM journal")
    assert row is not None
    assert tuple(row) == (None, None, "UNAUTHENTICATED", [])


async def test_a_plan_is_described_once_under_the_hash_of_what_it_says(
    journal: Journal, reader: Reader
) -> None:
    await asyncio.gather(*(journal.append(entry()) for _ in range(5)))
    await journal.append(entry())
    stored = await reader.fetch("SELECT * FROM journal_plan")
    assert len(stored) == 1
    said = {
        name: value for name, value in stored[0].items() if name not in ("digest", "written_at")
    }
    canonical = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert hashlib.sha256(canonical.encode()).digest() == stored[0]["digest"] == PLAN.digest


async def test_an_entry_is_not_reported_written_before_it_is(
    journal: Journal, migrated_url: str, reader: Reader
) -> None:
    async with journal_held(migrated_url):
        append = asyncio.create_task(journal.append(entry()))
        await a_write_is_under_way(reader)
        assert not append.done()
    await append
    assert len(await operations(reader)) == 1


async def test_the_journal_waits_for_the_disk_even_where_the_database_does_not(
    migrated_url: str, reader: Reader
) -> None:
    name = await reader.fetchval("SELECT current_database()")
    await reader.execute(f"ALTER DATABASE {name} SET synchronous_commit = off")
    async with Journal(migrated_url) as journal:
        assert journal._writer is not None
        assert await journal._writer._connection.fetchval("SHOW synchronous_commit") == "on"


async def test_entries_that_arrive_during_a_write_are_written_together(
    journal: Journal, reader: Reader
) -> None:
    await asyncio.gather(*(journal.append(entry(str(n))) for n in range(100)))
    commits = await reader.fetchval("SELECT count(DISTINCT xmin::text) FROM journal_entry")
    assert commits <= 3


async def test_entries_are_numbered_without_a_gap_in_the_order_of_their_arrival(
    migrated_url: str, reader: Reader
) -> None:
    async with Journal(migrated_url, JournalLimits(batch=7)) as journal:
        for wave in range(3):
            names = [f"{wave}-{n}" for n in range(50)]
            await asyncio.gather(*(journal.append(entry(name)) for name in names))
    rows = await reader.fetch("SELECT seq, operation FROM journal_entry ORDER BY seq")
    assert [row["seq"] for row in rows] == list(range(1, 151))
    assert [row["operation"] for row in rows] == [f"{w}-{n}" for w in range(3) for n in range(50)]


async def test_an_entry_whose_connection_is_cut_is_refused_and_never_written(
    journal: Journal, migrated_url: str, reader: Reader
) -> None:
    async with journal_held(migrated_url):
        append = asyncio.create_task(journal.append(entry("cut")))
        await a_write_is_under_way(reader)
        await cut_the_journal_off(reader)
        with pytest.raises(JournalUnavailable):
            await append
    await available(journal)
    await journal.append(entry("after"))
    assert await operations(reader) == ["after"]


async def test_an_entry_whose_commit_is_not_heard_of_is_refused_and_not_written_again(
    migrated_url: str, reader: Reader
) -> None:
    async with relay_to(migrated_url) as (relay, url), Journal(url) as journal:
        await journal.append(entry("first"))
        async with journal_held(migrated_url):
            append = asyncio.create_task(journal.append(entry("unheard")))
            await a_write_is_under_way(reader)
            relay.silent = True

        async def it_was_committed() -> bool:
            return "unheard" in await operations(reader)

        await until(it_was_committed)
        assert not append.done()
        relay.cut()
        with pytest.raises(JournalUnavailable):
            await append
        relay.silent = False
        await available(journal)
        await journal.append(entry("next"))
    assert await operations(reader) == ["first", "unheard", "next"]
    rows = await reader.fetch(
        "SELECT array_agg(seq ORDER BY seq) AS numbers FROM journal_entry GROUP BY writer"
        " ORDER BY min(written_at)"
    )
    assert [row["numbers"] for row in rows] == [[1, 2], [1]]


async def test_a_write_that_hangs_is_given_up_and_those_behind_it_go_on(
    migrated_url: str, reader: Reader
) -> None:
    async with Journal(migrated_url, JournalLimits(batch=1, write_timeout=0.3)) as journal:
        async with journal_held(migrated_url):
            hangs = asyncio.create_task(journal.append(entry("hangs")))
            await a_write_is_under_way(reader)
            with pytest.raises(JournalUnavailable):
                await hangs
        await available(journal)
        await journal.append(entry("goes on"))
    assert "goes on" in await operations(reader)


async def test_nothing_is_accepted_while_too_much_waits(migrated_url: str, reader: Reader) -> None:
    async with Journal(migrated_url, JournalLimits(waiting=2, batch=1)) as journal:
        async with journal_held(migrated_url):
            first = asyncio.create_task(journal.append(entry("first")))
            await a_write_is_under_way(reader)
            others = [asyncio.create_task(journal.append(entry(name))) for name in ("b", "c")]
            await asyncio.sleep(0)
            with pytest.raises(JournalUnavailable):
                await journal.append(entry("too many"))
        await asyncio.gather(first, *others)
    assert await operations(reader) == ["first", "b", "c"]


async def test_a_cancelled_operation_leaves_its_entry_and_disturbs_no_other(
    journal: Journal, migrated_url: str, reader: Reader
) -> None:
    async with journal_held(migrated_url):
        tasks = [asyncio.create_task(journal.append(entry(name))) for name in ("a", "b")]
        await a_write_is_under_way(reader)
        tasks += [asyncio.create_task(journal.append(entry(name))) for name in ("c", "d")]
        await asyncio.sleep(0)
        tasks[0].cancel()
        tasks[2].cancel()
    done = await asyncio.gather(*tasks, return_exceptions=True)
    assert [type(one) for one in done] == [
        asyncio.CancelledError,
        type(None),
        asyncio.CancelledError,
        type(None),
    ]
    assert await operations(reader) == ["a", "b", "c", "d"]


async def test_closing_writes_what_waits_and_then_refuses(
    migrated_url: str, reader: Reader
) -> None:
    journal = Journal(migrated_url)
    await journal.start()
    appends = [asyncio.create_task(journal.append(entry(name))) for name in ("a", "b")]
    await asyncio.sleep(0)
    await journal.close()
    await asyncio.gather(*appends)
    assert await operations(reader) == ["a", "b"]
    assert not journal.available
    with pytest.raises(JournalUnavailable):
        await journal.append(entry("late"))


async def test_a_journal_never_started_accepts_nothing(migrated_url: str) -> None:
    with pytest.raises(JournalUnavailable):
        await Journal(migrated_url).append(entry())


async def test_a_journal_without_its_database_does_not_start(database_url: str) -> None:
    nowhere = database_url.replace("/empty_", "/missing_")
    with pytest.raises(JournalUnavailable, match="no connection"):
        await Journal(nowhere).start()


async def test_a_database_without_the_tables_refuses_every_entry(database_url: str) -> None:
    async with Journal(database_url) as journal:
        for _ in range(2):
            with pytest.raises(JournalUnavailable):
                await journal.append(entry())
            await available(journal)


async def test_the_journal_outlives_a_restart_of_the_server(tmp_path: Path) -> None:
    async with EmbeddedServer(tmp_path) as server:
        await server.create_database("register")
        url = server.url("register")
        await migrate(url)
        await with_any_instant(url)
        journal = Journal(url, JournalLimits(first_retry=0.02, longest_retry=0.05))
        await journal.start()
        await journal.append(entry("before"))
    with pytest.raises(JournalUnavailable):
        await journal.append(entry("during"))
    assert not journal.available
    async with EmbeddedServer(tmp_path) as server:
        assert server.url("register") == url
        await available(journal)
        await journal.append(entry("after"))
        await journal.close()
        reader = await asyncpg.connect(url)
        assert await operations(reader) == ["before", "after"]
        await reader.close()
