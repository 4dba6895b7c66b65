"""Whatever a superuser changes in the tables, with their triggers off, is found."""

from collections.abc import AsyncIterator

import pytest
from journal_making import Connection, Made, connected

from db.evidence.findings import Kind, Report
from db.evidence.lines import Part
from db.evidence.reading import lines_within
from db.evidence.verifying import verify

OTHER = "sha256('other')"
CHANGES = {
    "journal_entry": {
        "writer": "gen_random_uuid()",
        "seq": "seq + 10",
        "written_at": "written_at + interval '1 microsecond'",
        "instant": "instant + interval '1 microsecond'",
        "agent": "NULL",
        "acting_role": "acting_role || ' '",
        "purpose": "'VICTIM_INFORMATION'",
        "purpose_references": "'{}'",
        "operation": "operation || 'x'",
        "document": "NULL",
        "plan": OTHER,
        "record_ids": "''",
        "authorisation_ids": "record_ids",
        "outcome": "'FORBIDDEN'",
        "hash": OTHER,
    },
    "journal_plan": {
        "digest": OTHER,
        "root_fields": "'{cases}'",
        "released": "'{Case.number}'",
        "withheld": "'{Case.number}'",
        "by_record": "'{Case.number}'",
        "clauses": "'{48-1/al.8}'",
        "law": "law || ' '",
        "processing": "NULL",
        "nature": "'JUDICIAL'",
    },
    "journal_chain": {
        "writer": "gen_random_uuid()",
        "processing": "'ANTECEDENTS'",
        "opened_at": "opened_at - interval '1 microsecond'",
    },
    "journal_key": {
        "number": "number + 1",
        "id": "repeat('0', 32)",
        "public_key": OTHER,
        "since": "since - interval '1 microsecond'",
        "endorsed_by": "id",
        "signature": f"{OTHER} || {OTHER}",
    },
    "journal_checkpoint": {
        "number": "number + 10",
        "at": "at - interval '1 microsecond'",
        "key": "repeat('0', 32)",
        "previous": OTHER,
        "signature": f"{OTHER} || {OTHER}",
    },
    "journal_checkpoint_head": {
        "number": "number + 1",
        "writer": "gen_random_uuid()",
        "after": "after + 1",
        "seq": "seq + 1",
        "hash": OTHER,
    },
}
NO_CHECKS = """
ALTER TABLE journal_key DROP CONSTRAINT journal_key_check;
ALTER TABLE journal_checkpoint_head DROP CONSTRAINT journal_checkpoint_head_check;
DROP INDEX journal_checkpoint_head_of_chain;
ALTER TABLE journal_entry DROP CONSTRAINT journal_entry_seq_check;
ALTER TABLE journal_checkpoint DROP CONSTRAINT journal_checkpoint_number_check;
"""
ENTRY_NUMBERED = """
INSERT INTO journal_entry SELECT (copied).* FROM (
    SELECT json_populate_record(entry, json_build_object('seq', {})) AS copied
      FROM journal_entry AS entry LIMIT 1) AS made"""
HEAD_NUMBERED = """
INSERT INTO journal_checkpoint_head
SELECT {}, writer, 0, 1000000000, sha256('x') FROM journal_chain WHERE processing = 'INTERCEPT'"""
CHECKPOINT_NUMBERED = """
INSERT INTO journal_checkpoint
SELECT {}, now(), max(key), sha256('x'), sha256('x') || sha256('y') FROM journal_checkpoint"""
INSERTIONS = [
    "INSERT INTO journal_chain VALUES (gen_random_uuid(), NULL, now())",
    *(ENTRY_NUMBERED.format(number) for number in (9, 0, -1, -(1 << 63))),
    *(HEAD_NUMBERED.format(number) for number in (1, 1_000_000_000, 0, -1)),
    *(CHECKPOINT_NUMBERED.format(number) for number in ("max(number) + 1", 0, -1, (1 << 63) - 1)),
    """INSERT INTO journal_entry SELECT (copied).* FROM (
           SELECT json_populate_record(entry, json_build_object('writer', gen_random_uuid()))
               AS copied FROM journal_entry AS entry WHERE seq = 1 LIMIT 1) AS made""",
    """INSERT INTO journal_checkpoint_head
       SELECT 1, writer, 0, 1, hash FROM journal_entry WHERE seq = 1 LIMIT 1""",
]


