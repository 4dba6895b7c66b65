"""Changes to a register that a caller is not to notice: how they are drawn, and what they are.

A proposal draws new values for cells that are withheld from him, takes records away that he does
not see, and adds others like them. Whether he is shown the same afterwards is not judged here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias, cast
from uuid import UUID

from hostile.drawing import LATER, LONG_AGO, NOW, SURNAMES, TICK, Draft

from db.enumerations import (
    AntecedentCapacity,
    Capacity,
    CaseKind,
    CaseOrigin,
    DecisionType,
    ItemKind,
    OffenceClass,
    Situation,
    Stage,
)
from permissions.register import Register, Values

Draw: TypeAlias = Callable[[Draft], object]
Place: TypeAlias = tuple[str, str]
"""A table and a column."""


def _text(*plain: str) -> Draw:
    return lambda draft: draft.text(*plain)


def _filled(*plain: str) -> Draw:
    return lambda draft: draft.text(*plain) or "?"


def _among(*values: object) -> Draw:
    return lambda draft: draft.pick(values)


_DAYS = _among(None, date(1980, 2, 29), date(2024, 2, 29), date(2025, 3, 2), NOW.date())
_INSTANTS = (NOW, NOW + TICK, NOW - TICK, LONG_AGO, LATER)
_TIMES = _among(NOW, NOW + TICK, NOW - TICK, LONG_AGO, LATER)

PLAIN: Mapping[Place, Draw] = {
    ("person", "surname"): _text(*SURNAMES, "Renard"),
    ("person", "forenames"): _text("Ève-Marie", "Paul"),
    ("person", "birth_place"): _text("Brest"),
    ("person", "address"): _text("2 quai d'Été"),
    ("person", "phone"): _text("1111"),
    ("person", "bank_account"): _text("FR99"),
    ("person", "family"): _text("seul"),
    ("person", "occupation"): _text("notaire"),
    ("legal_entity", "company_name"): _text("Réau SARL", "Autre SA"),
    ("legal_entity", "siren"): _among(None, "123456789", "987654321"),
    ("judicial_case", "number"): lambda draft: f"Z%{draft.random.getrandbits(40):x}_",
    ("judicial_case", "origin"): _among(*CaseOrigin),
    ("judicial_case", "complaint_received_at"): _DAYS,
    ("judicial_case", "follow_up"): _text("classé"),
    ("judicial_case", "subject_matter"): _text("tutelle"),
    ("offence", "place"): _text("Brest", "Ly_n"),
    ("offence", "insee_code"): _among(None, "69123", "29019"),
    ("offence", "natinf_code"): _among(None, "7151", "7152"),
    ("offence", "legal_classification"): _filled("Vol", "Recel"),
    ("offence", "date_from"): _among(date(2024, 2, 28), date(2024, 3, 1)),
    ("charge", "requalified_as"): _text("vol simple"),
    ("party", "known"): _among(True, False),
    ("decision", "grounds"): _text("vu que"),
    ("investigation_step", "type"): _filled("perquisition"),
    ("investigation_step", "at"): _TIMES,
    ("investigation_step", "summary"): _text("rien"),
    ("hearing", "room"): _text("C"),
    ("hearing", "formation"): _text("juge unique"),
    ("hearing", "outcome"): _text("jugé"),
    ("sentence", "nature"): _filled("prison"),
    ("sentence", "quantum"): _text("6 mois"),
    ("sentence", "final_at"): _among(None, NOW, LONG_AGO),
    ("enforcement_measure", "modality"): _filled("bracelet"),
    ("enforcement_measure", "status"): _filled("fini"),
    ("enforcement_measure", "valid_from"): _among(LONG_AGO - TICK, LONG_AGO),
    ("enforcement_measure", "valid_until"): _among(None, LATER, LATER + TICK),
    ("judicial_situation", "situation"): _among(*Situation),
    ("judicial_situation", "valid_from"): _among(LONG_AGO - TICK, LONG_AGO),
    ("judicial_situation", "valid_until"): _among(None, LATER, LATER + TICK),
    ("agent", "name"): _filled("Noé Lancel"),
    ("agent", "rank"): _text("adjudant"),
    ("agent", "service"): _text("greffe"),
    ("agent", "email"): _text("z@exemple.example"),
    ("agent", "phone"): _text("0199999999"),
    ("interception", "legal_basis"): _filled("706-95"),
    ("interception", "started_at"): _among(LONG_AGO - TICK, LONG_AGO),
    ("interception", "ended_at"): _among(None, NOW, LATER),
    ("interception", "target_line"): _text("+33699999999"),
    ("intercept_item", "payload"): _text("non", "allô ?"),
    ("intercept_item", "transcript"): _text("Rien", "Rendez-vous"),
    ("intercept_item", "translation"): _text("Rien"),
    ("intercept_item", "correspondents"): lambda draft: draft.some(["+33688888888", "_"], 0, 2),
    ("exhibit", "number"): lambda draft: f"Z%{draft.random.getrandbits(40):x}_",
    ("exhibit", "description"): _text("carte"),
    ("service_request", "operator"): _filled("Autre"),
    ("service_request", "kind"): _filled("facture"),
    ("service_request", "target"): _text("+33677777777"),
    ("service_request", "cost"): _among(None, 1, 99),
    ("antecedent_person", "surname"): _text(*SURNAMES, "Renard"),
    ("antecedent_person", "forenames"): _text("Ève-Marie", "Paul"),
    ("antecedent_person", "birth_date"): _DAYS,
    ("antecedent_person", "birth_place"): _text("Brest"),
    ("antecedent_record", "procedure_ref"): lambda draft: f"Z%{draft.random.getrandbits(40):x}_",
    ("antecedent_record", "service"): _text("BTA"),
    ("antecedent_record", "offence_label"): _filled("Vol", "Recel"),
    ("antecedent_record", "facts_date"): _DAYS,
    ("antecedent_record", "place"): _text("Brest"),
    ("authorisation", "reason"): _text("autre"),
    ("administrative_inquiry", "police_service"): _text("BTA"),
    ("administrative_inquiry", "hit"): _among(True, False),
    ("prosecutor_referral", "accessible"): _among(None, True, False),
    ("prosecutor_referral", "reply"): _text("accessible"),
    ("transmission", "legal_basis"): _filled("L235-2"),
    ("study", "reference"): _filled("E-9"),
    ("study", "title"): _filled("Autre"),
}
"""Columns that no rule reads, and how new values for them are drawn."""

FACTS: Mapping[Place, Draw] = {
    ("judicial_case", "stage"): _among(*Stage),
    ("judicial_case", "last_recorded_update_at"): _among(NOW - TICK, LONG_AGO + TICK),
    ("judicial_case", "enforceable_at"): _DAYS,
    ("person", "birth_date"): _DAYS,
    ("offence", "class"): _among(*tuple(OffenceClass)[:-1]),
    ("party", "capacity"): _among(*Capacity),
    ("decision", "type"): _among(*DecisionType),
    ("decision", "pronounced_at"): _among(LONG_AGO, LONG_AGO - TICK),
    ("decision", "final_at"): _among(None, NOW, NOW + TICK),
    ("decision", "reopened_at"): _among(None, LATER),
    ("hearing", "at"): _TIMES,
    ("offence", "matters"): lambda draft: draft.some(["ART_704", "ART_706_17"], 0, 2),
    ("intercept_item", "kind"): _among(*ItemKind),
    ("intercept_item", "encrypted"): _among(True, False),
    ("intercept_item", "clear_payload"): _text("en clair", "net"),
    ("intercept_item", "sealed_at"): _among(None, NOW, NOW + TICK, LONG_AGO),
    ("intercept_item", "unsealed_at"): _among(None, NOW, NOW + TICK),
    ("exhibit", "sealed_at"): _TIMES,
    ("service_request", "at"): _TIMES,
    ("antecedent_record", "capacity"): _among(*AntecedentCapacity),
    ("antecedent_record", "outcome"): _among(None, *DecisionType),
    ("antecedent_record", "outcome_final_at"): _among(None, *_INSTANTS),
    ("antecedent_record", "reopened_at"): _among(None, *_INSTANTS),
    ("antecedent_record", "admin_access_barred"): _among(True, False),
    ("designation", "individually"): _among(True, False),
    ("habilitation", "motives"): lambda draft: draft.some(["GUARD", "OTHER"], 0, 2),
    ("habilitation", "legal_bases"): lambda draft: draft.some(["CSI_L114_1", "LOPS_17_1"], 0, 2),
}
"""Columns that some rule or derived value reads."""

PERIODS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "offence": (("date_from", "date_to"),),
    "decision": (("pronounced_at", "final_at"), ("pronounced_at", "reopened_at")),
    "interception": (("started_at", "ended_at"),),
    "intercept_item": (("sealed_at", "unsealed_at"),),
}
"""Columns of which the second, where filled, is no earlier than the first."""

CRIMINAL_NEVER = frozenset({"subject_matter", "enforceable_at"})


@dataclass(frozen=True, slots=True)
class Change:
    """A row with some columns anew, a whole row that is put in, or (no columns) one taken out."""

    table: str
    id: UUID
    columns: Mapping[str, object]
    added: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Changes that are made together or not at all; `about` are the cases and persons touched."""

    changes: tuple[Change, ...]
    about: frozenset[object]
    bold: bool = False


