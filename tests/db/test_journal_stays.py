"""What is in the journal stays as it was written, whoever asks and whatever was written."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, TypeAlias
from uuid import UUID, uuid4

import asyncpg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from journal_setting import NOON, entry

from db.journal import Journal
from db.journal_entry import LONGEST_TEXT, NO_PLAN, JournalEntry, describe_plan, pack, stored
from db.migrate import migrate

Reader: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

ALTERATIONS = [
    "UPDATE journal_entry SET outcome = 'RELEASED'",
    "UPDATE journal_entry SET outcome = 'RELEASED' WHERE false",
    "DELETE FROM journal_entry",
    "TRUNCATE journal_entry",
    "UPDATE journal_plan SET law = ''",
    "DELETE FROM journal_plan",
    "TRUNCATE journal_plan CASCADE",
    (
        "INSERT INTO journal_plan SELECT * FROM journal_plan"
        " ON CONFLICT (digest) DO UPDATE SET law = ''"
    ),
]
HOSTILE = [
    "",
    "\0",
    "a\0b",
    "\ud800",
    "'; DROP TABLE journal_entry; --",
    "\\N",
    '{"a": 1}',
    "%s $1 \\x00",
    "e\u0301\u202e\u2028",
    "\U0001f469\u200d\u2696\ufe0f",
    "x" * 10_000,
]


@pytest.fixture
async def owner(migrated_url: str) -> AsyncIterator[Reader]:
    """A superuser, over a journal that holds one entry."""
    async with Journal(migrated_url) as journal:
        await journal.append(entry("kept"))
    connection = await asyncpg.connect(migrated_url)
    yield connection
    await connection.close()


@pytest.fixture
async def service(owner: Reader, migrated_url: str) -> AsyncIterator[Reader]:
    connection = await asyncpg.connect(migrated_url, server_settings={"role": "greffe_service"})
    yield connection
    await connection.close()


@pytest.mark.parametrize("alteration", ALTERATIONS)
async def test_the_service_can_neither_alter_nor_erase(
    service: Reader, owner: Reader, alteration: str
) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await service.execute(alteration)
    assert await owner.fetchval("SELECT operation FROM journal") == "kept"


@pytest.mark.parametrize("alteration", ALTERATIONS)
async def test_nor_can_a_superuser_without_saying_so(owner: Reader, alteration: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError, match="neither altered nor erased"):
        await owner.execute(alteration)
    assert await owner.fetchval("SELECT operation FROM journal") == "kept"


async def test_retention_erases_and_does_not_alter(owner: Reader) -> None:
    async with owner.transaction():
        await owner.execute("SET LOCAL greffe.journal_retention = 'on'")
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            async with owner.transaction():
                await owner.execute("UPDATE journal_entry SET outcome = 'RELEASED'")
        assert await owner.execute("DELETE FROM journal_entry") == "DELETE 1"
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await owner.execute("DELETE FROM journal_entry")


async def test_the_service_gains_nothing_by_saying_that_it_is_retention(service: Reader) -> None:
    await service.execute("SET greffe.journal_retention = 'on'")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await service.execute("DELETE FROM journal_entry")


async def test_a_number_is_used_once(service: Reader) -> None:
    with pytest.raises(asyncpg.UniqueViolationError):
        await service.execute("INSERT INTO journal_entry SELECT * FROM journal_entry")


async def test_the_service_reads_the_register_and_does_not_write_it(service: Reader) -> None:
    assert await service.fetchval("SELECT count(*) FROM judicial_case") == 0
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await service.execute("DELETE FROM judicial_case")


async def test_two_databases_of_one_server_are_migrated_at_once(
    new_database: Callable[[], Awaitable[str]],
) -> None:
    urls = [await new_database() for _ in range(2)]
    await asyncio.gather(*(migrate(url) for url in urls))
    for url in urls:
        async with Journal(url) as journal:
            await journal.append(replace(entry(), instant=datetime.now(UTC)))


async def test_hostile_texts_are_stored_harmlessly_and_hinder_no_other(
    owner: Reader, migrated_url: str
) -> None:
    hostile = [
        JournalEntry(
            plan=describe_plan(root_fields=[text], clauses=[text], law=text),
            instant=NOON,
            outcome=text,
            acting_role=text,
            purpose=text,
            references={text: text},
            operation=text,
        )
        for text in HOSTILE
    ]
    async with Journal(migrated_url) as journal:
        await asyncio.gather(*(journal.append(one) for one in [*hostile, entry("kept")]))
    rows = await owner.fetch(
        "SELECT *, purpose_references::text AS named FROM journal WHERE operation <> 'kept'"
    )
    assert {row["operation"] for row in rows} == {stored(text) for text in HOSTILE}
    for row in rows:
        text = row["operation"]
        assert row["outcome"] == row["acting_role"] == row["purpose"] == row["law"] == text
        assert row["root_fields"] == row["clauses"] == [text]
        assert json.loads(row["named"]) == {text: text}
    assert await owner.fetchval("SELECT count(*) FROM journal WHERE operation = 'kept'") == 2


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_can_be_stored(text: str) -> None:
    kept = stored(text)
    assert "\0" not in kept
    assert kept.encode().decode() == kept
    assert len(kept) <= 6 * LONGEST_TEXT


async def test_hundreds_of_ids_are_found_again_in_their_order(
    owner: Reader, migrated_url: str
) -> None:
    ids = [uuid4() for _ in range(700)]
    ids[3] = UUID(int=0)
    async with Journal(migrated_url) as journal:
        await journal.append(entry("page", record_ids=pack(map(str, ids))))
    who_read = "SELECT record_ids FROM journal WHERE $1 = ANY (record_ids)"
    assert await owner.fetchval(who_read, ids[699]) == ids
    assert await owner.fetchval(who_read, uuid4()) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"instant": datetime(2026, 1, 1)},  # noqa: DTZ001  it is what is refused
        {"record_ids": b"short"},
        {"authorisation_ids": b"short"},
        {"document": b"short"},
    ],
)
def test_an_entry_that_could_not_be_stored_cannot_be_made(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"needs a time zone|sixteen bytes|32 bytes"):
        JournalEntry(**{"plan": NO_PLAN, "instant": NOON, "outcome": "RELEASED", **wrong})
