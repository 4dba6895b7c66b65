"""One writer of the journal: a connection of its own, a chain a file, one write a batch.

INVARIANT: a chain's entries are numbered from 1 without a gap, in the order of commit, and each
holds the hash of the one before. A writer lives no longer than its connection: when the fate of a
batch is unknown (connection lost during the commit), its chains are never gone on with, so that
nothing can be written twice, and the next writer opens its own.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, Self
from uuid import UUID, uuid4

import asyncpg

from db.connection import SERVICE_ROLE
from db.enumerations import Processing
from db.evidence.canonical import moment
from db.evidence.chain import Chain, Head, entry_hash
from db.journal_entry import JournalRow, PlanDescription

_COLUMNS: Final = (
    "writer",
    "seq",
    "agent",
    "acting_role",
    "purpose",
    "purpose_references",
    "instant",
    "operation",
    "document",
    "plan",
    "record_ids",
    "authorisation_ids",
    "outcome",
    "written_at",
    "hash",
)
_OPEN: Final = "INSERT INTO journal_chain (writer, processing, opened_at) VALUES ($1, $2, $3)"
_WRITE_ONE: Final = (
    f"INSERT INTO journal_entry ({', '.join(_COLUMNS)})"  # noqa: S608  names of ours
    f" VALUES ({', '.join(f'${number}' for number in range(1, len(_COLUMNS) + 1))})"
)
_WRITE_PLANS: Final = """
INSERT INTO journal_plan (digest, root_fields, released, withheld, by_record, clauses, law,
                          processing, nature)
SELECT given.digest, said.root_fields, said.released, said.withheld, said.by_record, said.clauses,
       said.law, said.processing, said.nature
  FROM unnest($1::bytea[], $2::jsonb[]) AS given (digest, content),
       jsonb_to_record(given.content)
         AS said (root_fields text[], released text[], withheld text[], by_record text[],
                  clauses text[], law text, processing text, nature text)
    ON CONFLICT (digest) DO NOTHING
"""
_KNOWN_PLANS: Final = 10_000
"""Digests remembered as written, before starting to remember anew."""


Chained = dict[Processing | None, tuple[Chain, Head]]
"""Chains by file, each with its last entry; a chain without one has the hash of its opening."""


def _present() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class JournalWriter:
    """Writes batches of entries, one statement each, durably. Made by `open`."""

    _connection: "asyncpg.Connection[asyncpg.Record]"
    _timeout: float
    _clock: Callable[[], datetime] = _present
    _chains: Chained = field(default_factory=dict)
    _known: set[bytes] = field(default_factory=set)

    @classmethod
    async def open(
        cls, dsn: str, *, connect_timeout: float, write_timeout: float, lost: Callable[[], None]
    ) -> Self:
        """Connect; `lost` is called when the connection ends, for whatever reason.

        Timeouts in seconds. Raises `OSError` or `asyncpg.PostgresError`.
        """
        connection = await asyncpg.connect(
            dsn,
            timeout=connect_timeout,
            server_settings={
                "application_name": "greffe journal",
                # A role that may add to the journal and neither alter nor erase it.
                "role": SERVICE_ROLE,
                # Whatever the server's or the role's default: an entry not on disk is no entry.
                "synchronous_commit": "on",
            },
        )
        connection.add_termination_listener(lambda _connection: lost())
        return cls(connection, write_timeout)

    @property
    def usable(self) -> bool:
        """False once the connection is gone."""
        return not self._connection.is_closed()

    @property
    def heads(self) -> Mapping[UUID, Head]:
        """The last durable entry of each chain of this writer; empty once it is given up."""
        return {chain.writer: head for chain, head in self._chains.values()}

    async def write(self, rows: Sequence[JournalRow], plans: Sequence[PlanDescription]) -> None:
        """Write the rows, each with the description of its plan; they are durable on return.

        After any exception the fate of the rows is unknown and the writer must be given up.
        """
        await self._describe(plans)
        chains = dict(self._chains)
        linked = self._linked(rows, plans, chains)
        opened = [chain for file, (chain, _) in chains.items() if file not in self._chains]
        # A chain is there with its first entries or not at all. Not `transaction()`, which would
        # wait without bound for a server that is silent; whoever is in a transaction goes on in it.
        alone = bool(opened) and not self._connection.is_in_transaction()
        if alone:
            await self._connection.execute("BEGIN", timeout=self._timeout)
        for chain in opened:
            await self._connection.execute(
                _OPEN, chain.writer, chain.processing, chain.opened_at, timeout=self._timeout
            )
        await self._insert(linked)
        if alone:
            await self._connection.execute("COMMIT", timeout=self._timeout)
        self._chains = chains

    def _linked(
        self, rows: Sequence[JournalRow], plans: Sequence[PlanDescription], chains: Chained
    ) -> list[tuple[Any, ...]]:
        """The rows with their places in the chains, which are moved on."""
        now = self._clock()
        written_at = moment(now)
        linked: list[tuple[Any, ...]] = []
        for row, plan in zip(rows, plans, strict=True):
            chain, head = chains.get(plan.processing) or _opened(plan.processing, now)
            previous, seq = head.hash.hex(), head.seq + 1
            link = entry_hash(
                row, writer=chain.name, seq=seq, previous=previous, written_at=written_at
            )
            linked.append((chain.writer, seq, *row, now, link))
            chains[plan.processing] = chain, Head(seq, link)
        return linked

    async def _insert(self, linked: Sequence[tuple[Any, ...]]) -> None:
        if len(linked) == 1:  # most often, and then half the work of a COPY
            await self._connection.execute(_WRITE_ONE, *linked[0], timeout=self._timeout)
        else:
            async with asyncio.timeout(self._timeout):  # what asyncpg asks beforehand, too
                await self._connection.copy_records_to_table(
                    "journal_entry", columns=_COLUMNS, records=linked
                )

    async def _describe(self, plans: Iterable[PlanDescription]) -> None:
        """Write the descriptions not known to be there; one without entries does no harm."""
        new = {plan.digest: plan.content for plan in plans if plan.digest not in self._known}
        if not new:
            return
        await self._connection.execute(
            _WRITE_PLANS, list(new), list(new.values()), timeout=self._timeout
        )
        if len(self._known) + len(new) > _KNOWN_PLANS:
            self._known.clear()
        self._known.update(new)

    async def close(self) -> None:
        """End the connection in good order."""
        await self._connection.close(timeout=self._timeout)

    def abandon(self) -> None:
        """End the connection at once, and with it what was known of the chains."""
        self._chains = {}
        self._connection.terminate()


def _opened(processing: Processing | None, now: datetime) -> tuple[Chain, Head]:
    chain = Chain(uuid4(), processing, now)
    return chain, Head(0, chain.opening())
