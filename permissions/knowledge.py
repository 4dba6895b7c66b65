"""What is known when a condition is folded: rows, facts, values of the operation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from permissions.condition import Column, Condition, Row, Scalar, conjuncts
from permissions.domains import narrowed


class Facts(Protocol):
    """Rows to look in when the facts are known."""

    def candidates(self, table: str, equal: Mapping[str, Scalar]) -> Iterable[Mapping[str, Scalar]]:
        """At least every row of `table` whose columns hold the values of `equal`."""
        ...


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known when folding.

    `rows` gives whole records, `context` values of the operation, `facts` the tables that EXISTS
    looks in; `given` are conditions known to be true (those of the enclosing visible row), and
    `domains` the closed lists in which a column is known to lie (filled, too).
    """

    rows: Mapping[Row, Mapping[str, Scalar]] = field(default_factory=dict)
    context: Mapping[str, Scalar] = field(default_factory=dict)
    facts: Facts | None = None
    given: frozenset[Condition] = frozenset()
    domains: Mapping[Column, frozenset[str]] = field(default_factory=dict)
    _folded: dict[tuple[Condition, bool], Condition] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _looked_up: dict[tuple[object, ...], tuple[Condition, object]] = field(
        default_factory=dict, repr=False, compare=False
    )
    """What EXISTS came to among the facts; shared by what is known of other records."""

    def with_rows(self, rows: Mapping[Row, Mapping[str, Scalar]]) -> "Knowledge":
        """The same of other rows: what `dataclasses.replace` makes, made for each record."""
        return Knowledge(
            rows, self.context, self.facts, self.given, self.domains, _looked_up=self._looked_up
        )

    def assuming(self, condition: Condition) -> "Knowledge":
        """The same, knowing besides that `condition` is true."""
        parts = conjuncts(condition)
        return replace(
            self,
            given=self.given | {condition, *parts},
            domains=narrowed(parts, self.domains),
        )


NOTHING_KNOWN = Knowledge()
