"""The refusal of a caller who is not known, with the challenge that HTTP asks for (RFC 6750)."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal

from permissions.refusal import Code, Refusal, Said

BearerError = Literal["invalid_request", "invalid_token"]
REALM = 'Bearer realm="greffe"'
# Who is not known to be a judicial authority has no access (LAW: 48-1/al.14/a).
CLAUSES = ("48-1/al.14/a",)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a caller's credentials, in words that hold no value of theirs.

    `en` goes into a quoted string of a header: ASCII, no double quote, no backslash.
    """

    error: BearerError | None
    en: str
    fr: str


class TokenFault(Enum):
    """Every way in which a caller can fail to be known."""

    ABSENT = Fault(
        None,
        "authentication is needed: send Authorization: Bearer with an access token",
        "authentification requise : envoyez Authorization: Bearer avec un jeton d’accès",
    )
    REPEATED = Fault(
        "invalid_request",
        "Authorization is stated more than once",
        "Authorization est indiqué plus d’une fois",
    )
    SCHEME = Fault(
        "invalid_request",
        "Authorization must be the word Bearer, a space and one token",
        "Authorization doit être le mot Bearer, une espace et un seul jeton",
    )
    TOO_LONG = Fault("invalid_token", "the token is longer than 8 KiB", "le jeton dépasse 8 Kio")
    MALFORMED = Fault(
        "invalid_token",
        "the token is not a signed JWT in compact form",
        "le jeton n’est pas un JWT signé en forme compacte",
    )
    CRITICAL = Fault(
        "invalid_token",
        "the token has critical header parameters, none of which is understood here",
        "le jeton a des paramètres d’en-tête critiques, dont aucun n’est compris ici",
    )
    TYPE = Fault(
        "invalid_token",
        "the token is not an access token: its header typ is another",
        "le jeton n’est pas un jeton d’accès : son en-tête typ est autre",
    )
    ALGORITHM = Fault(
        "invalid_token",
        "the token's algorithm is not accepted; accepted: ES256, EdDSA, Ed25519, RS256",
        "l’algorithme du jeton n’est pas accepté ; acceptés : ES256, EdDSA, Ed25519, RS256",
    )
    KEY = Fault(
        "invalid_token",
        "the token's key is not one of the issuer's",
        "la clé du jeton n’est pas une de celles de l’émetteur",
    )
    SIGNATURE = Fault(
        "invalid_token",
        "the token's signature is not valid",
        "la signature du jeton n’est pas valide",
    )
    CLAIMS = Fault(
        "invalid_token",
        "the token lacks one of the claims iss, aud, sub, exp, iat",
        "il manque au jeton l’une des déclarations iss, aud, sub, exp, iat",
    )
    ISSUER = Fault(
        "invalid_token",
        "the token's issuer is not the one trusted here",
        "l’émetteur du jeton n’est pas celui reconnu ici",
    )
    AUDIENCE = Fault(
        "invalid_token",
        "the token is meant for another audience",
        "le jeton est destiné à un autre service",
    )
    EXPIRED = Fault("invalid_token", "the token has expired", "le jeton a expiré")
    TIMES = Fault(
        "invalid_token",
        "the token's times are not valid: it is from the future or ends before it begins",
        "les dates du jeton ne sont pas valides : il vient du futur ou finit avant de commencer",
    )
    SUBJECT = Fault(
        "invalid_token",
        "the token's subject is not the UUID of an agent",
        "le sujet du jeton n’est pas l’UUID d’un agent",
    )


@dataclass(slots=True)
class Unauthenticated(Refusal):
    """No caller could be established. `error` is RFC 6750's, None where no token was sent."""

    error: BearerError | None = None

    @property
    def challenge(self) -> str:
        """The value of `WWW-Authenticate` (RFC 6750, section 3)."""
        if self.error is None:
            return REALM
        return f'{REALM}, error="{self.error}", error_description="{self.said.en}"'


def unauthenticated(fault: TokenFault) -> Unauthenticated:
    """A refusal ready to be raised."""
    said = Said(fault.value.en, fault.value.fr)
    return Unauthenticated(Code.UNAUTHENTICATED, said, CLAUSES, error=fault.value.error)


def challenge_of(refusal: Refusal) -> str:
    """The value of `WWW-Authenticate` for any refusal that is answered by 401."""
    return refusal.challenge if isinstance(refusal, Unauthenticated) else REALM
