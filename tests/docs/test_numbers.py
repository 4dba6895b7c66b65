"""The limits that the documentation states are those of the code."""

import re
from pathlib import Path

from prose import DOCS, text_of

from api.settings import Settings, variable
from db.evidence.chains import SKEW
from db.evidence.findings import Kind
from db.evidence.terms import JOURNAL_YEARS
from db.journal import JournalLimits
from db.journal_entry import LONGEST_TEXT
from schema.document import DEFAULT_LIMITS
from schema.limits import Limits
from schema.query import IDS_LARGEST
from schema.record import LIST_DEFAULT, LIST_LARGEST
from schema.viewer import PAGE_DEFAULT, PAGE_LARGEST

PAGE = text_of(DOCS / "pagination-filters.md")
ROW = re.compile(r"^\| (.+?)(?: \(`([A-Z_]+)`\))? \| ([\d,]+) \|$", re.MULTILINE)


def stated() -> dict[str, int]:
    """The table of limits: what is limited, and the number."""
    table = PAGE[PAGE.index("| limit | value |") :]
    return {name: number(value) for name, _, value in ROW.findall(table)}


def number(text: str) -> int:
    return int(text.replace(",", ""))


def default(name: str) -> object:
    return Settings.model_fields[name].default


def test_the_table_of_limits_is_that_of_the_code() -> None:
    limits = DEFAULT_LIMITS
    assert stated() == {
        "cost of an operation": default("max_cost"),
        "records of a page, where `first` and `last` are left out": PAGE_DEFAULT,
        "records of a page, at most": PAGE_LARGEST,
        "records of a relation's list, where `first` is left out": LIST_DEFAULT,
        "records of a relation's list, at most": LIST_LARGEST,
        "ids of `nodes`": IDS_LARGEST,
        "bytes of a body": default("max_body"),
        "characters of a document": limits.characters,
        "tokens of a document": default("max_tokens"),
        "levels of nested fields": default("max_depth"),
        "levels of nested values": limits.literal_depth,
        "operations of a document": limits.operations,
        "fragments of a document": limits.fragments,
        "fields at the root": limits.root_fields,
        "fields, fragments spread": limits.fields,
        "aliases, fragments spread": default("max_aliases"),
        "directives": limits.directives,
        "seconds of a statement": default("statement_timeout"),
    }


def test_the_settings_that_limit_are_named_beside_their_limits() -> None:
    table = PAGE[PAGE.index("| limit | value |") :]
    named = {setting: number(value) for _, setting, value in ROW.findall(table) if setting}
    assert named == {
        variable(name): default(name)
        for name in (
            *("max_cost", "max_body", "max_tokens", "max_depth", "max_aliases"),
            "statement_timeout",
        )
    }


def test_documents_are_limited_alike_with_and_without_settings() -> None:
    assert (default("max_tokens"), default("max_depth"), default("max_aliases")) == (
        DEFAULT_LIMITS.tokens,
        DEFAULT_LIMITS.depth,
        DEFAULT_LIMITS.aliases,
    )
    assert Limits() == DEFAULT_LIMITS


def test_what_a_page_and_a_list_count_is_as_stated() -> None:
    assert f"| `first` or `last`; {PAGE_DEFAULT} where neither is given |" in PAGE
    assert f"| `first`; {LIST_DEFAULT} where it is not given |" in PAGE
    example = 50 + 50 * LIST_DEFAULT + 50 * LIST_DEFAULT * LIST_DEFAULT
    assert f"{example:,}." in PAGE


def test_the_numbers_of_the_journal_are_those_of_the_code() -> None:
    page, limits = text_of(DOCS / "journal.md"), JournalLimits()
    for said in (
        f"{limits.batch} at most",
        f"- {limits.waiting:,} entries may wait",
        f"tried after {limits.first_retry} seconds",
        f"every {limits.longest_retry:.0f} seconds at most",
        f"{LONGEST_TEXT} characters at most",
        f"dated more than {SKEW.seconds // 60} minutes after",
        f"`GREFFE_JOURNAL_CHECKPOINT_SECONDS` ({default('journal_checkpoint_seconds'):g})",
    ):
        assert said in page
    for file, years in JOURNAL_YEARS.items():
        row = rf"^\| {file} \([^)]+\) \| {years} \| `GREFFE_JOURNAL_YEARS_{file}` \|$"
        assert re.search(row, page, re.MULTILINE)
    assert all(re.search(rf"^\| [^|]*\b{kind}\b[^|]* \|", page, re.MULTILINE) for kind in Kind)


def test_the_columns_of_the_journal_are_those_of_its_view() -> None:
    page = text_of(DOCS / "journal.md")
    page = page[: page.index("\n## Durability")]
    migration = text_of(Path(__file__).parents[2] / "db/migrations/0011_journal.sql")
    view = migration[migration.index("CREATE VIEW journal AS") :]
    columns = re.sub(r"(?:encode|journal_ids)\([^)]*\) AS |\b(?:entry|plan)\.", "", view)
    listed = columns[columns.index("SELECT") + len("SELECT") : columns.index("FROM")]
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", page, re.MULTILINE)
    assert {name for row in rows for name in re.findall(r"\w+", row)} == set(
        re.findall(r"\w+", listed)
    )
