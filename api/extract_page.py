"""An extract as a page to be handed over: in French, on its own, with no script.

Every value is escaped; nothing of the page is fetched from anywhere.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from html import escape
from string import Template
from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo

from api.extract_words import LABELS, SECTIONS, WORDS

Extract: TypeAlias = Mapping[str, Any]

_PARIS: Final = ZoneInfo("Europe/Paris")
_STYLE: Final = (
    "body{font:11pt/1.45 serif;max-width:44em;margin:2em auto;padding:0 1em;color:#111}"
    "h1{font-size:1.5em}h2{font-size:1.2em;border-bottom:1px solid #999;margin-top:2em}"
    "h3{font-size:1em;margin-bottom:.3em}dl{display:grid;grid-template-columns:14em 1fr;"
    "gap:.1em 1em;margin:.3em 0 .8em}dt{color:#444}dd{margin:0}"
    "@media print{body{margin:0}section{break-inside:avoid}}"
)
POLICY: Final = (
    "default-src 'none'; style-src 'sha256-"
    + b64encode(sha256(_STYLE.encode()).digest()).decode()
    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""The page's own Content-Security-Policy: its one style, and nothing else."""

_PAGE: Final = Template(
    """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Extrait du bureau d’ordre</title>
<style>$style</style>
</head>
<body>
<h1>Extrait du bureau d’ordre national automatisé</h1>
<p>Réponse à la demande d’accès $request, établie le $at
(article 48-1 du code de procédure pénale).</p>
$cases
<p>Les données relatives à d’autres personnes n’y figurent pas.</p>
</body>
</html>
"""
)
_NOTHING: Final = "<p>Aucune donnée communicable ne vous concernant n’est enregistrée.</p>"


def page_of(extract: Extract) -> str:
    """The page of an extract."""
    cases = "\n".join(_case(each) for each in extract["cases"])
    return _PAGE.substitute(
        style=_STYLE,
        request=escape(str(extract["request"])),
        at=_told("at", extract["drawnAt"]),
        cases=cases or _NOTHING,
    )


def _case(case: Extract) -> str:
    sections = "".join(_section(key, case.get(key) or ()) for key in SECTIONS)
    return (
        f"<section>\n<h2>{_told('number', case['number'])}</h2>\n{_facts(case)}{sections}</section>"
    )


def _section(key: str, records: Sequence[Extract]) -> str:
    told = "".join(_facts(each) + _below(each) for each in records)
    return f"<h3>{SECTIONS[key]}</h3>\n{told}" if told else ""


def _below(record: Extract) -> str:
    return "".join(_section(key, record.get(key) or ()) for key in ("enforcementMeasures",))


def _facts(record: Extract) -> str:
    rows = "".join(f"<dt>{LABELS[key]}</dt><dd>{told}</dd>" for key, told in _plain(record))
    return f"<dl>{rows}</dl>\n" if rows else ""


def _plain(record: Extract) -> Iterator[tuple[str, str]]:
    for key, value in record.items():
        if key in LABELS and value is not None:
            yield key, _told(key, value)


def _told(key: str, value: object) -> str:
    """A value in French words, escaped: dates as they are said, instants by the clock of Paris."""
    text = str(value)
    if key in WORDS:
        text = WORDS[key].get(text, text)
    elif key.endswith(("At", "Date", "From", "To")) or key in {"at", "from", "until"}:
        text = _day_or_instant(text)
    return escape(text)


def _day_or_instant(text: str) -> str:
    try:
        if "T" not in text:
            return f"{date.fromisoformat(text):%d/%m/%Y}"
        return f"{datetime.fromisoformat(text).astimezone(_PARIS):%d/%m/%Y à %H:%M}"
    except ValueError:
        return text
