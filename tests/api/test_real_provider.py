"""Tokens of a real OpenID provider (npm `oidc-provider`) are believed by its own JWK Set.

Runs where the provider is installed: `npm install --no-package-lock` in `tests/api/provider`.
"""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from issuing import AGENT, AUDIENCE

from api.key_set import ALGORITHMS
from api.key_source import key_source
from api.keyring import Keyring
from api.token_claims import TokenRules
from api.tokens import Tokens
from api.unauthenticated import Unauthenticated

FOLDER = Path(__file__).parent / "provider"
NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(
    NODE is None or not (FOLDER / "node_modules" / "oidc-provider").exists(),
    reason="the OpenID provider is not installed in tests/api/provider",
)


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The address of a provider that lives for these tests."""
    command = [NODE or "node", "provider.mjs", AUDIENCE, AGENT]
    with subprocess.Popen(  # noqa: S603  our own script
        command,
        cwd=FOLDER,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdin
        try:
            yield next(line.strip() for line in process.stdout if line.startswith("http"))
        finally:
            process.stdin.close()
            process.wait(timeout=10)


def issued(issuer: str, algorithm: str) -> bytes:
    """An access token of the provider, by client credentials."""
    with httpx.Client(trust_env=False, timeout=30) as client:
        answer = client.post(
            f"{issuer}/token",
            auth=(AGENT, "for-this-test-alone"),
            data={"grant_type": "client_credentials", "resource": f"{AUDIENCE}/{algorithm}"},
        )
    answer.raise_for_status()
    return str(answer.json()["access_token"]).encode()


def trusting(issuer: str, audience: str = AUDIENCE, name: str | None = None) -> Tokens:
    """Tokens as a server configured with the provider's address would hold them."""
    return Tokens(TokenRules(name or issuer, audience), Keyring(key_source(f"{issuer}/jwks")))


@pytest.mark.parametrize("algorithm", ALGORITHMS)
async def test_its_access_tokens_name_their_agent(issuer: str, algorithm: str) -> None:
    bearer = issued(issuer, algorithm)
    assert str(await trusting(issuer).agent_of(bearer)) == AGENT


async def test_its_tokens_for_another_service_are_refused(issuer: str) -> None:
    with pytest.raises(Unauthenticated, match="audience"):
        await trusting(issuer, "https://other.example").agent_of(issued(issuer, "ES256"))


async def test_its_tokens_are_refused_where_another_issuer_is_trusted(issuer: str) -> None:
    elsewhere = trusting(issuer, name="https://other.example")
    with pytest.raises(Unauthenticated, match="issuer"):
        await elsewhere.agent_of(issued(issuer, "ES256"))
