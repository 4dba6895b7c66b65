"""What is asked of a path or by a method that is not served: answered as refusals are.

It concerns no record and names no operation, so that nothing of it is journalled.
"""

from typing import Final

import orjson
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from api.preferences import language_of
from permissions.refusal import Code, Refusal, refuse
from schema.errors import entries

_LANGUAGE: Final = "accept-language"
_READ: Final = "GET, HEAD"


async def not_served(request: Request, exception: Exception) -> Response:
    """The answer, by the status and the headers of HTTP's own exception."""
    if not isinstance(exception, HTTPException):
        raise exception
    headers = dict(exception.headers or {}) | {"vary": "Accept-Language"}
    refusal = _NOWHERE
    if exception.status_code == 405:
        served = ", ".join(sorted(headers.pop("Allow", _READ).split(", ")))
        headers["allow"], refusal = served, _served_by(served)
    language = language_of([each.encode("latin-1") for each in request.headers.getlist(_LANGUAGE)])
    body = orjson.dumps({"errors": entries(refusal, language)})
    return Response(body, exception.status_code, headers, "application/json")


_NOWHERE: Final = refuse(
    Code.REQUEST_MALFORMED,
    "nothing is served at this address",
    "rien n’est servi à cette adresse",
)


def _served_by(methods: str) -> Refusal:
    return refuse(
        Code.METHOD_NOT_ALLOWED,
        f"only {methods} are served here",
        f"seuls {methods} sont servis ici",
    )
