"""Writing a whole fictional register, record by record; memory does not grow with its size."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from db.fiction.affair import Affair
from db.fiction.chance import Chance
from db.fiction.course import Course
from db.fiction.courts import busy_seats, extended_articles, members, seats, territories
from db.fiction.criminal import CriminalCases
from db.fiction.other_kinds import OtherKinds
from db.fiction.outsiders import appoint_outsiders
from db.fiction.parties import Parties
from db.fiction.pen import Pen
from db.fiction.people import People
from db.fiction.pools import draw_pools
from db.fiction.seisin import Seised, Seisin
from db.fiction.showcase import write_showcase
from db.fiction.staff import Staff

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
"""The instant that a fictional register stands at, unless another is given."""

OTHER_KINDS_SHARE = 0.1


def write_register(
    out: BinaryIO,
    *,
    cases: int,
    seed: int = 1,
    now: datetime = NOW,
    progress: Callable[[int], None] | None = None,
) -> Counter[str]:
    """Writes a register file: courts, agents, the showcase, and that many cases besides.

    The same size, seed and instant write the same bytes. `progress` gets the count of cases
    written so far, after each. Returns how many records of each type were written.
    """
    desk = _desk(out, seed, now.replace(microsecond=0))
    write_map(desk.pen, desk.chance)
    for seat in seats().values():
        desk.staff.appoint(seat)
    appoint_outsiders(desk.staff)
    write_showcase(desk.pen, desk.staff)
    for written in range(1, cases + 1):
        _write_case(desk)
        if progress:
            progress(written)
    return desk.pen.written


def write_map(pen: Pen, chance: Chance) -> None:
    """Writes the courts, and the territories of those with extended jurisdiction."""
    for seat in seats().values():
        above = seats()[seat.appeal_court].id if seat.appeal_court else None
        pen.write(
            "Court",
            {
                "id": seat.id,
                "code": seat.code,
                "name": seat.name,
                "degree": seat.degree,
                "appeal_court": above,
                "extended_articles": extended_articles(seat.code) or None,
            },
        )
    for territory in territories():
        court = {"court": seats()[territory.court].id, "article": territory.article}
        for member in members(territory):
            pen.write("CourtTerritory", {"id": chance.id(), **court, "member_court": member.id})


@dataclass(frozen=True, slots=True)
class Desk:
    """All the makers of one register, over one pen and one chance."""

    pen: Pen
    chance: Chance
    staff: Staff
    criminal: CriminalCases
    course: Course
    other_kinds: OtherKinds
    seisin: Seisin


def _desk(out: BinaryIO, seed: int, now: datetime) -> Desk:
    pen, chance = Pen(out), Chance(seed)
    people = People(pen, chance, draw_pools(seed), now)
    staff = Staff(pen, chance, people, now)
    parties = Parties(pen, chance, people)
    course = Course(pen, chance, now)
    return Desk(
        pen,
        chance,
        staff,
        CriminalCases(pen, chance, parties, now),
        course,
        OtherKinds(pen, chance, parties, course, now),
        Seisin(pen, chance, staff, now),
    )


def _write_case(desk: Desk) -> None:
    seat = desk.chance.draw(busy_seats())
    if desk.chance.happens(OTHER_KINDS_SHARE):
        number = desk.criminal.number(desk.chance.ago(desk.seisin.now, 1, 2_000))
        case = desk.other_kinds.open(seat, number)
        seised = Seised(case.id, seat.code, seat.appeal_court or "", case.opened, case.latest)
        desk.seisin.other(seised, case.kind)
    else:
        affair = desk.criminal.open(seat)
        desk.course.follow(affair)
        desk.seisin.criminal(_seised(affair), affair.stage)


def _seised(affair: Affair) -> Seised:
    return Seised(affair.id, affair.seat.code, affair.appeal_court, affair.opened, affair.latest)
