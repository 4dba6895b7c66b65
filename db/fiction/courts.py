"""The map of courts: 164 tribunaux judiciaires, three of first instance overseas, 36 courts of
appeal, and the Cour de cassation; and the territories of those with extended jurisdiction.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from uuid import NAMESPACE_URL, uuid5

from db.enumerations import CourtDegree, ExtendedArticle
from db.fiction.chance import Weighted, weighted


@dataclass(frozen=True, slots=True)
class Seat:
    """A court as the map gives it; `weight` is how much of the cases falls to it."""

    code: str
    name: str
    degree: CourtDegree
    appeal_court: str | None
    city: str
    insee_code: str | None
    weight: int

    @property
    def id(self) -> str:
        """An id that follows from the code, so that every register names a court alike."""
        return str(uuid5(NAMESPACE_URL, f"greffe:court:{self.code}"))


@dataclass(frozen=True, slots=True)
class Territory:
    """Under an article, the courts of appeal whose ressorts fall to a specialised court."""

    article: ExtendedArticle
    court: str
    appeal_courts: tuple[str, ...]


@cache
def seats() -> dict[str, Seat]:
    """All courts under their codes, in the order of the map."""
    return {
        row["code"]: Seat(
            row["code"],
            row["name"],
            CourtDegree(row["degree"]),
            row["appeal_court"] or None,
            row["city"],
            row["insee_code"] or None,
            int(row["weight"]),
        )
        for row in _rows("courts.csv")
    }


@cache
def territories() -> tuple[Territory, ...]:
    """The territories of the courts with extended jurisdiction (48-1/al.11/a)."""
    return tuple(
        Territory(
            ExtendedArticle(row["article"]), row["court"], tuple(row["appeal_courts"].split())
        )
        for row in _rows("territories.csv")
    )


@cache
def ressort(appeal_court: str) -> tuple[Seat, ...]:
    """The courts of first instance of a court of appeal."""
    return tuple(seat for seat in seats().values() if seat.appeal_court == appeal_court)


@cache
def first_instance() -> tuple[Seat, ...]:
    """The courts of first instance."""
    return tuple(seat for seat in seats().values() if seat.degree is CourtDegree.FIRST)


@cache
def busy_seats() -> Weighted[Seat]:
    """The courts of first instance, each with its share of the cases."""
    return weighted({seat: float(seat.weight) for seat in first_instance()})


def extended_articles(court: str) -> list[ExtendedArticle]:
    """The articles under which a court has extended jurisdiction."""
    return [territory.article for territory in territories() if territory.court == court]


def members(territory: Territory) -> Iterator[Seat]:
    """The courts of a territory: the courts of appeal, and those of their ressorts."""
    for code in territory.appeal_courts:
        yield seats()[code]
        yield from ressort(code)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (files("db.fiction") / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file)
