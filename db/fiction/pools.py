"""Names, addresses and companies, drawn from Faker once: it is too slow to ask for each person."""

from dataclasses import dataclass

from faker import Faker
from faker.providers.person.fr_FR import Provider as FrenchNames

STREETS = 400
COMPANIES = 300
TRADES = 120


@dataclass(frozen=True, slots=True)
class Pools:
    """What fictional persons and companies are made of."""

    surnames: tuple[str, ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    streets: tuple[str, ...]
    trades: tuple[str, ...]
    companies: tuple[str, ...]


def draw_pools(seed: int) -> Pools:
    """Pools that follow from the seed; names with accents, hyphens and apostrophes among them."""
    faker = Faker("fr_FR")
    faker.seed_instance(seed)
    return Pools(
        surnames=tuple(FrenchNames.last_names),
        women=tuple(FrenchNames.first_names_female),
        men=tuple(FrenchNames.first_names_male),
        streets=tuple(faker.street_address() for _ in range(STREETS)),
        trades=tuple(faker.job() for _ in range(TRADES)),
        companies=tuple(faker.company() for _ in range(COMPANIES)),
    )
