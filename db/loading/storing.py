"""From the temporary tables to the register, in the order of the references."""

from collections.abc import Callable

import asyncpg

from db.loading.checking import check_references, mark
from db.loading.kinds import Refs
from db.loading.record_type import RecordType
from db.loading.records import RECORD_TYPES
from db.loading.report import LoadError
from db.loading.set_checks import stored
from db.loading.sql import Sql, joined, statement
from db.loading.staging import member_stage

MOST_UNFORESEEN = 20
"""Lines refused by a constraint that no check foresaw, after which the load gives up."""

REFUSED = (
    asyncpg.IntegrityConstraintViolationError,
    asyncpg.DataError,
    asyncpg.ProgramLimitExceededError,
    asyncpg.RaiseError,
)
"""What PostgreSQL raises when it is the row that is wrong."""


async def store_all(
    connection: asyncpg.Connection, *, keep_good: bool, passed: Callable[[], None]
) -> dict[str, int]:
    """Inserts all staged records; returns how many of each type, in the order of insertion.

    The register has the last word. Where it refuses a row, the first line at fault is looked for
    and marked; then nothing is kept (an empty answer), or the rest is tried again if `keep_good`.
    """
    for _ in range(MOST_UNFORESEEN):
        kept: dict[str, int] = {}
        refused = await _store_each(connection, kept, passed)
        if refused is None:
            return {name: count for name, count in kept.items() if count}
        await mark(connection, *refused)
        if not keep_good:
            return {}
        await check_references(connection)
    raise LoadError(
        f"the register refused {MOST_UNFORESEEN} lines for reasons that no check of the file "
        "foresees; nothing was kept"
    )


Refused = tuple[RecordType, int, str]


async def _store_each(
    connection: asyncpg.Connection, kept: dict[str, int], passed: Callable[[], None]
) -> Refused | None:
    """Stores every type, or nothing and the first line that the register refused."""
    whole = connection.transaction()
    await whole.start()
    for record in RECORD_TYPES:
        refused = await _store(connection, record, kept)
        if refused is not None:
            await whole.rollback()
            return refused
        passed()
    await whole.commit()
    return None


async def _store(
    connection: asyncpg.Connection, record: RecordType, kept: dict[str, int]
) -> Refused | None:
    try:
        async with connection.transaction():
            kept[record.name] = _count(await connection.execute(_insertion(record)))
            for _, refs in record.lists:
                await connection.execute(_member_insertion(refs))
    except REFUSED as error:
        return record, await _first_refused(connection, record), _reason(error)
    return None


async def _first_refused(connection: asyncpg.Connection, record: RecordType) -> int:
    """The number of the first line that makes an insertion fail, found by halving."""
    lines = [
        row["line"]
        for row in await connection.fetch(
            statement("SELECT line FROM {stage} ORDER BY line", stage=record.stage)
        )
    ]
    low, high = 0, len(lines) - 1  # the line looked for is among lines[low:high + 1]
    while low < high:
        middle = (low + high) // 2
        if await _passes(connection, record, lines[middle]):
            low = middle + 1
        else:
            high = middle
    return int(lines[low])


async def _passes(connection: asyncpg.Connection, record: RecordType, last: int) -> bool:
    trial = connection.transaction()
    await trial.start()
    try:
        await connection.execute(_insertion(record, up_to=last))
        for _, refs in record.lists:
            await connection.execute(_member_insertion(refs, up_to=last))
    except REFUSED:
        return False
    finally:
        await trial.rollback()
    return True


def _insertion(record: RecordType, up_to: int | None = None) -> str:
    return statement(
        "INSERT INTO {table} (id, {columns}) SELECT id, {values} FROM {stage} AS staged"
        "{some} ORDER BY line",
        table=record.table,
        columns=[field.column for field in record.columns],
        values=joined(", ", (stored(field, "staged") for field in record.columns)),
        stage=record.stage,
        some=_some(up_to),
    )


def _member_insertion(refs: Refs, up_to: int | None = None) -> str:
    of_case = refs.case_of is not None
    return statement(
        "INSERT INTO {table} ({columns}) SELECT {values} FROM {stage}{some} ORDER BY line",
        table=refs.table,
        columns=[*(("case_id",) if of_case else ()), refs.owner_column, refs.target_column],
        values=[*(("case",) if of_case else ()), "owner", "target"],
        stage=member_stage(refs),
        some=_some(up_to),
    )


def _some(up_to: int | None) -> Sql:
    return Sql("" if up_to is None else f" WHERE line <= {up_to:d}")


def _count(status: str) -> int:
    return int(status.rsplit(" ", 1)[-1])


def _reason(error: asyncpg.PostgresError) -> str:
    constraint = getattr(error, "constraint_name", None)
    return f"the register refuses it ({constraint or type(error).__name__})"
