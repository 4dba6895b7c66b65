"""The other road: a register in memory counted case by case, by the same law and the same table."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from uuid import UUID
from zlib import crc32

from db.enumerations import OffenceClass
from permissions.categories import CASE
from permissions.condition import NOW
from permissions.evaluator import Consultation, Record, records
from permissions.register import Register, Values
from permissions.statistics.dimensions import Dimension
from permissions.statistics.door import Cell, CountedCase
from permissions.statistics.telling import tell

_CLASSES = tuple(OffenceClass)


def count_by(
    consultation: Consultation, dimensions: Sequence[Dimension], threshold: int
) -> list[Cell]:
    """The table of the cases that the law lets be counted."""
    register = consultation.register
    courts = {UUID(str(row["id"])): str(row["code"]) for row in register.rows("court")}
    seen = (each for each in records(register, CountedCase) if consultation.sees(each))
    groups = ((*(_value(register, d, case) for d in dimensions), 1, _key(case)) for case in seen)
    now = consultation.known.context[NOW.name]
    if not isinstance(now, datetime):
        raise TypeError("the instant of an operation is an instant")
    return tell(dimensions, courts, groups, now.astimezone(UTC).year, threshold)


def _key(case: Record) -> int:
    """The record key; a register that was not read from a database has made none."""
    kept: Mapping[str, object] = case.rows[CASE]
    found = kept.get("statistics_key")
    return crc32(case.id.bytes) if found is None else int(str(found))


def _value(register: Register, dimension: Dimension, case: Record) -> object:
    own = case.rows[CASE]
    match dimension:
        case Dimension.COURT:
            return own["court_id"]
        case Dimension.YEAR:
            return _year(own)
        case Dimension.OFFENCE_CLASS:
            offences = register.candidates("offence", {"case_id": case.id})
            found = [row for row in offences if row["case_id"] == case.id]
            return max(
                (_CLASSES.index(OffenceClass(str(r["class"]))) + 1 for r in found), default=None
            )
        case Dimension.OUTCOME:
            return _latest(register, case)
        case _:
            return own[dimension.lower()]


def _year(own: Values) -> int:
    received, recorded = own["complaint_received_at"], own["last_recorded_update_at"]
    if isinstance(received, date):
        return received.year
    if not isinstance(recorded, datetime):
        raise TypeError("every case has been recorded")
    return recorded.astimezone(UTC).year


def _latest(register: Register, case: Record) -> object:
    decisions = [
        row
        for row in register.candidates("decision", {"case_id": case.id})
        if row["case_id"] == case.id
    ]
    last = max(decisions, key=lambda row: (str(row["pronounced_at"]), str(row["id"])), default=None)
    return None if last is None else last["type"]
