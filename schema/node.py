"""What every record has: an id, and what is withheld of it."""

import strawberry

from permissions.reads import Plumbing
from schema.record import RecordField


@strawberry.type
class WithheldField:
    """A field of a record that the law withholds from the caller, and why.

    Made from schema and rules, never from the presence of a value.
    """

    field: str = RecordField(permission_classes=[Plumbing])  # type: ignore[assignment]  # Strawberry's way to declare
    category: str = RecordField(permission_classes=[Plumbing])  # type: ignore[assignment]  # Strawberry's way to declare
    code: str = RecordField(permission_classes=[Plumbing])  # type: ignore[assignment]  # Strawberry's way to declare
    clauses: list[str] = RecordField(permission_classes=[Plumbing])  # type: ignore[assignment]  # Strawberry's way to declare


@strawberry.interface(description="A record of one of the three files.")
class Node:
    """A record of one of the three files."""

    id: strawberry.ID = RecordField(permission_classes=[Plumbing])  # type: ignore[assignment]  # Strawberry's way to declare
    withheld: list[WithheldField] = RecordField(  # type: ignore[assignment]  # Strawberry's way to declare
        permission_classes=[Plumbing],
        description="The fields of this record that are withheld from you, and why.",
    )
