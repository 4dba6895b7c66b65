"""The shape of a connection: edges, nodes, marks and count from the rows of a page."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from permissions.plan import Listed
from permissions.shape import Shaper
from schema import cursor
from schema.collecting import Fields
from schema.selecting import Marks

Row: TypeAlias = Sequence[Any]
Seen: TypeAlias = Callable[[Any], None]
Part: TypeAlias = Callable[["Page", Seen], Any]


class Page:
    """The rows of one page in the order shown, and what lies around it."""

    __slots__ = ("listed", "marks", "more", "row", "rows")

    def __init__(self, marks: Marks, listed: Listed, row: Row) -> None:
        fetched = () if listed.rows is None else row[listed.rows]
        self.marks, self.listed, self.row = marks, listed, row
        self.more = len(fetched) > marks.size
        shown = fetched[: marks.size]
        self.rows = shown[::-1] if marks.backwards else shown

    @property
    def beyond(self) -> bool:
        """Whether there are records on the cursor's other side."""
        return self.listed.before is not None and bool(self.row[self.listed.before])

    def cursor(self, row: Row) -> str:
        """The cursor of one of its rows."""
        at = self.listed.sorted_at
        return cursor.write(self.marks.order, None if at is None else row[at], row[0])


def connection_shaper(marks: Marks, listed: Listed, name: str) -> Callable[[Row, Seen], Any]:
    """The function that shapes a connection from the statement's row."""
    shapers = dict(zip(marks.records, listed.shapes, strict=True))
    parts = {key: _part(marks, key, shapers, name) for key in marks.fields}

    def shape(row: Row, seen: Seen) -> dict[str, Any]:
        page = Page(marks, listed, row)
        return {key: part(page, seen) for key, part in parts.items()}

    return shape


def _part(marks: Marks, key: str, shapers: Mapping[tuple[str, ...], Shaper], name: str) -> Part:
    match marks.fields[key][0].name.value:
        case "nodes":
            shaper = shapers[key,]
            return lambda page, seen: [shaper(row, seen) for row in page.rows]
        case "edges":
            return _edges(key, marks.below[key], shapers, name)
        case "pageInfo":
            return _page_info(marks.below[key])
        case "totalCount":
            return _total
        case _:
            return lambda _page, _seen: f"{name}Connection"


def _total(page: Page, _seen: Seen) -> int:
    return 0 if page.listed.total is None else int(page.row[page.listed.total])


def _edges(key: str, fields: Fields, shapers: Mapping[tuple[str, ...], Shaper], name: str) -> Part:
    def edge(page: Page, row: Row, seen: Seen) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for edge_key, nodes in fields.items():
            match nodes[0].name.value:
                case "node":
                    made[edge_key] = shapers[key, edge_key](row, seen)
                case "cursor":
                    made[edge_key] = page.cursor(row)
                case _:
                    made[edge_key] = f"{name}Edge"
        return made

    return lambda page, seen: [edge(page, row, seen) for row in page.rows]


def _page_info(fields: Fields) -> Part:
    marks: Mapping[str, Callable[[Page], Any]] = {
        "hasNextPage": lambda page: page.beyond if page.marks.backwards else page.more,
        "hasPreviousPage": lambda page: page.more if page.marks.backwards else page.beyond,
        "startCursor": lambda page: page.cursor(page.rows[0]) if page.rows else None,
        "endCursor": lambda page: page.cursor(page.rows[-1]) if page.rows else None,
        "__typename": lambda _page: "PageInfo",
    }
    asked = {key: marks[nodes[0].name.value] for key, nodes in fields.items()}
    return lambda page, _seen: {key: mark(page) for key, mark in asked.items()}
