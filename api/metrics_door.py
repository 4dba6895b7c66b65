"""Who may read the metrics: whoever bears their token; without one, this machine alone.

A request that a proxy passed on comes from this machine, too, where the proxy stands on it. Proxies
say so in a header, and what says so is not answered. Nor is what calls this machine by another
name: a page may have had its own name made to lead here.
"""

from dataclasses import dataclass
from hmac import compare_digest
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from api.health import Readiness
from api.hosts import LOCALHOST, is_loopback, names_us
from api.metrics import Metrics

PASSED_ON: Final = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")


@dataclass(frozen=True, slots=True)
class MetricsDoor:
    """Answers `/metrics`; `token` is what a reader must bear, None for readers on loopback."""

    metrics: Metrics
    token: str | None = None

    async def __call__(self, request: Request) -> Response:
        """The metrics; 401 without the token, 403 from elsewhere where there is none."""
        if self.token is not None:
            if not _bears(request, self.token):
                return PlainTextResponse(
                    "Unauthorized", 401, headers={"WWW-Authenticate": 'Bearer realm="metrics"'}
                )
        elif not _is_from_here(request):
            return PlainTextResponse("Forbidden", 403)
        readiness: Readiness | None = getattr(request.app.state, "readiness", None)
        if readiness is not None:
            await readiness.findings()  # who asks here alone is to know, too
        return Response(
            self.metrics.text(),
            media_type=self.metrics.content_type,
            headers={"Cache-Control": "no-store"},
        )


def _bears(request: Request, token: str) -> bool:
    kind, _, borne = request.headers.get("authorization", "").partition(" ")
    return kind.lower() == "bearer" and compare_digest(borne.strip().encode(), token.encode())


def _is_from_here(request: Request) -> bool:
    peer = request.client
    return (
        peer is not None
        and is_loopback(peer.host)
        and names_us(request.headers.get("host", ""), LOCALHOST)
        and not any(name in request.headers for name in PASSED_ON)
    )
