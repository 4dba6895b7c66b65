"""The pages of the documentation, and the examples that stand in them.

An example is a mark that names a persona, then the headers, the document, perhaps its variables,
and the answer as blocks; or, in the README, the command of a shell, then the answer. `<endCursor>`
in variables stands for that of the answer before, on the same page. A mark that names an example
of GraphiQL besides is followed by the same blocks; it needs no answer.
"""

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
DOCS = ROOT / "docs"
FOREIGN = {"node_modules", "dist", "build"}

_BLOCK = r"\s*```{kind}\n(?P<{kind}>.*?)```\n"
_EXAMPLE = re.compile(
    r"<!-- answered to (?P<persona>[a-z-]+) -->\n"
    + "".join(_BLOCK.format(kind=kind) for kind in ("http", "graphql"))
    + r"(?:\s*```json variables\n(?P<variables>.*?)```\n)?"
    + _BLOCK.format(kind="json"),
    re.DOTALL,
)
_TAB = re.compile(
    r"<!-- the example (?P<name>\w+) of (?P<persona>[a-z-]+) -->\n"
    + "".join(_BLOCK.format(kind=kind) for kind in ("http", "graphql"))
    + r"(?:\s*```json variables\n(?P<variables>.*?)```\n)?"
    + r"(?:\s*```json\n(?P<json>.*?)```\n)?",
    re.DOTALL,
)
_EXCHANGE = re.compile(
    r"<!-- over a socket of (?P<persona>[a-z-]+) -->(?P<messages>.*?)<!-- its end -->", re.DOTALL
)
_JSON = re.compile(r"```json\n(.*?)```", re.DOTALL)
_COMMAND = re.compile(r"```sh\n(?P<command>curl .*?)```\n.*?```json\n(?P<json>.*?)```", re.DOTALL)
_CURSOR = re.compile(r'"endCursor": "([^"]+)"')
_TOKEN = re.compile(r"Bearer \$\(.* token (?P<persona>[a-z-]+)\)")


@dataclass(frozen=True, slots=True)
class Exchange:
    """What a page shows of a socket: what a persona sends, and what is told in its turn."""

    page: str
    persona: str
    sent: tuple[dict[str, Any], ...]
    told: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An operation as a page shows it: who asks, with what headers, and the answer."""

    page: str
    persona: str
    headers: Mapping[str, str]
    query: str
    answer: dict[str, Any]
    variables: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_act(self) -> bool:
        """Whether it changes the register."""
        return self.query.startswith("mutation")


def is_ours(file: Path) -> bool:
    """Whether a file is of the project, and not fetched or built in its folder."""
    parts = file.relative_to(ROOT).parts
    return not FOREIGN & set(parts) and not any(part.startswith(".") for part in parts)


def pages() -> list[Path]:
    """Every page of prose in the project."""
    return sorted(filter(is_ours, ROOT.rglob("*.md")))


def named(page: Path) -> str:
    """The page as it is named in a clone."""
    return page.relative_to(ROOT).as_posix()


def text_of(page: Path) -> str:
    """What the page says."""
    return page.read_text(encoding="utf-8")


def shown_on_pages() -> Iterator[Shown]:
    """The examples under a mark, of all pages."""
    for page in pages():
        cursor = ""
        for found in _EXAMPLE.finditer(text_of(page)):
            variables = json.loads((found["variables"] or "{}").replace("<endCursor>", cursor))
            cursor = "".join(_CURSOR.findall(found["json"])[:1])
            yield Shown(
                named(page),
                found["persona"],
                dict(line.split(": ", 1) for line in found["http"].strip().splitlines()),
                found["graphql"],
                json.loads(found["json"]),
                variables,
            )


def tabs_on_pages() -> Iterator[tuple[str, Shown]]:
    """The examples of GraphiQL that pages show: the name, and what is shown; the key of an act is
    the `<key>` that the example has. Without an answer where none is shown.
    """
    for page in pages():
        for found in _TAB.finditer(text_of(page)):
            given, http = found["variables"] or "{}", found["http"]
            if key := json.loads(given).get("key"):
                given, http = (text.replace(key, "<key>") for text in (given, http))
            yield (
                found["name"],
                Shown(
                    named(page),
                    found["persona"],
                    dict(line.split(": ", 1) for line in http.strip().splitlines()),
                    found["graphql"],
                    json.loads(found["json"] or "{}"),
                    json.loads(given),
                ),
            )


def exchanges_on_pages() -> Iterator[Exchange]:
    """The sockets under a mark, of all pages."""
    for page in pages():
        for found in _EXCHANGE.finditer(text_of(page)):
            messages = [json.loads(each) for each in _JSON.findall(found["messages"])]
            sent, told = tuple(messages[::2]), tuple(messages[1::2])
            yield Exchange(named(page), found["persona"], sent, told)


def shown_as_commands() -> Iterator[Shown]:
    """The commands of the README that ask something."""
    for found in _COMMAND.finditer(text_of(README)):
        _, _, *options = shlex.split(found["command"].replace("\\\n", " "))
        given = list(zip(options[::2], options[1::2], strict=True))
        headers = dict(value.split(": ", 1) for option, value in given if option == "-H")
        persona = _TOKEN.fullmatch(headers.pop("Authorization"))
        body = next(value for option, value in given if option == "--data")
        assert persona
        sent, answer = json.loads(body), json.loads(found["json"])
        headers.pop("Content-Type")
        given = sent.get("variables", {})
        yield Shown(named(README), persona["persona"], headers, sent["query"], answer, given)
