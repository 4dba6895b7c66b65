"""Lines go by COPY to temporary tables, one for each record type, with their line numbers.

The tables live in the transaction of the load. Their columns are named by the keys of the file;
a court stays as it was written, id or code, until the codes are resolved.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import asyncpg

from db.loading.kinds import Refs, column_type
from db.loading.reading import Line, Spoilt
from db.loading.record_type import RecordType
from db.loading.records import RECORD_TYPES
from db.loading.sql import Sql, fill, joined, literal, statement

BATCH = 2_000
"""Rows gathered for one COPY, for each table."""

BAD = "load_bad"
NAMELESS = "load_nameless"
"""The lines of records that came without an id."""
BAD_COLUMNS = ("line", "field", "reason", "type", "id", "code")
MEMBER_COLUMNS = ("line", "owner", "case", "target")

FALSE = Sql("false")

COURT_NAMES = "load_court_name"
"""A view: every name by which a court may be referred to, beside its id."""

BAD_COURT_NAMES = "load_bad_court_name"
"""A view: every name by which a bad line of a court may be referred to, beside its line."""


def member_stage(refs: Refs) -> str:
    """The temporary table of a list of references."""
    return f"load_{refs.table}"


def stage_ddl() -> Iterator[str]:
    """The statements that make the temporary tables."""
    yield (
        "CREATE TEMP TABLE load_bad (line bigint PRIMARY KEY, field text, reason text NOT NULL,"
        " type text, id uuid, code text, consequence boolean NOT NULL DEFAULT false)"
        " ON COMMIT DROP"
    )
    yield "CREATE TEMP TABLE load_nameless (line bigint) ON COMMIT DROP"
    for record in RECORD_TYPES:
        columns = joined(
            ", ",
            (
                fill("{key} {kind}", key=field.key, kind=Sql(column_type(field.kind)))
                for field in record.columns
            ),
        )
        yield statement(
            "CREATE TEMP TABLE {stage} (line bigint, id uuid, {columns}) ON COMMIT DROP",
            stage=record.stage,
            columns=columns,
        )
        for _, refs in record.lists:
            yield statement(
                'CREATE TEMP TABLE {stage} (line bigint, owner uuid, "case" uuid, target uuid)'
                " ON COMMIT DROP",
                stage=member_stage(refs),
            )
    yield (
        "CREATE TEMP VIEW load_court_name AS"
        " SELECT id::text AS name, id FROM load_court UNION SELECT code, id FROM load_court"
        " UNION SELECT id::text, id FROM court UNION SELECT code, id FROM court"
    )
    yield (
        "CREATE TEMP VIEW load_bad_court_name AS"
        " SELECT id::text AS name, line FROM load_bad WHERE type = 'Court'"
        " UNION SELECT code, line FROM load_bad WHERE type = 'Court'"
    )


def marking(
    record: RecordType, field: str, reason: Sql, faulty: Sql, consequence: Sql = FALSE
) -> str:
    """The statement that marks the faulty lines of a record type.

    `faulty` is the body of a FROM whose `marked` has line and id; `consequence` tells whether the
    line is bad only because it points to a bad one. A line is marked once; its first fault stays.
    """
    return statement(
        "INSERT INTO load_bad (line, field, reason, type, id, code, consequence)"
        " SELECT DISTINCT ON (marked.line) marked.line, {field}, {reason}, {type}, marked.id,"
        " {code}, {consequence}"
        " FROM {faulty} ORDER BY marked.line ON CONFLICT (line) DO NOTHING",
        field=literal(field),
        reason=reason,
        type=literal(record.name),
        faulty=faulty,
        code=Sql("marked.code" if "code" in record.by_key else "NULL"),
        consequence=consequence,
    )


async def make_stage(connection: asyncpg.Connection) -> None:
    """Makes the temporary tables; they go at the end of the transaction."""
    for creation in stage_ddl():
        await connection.execute(creation)


async def analyse_stage(connection: asyncpg.Connection) -> None:
    """Tells the planner what the temporary tables hold; without it, checks are nested loops."""
    await connection.execute("ANALYZE load_bad")
    await connection.execute("ANALYZE load_nameless")
    for record in RECORD_TYPES:
        await connection.execute(statement("ANALYZE {stage}", stage=record.stage))
        for _, refs in record.lists:
            await connection.execute(statement("ANALYZE {stage}", stage=member_stage(refs)))


@dataclass(slots=True)
class Staging:
    """Gathers lines and sends them to the temporary tables, `BATCH` rows at a time."""

    connection: asyncpg.Connection
    waiting: dict[str, list[tuple[object, ...]]] = field(default_factory=dict)

    async def add(self, line: Line | Spoilt) -> None:
        """Takes one line."""
        if isinstance(line, Spoilt):
            await self._put(BAD, BAD_COLUMNS, _bad_row(line))
            return
        record = line.record
        await self._put(record.stage, _columns(record), line.row)
        if not line.named:
            await self._put(NAMELESS, _STAGE_COLUMNS[NAMELESS], line.row[:1])
        for (_, refs), targets in zip(record.lists, line.members, strict=True):
            number, owner = line.row[:2]
            case = line.row[2 + _position(record, refs.case_of)] if refs.case_of else None
            for target in targets:
                row = (number, owner, case, target)
                await self._put(member_stage(refs), MEMBER_COLUMNS, row)

    async def flush(self) -> None:
        """Sends what is left."""
        for stage in tuple(self.waiting):
            await self._send(stage, _STAGE_COLUMNS[stage])

    async def _put(self, stage: str, columns: tuple[str, ...], row: tuple[object, ...]) -> None:
        rows = self.waiting.setdefault(stage, [])
        rows.append(row)
        if len(rows) >= BATCH:
            await self._send(stage, columns)

    async def _send(self, stage: str, columns: tuple[str, ...]) -> None:
        rows = self.waiting.pop(stage)
        await self.connection.copy_records_to_table(stage, records=rows, columns=columns)


def _bad_row(line: Spoilt) -> tuple[object, ...]:
    bad, record = line.bad, line.record
    name = record.name if record else None
    return (bad.number, bad.field, bad.reason, name, line.id, line.code)


def _columns(record: RecordType) -> tuple[str, ...]:
    return _STAGE_COLUMNS[record.stage]


def _position(record: RecordType, key: str) -> int:
    return [field.key for field in record.columns].index(key)


_STAGE_COLUMNS: dict[str, tuple[str, ...]] = {
    BAD: BAD_COLUMNS,
    NAMELESS: ("line",),
    **{
        record.stage: ("line", "id", *(field.key for field in record.columns))
        for record in RECORD_TYPES
    },
    **{member_stage(refs): MEMBER_COLUMNS for record in RECORD_TYPES for _, refs in record.lists},
}
