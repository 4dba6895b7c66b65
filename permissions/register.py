"""A register held in memory: the facts that decisions look in when no database is asked.

It is read from the lines of a register file, or from rows; what the database derives by triggers
and generated columns is derived here too. `permissions.evaluator` decides over it with the very
functions of the planner.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias, cast
from uuid import UUID, uuid5

from db.loading.kinds import Id, Kind, Ref
from db.loading.reading import Line, Spoilt, read_line
from db.loading.record_type import ID
from permissions.condition import Scalar
from permissions.derived import derive, resting_on
from permissions.derived_retention import Rows

Values: TypeAlias = Mapping[str, Scalar]
"""A row: its columns by name. Columns that hold lists hold lists of text."""

Tables: TypeAlias = Mapping[str, Iterable[Mapping[str, object]]]

_NOTHING: tuple[Values, ...] = ()


class BadRegisterError(ValueError):
    """A line of a register file cannot be read; the text says which and why."""


class Register:
    """Rows by table: `Facts` for `permissions.fold`.

    INVARIANT: its rows never change; a register with changes is another register.
    """

    def __init__(self, tables: Tables, known: "Mapping[str, _Table] | None" = None) -> None:
        """From rows with the database's columns: ids as `UUID`, instants with their zone.

        Columns that the database derives may be left out; what is given in them is passed over.
        `known` are the tables of another register: what is the same in both is shared.
        """
        known = known or {}
        given = {name: tuple(rows) for name, rows in tables.items()}
        changed = {n for n, rows in given.items() if n not in known or known[n].given is not rows}
        made = changed | resting_on(changed)
        found = {name: table.rows for name, table in known.items() if name not in made}
        for name in made & given.keys():
            found[name] = [cast("dict[str, Scalar]", _copied(row)) for row in given[name]]
        self._tables: Mapping[str, _Table] = {
            name: _Table(given.get(name, ()), rows) if name in made else known[name]
            for name, rows in derive(found, changed).items()
        }

    @staticmethod
    def read(path: Path) -> "Register":
        """The register of a file of JSON Lines. Raises `BadRegisterError`."""
        with path.open("rb") as file:
            return Register.of_lines(file)

    @staticmethod
    def of_lines(lines: Iterable[bytes]) -> "Register":
        """The register of lines, each a record as JSON. Raises `BadRegisterError`."""
        return Register({}).with_lines(lines)

    def with_lines(self, lines: Iterable[bytes]) -> "Register":
        """Another register, in which the records of these lines are put in: a line is a whole row.

        Raises `BadRegisterError`.
        """
        tables: dict[str, list[dict[str, object]]] = defaultdict(list)
        seen: set[tuple[str, object]] = set()
        for number, raw in enumerate(lines, start=1):
            if raw.strip():
                line = read_line(number, raw)
                if isinstance(line, Spoilt):
                    raise BadRegisterError(str(line.bad))
                key = line.record.table, line.row[1]
                if key in seen:
                    raise BadRegisterError(f"line {number}: its id is that of an earlier line")
                seen.add(key)
                _enter(line, tables)
        _name_courts_by_id(tables, [*self.rows("court"), *tables["court"]])
        return self.changed(tables)

    def changed(
        self, rows: Tables | None = None, without: Mapping[str, Collection[UUID]] | None = None
    ) -> "Register":
        """Another register: `rows` put in, `without` rows of some ids.

        A row whose id is there already is the row there with the columns given replaced.
        """
        gone, put = without or {}, rows or {}
        tables = {name: table.given for name, table in self._tables.items()}
        for name in gone.keys() | put.keys():
            there = {row["id"]: row for row in tables.get(name, ())}
            there = {id_: row for id_, row in there.items() if id_ not in gone.get(name, ())}
            for row in put.get(name, ()):
                there[row["id"]] = {**there.get(row["id"], {}), **row}
            tables[name] = tuple(there.values())
        return Register(tables, self._tables)

    def rows(self, table: str) -> Sequence[Values]:
        """Every row of a table or view."""
        found = self._tables.get(table)
        return found.rows if found else _NOTHING

    def by_id(self, table: str, wanted: Scalar) -> Values | None:
        """The row of a table with that id."""
        return next(iter(self._bucket(table, "id", wanted)), None)

    def candidates(self, table: str, equal: Values) -> Sequence[Values]:
        """At least every row of `table` whose columns hold the values of `equal`."""
        if None in equal.values():
            return _NOTHING  # nothing equals what is absent
        keys = [column for column in equal if column == "id" or column.endswith("_id")]
        if not keys:
            return self.rows(table)
        return min((self._bucket(table, key, equal[key]) for key in keys), key=len)

    def _bucket(self, table: str, column: str, value: Scalar) -> Sequence[Values]:
        found = self._tables.get(table)
        return found.bucket(column, value) if found else _NOTHING


class _Table:
    """Rows as they were given, and as they are with what is derived and its indexes.

    Registers that have the same rows share them.
    """

    __slots__ = ("_indexes", "given", "rows")

    def __init__(self, given: tuple[Mapping[str, object], ...], rows: Rows) -> None:
        self.given = given
        self.rows = rows
        self._indexes: dict[str, Mapping[Scalar, Sequence[Values]]] = {}

    def bucket(self, column: str, value: Scalar) -> Sequence[Values]:
        """The rows whose column holds a value."""
        index = self._indexes.get(column)
        if index is None:
            made: dict[Scalar, list[Values]] = defaultdict(list)
            for row in self.rows:
                made[row[column]].append(row)
            index = self._indexes[column] = dict(made)
        return index.get(value, _NOTHING)


def _copied(row: Mapping[str, object]) -> dict[str, object]:
    """The row with lists of its own, as the database gives them; an empty default is a list too."""
    return {
        column: list(value) if isinstance(value, list | tuple) else value
        for column, value in row.items()
    }


def _enter(line: Line, tables: dict[str, list[dict[str, object]]]) -> None:
    """Put a line's row into its table, and the members of its lists into theirs."""
    record = line.record
    columns = (ID, *record.columns)
    row = {
        field.column: _read(field.kind, value)
        for field, value in zip(columns, line.row[1:], strict=True)
    }
    tables[record.table].append(row)
    for (_, refs), targets in zip(record.lists, line.members, strict=True):
        of_case = {"case_id": row["case_id"]} if refs.case_of else {}
        for target in targets:
            tables[refs.table].append(
                {
                    "id": uuid5(UUID(str(row["id"])), target),
                    **of_case,
                    refs.owner_column: row["id"],
                    refs.target_column: UUID(target),
                }
            )


def _read(kind: Kind, value: object) -> object:
    """A value as columns hold it; a court may still be a code."""
    if not isinstance(value, str) or not isinstance(kind, Id | Ref):
        return value
    if isinstance(kind, Ref) and kind.by_code:
        return value
    return UUID(value)


def _name_courts_by_id(
    tables: Mapping[str, list[dict[str, object]]], courts: Iterable[Mapping[str, object]]
) -> None:
    """A line may name a court by its code; a row names it by its id."""
    by_name: dict[object, object] = {None: None}
    for court in courts:
        by_name |= {court["code"]: court["id"], str(court["id"]): court["id"]}
    for rows in tables.values():
        for row in rows:
            for column in ("court_id", "appeal_court_id", "member_court_id"):
                if column in row:
                    row[column] = by_name[row[column]]
