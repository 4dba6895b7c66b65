"""The code map names every file once, in the order of the layers, and no other."""

import ast
import re
import tomllib
from pathlib import Path

from prose import ROOT, is_ours, text_of

MAP = text_of(ROOT / "ARCHITECTURE.md")
LINE = re.compile(r"^- `((?:api|schema|permissions|db|bench|web)/\S+)` \S", re.MULTILINE)
SECTION = re.compile(r"^### (\w+)$", re.MULTILINE)
MIGRATIONS = "db/migrations/"


def sections() -> dict[str, str]:
    """The folders of the code map, in order, each with its text."""
    start = MAP.index("## Code map")
    _, *parts = SECTION.split(MAP[start : MAP.index("\n## ", start + 1)])
    return dict(zip(parts[::2], parts[1::2], strict=True))


def says_something(file: Path) -> bool:
    """Whether a module holds more than a docstring."""
    body = ast.parse(text_of(file)).body
    return any(not isinstance(each, ast.Expr) for each in body)


def files() -> set[str]:
    """The files that the map is to name; of the migrations, their folder."""
    python = [
        file
        for folder in ("api", "schema", "permissions", "db", "bench")
        for file in (ROOT / folder).rglob("*.py")
        if is_ours(file) and says_something(file)
    ]
    named = {file.relative_to(ROOT).as_posix() for file in (*python, *(ROOT / "web/src").iterdir())}
    return {name for name in named if not name.startswith(MIGRATIONS)} | {MIGRATIONS}


def test_every_file_is_named_once_and_exists() -> None:
    lines = LINE.findall(MAP)
    assert sorted(lines) == sorted(set(lines))
    assert sorted(files() - set(lines)) == [], "files that the code map does not name"
    assert sorted(set(lines) - files()) == [], "names of files that are not there"


def test_files_stand_under_their_folders() -> None:
    for folder, text in sections().items():
        assert all(name.startswith(f"{folder}/") for name in LINE.findall(text))


def test_the_folders_are_in_the_order_of_the_layers() -> None:
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))
    contracts = project["tool"]["importlinter"]["contracts"]
    layers = next(each["layers"] for each in contracts if each["type"] == "layers")
    assert list(sections())[: len(layers)] == layers


def test_files_named_in_passing_exist() -> None:
    names = {Path(name).name for name in files()}
    for named in re.findall(r"`(\w+\.py)`", MAP):
        assert named in names, named
