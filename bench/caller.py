"""Who asks: the prosecutor general of one ressort, with a token of the development issuer."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final
from uuid import UUID

from api.issuer import ISSUER, development_issuer
from db.enumerations import Role
from db.evidence.keys import KEY_FILE, read_or_make_key
from permissions.purposes import Purpose

AUDIENCE: Final = "greffe"
ROLE: Final = Role.PROSECUTOR_GENERAL
PURPOSE: Final = Purpose.PG_SUPERVISION
BASIS: Final = "ARTICLE_35"
TOKEN_LIFE: Final = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Asking:
    """The caller's headers, and where the issuer's public keys and the journal's key are."""

    agent: UUID
    headers: tuple[tuple[str, str], ...]
    jwks: Path
    journal_key: Path

    @property
    def environment(self) -> dict[str, str]:
        """What a contender needs to verify the token."""
        return {"ISSUER": ISSUER, "AUDIENCE": AUDIENCE, "JWKS": str(self.jwks)}


def asking(agent: UUID, folder: Path) -> Asking:
    """A token for an agent; the keys stand in the folder."""
    issuer = development_issuer(folder, AUDIENCE, demonstration=True)
    jwks = folder / "jwks.json"
    jwks.write_bytes(issuer.jwks())
    headers = (
        ("authorization", f"Bearer {issuer.issue(agent, TOKEN_LIFE)}"),
        ("acting-role", ROLE.value),
        ("access-purpose", f'{PURPOSE.value};basis="{BASIS}"'),
        ("accept", "application/json"),
        ("content-type", "application/json"),
    )
    journal_key = folder / KEY_FILE
    read_or_make_key(journal_key)
    return Asking(agent, headers, jwks, journal_key)
