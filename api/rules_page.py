"""The tables of `docs/rules.md`, made from the paragraphs enacted and the fields declared.

`python -m api.rules_page` writes them anew; a test compares.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, assert_never

from db.enumerations import Role
from permissions.bearing import Said, said
from permissions.categories import Category, Classification
from permissions.cpp import ENACTED, UNWRITTEN
from permissions.entities import Entity
from permissions.fields import Relation
from permissions.law import Bar, Grant, Need, Paragraph, Text
from permissions.purposes import Purpose
from schema.build import build
from schema.may_read import carriers
from schema.record import FIELDS

PAGE: Final = Path(__file__).parent.parent / "docs" / "rules.md"
NO_PURPOSE: Final = "none stated"
PRESENCE: Final = "its presence"


@dataclass(frozen=True, slots=True)
class Rule:
    """A thing that a paragraph says, with the purposes and the kinds of records it is said of.

    `to` are the roles; `of` the categories, none for a need.
    """

    source: Paragraph
    said: str
    to: frozenset[Role]
    of: frozenset[Category]
    purposes: frozenset[str]
    kinds: frozenset[str]

    def covers(self, other: "Rule") -> bool:
        """Whether all that the other says is said here, too."""
        alike = (self.source, self.said, self.to) == (other.source, other.said, other.to)
        return alike and self.of >= other.of and self.purposes >= other.purposes


def rules() -> list[Rule]:
    """All that the enacted paragraphs say, whatever the kind of record, in the order of the code.

    What is said of fewer categories for some kinds of records is not said again.
    """
    build()  # the types enter their fields as they are made
    found: dict[tuple[object, ...], Rule] = {}
    for each in said(ENACTED, _kinds()):
        rule = _rule(each)
        key = (rule.source, rule.said, rule.to, rule.of)
        known = found.get(key, rule)
        found[key] = replace(
            known, purposes=known.purposes | rule.purposes, kinds=known.kinds | rule.kinds
        )
    every = list(found.values())
    return [
        replace(each, kinds=frozenset().union(*(one.kinds for one in every if each.covers(one))))
        for each in every
        if not any(one is not each and one.covers(each) for one in every)
    ]


def _kinds() -> tuple[Entity, ...]:
    return tuple({each.name: each for of in carriers().values() for each in of}.values())


def _rule(of: Said) -> Rule:
    text, name = of.text, of.ask.entity.name
    purpose = frozenset({NO_PURPOSE if of.ask.purpose is None else str(of.ask.purpose)})
    kind = frozenset({name})
    match text:
        case Grant():
            return Rule(of.source, _kind(text), text.to, text.of, purpose, kind)
        case Bar():
            stated = _stated(text.purposes)
            return Rule(of.source, _kind(text), frozenset(Role), text.of, stated, kind)
        case Need():
            stated = _stated(text.purposes)
            return Rule(of.source, _kind(text), text.to, frozenset(), stated, kind)
        case _:
            assert_never(text)


def _stated(purposes: frozenset[Purpose] | None) -> frozenset[str]:
    return frozenset([*Purpose, NO_PURPOSE] if purposes is None else purposes)


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


def rules_table() -> str:
    """Every enacted paragraph, in the order of the code."""
    head = (
        "clauses", "rule", "kind", "since", "roles", "purposes", "categories", "types", "meaning",
    )  # fmt: skip
    return _table(head, map(_row, rules()))


def _row(rule: Rule) -> tuple[str, ...]:
    return (
        ", ".join(rule.source.clauses),
        rule.source.rule,
        rule.said,
        _days(rule.source),
        _codes(rule.to, list(Role)),
        _codes(rule.purposes, [*Purpose, NO_PURPOSE]),
        _codes(rule.of, list(Category)) if rule.of else "",
        _types(rule) if rule.of else "",
        rule.source.meaning,
    )


def _types(rule: Rule) -> str:
    """The kinds of records it is said of, among those that tell such data."""
    carrying = dict.fromkeys(each.name for of in rule.of for each in carriers().get(of, ()))
    among = sorted(carrying)
    return _codes([name for name in among if name in rule.kinds], among)


def _days(source: Paragraph) -> str:
    since = source.since.isoformat()
    return since if source.until is None else f"{since}, until {source.until.isoformat()}"


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
