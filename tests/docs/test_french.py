"""Messages in French are set as French is: ’ for the apostrophe, « » round names and texts."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from prose import ROOT, is_ours

FRENCH = {"refuse": 2, "Said": 1, "Fault": 2, "_malformed": 1, "_refusal": 2}
"""The position of the French text among the arguments of what makes a message."""
MODULES = [
    file
    for folder in ("api", "schema", "permissions")
    for file in (ROOT / folder).rglob("*.py")
    if is_ours(file)
]


def french(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            position = FRENCH.get(node.func.id)
            if position is not None and len(node.args) > position:
                yield from texts(node.args[position])


def texts(node: ast.expr) -> Iterator[str]:
    """The constant parts of a text."""
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def test_messages_in_french_are_found() -> None:
    assert sum(1 for module in MODULES for _ in french(module)) > 50


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(ROOT).as_posix())
def test_french_is_set_as_french(module: Path) -> None:
    assert [text for text in french(module) if "'" in text or "`" in text] == []
