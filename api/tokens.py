"""Access tokens: which agent a bearer is.

Only `sub` is taken from a token: roles, designations and habilitations are the database's to say
(GX-03). A token that was verified is remembered, never past its end nor past a change of keys.
"""

import time
from collections import OrderedDict
from collections.abc import Callable

from api.key_set import KeySet
from api.keyring import Keyring
from api.signed_token import read_token, verified_claims
from api.token_claims import ClaimCheck, Identified, TokenRules
from api.unauthenticated import TokenFault, unauthenticated
from permissions.subject import AgentId


class Tokens:
    """The tokens of one issuer, whose keys are in `keyring`.

    `remembered` is how many verified tokens are kept, the least recently used going first.
    `clock` gives Unix time in seconds.
    """

    def __init__(
        self,
        rules: TokenRules,
        keyring: Keyring,
        remembered: int = 4096,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._rules = rules
        self._keyring = keyring
        self._check = ClaimCheck(rules, clock)
        self._clock = clock
        self._remembered = remembered
        self._verified: OrderedDict[bytes, Identified] = OrderedDict()
        self._verified_by: KeySet | None = None

    def known(self, token: bytes) -> AgentId | None:
        """The agent of a token verified before by the keys still in force, else None: no wait."""
        found = self._verified.get(token)
        if found is None or self._verified_by is not self._keyring.settled():
            return None
        if self._clock() >= found.until:
            return None
        self._verified.move_to_end(token)
        return found.agent

    def seconds_left(self, token: bytes) -> float:
        """For how long a token that was verified is good yet; 0 for any other."""
        found = self._verified.get(token)
        return 0.0 if found is None else max(0.0, found.until - self._clock())

    async def agent_of(self, token: bytes) -> AgentId:
        """The agent that a token names.

        Raises `Refusal`: UNAUTHENTICATED where the token is not good, UNAVAILABLE where it cannot
        be known for want of the issuer's keys.
        """
        return self.known(token) or await self._verify(token)

    async def _verify(self, token: bytes) -> AgentId:
        signed = read_token(token, plain_jwt=self._rules.plain_jwt)
        keys = await self._keyring.keys_naming(signed.kid, signed.algorithm)
        self._follow(keys)
        key = keys.find(signed.kid, signed.algorithm)
        if key is None:
            raise unauthenticated(TokenFault.KEY)
        identified = self._check.identified(verified_claims(signed, key))
        if self._clock() >= identified.until:
            raise unauthenticated(TokenFault.EXPIRED)
        self._remember(token, identified)
        return identified.agent

    def _follow(self, keys: KeySet) -> None:
        """Forget what other keys verified: one of them may have been withdrawn."""
        if keys is not self._verified_by:
            self._verified.clear()
            self._verified_by = keys

    def _remember(self, token: bytes, identified: Identified) -> None:
        self._verified[token] = identified
        self._verified.move_to_end(token)
        while len(self._verified) > self._remembered:
            self._verified.popitem(last=False)
