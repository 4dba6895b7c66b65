"""Purposes of the antecedents file and requests for its records, as scenarios write them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from platform_words import AFTER, AT_NOW, BEFORE
from scenario import Put as PutIn
from scenario import put

GUARD = "SECURITY_GUARD"
AN_HOUR_AGO = "2026-11-21T09:00:00Z"
OVER: tuple[dict[str, object], ...] = (
    {"until_": AT_NOW},
    {"from_": AFTER},
    {"revoked_at": AT_NOW},
    {"revoked_at": BEFORE},
)
"""An act that is valid no longer, or not yet."""
STILL: tuple[dict[str, object], ...] = (
    {"until_": AFTER},
    {"from_": AT_NOW},
    {"revoked_at": AFTER},
)
"""An act that is valid still, or from now on."""

LIST = """antecedents(first: 50) { totalCount nodes {
  id procedureRef countNumber outcome person { id surname records { id } } victims { surname } }
}"""


def inquiry(subject: str = "A1", basis: str = "CSI_L114_1", **more: str) -> str:
    """ADMIN_INQUIRY on a subject; `motive`, and `inquiry` by its name."""
    motive = f";motive={more['motive']}" if "motive" in more else ""
    named = f';inquiry="<{more["inquiry"]}>"' if "inquiry" in more else ""
    return f'ADMIN_INQUIRY;basis={basis};subject="<S:{subject}>"{motive}{named}'


def guarding(subject: str = "A1", **more: str) -> str:
    """ADMIN_INQUIRY to engage a security guard (R40-29/I/5°)."""
    return inquiry(subject, **({"motive": GUARD} | more))


def mission(subject: str = "A1") -> str:
    """SECURITY_MISSION_L234_3 about a subject."""
    return f'SECURITY_MISSION_L234_3;subject="<S:{subject}>"'


def protection(subject: str = "A1") -> str:
    """STAFF_PROTECTION against a subject."""
    return f'STAFF_PROTECTION;subject="<S:{subject}>"'


def sent(transmission: str = "TR1") -> str:
    """FOREIGN_ADMIN_POLICE, by a transmission."""
    return f'FOREIGN_ADMIN_POLICE;transmission="<{transmission}>"'


def record(
    name: str, fields: str = "id procedureRef outcome person { surname }", key: str = "record"
) -> str:
    """One antecedent by its id."""
    return f'{key}: antecedent(id: "<{name}>") {{ {fields} }}'


def put_record(subject: str, procedure: str, **values: object) -> PutIn:
    """A record put into the file, of someone implicated."""
    given: dict[str, object] = {
        "person": f"S:{subject}",
        "procedure_ref": procedure,
        "offence_label": "Vol",
        "capacity": "IMPLICATED",
        "recorded_at": AN_HOUR_AGO,
    }
    plain = {key: str(each) if isinstance(each, Enum) else each for key, each in values.items()}
    return put("AntecedentRecord", **(given | plain))


@dataclass(frozen=True, slots=True)
class Reader:
    """Someone who may consult, for what, and the clauses that let him."""

    who: str
    role: str
    purpose: Callable[[str], str]
    clauses: tuple[str, ...]


READERS = (
    Reader("POLICE", "POLICE_ADMIN_INVESTIGATOR", inquiry, ("R40-29/I/1°", "R40-29/I/ch/e")),
    Reader("INTELLIGENCE", "INTELLIGENCE_AGENT", inquiry, ("R40-29/I/2°",)),
    Reader("SNEAS-OK", "SNEAS_AGENT", inquiry, ("R40-29/I/3°",)),
    Reader("COSSEN", "COSSEN_AGENT", inquiry, ("R40-29/I/4°",)),
    Reader("PREFECTURE", "ADMIN_POLICE_AGENT", guarding, ("R40-29/I/5°/a", "R40-29/I/5°/b")),
    Reader(
        "POLICE",
        "POLICE_ADMIN_INVESTIGATOR",
        mission,
        ("R40-29/II/al.1/a", "R40-29/II/al.1/c"),
    ),
    Reader("DEFENCE", "DEFENCE_INTELLIGENCE_AGENT", protection, ("R40-29/II/al.2/b",)),
)
