"""The algebra in which the law is written: conditions over rows, context and facts.

A condition is true, false or unknown, as in SQL (Kleene): only true releases. It is no boolean, so
that no rule can be decided by accident. Its one meaning is given by `permissions.fold`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import Literal as OneOf
from typing import Self, TypeAlias, cast
from uuid import UUID

from permissions.hashing import Remembering, hashed_once

Scalar: TypeAlias = str | int | bool | UUID | datetime | date | None
ContextKind: TypeAlias = OneOf[
    "uuid", "uuid[]", "text", "text[]", "timestamptz", "date", "boolean", "integer"
]


class ConditionIsNoBooleanError(TypeError):
    """A condition or a disclosure was used where Python wants true or false."""


@hashed_once
@dataclass(frozen=True, slots=True)
class Row(Remembering):
    """A row in scope: one of `table`, told apart from others of that table by `name`."""

    table: str
    name: str

    def __getitem__(self, column: str) -> "Column":
        return Column(self, column)


class _Comparable(Remembering):
    """What can stand on the left of a comparison."""

    __slots__ = ()

    def eq(self, other: "Term | Scalar") -> "Condition":
        """Equal; unknown where either is absent."""
        return Compare(Operator.EQ, _own(self), term(other))

    def lt(self, other: "Term | Scalar") -> "Condition":
        """Less, earlier."""
        return Compare(Operator.LT, _own(self), term(other))

    def le(self, other: "Term | Scalar") -> "Condition":
        """Less or equal, not later."""
        return Compare(Operator.LE, _own(self), term(other))

    def among(self, values: Iterable[str]) -> "Condition":
        """One of a closed list of codes; unknown where absent."""
        return Among(_own(self), frozenset(str(value) for value in values))

    def absent(self) -> "Condition":
        """Not filled (SQL's IS NULL): true or false, never unknown."""
        return Absent(_own(self))

    def within(self, column: "Column") -> "Condition":
        """One of the texts that a column holds a list of; unknown where either is absent."""
        return Within(_own(self), column)


@hashed_once
@dataclass(frozen=True, slots=True)
class Column(_Comparable):
    """A column of a row in scope."""

    row: Row
    name: str


@hashed_once
@dataclass(frozen=True, slots=True)
class Literal(_Comparable):
    """A value that the rule itself states."""

    value: Scalar


@hashed_once
@dataclass(frozen=True, slots=True)
class Context(_Comparable):
    """A value of the operation: who asks, when, what the purpose names, what an act is given.

    `kind` is PostgreSQL's type of it, where it is a parameter.
    """

    name: str
    kind: ContextKind = "uuid"


Term: TypeAlias = Column | Literal | Context

AGENT = Context("agent")
"""The agent who asks (uuid)."""
COURT = Context("court")
"""The court the agent is posted to (uuid)."""
NOW = Context("now")
"""The operation's one instant, from the database clock (timestamptz)."""


def reference(name: str) -> Context:
    """The record that the stated purpose names under `name`."""
    return Context(f"reference:{name}")


def stated(name: str) -> Context:
    """The code that the stated purpose names under `name`, as columns hold it."""
    return Context(f"reference:{name}", "text")


def term(value: "Term | Scalar") -> Term:
    """A term as it is, or a plain value as a literal."""
    if isinstance(value, Column | Literal | Context):
        return value
    return Literal(str(value) if isinstance(value, StrEnum) else value)


def _own(value: _Comparable) -> Term:
    if not isinstance(value, Column | Literal | Context):
        raise TypeError("not a term")
    return value


class Operator(Enum):
    """Comparisons; the others are these with their sides exchanged or negated."""

    EQ = "="
    LT = "<"
    LE = "<="


class Condition(Remembering):
    """A proposition about a record, the facts and the operation."""

    __slots__ = ()

    def __and__(self, other: "Condition") -> "Condition":
        return all_of(self, other)

    def __or__(self, other: "Condition") -> "Condition":
        return any_of(self, other)

    def __invert__(self) -> "Condition":
        return negation(self)

    def __bool__(self) -> bool:
        raise ConditionIsNoBooleanError("a condition is no boolean: fold it")


@dataclass(frozen=True, slots=True, eq=False)
class Known(Condition):
    """True, false or unknown (None): there is one of each, so that they are told by identity."""

    value: bool | None

    def __new__(cls, value: bool | None) -> Self:  # noqa: FBT001  a truth value is its value
        """The one of that value."""
        return cast("Self", _KNOWN.setdefault(value, object.__new__(cls)))


_KNOWN: dict[bool | None, Known] = {}


TRUE, FALSE, UNKNOWN = Known(value=True), Known(value=False), Known(value=None)


@hashed_once
@dataclass(frozen=True, slots=True)
class Compare(Condition):
    """A comparison of two terms; unknown where either is absent."""

    operator: Operator
    left: Term
    right: Term


@hashed_once
@dataclass(frozen=True, slots=True)
class Among(Condition):
    """Membership of a closed list of codes; unknown where the term is absent."""

    term: Term
    codes: frozenset[str]


@hashed_once
@dataclass(frozen=True, slots=True)
class Within(Condition):
    """Membership of the list of texts that a column holds; unknown where either is absent."""

    term: Term
    column: Column


@hashed_once
@dataclass(frozen=True, slots=True)
class Absent(Condition):
    """The term holds no value."""

    term: Term


@hashed_once
@dataclass(frozen=True, slots=True)
class Not(Condition):
    """Negation; unknown stays unknown."""

    of: Condition


@hashed_once
@dataclass(frozen=True, slots=True, eq=False)
class _Joined(Condition):
    """Several conditions together; equal to another whatever their order."""

    parts: tuple[Condition, ...]
    _key: frozenset[Condition] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_key", frozenset(self.parts))

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._key == other._key

    def __hash__(self) -> int:
        return hash((type(self).__name__, self._key))


@dataclass(frozen=True, slots=True, eq=False)
class And(_Joined):
    """All hold."""


@dataclass(frozen=True, slots=True, eq=False)
class Or(_Joined):
    """At least one holds."""


@hashed_once
@dataclass(frozen=True, slots=True)
class Exists(Condition):
    """There is a row of `row.table` for which `where` is true; never unknown."""

    row: Row
    where: Condition


def all_of(*parts: Condition) -> Condition:
    """Conjunction; of nothing: true."""
    flat: dict[Condition, None] = {}
    for part in parts:
        for each in part.parts if isinstance(part, And) else (part,):
            if not isinstance(each, Known) or each.value is None:
                flat[each] = None
            elif not each.value:
                return FALSE
    if not flat:
        return TRUE
    return next(iter(flat)) if len(flat) == 1 else And(tuple(flat))


def any_of(*parts: Condition) -> Condition:
    """Disjunction; of nothing: false, so that no rule means no release."""
    flat: dict[Condition, None] = {}
    for part in parts:
        for each in part.parts if isinstance(part, Or) else (part,):
            if not isinstance(each, Known) or each.value is None:
                flat[each] = None
            elif each.value:
                return TRUE
    if not flat:
        return FALSE
    return next(iter(flat)) if len(flat) == 1 else Or(tuple(flat))


def negation(of: Condition) -> Condition:
    """Negation of a condition."""
    match of:
        case Known(value=None):
            return UNKNOWN
        case Known(value=value):
            return Known(value=not value)
        case Not(of=inner):
            return inner
        case _:
            return Not(of)


def conjuncts(condition: Condition) -> tuple[Condition, ...]:
    """The parts that must all hold; of TRUE, none."""
    if condition == TRUE:
        return ()
    return condition.parts if isinstance(condition, And) else (condition,)
