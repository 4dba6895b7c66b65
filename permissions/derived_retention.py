"""The end of retention of the rows of each file, derived in memory as the triggers do."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, TypeAlias

from db.enumerations import AntecedentTerm, Capacity, CaseKind, DecisionType, OffenceClass
from db.retention import (
    DecisionFact,
    ItemFacts,
    RetentionFacts,
    antecedent_expiry,
    interception_expiry,
    item_expiry,
    prosecution_end,
    retention_expiry,
)
from permissions.condition import Scalar

Rows: TypeAlias = list[dict[str, Scalar]]
Ends: TypeAlias = Mapping[Any, datetime | None]

_KEPT_TO_THE_END = ("exhibit", "service_request")
"""Tables whose rows are kept to the end of the limitation of their case."""

OF_CASES = frozenset({"offence", "decision", "decision_charge", "party", "person", "legal_hold"})
"""Tables on which the end of a case rests, beside its own."""
OF_PROSECUTIONS = frozenset({"judicial_case", "offence", "legal_hold"})
"""Tables on which the end of a prosecution rests, and with it that of what it holds."""
PROSECUTED = frozenset({"interception", "intercept_item", *_KEPT_TO_THE_END})

FOREVER = datetime.max.replace(tzinfo=UTC)
"""The instant that stands for PostgreSQL's `infinity`."""


def reckon_cases(tables: Mapping[str, Rows]) -> None:
    """Fill in `retention_expires_at` of the cases of the register."""
    children = {
        "offence": _by(tables.get("offence", []), "case_id"),
        "decision": _by(tables.get("decision", []), "case_id"),
        "decision_charge": _by(tables.get("decision_charge", []), "decision_id"),
        "minor": _by(_minors(tables), "case_id"),
        "legal_hold": _by(tables.get("legal_hold", []), "case_id"),
    }
    for case in tables.get("judicial_case", ()):
        _set(case, retention_expiry(_facts(case, children)))


def reckon_interceptions(tables: Mapping[str, Rows]) -> None:
    """Fill in `retention_expires_at` of the rows of the file of interceptions."""
    interceptions = {row["id"]: row for row in tables.get("interception", ())}
    ends = _prosecution_ends(tables)
    for row in interceptions.values():
        _set(row, _interception_expiry(row, ends))
    for item in tables.get("intercept_item", ()):
        _set(item, _item_expiry(item, interceptions[item["interception_id"]], ends))
    for table in _KEPT_TO_THE_END:
        for row in tables.get(table, ()):
            _set(row, ends.get(row["case_id"]))


def reckon_antecedents(tables: Mapping[str, Rows]) -> None:
    """Fill in `retention_expires_at` of the records of antecedents."""
    for record in tables.get("antecedent_record", ()):
        _set(record, _antecedent_expiry(record))


def _interception_expiry(row: Mapping[str, Any], ends: Ends) -> datetime | None:
    return interception_expiry(row.get("ended_at"), ends.get(row["case_id"]))


def _item_expiry(
    item: Mapping[str, Any], interception: Mapping[str, Any], ends: Ends
) -> datetime | None:
    return item_expiry(
        ItemFacts(item.get("useful", True), item["sealed_at"], item["unsealed_at"]),
        interception.get("ended_at"),
        ends.get(interception["case_id"]),
        case_known=interception["case_id"] is not None,
    )


def _antecedent_expiry(record: Mapping[str, Any]) -> datetime:
    return antecedent_expiry(record["recorded_at"], AntecedentTerm(record["term"]))


def _prosecution_ends(tables: Mapping[str, Rows]) -> Ends:
    """The end of the limitation of every case that the file of interceptions knows."""
    of_case = ("interception", *_KEPT_TO_THE_END)
    wanted = {row["case_id"] for table in of_case for row in tables.get(table, ())}
    if not wanted:
        return {}
    offences = _by(tables.get("offence", []), "case_id")
    holds = _by(tables.get("legal_hold", []), "case_id")
    return {
        case["id"]: _prosecution_end(case, offences[case["id"]], holds[case["id"]])
        for case in tables.get("judicial_case", ())
        if case["id"] in wanted
    }


def _prosecution_end(case: Mapping[str, Any], offences: Rows, holds: Rows) -> datetime | None:
    return prosecution_end(
        case["last_recorded_update_at"],
        [OffenceClass(str(row["class"])) for row in offences],
        max(_ends_of(holds), default=None),
    )


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
        held_until=_ends_of(children["legal_hold"][case["id"]]),
    )


def _ends_of(holds: list[dict[str, Any]]) -> tuple[datetime, ...]:
    return tuple(hold["valid_until"] for hold in holds)


def _set(row: dict[str, Scalar], expiry: datetime | None) -> None:
    row["retention_expires_at"] = FOREVER if expiry is None else expiry


def _by(rows: Rows, column: str) -> Mapping[Scalar, Rows]:
    found: dict[Scalar, Rows] = defaultdict(list)
    for row in rows:
        found[row[column]].append(row)
    return found
