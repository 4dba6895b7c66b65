"""Offences that fictional cases bear on, with their classes for limitation (LAW 5.6)."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from db.enumerations import ExtendedArticle, OffenceClass
from db.fiction.chance import Weighted, weighted

Victim = Literal["PERSON", "COMPANY", "CHILD", "NONE"]


@dataclass(frozen=True, slots=True)
class OffenceKind:
    """A classification; its code is invented, in the manner of the NATINF nomenclature.

    `matters` are those of extended jurisdiction that it falls in.
    """

    code: str
    label: str
    offence_class: OffenceClass
    matters: tuple[ExtendedArticle, ...]
    victim: Victim

    @property
    def is_felony(self) -> bool:
        """Whether it is a *crime*, tried before an assize court."""
        return self.offence_class.startswith("CRIME")


@cache
def offence_kinds() -> Weighted[OffenceKind]:
    """All classifications, each with its share of the cases."""
    return weighted({_kind(row): float(row["weight"]) for row in _rows()})


@cache
def by_code() -> dict[str, OffenceKind]:
    """All classifications under their codes."""
    return {row["code"]: _kind(row) for row in _rows()}


def _rows() -> Iterator[dict[str, str]]:
    with (files("db.fiction") / "offences.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _kind(row: dict[str, str]) -> OffenceKind:
    return OffenceKind(
        row["code"],
        row["label"],
        OffenceClass(row["class"]),
        tuple(map(ExtendedArticle, row["matter"].split())),
        cast("Victim", row["victim"]),
    )
