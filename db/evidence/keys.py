"""Keys of the journal: Ed25519 (RFC 8032), one in use at a time, each endorsed by the one before.

A private key is a file, PKCS8 in PEM, that nobody else can read. The public half, which the
controller keeps, is all that verifying needs.
"""

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from db.evidence.canonical import canonical, digest, moment

KEY_FILE: Final = "journal-key.pem"
"""The key of the demonstration, in its data folder."""
_ID_BYTES: Final = 16


class JournalKeyError(Exception):
    """A key of the journal cannot be used; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key that signs checkpoints and endorses its successor."""

    private: Ed25519PrivateKey

    @property
    def public(self) -> bytes:
        """The public half, 32 bytes."""
        return self.private.public_key().public_bytes_raw()

    @property
    def id(self) -> str:
        """The name of the key: see `key_id`."""
        return key_id(self.public)

    def public_pem(self) -> str:
        """The public half as those who verify keep it."""
        form = PublicFormat.SubjectPublicKeyInfo
        return self.private.public_key().public_bytes(Encoding.PEM, form).decode()


def key_id(public: bytes) -> str:
    """The name of a key: 16 bytes of the SHA-256 of its 32 public ones, in hexadecimal."""
    return digest(public)[:_ID_BYTES].hex()


def is_signed(public: bytes, signature: bytes, content: bytes) -> bool:
    """Whether the signature is that of the key under the content."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def key_content(
    *, number: int, public: bytes, since: datetime, endorsed_by: str | None
) -> dict[str, object]:
    """What is signed to introduce a key: the first by itself, others by the one before."""
    return {
        "endorsed_by": endorsed_by,
        "id": key_id(public),
        "number": number,
        "public_key": public.hex(),
        "since": moment(since),
    }


def endorsement(
    by: SigningKey, *, number: int, public: bytes, since: datetime, endorsed_by: str | None
) -> bytes:
    """The signature that introduces a key."""
    said = key_content(number=number, public=public, since=since, endorsed_by=endorsed_by)
    return by.private.sign(canonical(said))


def make_key(path: Path) -> SigningKey:
    """Make a key in a new file of mode 0600. Raises `JournalKeyError` where there is a file."""
    key = SigningKey(Ed25519PrivateKey.generate())
    text = key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            os.link(draft, path)  # whole or not at all, and never over another
        finally:
            with suppress(FileNotFoundError):
                draft.unlink()
    except FileExistsError:
        raise JournalKeyError(f"{path} is there already: a key is never written over") from None
    except OSError as error:
        raise JournalKeyError(f"{path} cannot be written: {error.strerror}") from error
    return key


def read_or_make_key(path: Path) -> SigningKey:
    """The key in a file, made at first use. Raises `JournalKeyError`."""
    if not path.exists():
        try:
            return make_key(path)
        except JournalKeyError:
            if not path.exists():
                raise
    return read_key(path)


def read_key(path: Path) -> SigningKey:
    """The private key in a file that nobody else can read. Raises `JournalKeyError`."""
    try:
        with path.open("rb") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
                raise JournalKeyError(
                    f"the key of the journal {path} can be read by others (mode {mode:o}); set its"
                    " mode to 600"
                )
            found = load_pem_private_key(file.read(), password=None)
    except OSError as error:
        raise JournalKeyError(f"the key of the journal {path}: {error.strerror}") from error
    except (ValueError, TypeError, UnsupportedAlgorithm):
        found = None
    if not isinstance(found, Ed25519PrivateKey):
        raise JournalKeyError(
            f"{path} holds no private Ed25519 key in PEM; `greffe journal key FILE` makes one"
        )
    return SigningKey(found)


def read_public(path: Path) -> bytes:
    """The 32 bytes of the public key in a PEM file. Raises `JournalKeyError`."""
    try:
        found = load_pem_public_key(path.read_bytes())
    except OSError as error:
        raise JournalKeyError(f"the public key {path}: {error.strerror}") from error
    except (ValueError, UnsupportedAlgorithm):
        found = None
    if not isinstance(found, Ed25519PublicKey):
        raise JournalKeyError(f"{path} holds no public Ed25519 key in PEM")
    return found.public_bytes_raw()
