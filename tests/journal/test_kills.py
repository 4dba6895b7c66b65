"""A process killed at any moment leaves a journal that is whole, with every answered entry."""

import asyncio
import os
import random
import re
import sys
from pathlib import Path

from journal_making import Made, connected, exported, said

from db.evidence.checkpointing import introduced, take_checkpoint
from db.evidence.keys import make_key
from db.evidence.verifying import verify

HERE = Path(__file__).parent
KILLS = 4


async def killed(url: str, key: Path, after: int) -> set[str]:
    """What a process said was written before it was killed, once that was so much."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(HERE / "writing_process.py"),
        url,
        str(key),
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parents[1])])},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert process.stdout is not None
    names: set[str] = set()
    while len(names) < after and (line := await process.stdout.readline()):
        names |= named(line)
    process.kill()
    rest = await process.stdout.read()
    await process.wait()
    return names | named(rest)


def named(said: bytes) -> set[str]:
    """The entries in what was said, but for a last line that was cut."""
    return set(re.findall(r"^(\d-\d+)\n", said.decode(), re.MULTILINE))


async def test_a_journal_outlives_the_kill_of_its_writers(
    migrated_url: str, tmp_path: Path
) -> None:
    file, chance = tmp_path / "key.pem", random.Random(4)  # noqa: S311  not a secret
    key = make_key(file)
    await introduced(migrated_url, key)
    answered = 0
    for _ in range(KILLS):
        runs = [killed(migrated_url, file, chance.randint(1, 300)) for _ in range(2)]
        for names in await asyncio.gather(*runs):
            answered += len(names)
    await take_checkpoint(migrated_url, key, {})
    made = Made(migrated_url, await exported(migrated_url), (key,))
    report = verify(made.lines, made.with_last)
    assert (said(report), report.whole, report.uncovered) == ([], True, 0)
    async with connected(migrated_url) as reader:
        stored = await reader.fetchval("SELECT count(*) FROM journal_entry")
        twice = await reader.fetchval(
            "SELECT count(*) - count(DISTINCT (writer, seq)) FROM journal_entry"
        )
    assert stored == report.entries >= answered >= 2 * KILLS
    assert twice == 0
