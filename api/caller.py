"""Who asks: the caller that a request states, from its headers or from `connection_init`.

Nothing here gives a right: that the agent holds the role, that the purpose's references are real,
is asked of the database in the statement that reads the data (GX-03, GX-11).
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from api.preferences import language_of, wants_strict
from api.purpose_header import recognised_purpose, stated_purpose
from api.purpose_refusals import repeated_header
from api.tokens import Tokens
from api.unauthenticated import TokenFault, unauthenticated
from db.enumerations import Role
from permissions.refusal import Code, Refusal, refuse
from permissions.subject import AgentId, Caller, Language, StatedPurpose

# What a request states: names in lower case, each with its values in the order received.
Stated = Mapping[bytes, Sequence[bytes]]

AUTHORIZATION: Final = b"authorization"
ACTING_ROLE: Final = b"acting-role"
ACCESS_PURPOSE: Final = b"access-purpose"
PREFER: Final = b"prefer"
ACCEPT_LANGUAGE: Final = b"accept-language"
NAMES: Final = frozenset({AUTHORIZATION, ACTING_ROLE, ACCESS_PURPOSE, PREFER, ACCEPT_LANGUAGE})

_SPELT: Final = {name.decode().replace("-", ""): name for name in NAMES}
_ROLES: Final = {role.value.encode(): role for role in Role}
_BLANK: Final = b" \t"


def stated_headers(raw: Iterable[tuple[bytes, bytes]]) -> Stated:
    """What the headers of an ASGI scope state (ASGI has their names in lower case)."""
    stated: dict[bytes, list[bytes]] = {}
    for name, value in raw:
        if name in NAMES:
            if name in stated:
                stated[name].append(value)
            else:
                stated[name] = [value]
    return stated


def stated_payload(payload: object) -> Stated:
    """What the payload of a `connection_init` states: an object of names and texts.

    A value may be a list of texts, as a header may be repeated; names are taken without regard to
    case and hyphens (`actingRole`), other names are passed over. Raises `Refusal`
    (HEADER_MALFORMED).
    """
    if payload is None:
        return {}
    if not isinstance(payload, Mapping):
        raise _payload_malformed()
    stated: dict[bytes, list[bytes]] = {}
    for name, value in payload.items():
        header = _SPELT.get(str(name).lower().replace("-", ""))
        if header is not None:
            texts = value if isinstance(value, list) else [value]
            stated.setdefault(header, []).extend(map(_payload_bytes, texts))
    return stated


async def identify(stated: Stated, tokens: Tokens) -> Caller:
    """The caller that a request states. Raises `Refusal`."""
    return caller_of(await authenticate(stated, tokens), stated)


async def authenticate(stated: Stated, tokens: Tokens) -> AgentId:
    """The agent whose token is borne. Raises `Refusal` (UNAUTHENTICATED, UNAVAILABLE)."""
    return await tokens.agent_of(bearer(stated))


def caller_of(agent: AgentId, stated: Stated) -> Caller:
    """The caller that a request of a known agent states. Raises `Refusal`."""
    role = _acting_role(stated.get(ACTING_ROLE))
    return Caller(
        agent,
        role,
        _purpose(stated.get(ACCESS_PURPOSE), role),
        wants_strict(stated.get(PREFER, ())),
        stated_language(stated),
    )


def recognised_caller(agent: AgentId, stated: Stated) -> Caller:
    """What is known of a caller whose headers are not in order: for the journal, never a right.

    Role and purpose as stated, where each is one that exists, stated once.
    """
    roles, purposes = stated.get(ACTING_ROLE, ()), stated.get(ACCESS_PURPOSE, ())
    return Caller(
        agent,
        _ROLES.get(roles[0].strip(_BLANK)) if len(roles) == 1 else None,
        recognised_purpose(purposes[0]) if len(purposes) == 1 else None,
        language=stated_language(stated),
    )


def stated_language(stated: Stated) -> Language:
    """The language in which to answer, whether or not the rest of the request is in order."""
    return language_of(stated.get(ACCEPT_LANGUAGE, ()))


def bearer(stated: Stated) -> bytes:
    """The token of `Authorization: Bearer` (RFC 6750, section 2.1; RFC 9110, section 11.4).

    Raises `Refusal` (UNAUTHENTICATED).
    """
    values = stated.get(AUTHORIZATION, ())
    if not values:
        raise unauthenticated(TokenFault.ABSENT)
    if len(values) > 1:
        raise unauthenticated(TokenFault.REPEATED)
    scheme, _, token = values[0].strip(_BLANK).partition(b" ")
    token = token.lstrip(b" ")
    if scheme.lower() != b"bearer" or not token or b" " in token or b"," in token:
        raise unauthenticated(TokenFault.SCHEME)
    return token


def _acting_role(values: Sequence[bytes] | None) -> Role | None:
    if values is None:
        return None
    if len(values) > 1:
        raise refuse(
            Code.HEADER_MALFORMED,
            "Acting-Role is stated more than once; an operation has one acting role",
            "Acting-Role est indiqué plus d’une fois ; une opération a un seul rôle",
        )
    role = _ROLES.get(values[0].strip(_BLANK))
    if role is None:
        raise refuse(
            Code.ROLE_NOT_CLAIMED,
            "Acting-Role names no role known here; write its code, as in CRIMINAL_JUDGE",
            "Acting-Role ne nomme aucun rôle connu ; écrivez son code, comme CRIMINAL_JUDGE",
        )
    return role


def _purpose(values: Sequence[bytes] | None, role: Role | None) -> StatedPurpose | None:
    if values is None:
        return None
    if len(values) > 1:
        raise repeated_header()
    return stated_purpose(values[0], role)


def _payload_bytes(text: object) -> bytes:
    """A text as a header would bear it: visible ASCII and blanks."""
    if not isinstance(text, str) or not text.isascii():
        raise _payload_malformed()
    return text.encode()


def _payload_malformed() -> Refusal:
    return refuse(
        Code.HEADER_MALFORMED,
        "connection_init must bear an object of header names and plain texts",
        "connection_init doit porter un objet de noms d’en-têtes et de textes simples",
    )
