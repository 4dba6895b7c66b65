"""Twin registers: one behind which a caller's back has been changed, and the one before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from uuid import UUID

from hostile.callers import Seat
from hostile.drawing import NOW

from db.enumerations import Clause
from leaks.changing import Change, Group, changed
from leaks.proposing import TABLES, Proposing
from leaks.view import View, view
from permissions.evaluator import consult
from permissions.purposes import Purpose
from permissions.refusal import Refusal
from permissions.register import Register
from permissions.subject import Caller

TRIES = 12


@dataclass(frozen=True, slots=True)
class Twin:
    """A caller, his view, and changes to the register under which it stays the same."""

    seat: Seat
    view: View
    changes: tuple[Change, ...]
    dropped: int

    @property
    def caller(self) -> Caller:
        """The caller as his request states him."""
        return self.seat.caller()


NOTHING = View({}, frozenset())


def seen_by(register: Register, caller: Caller) -> tuple[View, str | None]:
    """What a caller sees of a register, or nothing and the code that he is refused with.

    Who processes cases has his docket besides, which needs no purpose (A53).
    """
    try:
        seen = view(consult(register, caller, NOW))
        if caller.purpose is not None and caller.purpose.code is Purpose.CASE_PROCESSING:
            seen |= view(consult(register, replace(caller, purpose=None), NOW))
    except Refusal as refusal:
        return NOTHING, str(refusal.code)
    return seen, None


def twin(register: Register, seat: Seat, random: Random) -> Twin:
    """Changes to a register that its caller is not shown; those that he is shown are dropped."""
    caller = seat.caller()
    before, refused = seen_by(register, caller)
    his = granted(register, seat.agent)
    groups = list(Proposing(register, before, seat.agent, random).groups())
    proposed = len(groups)
    for _ in range(TRIES):
        there = changed(register, groups)
        after, other = seen_by(there, caller)
        still = granted(there, seat.agent)
        if (after.told, other, still) == (before.told, refused, his):
            changes = tuple(change for group in groups for change in group.changes)
            return Twin(seat, before, changes, proposed - len(groups))
        differing = _differing(before, after) | {case for _, case, _ in his ^ still if case}
        groups = _fewer(groups, differing, register, random)
    raise AssertionError(f"no changes keep from {seat} what he does not see")


def granted(register: Register, agent: UUID) -> frozenset[tuple[UUID, UUID | None, bool]]:
    """The authorisations given to an agent, their cases, and whether one of a research bears on a
    case past its term: his account lists it until then, whichever of them his purpose names
    (48-1/al.14/c).
    """
    found = set[tuple[UUID, UUID | None, bool]]()
    for row in register.candidates("authorisation", {"grantee_id": agent}):
        case_id = UUID(str(row["case_id"])) if row["case_id"] else None
        of_research = row["clause"] == Clause.ART_11_1
        found.add((UUID(str(row["id"])), case_id, of_research and _past(register, case_id)))
    return frozenset(found)


def _past(register: Register, case_id: UUID | None) -> bool:
    case = register.by_id("judicial_case", case_id) if case_id else None
    ends = case and case["retention_expires_at"]
    return isinstance(ends, datetime) and ends <= NOW


def _differing(before: View, after: View) -> set[UUID]:
    """Records that are told of differently."""
    return {
        key[1]
        for key in before.told.keys() | after.told.keys()
        if before.told.get(key) != after.told.get(key)
    }


def _fewer(
    groups: Sequence[Group], differing: set[UUID], register: Register, random: Random
) -> list[Group]:
    """The groups less those about the records that differ: first the bold ones of them."""
    near = _around(differing, register)
    for suspects in (
        [each for each in groups if each.bold and each.about & near],
        [each for each in groups if each.about & near],
        [each for each in groups if each.bold and random.random() < 0.5],
    ):
        if suspects:
            return [each for each in groups if each not in suspects]
    return [each for each in groups if random.random() < 0.5]


def _around(records: set[UUID], register: Register) -> set[object]:
    """The records, their cases, the persons behind them, and inquiries on those: what a prosecutor
    has answered to one bears on other records of the person.
    """
    found: set[object] = set(records)
    for table in TABLES:
        for row in register.rows(table):
            if row["id"] in records:
                found |= {value for key, value in row.items() if key.endswith("_id")}
    inquiries = register.rows("administrative_inquiry")
    found |= {row["id"] for row in inquiries if row["person_id"] in found}
    return found - {None}
