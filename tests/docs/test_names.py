"""What the documentation names exists, and what exists is in the documentation."""

import re
from pathlib import Path

import pytest
import typer
from prose import DOCS, README, ROOT, named, pages, text_of
from starlette.routing import Mount, Route

from api.caller import NAMES
from api.cli import app
from api.commands.demo import DEFAULT_CASES
from api.examples import EXAMPLES
from api.services import application
from api.settings import DemonstrationSettings, Settings, variable
from db import enumerations
from db.enumerations import Listed
from db.fiction.personas import PERSONAS
from permissions import categories, law, purposes, refusal
from schema import orders
from schema.orders import SORT_KEYS
from schema.wishes import NESTED_INPUTS, WISHES

PAGES = pages()
ALL = "\n".join(map(text_of, PAGES))
SETTINGS = {variable(name) for name in Settings.model_fields}
OF_MAKE = {"CASES", "PYTHON"}
HTTP = {"GET", "POST", "HTTP", "SIGTERM", "SIGINT"}
OF_THE_JOURNAL = {"RELEASED", "UNSTATED", "UPDATE", "DELETE", "TRUNCATE", "EXISTS", "WHERE"}
OF_THE_CODE = {"ENACTED", "UNWRITTEN", "INVARIANT", "CASE", "FROM"}
RESPONSE_HEADERS = {b"content-type", b"www-authenticate"}


def members() -> set[str]:
    """The codes of every closed list."""
    found: set[str] = set()
    for module in (enumerations, categories, law, purposes, refusal, orders):
        for each in vars(module).values():
            if isinstance(each, type) and issubclass(each, Listed):
                found |= {member.value for member in each}
    return found


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_code_named_exists(page: Path) -> None:
    known = members() | SETTINGS | OF_MAKE | HTTP | OF_THE_JOURNAL | OF_THE_CODE
    known |= {term.codes[0] for terms in purposes.TERMS.values() for term in terms.references[:0]}
    codes = {
        code
        for terms in purposes.TERMS.values()
        for reference in terms.references
        for code in reference.codes
    }
    assert set(re.findall(r"`([A-Z][A-Z0-9_]{2,})`", text_of(page))) <= known | codes


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_setting_named_exists(page: Path) -> None:
    assert set(re.findall(r"\bGREFFE_[A-Z_]+\b", text_of(page))) <= SETTINGS


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_and_option_named_exists(page: Path) -> None:
    commands = typer.main.get_command(app)
    assert isinstance(commands, typer.core.TyperGroup)
    text = text_of(page)
    shells = "\n".join(
        [*re.findall(r"`([^`\n]+)`", text), *re.findall(r"```sh\n(.*?)```", text, re.DOTALL)]
    )
    assert set(re.findall(r"(?<!-t )\bgreffe ([a-z]+)\b", shells)) <= set(commands.commands)
    options = {
        option
        for command in commands.commands.values()
        for each in command.params
        for option in each.opts
    }
    assert set(re.findall(r"`(--[a-z-]+)`", text)) <= options | {"--help"}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_header_shown_is_one_that_is_read_or_sent(page: Path) -> None:
    for block in re.findall(r"```http\n(.*?)```", text_of(page), re.DOTALL):
        names = {name.lower().encode() for name in re.findall(r"^([\w-]+): ", block, re.MULTILINE)}
        assert names <= NAMES | RESPONSE_HEADERS


def test_every_code_of_withholding_is_explained() -> None:
    page = text_of(DOCS / "withholding.md")
    assert all(f"`{code}`" in page for code in law.Withholding)


def test_every_page_is_in_the_index() -> None:
    index = text_of(DOCS / "README.md")
    for page in DOCS.glob("*.md"):
        assert page.name == "README.md" or f"]({page.name})" in index
    decisions = text_of(DOCS / "decisions/README.md")
    for page in (DOCS / "decisions").glob("0*.md"):
        title = text_of(page).splitlines()[0].removeprefix("# ")
        number, words = title.split(". ", 1)
        assert page.name.startswith(f"{int(number):04}-")
        assert f"{number}. [{words}]({page.name})" in decisions


def test_every_filter_and_sort_key_is_explained() -> None:
    page = text_of(DOCS / "pagination-filters.md")
    nested = set().union(*NESTED_INPUTS.values())
    keys = {key for each in (*WISHES.values(), *SORT_KEYS.values()) for key in each}
    assert {key for key in keys | nested if f"`{key}`" not in page} == set()


def test_every_path_that_is_answered_is_explained(tmp_path: Path) -> None:
    served = application(DemonstrationSettings(data=tmp_path, database_url="postgresql:///none"))
    paths = {each.path for each in served.routes if isinstance(each, Route | Mount)}
    rows = re.findall(r"^\| `(/\S+)` \|", text_of(DOCS / "endpoints.md"), re.MULTILINE)
    assert set(rows) == paths | {"/graphql"}


def test_every_persona_of_the_readme_can_be_played() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|", text_of(README), re.MULTILINE)
    assert rows
    assert set(rows) <= set(PERSONAS)
    assert EXAMPLES[0].persona in rows


def test_the_size_of_the_demonstration_is_the_one_of_the_makefile() -> None:
    assert f"CASES={DEFAULT_CASES}" in text_of(ROOT / "Makefile")
