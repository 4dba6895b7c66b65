"""`python -m bench.folding`: what folding the law costs the first time, and once it is kept.

For each role and each purpose that it may state, every kind of record is judged as a root field
would have it: the law folded for its presence, and for the data of each category that it carries.
The paragraphs have been read by then, as by a service that prints its schema when it starts. CPU
time of this process in milliseconds, so that a busy machine disturbs little; what is collected as
garbage meanwhile is not counted.
"""

import gc
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from statistics import median, quantiles
from typing import Final

from db.enumerations import Role
from permissions.categories import Category, always
from permissions.cpp import enacted
from permissions.cpp.options import Options
from permissions.entities import ENTITIES
from permissions.judgement import Places
from permissions.law import in_force
from permissions.purposes import TERMS, Purpose
from permissions.remembering import remembering
from schema.build import build
from schema.may_read import carriers
from schema.sdl import sdl

CARRIED: Final[Mapping[str, list[Category]]] = {
    name: [each for each, of in carriers().items() if entity in of]
    for name, entity in ENTITIES.items()
}


def main() -> None:
    """Judge every kind of record twice for every role and purpose, and print the figures."""
    law = remembering(in_force(enacted(Options()), datetime.now(UTC)))
    begun = time.process_time_ns()
    sdl(build())
    print(f"schema printed and paragraphs read, once: {(time.process_time_ns() - begun) / 1e6:.0f}")
    gc.collect()
    gc.freeze()
    gc.disable()
    callers = [Places(law, role, purpose) for role, purpose in _callers()]
    first = [_timed(places) for places in callers]
    again = [_timed(places) for places in callers]
    print(f"{len(callers)} roles and purposes, {len(ENTITIES)} kinds of record each; CPU, ms")
    for label, found in (("the first time", first), ("once kept", again)):
        _tell(f"one kind, {label}", [each for caller in found for each in caller])
        _tell(f"every kind, {label}", [sum(caller) for caller in found])


def _callers() -> Iterator[tuple[Role, Purpose]]:
    for purpose, terms in TERMS.items():
        for role in sorted(terms.roles):
            yield role, purpose


def _timed(places: Places) -> list[float]:
    return [_judged(places, name) for name in ENTITIES]


def _judged(places: Places, name: str) -> float:
    begun = time.process_time_ns()
    judgement = places.root(ENTITIES[name])
    for category in CARRIED[name]:
        judgement.disclosure(always(category))
    return (time.process_time_ns() - begun) / 1e6


def _tell(label: str, spent: list[float]) -> None:
    tenth = quantiles(spent, n=10)[-1]
    quick = sum(each < 1 for each in spent) / len(spent)
    figures = f"median {median(spent):.3f}, nine in ten {tenth:.3f}, most {max(spent):.3f}"
    print(f"{label:28} {figures}; below 1 ms: {quick:.0%}")


if __name__ == "__main__":
    main()
