"""`greffe retention`: what it says, how it ends, and what is left when it is killed."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from typing import Any, TypeAlias

import asyncpg
import pytest
from fresh_databases import NewDatabase
from typer.testing import CliRunner

from api.cli import app
from db.purge.purge import purge

Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"
ANTECEDENTS = 60
RECORDS = """
WITH person AS (INSERT INTO antecedent_person DEFAULT VALUES RETURNING id)
INSERT INTO antecedent_record (person_id, procedure_ref, offence_label, capacity, recorded_at)
SELECT id, number::text, 'vol', 'IMPLICATED', '2001-02-03T12:00:00Z'
FROM person, generate_series(1, $1) AS number
"""


@pytest.fixture
async def register(new_migrated_database: NewDatabase) -> AsyncIterator[tuple[Connection, str]]:
    """A register whose antecedents are all past their retention, and its address."""
    url = await new_migrated_database()
    connection = await asyncpg.connect(url)
    await connection.execute(RECORDS, ANTECEDENTS)
    yield connection, url
    await connection.close()


async def start(url: str, *options: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        "from api.cli import app; app()",
        "retention",
        *options,
        env={**os.environ, "DATABASE_URL": url},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def told(url: str, *options: str) -> str:
    """What is printed where nothing is to be erased; beside the tests' own loop."""
    done = await asyncio.to_thread(
        CliRunner().invoke, app, ("retention", *options), env={"DATABASE_URL": url}
    )
    assert done.exit_code == 0, done.output
    return done.stdout


async def left(connection: Connection) -> int:
    count: int = await connection.fetchval("SELECT count(*) FROM antecedent_record")
    return count


async def written(connection: Connection) -> int:
    """How many antecedents the journal says were erased."""
    count: int = await connection.fetchval(
        "SELECT coalesce(sum((purpose_references ->> 'AntecedentRecord')::int), 0) FROM journal"
    )
    return count


async def test_it_tells_and_erases_nothing_unless_told_to(
    register: tuple[Connection, str],
) -> None:
    connection, url = register
    printed = await told(url)
    assert f"{ANTECEDENTS + 1} records past retention at 20" in printed
    assert "retention ended 2021-02-03 to 2021-02-03" in printed
    report: dict[str, Any] = json.loads(
        await told(url, "--at", "2021-02-03T12:59:59+01:00", "--format", "json")
    )
    assert (report["gone"], report["purged"]) == ([], False)
    assert await left(connection) == ANTECEDENTS


@pytest.mark.parametrize(
    "options",
    [
        ("--purge",),
        ("--purge", "--yes", "--dry-run"),
        ("--purge", "--yes", "--at", "2030-01-01T00:00:00Z"),
        ("--at", "2030-01-01"),
        ("--purge", "--yes", "--batch", "0"),
    ],
)
def test_a_command_line_that_makes_no_sense_is_refused(options: tuple[str, ...]) -> None:
    assert CliRunner().invoke(app, ("retention", *options)).exit_code == 2


async def test_it_erases_and_reports(register: tuple[Connection, str]) -> None:
    connection, url = register
    process = await start(url, "--purge", "--yes", "--batch", "25", "--format", "json")
    report = json.loads((await process.communicate())[0])
    assert (process.returncode, report["batches"], report["ending"]) == (0, 3, "DONE")
    assert {gone["kind"]: gone["records"] for gone in report["gone"]} == {
        "AntecedentRecord": ANTECEDENTS,
        "AntecedentPerson": 1,
    }
    assert report["left"] == []
    assert (await left(connection), await written(connection)) == (0, ANTECEDENTS)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
async def test_one_that_is_killed_or_stopped_leaves_whole_batches_and_is_gone_on_with(
    register: tuple[Connection, str], number: signal.Signals
) -> None:
    connection, url = register
    process = await start(url, "--purge", "--yes", "--batch", "1")
    for _ in range(3000):
        if await left(connection) < ANTECEDENTS:
            break
        await asyncio.sleep(0.01)
    process.send_signal(number)
    await process.communicate()
    for _ in range(1000):  # until the server has seen that its client is gone
        if not await connection.fetchval(
            "SELECT true FROM pg_stat_activity WHERE datname = current_database()"
            " AND application_name = 'greffe retention'"
        ):
            break
        await asyncio.sleep(0.01)
    remaining = await left(connection)
    assert process.returncode == (-9 if number is signal.SIGKILL else 130)
    assert 0 < remaining < ANTECEDENTS
    assert await written(connection) == ANTECEDENTS - remaining
    await purge(url)
    assert (await left(connection), await written(connection)) == (0, ANTECEDENTS)
