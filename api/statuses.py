"""The HTTP status of a refusal: one table from public codes to statuses.

With `application/graphql-response+json` the status tells; with `application/json` a request that
was well formed as GraphQL over HTTP is answered by 200 whatever its errors, since older clients
take any other status for a proxy's. What never became a GraphQL request, who is not known, and
what the service could not do keep their status under both.
"""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from api.media_types import MediaType
from permissions.refusal import Code, Refusal, refuse

Headers = tuple[tuple[bytes, bytes], ...]


class Status(NamedTuple):
    """The status under each of the two media types."""

    graphql_response: int
    json: int


_LAW: Final = Status(403, 200)
_GRAPHQL: Final = Status(400, 200)

STATUSES: Final[dict[Code, Status]] = {
    Code.UNAUTHENTICATED: Status(401, 401),
    Code.PURPOSE_REQUIRED: _LAW,
    Code.PURPOSE_NOT_ALLOWED: _LAW,
    Code.CASE_REQUIRED: _LAW,
    Code.SUBJECT_REQUIRED: _LAW,
    Code.MOTIVE_NOT_COVERED: _LAW,
    Code.DESIGNATION_INVALID: _LAW,
    Code.HABILITATION_INVALID: _LAW,
    Code.ROLE_NOT_CLAIMED: _LAW,
    Code.FILTER_NOT_PERMITTED: _LAW,
    Code.ISSUER_NOT_COMPETENT: _LAW,
    Code.DUTY_OUTSTANDING: _LAW,
    Code.PRECONDITION_FAILED: _LAW,
    Code.TIME_LIMIT_REQUIRED: _LAW,
    Code.STRICT_WITHHELD: _LAW,
    Code.HEADER_MALFORMED: Status(400, 400),
    Code.REQUEST_MALFORMED: Status(400, 400),
    Code.MEDIA_TYPE_UNSUPPORTED: Status(415, 415),
    Code.DOCUMENT_INVALID: _GRAPHQL,
    Code.VARIABLES_INVALID: _GRAPHQL,
    Code.ARGUMENT_INVALID: _GRAPHQL,
    Code.LIMIT_EXCEEDED: _GRAPHQL,
    Code.CONFLICT: Status(409, 200),
    Code.METHOD_NOT_ALLOWED: Status(405, 405),
    Code.TIMEOUT: Status(503, 503),
    Code.UNAVAILABLE: Status(503, 503),
    Code.JOURNAL_UNAVAILABLE: Status(503, 503),
    Code.INTERNAL: Status(500, 500),
}


def status_of(code: Code, media_type: MediaType) -> int:
    """The status of a refused operation under the media type of its answer."""
    status = STATUSES[code]
    return status.graphql_response if media_type is MediaType.GRAPHQL_RESPONSE else status.json


@dataclass(slots=True)
class TurnedAway(Exception):  # noqa: N818  an answer, not a fault
    """A request turned away by HTTP itself: its own status and headers, whatever the code's."""

    refusal: Refusal
    status: int
    headers: Headers = field(default=())


def too_large(limit: int) -> TurnedAway:
    """The body is longer than `limit` bytes; what is left of it is not kept."""
    refusal = refuse(
        Code.LIMIT_EXCEEDED,
        f"the body is longer than {limit} bytes",
        f"le corps dépasse {limit} octets",
    )
    return TurnedAway(refusal, 413)


def too_slow(seconds: float) -> TurnedAway:
    """The body did not arrive in time."""
    refusal = refuse(
        Code.TIMEOUT,
        f"the body did not arrive within {seconds:g} seconds",
        f"le corps n’est pas arrivé en {seconds:g} secondes",
    )
    return TurnedAway(refusal, 408, ((b"connection", b"close"),))


def query_too_long(limit: int) -> TurnedAway:
    """The query component of the address is longer than `limit` bytes."""
    refusal = refuse(
        Code.LIMIT_EXCEEDED,
        f"the address is longer than {limit} bytes: send the operation by POST",
        f"l’adresse dépasse {limit} octets : envoyer l’opération par POST",
    )
    return TurnedAway(refusal, 414)


def not_acceptable(*given: str) -> TurnedAway:
    """None of the types that are given is accepted."""
    refusal = refuse(
        Code.MEDIA_TYPE_UNSUPPORTED,
        f"Accept admits none of {', '.join(given)}",
        f"Accept n’admet ni {' ni '.join(given)}",
    )
    return TurnedAway(refusal, 406)


def not_json() -> TurnedAway:
    """The body's type is another than JSON; forms and plain text would be open to other sites."""
    refusal = refuse(
        Code.MEDIA_TYPE_UNSUPPORTED,
        "Content-Type must be application/json, in UTF-8",
        "Content-Type doit être application/json, en UTF-8",
    )
    return TurnedAway(refusal, 415, ((b"accept-post", b"application/json"),))


def encoded() -> TurnedAway:
    """The body is compressed."""
    refusal = refuse(
        Code.MEDIA_TYPE_UNSUPPORTED,
        "Content-Encoding is not supported: send the body as it is",
        "Content-Encoding n’est pas admis : envoyer le corps tel quel",
    )
    return TurnedAway(refusal, 415, ((b"accept-encoding", b"identity"),))


def method_unknown() -> TurnedAway:
    """Neither GET nor POST."""
    refusal = refuse(
        Code.METHOD_NOT_ALLOWED,
        "only GET and POST are served here",
        "seuls GET et POST sont servis ici",
    )
    return TurnedAway(refusal, 405, ((b"allow", b"GET, POST"),))
