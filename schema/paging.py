"""The shape of a connection: edges, nodes, marks and count from the rows of a page."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from permissions.page_shape import PageRows
from permissions.plan import Listed
from permissions.sql import Binding
from schema.collecting import Fields
from schema.selecting import Marks

Row: TypeAlias = Sequence[Any]
Part: TypeAlias = Callable[["Page"], Any]


class Page:
    """The records of one page in the order shown, and what lies around them."""

    __slots__ = ("agent", "ids", "listed", "marks", "more", "records", "row", "sorts")

    def __init__(
        self, marks: Marks, listed: Listed, row: Row, seen: list[Any], agent: UUID
    ) -> None:
        self.marks, self.listed, self.row, self.agent = marks, listed, row, agent
        rows = NO_ROWS
        if listed.sheets is not None and listed.shape is not None:
            rows = listed.shape.read(row[listed.sheets], marks.size, seen)
        self.more = len(rows.ids) > marks.size
        self.ids = self._shown(rows.ids)
        self.sorts = None if rows.sorts is None else self._shown(rows.sorts)
        self.records = dict(zip(marks.records, map(self._shown, rows.records), strict=False))

    def _shown(self, values: Sequence[Any]) -> Sequence[Any]:
        shown = values[: self.marks.size]
        return shown[::-1] if self.marks.backwards else shown

    @property
    def beyond(self) -> bool:
        """Whether there are records on the cursor's other side."""
        return self.listed.before is not None and bool(self.row[self.listed.before])

    def cursor(self, index: int) -> str:
        """The cursor of one of its records."""
        sort = None if self.sorts is None else self.sorts[index]
        return self.marks.places.write(sort, self.ids[index], self.agent)


NO_ROWS = PageRows((), None, ())
RETURNING = frozenset({"edges", "nodes"})
"""Fields of a connection that return records, or say of each that it is there."""
PLACES = {"startCursor": 0, "endCursor": -1}
"""Cursors of `pageInfo`, and the record of the page that each stands for."""


def connection_shaper(
    marks: Marks, listed: Listed, name: str
) -> Callable[[Row, list[Any], Binding], dict[str, Any]]:
    """The function that shapes a connection from the statement's row.

    Where its records are not asked for, only counts and marks, none was consulted: the ids of a
    page that is not returned are not `seen`, but for those that the cursors of its ends stand for.
    """
    parts = {key: _part(marks, key, name) for key in marks.fields}
    returned = any(nodes[0].name.value in RETURNING for nodes in marks.fields.values())
    ends = [
        PLACES[nodes[0].name.value]
        for below in marks.below.values()
        for nodes in below.values()
        if nodes[0].name.value in PLACES
    ]

    def shape(row: Row, seen: list[Any], binding: Binding) -> dict[str, Any]:
        page = Page(marks, listed, row, seen if returned else [], binding.agent)
        if not returned and page.ids:
            seen.extend(dict.fromkeys(page.ids[end] for end in ends))
        return {key: part(page) for key, part in parts.items()}

    return shape


def _part(marks: Marks, key: str, name: str) -> Part:
    match marks.fields[key][0].name.value:
        case "nodes":
            return lambda page: page.records.get((key,), ())
        case "edges":
            return _edges(key, marks.below[key], name)
        case "pageInfo":
            return _page_info(marks.below[key])
        case "totalCount":
            return _total
        case _:
            return lambda _page: f"{name}Connection"


def _total(page: Page) -> int:
    return 0 if page.listed.total is None else int(page.row[page.listed.total])


def _edges(key: str, fields: Fields, name: str) -> Part:
    def edge(page: Page, index: int) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for edge_key, nodes in fields.items():
            match nodes[0].name.value:
                case "node":
                    made[edge_key] = page.records[key, edge_key][index]
                case "cursor":
                    made[edge_key] = page.cursor(index)
                case _:
                    made[edge_key] = f"{name}Edge"
        return made

    return lambda page: [edge(page, index) for index in range(len(page.ids))]


def _end(place: int) -> Part:
    return lambda page: page.cursor(place) if page.ids else None


def _page_info(fields: Fields) -> Part:
    marks: Mapping[str, Callable[[Page], Any]] = {
        "hasNextPage": lambda page: page.beyond if page.marks.backwards else page.more,
        "hasPreviousPage": lambda page: page.more if page.marks.backwards else page.beyond,
        **{name: _end(place) for name, place in PLACES.items()},
        "__typename": lambda _page: "PageInfo",
    }
    asked = {key: marks[nodes[0].name.value] for key, nodes in fields.items()}
    return lambda page: {key: mark(page) for key, mark in asked.items()}
