"""The pen: every maker of fiction writes its records through it, one at a time."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from db.loading.records import BY_NAME
from db.loading.writing import write_line

Values = Mapping[str, object]


@dataclass(slots=True)
class Pen:
    """Writes records as lines of a register file, and counts them by type."""

    out: BinaryIO
    written: Counter[str] = field(default_factory=Counter)

    def write(self, type_: str, values: Values) -> None:
        """Writes one record; keys that hold None are left out."""
        self.out.write(write_line(BY_NAME[type_], values))
        self.written[type_] += 1
