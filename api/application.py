"""The application: what stands at each path, from start to a graceful stop."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.extract import PATH as EXTRACT
from api.extract import ExtractDoor
from api.graphql_http import Answerer, GraphQLEndpoint
from api.graphql_ws import SocketEndpoint
from api.health import Probe, Readiness, live, ready
from api.loop_lag import LoopLag
from api.metrics import Metrics
from api.metrics_door import MetricsDoor
from api.metrics_of_parts import Parts
from api.not_served import not_served
from api.observed import REQUEST_ID, Observe, new_request_id
from api.reading import RequestLimits
from api.socket_limits import SocketLimits
from api.statuses import Headers
from api.tokens import Tokens
from schema.following import Following

GRAPHQL: Final = "/graphql"


@dataclass(frozen=True, slots=True)
class Services:
    """What an application answers with, open for as long as it runs.

    `following` follows subscriptions (None: no WebSocket is opened);
    `probes` are what readiness depends on; `sdl` is the schema in the schema language, None where
    it is not to be asked for; `parts` are what metrics are told of.
    """

    answerer: Answerer
    tokens: Tokens
    probes: Mapping[str, Probe] = field(default_factory=dict)
    sdl: str | None = None
    parts: Parts = field(default_factory=Parts)
    following: Following | None = None


OpenServices = Callable[[], AbstractAsyncContextManager[Services]]


@dataclass(frozen=True, slots=True)
class Explorer:
    """GraphiQL: the page that `/graphql` gives to browsers, and the routes of its files."""

    page: ASGIApp
    routes: tuple[BaseRoute, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """Who is told of each operation answered, besides metrics; and who may read these.

    `trace_parent`: the `traceparent` of a request may be believed. `metrics_token` is what readers
    of metrics bear; None: they are on this machine.
    """

    observers: tuple[Observe, ...] = ()
    trace_parent: bool = False
    metrics_token: str | None = field(default=None, repr=False)


class Greffe(Starlette):
    """The ASGI application. `drain` is said before a stop: readiness goes, operations still run."""

    endpoint: GraphQLEndpoint | None = None
    sockets: SocketEndpoint | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer; operations take no other way than the endpoint's own, for the sake of speed."""
        if scope["type"] == "http" and scope["path"] == GRAPHQL and self.endpoint:
            await self.endpoint(scope, receive, send)
        elif scope["type"] == "websocket" and scope["path"] == GRAPHQL and self.sockets:
            await self.sockets(scope, receive, send)
        elif scope["type"] == "lifespan":
            # no request: what runs for as long as the application does bears no id of one
            await super().__call__(scope, receive, send)
        else:
            await super().__call__(scope, receive, _secured(send))

    def drain(self) -> None:
        """Stop being ready; what is sent is still answered. No socket is opened any more."""
        if self.sockets:
            self.sockets.draining = True
        readiness: Readiness | None = getattr(self.state, "readiness", None)
        if readiness:
            readiness.draining = True


def build(
    open_services: OpenServices,
    limits: RequestLimits | None = None,
    explorer: Explorer | None = None,
    sockets: SocketLimits | None = None,
    observation: Observation | None = None,
) -> Greffe:
    """The application over services that are opened when it starts and closed when it stops."""
    metrics, told = Metrics(), observation or Observation()
    observe = (metrics.observe, *told.observers)

    @asynccontextmanager
    async def lifespan(app: Greffe) -> AsyncIterator[None]:
        async with LoopLag() as lag, open_services() as services:
            app.state.sdl = services.sdl
            app.state.extracts = ExtractDoor(services.answerer, services.tokens, observe)
            parts = replace(services.parts, lag=lag)
            app.state.readiness = Readiness(
                services.probes, lambda is_ready: metrics.ready(ready=is_ready)
            )
            app.endpoint = GraphQLEndpoint(
                services.answerer,
                services.tokens,
                limits=limits or RequestLimits(),
                explorer=explorer.page if explorer else None,
                observe=observe,
                trace_parent=told.trace_parent,
            )
            if services.following is not None:
                parts.sockets = app.sockets = SocketEndpoint(
                    services.answerer,
                    services.following,
                    services.tokens,
                    limits=sockets or SocketLimits(),
                    observe=observe,
                    trace_parent=told.trace_parent,
                )
            metrics.parts = parts
            yield
            app.endpoint = app.sockets = None

    door = MetricsDoor(metrics, told.metrics_token)
    app = Greffe(
        routes=_routes(door, explorer),
        lifespan=lifespan,
        exception_handlers={HTTPException: not_served},
    )
    # an address with a slash too many is unknown as any other: where to go instead would be told
    # by the request's own Host
    app.router.redirect_slashes = False
    return app


def _routes(metrics: MetricsDoor, explorer: Explorer | None) -> list[BaseRoute]:
    async def measured(request: Request) -> Response:
        return await metrics(request)

    return [
        Route("/health/live", live),
        Route("/health/ready", ready),
        Route("/metrics", measured),
        Route("/schema.graphql", _schema),
        Route(EXTRACT, _extract),
        *(explorer.routes if explorer else ()),
    ]


async def _extract(request: Request) -> Response:
    """What the register holds of whoever asked for access to it, for the prosecutor."""
    door: ExtractDoor = request.app.state.extracts
    return await door(request)


async def _schema(request: Request) -> Response:
    """The schema in the schema language; 404 where it is not to be asked for."""
    sdl: str | None = request.app.state.sdl
    if not sdl:
        raise HTTPException(404)
    return PlainTextResponse(sdl)


_SECURITY: Final[Headers] = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
)


def _secured(send: Send) -> Send:
    """`send`, with the security headers that the response does not set itself, and an id."""
    request = new_request_id().encode()

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = list(message.get("headers", ()))
            present = {name.lower() for name, _ in headers}
            own = (*_SECURITY, (REQUEST_ID, request))
            headers += [header for header in own if header[0] not in present]
            message = {**message, "headers": headers}
        await send(message)

    return sending
