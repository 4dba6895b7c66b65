"""Writing a whole fictional register, record by record; memory does not grow with its size."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO

from db.enumerations import Role
from db.fiction.affair import Affair
from db.fiction.antecedents import Antecedents
from db.fiction.authorisations import Authorisations
from db.fiction.bodies import Bodies
from db.fiction.chance import Chance
from db.fiction.control import Control
from db.fiction.course import Course
from db.fiction.courts import busy_seats, extended_articles, members, seats, territories
from db.fiction.criminal import CriminalCases
from db.fiction.interceptions import Interceptions
from db.fiction.other_kinds import OtherKinds
from db.fiction.outsiders import appoint_outsiders
from db.fiction.parties import Parties
from db.fiction.pen import Pen
from db.fiction.people import People
from db.fiction.pools import Pools, draw_pools
from db.fiction.seisin import Lead, Seised, Seisin
from db.fiction.services import Services
from db.fiction.showcase import write_showcase
from db.fiction.showcase_of_acts import write_showcase_of_acts
from db.fiction.showcase_of_files import write_showcase_of_files
from db.fiction.staff import Staff

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
"""The instant that a fictional register stands at, unless another is given."""

OTHER_KINDS_SHARE = 0.1
SEED_OF_FILES = 40_047
"""Added to the seed of the other files, which have a chance of their own: what is drawn for them
moves nothing in the register.
"""


def write_register(
    out: BinaryIO,
    *,
    cases: int,
    seed: int = 1,
    now: datetime = NOW,
    progress: Callable[[int], None] | None = None,
) -> Counter[str]:
    """Writes a register file: courts, agents, the showcase, and that many cases besides, with the
    interceptions, antecedents and acts that go with as many.

    The same size, seed and instant write the same bytes. `progress` gets the count of cases
    written so far, after each. Returns how many records of each type were written.
    """
    desk = _desk(out, seed, now.replace(microsecond=0))
    write_map(desk.pen, desk.chance)
    for seat in seats().values():
        desk.staff.appoint(seat)
    holders = appoint_outsiders(desk.staff)
    write_showcase(desk.pen, desk.staff)
    desk.files.services.heads = (holders[Role.DGPN], holders[Role.DGGN])
    desk.files.services.appoint()
    write_showcase_of_files(desk.pen, desk.files.services.staff)
    write_showcase_of_acts(desk.pen, desk.staff.now)
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
class Files:
    """The makers of what the register is not: the other files, and acts of control."""

    services: Services
    interceptions: Interceptions
    antecedents: Antecedents
    control: Control

    def follow(self, affair: Affair, leads: list[Lead]) -> None:
        """Writes what goes with a criminal case."""
        self.interceptions.follow(affair, leads)
        self.antecedents.follow(affair)
        self.control.follow(affair, leads)


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
    files: Files


def _desk(out: BinaryIO, seed: int, now: datetime) -> Desk:
    pen, chance = Pen(out), Chance(seed)
    pools = draw_pools(seed)
    people = People(pen, chance, pools, now)
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
        _files(pen, Chance(seed + SEED_OF_FILES), pools, staff),
    )


def _files(pen: Pen, chance: Chance, pools: Pools, courts: Staff) -> Files:
    now = courts.now
    people = People(pen, chance, pools, now)
    staff = Staff(pen, chance, people, now, courts.holders)
    services = Services(staff, Bodies(staff))
    authorisations = Authorisations(pen, chance, services, now)
    return Files(
        services,
        Interceptions(pen, chance, services, authorisations, now),
        Antecedents(pen, chance, people, services, now),
        Control(pen, chance, services, authorisations, now),
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
        leads = desk.seisin.criminal(_seised(affair), affair.stage)
        desk.files.follow(affair, leads)


def _seised(affair: Affair) -> Seised:
    return Seised(affair.id, affair.seat.code, affair.appeal_court, affair.opened, affair.latest)
