"""What a paragraph opens of a case: the form in which each paragraph of the articles answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from second_reading.what_data_tells import Datum

NOT_IN_PURPOSE: Final = frozenset({"NOT_IN_PURPOSE", "NOT_IN_GRANT"})
ART_11: Final = frozenset({"ART_11"})
SECRET_STAGES: Final = frozenset({"COMPLAINT", "ENQUIRY", "JUDICIAL_INVESTIGATION"})


@dataclass(frozen=True, slots=True)
class Right:
    """What one paragraph opens of one case.

    `opens` it opens of everybody, `of_some` of what is about the parties (or links) `those`.
    `secret` it would open, were it not for article 11. What is neither is withheld by `otherwise`,
    or, while the secrecy binds, for that.
    """

    clause: str
    opens: frozenset[str] = frozenset()
    of_some: frozenset[str] = frozenset()
    those: frozenset[UUID] = frozenset()
    secret: frozenset[str] = frozenset()
    otherwise: frozenset[str] = NOT_IN_PURPOSE

    def releases(self, datum: Datum) -> bool:
        """Whether the datum is released."""
        if datum.categories & self.opens:
            return True
        return bool(datum.categories & self.of_some and datum.about & self.those)

    def codes(self, datum: Datum) -> frozenset[str]:
        """The codes that it may be withheld with."""
        if datum.categories & self.secret:
            return ART_11
        return self.otherwise | ART_11 if self.secret else self.otherwise


@dataclass(frozen=True, slots=True)
class Outcome:
    """RELEASED by a clause; or withheld with one of some codes (of a row: invisible)."""

    released: bool
    clause: str = ""
    codes: frozenset[str] = frozenset()


def outcome(found: Iterable[tuple[Datum, Right | None]]) -> Outcome:
    """Released if any of what it tells is; else by the codes of all."""
    codes: frozenset[str] = frozenset()
    for datum, right in found:
        if right is not None and right.releases(datum):
            return Outcome(released=True, clause=right.clause)
        codes |= NOT_IN_PURPOSE if right is None else right.codes(datum)
    return Outcome(released=False, codes=codes)
