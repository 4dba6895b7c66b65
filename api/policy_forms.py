"""The policy as text, as one page of HTML, and as JSON: the forms of `greffe policy`."""

import json
from collections.abc import Sequence
from html import escape
from typing import Any, Final

from api.policy_page import (
    bars_in_words,
    grouped,
    marks,
    opened_to,
    said,
    spoken,
    ways_in_words,
)
from permissions.law import Law
from permissions.policy import Opening, Sheet
from permissions.refusal import Said
from permissions.subject import Language
from permissions.wording import worded, worded_parts

STYLE = (
    "body{font:14px system-ui,sans-serif;margin:2em;max-width:110em}"
    "table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.2em .5em;text-align:left}"
    "th.c{writing-mode:vertical-rl;font-weight:normal}td.if{background:#fff3cd}"
    "td.always{background:#d4edda}td.never{color:#999}"
)


LEGEND: Final = Said(
    "always: whatever the record; if: on conditions; -: never; categories of which all is closed "
    "are left out",
    "toujours : quel que soit l’enregistrement ; si : sous conditions ; - : jamais ; les "
    "catégories entièrement fermées ne figurent pas",
)
NOTHING: Final = Said("nothing is opened", "rien n’est ouvert")
IN_WORDS: Final = {"always": Said("always", "toujours"), "if": Said("if", "si")}


def as_json(law: Law, found: Sequence[Sheet]) -> str:
    """One object a role, purpose and category, in the order of the tables; conditions in words."""
    lines = [_line(sheet, each) for sheet in found for each in sheet.openings]
    owed = [
        {
            "role": sheet.role,
            "purpose": sheet.purpose,
            "code": each.code,
            "clauses": each.clauses,
            "needs": _both(each.holds),
        }
        for sheet in found
        for each in sheet.owed
    ]
    whole = {"law": law.version, "needs": owed, "policy": lines}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _line(sheet: Sheet, of: Opening) -> dict[str, Any]:
    return {
        "role": sheet.role,
        "purpose": sheet.purpose,
        "category": of.category,
        "toldAs": of.category.reported,
        "opened": of.opened,
        "ways": [
            {
                "clauses": way.clauses,
                "types": way.of,
                "conditions": [
                    {"en": text.en, "fr": text.fr} for _, text in worded_parts(way.when)
                ],
            }
            for way in of.ways
        ],
        "bars": [
            {"clauses": bar.clauses, "code": bar.code, "when": _both(bar.when)} for bar in of.bars
        ],
    }


def _both(condition: Any) -> dict[str, str]:  # noqa: ANN401  a condition
    text = worded(condition)
    return {"en": text.en, "fr": text.fr}


def as_text(law: Law, found: Sequence[Sheet], *, french: bool = False) -> str:
    """A grid a purpose, aligned, then what each group of roles needs, is opened, is barred."""
    language = _language(french=french)
    semicolon = spoken(Said(";", " ;"), language)
    parts = [f"{_title(law, language)}{semicolon} {spoken(LEGEND, language)}"]
    for several in _by_purpose(found):
        parts.append(f"{several[0].purpose}\n{_aligned(several, language)}")
        parts += [
            "\n".join((", ".join(each.role for each in group), *_words(group[0], language)))
            for group in grouped(several)
        ]
    return "\n\n".join(parts)


def _language(*, french: bool) -> Language:
    return "fr" if french else "en"


def _title(law: Law, language: Language) -> str:
    return spoken(Said(f"law of {law.version}", f"droit du {law.version}"), language)


def _marked(mark: str, language: Language) -> str:
    return spoken(IN_WORDS.get(mark, Said(mark, mark)), language)


def _aligned(found: Sequence[Sheet], language: Language) -> str:
    opened = opened_to(found)
    heads = [f"[{number}] {sheet.role}" for number, sheet in enumerate(found, start=1)]
    if not opened:
        return "\n".join((*heads, f"  {spoken(NOTHING, language)}"))
    width = max(len(each) for each in opened)
    columns = [marks(sheet) for sheet in found]
    top = " " * width + "".join(f"  {f'[{n}]':8}" for n in range(1, len(found) + 1))
    rows = [
        f"{each:{width}}" + "".join(f"  {_marked(one[each], language):8}" for one in columns)
        for each in opened
    ]
    return "\n".join(line.rstrip() for line in (*heads, top, *rows))


def _words(sheet: Sheet, language: Language) -> list[str]:
    needs = spoken(Said("needs, else {}:", "exige, sinon {} :"), language)
    opens, bars = (
        spoken(each, language) for each in (Said("opens", "ouvre"), Said("bars", "ferme"))
    )
    return [
        *(f"  {needs.format(each.code)} {said(each, language)}" for each in sheet.owed),
        *(f"  {opens} {line}".replace("`", "") for line in ways_in_words(sheet, language)),
        *(f"  {bars} {line}".replace("`", "") for line in bars_in_words(sheet, language)),
    ]


def as_html(law: Law, found: Sequence[Sheet], *, french: bool = False) -> str:
    """One page that needs no other: a grid a purpose, with the conditions below."""
    language = _language(french=french)
    heading = spoken(Said("Who may see what", "Qui peut voir quoi"), language)
    title = _title(law, language)
    legend = escape(spoken(LEGEND, language))
    body = [f"<h1>{heading}</h1>", f"<p>{title[0].upper()}{title[1:]}. {legend}.</p>"]
    for several in _by_purpose(found):
        body.append(f"<h2>{escape(several[0].purpose)}</h2>\n{_grid(several, language)}")
        for group in grouped(several):
            items = "\n".join(
                f"<li>{escape(line.strip())}</li>" for line in _words(group[0], language)
            )
            roles = escape(", ".join(each.role for each in group))
            body.append(f"<h3>{roles}</h3>\n<ul>{items}</ul>")
    joined = "\n".join(body)
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{heading}</title>\n<style>{STYLE}</style></head>\n<body>{joined}</body></html>"
    )


def _grid(found: Sequence[Sheet], language: Language) -> str:
    opened = opened_to(found)
    if not opened:
        return f"<p>{spoken(NOTHING, language)}</p>"
    head = "".join(f'<th class="c">{escape(each)}</th>' for each in opened)
    rows = []
    for sheet in found:
        shown = marks(sheet)
        cells = "".join(
            f'<td class="{"never" if shown[each] == "-" else shown[each]}">'
            f"{_marked(shown[each], language)}</td>"
            for each in opened
        )
        rows.append(f"<tr><th>{escape(sheet.role)}</th>{cells}</tr>")
    body = "\n".join(rows)
    return f"<table><tr><th></th>{head}</tr>\n{body}</table>"


def _by_purpose(found: Sequence[Sheet]) -> list[list[Sheet]]:
    purposes: dict[str, list[Sheet]] = {}
    for each in found:
        purposes.setdefault(each.purpose, []).append(each)
    return list(purposes.values())
