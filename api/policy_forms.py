"""The policy as text, as one page of HTML, and as JSON: the forms of `greffe policy`."""

import json
from collections.abc import Sequence
from html import escape
from typing import Any

from api.policy_page import bars_in_words, grouped, marks, said, told_categories, ways_in_words
from permissions.law import Law
from permissions.policy import Opening, Sheet
from permissions.wording import worded, worded_parts

STYLE = (
    "body{font:14px system-ui,sans-serif;margin:2em;max-width:110em}"
    "table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.2em .5em;text-align:left}"
    "th.c{writing-mode:vertical-rl;font-weight:normal}td.if{background:#fff3cd}"
    "td.always{background:#d4edda}td.never{color:#999}"
)


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


def as_text(law: Law, found: Sequence[Sheet]) -> str:
    """A grid a purpose, aligned, then what each group of roles needs, is opened, is barred."""
    parts = [f"law of {law.version}; always: whatever the record; if: on conditions; -: never"]
    for several in _by_purpose(found):
        parts.append(f"{several[0].purpose}\n{_aligned(several)}")
        parts += [
            "\n".join((", ".join(each.role for each in group), *_words(group[0])))
            for group in grouped(several)
        ]
    return "\n\n".join(parts)


def _aligned(found: Sequence[Sheet]) -> str:
    width = max(len(each) for each in told_categories())
    columns = [marks(sheet) for sheet in found]
    heads = [f"[{number}] {sheet.role}" for number, sheet in enumerate(found, start=1)]
    top = " " * width + "".join(f"  {f'[{n}]':6}" for n in range(1, len(found) + 1))
    rows = [
        f"{each:{width}}" + "".join(f"  {column[each]:6}" for column in columns)
        for each in told_categories()
    ]
    return "\n".join(line.rstrip() for line in (*heads, top, *rows))


def _words(sheet: Sheet) -> list[str]:
    return [
        *(f"  needs, else {each.code}: {said(each)}" for each in sheet.owed),
        *(f"  opens {line}".replace("`", "") for line in ways_in_words(sheet)),
        *(f"  bars {line}".replace("`", "") for line in bars_in_words(sheet)),
    ]


def as_html(law: Law, found: Sequence[Sheet]) -> str:
    """One page that needs no other: a grid a purpose, with the conditions below."""
    body = [f"<h1>Who may see what</h1><p>Law of {escape(law.version)}.</p>"]
    for several in _by_purpose(found):
        body.append(f"<h2>{escape(several[0].purpose)}</h2>{_grid(several)}")
        for group in grouped(several):
            items = "".join(f"<li>{escape(line.strip())}</li>" for line in _words(group[0]))
            roles = escape(", ".join(each.role for each in group))
            body.append(f"<h3>{roles}</h3><ul>{items}</ul>")
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Policy</title>'
        f"<style>{STYLE}</style></head><body>{''.join(body)}</body></html>"
    )


def _grid(found: Sequence[Sheet]) -> str:
    head = "".join(f'<th class="c">{escape(each)}</th>' for each in told_categories())
    rows = []
    for sheet in found:
        cells = "".join(
            f'<td class="{"never" if mark == "-" else mark}">{mark}</td>'
            for mark in marks(sheet).values()
        )
        rows.append(f"<tr><th>{escape(sheet.role)}</th>{cells}</tr>")
    return f"<table><tr><th></th>{head}</tr>{''.join(rows)}</table>"


def _by_purpose(found: Sequence[Sheet]) -> list[list[Sheet]]:
    purposes: dict[str, list[Sheet]] = {}
    for each in found:
        purposes.setdefault(each.purpose, []).append(each)
    return list(purposes.values())
