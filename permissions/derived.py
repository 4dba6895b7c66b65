"""What the database derives from the rows it is given, derived in memory from the same rows.

Triggers: the court of appeal of a case, and the end of retention of the rows of each file (see
`permissions.derived_retention`). Generated columns: names as they are compared. Defaults of columns
that no file brings. A view: links between cases as each of the two sees them.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import cast
from uuid import UUID, uuid5

from permissions import derived_retention
from permissions.condition import Scalar
from permissions.derived_retention import FOREVER, Rows

__all__ = ["FOREVER", "derive", "folded", "resting_on"]

_MARKS = re.compile("[\u0300-\u036f]+")
_BETWEEN_WORDS = re.compile(
    "[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000,;'‘’ʼ‐‒–—−-]+"
)
_SPELT = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "œ": "oe", "æ": "ae", "ß": "ss"})
"""Ligatures, and letters with a stroke, as they are typed where a keyboard lacks them."""
_KEYS = (
    ("person", "surname", "surname_key"),
    ("person", "forenames", "forenames_key"),
    ("legal_entity", "company_name", "company_name_key"),
    ("antecedent_person", "surname", "surname_key"),
    ("antecedent_person", "forenames", "forenames_key"),
    ("administrative_inquiry", "surname", "surname_key"),
    ("administrative_inquiry", "forenames", "forenames_key"),
)
_NAMED = frozenset(table for table, _, _ in _KEYS)


def derive(tables: Mapping[str, Rows], changed: Collection[str]) -> dict[str, Rows]:
    """The tables with the derived columns filled in, and the view `linked_case`.

    Only what rests on the tables `changed` is derived; the rest is left as it is. The rows of
    `resting_on(changed)` are written to.
    """
    found, written = dict(tables), resting_on(changed)
    for step in _STEPS:
        if not step.writes.isdisjoint(written):
            step.fill(found)
    return found


def resting_on(changed: Collection[str]) -> frozenset[str]:
    """The tables whose derived columns may be others when these tables are.

    INVARIANT: no step reads what another derives. A table that two steps write is derived by both.
    """
    return frozenset().union(*(s.writes for s in _STEPS if not s.reads.isdisjoint(changed)))


@dataclass(frozen=True, slots=True)
class _Step:
    """Something derived: the tables it reads, those of them or the views that it writes to."""

    reads: frozenset[str]
    writes: frozenset[str]
    fill: Callable[[dict[str, Rows]], None]


def folded(name: str) -> str:
    """A name as it is compared: what `greffe_fold` makes of it in the database."""
    plain = unicodedata.normalize("NFKD", name)
    lower = "".join(low if len(low := each.lower()) == 1 else each for each in plain)
    return _BETWEEN_WORDS.sub(" ", _MARKS.sub("", lower).translate(_SPELT)).strip(" ")


def _fold_names(tables: Mapping[str, Rows]) -> None:
    for table, name, key in _KEYS:
        for row in tables.get(table, ()):
            given = row.get(name)
            row[key] = None if given is None else folded(str(given))


def _follow_courts(tables: Mapping[str, Rows]) -> None:
    above = {court["id"]: court["appeal_court_id"] for court in tables.get("court", ())}
    for case in tables.get("judicial_case", ()):
        case["appeal_court_id"] = above[case["court_id"]]


def _fill_defaults(tables: Mapping[str, Rows]) -> None:
    """What the database puts where nothing is given, and no rule of its own reckons."""
    for study in tables.get("study", ()):
        study.setdefault("pseudonym_key", uuid5(cast("UUID", study["id"]), "pseudonym"))


def _see_links(tables: dict[str, Rows]) -> None:
    tables["linked_case"] = [
        _seen_from(link, *ends)
        for link in tables.get("case_link", ())
        for ends in (("case_a_id", "case_b_id"), ("case_b_id", "case_a_id"))
    ]


def _seen_from(link: Mapping[str, Scalar], here: str, other: str) -> dict[str, Scalar]:
    same = ("id", "ground", "person_id")
    return {**{key: link[key] for key in same}, "case_id": link[here], "other_id": link[other]}


_STEPS = (
    _Step(_NAMED, _NAMED, _fold_names),
    _Step(frozenset({"court", "judicial_case"}), frozenset({"judicial_case"}), _follow_courts),
    _Step(
        derived_retention.OF_CASES | {"judicial_case"},
        frozenset({"judicial_case"}),
        derived_retention.reckon_cases,
    ),
    _Step(
        derived_retention.OF_PROSECUTIONS | derived_retention.PROSECUTED,
        derived_retention.PROSECUTED,
        derived_retention.reckon_interceptions,
    ),
    _Step(
        frozenset({"antecedent_record"}),
        frozenset({"antecedent_record"}),
        derived_retention.reckon_antecedents,
    ),
    _Step(frozenset({"study"}), frozenset({"study"}), _fill_defaults),
    _Step(frozenset({"case_link"}), frozenset({"linked_case"}), _see_links),
)
