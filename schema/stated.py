"""What an operation is planned for, and what makes its data once its row is there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from db.enumerations import Role
from permissions.law import Law
from permissions.purposes import Purpose
from permissions.sql import Binding
from permissions.statistics.door import THRESHOLD
from schema.cursor import Sealing

Row: TypeAlias = Sequence[Any]
RootShaper: TypeAlias = Callable[[Row, list[Any], Binding], Any]
"""From the statement's row to data; the list takes the ids of the records in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What an operation is planned for: the law, the acting role, the purpose, the cost allowed.

    `sealing` seals its cursors; `threshold` is the least cell of a table of statistics.
    """

    law: Law
    role: Role
    purpose: Purpose | None
    cost: int
    sealing: Sealing = field(default_factory=Sealing.passing)
    threshold: int = THRESHOLD
