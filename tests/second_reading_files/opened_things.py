"""What R40-47 opens, and what it opens it of."""

from dataclasses import dataclass, field
from typing import Literal

from second_reading_files.stated import Asking, Row, past

EVERYTHING = frozenset({"COMM_DATA", "COMM_INFORMATION", "COMM_CONTENT", "IN_CLEAR", "CLEAR_DATA"})
"""*Données, informations et contenus*; in clear, too."""


@dataclass(frozen=True)
class Thing:
    """An item, an interception, an exhibit or a request, with the interception it is of."""

    kind: Literal["InterceptItem", "Interception", "Exhibit", "ServiceRequest"]
    row: Row
    interception: Row | None = None

    @property
    def case(self) -> object:
        """The case that it is of, if any."""
        found: object = (self.interception or self.row)["case_id"]
        return found

    @property
    def item(self) -> Row | None:
        """The row, of an item."""
        return self.row if self.kind == "InterceptItem" else None


@dataclass(frozen=True)
class Opened:
    """What a point opens of a thing, whether seals too, and by which clause."""

    clause: str
    seals: bool = False
    of: frozenset[str] = field(default=EVERYTHING)


def sealed(item: Row, ask: Asking) -> bool:
    """A52: from `sealed_at`, and until it is unsealed."""
    return past(item["sealed_at"], ask.now) and not past(item["unsealed_at"], ask.now)


def act_named(ask: Asking) -> Row | None:
    """The authorisation that the purpose names."""
    return ask.world.one("authorisation", ask.id_of("authorisation"))


def of_its_case(act: Row, thing: Thing) -> bool:
    """An authorisation of a case opens that case alone (A28)."""
    return act["case_id"] is not None and act["case_id"] == thing.case
