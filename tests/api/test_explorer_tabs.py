"""The tabs of GraphiQL after a reload: those that were there, the one that was open still open.

What the browser kept is given to the code of GraphiQL that reads it, as it is installed in `web/`.
"""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

WEB = Path(__file__).parent.parent.parent / "web"
MODULES = WEB / "node_modules"
BUNDLER = MODULES / ".bin" / "rolldown"
NODE = shutil.which("node")
GRAPHIQL = MODULES / "@graphiql" / "react" / "dist" / "utility" / "tabs.js"

pytestmark = pytest.mark.skipif(
    not BUNDLER.exists() or not GRAPHIQL.exists() or NODE is None, reason="web/ is not built"
)

RELOAD = """
import { getDefaultTabState } from '%s';
import { TABS, textsOfTheOpenTab } from '%s';
const kept = JSON.parse(process.argv[2]);
const get = name => kept[name] || null;
const begin = textsOfTheOpenTab(get(TABS));
const { tabs, activeTabIndex } = getDefaultTabState({
  query: begin.initialQuery ?? get('query'),
  variables: begin.initialVariables ?? get('variables'),
  headers: begin.initialHeaders ?? get('headers'),
  defaultTabs: [{ query: '{ first }', headers: '{}' }],
  shouldPersistHeaders: process.argv[3] === 'demonstration',
  storage: { get },
});
console.log(JSON.stringify({ titles: tabs.map(tab => tab.title), open: activeTabIndex }));
"""

Kept: TypeAlias = dict[str, Any]
Reload: TypeAlias = Callable[..., Kept]


@pytest.fixture(scope="module")
def reload(tmp_path_factory: pytest.TempPathFactory) -> Reload:
    folder = tmp_path_factory.mktemp("page")
    made, script = folder / "kept.mjs", folder / "reload.mjs"
    bundle = [str(BUNDLER), "src/kept.ts", "--format", "esm", "--file", str(made)]
    subprocess.run(bundle, cwd=WEB, check=True, capture_output=True)  # noqa: S603  our own program
    script.write_text(RELOAD % (GRAPHIQL.as_uri(), made.as_uri()))

    def reloaded(kept: Kept, where: str = "demonstration") -> Kept:
        asked = [str(NODE), str(script), json.dumps(kept), where]
        said = subprocess.run(asked, check=True, capture_output=True)  # noqa: S603  our own program
        found: Kept = json.loads(said.stdout)
        return found

    return reloaded


def tab(name: str, headers: str | None, variables: str | None = None) -> Kept:
    query = f"query {name} {{ viewer {{ id }} }}"
    return {
        "id": name,
        "title": name,
        "query": query,
        "variables": variables,
        "headers": headers,
        "operationName": name,
        "response": None,
        "hash": None,
    }


def tabs(active: int, *of: Kept) -> str:
    return json.dumps({"activeTabIndex": active, "tabs": of})


MARTIN, LEROY = '{"Authorization": "Persona martin"}', '{"Authorization": "Persona leroy"}'


def test_a_first_visit_has_the_tabs_to_begin_with(reload: Reload) -> None:
    assert reload({}) == {"titles": ["<untitled>"], "open": 0}


def test_a_persona_chosen_before_a_reload_opens_no_tab(reload: Reload) -> None:
    """The headers are kept a second time then, and the question is not."""
    kept = {"tabState": tabs(0, tab("one", LEROY), tab("two", MARTIN)), "headers": LEROY}
    assert reload(kept) == {"titles": ["one", "two"], "open": 0}


def test_the_open_tab_stays_open_with_texts_of_another_kept(reload: Reload) -> None:
    kept = {
        "tabState": tabs(1, tab("one", MARTIN), tab("two", LEROY, '{"id": 1}')),
        "headers": MARTIN,
        "query": "query one { viewer { id } }",
        "variables": '{"id": 2}',
    }
    assert reload(kept) == {"titles": ["one", "two"], "open": 1}


def test_where_no_header_is_kept_no_tab_is_opened_either(reload: Reload) -> None:
    kept = {"tabState": tabs(1, tab("one", None), tab("two", None)), "query": "query one"}
    assert reload(kept, "elsewhere") == {"titles": ["one", "two"], "open": 1}


@pytest.mark.parametrize("kept", ["no JSON", "{}", '{"activeTabIndex": 3, "tabs": []}'])
def test_what_cannot_be_read_is_a_first_visit(reload: Reload, kept: str) -> None:
    assert reload({"tabState": kept})["titles"][0] == "<untitled>"
