"""The page `docs/policy.md`: what each purpose opens to each role, by the paragraphs enacted.

`python -m api.policy_page` writes it anew; a test compares, so that a change of who sees what shows
as a difference in the page.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Final

from db.enumerations import Role
from permissions.categories import Category
from permissions.condition import Condition
from permissions.cpp import ENACTED
from permissions.law import Law, Paragraph, in_force
from permissions.policy import Closing, Opened, Opening, Owed, Sheet, sheets
from permissions.purposes import TERMS, Purpose
from permissions.refusal import Said
from permissions.subject import Language
from permissions.wording import worded
from schema.build import build
from schema.may_read import carriers

PAGE: Final = Path(__file__).parent.parent / "docs" / "policy.md"
REFERENCE: Final = frozenset({Category.COURT_REFERENCE, Category.OWN_ACCOUNT})
"""What every purpose opens: courts are public, and one's own account is one's own."""
BEGIN: Final = "<!-- policy: made by `python -m api.policy_page` -->"
END: Final = "<!-- end of policy -->"
COLON: Final = Said(":", " :")
NO_TRACE: Final = Said("no trace left", "sans laisser de trace")
MARKS: Final = {Opened.ALWAYS: "always", Opened.ON_CONDITIONS: "if", Opened.NEVER: "-"}


def sheets_on(
    day: date | None = None,
    role: Role | None = None,
    purpose: Purpose | None = None,
    paragraphs: tuple[Paragraph, ...] = ENACTED,
) -> tuple[Law, list[Sheet]]:
    """The law of a day, and its sheets; with no day given, the last state enacted."""
    build()  # the types enter their fields as they are made
    instant = datetime.combine(day or last_change(), time.min, UTC)
    law = in_force(paragraphs, instant)
    return law, list(sheets(law, carriers(), role, purpose))


def last_change() -> date:
    """The day from which the last of the enacted paragraphs holds."""
    return max(each.since for each in ENACTED)


def policy_text() -> str:
    """Every purpose, for every role, as the page has it."""
    _, found = sheets_on()
    return "\n\n".join(
        text
        for purpose in TERMS
        for text in _purpose(purpose, [each for each in found if each.purpose is purpose])
    )


def _purpose(purpose: Purpose, found: Sequence[Sheet]) -> Iterator[str]:
    """A heading, the grid of roles and categories, then the conditions of each group of roles."""
    terms = TERMS[purpose]
    yield f"## {purpose}\n\nFile {terms.processing}; {', '.join(terms.clauses)}."
    opened = opened_to(found)
    if not opened:
        yield "Nothing is opened."
    else:
        yield _grid(found, opened)
    for group in grouped(found):
        yield _group(group)


def _grid(found: Sequence[Sheet], opened: Sequence[Category]) -> str:
    head = f"| role | {' | '.join(f'`{each}`' for each in opened)} |"
    rows = (
        f"| `{sheet.role}` | {' | '.join(marks(sheet)[each] for each in opened)} |"
        for sheet in found
    )
    return "\n".join((head, f"|{'---|' * (1 + len(opened))}", *rows))


def _group(group: Sequence[Sheet]) -> str:
    first = group[0]
    lines = [f"**{', '.join(f'`{each.role}`' for each in group)}**", ""]
    lines += [f"- needs, else `{each.code}`: {said(each)}" for each in first.owed]
    lines += [f"- opens {line}" for line in ways_in_words(first)]
    lines += [f"- bars {line}" for line in bars_in_words(first)]
    return "\n".join(lines if len(lines) > 2 else [*lines, "- opens nothing"])


def told_categories() -> list[Category]:
    """The categories that callers are told, in order."""
    return [each for each in Category if each.reported is each]


def opened_to(found: Sequence[Sheet]) -> list[Category]:
    """The categories told of which something is opened to one of several roles at least."""
    columns = [marks(each) for each in found]
    return [each for each in told_categories() if any(one[each] != "-" for one in columns)]


def marks(sheet: Sheet) -> dict[Category, str]:
    """Of each category told, whether it is opened: of its parts, the most that is."""
    found = dict.fromkeys(told_categories(), MARKS[Opened.NEVER])
    for each in sheet.openings:
        opened = each.opened is not Opened.NEVER and each.category not in REFERENCE
        if opened and found[each.category.reported] != "always":
            found[each.category.reported] = MARKS[each.opened]
    return found


def grouped(found: Sequence[Sheet]) -> list[list[Sheet]]:
    """Roles of which the same is said, together."""
    groups: dict[tuple[tuple[Owed, ...], tuple[Opening, ...]], list[Sheet]] = {}
    for each in found:
        groups.setdefault((each.owed, each.openings), []).append(each)
    return list(groups.values())


def ways_in_words(sheet: Sheet, language: Language = "en") -> Iterator[str]:
    """What opens, each way once with the categories that it opens.

    The kinds of records are named where the same clauses open on several conditions.
    """
    ways: dict[tuple[tuple[str, ...], Condition], dict[Category, tuple[str, ...]]] = {}
    for each in sheet.openings:
        for way in each.ways:
            if each.category not in REFERENCE:
                ways.setdefault((way.clauses, way.when), {})[each.category] = way.of
    several = Counter((clauses, tuple(of)) for (clauses, _), of in ways.items())
    for (clauses, when), of in ways.items():
        kinds = dict.fromkeys(name for names in of.values() for name in names)
        preposition = spoken(Said("of", "pour"), language)
        named = f" {preposition} {', '.join(kinds)}" if several[clauses, tuple(of)] > 1 else ""
        cited = f"{_codes(list(of))}{named} ({', '.join(clauses)})"
        yield f"{cited}{spoken(COLON, language)} {spoken(worded(when), language)}"


def bars_in_words(sheet: Sheet, language: Language = "en") -> Iterator[str]:
    """What closes, each bar once with the categories that it closes."""
    bars: dict[Closing, list[Category]] = {}
    for each in sheet.openings:
        for bar in each.bars:
            bars.setdefault(bar, []).append(each.category)
    for bar, of in bars.items():
        code = f"`{bar.code}`" if bar.code else spoken(NO_TRACE, language)
        cited = f"{_codes(of)}, {code} ({', '.join(bar.clauses)})"
        yield f"{cited}{spoken(COLON, language)} {spoken(worded(bar.when), language)}"


def said(owed: Owed, language: Language = "en") -> str:
    """What is owed, with its clauses."""
    return f"{spoken(worded(owed.holds), language)} ({', '.join(owed.clauses)})"


def spoken(text: Said, language: Language) -> str:
    """A text in a language."""
    return text.fr if language == "fr" else text.en


def _codes(of: Sequence[Category]) -> str:
    return ", ".join(f"`{each}`" for each in of)


def with_policy(page: str) -> str:
    """A page with the text written anew between its two marks."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{policy_text()}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(with_policy(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
