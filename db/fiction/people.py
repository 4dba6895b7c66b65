"""Fictional persons and companies; some of them come back in another case, in another capacity."""

from collections import deque
from dataclasses import dataclass, field
from datetime import date, datetime

from db.fiction.chance import Chance
from db.fiction.courts import first_instance
from db.fiction.pen import Pen, Values
from db.fiction.pools import Pools

REMEMBERED = 3_000
"""Persons that may come back; the oldest are forgotten, so that memory does not grow."""


@dataclass(frozen=True, slots=True)
class Known:
    """An implicated person or company that may come back, with the last case it stands in."""

    id: str
    case: str


@dataclass(slots=True)
class People:
    """Makes persons and companies, and remembers the latest who were implicated."""

    pen: Pen
    chance: Chance
    pools: Pools
    now: datetime
    implicated: deque[Known] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    companies: deque[str] = field(default_factory=lambda: deque(maxlen=REMEMBERED))

    def person(self, youngest: int = 18, oldest: int = 78) -> str:
        """A new person of some age today; now and then a date, a place or a forename is unknown."""
        chance = self.chance
        id_ = chance.id()
        values: Values = {
            "id": id_,
            "surname": self.surname(),
            "forenames": chance.maybe(0.99, self.forenames()),
            "birth_date": chance.maybe(0.97, self.birth_date(youngest, oldest)),
            "birth_place": chance.maybe(0.9, chance.pick(first_instance()).city),
        }
        if chance.happens(0.25):
            values = {**values, **self._extended()}
        self.pen.write("Person", values)
        return id_

    def nobody(self) -> str:
        """An author still unknown: a person of whom nothing is."""
        id_ = self.chance.id()
        self.pen.write("Person", {"id": id_})
        return id_

    def company(self) -> str:
        """A company, new or met before; few have no number or no name."""
        chance = self.chance
        if self.companies and chance.happens(0.7):
            return chance.pick(self.companies)
        id_ = chance.id()
        name = chance.maybe(0.99, chance.pick(self.pools.companies))
        siren = chance.maybe(0.95, chance.digits(9))
        self.pen.write("LegalEntity", {"id": id_, "company_name": name, "siren": siren})
        self.companies.append(id_)
        return id_

    def returning(self) -> Known | None:
        """Someone implicated before, if there is anyone."""
        return self.chance.pick(self.implicated) if self.implicated else None

    def surname(self) -> str:
        """A surname, sometimes double or with a particle."""
        first = self.chance.pick(self.pools.surnames)
        if self.chance.happens(0.08):
            return f"{first}-{self.chance.pick(self.pools.surnames)}"
        if self.chance.happens(0.03):
            return self.chance.pick(PARTICLES) + first
        return first

    def forenames(self) -> str:
        """One to three forenames, separated by commas as the registry writes them."""
        given = self.pools.women if self.chance.happens(0.4) else self.pools.men
        count = 1 + self.chance.happens(0.35) + self.chance.happens(0.1)
        return ", ".join(self.chance.sample(given, count))

    def birth_date(self, youngest: int, oldest: int) -> date:
        """A birth date that gives that age today."""
        return self.chance.birth_date(self.now.date(), youngest, oldest)

    def _extended(self) -> Values:
        chance, pools = self.chance, self.pools
        city = chance.pick(first_instance()).city
        return {
            "address": chance.maybe(0.9, f"{chance.pick(pools.streets)}, {city}"),
            "phone": chance.maybe(0.7, f"06 {chance.digits(2)} {chance.digits(2)} 00 00"),
            "bank_account": chance.maybe(0.2, f"FR00 FICTIF {chance.digits(4)} {chance.digits(4)}"),
            "family": chance.maybe(0.5, chance.pick(FAMILIES)),
            "occupation": chance.maybe(0.8, chance.pick(pools.trades)),
        }


PARTICLES = ("de ", "d'", "L'", "El ", "Ben ")
FAMILIES = (
    "célibataire",
    "en couple",
    "marié, un enfant",
    "pacsé",
    "divorcé, deux enfants",
    "veuf",
)
