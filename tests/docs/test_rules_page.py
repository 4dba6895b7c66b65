"""The pages on the law say what the code does."""

import re

import pytest
from prose import DOCS, ROOT, text_of

from api.rules_page import PAGE, TABLES, with_tables
from db.enumerations import OffenceClass
from db.retention import RETENTION_YEARS
from permissions.categories import Category
from permissions.cpp import ENACTED, UNWRITTEN

RULES = text_of(PAGE)
LAW = text_of(DOCS / "law.md")
CODE = [
    file
    for folder in ("api", "schema", "permissions", "db")
    for kind in ("*.py", "*.sql")
    for file in (ROOT / folder).rglob(kind)
]


def cited(pattern: str) -> set[str]:
    """What the code cites, of a form."""
    return {name for file in CODE for name in re.findall(pattern, text_of(file))}


def test_the_tables_are_those_of_the_code() -> None:
    assert with_tables(RULES) == RULES, "write them anew: python -m api.rules_page"


@pytest.mark.parametrize("table", TABLES)
def test_each_table_stands_once(table: str) -> None:
    assert RULES.count(f"<!-- {table}: made by `python -m api.rules_page` -->") == 1
    assert RULES.count(f"<!-- end of {table} -->") == 1


def test_every_paragraph_is_on_the_page() -> None:
    for paragraph in ENACTED:
        assert paragraph.meaning
        assert f"| {paragraph.meaning} |" in RULES
    for clause in UNWRITTEN:
        assert f"| {clause.clause} | {clause.reason} |" in RULES


def test_every_rule_cited_is_explained() -> None:
    general = set(re.findall(r"^\| (GX-\d+) \|", LAW, re.MULTILINE))
    assert general == {f"GX-{number:02}" for number in range(1, 17)}
    assert cited(r"\bGX-\d+\b") <= general
    assert cited(r"\bRG-\d+x?\b") <= {paragraph.rule for paragraph in ENACTED}


def test_every_reading_cited_is_explained() -> None:
    explained = set(re.findall(r"^\| (A\d\d) \|", LAW, re.MULTILINE))
    assert cited(r"\bA\d\d\b") == explained


def test_every_section_of_the_law_cited_is_there() -> None:
    sections = set(re.findall(r"^##+ (\d(?:\.\d)?)", LAW, re.MULTILINE))
    assert cited(r"\bLAW (\d(?:\.\d)?)") <= sections


def test_every_category_told_is_explained() -> None:
    told = {category.reported for category in Category}
    start = LAW.index("### 4.1")
    section = LAW[start : LAW.index("\n### ", start + 1)]
    assert set(re.findall(r"`([A-Z_]+)`", section)) == told


def test_the_years_of_retention_are_those_of_the_code() -> None:
    rows = re.findall(r"^\| `([A-Z_0-9]+)` \| ([\w ]+) \| ([\w ]+) \|$", LAW, re.MULTILINE)
    said = {OffenceClass(name): (years(first), years(second)) for name, first, second in rows}
    assert said == RETENTION_YEARS


def years(said: str) -> int | None:
    return None if said == "for ever" else int(said)
