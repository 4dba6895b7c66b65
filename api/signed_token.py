"""A JWT from bytes to claims: its form, its header, its signature (RFC 7515, RFC 8725).

Nothing in a token says where a key is to be had (`jku`, `jwk`, `x5u` are not read), and a key is
looked for by the token's key id and algorithm together.
"""

import json
from dataclasses import dataclass
from typing import Final

from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import Key

from api.key_set import ALGORITHMS
from api.unauthenticated import TokenFault, unauthenticated

MOST_BYTES: Final = 8 * 1024
# RFC 9068, section 4; media types are compared without regard to case (RFC 7515, section 4.1.9).
_ACCESS_TOKEN: Final = frozenset({"at+jwt", "application/at+jwt"})
_PLAIN: Final = frozenset({"jwt", "application/jwt"})


class _Accepted(jws.JWSRegistry):
    """The algorithms accepted. `EdDSA` is the old name of `Ed25519` (RFC 9864): one algorithm."""

    max_header_length = max_payload_length = max_signature_length = MOST_BYTES

    def __init__(self) -> None:
        super().__init__(algorithms=ALGORITHMS, strict_check_header=False)
        known = jws.JWSRegistry.algorithms
        self.algorithms = {name: known[name] for name in ALGORITHMS}
        self.algorithms["EdDSA"] = known["Ed25519"]


_ACCEPTED: Final = _Accepted()


@dataclass(frozen=True, slots=True)
class SignedToken:
    """A token whose header is in order and whose signature is not yet verified."""

    kid: str | None
    algorithm: str
    signature: jws.CompactSignature


def read_token(token: bytes, *, plain_jwt: bool) -> SignedToken:
    """The token that bytes are. `plain_jwt` also takes `JWT` as its type. Raises `Refusal`."""
    if len(token) > MOST_BYTES:
        raise unauthenticated(TokenFault.TOO_LONG)
    try:
        signature = jws.extract_compact(token, registry=_ACCEPTED)
    # joserfc lets pass what Python says of a header that is no object, or too deep
    except (JoseError, ValueError, TypeError, RecursionError):
        raise unauthenticated(TokenFault.MALFORMED) from None
    header: object = signature.protected
    if not isinstance(header, dict):
        raise unauthenticated(TokenFault.MALFORMED)
    return _checked(header, signature, plain_jwt=plain_jwt)


def _checked(
    header: dict[str, object], signature: jws.CompactSignature, *, plain_jwt: bool
) -> SignedToken:
    kid, algorithm = header.get("kid"), header.get("alg")
    if "crit" in header:
        raise unauthenticated(TokenFault.CRITICAL)
    if not isinstance(algorithm, str) or algorithm not in ALGORITHMS:
        raise unauthenticated(TokenFault.ALGORITHM)
    if not _is_access_token(header.get("typ"), plain_jwt=plain_jwt):
        raise unauthenticated(TokenFault.TYPE)
    if kid is not None and not isinstance(kid, str):
        raise unauthenticated(TokenFault.MALFORMED)
    return SignedToken(kid, algorithm, signature)


def _is_access_token(typ: object, *, plain_jwt: bool) -> bool:
    if not isinstance(typ, str):
        return typ is None and plain_jwt
    return typ.lower() in _ACCESS_TOKEN or (plain_jwt and typ.lower() in _PLAIN)


def verified_claims(token: SignedToken, key: Key) -> dict[str, object]:
    """The claims of a token that the key signed. Raises `Refusal`."""
    try:
        valid = jws.validate_compact(token.signature, key, registry=_ACCEPTED)
    except (JoseError, ValueError, TypeError):
        valid = False
    if not valid:
        raise unauthenticated(TokenFault.SIGNATURE)
    try:
        claims = json.loads(token.signature.payload)
    except (ValueError, RecursionError):
        raise unauthenticated(TokenFault.MALFORMED) from None
    if not isinstance(claims, dict):
        raise unauthenticated(TokenFault.MALFORMED)
    return claims
