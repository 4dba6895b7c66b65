"""From the rows of a planned statement to the records of the answer, by a function made for it.

The function is generated from positions alone: response keys, constants and child functions are
handed to it as values, so no text of a client is ever part of its source. Each row is a tuple
whose first element is the record's id; the function appends those of the register to `seen`, for
the journal.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, assert_never

Shaper: TypeAlias = Callable[[Sequence[Any], Callable[[Any], None]], dict[str, Any]]
"""(row, append an id) -> record of the answer, values as the driver gives them."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """The value at a position of the row; `boxed`: alone in a record there."""

    key: str
    index: int
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that every record has."""

    key: str
    value: Any


@dataclass(frozen=True, slots=True)
class Chosen:
    """Lists of reasons: for each (position, lists), the list the number there stands for.

    A number beyond, or null, stands for none. `fixed` come first, in every record.
    """

    key: str
    fixed: tuple[dict[str, Any], ...]
    choices: tuple[tuple[int, tuple[tuple[dict[str, Any], ...], ...]], ...]


@dataclass(frozen=True, slots=True)
class Child:
    """The record, or list of records, at a position; null stays null."""

    key: str
    index: int
    shape: "Shape"
    many: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """A record whose values stand among those of the row; absent where `marker`'s is null."""

    key: str
    marker: int
    shape: "Shape"


@dataclass(frozen=True, slots=True)
class Gathered:
    """A list of records that another sheet holds, by its number.

    It is null where the value at `guard`, if there is one, is not true.
    """

    key: str
    sheet: int
    guard: int | None


Part: TypeAlias = Leaf | Fixed | Chosen | Child | Beside | Gathered


@dataclass(frozen=True, slots=True)
class Shape:
    """The parts of a record of the answer, in the order asked for.

    `noted` is false where the record is reference data, of which the journal keeps no ids.
    """

    parts: tuple[Part, ...]
    noted: bool = True


def shaper(shape: Shape) -> Shaper:
    """The function that shapes rows so."""
    values: dict[str, Any] = {}
    entries = []
    for number, part in enumerate(shape.parts):
        values[f"k{number}"] = part.key
        entries.append(f"k{number}: {_entry(number, part, values)}")
    note = "    seen(row[0])\n" if shape.noted else ""
    source = f"def shape(row, seen):\n{note}    return {{{', '.join(entries)}}}\n"
    exec(compile(source, "<shape>", "exec"), values)  # noqa: S102  positions only, see above
    made: Shaper = values["shape"]
    return made


def _entry(number: int, part: Part, values: dict[str, Any]) -> str:
    match part:
        case Leaf(index=index, boxed=False):
            return f"row[{index}]"
        case Fixed(value=value):
            values[f"v{number}"] = value
            return f"v{number}"
        case Chosen(fixed=fixed, choices=choices):
            values[f"v{number}"] = choose(fixed, choices)
            return f"v{number}(row)"
        case Child(index=index, shape=shape, many=many):
            values[f"v{number}"] = shaper(shape)
            one = f"v{number}(item, seen)"
            if many:
                return f"None if row[{index}] is None else [{one} for item in row[{index}]]"
            return f"None if (item := row[{index}]) is None else {one}"
        case Leaf() | Beside() | Gathered():
            raise TypeError("a part of a sheet, not of a record in a row")
        case _:
            assert_never(part)


def choose(
    fixed: tuple[dict[str, Any], ...],
    choices: tuple[tuple[int, tuple[tuple[dict[str, Any], ...], ...]], ...],
) -> Callable[[Sequence[Any]], list[dict[str, Any]]]:
    """The function that gives the reasons that hold for a row (see `Chosen`)."""

    def chosen(row: Sequence[Any]) -> list[dict[str, Any]]:
        result = list(fixed)
        for index, lists in choices:
            number = row[index]
            if number is not None:
                result.extend(lists[number])
        return result

    return chosen
