"""From an HTTP request to a `GraphQLRequest`: parameters of a GET, JSON body of a POST."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

import orjson
from starlette.requests import ClientDisconnect
from starlette.types import Receive

from api.media_types import is_json
from api.statuses import encoded, not_json, query_too_long, too_large, too_slow
from permissions.refusal import Code, Refusal, refuse
from schema.request import GraphQLRequest, Method
from schema.variables import storable


@dataclass(frozen=True, slots=True)
class RequestLimits:
    """Bounds of a request: bytes of its body and of its address's query, seconds to arrive in."""

    body: int = 1 << 20
    query: int = 16 << 10
    seconds: float = 10.0


def check_body_headers(headers: Mapping[bytes, bytes]) -> None:
    """Turn away a POST on its headers alone, before anything of its body is read.

    `TurnedAway`: 415 (type, encoding).
    """
    if not is_json(headers.get(b"content-type", b"")):
        raise not_json()
    if headers.get(b"content-encoding", b"identity").strip().lower() != b"identity":
        raise encoded()


def check_length(length: bytes, limits: RequestLimits) -> None:
    """Turn away a body that is declared too long. `TurnedAway`: 413."""
    if length.isdigit() and (len(length) > 15 or int(length) > limits.body):
        raise too_large(limits.body)


async def read_body(receive: Receive, limits: RequestLimits) -> bytes:
    """The body, at most `limits.body` bytes, within `limits.seconds` in all.

    `TurnedAway`: 413 at the first byte too many, 408. `ClientDisconnect` where nobody waits.
    """
    try:
        async with asyncio.timeout(limits.seconds):
            return await _gather(receive, limits.body)
    except TimeoutError:
        raise too_slow(limits.seconds) from None


async def _gather(receive: Receive, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        part = message.get("body", b"")
        size += len(part)
        if size > limit:
            raise too_large(limit)
        parts.append(part)
        if not message.get("more_body", False):
            return parts[0] if len(parts) == 1 else b"".join(parts)


def request_of_body(body: bytes) -> GraphQLRequest:
    """The request that a JSON body states. REQUEST_MALFORMED.

    Of a key stated twice the last counts. Keys not known are passed over, as the specification
    of GraphQL over HTTP asks.
    """
    try:
        parameters = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise _malformed(
            "the body is not JSON in UTF-8 within the limits of depth and numbers",
            "le corps n’est pas du JSON en UTF-8 dans les limites de profondeur et de nombres",
        ) from None
    if isinstance(parameters, list):
        raise _malformed(
            "one operation a request: batches are not served",
            "une opération par demande : les lots ne sont pas servis",
        )
    if not isinstance(parameters, dict):
        raise _malformed("the body must be a JSON object", "le corps doit être un objet JSON")
    return request_of(parameters, "POST")


_PARAMETERS: Final = frozenset({"query", "operationName", "variables", "extensions"})


def request_of_query(query: bytes, limits: RequestLimits) -> GraphQLRequest:
    """The request that a query component states. REQUEST_MALFORMED; `TurnedAway` 414."""
    if len(query) > limits.query:
        raise query_too_long(limits.query)
    parameters: dict[str, object] = {}
    for name, value in _pairs(query):
        if name in parameters:
            raise _malformed(
                "a parameter is stated more than once", "un paramètre est indiqué plus d’une fois"
            )
        if name in _PARAMETERS:
            parameters[name] = value
    for name in ("variables", "extensions"):
        if name in parameters:
            parameters[name] = _json_parameter(name, parameters[name])
    return request_of(parameters, "GET")


def _pairs(query: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict")
    except ValueError:
        raise _malformed(
            "the address is not percent-encoded UTF-8",
            "l’adresse n’est pas de l’UTF-8 encodé par pourcents",
        ) from None


def _json_parameter(name: str, text: object) -> object:
    try:
        return orjson.loads(text) if isinstance(text, str) and text else None
    except orjson.JSONDecodeError:
        raise _malformed(f"`{name}` is not JSON", f"« {name} » n’est pas du JSON") from None


def request_of(parameters: Mapping[str, object], method: Method) -> GraphQLRequest:
    """The request that parameters state. REQUEST_MALFORMED."""
    query, name = parameters.get("query"), parameters.get("operationName")
    variables = parameters.get("variables")
    extensions = parameters.get("extensions")
    if not isinstance(query, str):
        raise _malformed("`query` must be a text", "« query » doit être un texte")
    if not (name is None or isinstance(name, str)):
        raise _malformed(
            "`operationName` must be a text or null",
            "« operationName » doit être un texte ou null",
        )
    if not (variables is None or isinstance(variables, dict)):
        raise _malformed(
            "`variables` must be an object or null", "« variables » doit être un objet ou null"
        )
    if not (extensions is None or isinstance(extensions, dict)):
        raise _malformed(
            "`extensions` must be an object or null", "« extensions » doit être un objet ou null"
        )
    if name and not storable(name):
        raise _malformed(
            "`operationName` holds characters that no text has",
            "« operationName » contient des caractères interdits",
        )
    # An empty name is no name (GraphQL over HTTP says so of GET).
    return GraphQLRequest(query, name or None, variables or {}, method)


def _malformed(en: str, fr: str) -> Refusal:
    return refuse(Code.REQUEST_MALFORMED, en, fr)
