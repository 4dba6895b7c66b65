"""Loading a register file: read, check, store, in one transaction that keeps all or nothing."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

import asyncpg
from asyncpg.transaction import Transaction

from db.fitness import NotMigratedError
from db.loading.checking import STEPS, check_all
from db.loading.reading import read_lines
from db.loading.records import RECORD_TYPES
from db.loading.rejects import count_bad, count_nameless, first_bad, write_rejects
from db.loading.report import LoadError, LoadReport, Progress, Step, Watch
from db.loading.sql import statement
from db.loading.staging import Staging, analyse_stage, make_stage
from db.loading.storing import store_all

SETTINGS = {"statement_timeout": "0", "work_mem": "'64MB'", "temp_buffers": "'64MB'"}


async def load(
    url: str,
    path: Path,
    *,
    keep_good: bool = False,
    rejects: Path | None = None,
    progress: Watch | None = None,
) -> LoadReport:
    """Loads a register file into the database; says what was kept and which lines are bad.

    With one bad line nothing is kept, and lines that only point to a bad one are not told. With
    `keep_good` the good lines are kept, and the bad ones,
    with those that point to them, are written to `rejects` (by default beside the file, its name
    ending in `.rejects.jsonl`). Memory does not grow with the file. Raises LoadError when the load
    cannot be tried, NotMigratedError, and what asyncpg raises when the server fails.
    """
    target = _rejects_target(path, rejects) if keep_good else None
    connection = await asyncpg.connect(url)
    try:
        await _require_register(connection)
        with closing(_open(path)) as file:
            report = await _load(connection, file, path, target, progress or _unwatched)
        if report.stored:
            await _tidy(connection)
    finally:
        await connection.close()
    return report


async def _load(
    connection: asyncpg.Connection, file: BinaryIO, path: Path, target: Path | None, watch: Watch
) -> LoadReport:
    keep_good = target is not None
    whole = connection.transaction()
    await whole.start()
    lines = await _stage(connection, file, watch)
    await check_all(connection, _counter(watch, Step.CHECKING, STEPS))
    kept: dict[str, int] = {}
    if keep_good or not await count_bad(connection, consequences=True):
        storing = _counter(watch, Step.STORING, len(RECORD_TYPES))
        kept = await store_all(connection, keep_good=keep_good, passed=storing)
    bad_count = await count_bad(connection, consequences=keep_good)
    bad = await first_bad(connection, consequences=keep_good)
    if bad_count and target is None:
        await whole.rollback()
        return LoadReport(lines, {}, bad, bad_count)
    if bad_count and target is not None:
        await write_rejects(connection, path, target)
    nameless = await count_nameless(connection)
    await _commit(whole, target)
    return LoadReport(lines, kept, bad, bad_count, target if bad_count else None, nameless)


async def _stage(connection: asyncpg.Connection, file: BinaryIO, watch: Watch) -> int:
    """Reads the file into the temporary tables; how many lines it holds."""
    for name, value in SETTINGS.items():
        await connection.execute(f"SET LOCAL {name} = {value}")
    await make_stage(connection)
    staging = Staging(connection)
    total = os.fstat(file.fileno()).st_size
    lines = shown = 0
    for done, line in read_lines(file):
        await staging.add(line)
        lines += 1
        if done - shown >= total // 200:
            shown = done
            watch(Progress(Step.READING, done, total))
    await staging.flush()
    watch(Progress(Step.READING, total, total))
    await analyse_stage(connection)
    return lines


async def _commit(whole: Transaction, target: Path | None) -> None:
    """Keeps the load; where that fails, the rejects of a load that was not are removed."""
    try:
        await whole.commit()
    except BaseException:
        if target is not None:
            _remove(target)
        raise


async def _require_register(connection: asyncpg.Connection) -> None:
    if await connection.fetchval("SELECT to_regclass('judicial_case') IS NULL"):
        raise NotMigratedError("the database holds no register yet: run `greffe migrate` first")


async def _tidy(connection: asyncpg.Connection) -> None:
    """Statistics and the visibility map, which the first reader would otherwise do without."""
    for record in RECORD_TYPES:
        for table in (record.table, *(refs.table for _, refs in record.lists)):
            await connection.execute(statement("VACUUM (ANALYZE) {table}", table=table))


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        raise LoadError(f"cannot read {path}: {error.strerror}") from None


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


def _rejects_target(path: Path, rejects: Path | None) -> Path:
    if not path.is_file():
        raise LoadError(f"{path} is no ordinary file; bad lines could not be read from it again")
    target = rejects or path.with_name(f"{path.stem}.rejects.jsonl")
    if target.exists():
        raise LoadError(f"{target} exists already; name another file for the bad lines")
    return target


def _counter(watch: Watch, step: Step, total: int) -> Callable[[], None]:
    done = 0

    def passed() -> None:
        nonlocal done
        done += 1
        watch(Progress(step, min(done, total), total))

    return passed


def _unwatched(_: Progress) -> None:
    pass
