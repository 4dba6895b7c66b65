"""What only the whole file, beside the register, can tell: ids, references, unique sets, leads.

A check is one statement that marks bad lines; marked lines then leave the temporary tables. Lines
that point to a bad line are bad in their turn, so references are checked until nothing is marked.
INVARIANT: of two lines that exclude each other the later is bad.
"""

from collections.abc import Callable, Iterator
from itertools import chain

import asyncpg

from db.loading.record_type import RecordType
from db.loading.records import RECORD_TYPES
from db.loading.reference_checks import id_checks, reference_checks
from db.loading.set_checks import resolving, set_checks
from db.loading.sql import literal, statement
from db.loading.staging import member_stage

STEPS = 5
"""How often `check_all` says that it has passed a step."""


async def check_all(connection: asyncpg.Connection, passed: Callable[[], None]) -> None:
    """Marks every bad line and takes it out of the temporary tables.

    `passed` is called after each of `STEPS` steps.
    """
    await _run(connection, id_checks)
    passed()
    await check_references(connection)
    passed()
    for resolution in chain.from_iterable(map(resolving, RECORD_TYPES)):
        await connection.execute(resolution)
    passed()
    marked = await _run(connection, set_checks)
    passed()
    if marked:
        await check_references(connection)
    passed()


async def check_references(connection: asyncpg.Connection) -> None:
    """Marks lines whose references lead nowhere, until no line is marked."""
    while await _run(connection, reference_checks):
        pass


async def mark(connection: asyncpg.Connection, record: RecordType, line: int, why: str) -> None:
    """Marks one line, known by other means to be bad, and takes it out."""
    await connection.execute(
        statement(
            "INSERT INTO load_bad (line, reason, type, id)"
            " SELECT line, $2, {type}, id FROM {stage} WHERE line = $1",
            type=literal(record.name),
            stage=record.stage,
        ),
        line,
        why,
    )
    await _take_out(connection, record)


async def _run(
    connection: asyncpg.Connection, checks: Callable[[RecordType], Iterator[str]]
) -> bool:
    """Runs the checks of every type, targets before what points to them.

    Answers whether any marked a line.
    """
    any_marked = False
    for record in RECORD_TYPES:
        marked = 0
        for check in checks(record):
            marked += int((await connection.execute(check)).rsplit(" ", 1)[-1])
        if marked:
            any_marked = True
            await _take_out(connection, record)
    return any_marked


async def _take_out(connection: asyncpg.Connection, record: RecordType) -> None:
    await connection.execute("ANALYZE load_bad")
    for stage in (record.stage, *(member_stage(refs) for _, refs in record.lists)):
        await connection.execute(
            statement(
                "DELETE FROM {stage} USING load_bad WHERE load_bad.line = {stage}.line",
                stage=stage,
            )
        )