@pytest.fixture
async def superuser(tiny: Made) -> AsyncIterator[Connection]:
    """In a transaction that is undone; triggers, foreign keys and checks are not heeded."""
    async with connected(tiny.url) as connection:
        await connection.execute("SET session_replication_role = replica")
        transaction = connection.transaction()
        await transaction.start()
        await connection.execute(NO_CHECKS)
        yield connection
        await transaction.rollback()


async def verified(connection: Connection, made: Made) -> Report:
    lines = [line async for line in lines_within(connection, Part())]
    return verify(lines, made.known)


async def places(connection: Connection, table: str) -> list[str]:
    return [str(row["ctid"]) for row in await connection.fetch(f"SELECT ctid::text FROM {table}")]


async def test_every_column_is_among_those_changed(superuser: Connection) -> None:
    rows = await superuser.fetch(
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_name = ANY ($1)",
        list(CHANGES),
    )
    assert {tuple(row) for row in rows} == {
        (table, column) for table, columns in CHANGES.items() for column in columns
    }


@pytest.mark.parametrize("table", CHANGES)
async def test_a_changed_value_is_found(superuser: Connection, tiny: Made, table: str) -> None:
    assert (await verified(superuser, tiny)).whole
    for column, value in CHANGES[table].items():
        for place in await places(superuser, table):
            undone = superuser.transaction()
            await undone.start()
            done = await superuser.execute(
                f"UPDATE {table} SET {column} = {value}"
                f" WHERE ctid = $1::text::tid AND {column} IS DISTINCT FROM {value}",
                place,
            )
            report = await verified(superuser, tiny)
            assert report.found or done == "UPDATE 0", (column, place)
            await undone.rollback()


@pytest.mark.parametrize("table", CHANGES)
async def test_an_erased_row_is_missed(superuser: Connection, tiny: Made, table: str) -> None:
    for place in await places(superuser, table):
        undone = superuser.transaction()
        await undone.start()
        await superuser.execute(f"DELETE FROM {table} WHERE ctid = $1::text::tid", place)
        lines = [line async for line in lines_within(superuser, Part())]
        assert verify(lines, tiny.with_last).found, (table, place)
        await undone.rollback()


@pytest.mark.parametrize("insertion", INSERTIONS)
async def test_an_added_row_is_found(superuser: Connection, tiny: Made, insertion: str) -> None:
    assert (await superuser.execute(insertion)) == "INSERT 0 1"
    assert (await verified(superuser, tiny)).found


async def test_the_place_is_told(superuser: Connection, tiny: Made) -> None:
    writer = await superuser.fetchval("SELECT writer FROM journal_entry WHERE seq = 2")
    await superuser.execute("UPDATE journal_entry SET outcome = 'FORBIDDEN' WHERE seq = 2")
    [finding] = (await verified(superuser, tiny)).findings
    assert str(finding).startswith(f"alteration: chain {writer}, entry 2, line ")


@pytest.mark.parametrize("number", [1_000_000_000, 0, -1])
async def test_a_head_of_no_checkpoint_is_named_and_hides_nothing(
    superuser: Connection, tiny: Made, number: int
) -> None:
    """What stands in the chain that it would cover is read and verified as before."""
    writer = await superuser.fetchval(
        "SELECT writer FROM journal_chain WHERE processing = 'INTERCEPT'"
    )
    await superuser.execute(HEAD_NUMBERED.format(number))
    [stray] = (await verified(superuser, tiny)).findings
    where = f"insertion: chain {writer}, entry 1000000000, checkpoint {number}, line "
    assert str(stray).startswith(where)
    await superuser.execute(
        "INSERT INTO journal_entry SELECT (copied).* FROM ("
        " SELECT json_populate_record(entry, json_build_object('seq', 3)) AS copied"
        " FROM journal_entry AS entry WHERE writer = $1) AS made",
        writer,
    )
    assert 3 in {each.place.seq for each in (await verified(superuser, tiny)).findings}


@pytest.mark.parametrize("number", [0, -1])
async def test_an_entry_outside_the_numbers_of_its_chain_is_named(
    superuser: Connection, tiny: Made, number: int
) -> None:
    await superuser.execute(ENTRY_NUMBERED.format(number))
    [finding] = (await verified(superuser, tiny)).findings
    assert (finding.kind, finding.place.seq) == (Kind.INSERTION, number)
    assert finding.place.writer is not None
