"""Who asks: the token verified (and remembered), the role looked up once a request."""

import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
from joserfc import jwt
from joserfc.jwk import KeySet
from starlette.requests import HTTPConnection

from bench.strawberry_way.loaders import Loaders

CATEGORIES = {
    "PROSECUTOR_GENERAL": frozenset(
        {"CASE_META", "FACTS", "IDENTITY", "PROSECUTION", "DECISIONS", "CHARGES"}
    )
}
"""What each role may read for the purpose of supervision."""

_RESSORT = """
SELECT a.court_id FROM agent a
 WHERE a.id = $1 AND a.active
   AND EXISTS (SELECT 1 FROM agent_role r
                WHERE r.agent_id = a.id AND r.role = $2
                  AND r.valid_from <= now() AND (r.valid_until IS NULL OR now() < r.valid_until)
                  AND (r.revoked_at IS NULL OR now() < r.revoked_at))
"""


@dataclass(slots=True)
class Caller:
    """The caller of one request; `ressort` is None where he may read nothing."""

    ressort: UUID | None
    categories: frozenset[str]
    pool: "asyncpg.Pool[asyncpg.Record]"
    loaders: Loaders


@dataclass(slots=True)
class Tokens:
    """Verified tokens, remembered until they expire."""

    keys: KeySet
    issuer: str
    audience: str
    _known: dict[str, tuple[UUID, float]] = field(default_factory=dict)

    @classmethod
    def of(cls, jwks: Path, issuer: str, audience: str) -> "Tokens":
        """Tokens of an issuer whose keys are in a file."""
        return cls(KeySet.import_key_set(json.loads(jwks.read_text())), issuer, audience)

    def agent(self, authorization: str) -> UUID:
        """The agent that a header names. Raises `JoseError` or `ValueError`."""
        found = self._known.get(authorization)
        if found is None or found[1] <= time.time():
            token = jwt.decode(
                authorization.removeprefix("Bearer "), self.keys, algorithms=["Ed25519"]
            )
            claims = jwt.JWTClaimsRegistry(
                iss={"essential": True, "value": self.issuer},
                aud={"essential": True, "value": self.audience},
                exp={"essential": True},
            )
            claims.validate(token.claims)
            found = UUID(token.claims["sub"]), float(token.claims["exp"])
            self._known[authorization] = found
        return found[0]


async def caller_of(
    request: HTTPConnection, tokens: Tokens, pool: "asyncpg.Pool[asyncpg.Record]"
) -> Caller:
    """The caller, with loaders of his own."""
    agent = tokens.agent(request.headers["authorization"])
    role = request.headers.get("acting-role", "")
    purpose = request.headers.get("access-purpose", "")
    categories: frozenset[str] = frozenset()
    ressort: Any = None
    if purpose.startswith("PG_SUPERVISION"):
        categories = CATEGORIES.get(role, categories)
        ressort = await pool.fetchval(_RESSORT, agent, role)
    return Caller(ressort, categories, pool, Loaders.over(pool))
