"""Personas of the demonstration, and the records that show what the law does: fixed, and named.

Their ids never change, so that examples, documentation and tokens can name them.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from db.fiction.persona import Persona, case_id, named_id
from db.fiction.personas_of_courts import OF_COURTS
from db.fiction.personas_of_files import OF_FILES
from db.fiction.personas_of_offices import OF_OFFICES

PERSONAS: Mapping[str, Persona] = MappingProxyType(
    {persona.key: persona for persona in (*OF_COURTS, *OF_FILES, *OF_OFFICES)}
)
"""Personas by key."""

SHOWCASE: Mapping[str, UUID] = MappingProxyType(
    {
        f"K{number}": case_id(number)
        for number in (1, 2, 4, 9, 10, 11, 12, 20, 31, 32, 33, 40, 50, 60)
    }
)
"""Ids of the demonstration cases, by name; `db.fiction.showcase` says what each is."""

OTHERS = (
    *("LINE", "STRAY_LINE", "CUSTOMS_LINE", "I1", "I2", "I3", "I4", "I5", "I6", "I7", "Z1", "D1"),
    *("SEAL", "TASK", "INTERPRETATION", "EXECUTION", "DECRYPTION", "MAINTENANCE", "REPAIR"),
    *("SEARCH", "RESEARCH", "MISSION", "LITIGANT", "CONTROL", "STUDY", "ACCESS", "SUBJECT"),
    *("CONVICTED", "PENDING", "ACQUITTED", "BARRED", "AS_VICTIM", "INQUIRY", "TRANSMISSION"),
    *("POLICE_ABROAD", "UNLED_LINE", "I8", "SPARE"),
)
"""Names of the other records of the showcase; a new one goes last, so that no id changes."""

NAMED: Mapping[str, UUID] = MappingProxyType(
    {
        **SHOWCASE,
        **{name: named_id(number) for number, name in enumerate(OTHERS, start=1)},
        "CIVIL_PARTY": UUID("00000000-0000-7000-8000-0000000e0046"),  # of K1, as it was counted up
    }
)
"""Ids of every record of the showcase that has a name."""


def named(name: str) -> str:
    """The id of a record of the showcase, as a file of the register has it."""
    return str(NAMED[name])


def with_ids(text: str) -> str:
    """A text in which `<NAME>` has become the id of that record, and the key of a persona in
    brackets that of its agent.
    """
    return re.sub(r"<([\w-]+)>", lambda found: _id(found[1]) or found[0], text)


def _id(name: str) -> str | None:
    known = NAMED.get(name) or (PERSONAS[name].agent if name in PERSONAS else None)
    return str(known) if known else None
