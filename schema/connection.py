"""Connections (Relay): pages of records by key, and the marks that lead from one to the next."""

from typing import Generic, TypeVar

import strawberry

from permissions.reads import Plumbing
from schema.record import RecordField

T = TypeVar("T")


def _wraps(description: str | None = None) -> RecordField:
    return RecordField(permission_classes=[Plumbing], description=description)


@strawberry.type
class PageInfo:
    """Where a page stands among the records that are visible to you."""

    has_next_page: bool = _wraps()  # type: ignore[assignment]  # Strawberry's way to declare
    has_previous_page: bool = _wraps()  # type: ignore[assignment]  # Strawberry's way to declare
    start_cursor: str | None = _wraps()  # type: ignore[assignment]  # Strawberry's way to declare
    end_cursor: str | None = _wraps()  # type: ignore[assignment]  # Strawberry's way to declare


@strawberry.type
class Edge(Generic[T]):
    """A record of a page, and its place."""

    cursor: str = _wraps("Opaque; it holds only what you were shown.")  # type: ignore[assignment]  # Strawberry's way to declare
    node: T = _wraps()  # type: ignore[assignment]  # Strawberry's way to declare


@strawberry.type
class Connection(Generic[T]):
    """A page of records: those visible to you, and no trace of others."""

    edges: list[Edge[T]] = _wraps()  # type: ignore[assignment]  # Strawberry's way to declare
    nodes: list[T] = _wraps()  # type: ignore[assignment]  # Strawberry's way to declare
    page_info: PageInfo = _wraps()  # type: ignore[assignment]  # Strawberry's way to declare
    total_count: int = _wraps("How many records are visible to you in all.")  # type: ignore[assignment]  # Strawberry's way to declare
