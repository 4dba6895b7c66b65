"""Conditions and terms as PostgreSQL's SQL.

Names come from the catalogue of rows and columns that the code itself declares; values are
parameters; nothing that a caller wrote is ever part of the text. Aliases are made here, so that
no name inside an EXISTS can capture one outside it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import assert_never
from uuid import UUID

from permissions.condition import (
    Absent,
    Among,
    And,
    Column,
    Compare,
    Condition,
    Context,
    Exists,
    Known,
    Literal,
    Not,
    Or,
    Row,
    Term,
    Within,
    reference,
)
from permissions.fields import Finite, Holds, Least, Only, Pseudonym, Shown
from permissions.purposes import stored

_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}\Z")
_PLACE = re.compile(r"\$(\d+)(?=::)")
_CODE = re.compile(r"[A-Z0-9_]{1,60}\Z")

GATE = "g"
"""Alias of the gate's one row, in scope everywhere: `at` (instant), `court_id`."""
EACH = "each_of"
"""Alias of the ids that an act's insertion goes through."""
GIVEN = "given:"
"""Before the name of what the author of an act gives."""


@dataclass(frozen=True, slots=True)
class Binding:
    """What the parameters of one execution are drawn from.

    `references` are those of the stated purpose; `variables` the operation's, coerced; `clock`
    is None for the database's own clock; `given` is what the author of an act gives.
    """

    agent: UUID
    references: Mapping[str, object]
    variables: Mapping[str, object]
    clock: object = None
    given: Mapping[str, object] = field(default_factory=dict)


Draw = Callable[[Binding], object]


class NameNotOursError(ValueError):
    """A name or code that is not of the catalogue's form reached the SQL writer."""


def name(text: str) -> str:
    """A name of the catalogue, checked."""
    if not _NAME.match(text):
        raise NameNotOursError("not a catalogue name")
    return text


def code(text: str) -> str:
    """A code of a closed list as a literal, checked."""
    if not _CODE.match(text):
        raise NameNotOursError("not a code of a closed list")
    return f"'{text}'"


def _beyond(inner: Callable[[str], str], through: Callable[[str], str]) -> Callable[[str], str]:
    return lambda column: through(inner(column))


def numbered(text: str, draws: list[Draw]) -> tuple[str, tuple[Draw, ...]]:
    """The statement with its parameters numbered anew: those that it names, and no others."""
    used = sorted({int(place) for place in _PLACE.findall(text)})
    anew = {old: new for new, old in enumerate(used, start=1)}
    renumbered = _PLACE.sub(lambda found: f"${anew[int(found[1])]}", text)
    return renumbered, tuple(draws[old - 1] for old in used)


