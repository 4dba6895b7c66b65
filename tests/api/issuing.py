"""Keys, tokens and key servers for tests: an issuer whose every part can be got wrong."""

import base64
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from joserfc import jws
from joserfc.jwk import ECKey, Key, OctKey, OKPKey, RSAKey

from api.key_set import KeySet
from api.keyring import Keyring, KeyTimes
from api.token_claims import TokenRules
from api.tokens import Tokens
from api.unauthenticated import TokenFault, Unauthenticated
from permissions.refusal import Code

ISSUER = "https://issuer.example"
AUDIENCE = "https://greffe.example"
AGENT = "0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3"
NOW = 1_800_000_000


class Clock:
    """A clock that tests set; it stands for both the wall clock and the monotonic one."""

    def __init__(self, now: float = NOW) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@dataclass
class Jwks:
    """A key source in memory: what it offers can be changed, or be broken."""

    keys: list[dict[str, object]]
    broken: Exception | None = None
    asked: int = 0

    def __call__(self) -> bytes:
        self.asked += 1
        if self.broken is not None:
            raise self.broken
        return json.dumps({"keys": self.keys}).encode()


def public(key: Key, **members: object) -> dict[str, object]:
    """A key as a JWK Set shows it."""
    key.ensure_kid()
    return {**key.as_dict(private=False), **members}


ED25519 = OKPKey.generate_key("Ed25519", auto_kid=True)
ES256 = ECKey.generate_key("P-256", auto_kid=True)
RS256 = RSAKey.generate_key(2048, auto_kid=True)
OTHER = OKPKey.generate_key("Ed25519", auto_kid=True)
SHARED = OctKey.generate_key(256, auto_kid=True)


def claims(**changes: object) -> dict[str, object]:
    """The claims of a good token; a change to None leaves the claim out."""
    good: dict[str, object] = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": AGENT,
        "iat": NOW,
        "exp": NOW + 600,
    }
    return {name: value for name, value in (good | changes).items() if value is not None}


def header(key: Key, algorithm: str, **changes: object) -> dict[str, object]:
    """The header of a good token; a change to None leaves the parameter out."""
    good = {"alg": algorithm, "typ": "at+jwt", "kid": key.kid}
    return {name: value for name, value in (good | changes).items() if value is not None}


def signed(
    payload: object,
    key: Key = ED25519,
    algorithm: str = "Ed25519",
    changes: Mapping[str, object] | None = None,
    **more: object,
) -> bytes:
    """A token signed with a key. `changes` and `more` are to its header."""
    head = header(key, algorithm, **{**(changes or {}), **more})
    body = f"{_part(head)}.{_part(payload)}".encode()
    model = jws.JWSRegistry.algorithms[algorithm]
    return body + b"." + base64.urlsafe_b64encode(model.sign(body, key)).rstrip(b"=")


def _part(value: object) -> str:
    text = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


def token(**changes: object) -> bytes:
    """A good token with some claims changed."""
    return signed(claims(**changes))


@dataclass
class Service:
    """Tokens as a server holds them, on a clock and a source that the test turns."""

    jwks: Jwks = field(default_factory=lambda: Jwks([public(ED25519), public(ES256)]))
    clock: Clock = field(default_factory=Clock)
    times: KeyTimes = field(default_factory=KeyTimes)
    rules: TokenRules = field(default_factory=lambda: TokenRules(ISSUER, AUDIENCE))
    remembered: int = 4096

    def __post_init__(self) -> None:
        self.keyring = Keyring(self.jwks, self.times, self.clock)
        self.tokens = Tokens(self.rules, self.keyring, self.remembered, self.clock)

    async def agent_of(self, bearer: bytes) -> str:
        """The agent of a token, as text."""
        return str(await self.tokens.agent_of(bearer))

    async def keys(self) -> KeySet:
        """The keys in force."""
        return await self.keyring.keys()


@dataclass
class Answered:
    """What a key server on loopback answers, and how often it was asked."""

    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    asked: int = 0


@contextmanager
def key_server(answered: Answered) -> Iterator[str]:
    """A key server on loopback; gives its URL."""

    class Handler(BaseHTTPRequestHandler):
        answer: ClassVar[Answered] = answered

        def do_GET(self) -> None:
            self.answer.asked += 1
            self.send_response(self.answer.status)
            for name, value in self.answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(self.answer.body)))
            self.end_headers()
            self.wfile.write(self.answer.body)

        def log_message(self, *_: object) -> None:
            """Say nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/jwks"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


async def fault_of(service: Service, bearer: bytes) -> TokenFault:
    """The fault for which a token is refused."""
    with pytest.raises(Unauthenticated) as refused:
        await service.tokens.agent_of(bearer)
    assert refused.value.code is Code.UNAUTHENTICATED
    return next(fault for fault in TokenFault if fault.value.en == refused.value.said.en)


# JSON of any shape, for what comes from outside.
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
# Drawing and a fresh service take their time on a busy machine; what is tested is no speed.
FUZZ = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=100)
