"""No file names the machine it was made on, a registry's host, or how it came to be written.

The words looked for are put together from parts, so that this file does not hold them.
"""

import re
import subprocess
from pathlib import Path

import pytest
from prose import ROOT, is_ours

FOLDERS = ("work", "root", "tmp/greffe", "tmp/g", "home/[a-z]")
HOSTS = (
    r"pypi\.",
    r"registry\.npmjs",
    r"npmjs\.",
    r"pythonhosted\.",
    r"registry\.yarnpkg",
    r"proxy\.golang",
    "arti" + "factory",
    "dev" + "pi",
)
WORDS = (
    "sess" + "ion [0-9]",
    "issue" + " #?[0-9]",
    "sub-?ag" + "ent",
    "assist" + "ant AI",
    "lang" + "uage model",
    "work" + "place",
    "SP" + r"EC\.md",
    "DES" + r"IGN\.md",
    "SCEN" + r"ARIOS\.md",
    "LE" + r"AKS\.md",
    "ST" + r"YLE\.md",
)
PATTERNS = {
    "a path of a machine": r"(?<![\w.}])/(?:" + "|".join(FOLDERS) + r")/\w",
    "the host of a registry": "(?:" + "|".join(HOSTS) + ")",
    "how it was made": r"(?i:\b(?:" + "|".join(WORDS) + r")\b)",
}
UNREAD = {".jsonl", ".png", ".ico"}


def kept_files() -> list[Path]:
    """The files of the repository; where there is none, those of the folder."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607  whichever git there is
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
    )
    if listed.returncode:
        return [file for file in ROOT.rglob("*") if file.is_file() and is_ours(file)]
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_files_are_found_and_what_is_looked_for_would_be() -> None:
    assert ROOT / "README.md" in kept_files()
    samples = ("see /wo" + "rk/main", "https://py" + "pi.org/simple", "as iss" + "ue 7 says")
    for pattern, sample in zip(PATTERNS.values(), samples, strict=True):
        assert re.search(pattern, sample)


@pytest.mark.parametrize("kind", PATTERNS)
def test_no_file_says(kind: str) -> None:
    wanted = re.compile(PATTERNS[kind])
    found = [
        f"{file.relative_to(ROOT)}: {match[0]}"
        for file in kept_files()
        if file.suffix not in UNREAD
        for match in wanted.finditer(file.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []


@pytest.mark.parametrize("word", ["robust", "enhanc", "comprehensiv", "seamless", "powerful"])
def test_no_page_praises(word: str) -> None:
    pages = [file for file in kept_files() if file.suffix == ".md"]
    assert [str(page) for page in pages if word in page.read_text(encoding="utf-8").lower()] == []
