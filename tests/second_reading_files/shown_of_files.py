"""What is shown of a record: nothing, or each field released or withheld (LAW 4, 5.3, 5.4)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from second_reading_files import r40_47_i_to_v as early
from second_reading_files import r40_47_vi_to_xii as late
from second_reading_files.kept_how_long import case_material_kept, interception_kept, item_kept
from second_reading_files.opened_things import Opened, Thing, sealed
from second_reading_files.r40_29 import opens
from second_reading_files.stated import INVESTIGATORS, MAGISTRATES, Asking, Row

NOT_OPENED = frozenset({"NOT_IN_PURPOSE", "NOT_IN_GRANT"})
"""Right on the row and not on the category: which of the two, LAW 0 tells by examples alone."""
RELEASED = frozenset({"RELEASED"})

ITEM_FIELDS = {
    "kind": "COMM_DATA",
    "caseId": "COMM_DATA",
    "correspondents": "COMM_DATA",
    "encrypted": "COMM_DATA",
    "sealedAt": "COMM_DATA",
    "unsealedAt": "COMM_DATA",
    "exhibitId": "COMM_DATA",
    "payload": "by kind",
    "transcript": "IN_CLEAR",
    "translation": "IN_CLEAR",
    "clearPayload": "clear by kind",
}
"""Fields of an item, by category (LAW 4.2); what is in clear is never opened by VIII (A27)."""
INTERCEPTION_FIELDS = ("caseId", "missionId", "legalBasis", "startedAt", "endedAt", "targetLine")
EXHIBIT_FIELDS = ("caseId", "number", "sealedAt", "sealedById")
REQUEST_FIELDS = ("caseId", "operator", "kind", "target", "cost", "at")
USER_FIELDS = ("id", "name", "rank", "service", "email", "phone")
ANTECEDENT_FIELDS = (
    "id",
    "procedureRef",
    "countNumber",
    "service",
    "offenceLabel",
    "factsDate",
    "place",
    "capacity",
    "outcome",
    "outcomeFinalAt",
    "reopenedAt",
)
PERSON_FIELDS = ("id", "surname", "forenames", "birthDate", "birthPlace")


@dataclass(frozen=True)
class Shown:
    """A visible record: of each field the outcomes that are right; and who opened it."""

    fields: Mapping[str, frozenset[str]]
    clause: str


Point = Callable[[Asking, Thing], Opened | None]


def point_of(ask: Asking) -> Point | None:
    """The point of R40-47 by which a purpose reads."""
    if ask.purpose == "INTERCEPT_CASE":
        if ask.role in MAGISTRATES:
            return early.point_i
        return early.point_ii if ask.role in INVESTIGATORS else early.point_iii
    points: dict[str | None, Point] = {
        "SPECIALISED_TASK": early.point_iv,
        "CUSTOMS_67BIS2": early.point_v,
        "INTERPRETATION": late.point_vi,
        "EIO_EXECUTION": late.point_vii,
        "DECRYPTION": late.point_viii,
        "PLATFORM_OPERATION": late.point_ix,
        "EXCEPTIONAL_DIFFICULTY": late.point_xi,
        "IDENTIFY_MAGISTRATE": late.point_xii,
    }
    return points.get(ask.purpose)


Kind = Literal["Interception", "Exhibit", "ServiceRequest"]


def item(ask: Asking, row: Row) -> Shown | None:
    """An item: of what is under seal, that it is there and sealed, and nothing else (II/f)."""
    of, point = ask.world.one("interception", row["interception_id"]), point_of(ask)
    if of is None or point is None or not item_kept(ask, row, of):
        return None
    opened = point(ask, Thing("InterceptItem", row, of))
    if opened is None:
        return None
    shut = sealed(row, ask) and not opened.seals
    fields = {"id": RELEASED, "sealed": RELEASED}
    for name, category in ITEM_FIELDS.items():
        own = _category(category, row)
        fields[name] = _outcome(own in opened.of, shut=shut, told=sealed(row, ask))
    return Shown(fields, opened.clause)


def _category(category: str, row: Row) -> str:
    if category == "by kind":
        return f"COMM_{row['kind']}"
    if category == "clear by kind":
        return "CLEAR_DATA" if row["kind"] == "DATA" else "IN_CLEAR"
    return category


def _outcome(granted: bool, *, shut: bool, told: bool) -> frozenset[str]:
    """Released; under seal; or not granted, of which a seal may be told as well."""
    if granted:
        return frozenset({"SEALED"}) if shut else RELEASED
    return NOT_OPENED | {"SEALED"} if told else NOT_OPENED


def interception(ask: Asking, row: Row) -> Shown | None:
    """An interception: data."""
    opened = _opened(ask, "Interception", row)
    if opened is None or not interception_kept(ask, row):
        return None
    return Shown(dict.fromkeys(("id", *INTERCEPTION_FIELDS), RELEASED), opened.clause)


def exhibit(ask: Asking, row: Row) -> Shown | None:
    """An exhibit: its number and its seal; what it is said to be is under the seal."""
    opened = _opened(ask, "Exhibit", row)
    if opened is None or not case_material_kept(ask, row["case_id"]):
        return None
    fields = dict.fromkeys(("id", *EXHIBIT_FIELDS), RELEASED)
    told = RELEASED if opened.seals else frozenset({"SEALED"})
    if row["sealed_at"] > ask.now:
        told |= RELEASED  # not under seal yet: the law does not say what it is until then
    return Shown({**fields, "description": told}, opened.clause)


def request(ask: Asking, row: Row) -> Shown | None:
    """A request to an operator: data; who made it is told under X alone."""
    opened = _opened(ask, "ServiceRequest", row)
    if opened is None or not case_material_kept(ask, row["case_id"]):
        return None
    fields = dict.fromkeys(("id", *REQUEST_FIELDS), RELEASED)
    return Shown({**fields, "requesterRole": NOT_OPENED}, opened.clause)


def _opened(ask: Asking, kind: Kind, row: Row) -> Opened | None:
    point = point_of(ask)
    return None if point is None else point(ask, Thing(kind, row))


def user(ask: Asking, row: Row) -> Shown | None:
    """X: who has made requests, and how to reach him."""
    if ask.purpose != "PAYMENT_CONTROL":
        return None

    def kept(made: Row) -> bool:
        return case_material_kept(ask, made["case_id"])

    if not late.user_of_platform(ask, row["id"], kept):
        return None
    return Shown(dict.fromkeys(USER_FIELDS, RELEASED), "R40-47/X")


def antecedent(ask: Asking, row: Row) -> Shown | None:
    """A count of somebody implicated; the mention of 230-8 and the term are governance."""
    if not opens(ask, row):
        return None
    fields = dict.fromkeys(ANTECEDENT_FIELDS, RELEASED)
    withheld = dict.fromkeys(("adminAccessBarred", "retentionExpiresAt"), NOT_OPENED)
    return Shown({**fields, **withheld}, _clause(ask))


def person(ask: Asking, row: Row) -> Shown | None:
    """Who is on record, as far as a record of his is shown: capacity belongs to it (A41)."""
    counts = ask.world.where("antecedent_record", "person_id", row["id"])
    if not any(opens(ask, each) for each in counts):
        return None
    return Shown(dict.fromkeys(PERSON_FIELDS, RELEASED), _clause(ask))


def _clause(ask: Asking) -> str:
    points = {
        "POLICE_ADMIN_INVESTIGATOR": "I/1°",
        "INTELLIGENCE_AGENT": "I/2°",
        "SNEAS_AGENT": "I/3°",
        "COSSEN_AGENT": "I/4°",
        "ADMIN_POLICE_AGENT": "I/5°",
    }
    of_ii = {"SECURITY_MISSION_L234_3": "II/al.1", "STAFF_PROTECTION": "II/al.2"}
    if ask.purpose == "FOREIGN_ADMIN_POLICE":
        return "R40-29/III"
    return f"R40-29/{of_ii.get(str(ask.purpose)) or points.get(str(ask.role), '?')}"


READ: Mapping[str, tuple[str, Callable[[Asking, Row], Shown | None]]] = {
    "InterceptItem": ("intercept_item", item),
    "Interception": ("interception", interception),
    "Exhibit": ("exhibit", exhibit),
    "ServiceRequest": ("service_request", request),
    "PlatformUser": ("agent", user),
    "AntecedentRecord": ("antecedent_record", antecedent),
    "AntecedentPerson": ("antecedent_person", person),
}
"""Kinds of records, each with its table and how it is read."""
IN_NO_FILE_OF_THESE = ("Case", "Offence", "Party", "Person", "LegalEntity", "Decision")
"""GX-04: what is of the register is shown for no purpose of the other two files."""
