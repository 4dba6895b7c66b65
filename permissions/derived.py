"""What the database derives from the rows it is given, derived in memory from the same rows.

Triggers: the court of appeal of a case, and the end of retention of the rows of each file (see
`permissions.derived_retention`). Generated columns: names as they are compared. Defaults of columns
that no file brings. A view: links between cases as each of the two sees them.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import cast
from uuid import UUID, uuid5

from permissions.condition import Scalar
from permissions.derived_retention import FOREVER, Rows, reckon_retention

__all__ = ["FOREVER", "derive", "folded"]

_MARKS = re.compile("[\u0300-\u036f]+")
_BETWEEN_WORDS = re.compile(
    "[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000'’‐-]+"
)
_KEYS = (
    ("person", "surname", "surname_key"),
    ("person", "forenames", "forenames_key"),
    ("legal_entity", "company_name", "company_name_key"),
    ("antecedent_person", "surname", "surname_key"),
    ("antecedent_person", "forenames", "forenames_key"),
    ("administrative_inquiry", "surname", "surname_key"),
    ("administrative_inquiry", "forenames", "forenames_key"),
)


def derive(tables: Mapping[str, Rows]) -> dict[str, Rows]:
    """The tables with the derived columns filled in, and the view `linked_case`."""
    found = dict(tables)
    for table, name, key in _KEYS:
        for row in found.get(table, ()):
            given = row.get(name)
            row[key] = None if given is None else folded(str(given))
    _follow_courts(found)
    reckon_retention(found)
    _fill_defaults(found)
    found["linked_case"] = [
        _seen_from(link, *ends)
        for link in found.get("case_link", ())
        for ends in (("case_a_id", "case_b_id"), ("case_b_id", "case_a_id"))
    ]
    return found


def folded(name: str) -> str:
    """A name as it is compared: what `greffe_fold` makes of it in the database."""
    plain = unicodedata.normalize("NFKD", name)
    lower = "".join(low if len(low := each.lower()) == 1 else each for each in plain)
    return _BETWEEN_WORDS.sub(" ", _MARKS.sub("", lower)).strip(" ")


def _follow_courts(tables: Mapping[str, Rows]) -> None:
    above = {court["id"]: court["appeal_court_id"] for court in tables.get("court", ())}
    for case in tables.get("judicial_case", ()):
        case["appeal_court_id"] = above[case["court_id"]]


def _fill_defaults(tables: Mapping[str, Rows]) -> None:
    """What the database puts where nothing is given, and no rule of its own reckons."""
    for study in tables.get("study", ()):
        study.setdefault("pseudonym_key", uuid5(cast("UUID", study["id"]), "pseudonym"))


def _seen_from(link: Mapping[str, Scalar], here: str, other: str) -> dict[str, Scalar]:
    same = ("id", "ground", "person_id")
    return {**{key: link[key] for key in same}, "case_id": link[here], "other_id": link[other]}
