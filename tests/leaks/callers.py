"""Who asks the twins: a caller of each role and purpose who sees something, and some who do not."""

import os
from collections.abc import Iterator
from functools import cache
from random import Random

from hostile.agents import READERS, STRANGERS
from hostile.callers import CLOSED, OPEN, Seat, seats
from parity.sampling import asking_of, near

from db.enumerations import Role
from permissions.purposes import TERMS, Purpose
from permissions.register import Register

ALL = os.environ.get("LEAKS_ROLES") == "all"
"""Whether every role of every purpose is followed; else, of the purposes that several roles state
on the same terms, one of them.
"""
OF_THE_REGISTER = (
    Purpose.CASE_PROCESSING,
    Purpose.RECIPROCAL_KNOWLEDGE,
    Purpose.VICTIM_INFORMATION,
    Purpose.PG_SUPERVISION,
    None,
)
"""Purposes (None: the docket) of which every role is followed in any case."""
SEALED_FROM = (Role.JUDICIAL_POLICE_OFFICER, Purpose.IDENTIFY_MAGISTRATE)
"""Who sees items under a seal that he may not lift, as few callers do: he is followed, too."""
SEED, CASES = 22, 18
"""The hostile register that the twins are drawn from: in it each role sees something."""


def who_sees(register: Register) -> list[Seat]:
    """For each role and purpose that some paragraph opens, a caller to whom it opens something.

    By purpose, then role.
    """
    return sorted(_who_sees(register), key=_by_purpose)


def followed(register: Register) -> list[Seat]:
    """Of those who see something, whoever is asked for everything."""
    found: list[Seat] = []
    purposes: set[object] = set()
    for seat in _who_sees(register):
        one_of_many = not ALL and (seat.role, seat.purpose) != SEALED_FROM
        if one_of_many and seat.purpose not in OF_THE_REGISTER and seat.purpose in purposes:
            continue
        found.append(seat)
        purposes.add(seat.purpose)
    return sorted(found, key=_by_purpose)


def _by_purpose(seat: Seat) -> tuple[str, str]:
    return str(seat.purpose), str(seat.role)


@cache
def _who_sees(register: Register) -> tuple[Seat, ...]:
    """The first of each role and purpose who sees something."""
    found: dict[tuple[object, object], Seat] = {}
    for seat in _shuffled(register):
        if (seat.role, seat.purpose) in found or seat.role is None:
            continue
        asking = asking_of(register, seat)
        if asking and any(asking.consultation.sees(each) for each in near(asking, register)):
            found[seat.role, seat.purpose] = seat
    return tuple(found.values())


def opened() -> Iterator[tuple[object, object]]:
    """Every role and purpose that some paragraph opens: with none stated, there is the docket."""
    for role in READERS:
        yield role, None
    for purpose in OPEN:
        if purpose is not Purpose.STATISTICS_NON_NOMINATIVE:  # counts, and shows no record
            for role in TERMS[purpose].roles:
                yield role, purpose


TURNED_AWAY = (
    Purpose.CASE_PROCESSING,
    Purpose.PG_SUPERVISION,
    Purpose.INTERCEPT_CASE,
    Purpose.ADMIN_INQUIRY,
)
"""Purposes of which some whom the gate turns away are followed."""


def who_sees_nothing(register: Register) -> list[Seat]:
    """Callers of purposes that open nothing yet, callers whom the gate turns away, and one who
    names no role.
    """
    found: dict[tuple[object, ...], Seat] = {}
    for seat in _shuffled(register):
        asking = asking_of(register, seat) if seat.role else None
        if asking is not None and seat.purpose in CLOSED:
            found.setdefault((seat.purpose,), seat)
        if asking is None and seat.purpose in TURNED_AWAY:
            found.setdefault((seat.purpose, seat.role in (None, *STRANGERS)), seat)
    return [seat for seat in found.values() if _states(seat)]


def _states(seat: Seat) -> bool:
    """Whether the headers of a seat make a caller at all."""
    return seat.role is None or (
        seat.purpose is not None and seat.role in TERMS[seat.purpose].roles
    )


@cache
def _shuffled(register: Register) -> list[Seat]:
    every = list(seats(register, SEED))
    Random(SEED).shuffle(every)  # noqa: S311  not for secrets
    return every
