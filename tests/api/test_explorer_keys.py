"""The key of an act in an example is drawn by the page, anew for each tab."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

WEB = Path(__file__).parent.parent.parent / "web"
BUNDLER = WEB / "node_modules" / ".bin" / "rolldown"
NODE = shutil.which("node")
OPEN = """
import { textsOf } from '%s';
const headers = { 'Access-Purpose': 'CASE_RECORDING;case="<key>"' };
const act = { query: 'mutation', headers, variables: { input: { number: 'K' }, key: '<key>' } };
const read = { query: '{ first }', headers: {}, variables: {} };
console.log(JSON.stringify([act, act, read].map(textsOf)));
"""

pytestmark = pytest.mark.skipif(not BUNDLER.exists() or NODE is None, reason="web/ is not built")


@pytest.fixture(scope="module")
def tabs(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("page")
    made, script = folder / "examples.mjs", folder / "open.mjs"
    bundle = [str(BUNDLER), "src/examples.ts", "--format", "esm", "--file", str(made)]
    subprocess.run(bundle, cwd=WEB, check=True, capture_output=True)  # noqa: S603  our own program
    script.write_text(OPEN % made.as_uri())
    asked = [str(NODE), str(script)]
    said = subprocess.run(asked, check=True, capture_output=True)  # noqa: S603  our own program
    found: list[dict[str, Any]] = json.loads(said.stdout)
    return found


def test_one_key_stands_in_the_purpose_and_in_the_variables(tabs: list[dict[str, Any]]) -> None:
    for tab in tabs[:2]:
        key = json.loads(tab["variables"])["key"]
        assert str(UUID(key)) == key
        purpose = json.loads(tab["headers"])["Access-Purpose"]
        assert purpose == f'CASE_RECORDING;case="{key}"'


def test_another_tab_has_another_key(tabs: list[dict[str, Any]]) -> None:
    assert tabs[0]["variables"] != tabs[1]["variables"]


def test_what_takes_no_variables_shows_none(tabs: list[dict[str, Any]]) -> None:
    assert tabs[2] == {"query": "{ first }", "headers": "{}", "variables": ""}
