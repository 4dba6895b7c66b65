"""One writer of the journal: a connection of its own, a number of its own, one write a batch.

INVARIANT: a writer's entries are numbered from 1 without a gap, in the order of commit. A writer
lives no longer than its connection: when the fate of a batch is unknown (connection lost during
the commit), its number is never used again, so that nothing can be written twice, and the next
writer starts its own sequence. The chain of hashes, when it comes, runs along that sequence.
"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Self
from uuid import UUID, uuid4

import asyncpg

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
)
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


@dataclass(slots=True)
class JournalWriter:
    """Writes batches of entries, one statement each, durably. Made by `open`."""

    _connection: "asyncpg.Connection[asyncpg.Record]"
    _timeout: float
    writer: UUID = field(default_factory=uuid4)
    written: int = 0
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
                "role": "greffe_service",
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

    async def write(self, rows: Sequence[JournalRow], plans: Iterable[PlanDescription]) -> None:
        """Write the rows and the descriptions of their plans; they are durable on return.

        After any exception the fate of the rows is unknown and the writer must be given up.
        """
        await self._describe(plans)
        numbered: list[tuple[Any, ...]] = [
            (self.writer, number, *row) for number, row in enumerate(rows, self.written + 1)
        ]
        if len(numbered) == 1:  # most often, and then half the work of a COPY
            await self._connection.execute(_WRITE_ONE, *numbered[0], timeout=self._timeout)
        else:
            async with asyncio.timeout(self._timeout):  # what asyncpg asks beforehand, too
                await self._connection.copy_records_to_table(
                    "journal_entry", columns=_COLUMNS, records=numbered
                )
        self.written += len(rows)

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
        """End the connection at once."""
        self._connection.terminate()
