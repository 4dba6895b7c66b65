"""How the keys of a filter become wishes: tests on what is shown, under the category it tells."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from permissions.categories import Classification
from permissions.condition import Column
from permissions.entities import Entity
from permissions.fields import Shown
from permissions.refusal import Refusal
from permissions.selection import Comparison, Test, Wish
from permissions.sql import Binding, Draw
from schema.arguments import Given, Leaf, as_ids, as_it_is, as_text, as_texts

Tests: TypeAlias = Callable[[Given], tuple[Test, ...]]
MakeWish: TypeAlias = Callable[[str, Given], Wish]


def test_of(comparison: Comparison, shown: Shown, draw: Draw, cast: str) -> Test:
    """A comparison of what is shown with what is drawn."""
    return Test(comparison, shown, draw, cast, draw)


def leaf(value: Given) -> Leaf:
    """A value that has no keys."""
    if not isinstance(value, Leaf):
        raise TypeError("a scalar was expected here")
    return value


def keys(value: Given) -> Mapping[str, Given]:
    """The keys of a value; of a scalar, none."""
    return {} if isinstance(value, Leaf) else value


def text(column: Column) -> Tests:
    """A `TextFilter`."""
    made: Mapping[str, Callable[[Leaf], Test]] = {
        "eq": lambda each: test_of("=", column, as_text(each), "text"),
        "in": lambda each: test_of("any", column, as_texts(each), "text[]"),
        "startsWith": lambda each: test_of("prefix", column, as_text(each), "text"),
    }
    return lambda value: tuple(made[key](leaf(each)) for key, each in keys(value).items())


def containing(column: Column) -> Tests:
    """A `TextSearch`."""
    return lambda value: tuple(
        test_of("contains", column, as_text(leaf(each)), "text") for each in keys(value).values()
    )


def within(column: Column, cast: str) -> Tests:
    """A `DateRange` or `InstantRange`."""
    sides: Mapping[str, Comparison] = {"from": ">=", "until": "<"}
    return lambda value: tuple(
        test_of(sides[key], column, as_it_is(leaf(each)), cast) for key, each in keys(value).items()
    )


def codes(column: Column) -> Tests:
    """A list of codes, or of texts, of which it is one."""
    return lambda value: (test_of("any", column, as_texts(leaf(value)), "text[]"),)


def about(column: Column) -> Tests:
    """A list of ids of records of which an entry of the journal is about one."""
    return lambda value: (test_of("about", column, as_ids(leaf(value)), "uuid[]"),)


def least(column: Column) -> Tests:
    """A number that it is at least."""
    return lambda value: (test_of(">=", column, as_it_is(leaf(value)), "float8"),)


def codes_of(
    column: Column,
    known: frozenset[str],
    refusal: Callable[[], Refusal],
    comparison: Comparison = "any",
    stands_for: Callable[[str], Iterable[str]] | None = None,
) -> Tests:
    """A list of codes that GraphQL does not know to be closed; another code is refused.

    `comparison`: `overlaps` where the column is a list, too, and is to have one of them.
    `stands_for` tells the codes that one stands for (None: itself).

    They are looked at when they are drawn: a plan is kept while values change.
    """

    def tests(value: Given) -> tuple[Test, ...]:
        texts = as_texts(leaf(value))

        def draw(binding: Binding) -> object:
            found = texts(binding)
            if not known.issuperset(found):
                raise refusal()
            if stands_for is None:
                return found
            return sorted({each for text in set(found) for each in stands_for(text)})

        return (test_of(comparison, column, draw, "text[]"),)

    return tests


def ids(column: Column) -> Tests:
    """A list of ids of which it is one."""
    return lambda value: (test_of("any", column, as_ids(leaf(value)), "uuid[]"),)


def flag(shown: Shown) -> Tests:
    """True or false."""
    return lambda value: (test_of("=", shown, as_it_is(leaf(value)), "boolean"),)


def own(entity: Entity, classes: Classification, tests: Tests) -> MakeWish:
    """A wish on the record itself."""
    return lambda argument, value: Wish(argument, entity, classes, tests(value))


NameColumns: TypeAlias = Mapping[str, tuple[Column, Comparison, str]]


def name_tests(columns: NameColumns, value: Given) -> tuple[Test, ...]:
    """Tests on who someone is; names without regard to case, accents and hyphens."""
    tests = []
    for key, each in keys(value).items():
        column, comparison, cast = columns[key]
        draw = as_it_is(leaf(each)) if cast == "date" else as_text(leaf(each))
        tests.append(test_of(comparison, column, draw, cast))
    return tuple(tests)
