"""What the database derives from the rows it is given, derived in memory from the same rows.

Triggers: the court of appeal and the end of retention of a case. Generated columns: names as they
are compared. A view: links between cases as each of the two sees them.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias

from db.enumerations import Capacity, CaseKind, DecisionType, OffenceClass
from db.retention import DecisionFact, RetentionFacts, retention_expiry
from permissions.condition import Scalar

Rows: TypeAlias = list[dict[str, Scalar]]

FOREVER = datetime.max.replace(tzinfo=UTC)
"""The instant that stands for PostgreSQL's `infinity`."""

_MARKS = re.compile("[\u0300-\u036f]+")
_BETWEEN_WORDS = re.compile(
    "[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000'’‐-]+"
)
_KEYS = (
    ("person", "surname", "surname_key"),
    ("person", "forenames", "forenames_key"),
    ("legal_entity", "company_name", "company_name_key"),
)


def derive(tables: Mapping[str, Rows]) -> dict[str, Rows]:
    """The tables with the derived columns filled in, and the view `linked_case`."""
    found = dict(tables)
    for table, name, key in _KEYS:
        for row in found.get(table, ()):
            row[key] = None if row[name] is None else folded(str(row[name]))
    _follow_courts(found)
    _reckon_retention(found)
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


def _seen_from(link: Mapping[str, Scalar], here: str, other: str) -> dict[str, Scalar]:
    same = ("id", "ground", "person_id")
    return {**{key: link[key] for key in same}, "case_id": link[here], "other_id": link[other]}


def _reckon_retention(tables: Mapping[str, Rows]) -> None:
    children = {
        "offence": _by(tables.get("offence", []), "case_id"),
        "decision": _by(tables.get("decision", []), "case_id"),
        "decision_charge": _by(tables.get("decision_charge", []), "decision_id"),
        "minor": _by(_minors(tables), "case_id"),
    }
    for case in tables.get("judicial_case", ()):
        expiry = retention_expiry(_facts(case, children))
        case["retention_expires_at"] = FOREVER if expiry is None else expiry


def _minors(tables: Mapping[str, Rows]) -> Rows:
    """The minors of cases whose birth date is known, each with it."""
    born = {person["id"]: person["birth_date"] for person in tables.get("person", ())}
    return [
        {"case_id": party["case_id"], "born": born[party["person_id"]]}
        for party in tables.get("party", ())
        if party["capacity"] == Capacity.MINOR and born.get(party["person_id"]) is not None
    ]


def _facts(case: Mapping[str, Any], children: Mapping[str, Mapping[Any, Any]]) -> RetentionFacts:
    ruled, offences = children["decision_charge"], children["offence"][case["id"]]
    return RetentionFacts(
        kind=CaseKind(case["kind"]),
        last_recorded_update_at=case["last_recorded_update_at"],
        enforceable_at=case["enforceable_at"],
        offence_classes=tuple(OffenceClass(row["class"]) for row in offences),
        decisions=tuple(
            DecisionFact(
                DecisionType(row["type"]),
                row["pronounced_at"],
                frozenset(each["charge_id"] for each in ruled[row["id"]]),
            )
            for row in children["decision"][case["id"]]
        ),
        minors_born=tuple(row["born"] for row in children["minor"][case["id"]]),
    )


def _by(rows: Rows, column: str) -> Mapping[Scalar, Rows]:
    found: dict[Scalar, Rows] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found
