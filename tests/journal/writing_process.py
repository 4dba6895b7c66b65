"""A process that writes a journal, checkpoints and all, until it is killed: URL and key file."""

import asyncio
import sys
from pathlib import Path

from journal_making import entry

from db.enumerations import Processing
from db.evidence.checkpointing import Checkpointing
from db.evidence.keys import read_key
from db.journal import Journal

FILES = (*Processing, None)


async def keep_writing(url: str, key: Path) -> None:
    journal = Journal(url)
    async with Checkpointing(url, read_key(key), lambda: journal.heads, every=0.03), journal:
        await asyncio.gather(*(one_after_another(journal, number) for number in range(8)))


async def one_after_another(journal: Journal, number: int) -> None:
    for count in range(100_000):
        name = f"{number}-{count}"
        await journal.append(entry(name, FILES[(number + count) % len(FILES)]))
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(keep_writing(sys.argv[1], Path(sys.argv[2])))
