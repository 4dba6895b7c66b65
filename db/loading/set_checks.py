"""Statements that mark lines which exclude each other: unique sets of fields, one lead a case."""

from collections.abc import Iterator

from db.loading.kinds import Ref
from db.loading.record_type import Field, RecordType
from db.loading.sql import Sql, fill, joined, literal, statement
from db.loading.staging import COURT_NAMES, marking


def resolving(record: RecordType) -> Iterator[str]:
    """Court codes become ids, so that one court is one value whichever way it was named."""
    for field in record.columns:
        if isinstance(field.kind, Ref) and field.kind.by_code:
            yield statement(
                "UPDATE {stage} SET {key} = named.id::text FROM {names} AS named"
                " WHERE named.name = {stage}.{key} AND named.id::text <> {stage}.{key}",
                stage=record.stage,
                key=field.key,
                names=COURT_NAMES,
            )


def set_checks(record: RecordType) -> Iterator[str]:
    """Lines that repeat a unique set, or overlap where only one may stand at a time."""
    for keys in record.unique:
        yield _twice_in_file(record, keys)
        yield _held_already(record, keys)
    if record.alone:
        yield from _overlaps(record, record.alone)


def _twice_in_file(record: RecordType, keys: tuple[str, ...]) -> str:
    return marking(
        record,
        keys[-1],
        fill("{same} || first.line", same=literal(f"the same {_listed(keys)} as at line ")),
        fill(
            "{stage} AS marked JOIN (SELECT min(line) AS line, {keys} FROM {stage} GROUP BY {keys}"
            " HAVING count(*) > 1) AS first ON first.line < marked.line AND {same}",
            stage=record.stage,
            keys=keys,
            same=_same(record, keys, [stored(record.by_key[key], "first") for key in keys]),
        ),
    )


def _held_already(record: RecordType, keys: tuple[str, ...]) -> str:
    held = [fill("held.{column}", column=record.by_key[key].column) for key in keys]
    return marking(
        record,
        keys[-1],
        literal(f"the register holds a {record.name} with the same {_listed(keys)} already"),
        fill(
            "{stage} AS marked JOIN {table} AS held ON {same}",
            stage=record.stage,
            table=record.table,
            same=_same(record, keys, held),
        ),
    )


def _same(record: RecordType, keys: tuple[str, ...], others: list[Sql]) -> Sql:
    def pair(key: str, other: Sql) -> Sql:
        field = record.by_key[key]
        equal = Sql("=" if field.compulsory or not record.nulls_equal else "IS NOT DISTINCT FROM")
        return fill(
            "{mine} {equal} {other}", mine=stored(field, "marked"), equal=equal, other=other
        )

    return joined(" AND ", map(pair, keys, others))


def stored(field: Field, stage: str) -> Sql:
    """The staged value of a field as the register stores it."""
    cast = Sql("::uuid" if isinstance(field.kind, Ref) and field.kind.by_code else "")
    return fill("{stage}.{key}{cast}", stage=stage, key=field.key, cast=cast)


def _listed(keys: tuple[str, ...]) -> str:
    *most, last = (f"`{key}`" for key in keys)
    return f"{', '.join(most)} and {last}" if most else last


def _overlaps(record: RecordType, flag: str) -> Iterator[str]:
    names = {"stage": record.stage, "table": record.table, "flag": flag}
    mine = 'tstzrange(marked."from", marked."until")'
    yield marking(
        record,
        flag,
        fill(
            "{overlaps} || other.line", overlaps=literal("overlaps that of the same case at line ")
        ),
        fill(
            '{stage} AS marked JOIN {stage} AS other ON other."case" = marked."case"'
            " AND other.line < marked.line AND other.{flag} AND marked.{flag}"
            ' AND tstzrange(other."from", other."until") && {mine}',
            mine=Sql(mine),
            **names,
        ),
    )
    yield marking(
        record,
        flag,
        literal("overlaps one that the register holds for the same case"),
        fill(
            '{stage} AS marked JOIN {table} AS held ON held.case_id = marked."case"'
            " AND held.{flag} AND marked.{flag}"
            " AND tstzrange(held.valid_from, held.valid_until) && {mine}",
            mine=Sql(mine),
            **names,
        ),
    )
