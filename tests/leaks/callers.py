"""Who asks the twins: a caller of each role and purpose who sees something, and some who do not."""

from collections.abc import Iterator
from random import Random

from hostile.agents import READERS, STRANGERS
from hostile.callers import BUILT, CLOSED, Seat, seats
from parity.sampling import asking_of, near

from permissions.purposes import TERMS, Purpose
from permissions.register import Register

SEED, CASES = 8, 18
"""The hostile register that the twins are drawn from: in it each role sees something."""


def who_sees(register: Register) -> list[Seat]:
    """For each role and purpose that some paragraph opens, a caller to whom it opens something.

    By purpose, then role.
    """
    found: dict[tuple[object, object], Seat] = {}
    for seat in _shuffled(register):
        if (seat.role, seat.purpose) in found or seat.role is None:
            continue
        asking = asking_of(register, seat)
        if asking and any(asking.consultation.sees(each) for each in near(asking, register)):
            found[seat.role, seat.purpose] = seat
    return sorted(found.values(), key=lambda seat: (str(seat.purpose), str(seat.role)))


def opened() -> Iterator[tuple[object, object]]:
    """Every role and purpose that some paragraph opens: with none stated, there is the docket."""
    for role in READERS:
        yield role, None
        for purpose in BUILT:
            if role in TERMS[purpose].roles:
                yield role, purpose


def who_sees_nothing(register: Register) -> list[Seat]:
    """Callers of purposes that open nothing yet, callers whom the gate turns away, and one who
    names no role.
    """
    found: dict[tuple[object, ...], Seat] = {}
    for seat in _shuffled(register):
        asking = asking_of(register, seat) if seat.role else None
        if asking is not None and seat.purpose in CLOSED:
            found.setdefault((seat.purpose,), seat)
        if asking is None and seat.purpose in (Purpose.CASE_PROCESSING, Purpose.PG_SUPERVISION):
            found.setdefault((seat.purpose, seat.role in (None, *STRANGERS)), seat)
    return [seat for seat in found.values() if _states(seat)]


def _states(seat: Seat) -> bool:
    """Whether the headers of a seat make a caller at all."""
    return seat.role is None or (
        seat.purpose is not None and seat.role in TERMS[seat.purpose].roles
    )


def _shuffled(register: Register) -> list[Seat]:
    every = list(seats(register, SEED))
    Random(SEED).shuffle(every)  # noqa: S311  not for secrets
    return every
