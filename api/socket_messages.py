"""Messages of graphql-transport-ws, the protocol of graphql-ws, and what ends a socket.

https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md says what each is, and by which
code a socket is closed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import orjson

from api.reading import request_of
from permissions.refusal import Code, Refusal, refuse
from schema.outcome import Answer, AnswerKind
from schema.request import GraphQLRequest

PROTOCOL: Final = "graphql-transport-ws"
LONGEST_ID: Final = 128
"""Characters of the id of an operation."""
ACK: Final = b'{"type":"connection_ack"}'
PONG: Final = b'{"type":"pong"}'


class Closing(Exception):  # noqa: N818  the name says what comes of it
    """The socket is to be closed by this code, for this reason (123 bytes at most)."""

    def __init__(self, code: int, reason: str, refusal: Refusal | None = None) -> None:
        super().__init__(reason)
        self.code, self.reason, self.refusal = code, reason, refusal


def forbidden(refusal: Refusal) -> Closing:
    """The caller is not let in, or no more."""
    return Closing(4403, f"Forbidden: {refusal.code}")


def taken(id_: str) -> Closing:
    """The id stands for an operation under way; of it, what fits into a reason is said."""
    short = id_.encode("ascii", "replace").decode()[:64]
    return Closing(4409, f"Subscriber for {short} already exists")


@dataclass(frozen=True, slots=True)
class Init:
    """`connection_init`, with what it states."""

    payload: Mapping[str, object] | None


@dataclass(frozen=True, slots=True)
class Subscribe:
    """`subscribe`: an operation of any kind, under an id."""

    id: str
    request: GraphQLRequest


@dataclass(frozen=True, slots=True)
class Complete:
    """`complete`: nobody listens to the operation any more."""

    id: str


@dataclass(frozen=True, slots=True)
class Ping:
    """`ping`: a sign of life is asked for."""


@dataclass(frozen=True, slots=True)
class Pong:
    """`pong`: the sign of life, asked for or not."""


ClientMessage = Init | Subscribe | Complete | Ping | Pong


def read_message(text: str) -> ClientMessage:
    """The message that a text is. Raises `Closing` (4400)."""
    try:
        message = orjson.loads(text)
    except (orjson.JSONDecodeError, UnicodeEncodeError):
        raise _invalid("the message is not JSON") from None
    if not isinstance(message, dict):
        raise _invalid("the message is no object")
    kind, payload = message.get("type"), message.get("payload")
    match kind:
        case "connection_init":
            return Init(_object(payload))
        case "ping":
            _object(payload)
            return Ping()
        case "pong":
            _object(payload)
            return Pong()
        case "subscribe":
            return Subscribe(_id(message), _request(payload))
        case "complete":
            return Complete(_id(message))
        case _:
            raise _invalid("the type of the message is not known")


def told(id_: str, answer: Answer) -> bytes:
    """`next` with an answer, or `error` with the errors of a refused operation."""
    name = orjson.dumps(id_)
    if answer.kind is AnswerKind.DATA:
        return b'{"id":' + name + b',"type":"next","payload":' + answer.body + b"}"
    errors = orjson.loads(answer.body)["errors"]
    return orjson.dumps({"id": id_, "type": "error", "payload": errors})


def completed(id_: str) -> bytes:
    """`complete`: the operation is at its end."""
    return orjson.dumps({"id": id_, "type": "complete"})


def _object(payload: object) -> Mapping[str, object] | None:
    if payload is not None and not isinstance(payload, dict):
        raise _invalid("the payload is no object")
    return payload


def _id(message: Mapping[str, object]) -> str:
    found = message.get("id")
    if not isinstance(found, str) or not 0 < len(found) <= LONGEST_ID:
        raise _invalid(f"the id is no text of 1 to {LONGEST_ID} characters")
    return found


def _request(payload: object) -> GraphQLRequest:
    if not isinstance(payload, dict):
        raise _invalid("the payload is no object")
    try:
        return request_of(payload, "POST")
    except Refusal as refusal:
        raise Closing(4400, refusal.said.en, refusal) from None


def _invalid(reason: str) -> Closing:
    refusal = refuse(
        Code.REQUEST_MALFORMED,
        "the message is none of graphql-transport-ws",
        "le message n’est pas de graphql-transport-ws",
    )
    return Closing(4400, reason, refusal)
