"""Each persona of the demonstration can be listed, and played with a token of its own."""

from datetime import timedelta
from pathlib import Path

import pytest
from issuing import AUDIENCE

from api.issuer import ISSUER, DevelopmentIssuer, development_issuer
from api.keyring import Keyring
from api.personas import UnknownPersonaError, persona_rows, persona_token
from api.purpose_header import stated_purpose
from api.token_claims import TokenRules
from api.tokens import Tokens
from db.fiction.personas import PERSONAS


@pytest.fixture
def issuer(tmp_path: Path) -> DevelopmentIssuer:
    return development_issuer(tmp_path, AUDIENCE, demonstration=True)


def test_every_persona_is_listed_with_its_roles() -> None:
    rows = persona_rows()
    assert [row.key for row in rows] == list(PERSONAS)
    for row in rows:
        assert all(role in row.roles for role in PERSONAS[row.key].roles)
        assert row.agent == str(PERSONAS[row.key].agent)
        assert not row.purpose or stated_purpose(row.purpose.encode(), PERSONAS[row.key].roles[0])
        assert row.may == ", ".join(PERSONAS[row.key].may)
        assert row.name
        assert row.shows


async def test_every_persona_has_a_token_that_names_its_agent(issuer: DevelopmentIssuer) -> None:
    tokens = Tokens(TokenRules(ISSUER, AUDIENCE), Keyring(issuer.jwks))
    for key, persona in PERSONAS.items():
        bearer = persona_token(key, issuer, timedelta(minutes=1))
        assert await tokens.agent_of(bearer.encode()) == persona.agent


def test_a_persona_that_is_none_is_answered_by_those_that_are(issuer: DevelopmentIssuer) -> None:
    with pytest.raises(UnknownPersonaError) as unknown:
        persona_token("zqcanary", issuer)
    assert "zqcanary" not in str(unknown.value)
    assert all(key in str(unknown.value) for key in PERSONAS)
