"""Facts that have a name: conditions said in one phrase rather than read off the algebra.

A phrase stands for a condition, whichever row of its table it speaks of: it is looked up with the
row put back to the one it was written for.
"""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from permissions.categories import CASE, IS_CRIMINAL
from permissions.condition import Condition, Exists, Row, conjuncts
from permissions.cpp.article_48_1 import NAMED
from permissions.cpp.facts import (
    assists_in_criminal_matters,
    habilitated,
    kept,
    seised,
    sits_in_criminal_matters,
)
from permissions.offices import HABILITATIONS
from permissions.refusal import Said
from permissions.rows import rebind, rows_of


def phrase(condition: Condition) -> Said | None:
    """The phrase for a condition; None where it has none."""
    return _phrases().get(_about_the_case(condition))


@lru_cache(maxsize=20_000)
def _about_the_case(condition: Condition) -> Condition:
    """The condition with the one case that it speaks of, if it is one, as `CASE`."""
    cases = {row for row in rows_of(condition) if row.table == CASE.table}
    if len(cases) != 1 or cases == {CASE}:
        return condition
    rows: Mapping[Row, Row] = {next(iter(cases)): CASE}
    return rebind(condition, rows)


@cache
def _phrases() -> Mapping[Condition, Said]:
    return dict(_all())


def _all() -> Iterator[tuple[Condition, Said]]:
    yield kept(), Said("the case is still kept", "l’affaire est encore conservée")
    yield ~kept(), Said("the case is past its term", "l’affaire a dépassé son terme")
    yield IS_CRIMINAL, Said("the case is criminal", "l’affaire est pénale")
    yield ~IS_CRIMINAL, Said("the case is not criminal", "l’affaire n’est pas pénale")
    yield (
        NAMED,
        Said("the case is the one that the purpose names", "l’affaire est celle de la finalité"),
    )
    yield (
        seised(),
        Said(
            "the caller is seised of the case",
            "l’auteur de la demande est saisi de l’affaire",
        ),
    )
    yield (
        sits_in_criminal_matters(),
        Said(
            "the caller exercises criminal functions",
            "l’auteur de la demande exerce des fonctions pénales",
        ),
    )
    for part in conjuncts(assists_in_criminal_matters()):
        if isinstance(part, Exists):
            yield (
                part,
                Said(
                    "the caller assists a magistrate who is seised of the case in criminal matters",
                    "l’auteur de la demande assiste un magistrat saisi de l’affaire au pénal",
                ),
            )
    for role in HABILITATIONS:
        yield (
            habilitated(role),
            Said(
                f"the caller holds a valid habilitation as {role}",
                f"l’auteur de la demande détient une habilitation valable ({role})",
            ),
        )
