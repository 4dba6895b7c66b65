"""The clauses under which access is authorised: whom each opens to, and on which terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from db.enumerations import Clause, Processing, Role
from permissions.purposes import INTERCEPT_READERS, INVESTIGATORS

OFFICERS = INVESTIGATORS - {Role.JUDICIAL_POLICE_AGENT}
"""Who besides the magistrate designates what an interpreter reads, and what helps to decrypt
(A25).
"""


@dataclass(frozen=True, slots=True)
class Opening:
    """An authorisation of one clause: by whom it is issued and to whom, as the clauses say.

    `limit` is the clause that asks for an end (None: none does, A26). `items`: what it opens is
    designated one by one. `express`: its author says that it is express.
    """

    issued: tuple[str, ...]
    readers: frozenset[Role]
    read: str
    limit: str | None = None
    items: bool = False
    express: bool = False


def _to(*roles: Role) -> frozenset[Role]:
    return frozenset(roles)


_XI = Opening(("R40-47/XI/d",), _to(Role.CONTRACTOR), "R40-47/XI/a", "R40-47/XI/c")

OPENINGS: Mapping[Clause, Opening] = {
    Clause.II_SEALED: Opening(
        ("R40-47/II/f",), INVESTIGATORS | {Role.MAGISTRATE_CLERK}, "R40-47/II/f"
    ),
    Clause.IV: Opening(
        ("R40-47/IV/a", "R40-47/IV/b"), _to(Role.SPECIALISED_ASSISTANT), "R40-47/IV/a"
    ),
    Clause.VI: Opening(
        ("R40-47/VI/c",), _to(Role.INTERPRETER), "R40-47/VI/a", "R40-47/VI/b", items=True
    ),
    Clause.VII: Opening(
        ("R40-47/VII/c",),
        _to(Role.FOREIGN_INVESTIGATOR),
        "R40-47/VII/b",
        "R40-47/VII/c",
        items=True,
    ),
    Clause.VIII: Opening(("R40-47/VIII/a",), _to(Role.DECRYPTION_AGENT), "R40-47/VIII/b"),
    Clause.IX: Opening(
        ("R40-47/IX/d",), _to(Role.PLATFORM_MAINTAINER), "R40-47/IX/b", "R40-47/IX/d", express=True
    ),
    Clause.XI_MAGISTRATE: _XI,
    Clause.XI_DIRECTOR: Opening(_XI.issued, _XI.readers, _XI.read, _XI.limit, express=True),
    Clause.XII: Opening(("R40-47/XII/c",), INTERCEPT_READERS, "R40-47/XII/b"),
    Clause.ART_11_1: Opening(
        ("48-1/al.14/c",), _to(Role.ART_11_1_AGENT), "48-1/al.14/c", "48-1/al.14/c"
    ),
}
"""Under XII the end is set by default (A31); under II, IV and VIII there need be none."""

ISSUED: Final = tuple(dict.fromkeys(one for each in OPENINGS.values() for one in each.issued))
"""The clauses under which an authorisation may be issued."""

BY_THE_LEAD = frozenset(
    {Clause.II_SEALED, Clause.VII, Clause.VIII, Clause.IX, Clause.XI_MAGISTRATE}
)
"""Clauses under which the magistrate in charge of the case issues, and nobody else."""


def file_of_clause(clause: object) -> Processing:
    """The file that an authorisation of the clause, and any act on it, belongs to."""
    return Processing.REGISTRY if clause == Clause.ART_11_1 else Processing.INTERCEPT
