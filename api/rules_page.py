"""The tables of `docs/rules.md`, made from the paragraphs enacted and the fields declared.

`python -m api.rules_page` writes them anew; a test compares.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, assert_never

from db.enumerations import Role
from permissions.categories import Category, Classification
from permissions.cpp import ENACTED, UNWRITTEN
from permissions.entities import AdministrativeInquiry, Case, InterceptItem
from permissions.fields import Relation
from permissions.law import Ask, Bar, Grant, Need, Paragraph, Text
from permissions.purposes import Purpose
from schema.build import build
from schema.record import FIELDS

PAGE: Final = Path(__file__).parent.parent / "docs" / "rules.md"
NO_PURPOSE: Final = "none stated"
PRESENCE: Final = "its presence"


def rules_table() -> str:
    """Every enacted paragraph, in the order of the code."""
    head = ("clauses", "rule", "kind", "since", "roles", "purposes", "categories", "meaning")
    texts = ((source, text) for source in ENACTED for text in _said(source))
    return _table(head, (_rule(*each) for each in texts))


_ASK = Ask(Role.PROSECUTOR, None, Case)
"""Paragraphs are read for cases: whom they speak to seldom depends on the record."""
_FURTHER = (
    Ask(Role.ADMIN_POLICE_AGENT, None, AdministrativeInquiry),
    Ask(Role.JUDICIAL_POLICE_OFFICER, None, InterceptItem),
)
"""How those are read that say nothing of cases to a prosecutor."""


def _said(source: Paragraph) -> tuple[Text, ...]:
    """What a paragraph says, to the first who is told anything."""
    return next(filter(None, map(source.texts, (_ASK, *_FURTHER))), ())


def _rule(source: Paragraph, text: Text) -> tuple[str, ...]:
    """One thing that a paragraph says."""
    return (
        ", ".join(source.clauses),
        source.rule,
        _kind(text),
        _days(source),
        _codes(_roles(text), list(Role)),
        _codes(_purposes(source, text), [*Purpose, NO_PURPOSE]),
        "" if isinstance(text, Need) else _codes(text.of, list(Category)),
        source.meaning,
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


def _days(source: Paragraph) -> str:
    since = source.since.isoformat()
    return since if source.until is None else f"{since}, until {source.until.isoformat()}"


def _roles(text: Text) -> Collection[str]:
    return frozenset(Role) if isinstance(text, Bar) else text.to


def _purposes(source: Paragraph, text: Text) -> Collection[str]:
    """The purposes it speaks to; a grant may be for whatever purpose is stated."""
    match text:
        case Grant():
            stated = [None, *Purpose]
            return [each or NO_PURPOSE for each in stated if _speaks_of(source, text, each)]
        case Bar() | Need():
            return [*Purpose, NO_PURPOSE] if text.purposes is None else text.purposes
        case _:
            assert_never(text)


def _speaks_of(source: Paragraph, grant: Grant, purpose: Purpose | None) -> bool:
    """Whether the paragraph grants the same for a purpose."""
    return any(
        isinstance(said, Grant)
        and (said.of, said.to, said.purpose) == (grant.of, grant.to, purpose)
        for said in source.texts(replace(_ASK, purpose=purpose))
    )


def fields_table() -> str:
    """The fields of every type, by the categories they tell."""
    build()  # the types enter their fields as they are made
    rows: dict[tuple[str, Classification], list[str]] = {}
    for (kind, name), field in FIELDS.items():
        if not isinstance(field, Relation):
            shown = PRESENCE if name == "id" else f"`{name}`"
            rows.setdefault((kind, field.classes), []).append(shown)
    return _table(
        ("type", "fields", "category"),
        (
            (f"`{kind}`", ", ".join(sorted(names, key=_presence_first)), _told(classes))
            for (kind, classes), names in sorted(rows.items(), key=lambda row: row[0][0])
        ),
    )


def _presence_first(name: str) -> bool:
    return name != PRESENCE


def _told(classes: Classification) -> str:
    return ", ".join(dict.fromkeys(f"`{category}`" for _, category in classes))


def parts_table() -> str:
    """Categories that are parts of another, which is the one callers are told."""
    rows = ((f"`{each}`", f"`{each.reported}`") for each in Category if each != each.reported)
    return _table(("category", "told as"), rows)


def unwritten_table() -> str:
    """The paragraphs that need no code, with the reason."""
    return _table(("clause", "why no code"), ((each.clause, each.reason) for each in UNWRITTEN))


def _codes(found: Collection[str], among: Collection[str]) -> str:
    missing = [code for code in among if code not in found]
    if not missing:
        return "all"
    if len(missing) < len(found) / 2:
        return f"all but {_listed(missing)}"
    return _listed([code for code in among if code in found])


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(code if code == NO_PURPOSE else f"`{code}`" for code in codes)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    ruled = f"|{'---|' * len(head)}"
    said = (f"| {' | '.join(line)} |".replace("|  |", "| |") for line in rows)
    return "\n".join((f"| {' | '.join(head)} |", ruled, *said))


TABLES: Final[Mapping[str, Callable[[], str]]] = {
    "rules": rules_table,
    "unwritten": unwritten_table,
    "fields": fields_table,
    "parts": parts_table,
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
