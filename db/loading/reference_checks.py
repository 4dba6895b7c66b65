"""Statements that mark lines whose id is taken, or whose references lead nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from db.loading.kinds import Ref, Refs
from db.loading.record_type import Field, RecordType
from db.loading.records import BY_NAME
from db.loading.sql import Sql, fill, literal
from db.loading.staging import BAD_COURT_NAMES, COURT_NAMES, marking, member_stage


def id_checks(record: RecordType) -> Iterator[str]:
    """Ids that stand twice in the file, or in the register already."""
    yield marking(
        record,
        "id",
        fill("{taken} || first.line", taken=literal("the same id stands already at line ")),
        fill(
            "{stage} AS marked JOIN (SELECT id, min(line) AS line FROM {stage} GROUP BY id"
            " HAVING count(*) > 1) AS first ON first.id = marked.id AND first.line < marked.line",
            stage=record.stage,
        ),
    )
    yield marking(
        record,
        "id",
        literal(f"the register holds a {record.name} with this id already"),
        fill(
            "{stage} AS marked JOIN {table} AS held ON held.id = marked.id",
            stage=record.stage,
            table=record.table,
        ),
    )


LEANING = Sql("bad.line IS NOT NULL")
"""Whether a line points to a bad one."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the references of a field lead, and in which temporary table and column they stand."""

    record: RecordType
    field: str
    target: RecordType
    stage: str
    column: str
    same_case: bool

    @property
    def marked(self) -> Sql:
        """The lines looked at; a member of a list stands for the line that holds it."""
        if self.stage == self.record.stage:
            return fill("{stage} AS marked", stage=self.stage)
        return fill(
            '(SELECT line, owner AS id, "case", target FROM {stage}) AS marked', stage=self.stage
        )


def reference_checks(record: RecordType) -> Iterator[str]:
    """References that lead nowhere, or into another case."""
    for field in record.fields:
        match field.kind:
            case Ref(by_code=True):
                yield _no_such_court(record, field)
            case Ref(target, _, case_of):
                target_type = BY_NAME[target]
                pointer = Pointer(
                    record, field.key, target_type, record.stage, field.key, bool(case_of)
                )
                yield from _pointer_checks(pointer)
            case Refs(target) as refs:
                target_type = BY_NAME[target]
                pointer = Pointer(
                    record, field.key, target_type, member_stage(refs), "target", bool(refs.case_of)
                )
                yield from _pointer_checks(pointer)
            case _:
                pass


def _pointer_checks(pointer: Pointer) -> Iterator[str]:
    yield _no_such_target(pointer)
    if pointer.same_case:
        yield _other_case(pointer)


def _no_such_court(record: RecordType, field: Field) -> str:
    return marking(
        record,
        field.key,
        _why_lost("no Court has this id or code"),
        fill(
            "{stage} AS marked LEFT JOIN {bad_names} AS bad ON bad.name = marked.{key}"
            " WHERE marked.{key} IS NOT NULL"
            " AND NOT EXISTS (SELECT FROM {names} AS named WHERE named.name = marked.{key})",
            stage=record.stage,
            key=field.key,
            names=COURT_NAMES,
            bad_names=BAD_COURT_NAMES,
        ),
        LEANING,
    )


def _no_such_target(pointer: Pointer) -> str:
    name = pointer.target.name
    return marking(
        pointer.record,
        pointer.field,
        _why_lost(f"no {name} has this id"),
        fill(
            "{marked} LEFT JOIN load_bad AS bad ON bad.type = {type} AND bad.id = marked.{column}"
            " WHERE marked.{column} IS NOT NULL"
            " AND NOT EXISTS (SELECT FROM {stage} AS staged WHERE staged.id = marked.{column})"
            " AND NOT EXISTS (SELECT FROM {table} AS held WHERE held.id = marked.{column})",
            marked=pointer.marked,
            type=literal(name),
            column=pointer.column,
            stage=pointer.target.stage,
            table=pointer.target.table,
        ),
        LEANING,
    )


def _other_case(pointer: Pointer) -> str:
    return marking(
        pointer.record,
        pointer.field,
        literal(f"this {pointer.target.name} is of another case"),
        fill(
            "{marked} LEFT JOIN {stage} AS staged ON staged.id = marked.{column}"
            " LEFT JOIN {table} AS held ON held.id = marked.{column}"
            ' WHERE coalesce(staged."case", held.case_id) <> marked."case"',
            marked=pointer.marked,
            column=pointer.column,
            stage=pointer.target.stage,
            table=pointer.target.table,
        ),
    )


def _why_lost(reason: str) -> Sql:
    return fill(
        "CASE WHEN bad.line IS NULL THEN {reason} ELSE {consequence} || bad.line END",
        reason=literal(reason),
        consequence=literal("points to a bad line: "),
    )
