"""The HTTP face of GraphQL: bytes in, bytes out, by the specification of GraphQL over HTTP.

The order protects: headers first, then who asks, and only then is a body read. Whatever turns a
request away is journalled like any other refusal, with as much as was known by then.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Final, Protocol

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Receive, Scope, Send

from api.head import Head, Heads
from api.media_types import MediaType
from api.observed import REQUEST_ID, Observe, Observed, course_of, new_request_id
from api.reading import (
    RequestLimits,
    check_length,
    read_body,
    request_of_body,
    request_of_query,
)
from api.statuses import Headers, TurnedAway, method_unknown, not_acceptable, status_of
from api.tokens import Tokens
from api.unauthenticated import REALM, challenge_of
from permissions.refusal import Code, Refusal
from permissions.subject import AgentId, Caller, Language
from schema.errors import masked
from schema.outcome import Answer, AnswerKind
from schema.request import GraphQLRequest


class Answerer(Protocol):
    """What answers operations. Neither method raises, save for cancellation."""

    async def answer(self, request: GraphQLRequest, caller: Caller) -> Answer:
        """The answer to an operation, already journalled."""
        ...

    async def refused(
        self,
        refusal: Refusal,
        request: GraphQLRequest | None,
        caller: Caller | None,
        language: Language = "en",
    ) -> Answer:
        """The answer to what was refused before it could be an operation, already journalled."""
        ...


METHODS: Final = ("GET", "POST")
_LIMITS: Final = RequestLimits()


@dataclass(slots=True)
class _Exchange:
    """One request, and what is known of it so far; `length` is that declared of its body."""

    scope: Scope
    receive: Receive
    head: Head
    length: bytes | None
    agent: AgentId | None = None
    request: GraphQLRequest | None = None
    caller: Caller | None = None

    @property
    def media_type(self) -> MediaType:
        """The media type of the answer, a refusal for want of an acceptable one included."""
        if self.head.accepted is MediaType.GRAPHQL_RESPONSE:
            return MediaType.GRAPHQL_RESPONSE
        return MediaType.JSON


# Every answer is somebody's alone, and says nothing to a page of another site.
_SECURITY: Final[Headers] = (
    (b"cache-control", b"no-store"),
    (
        b"vary",
        b"Accept, Accept-Language, Access-Purpose, Acting-Role, Authorization, Prefer",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
)
_HEADERS: Final[Mapping[MediaType, Headers]] = {
    kind: ((b"content-type", kind.value), *_SECURITY) for kind in MediaType
}
_RETRY: Final[Headers] = ((b"retry-after", b"5"),)
_RETRIED: Final = frozenset({Code.UNAVAILABLE, Code.JOURNAL_UNAVAILABLE})


class GraphQLEndpoint:
    """The ASGI application of `/graphql`; `explorer` is the page that browsers are given.

    `observe` are told of each operation answered; `trace_parent` says that the `traceparent` of a
    request may be believed.
    """

    def __init__(
        self,
        answerer: Answerer,
        tokens: Tokens,
        *,
        limits: RequestLimits = _LIMITS,
        explorer: ASGIApp | None = None,
        observe: tuple[Observe, ...] = (),
        trace_parent: bool = False,
    ) -> None:
        self._answerer = answerer
        self._tokens = tokens
        self._limits = limits
        self._explorer = explorer
        self._observe = observe
        self._trace_parent = trace_parent
        self._heads = Heads()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request."""
        started = perf_counter()
        page = self._explorer is not None and scope["method"] == "GET"
        head, length = self._heads.read(scope["headers"], page=page)
        if head.accepted is MediaType.HTML and self._explorer is not None:
            await self._explorer(scope, receive, send)
            return
        request = new_request_id()
        exchange = _Exchange(scope, receive, head, length)
        try:
            answer, status, extra = await self._answer(exchange)
        except ClientDisconnect:
            return
        extra = ((REQUEST_ID, request.encode()), *extra)
        await _send(send, answer.body, status, exchange.media_type, extra)
        if self._observe:
            observed = Observed(
                request,
                scope["method"] if scope["method"] in METHODS else "OTHER",
                status,
                started,
                perf_counter(),
                course_of(answer, exchange.caller, started),
                answer.code,
                trace_parent_of(scope) if self._trace_parent else None,
            )
            for each in self._observe:
                each(observed)

    async def _answer(self, exchange: _Exchange) -> tuple[Answer, int, Headers]:
        """The answer with its status and the headers that go with it."""
        try:
            request, caller = await self._read(exchange)
        except ClientDisconnect:
            raise
        except TurnedAway as turned:
            answer = await self._refused(turned.refusal, exchange)
            if answer.code is turned.refusal.code:
                return answer, turned.status, turned.headers
            return _with_status(answer, exchange.media_type)
        except Refusal as refusal:
            answer = await self._refused(refusal, exchange)
            return _with_status(answer, exchange.media_type, refusal)
        except Exception as fault:  # noqa: BLE001  a fault of ours is journalled and masked too
            answer = await self._refused(masked(fault), exchange)
            return _with_status(answer, exchange.media_type)
        return _with_status(await self._answerer.answer(request, caller), exchange.media_type)

    async def _read(self, exchange: _Exchange) -> tuple[GraphQLRequest, Caller]:
        """The request and its caller; what is known when one is refused stays in the exchange."""
        method, head = exchange.scope["method"], exchange.head
        if method not in METHODS:
            raise method_unknown()
        if head.accepted is None:
            raise not_acceptable("application/graphql-response+json", "application/json")
        if method == "POST":
            head.check_body()
            if exchange.length is not None:
                check_length(exchange.length, self._limits)
        agent = exchange.agent = await head.agent(self._tokens)
        if method == "POST":
            request = request_of_body(await read_body(exchange.receive, self._limits))
        else:
            request = request_of_query(exchange.scope["query_string"], self._limits)
        exchange.request = request
        exchange.caller = head.caller(agent)
        return request, exchange.caller

    async def _refused(self, refusal: Refusal, exchange: _Exchange) -> Answer:
        """The answer to a refusal; of headers that are not in order, what is known of them."""
        head = exchange.head
        caller = exchange.caller
        if caller is None and exchange.agent is not None:
            caller = head.recognised(exchange.agent)
        return await self._answerer.refused(refusal, exchange.request, caller, head.language)


def _with_status(
    answer: Answer, media_type: MediaType, refusal: Refusal | None = None
) -> tuple[Answer, int, Headers]:
    """An answer with its status; `refusal` is what it refuses, where that is known."""
    if answer.kind is AnswerKind.DATA or answer.code is None:
        return answer, 200, ()
    status = status_of(answer.code, media_type)
    return answer, status, _headers_of(status, answer.code, refusal)


def _headers_of(status: int, code: Code, refusal: Refusal | None) -> Headers:
    if status == 401:
        challenge = challenge_of(refusal) if refusal else REALM
        return ((b"www-authenticate", challenge.encode("ascii", "replace")),)
    if status == 405:
        return ((b"allow", b"POST"),)
    if code in _RETRIED:
        return _RETRY
    return ()


def trace_parent_of(scope: Scope) -> str | None:
    """The `traceparent` of a request, where there is one alone."""
    found = [value for name, value in scope["headers"] if name == b"traceparent"]
    return found[0].decode("latin-1") if len(found) == 1 else None


async def _send(
    send: Send, body: bytes, status: int, media_type: MediaType, extra: Headers
) -> None:
    headers = [*_HEADERS[media_type], (b"content-length", b"%d" % len(body)), *extra]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
