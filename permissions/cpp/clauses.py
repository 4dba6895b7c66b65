"""Every clause of the four articles, as they are taken apart here, each in our own words.

An id is article, paragraph, point and letter; the letters are ours. `docs/clauses.md` says of each
which paragraphs carry it and which scenarios pin it; a test fails where nothing does.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: what it is about (`kinds`) and what it says.

    Kinds: CAT category, ROLE, PURP purpose, GRANT, EXCL exclusion, COND condition, DUTY, RET
    retention, CTRL controller or oversight, STAT statistics, RIGHT right of access.
    """

    id: str
    kinds: tuple[str, ...]
    meaning: str

    @property
    def article(self) -> str:
        """The article it stands in."""
        return self.id.partition("/")[0]


def _read() -> tuple[Clause, ...]:
    with Path(__file__).with_name("clauses.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            Clause(line["id"], tuple(line["kinds"].split()), line["meaning"])
            for line in csv.DictReader(file)
        )


CLAUSES: Final = _read()


def _with_parents(id_: str) -> Iterator[str]:
    steps = id_.split("/")
    return ("/".join(steps[:length]) for length in range(1, len(steps) + 1))


KNOWN: Final = frozenset(each for clause in CLAUSES for each in _with_parents(clause.id))
"""What a rule, an act or a purpose, of whatever wording, may cite: clauses, and what holds them."""
