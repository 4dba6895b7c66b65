"""The register that all contenders read: generated, loaded once for each size, and kept."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

import asyncpg

from db.embedded import EmbeddedServer
from db.fiction.register import write_register
from db.loading.load import load
from db.migrate import migrate

SECURITY: Final = Path(__file__).parent / "postgraphile" / "security.sql"
SEED: Final = 48
"""Of the fictional register; of the draw of ids, too."""

_RESSORT: Final = """
SELECT a.id AS agent, a.court_id AS court, count(*) AS cases
  FROM agent a JOIN agent_role r ON r.agent_id = a.id JOIN judicial_case c ON true
 WHERE r.role = 'PROSECUTOR_GENERAL' AND a.active AND r.revoked_at IS NULL
   AND r.valid_from <= now() AND (r.valid_until IS NULL OR now() < r.valid_until)
   AND c.appeal_court_id = a.court_id AND c.kind = 'CRIMINAL' AND c.retention_expires_at > now()
 GROUP BY a.id ORDER BY cases DESC, a.id LIMIT 1
"""
_IDS: Final = """
SELECT id FROM judicial_case
 WHERE appeal_court_id = $1 AND kind = 'CRIMINAL' AND retention_expires_at > now()
 ORDER BY md5(id::text || $2) LIMIT $3
"""
_HIDDEN: Final = """
(SELECT id FROM judicial_case WHERE appeal_court_id <> $1 LIMIT 3) UNION ALL
(SELECT id FROM judicial_case WHERE appeal_court_id = $1 AND kind <> 'CRIMINAL' LIMIT 3) UNION ALL
(SELECT id FROM judicial_case WHERE appeal_court_id = $1 AND retention_expires_at <= now() LIMIT 3)
"""


@dataclass(frozen=True, slots=True)
class Register:
    """A loaded register; the prosecutor general who asks, and what is asked for.

    `visible` are ids of cases of the ressort; `hidden` ids that must answer null, one of them an
    id that never existed.
    """

    url: str
    cases: int
    agent: UUID
    in_ressort: int
    visible: tuple[UUID, ...]
    hidden: tuple[UUID, ...]


@asynccontextmanager
async def register(folder: Path, cases: int, ids: int) -> AsyncIterator[Register]:
    """The register of a size, over an embedded server in `folder`, open as long as the block."""
    async with EmbeddedServer(folder) as server:
        name = f"bench_{cases}_{_version()}"
        url = server.url(name)
        if name not in await _databases(server.url()):
            await _make(server, name, folder, cases)
        await migrate(url)  # one kept since before a migration
        yield await _described(url, cases, ids)


async def _make(server: EmbeddedServer, name: str, folder: Path, cases: int) -> None:
    """Make the database under another name first, so that a half-made one is never taken."""
    file = folder / f"{name}.jsonl"
    print(f"writing a register of {cases} cases")
    await asyncio.to_thread(_write, file, cases)
    await server.drop_database("bench_making")
    await server.create_database("bench_making")
    making = server.url("bench_making")
    print("migrating and loading it")
    await migrate(making)
    report = await load(making, file)
    if not report.stored:
        raise RuntimeError(f"the register was not loaded: {[str(line) for line in report.bad]}")
    connection = await asyncpg.connect(making)
    try:
        await connection.execute(SECURITY.read_text())
        await connection.execute("VACUUM (ANALYZE)")
    finally:
        await connection.close()
    await server.create_database(name, template="bench_making")
    await server.drop_database("bench_making")
    file.unlink()


def _write(file: Path, cases: int) -> None:
    with file.open("wb") as out:
        write_register(out, cases=cases, seed=SEED)


def _version() -> str:
    """Changes with the policies, which are part of the database."""
    return hashlib.sha256(SECURITY.read_bytes()).hexdigest()[:8]


async def _databases(url: str) -> set[str]:
    connection = await asyncpg.connect(url)
    try:
        return {row["datname"] for row in await connection.fetch("SELECT datname FROM pg_database")}
    finally:
        await connection.close()


async def _described(url: str, cases: int, ids: int) -> Register:
    connection = await asyncpg.connect(url)
    try:
        who = await connection.fetchrow(_RESSORT)
        if who is None:
            raise RuntimeError("the register has no prosecutor general with cases")
        visible = await connection.fetch(_IDS, who["court"], str(SEED), ids)
        hidden = await connection.fetch(_HIDDEN, who["court"])
        return Register(
            url,
            cases,
            UUID(str(who["agent"])),
            who["cases"],
            tuple(UUID(str(row["id"])) for row in visible),
            (*(UUID(str(row["id"])) for row in hidden), UUID(int=SEED)),
        )
    finally:
        await connection.close()
