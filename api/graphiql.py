"""GraphiQL, from this server alone: its page, its files, and what the page is told.

The page holds no right of its own: what it asks goes through `/graphql` like everybody's requests
(GX-15).
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.application import GRAPHQL, Explorer

BUNDLE: Final = Path(__file__).parent.parent / "web" / "dist"
"""Where the build of `web/` leaves the page."""

POLICY: Final = (
    "default-src 'none'; script-src 'self'; worker-src 'self'; "
    "style-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self'; "
    "img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; form-action 'none'"
)
_SECURITY: Final = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
# The files of the bundle are named by their content: a name never means anything else.
_FOR_GOOD: Final = "public, max-age=31536000, immutable"
_NOT_BUILT: Final = """<!doctype html>
<html lang="en">
<title>GraphiQL is not built</title>
<h1>GraphiQL is not built</h1>
<p>The GraphQL interface itself works: send a POST to this address. To have this page, build it:</p>
<pre>cd web &amp;&amp; npm install --no-audit --no-fund &amp;&amp; npm run build</pre>
<p>and reload.</p>
</html>
"""


def _anybody(_host: str) -> bool:
    return True


def explorer(
    configuration: Callable[[], bytes],
    bundle: Path = BUNDLE,
    *,
    is_ours: Callable[[str], bool] = _anybody,
) -> Explorer:
    """The page and its routes. `configuration` makes the JSON that the page is told at each load,
    by a host that `is_ours`, as the `Host` header names it.

    Without a bundle the page says how to build it; no restart is needed once that is done.
    """

    async def page(scope: Scope, receive: Receive, send: Send) -> None:
        await _page(bundle)(scope, receive, send)

    async def told(request: Request) -> Response:
        headers = {**_SECURITY, "cache-control": "no-store"}
        if not is_ours(request.headers.get("host", "")):
            return PlainTextResponse("Misdirected Request", 421, headers)
        return Response(configuration(), headers=headers, media_type="application/json")

    files = StaticFiles(directory=bundle / "assets", check_dir=False)
    files.config_checked = True  # a folder that is not there yet is one without files
    return Explorer(
        page=page,
        routes=(
            Route("/", _to_the_page),
            Route("/graphiql/config.json", told),
            Mount("/graphiql/assets", app=_kept(files)),
        ),
    )


async def _to_the_page(_request: Request) -> Response:
    return RedirectResponse(GRAPHQL, 303)


def _page(bundle: Path) -> Response:
    headers = {**_SECURITY, "cache-control": "no-cache", "vary": "accept"}
    try:
        html = (bundle / "index.html").read_bytes()
    except FileNotFoundError:
        return HTMLResponse(_NOT_BUILT, status_code=503, headers=headers)
    return HTMLResponse(html, headers=headers)


def _kept(files: ASGIApp) -> ASGIApp:
    """The files, with the headers of the page, since a worker has a policy of its own."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {
                    **message,
                    "headers": [*message["headers"], *_headers_of_a_file(message)],
                }
            await send(message)

        await files(scope, receive, sending)

    return serve


def _headers_of_a_file(message: Message) -> list[tuple[bytes, bytes]]:
    kept = {"cache-control": _FOR_GOOD} if message["status"] in (200, 206, 304) else {}
    return [(name.encode(), value.encode()) for name, value in {**_SECURITY, **kept}.items()]
