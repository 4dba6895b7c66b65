"""Medians, ratios and their spread, as tables; what the aims are and whether they are reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from rich.console import Console
from rich.table import Table

from bench.measuring import Sample
from bench.questions import QUESTIONS

CPU_TOLD: Final = "CPU us: server + PostgreSQL"

AIMS: Final[Mapping[tuple[str, str, str], float]] = {
    ("greffe", "postgraphile", "one"): 3.0,
    ("greffe", "postgraphile", "page"): 3.5,
    ("greffe", "postgraphile", "flat"): 3.5,
    ("greffe-no-journal", "postgraphile", "one"): 5.0,
    ("greffe-no-journal", "postgraphile", "page"): 4.0,
    ("greffe-no-journal", "postgraphile", "flat"): 4.0,
    ("greffe-no-journal", "postgraphile", "typename"): 2.0,
    ("greffe-no-journal", "bare", "one"): 0.9,
    ("greffe-no-journal", "bare", "page"): 1.25,
    ("greffe-no-journal", "bare", "flat"): 1.2,
}
"""Requests a second, as a multiple of the second contender's: by contender, other, question."""
AIMED_AT: Final = (8, 32)
"""The connections at which the aims hold."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """The median of the rounds' ratios, with the least and the greatest."""

    middle: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.middle:.2f} [{self.least:.2f}-{self.most:.2f}]"


def ratio(
    samples: Sequence[Sample], contender: str, other: str, question: str, connections: int
) -> Ratio | None:
    """Requests a second of one contender over another's, round by round; None without both."""
    mine, theirs = (
        {
            sample.round: sample.per_second
            for sample in samples
            if (sample.contender, sample.question, sample.connections)
            == (who, question, connections)
        }
        for who in (contender, other)
    )
    found = [mine[number] / theirs[number] for number in mine.keys() & theirs.keys()]
    return Ratio(median(found), min(found), max(found)) if found else None


def middle(
    samples: Sequence[Sample], contender: str, question: str, connections: int
) -> Sample | None:
    """The run of median speed."""
    found = sorted(
        (
            sample
            for sample in samples
            if (sample.contender, sample.question, sample.connections)
            == (contender, question, connections)
        ),
        key=lambda sample: sample.per_second,
    )
    return found[len(found) // 2] if found else None


def show(samples: Sequence[Sample], labels: Mapping[str, str], console: Console) -> None:
    """Print a table a question."""
    for question in QUESTIONS:
        table = Table(title=question.label, title_justify="left")
        for heading in (
            "connections",
            "contender",
            "requests/s",
            "p50 ms",
            "p99 ms",
            CPU_TOLD,
            "x PostGraphile",
            "x bare",
        ):
            table.add_column(heading, justify="left" if heading == "contender" else "right")
        for connections in sorted({sample.connections for sample in samples}):
            for contender, label in labels.items():
                row = middle(samples, contender, question.key, connections)
                if row is not None:
                    table.add_row(*_cells(samples, row, label))
            table.add_section()
        console.print(table)


def _cells(samples: Sequence[Sample], row: Sample, label: str) -> tuple[str, ...]:
    ratios = (
        ratio(samples, row.contender, other, row.question, row.connections)
        for other in ("postgraphile", "bare")
    )
    return (
        str(row.connections),
        label,
        f"{row.per_second:.0f}",
        f"{row.p50 * 1e3:.2f}",
        f"{row.p99 * 1e3:.2f}",
        f"{row.server_cpu * 1e6:.0f} + {row.postgres_cpu * 1e6:.0f}",
        *("" if each is None else str(each) for each in ratios),
    )


def show_aims(samples: Sequence[Sample], labels: Mapping[str, str], console: Console) -> None:
    """Print what was aimed at, and what came of it."""
    table = Table(title="aims (DESIGN: figures to reach)", title_justify="left")
    for heading in ("question", "contender", "against", "aim", *map(str, AIMED_AT)):
        table.add_column(heading)
    for (contender, other, question), aim in AIMS.items():
        found = [ratio(samples, contender, other, question, n) for n in AIMED_AT]
        if any(each is not None for each in found):
            table.add_row(
                question,
                labels[contender],
                labels[other],
                f"{aim:g}",
                *("" if each is None else f"{_mark(each, aim)} {each}" for each in found),
            )
    console.print(table)


def _mark(found: Ratio, aim: float) -> str:
    return "reached" if found.middle >= aim else "short"
