"""Keys that verify tokens: what a JWK Set (RFC 7517) offers, less what is not accepted here.

A key is found by its id *and* the algorithm of the token, so that a token cannot have a key used
in a way that the key was not published for.
"""

import json
from dataclasses import dataclass
from typing import Final

from joserfc.errors import JoseError
from joserfc.jwk import ECKey, Key, OKPKey, RSAKey
from joserfc.util import base64_to_int

_Jwk = dict[str, str | list[str]]

ALGORITHMS: Final = ("ES256", "EdDSA", "Ed25519", "RS256")
RSA_BITS: Final = range(2048, 8193)
_PRIVATE: Final = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
_MATERIAL: Final = frozenset({"kty", "crv", "x", "y", "n", "e"})


class KeySetError(Exception):
    """A document that is no JWK Set. The text holds nothing of the document."""


@dataclass(frozen=True, slots=True)
class VerifyingKey:
    """A public key for one algorithm. `print` is its thumbprint (RFC 7638)."""

    kid: str | None
    algorithm: str
    print: str
    key: Key


class KeySet:
    """The keys in force, immutable. Two sets are equal when they trust the same keys."""

    __slots__ = ("_by_name", "_keys")

    def __init__(self, keys: tuple[VerifyingKey, ...]) -> None:
        self._keys = frozenset((key.kid, key.algorithm, key.print) for key in keys)
        self._by_name: dict[tuple[str | None, str], list[VerifyingKey]] = {}
        for key in keys:
            named = self._by_name.setdefault((key.kid, key.algorithm), [])
            if all(key.print != other.print for other in named):
                named.append(key)

    def __len__(self) -> int:
        return len(self._keys)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, KeySet) and self._keys == other._keys

    def __hash__(self) -> int:
        return hash(self._keys)

    def find(self, kid: str | None, algorithm: str) -> Key | None:
        """The one key of that name. A name borne by two keys names neither.

        A token that names no key is verified by the only key of its algorithm, if it is alone.
        """
        if kid is None:
            named = [k for keys in self._by_name.values() for k in keys if k.algorithm == algorithm]
        else:
            named = self._by_name.get((kid, algorithm), [])
        return named[0].key if len(named) == 1 else None


def read_key_set(document: bytes) -> KeySet:
    """The usable keys of a JWK Set; the others are left out (RFC 7517, section 5).

    An empty set is a set: the issuer has withdrawn its keys. Raises `KeySetError`.
    """
    try:
        parsed = json.loads(document)
    except (ValueError, RecursionError):
        raise KeySetError("the key set is not JSON") from None
    listed = parsed.get("keys") if isinstance(parsed, dict) else None
    if not isinstance(listed, list):
        raise KeySetError("the key set has no list of keys")
    return KeySet(tuple(key for jwk in listed for key in _verifying_keys(jwk)))


def _verifying_keys(jwk: object) -> list[VerifyingKey]:
    """One JWK as a key for each algorithm it may serve; empty where it is not accepted."""
    if not isinstance(jwk, dict) or not _may_verify(jwk):
        return []
    try:
        key, algorithms = _imported(jwk)
        thumbprint = key.thumbprint()
    except (JoseError, ValueError, TypeError, KeyError):
        return []
    kid, only = jwk.get("kid"), jwk.get("alg")
    return [
        VerifyingKey(kid, algorithm, thumbprint, key)
        for algorithm in algorithms
        if only in (None, algorithm)
    ]


def _may_verify(jwk: dict[str, object]) -> bool:
    """Whether a JWK is a public signature key by its own account.

    A set that shows private or shared keys is not one that anyone alone could have signed with.
    """
    operations = jwk.get("key_ops")
    return (
        not _PRIVATE & jwk.keys()
        and jwk.get("use") in (None, "sig")
        and (operations is None or (isinstance(operations, list) and "verify" in operations))
        and isinstance(jwk.get("kid", ""), str)
    )


def _imported(jwk: _Jwk) -> tuple[Key, tuple[str, ...]]:
    """The key and the algorithms of its kind; raises ValueError where none is accepted."""
    jwk = {name: value for name, value in jwk.items() if name in _MATERIAL}
    match jwk.get("kty"), jwk.get("crv"):
        case "EC", "P-256":
            return ECKey.import_key(jwk), ("ES256",)
        case "OKP", "Ed25519":
            return OKPKey.import_key(jwk), ("Ed25519", "EdDSA")
        case "RSA", None:
            # looked at first: joserfc only warns of a short key
            if base64_to_int(str(jwk["n"])).bit_length() not in RSA_BITS:
                raise ValueError("RSA key too short or too long")
            return RSAKey.import_key(jwk), ("RS256",)
    raise ValueError("kind of key not accepted")
