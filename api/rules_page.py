"""The tables of `docs/rules.md`, made from the paragraphs that are enacted.

`python -m api.rules_page` writes them anew; a test compares.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, assert_never

from db.enumerations import Role
from permissions.categories import Category
from permissions.cpp import ENACTED, UNWRITTEN
from permissions.entities import Case
from permissions.fields import Relation
from permissions.law import Ask, Bar, Grant, Need, Paragraph, Text
from permissions.purposes import Purpose
from schema.build import build
from schema.record import FIELDS

PAGE: Final = Path(__file__).parent.parent / "docs" / "rules.md"
NO_PURPOSE: Final = "none stated"
PURPOSES: Final = (*Purpose, NO_PURPOSE)


@dataclass(frozen=True, slots=True)
class Rule:
    """A paragraph as the page shows it; roles, purposes and categories are codes."""

    source: Paragraph
    kind: str
    roles: frozenset[str]
    purposes: frozenset[str]
    categories: frozenset[str]


def rule_of(source: Paragraph) -> Rule:
    """What a paragraph says to every role and purpose, put together.

    It is read for cases: to whom it speaks, for what, and of what does not depend on the record.
    """
    kind, categories = "", frozenset[str]()
    heard: set[tuple[str, str]] = set()
    for role in Role:
        for purpose in (*Purpose, None):
            text = source.reading(Ask(role, purpose, Case))
            kind = _kind(text)
            if not isinstance(text, Need):
                categories |= text.of
            if _speaks(text, role, purpose):
                heard.add((role, purpose or NO_PURPOSE))
    return Rule(
        source,
        kind,
        frozenset(role for role, _ in heard),
        frozenset(purpose for _, purpose in heard),
        categories,
    )


def _kind(text: Text) -> str:
    match text:
        case Grant():
            return "grant"
        case Bar(code=None):
            return "bar, no trace left"
        case Bar(code=code):
            return f"bar (`{code}`)"
        case Need(code=code):
            return f"need (`{code}`)"
        case _:
            assert_never(text)


def _speaks(text: Text, role: Role, purpose: Purpose | None) -> bool:
    match text:
        case Grant():
            return text.opens(Ask(role, purpose, Case))
        case Bar():
            return any(text.closes(Ask(role, purpose, Case), category) for category in text.of)
        case Need():
            return text.binds(role, purpose)
        case _:
            assert_never(text)


def rules_table() -> str:
    """Every enacted paragraph, in the order of the code."""
    head = ("clauses", "rule", "kind", "since", "roles", "purposes", "categories", "meaning")
    return _table(head, (_rule_row(rule_of(source)) for source in ENACTED))


def _rule_row(rule: Rule) -> tuple[str, ...]:
    source = rule.source
    since = f"{source.since}" if source.until is None else f"{source.since} until {source.until}"
    return (
        ", ".join(source.clauses),
        source.rule,
        rule.kind,
        since,
        _codes(rule.roles, list(Role)),
        _codes(rule.purposes, PURPOSES),
        _codes(rule.categories, list(Category)) if rule.categories else "",
        source.meaning,
    )


def unwritten_table() -> str:
    """The paragraphs that need no code, with the reason."""
    rows = ((each.clause, each.reason) for each in UNWRITTEN)
    return _table(("clause", "why no code"), rows)


def categories_table() -> str:
    """Every category: what callers are told it is, and the fields that tell it."""
    _declared()
    fields = {category: list[str]() for category in Category}
    presence = {category: list[str]() for category in Category}
    for (kind, name), field in FIELDS.items():
        if not isinstance(field, Relation):
            target = presence if name == "id" else fields
            shown = kind if name == "id" else f"{kind}.{name}"
            for category in {category for _, category in field.classes}:
                target[category].append(shown)
    head = ("category", "told as", "records whose presence tells it", "fields")
    return _table(
        head,
        (
            (f"`{each}`", f"`{each.reported}`", ", ".join(presence[each]), ", ".join(fields[each]))
            for each in Category
        ),
    )


@cache
def _declared() -> None:
    """See to it that every type has entered its fields."""
    build()


def _codes(found: Collection[str], among: Collection[str]) -> str:
    missing = [code for code in among if code not in found]
    if not missing:
        return "all"
    if len(missing) < len(found) / 2:
        return f"all but {_listed(missing)}"
    return _listed([code for code in among if code in found])


def _listed(codes: Collection[str]) -> str:
    return ", ".join(code if code == NO_PURPOSE else f"`{code}`" for code in codes)


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


TABLES: Final[Mapping[str, Callable[[], str]]] = {
    "rules": rules_table,
    "categories": categories_table,
    "unwritten": unwritten_table,
}


def with_tables(page: str) -> str:
    """A page with each table written anew between its two marks."""
    for name, made in TABLES.items():
        begin = f"<!-- {name}: made by `python -m api.rules_page` -->"
        end = f"<!-- end of {name} -->"
        before, _, rest = page.partition(begin)
        _, _, after = rest.partition(end)
        page = f"{before}{begin}\n{made()}\n{end}{after}"
    return page


if __name__ == "__main__":
    PAGE.write_text(with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
