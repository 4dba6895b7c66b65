"""The head of a request: read once for all that are alike, as a client's are from one to the next.

What a head states gives no right (see `api.caller`); whether its token is still good is asked
again for every request.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from api.caller import (
    NAMES,
    Stated,
    bearer,
    caller_of,
    recognised_caller,
    stated_headers,
    stated_language,
)
from api.media_types import MediaType, negotiated
from api.reading import check_body_headers
from api.tokens import Tokens
from permissions.subject import AgentId, Caller, Language

_JOINED: Final = frozenset({b"accept", b"content-type", b"content-encoding"})
_READ: Final = NAMES | _JOINED
_LENGTH: Final = b"content-length"
_LONGEST_KEPT: Final = 8192
"""Bytes of values in a head that is kept, at most."""
_MOST_KEPT: Final = 16
"""Headers in a head that is kept, at most."""


@dataclass(slots=True)
class Head:
    """What one request and all with the same head state; `accepted` is what `Accept` makes best.

    The methods remember what they found; what they refuse, they refuse anew each time.
    """

    stated: Stated
    accepted: MediaType | None
    _joined: Mapping[bytes, bytes]
    _keep: Callable[["Head"], None] | None = None
    _body_may_come: bool = False
    _token: bytes | None = None
    _caller: Caller | None = None

    @property
    def language(self) -> Language:
        """The language in which to answer, whether or not the rest is in order."""
        return stated_language(self.stated)

    def check_body(self) -> None:
        """Turn away a POST whose body would not be read. `TurnedAway`: 415."""
        if not self._body_may_come:
            check_body_headers(self._joined)
            self._body_may_come = True

    async def agent(self, tokens: Tokens) -> AgentId:
        """The agent whose token is borne. `Refusal`: UNAUTHENTICATED, UNAVAILABLE."""
        if self._token is None:
            self._token = bearer(self.stated)
        found = tokens.known(self._token)
        if found is None:
            found = await tokens.agent_of(self._token)
        if self._keep is not None:  # not before: what strangers send is not worth the memory
            self._keep(self)
            self._keep = None
        return found

    def caller(self, agent: AgentId) -> Caller:
        """The caller that a known agent states to be. Raises `Refusal`."""
        if self._caller is None or self._caller.agent != agent:
            self._caller = caller_of(agent, self.stated)
        return self._caller

    def recognised(self, agent: AgentId) -> Caller:
        """What is known of a caller whose head is not in order."""
        return recognised_caller(agent, self.stated)


class Heads:
    """The heads used latest, at most `kept` of them, all with a token that was good."""

    def __init__(self, kept: int = 1024) -> None:
        self._kept = kept
        self._heads: OrderedDict[tuple[object, ...], Head] = OrderedDict()

    def read(
        self, raw: Iterable[tuple[bytes, bytes]], *, page: bool, graphql: bool = True
    ) -> tuple[Head, bytes | None]:
        """The head that headers make, and the length they declare; what `page` and `graphql`
        offer, `negotiated` says.
        """
        length: bytes | None = None
        said: list[tuple[bytes, bytes]] = []
        for name, value in raw:
            if name in _READ:
                said.append((name, value))
            elif name == _LENGTH:
                length = value
        key = (page, graphql, *said)
        head = self._heads.get(key)
        if head is None:
            keep = partial(self._keep, key) if _is_short(said) else None
            head = _made(said, page=page, graphql=graphql, keep=keep)
        else:
            self._heads.move_to_end(key)
        return head, length

    def __len__(self) -> int:
        return len(self._heads)

    def _keep(self, key: tuple[object, ...], head: Head) -> None:
        self._heads[key] = head
        if len(self._heads) > self._kept:
            self._heads.popitem(last=False)


def _is_short(said: list[tuple[bytes, bytes]]) -> bool:
    return len(said) <= _MOST_KEPT and sum(len(value) for _, value in said) <= _LONGEST_KEPT


def _made(
    said: list[tuple[bytes, bytes]],
    *,
    page: bool,
    graphql: bool,
    keep: Callable[[Head], None] | None,
) -> Head:
    """A head; those of its headers stated several times are joined by commas (RFC 9110, 5.3)."""
    joined: dict[bytes, bytes] = {}
    for name, value in said:
        if name in _JOINED:
            joined[name] = joined[name] + b"," + value if name in joined else value
    accepted = negotiated(joined.get(b"accept"), page=page, graphql=graphql)
    return Head(stated_headers(said), accepted, joined, keep)
