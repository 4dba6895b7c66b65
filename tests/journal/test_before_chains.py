"""Entries that were there before chains were are chained by the migration, as they then are."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from journal_making import Connection, Made, connected, exported, said
from tortoise.context import TortoiseContext
from tortoise.migrations.executor import MigrationTarget
from tortoise.migrations.schema_editor import AsyncpgSchemaEditor
from tortoise.transactions import in_transaction

from db.evidence.checkpointing import introduced
from db.evidence.findings import Kind
from db.evidence.keys import SigningKey
from db.evidence.verifying import verify
from db.journal_entry import NO_PLAN, JournalEntry, describe_plan, pack, row_of
from db.migrate import APP, migrate, tortoise_config
from db.migration_state import Executor

HOSTILE = [
    "plain",
    'a"b\\c/d',
    "\x01\x1f\x7f",
    "\b\f\n\r\t",
    "é\u2028\U0001f469",
    "'; --",
    "\\u0041",
]
LAST_BEFORE = "0055_retention_of_exhibits"
BEFORE = """
INSERT INTO journal_entry (writer, seq, agent, acting_role, purpose, purpose_references, instant,
    operation, document, plan, record_ids, authorisation_ids, outcome)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
"""
PLANS = """
INSERT INTO journal_plan (digest, root_fields, released, withheld, by_record, clauses, law)
VALUES ($1, $2, '{}', '{}', '{}', $3, $4)
"""


async def fill(connection: Connection) -> None:
    """Two writers of a time without chains, with what is hardest to write alike in SQL."""
    for text in HOSTILE:
        plan = describe_plan(root_fields=[text], clauses=[text], law=text)
        await connection.execute(PLANS, plan.digest, [text], [text], text)
    await connection.execute(PLANS, NO_PLAN.digest, [], [], "")
    for writer in (uuid4(), uuid4()):
        for seq, text in enumerate(HOSTILE, 1):
            entry = JournalEntry(
                plan=describe_plan(root_fields=[text], clauses=[text], law=text),
                instant=datetime.now(UTC),
                outcome=text,
                agent=writer,
                acting_role=text,
                purpose=text,
                references={text: text, "case": text, "b": "", "A": ""},
                operation=text,
                document=bytes(32),
                record_ids=pack([str(writer)] * seq),
            )
            await connection.execute(BEFORE, writer, seq, *row_of(entry))
        bare = JournalEntry(plan=NO_PLAN, instant=datetime.now(UTC), outcome="UNAUTHENTICATED")
        await connection.execute(BEFORE, writer, len(HOSTILE) + 1, *row_of(bare))


@pytest.fixture
async def old_url(database_url: str) -> str:
    """A database as it was before the journal had chains."""
    async with TortoiseContext() as context:
        config = tortoise_config(database_url)
        await context.init(config=config)
        async with in_transaction() as transaction:
            executor = Executor(transaction, config["apps"])
            await executor.recorder.ensure_schema(AsyncpgSchemaEditor(transaction, atomic=False))
            await executor.migrate([MigrationTarget(app_label=APP, name=LAST_BEFORE)])
    return database_url


async def test_what_was_there_is_chained(old_url: str, keys: tuple[SigningKey, SigningKey]) -> None:
    async with connected(old_url) as connection:
        await fill(connection)
    assert (await migrate(old_url))[0] == "0060_journal_chains"
    await introduced(old_url, keys[0])
    made = Made(old_url, await exported(old_url), keys[:1])
    report = verify(made.lines, made.known)
    assert (said(report), report.whole) == ([], True)
    assert (report.chains, report.entries) == (2, 2 * len(HOSTILE) + 2)
    async with connected(old_url) as connection:
        await connection.execute(
            "SET session_replication_role = replica;"
            " UPDATE journal_entry SET operation = 'other' WHERE seq = 3"
        )
    found = verify(await exported(old_url), made.known).findings
    assert [(each.kind, each.place.seq) for each in found] == [(Kind.ALTERATION, 3)] * 2


async def test_an_empty_journal_is_migrated_too(old_url: str) -> None:
    assert (await migrate(old_url))[0] == "0060_journal_chains"
