"""The table of `docs/clauses.md`: from each clause to the paragraphs that carry it and its tests.

`python -m api.clauses_page` writes it anew, reading the scenarios of the tests; a test compares.
What is pinned by other tests, or by scenarios that do not cite it, stands in a list of its own.
"""

import csv
import importlib
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from permissions.cpp import EVERY_WORDING, UNWRITTEN
from permissions.cpp.clauses import CLAUSES, Clause
from permissions.law import Paragraph
from permissions.purposes import TERMS, Purpose

ROOT: Final = Path(__file__).parent.parent
PAGE: Final = ROOT / "docs" / "clauses.md"
SCENARIOS: Final = ROOT / "tests" / "scenarios"
ELSEWHERE: Final = SCENARIOS / "pinned_elsewhere.csv"
BEGIN: Final = "<!-- clauses: made by `python -m api.clauses_page` -->"
END: Final = "<!-- end of clauses -->"

Cited = Mapping[str, list[str]]
"""By clause, the numbers of the scenarios that cite it."""


def clauses_table(cited: Cited) -> str:
    """Every clause, in the order of the articles."""
    head = ["| clause | about | says | carried by | pinned by |", "|---|---|---|---|---|"]
    return "\n".join([*head, *(_row(each, cited) for each in CLAUSES)])


def _row(clause: Clause, cited: Cited) -> str:
    by = "; ".join(carried_by(clause)) or "NOTHING"
    tests = ", ".join(map(_shown, pinned_by(clause, cited))) or "-"
    return f"| {clause.id} | {', '.join(clause.kinds)} | {clause.meaning} | {by} | {tests} |"


def carried_by(clause: Clause) -> list[str]:
    """What carries a clause: paragraphs, the purpose that it makes, or why it needs no code."""
    paragraphs = [each for each in EVERY_WORDING if _about(clause.id, each.clauses)]
    purposes = [purpose for purpose, terms in TERMS.items() if _about(clause.id, terms.clauses)]
    reasons = [each.reason for each in UNWRITTEN if _about(clause.id, (each.clause,))]
    return [
        *dict.fromkeys(f"`{_name(each)}` ({each.rule})" for each in paragraphs),
        *(f"purpose `{purpose}`{_WITHOUT_READING.get(purpose, '')}" for purpose in purposes),
        *(f"no code: {reason}" for reason in reasons),
    ]


_WITHOUT_READING: Final = {
    Purpose.CASE_RECORDING: ", which opens no reading: what is done for it are acts of recording"
}
"""What to say of purposes that open nothing."""


def _about(clause: str, cited: Iterable[str]) -> bool:
    """Whether a clause is cited, itself or by the paragraph of the article that holds it."""
    return any(clause == each or ("/" in each and clause.startswith(f"{each}/")) for each in cited)


def _name(paragraph: Paragraph) -> str:
    module = paragraph.reading.__module__.rpartition(".")[2]
    return f"{module}.{getattr(paragraph.reading, '__name__', 'reading')}"


def pinned_by(clause: Clause, cited: Cited) -> list[str]:
    """The scenarios that cite a clause, or the paragraph of the article that holds it; then what
    pins it without citing it.
    """
    found = {n for each, numbers in cited.items() if _about(clause.id, (each,)) for n in numbers}
    further = (by for each, by in pinned_elsewhere() if each == clause.id)
    return [*sorted(found), *(by for by in further if by not in found)]


def pinned_elsewhere() -> list[tuple[str, str]]:
    """Clauses, each with the number of a scenario, or a test as `path::name`, that pins it."""
    with ELSEWHERE.open(encoding="utf-8", newline="") as file:
        return [(line["clause"], line["by"]) for line in csv.DictReader(file)]


def _shown(by: str) -> str:
    """A scenario by its number; a test by its name and file."""
    path, _, name = by.partition("::")
    return f"`{name}` (`{path}`)" if name else by


def cited_by_scenarios() -> dict[str, list[str]]:
    """The clauses that the scenarios expect, each with the numbers of those that do."""
    sys.path[:0] = [str(SCENARIOS)]
    try:
        tables = [
            importlib.import_module(file.stem) for file in sorted(SCENARIOS.glob("table_*.py"))
        ]
    finally:
        sys.path.remove(str(SCENARIOS))
    found: dict[str, dict[str, None]] = {}
    for table in tables:
        for scenario in table.row.scenarios:
            for expected in scenario.expected:
                for clause in expected.clauses:
                    found.setdefault(clause, {})[scenario.number] = None
    return {clause: list(numbers) for clause, numbers in found.items()}


def with_clauses(page: str, cited: Cited) -> str:
    """A page with the table written anew between its two marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{clauses_table(cited)}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(
        with_clauses(PAGE.read_text(encoding="utf-8"), cited_by_scenarios()), encoding="utf-8"
    )
