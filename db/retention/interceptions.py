"""How long interceptions and what they gathered are kept (R40-49; LAW 5.6).

Sealed data, and data that are useful, are kept to the end of the limitation of the public
prosecution; the rest is erased at the close of operations. The limitation is counted as that of a
case is, a length from its last recorded update (A20), without the floor of ten years, which is
article 48-1's; a hold of the magistrate says that it still runs.

Exhibits, which are sealed, and requests to operators, which are acts of the proceedings, go at that
end, `prosecution_end`.

What cannot be reckoned is kept, for what is erased does not come back: a case without an offence
has no known limitation, an interception of a mission or of nobody has no known case, nor has a
request that names none.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from db.enumerations import OffenceClass
from db.retention.years import later

PROSECUTION_YEARS: dict[OffenceClass, int | None] = {
    OffenceClass.CONTRAVENTION: 1,
    OffenceClass.DELIT: 6,
    OffenceClass.DELIT_MINOR_706_47: 10,
    OffenceClass.DELIT_MINOR_222_12: 20,
    OffenceClass.DELIT_TERRORISM_DRUGS_WAR: 20,
    OffenceClass.CRIME: 20,
    OffenceClass.CRIME_MINOR_706_47: 30,
    OffenceClass.CRIME_TERRORISM_DRUGS_WAR: 30,
    OffenceClass.CRIME_AGAINST_HUMANITY: None,
}
"""Years of limitation of the public prosecution; None where it is subject to none."""


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What retention reads of an item; it is under seal over `[sealed_at, unsealed_at)`."""

    useful: bool = True
    sealed_at: datetime | None = None
    unsealed_at: datetime | None = None


def prosecution_end(
    last_recorded_update_at: datetime,
    offence_classes: Collection[OffenceClass],
    held_until: datetime | None = None,
) -> datetime | None:
    """The end (UTC) of the limitation of a case, the longest of its offences; None if unknown or
    if it never comes.
    """
    years = [PROSECUTION_YEARS[name] for name in offence_classes]
    counted = [term for term in years if term is not None]
    if not years or len(counted) < len(years):
        return None
    end = later(last_recorded_update_at, max(counted))
    return end if held_until is None else max(end, held_until)


def interception_expiry(
    ended_at: datetime | None, prosecution_ends: datetime | None
) -> datetime | None:
    """The instant from which nobody sees an interception, nor any item of it; None for never.

    It is an act of the proceedings: kept to the end of the limitation whatever its items were
    worth, and never gone while it runs or while an item of it is kept.
    """
    return None if ended_at is None or prosecution_ends is None else max(ended_at, prosecution_ends)


def item_expiry(
    item: ItemFacts,
    ended_at: datetime | None,
    prosecution_ends: datetime | None,
    *,
    case_known: bool,
) -> datetime | None:
    """The instant from which nobody sees an item; None for never.

    What is not useful and was unsealed is there until its interception ends, and at least until it
    was unsealed: the law may not have kept it longer, and had not let it go before.
    """
    if not case_known:
        return None
    if item.useful or (item.sealed_at is not None and item.unsealed_at is None):
        return prosecution_ends
    if ended_at is None or item.unsealed_at is None:
        return ended_at
    return max(ended_at, min(item.unsealed_at, prosecution_ends or item.unsealed_at))
