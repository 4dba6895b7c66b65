"""The journal in the names that others use: one event an operation, as AuthZEN says who did what.

`PURPOSES_OF_USE` and `XACML` are the one mapping there is; `docs/journal.md` shows both.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import orjson

from db.evidence.canonical import canonical
from db.evidence.retiring import PURGED
from db.journal_entry import RELEASED
from db.watch.rules import ALERT
from permissions.acts import ACTS
from permissions.purposes import Purpose
from schema.own_acts import OWN
from schema.subscription import RECORDS

USE_SYSTEM: Final = "http://terminology.hl7.org/CodeSystem/v3-ActReason"
"""The code system of HL7 from which FHIR takes purposes of use."""

_USES: Final[Mapping[str, tuple[Purpose, ...]]] = {
    "HLEGAL": (
        Purpose.CASE_PROCESSING,
        Purpose.RECIPROCAL_KNOWLEDGE,
        Purpose.EXTENDED_JURISDICTION,
        Purpose.PG_SUPERVISION,
        Purpose.INTERCEPT_CASE,
        Purpose.SPECIALISED_TASK,
        Purpose.INTERPRETATION,
        Purpose.EIO_EXECUTION,
        Purpose.DECRYPTION,
        Purpose.EXCEPTIONAL_DIFFICULTY,
    ),
    "HCOMPL": (
        Purpose.POLICE_FILE_CONTROL,
        Purpose.REGISTRY_CONTROL,
        Purpose.INTERCEPT_OVERSIGHT,
    ),
    "PATADMIN": (Purpose.SAUJ_SERVICE, Purpose.VICTIM_INFORMATION),
    "PATRQT": (Purpose.DATA_SUBJECT_RIGHTS,),
    "PERFMSR": (Purpose.STATISTICS_NON_NOMINATIVE,),
    "HRESCH": (Purpose.STATISTICS_NOMINATIVE, Purpose.ART_11_1_RESEARCH),
    "RECORDMGT": (Purpose.CASE_RECORDING,),
    "FRAUD": (Purpose.CUSTOMS_67BIS2,),
    "HSYSADMIN": (Purpose.PLATFORM_OPERATION,),
    "HPAYMT": (Purpose.PAYMENT_CONTROL,),
    "HDIRECT": (Purpose.IDENTIFY_MAGISTRATE,),
    "GOV": (
        Purpose.ADMIN_INQUIRY,
        Purpose.SECURITY_MISSION_L234_3,
        Purpose.STAFF_PROTECTION,
        Purpose.FOREIGN_ADMIN_POLICE,
    ),
}
PURPOSES_OF_USE: Final[Mapping[str, str]] = {
    purpose: code for code, purposes in _USES.items() for purpose in purposes
}
"""The code of HL7 that comes nearest to a purpose of the Code of Criminal Procedure."""

XACML: Final[Mapping[str, str]] = {
    "subject.id": "urn:oasis:names:tc:xacml:1.0:subject:subject-id",
    "subject.properties.role": "urn:oasis:names:tc:xacml:2.0:subject:role",
    "action.name": "urn:oasis:names:tc:xacml:1.0:action:action-id",
    "resource.id": "urn:oasis:names:tc:xacml:1.0:resource:resource-id",
    "context.purpose": "urn:oasis:names:tc:xacml:2.0:action:purpose",
    "context.time": "urn:oasis:names:tc:xacml:1.0:environment:current-dateTime",
}
"""Where an event holds what XACML gives a name; `decision` is Permit where true, else Deny."""


_ACTS: Final = frozenset(act.name for act in ACTS)
_FOLLOWED: Final = frozenset({*RECORDS, *OWN})
_BY_ITSELF: Final[Mapping[str, str]] = {ALERT: "alert", PURGED: "purge"}
"""What the service does, and not who asks it: the name of the action, by outcome."""


@dataclass(slots=True)
class Events:
    """Makes events of the lines of a journal, in their order."""

    _plans: dict[str, dict[str, Any]] = field(default_factory=dict)

    def of(self, line: bytes) -> bytes | None:
        """The event of a line, canonical JSON; None where the line is no entry."""
        said = orjson.loads(line)
        if said["type"] == "plan":
            self._plans[said["digest"]] = said
        if said["type"] != "entry":
            return None
        return canonical(_event(said, self._plans.get(said["plan"], {})))


def _event(entry: Mapping[str, Any], plan: Mapping[str, Any]) -> dict[str, object]:
    """AuthZEN: subject, action, resource and context are asked about, and decided on."""
    purpose, file = entry["purpose"], plan.get("processing")
    return {
        "subject": {
            "type": "agent",
            "id": entry["agent"] or "unknown",
            "properties": {"role": entry["acting_role"]},
        },
        "action": {
            "name": _action(entry["outcome"], plan.get("root_fields", [])),
            "properties": {
                "document": entry["document"],
                "operation": entry["operation"],
                "root_fields": plan.get("root_fields", []),
            },
        },
        "resource": {
            "type": "processing",
            "id": file or "unknown",
            "properties": {
                **{name: plan.get(name, []) for name in ("by_record", "released", "withheld")},
                "record_ids": _ids(entry["record_ids"]),
            },
        },
        "context": {
            "authorisation_ids": _ids(entry["authorisation_ids"]),
            "clauses": plan.get("clauses", []),
            "entry": {name: entry[name] for name in ("hash", "seq", "writer")},
            "law": plan.get("law"),
            "nature": plan.get("nature"),
            "outcome": entry["outcome"],
            "purpose": purpose,
            "purpose_of_use": _use(purpose),
            "references": [
                {"name": name, "value": value} for name, value in entry["references"].items()
            ],
            "time": entry["instant"],
        },
        "decision": entry["outcome"] == RELEASED,
    }


def _action(outcome: str, root_fields: Iterable[str]) -> str:
    """What was done, or asked for: an act by its name."""
    asked = set(root_fields)
    acts = sorted(asked & _ACTS)
    if outcome in _BY_ITSELF:
        return _BY_ITSELF[outcome]
    if acts:
        return acts[0] if len(acts) == 1 else "act"
    return "follow" if asked & _FOLLOWED else "read"


def _use(purpose: str | None) -> dict[str, str] | None:
    code = PURPOSES_OF_USE.get(purpose) if purpose else None
    return {"code": code, "system": USE_SYSTEM} if code else None


def _ids(packed: str) -> list[str]:
    pieces = (packed[place : place + 32] for place in range(0, len(packed), 32))
    return ["-".join((p[:8], p[8:12], p[12:16], p[16:20], p[20:])) for p in pieces]


def tables() -> Iterable[str]:
    """The mapping as `docs/journal.md` shows it, line by line."""
    yield "| purpose | purpose of use |"
    yield "|---|---|"
    for purpose in Purpose:
        yield f"| `{purpose}` | {PURPOSES_OF_USE[purpose]} |"
    yield ""
    yield "| in an event | in XACML |"
    yield "|---|---|"
    for place, name in XACML.items():
        yield f"| `{place}` | `{name}` |"
