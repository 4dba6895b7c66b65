"""What the tests of the journal share: entries, a table held shut, a server that falls silent."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit, urlunsplit
from uuid import UUID

import asyncpg

from db.enumerations import Nature, Processing
from db.journal_entry import RELEASED, JournalEntry, describe_plan

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
AGENT = UUID("0199d0e8-0000-7000-8000-000000000001")
PLAN = describe_plan(
    root_fields=["case"],
    released=["Case.number", "Case.stage"],
    withheld=["Person.surname"],
    by_record=["Party.capacity"],
    clauses=["48-1/al.10/a"],
    law="2021-11-12",
    processing=Processing.REGISTRY,
    nature=Nature.JUDICIAL,
)


def entry(operation: str | None = None, *, record_ids: bytes = b"") -> JournalEntry:
    return JournalEntry(
        plan=PLAN,
        instant=NOON,
        outcome=RELEASED,
        agent=AGENT,
        acting_role="CRIMINAL_JUDGE",
        purpose="CASE_PROCESSING",
        references={"case": AGENT},
        operation=operation,
        document=bytes(32),
        record_ids=record_ids,
    )


@asynccontextmanager
async def journal_held(url: str) -> AsyncIterator[None]:
    """Inside, what is written to the journal waits for its table."""
    holder = await asyncpg.connect(url)
    try:
        async with holder.transaction():
            await holder.execute("LOCK TABLE journal_entry IN SHARE MODE")
            yield
    finally:
        await holder.close()


async def until(seen: Callable[[], Awaitable[object]]) -> None:
    """Return when what is looked for is seen; fail after ten seconds."""
    for _ in range(1000):
        if await seen():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("not seen within ten seconds")


async def a_write_is_under_way(reader: "asyncpg.Connection[asyncpg.Record]") -> None:
    """Return when a write of the journal stands before the held table."""
    await until(
        lambda: reader.fetchval(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND application_name = 'greffe journal' AND wait_event_type = 'Lock'"
        )
    )


async def cut_the_journal_off(reader: "asyncpg.Connection[asyncpg.Record]") -> None:
    await reader.execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE datname = current_database() AND application_name = 'greffe journal'"
    )


@dataclass(slots=True)
class Relay:
    """Stands between a journal and its server; when `silent`, the server's answers are lost."""

    url: str
    silent: bool = False
    _open: list[asyncio.StreamWriter] = field(default_factory=list)

    def cut(self) -> None:
        for one in self._open:
            one.transport.abort()
        self._open.clear()

    async def accept(self, there: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        asked = parse_qs(urlsplit(self.url).query)
        socket = f"{asked['host'][0]}/.s.PGSQL.{asked['port'][0]}"
        answers, questions = await asyncio.open_unix_connection(socket)
        self._open += [back, questions]
        await asyncio.gather(
            self._pass_on(there, questions, answering=False),
            self._pass_on(answers, back, answering=True),
            return_exceptions=True,
        )

    async def _pass_on(
        self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, answering: bool
    ) -> None:
        while data := await source.read(65536):
            if not (answering and self.silent):
                target.write(data)
        target.close()


@asynccontextmanager
async def relay_to(url: str) -> AsyncIterator[tuple[Relay, str]]:
    """A relay, and the address under which the database is reached through it."""
    relay = Relay(url)
    async with await asyncio.start_server(relay.accept, "127.0.0.1") as listener:
        port = listener.sockets[0].getsockname()[1]
        parts = urlsplit(url)
        login = parts.netloc.rpartition("@")[0]
        through = parts._replace(netloc=f"{login}@127.0.0.1:{port}", query="sslmode=disable")
        yield relay, urlunsplit(through)
        relay.cut()
