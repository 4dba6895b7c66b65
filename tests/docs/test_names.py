"""What the documentation names exists, and what exists is in the documentation."""

import re
from pathlib import Path

import pytest
import typer
from prose import DOCS, README, ROOT, named, pages, text_of
from starlette.routing import Mount, Route

from api import replay
from api.caller import NAMES
from api.cli import app
from api.commands.demo import DEFAULT_CASES
from api.examples import EXAMPLES
from api.services import application
from api.settings import DemonstrationSettings, Settings, variable
from db import enumerations
from db.enumerations import Listed
from db.fiction.personas import PERSONAS
from db.watch import rules
from permissions import categories, explaining, explanation, law, policy, purposes, refusal
from permissions.statistics import dimensions
from schema import orders
from schema.course import PHASES
from schema.orders import SORT_KEYS
from schema.wishes import NESTED_INPUTS, WISHES

PAGES = pages()
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]  # a group
JOURNAL = COMMANDS["journal"].commands
SETTINGS = {variable(name) for name in Settings.model_fields}
NO_CODES = {
    *("GET", "POST", "HTTP", "SIGTERM", "SIGINT", "JWT", "ES256", "RS256", "HS256"),
    *(
        "NOT_THERE",
        "TAKEN",
        "FAILED",
        "DIFFERING",
        "FREE",
        "WAITING",
        "FOUND",
        "MADE",
        "DONE",
        "SOCKET",
    ),
    *("RELEASED", "UNSTATED", "UPDATE", "DELETE", "TRUNCATE", "EXISTS", "WHERE", "FROM"),
    *(
        "ENACTED",
        "UNWRITTEN",
        "INVARIANT",
        "CASE",
        "CASES",
        "PYTHON",
        "NONE",
        "EARLIER",
        "A53",
        "CATEGORY",
    ),
}
"""Words in capitals that pages name, of protocols, SQL, the journal, the code and the Makefile."""
RESPONSE_HEADERS = {b"content-type", b"www-authenticate"}


def codes() -> set[str]:
    """The codes of every closed list, those of references included."""
    closed = (enumerations, categories, law, purposes, refusal, orders, dimensions)
    modules = (*closed, explaining, explanation, policy, replay, rules)
    lists = [each for module in modules for each in vars(module).values()]
    terms = [each for known in purposes.TERMS.values() for each in known.references]
    members = {
        member.value
        for each in lists
        if isinstance(each, type) and issubclass(each, Listed)
        for member in each
    }
    return members.union(*(each.codes for each in terms))


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_code_named_exists(page: Path) -> None:
    found = set(re.findall(r"`([A-Z][A-Z0-9_]{2,})`", text_of(page)))
    assert found - codes() - SETTINGS - NO_CODES - set(PHASES) == set()


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_setting_named_exists(page: Path) -> None:
    assert set(re.findall(r"\bGREFFE_[A-Z_]+\b", text_of(page))) <= SETTINGS


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_and_option_named_exists(page: Path) -> None:
    text = text_of(page)
    spans = re.findall(r"`([^`\n]+)`", text) + re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    commands = {name for span in spans for name in re.findall(r"(?<!-t )\bgreffe ([a-z]+)\b", span)}
    assert commands <= set(COMMANDS)
    below = {name for span in spans for name in re.findall(r"\bgreffe journal ([a-z]+)\b", span)}
    assert below <= set(JOURNAL)
    every = (*COMMANDS.values(), *JOURNAL.values())
    options = {option for each in every for given in each.params for option in given.opts}
    assert set(re.findall(r"`(--[a-z-]+)`", text)) <= options


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_header_shown_is_one_that_is_read_or_sent(page: Path) -> None:
    for block in re.findall(r"```http\n(.*?)```", text_of(page), re.DOTALL):
        names = {name.lower().encode() for name in re.findall(r"^([\w-]+): ", block, re.MULTILINE)}
        assert names <= NAMES | RESPONSE_HEADERS


def test_every_code_of_withholding_is_explained() -> None:
    page = text_of(DOCS / "withholding.md")
    assert all(f"`{code}`" in page for code in purposes.Withholding)


def test_every_page_is_named_in_the_readme() -> None:
    end = text_of(README).split("## Where to read on")[1]
    assert {page.name for page in DOCS.glob("*.md") if f"](docs/{page.name})" not in end} == {
        "README.md"
    }


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
    rows = re.findall(r"^\| `(/\S*)` \|", text_of(DOCS / "endpoints.md"), re.MULTILINE)
    assert set(rows) == paths | {"/graphql"}


def test_every_persona_of_the_readme_can_be_played() -> None:
    rows = re.findall(r"^\| (`[a-z-]+`.*?) \| .*? \| (.*)\|$", text_of(README), re.MULTILINE)
    shown = {key: acts for keys, acts in rows for key in re.findall(r"`([a-z-]+)`", keys)}
    assert shown
    assert set(shown) <= set(PERSONAS)
    assert EXAMPLES[0].persona in shown
    for key, acts in shown.items():
        assert set(re.findall(r"`(\w+)`", acts)) <= set(PERSONAS[key].may), key
        assert bool(acts.strip()) <= bool(PERSONAS[key].may)


def test_the_makefile_says_the_defaults_and_what_the_readme_calls() -> None:
    made = text_of(ROOT / "Makefile")
    defaults = {name: Settings.model_fields[name].default for name in ("port", "data")}
    assert f"PORT={defaults['port']} DATA={defaults['data']} CASES={DEFAULT_CASES}" in made
    for target in re.findall(r"^make (\w+)", text_of(README), re.MULTILINE):
        assert re.search(rf"^{target}:", made, re.MULTILINE)
