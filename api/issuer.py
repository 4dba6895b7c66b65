"""The development issuer: tokens for the personas of the demonstration, and nothing else.

Its key stands in the data folder, so a server that trusted it unasked would trust whoever can
read that folder. It exists for the demonstration only: without the flag nothing here works.
"""

import os
import stat
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

import orjson
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

ISSUER: Final = "urn:greffe:development-issuer"
KEY_FILE: Final = "development-issuer.jwk"
_ALGORITHM: Final = "Ed25519"


class DemonstrationOnlyError(Exception):
    """The development issuer was asked for outside the demonstration."""


class KeyFileError(Exception):
    """The key of the development issuer cannot be used; the text says what to do."""


@dataclass(frozen=True, slots=True)
class DevelopmentIssuer:
    """Issues access tokens of RFC 9068 for one audience. `clock` gives Unix time in seconds."""

    key: OKPKey
    audience: str
    clock: Callable[[], float] = time.time

    def issue(self, agent_id: UUID, ttl: timedelta) -> str:
        """A token that names an agent, good from now for `ttl` (a second at least)."""
        if ttl < timedelta(seconds=1):
            raise ValueError("a token lives a second at least")
        now = int(self.clock())
        claims: dict[str, object] = {
            "iss": ISSUER,
            "aud": self.audience,
            "sub": str(agent_id),
            "client_id": "greffe-development",
            "iat": now,
            "exp": now + int(ttl.total_seconds()),
            "jti": str(uuid4()),
        }
        header = {"alg": _ALGORITHM, "typ": "at+jwt", "kid": self.key.thumbprint()}
        return jwt.encode(header, claims, self.key, algorithms=[_ALGORITHM])

    def jwks(self) -> bytes:
        """The issuer's JWK Set: its public key alone. Serves as a source of keys."""
        public = self.key.as_dict(
            private=False, kid=self.key.thumbprint(), use="sig", alg=_ALGORITHM
        )
        return orjson.dumps({"keys": [public]})


def development_issuer(folder: Path, audience: str, *, demonstration: bool) -> DevelopmentIssuer:
    """The issuer whose key is in a folder, made at first use with mode 0600.

    Raises `DemonstrationOnlyError` where the demonstration is not turned on, `KeyFileError` where
    the key cannot be read, is no key, or can be read by others.
    """
    if not demonstration:
        raise DemonstrationOnlyError(
            "tokens of the development issuer are for the demonstration alone; "
            "elsewhere configure the issuer that authenticates your agents"
        )
    path = folder / KEY_FILE
    try:
        if not path.exists():
            _make(path)
        document = _read(path)
    except OSError as error:
        raise KeyFileError(f"the development key is out of reach: {error.strerror}") from error
    return DevelopmentIssuer(_key_of(document), audience)


def _make(path: Path) -> None:
    """Write a new key whole or not at all; where another process was first, keep its key."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    key = OKPKey.generate_key("Ed25519")
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{KEY_FILE}.")  # mode 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(orjson.dumps(key.as_dict(private=True)))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        Path(draft).unlink()


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
        if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise KeyFileError(
                f"the development key {KEY_FILE} can be read by others (mode {mode:o}); "
                "set its mode to 600, or delete it to have a new one"
            )
        return file.read()


def _key_of(document: bytes) -> OKPKey:
    try:
        key = OKPKey.import_key(orjson.loads(document))
    except (JoseError, ValueError, TypeError, KeyError):
        raise KeyFileError(
            f"the development key {KEY_FILE} is no key; delete it to have a new one"
        ) from None
    if not key.is_private or key.curve_name != "Ed25519":
        raise KeyFileError(f"the development key {KEY_FILE} is not a private Ed25519 key")
    return key
