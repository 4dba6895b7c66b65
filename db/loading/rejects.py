"""Bad lines: read back from where they were marked, and written out with their reasons."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import asyncpg
import orjson

from db.loading.reading import LONGEST_LINE
from db.loading.report import MOST_REPORTED, BadLine

_ALL = "SELECT line, field, reason FROM load_bad ORDER BY line"
_FIRST = (
    "SELECT line, field, reason FROM load_bad WHERE $1 OR NOT consequence ORDER BY line LIMIT $2"
)
_NAMELESS = (
    "SELECT count(*) FROM load_nameless n"
    " WHERE NOT EXISTS (SELECT FROM load_bad b WHERE b.line = n.line)"
)
_COUNT = "SELECT count(*) FROM load_bad WHERE $1 OR NOT consequence"


async def count_bad(connection: asyncpg.Connection, *, consequences: bool) -> int:
    """How many lines are bad, with or without those that only point to a bad one."""
    return int(await connection.fetchval(_COUNT, consequences))


async def count_nameless(connection: asyncpg.Connection) -> int:
    """How many lines that are not bad hold a record without an id."""
    return int(await connection.fetchval(_NAMELESS))


async def first_bad(connection: asyncpg.Connection, *, consequences: bool) -> tuple[BadLine, ...]:
    """The first bad lines, at most `MOST_REPORTED`."""
    rows = await connection.fetch(_FIRST, consequences, MOST_REPORTED)
    return tuple(BadLine(*row) for row in rows)


async def write_rejects(connection: asyncpg.Connection, source: Path, target: Path) -> None:
    r"""Writes the bad lines of `source` to `target`, one JSON object a line.

    Each holds `line`, `field`, `reason` and `text`, the line as it stood (its first MiB; bytes
    that are not UTF-8 as \xNN). Raises FileExistsError rather than write over a file.
    """
    with source.open("rb") as lines, target.open("xb") as rejects:
        numbered = _numbered(lines)
        async for row in connection.cursor(_ALL):
            text = next(raw for number, raw in numbered if number == row["line"])
            entry = dict(row) | {"text": text.decode(errors="backslashreplace").rstrip("\r\n")}
            rejects.write(orjson.dumps(entry, option=orjson.OPT_APPEND_NEWLINE))


def _numbered(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers, each cut to `LONGEST_LINE`."""
    number = 0
    begins = True
    while raw := file.readline(LONGEST_LINE):
        if begins:
            number += 1
            yield number, raw
        begins = raw.endswith(b"\n")