def changed(register: Register, groups: list[Group]) -> Register:
    """The register with changes made."""
    rows: dict[str, list[dict[str, object]]] = {}
    gone: dict[str, set[UUID]] = {}
    for each in (change for group in groups for change in group.changes):
        if each.columns:
            rows.setdefault(each.table, []).append({"id": each.id, **each.columns})
        else:
            gone.setdefault(each.table, set()).add(each.id)
    return register.changed(rows, gone)


def drawn(places: Mapping[Place, Draw], table: str, row: Values, draft: Draft) -> dict[str, object]:
    """New values for columns of a row: those that may hold one, and that it does not hold."""
    found: dict[str, object] = {}
    for (of, column), draw in places.items():
        if of != table or (column in CRIMINAL_NEVER and row["kind"] == CaseKind.CRIMINAL):
            continue
        value = draw(draft)
        if value != row[column]:
            found[column] = value
    return found


def in_order(table: str, row: Mapping[str, object]) -> bool:
    """Whether what a row begins with is no later than what it ends with, and what is encrypted
    is not in clear.
    """
    if row.get("encrypted") is True and row["clear_payload"] is not None:
        return False
    for first, last in PERIODS.get(table, ()):
        if (
            row[first] is not None
            and row[last] is not None
            and cast("date", row[last]) < cast("date", row[first])
        ):
            return False
    return True
