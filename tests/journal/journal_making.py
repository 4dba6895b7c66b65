"""How the tests make a journal: entries of every file, and its lines."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TypeAlias
from uuid import UUID

import asyncpg

from db.enumerations import Processing
from db.evidence.canonical import moment
from db.evidence.chain import NOTHING, Chain, entry_hash
from db.evidence.checkpoint import Checkpoint
from db.evidence.checkpointing import locked, segment_of, write_checkpoint
from db.evidence.findings import Finding, Report
from db.evidence.keys import SigningKey
from db.evidence.lines import Part, Tally
from db.evidence.reading import read_lines
from db.evidence.succession import endorse
from db.evidence.verifying import Known, verify
from db.journal import Journal
from db.journal_entry import NO_PLAN, RELEASED, JournalEntry, describe_plan, pack

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"

AGENT = UUID("0199d0e8-0000-7000-8000-000000000001")


@dataclass(frozen=True, slots=True)
class Made:
    """A journal that is whole: its lines, its keys, and what its controller knows."""

    url: str
    lines: tuple[bytes, ...]
    keys: tuple[SigningKey, ...]

    @property
    def known(self) -> Known:
        return Known(frozenset({self.keys[0].public}), datetime.now(UTC))

    @property
    def with_last(self) -> Known:
        """What is known by a controller who kept the last checkpoint, too."""
        number, _, name = (verify(self.lines, self.known).last or "").partition(":")
        return replace(self.known, last=(int(number), name))


def entry(name: str, file: Processing | None) -> JournalEntry:
    plan = describe_plan(root_fields=["case"], law="2021-11-12", processing=file)
    return JournalEntry(
        plan=NO_PLAN if file is None else plan,
        instant=datetime.now(UTC),
        outcome=RELEASED if file else "UNAUTHENTICATED",
        agent=AGENT,
        acting_role="CRIMINAL_JUDGE",
        purpose="CASE_PROCESSING" if file else None,
        references={"case": AGENT} if file else {},
        operation=name,
        document=bytes(32),
        record_ids=pack([str(AGENT)]),
    )


async def append(journal: Journal, name: str) -> None:
    """An entry of each file, and one of none."""
    await asyncio.gather(*(journal.append(entry(name, file)) for file in (*Processing, None)))


async def rotated(url: str, old: SigningKey, new: SigningKey) -> None:
    async with locked(url) as connection:
        await endorse(connection, old, new)
        await write_checkpoint(connection, new, {}, always=True)


@asynccontextmanager
async def connected(url: str) -> AsyncIterator[Connection]:
    connection = await asyncpg.connect(url)
    try:
        yield connection
    finally:
        await connection.close()


async def exported(url: str, part: Part | None = None) -> tuple[bytes, ...]:
    async with connected(url) as connection:
        return tuple([line async for line in read_lines(connection, part)])


def ended(lines: Sequence[bytes]) -> Iterator[bytes]:
    """The lines with a last one that fits them: nobody needs a key to write that."""
    tally = Tally()
    for line in lines:
        if not line.startswith(b'{"lines":'):
            yield tally.add(line)
    yield tally.end()


def findings(lines: Sequence[bytes], known: Known) -> tuple[Finding, ...]:
    """What is found though the last line fits what was changed."""
    return verify(ended(lines), known).findings


def said(report: Report) -> list[str]:
    return [str(each) for each in report.findings]


async def signed_back(connection: Connection, key: SigningKey, years: int) -> None:
    """Write everything anew as though it had been written years ago, which takes the key."""
    await connection.execute("SET session_replication_role = replica")
    ago = timedelta(days=366 * years)
    links: dict[UUID, bytes] = {}
    for table, column in (
        ("chain", "opened_at"),
        ("entry", "instant"),
        ("entry", "written_at"),
        ("checkpoint", "at"),
    ):
        await connection.execute(
            f"UPDATE journal_{table} SET {column} = {column} - $1::interval", ago
        )
    for row in await connection.fetch("SELECT * FROM journal_chain"):
        file = row["processing"]
        chain = Chain(row["writer"], file and Processing(file), row["opened_at"])
        links[chain.writer] = chain.opening()
    for row in await connection.fetch(f"SELECT {ENTRY} FROM journal_entry ORDER BY writer, seq"):
        writer, seq, written_at, *rest = row
        links[writer] = entry_hash(
            tuple(rest),
            writer=str(writer),
            seq=seq,
            previous=links[writer].hex(),
            written_at=moment(written_at),
        )
        for table in ("entry", "checkpoint_head"):
            await connection.execute(
                f"UPDATE journal_{table} SET hash = $3 WHERE writer = $1 AND seq = $2",
                writer,
                seq,
                links[writer],
            )
    await _signed_anew(connection, key)
    await connection.execute("SET session_replication_role = origin")


ENTRY = """
writer, seq, written_at, agent, acting_role, purpose, replace(purpose_references::text, ' ', ''),
instant, operation, document, plan, record_ids, authorisation_ids, outcome
"""


async def _signed_anew(connection: Connection, key: SigningKey) -> None:
    previous = NOTHING
    for row in await connection.fetch("SELECT * FROM journal_checkpoint ORDER BY number"):
        heads = await connection.fetch(
            "SELECT head.*, chain.processing, chain.opened_at FROM journal_checkpoint_head AS head"
            " JOIN journal_chain AS chain USING (writer) WHERE number = $1 ORDER BY writer",
            row["number"],
        )
        made = Checkpoint(
            row["number"], row["at"], row["key"], previous, tuple(map(segment_of, heads))
        )
        await connection.execute(
            "UPDATE journal_checkpoint SET previous = $2, signature = $3 WHERE number = $1",
            made.number,
            bytes.fromhex(previous),
            key.private.sign(made.content()),
        )
        previous = made.hash()
