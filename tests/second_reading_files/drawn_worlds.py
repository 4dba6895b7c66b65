"""Worlds to compare the two readings in: a sound one with a few cells changed, and who asks it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from hostile.callers import Seat, seats
from hostile.drawing import NOW, TICK, Draft, Tables
from hostile.register import ORDER, hostile_tables
from scenario import REGISTER, Scenario, with_ids
from states import in_memory
from test_scenarios import SCENARIOS

from permissions.purposes import Purpose
from permissions.register import Register
from second_reading_files.drawn_antecedents import antecedents, inquirers, seats_of_file
from second_reading_files.drawn_platform import Cast, cases, communications, requests
from second_reading_files.drawn_readers import authorised, readers, seats_of_platform
from second_reading_files.gate_of_files import STATED_BY
from second_reading_files.perturbed import otherwise, perturbed
from second_reading_files.storable import storable


@dataclass(frozen=True)
class Drawn:
    """A world, who asks it when, and what was changed of it, in words."""

    tables: Tables
    seat: Seat
    now: datetime
    told: Sequence[str]


def sound(seed: int) -> tuple[Tables, list[Seat]]:
    """A world in which everybody has what he needs, and those who ask it."""
    cast = Cast(Draft(Random(f"sound {seed}")))  # noqa: S311  not for secrets
    cases(cast)
    communications(cast)
    readers(cast)
    authorised(cast)
    requests(cast)
    inquirers(cast)
    antecedents(cast)
    return cast.draft.tables, [*seats_of_platform(cast), *seats_of_file(cast)]


def changed_worlds(seed: int) -> Iterator[Drawn]:
    """For each who asks a sound world, that world with up to three cells changed."""
    tables, asking = sound(seed)
    random = Random(f"changed {seed}")  # noqa: S311  not for secrets
    for seat in asking:
        made, told = perturbed(tables, seat, random)
        if storable(made):
            now = random.choice((NOW, NOW, NOW, NOW + TICK, NOW - TICK))
            yield Drawn(made, otherwise(seat, random, asking), now, told)


def hostile_worlds(seed: int, most: int) -> Iterator[Drawn]:
    """A register that is hostile by itself, as many of its callers ask it."""
    tables = hostile_tables(seed)
    random = Random(f"hostile {seed}")  # noqa: S311  not for secrets
    asking = [each for each in seats(Register(tables), seed) if each.role and _of_files(each)]
    for seat in random.sample(asking, min(most, len(asking))):
        yield Drawn(tables, seat, NOW, (f"hostile register {seed}",))


def scenario_worlds(seed: int, most: int) -> Iterator[Drawn]:
    """The register of the scenarios, in the state of one, with up to three cells changed."""
    random = Random(f"scenarios {seed}")  # noqa: S311  not for secrets
    asked = [(each, seat) for each in SCENARIOS if (seat := _seat(each)) is not None]
    for scenario, seat in random.sample(asked, min(most, len(asked))):
        held = in_memory(scenario.state)
        tables = {table: [_stored(row) for row in held.rows(table)] for table in ORDER}
        made, told = perturbed(tables, seat, random)
        if storable(made):
            yield Drawn(made, seat, scenario.at, (f"scenario {scenario.number}", *told))


def _stored(row: object) -> dict[str, object]:
    """A row without what is derived of others."""
    assert isinstance(row, dict)
    derived = ("retention_expires_at", "pseudonym_key")
    return {key: value for key, value in row.items() if key not in derived}


def _seat(scenario: Scenario) -> Seat | None:
    """Who asks in a scenario, if it is for a purpose of the two files."""
    named = re.match(r"([A-Z0-9_]+)", scenario.purpose or "")
    if not (named and scenario.acting and scenario.who) or named[1] not in STATED_BY:
        return None
    stated = with_ids(scenario.purpose or "")
    references = re.findall(r';(\w+)="?([^";]*)"?', stated)
    who = REGISTER.ids.get(scenario.who)
    ids = [value for key, value in references if key not in ("basis", "motive")]
    if who is None or not all(re.fullmatch(r"[0-9a-f-]{36}", each) for each in ids):
        return None
    return Seat(who, scenario.acting, Purpose(named[1]), tuple(references))


def _of_files(seat: Seat) -> bool:
    return seat.purpose is not None and str(seat.purpose) in STATED_BY
