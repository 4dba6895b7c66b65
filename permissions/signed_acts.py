"""Designations and habilitations that the caller's office may end: those that it signed, and those
that no office did (R40-47/II/c; R40-29/I; 48-1/al.10/c).

They are acts of his own: an office that could not find what it signed could not take it back.
"""

from functools import partial
from typing import Final

from db.enumerations import Processing, Role
from permissions.acts.signing import ended_by
from permissions.condition import NOW, Condition, Row
from permissions.entities.governance import DESIGNATION, HABILITATION, file_of
from permissions.offices import DESIGNATIONS, HABILITATIONS, Signatures
from permissions.own_acts import OwnActs

_COLUMNS: Final = ("id", "agent_id", "role", "issuer_id", "issuer_office")
_TERM: Final = ("valid_from", "valid_until", "version")


def _signed_for(signatures: Signatures, office: Role) -> list[Role]:
    return [role for role, signing in signatures.items() if office in signing.offices]


def _files(signatures: Signatures, office: Role) -> frozenset[Processing]:
    return frozenset(file_of(role) for role in _signed_for(signatures, office))


def _clauses(signatures: Signatures, office: Role) -> tuple[str, ...]:
    signed = (signatures[role].clause for role in _signed_for(signatures, office))
    return tuple(dict.fromkeys(signed))


def _ways(signatures: Signatures, deed: Row, office: Role) -> tuple[Condition, ...]:
    return (ended_by(signatures, office, deed),)


def _runs(deed: Row, _office: Role) -> Condition:
    """It is neither revoked nor ended, though it may begin later."""
    until, revoked = deed["valid_until"], deed["revoked_at"]
    return (until.absent() | NOW.lt(until)) & (revoked.absent() | NOW.lt(revoked))


def _signed(name: str, deed: Row, signatures: Signatures, says: tuple[str, ...] = ()) -> OwnActs:
    return OwnActs(
        name,
        deed,
        (*_COLUMNS, *says, *_TERM),
        "valid_from",
        partial(_files, signatures),
        partial(_clauses, signatures),
        partial(_ways, signatures, deed),
        partial(_runs, deed),
    )


DESIGNATIONS_IN_CHARGE: Final = _signed("SignedDesignation", DESIGNATION, DESIGNATIONS)
HABILITATIONS_IN_CHARGE: Final = _signed(
    "SignedHabilitation", HABILITATION, HABILITATIONS, ("motives", "legal_bases", "file")
)
