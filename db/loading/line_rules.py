"""Rules that one line alone can break: they bind several fields of the same record.

Each stands as a constraint in the database too; told here, it is told with its line and field.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class LineRule:
    """`broken(values)` says whether the rule is broken; `field` and `said` are then reported."""

    field: str
    said: str
    broken: Callable[[Values], bool]


def not_before(later: str, earlier: str) -> LineRule:
    """`later`, when it is filled, is equal to or after `earlier`."""
    return LineRule(
        later,
        f"`{later}` may not be before `{earlier}`",
        lambda values: _both(values, later, earlier) and values[later] < values[earlier],  # type: ignore[operator]  # two values of one kind
    )


def after(later: str, earlier: str) -> LineRule:
    """`later`, when it is filled, is after `earlier`."""
    return LineRule(
        later,
        f"`{later}` must be after `{earlier}`",
        lambda values: _both(values, later, earlier) and values[later] <= values[earlier],  # type: ignore[operator]  # two values of one kind
    )


def exactly_one(first: str, second: str) -> LineRule:
    """One of the two is filled, and only one."""
    return LineRule(
        first,
        f"exactly one of `{first}` and `{second}` is to be filled",
        lambda values: (values[first] is None) is (values[second] is None),
    )


def at_least_one(first: str, second: str) -> LineRule:
    """One of the two is filled, or both."""
    return LineRule(
        first,
        f"`{first}` or `{second}` is to be filled",
        lambda values: values[first] is None and values[second] is None,
    )


def at_most_one(first: str, second: str) -> LineRule:
    """One of the two is filled, or neither."""
    return LineRule(
        second,
        f"`{first}` and `{second}` may not both be filled",
        lambda values: _both(values, first, second),
    )


def different(first: str, second: str) -> LineRule:
    """The two fields name different records."""
    return LineRule(
        second,
        f"`{first}` and `{second}` may not be the same",
        lambda values: values[first] == values[second],
    )


def only_when(field: str, other: str, value: str) -> LineRule:
    """`field` is filled if and only if `other` has that value."""
    return LineRule(
        field,
        f"`{field}` is to be filled when `{other}` is {value}, and only then",
        lambda values: (values[field] is not None) is not (values[other] == value),
    )


def never_when(field: str, other: str, value: str) -> LineRule:
    """`field` is empty where `other` has that value."""
    return LineRule(
        field,
        f"`{field}` may not be filled when `{other}` is {value}",
        lambda values: values[field] is not None and values[other] == value,
    )


def not_while(field: str, flag: str) -> LineRule:
    """`field` is empty where the flag is true."""
    return LineRule(
        field,
        f"`{field}` may not be filled while `{flag}` is true",
        lambda values: values[field] is not None and values[flag] is True,
    )


def not_blank(field: str) -> LineRule:
    """`field`, when it is filled, says something."""
    return LineRule(
        field,
        f"`{field}` may not be blank",
        lambda values: values[field] is not None and not str(values[field]).strip(),
    )


def _both(values: Values, first: str, second: str) -> bool:
    return values[first] is not None and values[second] is not None