@dataclass(slots=True)
class Sql:
    """A statement in the making: parameters so far, aliases of the rows in scope."""

    draws: list[Draw] = field(default_factory=list)
    _numbers: dict[object, str] = field(default_factory=dict)
    _aliases: dict[Row, str] = field(default_factory=dict)
    _reached: dict[Row, Callable[[str], str]] = field(default_factory=dict)
    _made: int = 0

    def parameter(self, key: object, draw: Draw, cast: str) -> str:
        """The placeholder of a parameter, made at its first use under `key`."""
        place = self._numbers.get((key, cast))
        if place is None:
            self.draws.append(draw)
            place = f"${len(self.draws)}::{cast}"
            self._numbers[(key, cast)] = place
        return place

    def alias(self, row: Row) -> str:
        """The alias of a row that is in scope."""
        return self._aliases[row]

    def fresh(self) -> str:
        """An alias that stands for nothing yet."""
        self._made += 1
        return f"t{self._made}"

    def enter(self, *rows: Row) -> None:
        """Bring rows into scope under fresh aliases; they stay until they are reached otherwise."""
        for row in rows:
            self._aliases[row] = self.fresh()
            self._reached.pop(row, None)

    def enclose(self, rows: Iterable[Row], through: Callable[[str], str]) -> None:
        """From now on the rows stand inside a sub-select: `through` gives what it shows of them."""
        for row in rows:
            self._reached[row] = _beyond(self._reach(row), through)

    def _reach(self, row: Row) -> Callable[[str], str]:
        alias = self._aliases[row]
        return self._reached.get(row, lambda column: f"{alias}.{column}")

    @contextmanager
    def scope(self, *rows: Row) -> Iterator[None]:
        """Bring rows into scope under fresh aliases, for the time of a block."""
        before = dict(self._aliases), dict(self._reached)
        self.enter(*rows)
        try:
            yield
        finally:
            self._aliases, self._reached = before

    def source(self, row: Row) -> str:
        """`table alias` of a row in scope, or the ids that the author of an act lists, as rows."""
        if row.table.startswith(GIVEN):
            listed = row.table.removeprefix(GIVEN)
            ids = self.parameter(row.table, lambda binding: binding.given.get(listed), "uuid[]")
            return f"unnest({ids}) {self.alias(row)} (id)"
        return f"{name(row.table)} {self.alias(row)}"

    def term(self, of: Term) -> str:
        """A term as SQL."""
        match of:
            case Column(row=row, name=column):
                return self._reach(row)(name(column))
            case Literal(value=bool(value)):
                return "TRUE" if value else "FALSE"
            case Literal(value=str(value)):
                return code(value)
            case Literal(value=int(value)):
                return str(value)
            case Literal(value=value):
                return self.parameter(("literal", value), lambda _: value, "text")
            case Context(name="now"):
                return f"{GATE}.at"
            case Context(name="court"):
                return f"{GATE}.court_id"
            case Context(name="agent"):
                return self.parameter("agent", lambda binding: binding.agent, "uuid")
            case Context(name=named, kind=kind) if named.startswith(GIVEN):
                given = named.removeprefix(GIVEN)
                return self.parameter(named, lambda binding: binding.given.get(given), kind)
            case Context(name="each:item"):
                return f"{EACH}.id"
            case Context(name=named, kind=kind):
                key = named.removeprefix("reference:")
                return self.parameter(named, lambda binding: stored(binding.references, key), kind)
            case _:
                assert_never(of)

    def condition(self, of: Condition) -> str:
        """A condition as SQL of the same three-valued meaning."""
        match of:
            case Known(value=value):
                return "NULL::boolean" if value is None else str(value).upper()
            case Compare(operator=operator, left=left, right=right):
                return f"{self.term(left)} {operator.value} {self.term(right)}"
            case Among(term=inner, codes=codes) if codes:
                return f"{self.term(inner)} IN ({', '.join(code(c) for c in sorted(codes))})"
            case Among():
                return "FALSE"
            case Within(term=inner, column=column):
                return f"{self.term(inner)} = ANY({self.term(column)})"
            case Absent(term=inner):
                return f"{self.term(inner)} IS NULL"
            case Not(of=negated):
                return f"NOT ({self.condition(negated)})"
            case And(parts=parts):
                return " AND ".join(self._part(part) for part in parts)
            case Or(parts=parts):
                return "(" + " OR ".join(self._part(part) for part in parts) + ")"
            case Exists(row=row, where=where):
                with self.scope(row):
                    return (
                        f"EXISTS (SELECT 1 FROM {self.source(row)} WHERE {self.condition(where)})"
                    )
            case _:
                raise TypeError(f"no condition: {type(of).__name__}")

    def _part(self, of: Condition) -> str:
        text = self.condition(of)
        return f"({text})" if isinstance(of, And) else text

    def shown(self, of: Shown) -> str:
        """What a field shows, as an SQL expression."""
        match of:
            case Column():
                return self.term(of)
            case Holds(condition=condition):
                return f"({self.condition(condition)})"
            case Least(row=row, column=column, where=where, joins=joins):
                with self.scope(row, *(joined for joined, _ in joins)):
                    tables = self.source(row) + "".join(
                        f" JOIN {self.source(joined)} ON {self.condition(tie)}"
                        for joined, tie in joins
                    )
                    return (
                        f"(SELECT min({self.term(column)}) FROM {tables}"
                        f" WHERE {self.condition(where)})"
                    )
            case Finite(column=column):
                return f"nullif({self.term(column)}, 'infinity')"
            case Only(column=column, condition=condition):
                return f"(CASE WHEN {self.condition(condition)} THEN {self.term(column)} END)"
            case Pseudonym(subjects=subjects):
                subject = ", ".join(self.term(column) for column in subjects)
                return f"greffe_pseudonym({self.term(reference('study'))}, coalesce({subject}))"
            case _:
                assert_never(of)
