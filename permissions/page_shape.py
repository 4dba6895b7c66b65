"""From the sheets of a page to the records of the answer, by functions made for the plan.

Like those of `permissions.shape`, they are generated from positions alone. A sheet is shaped in
one pass over its columns; the lists below are gathered first, by the records they belong to.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, assert_never

from permissions.shape import (
    Beside,
    Child,
    Chosen,
    Fixed,
    Gathered,
    Leaf,
    Part,
    Shape,
    choose,
)

Arrays: TypeAlias = Sequence[Sequence[Any]]
Lists: TypeAlias = Sequence[Sequence[Any]]
Shaped: TypeAlias = Callable[[Arrays, Lists], list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class SheetShape:
    """How a sheet is read.

    `shapes` make its records (several for a page that is asked for twice); `offset` is 1 where a
    first column says to which record above each belongs; `own` are the positions of ids;
    `gathered` the lists below as (sheet, position of the guard or None).
    """

    shapes: tuple[Shaped, ...]
    offset: int
    own: tuple[int, ...]
    gathered: tuple[tuple[int, int | None], ...]


@dataclass(frozen=True, slots=True)
class PageRows:
    """The records of a page in order: ids, sort values (None without a sort), records."""

    ids: Sequence[Any]
    sorts: Sequence[Any] | None
    records: tuple[list[dict[str, Any]], ...]


@dataclass(frozen=True, slots=True)
class PageShape:
    """How a page is read, its own sheet first; `sort` is the position of the sort value."""

    sheets: tuple[SheetShape, ...]
    sort: int | None

    def read(self, value: Sequence[Sequence[Any]], size: int, seen: list[Any]) -> PageRows:
        """The records of a page; ids of the first `size`, and of all below, join `seen`."""
        grouped: dict[int, Lists] = {}
        counts = [len(arrays[0] or ()) for arrays in value]
        for number in range(len(self.sheets) - 1, 0, -1):
            sheet, arrays = self.sheets[number], value[number]
            if not counts[number]:
                grouped[number] = ()
                continue
            lists = self._lists(sheet, value, number, counts, grouped)
            grouped[number] = (arrays[0], sheet.shapes[0](arrays, lists))
            for position in sheet.own:
                seen.extend(filter(None, arrays[position + 1]))
        top, arrays = self.sheets[0], value[0]
        if not counts[0]:
            return PageRows((), None, tuple([] for _ in top.shapes))
        lists = self._lists(top, value, 0, counts, grouped)
        for position in top.own:
            seen.extend(filter(None, arrays[position][:size]))
        sorts = None if self.sort is None else arrays[self.sort]
        return PageRows(arrays[0], sorts, tuple(shape(arrays, lists) for shape in top.shapes))

    def _lists(
        self,
        sheet: SheetShape,
        value: Sequence[Sequence[Any]],
        number: int,
        counts: Sequence[int],
        grouped: dict[int, Lists],
    ) -> Lists:
        made = []
        for below, guard in sheet.gathered:
            groups: list[Any] = [[] for _ in range(counts[number])]
            if grouped[below]:
                for above, record in zip(*grouped[below], strict=True):
                    groups[above].append(record)
            if guard is not None:
                allowed = value[number][guard + sheet.offset]
                groups = [g if ok else None for g, ok in zip(groups, allowed, strict=True)]
            made.append(groups)
        return made


def sheet_shape(shapes: Sequence[Shape], offset: int, own: Sequence[int]) -> SheetShape:
    """How to read a sheet whose records have these shapes."""
    gathered: list[tuple[int, int | None]] = []
    made = tuple(_shaper(shape, offset, gathered) for shape in shapes)
    return SheetShape(made, offset, tuple(own), tuple(gathered))


class _Source:
    """The text of a function in the making, and the values handed to it."""

    def __init__(self, offset: int, gathered: list[tuple[int, int | None]]) -> None:
        self.offset, self.gathered = offset, gathered
        self.values: dict[str, Any] = {}
        self.columns: dict[int, str] = {}
        self.lists: dict[int, str] = {}

    def value(self, value: Any) -> str:  # noqa: ANN401  a key or a constant
        made = f"v{len(self.values)}"
        self.values[made] = value
        return made

    def column(self, position: int) -> str:
        return self.columns.setdefault(position, f"a{len(self.columns)}")

    def record(self, shape: Shape) -> str:
        entries = (f"{self.value(part.key)}: {self.entry(part)}" for part in shape.parts)
        return f"{{{', '.join(entries)}}}"

    def entry(self, part: Part) -> str:
        match part:
            case Leaf(index=index, boxed=boxed):
                column = self.column(index)
                return f"(None if {column} is None else {column}[0])" if boxed else column
            case Fixed(value=value):
                return self.value(value)
            case Chosen(fixed=fixed, choices=choices):
                chosen = choose(fixed, tuple((i, lists) for i, (_, lists) in enumerate(choices)))
                columns = "".join(f"{self.column(index)}, " for index, _ in choices)
                return f"{self.value(chosen)}(({columns}))"
            case Beside(marker=marker, shape=shape):
                return f"(None if {self.column(marker)} is None else {self.record(shape)})"
            case Gathered(sheet=sheet, guard=guard):
                self.gathered.append((sheet, guard))
                return self.lists.setdefault(len(self.gathered) - 1, f"l{len(self.gathered) - 1}")
            case Child():
                raise TypeError("a record in a row, not part of a sheet")
            case _:
                assert_never(part)


def _shaper(shape: Shape, offset: int, gathered: list[tuple[int, int | None]]) -> Shaped:
    source = _Source(offset, gathered)
    record = source.record(shape)
    source.column(0)
    names = [*source.columns.values(), *source.lists.values()]
    arrays = [f"c[{position + offset}]" for position in source.columns]
    arrays += [f"l[{number}]" for number in source.lists]
    text = (
        "def shape(c, l):\n"
        f"    return [{record} for ({', '.join(names)},) in zip({', '.join(arrays)})]\n"
    )
    exec(compile(text, "<sheet>", "exec"), source.values)  # noqa: S102  positions only, see above
    made: Shaped = source.values["shape"]
    return made
