"""What a token must claim: by whom, for whom, of whom, from when to when (RFC 7519, RFC 9068)."""

from collections.abc import Callable
from dataclasses import dataclass

from joserfc.errors import ClaimError, ExpiredTokenError, MissingClaimError
from joserfc.jwt import ClaimsOption, JWTClaimsRegistry

from api.identifiers import uuid_of
from api.unauthenticated import TokenFault, unauthenticated
from permissions.subject import AgentId

_FAULTS = {"iss": TokenFault.ISSUER, "aud": TokenFault.AUDIENCE, "sub": TokenFault.SUBJECT}


@dataclass(frozen=True, slots=True)
class TokenRules:
    """What a token must say. `leeway` is in seconds, for clocks that differ.

    RFC 9068 wants `typ` to be `at+jwt`. `plain_jwt` also takes `JWT` or no `typ`, for issuers
    that predate it; then the audience alone tells an access token from another token of theirs.
    """

    issuer: str
    audience: str
    leeway: int = 30
    plain_jwt: bool = False

    def __post_init__(self) -> None:
        if not self.issuer.strip() or not self.audience.strip() or self.leeway < 0:
            raise ValueError("an issuer, an audience and a leeway of 0 or more are needed")


@dataclass(frozen=True, slots=True)
class Identified:
    """The agent that a token names, until an instant (Unix time, leeway included)."""

    agent: AgentId
    until: float


class ClaimCheck:
    """The check of claims by some rules and a clock (Unix time in seconds)."""

    def __init__(self, rules: TokenRules, clock: Callable[[], float]) -> None:
        here: ClaimsOption = {"essential": True, "value": rules.audience}
        by: ClaimsOption = {"essential": True, "value": rules.issuer}
        needed: ClaimsOption = {"essential": True}
        self._leeway = rules.leeway
        self._registry = JWTClaimsRegistry(
            now=lambda: int(clock()),
            leeway=rules.leeway,
            iss=by,
            aud=here,
            sub=needed,
            exp=needed,
            iat=needed,
        )

    def identified(self, claims: dict[str, object]) -> Identified:
        """The agent of claims that hold now. Raises `Refusal`."""
        try:
            self._registry.validate(claims)
        except MissingClaimError:
            raise unauthenticated(TokenFault.CLAIMS) from None
        except ExpiredTokenError:
            raise unauthenticated(TokenFault.EXPIRED) from None
        except ClaimError as error:
            raise unauthenticated(_FAULTS.get(error.claim, TokenFault.TIMES)) from None
        agent = uuid_of(claims["sub"])
        if agent is None:
            raise unauthenticated(TokenFault.SUBJECT)
        return Identified(AgentId(agent), self._end(claims))

    def _end(self, claims: dict[str, object]) -> float:
        expires, issued = claims["exp"], claims["iat"]
        if not isinstance(expires, int | float) or not isinstance(issued, int | float):
            raise unauthenticated(TokenFault.TIMES)
        if expires <= issued:
            raise unauthenticated(TokenFault.TIMES)
        return expires + self._leeway
