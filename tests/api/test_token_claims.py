"""A token's claims hold, or it is refused in words that show nothing of it."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from issuing import (
    AGENT,
    AUDIENCE,
    ED25519,
    ES256,
    FUZZ,
    ISSUER,
    JSON,
    NOW,
    RS256,
    Clock,
    Jwks,
    Service,
    claims,
    fault_of,
    public,
    signed,
    token,
)

from api.token_claims import TokenRules
from api.unauthenticated import TokenFault, Unauthenticated, challenge_of, unauthenticated
from permissions.refusal import Code, refuse


@pytest.fixture
def service() -> Service:
    return Service(Jwks([public(ED25519), public(ES256), public(RS256)]))


# what it claims


@pytest.mark.parametrize("name", ["iss", "aud", "sub", "exp", "iat"])
async def test_a_token_that_lacks_a_claim_is_refused(service: Service, name: str) -> None:
    assert await fault_of(service, token(**{name: None})) is TokenFault.CLAIMS


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"iss": "https://other.example"}, TokenFault.ISSUER),
        ({"iss": [ISSUER]}, TokenFault.ISSUER),
        ({"iss": ISSUER + "/"}, TokenFault.ISSUER),
        ({"aud": "https://other.example"}, TokenFault.AUDIENCE),
        ({"aud": ["https://other.example"]}, TokenFault.AUDIENCE),
        ({"aud": []}, TokenFault.AUDIENCE),
        ({"aud": {"https://greffe.example": 1}}, TokenFault.AUDIENCE),
        ({"sub": "agent-1"}, TokenFault.SUBJECT),
        ({"sub": "{" + AGENT + "}"}, TokenFault.SUBJECT),
        ({"sub": AGENT.replace("-", "")}, TokenFault.SUBJECT),
        ({"sub": AGENT.replace("0", "٠")}, TokenFault.SUBJECT),
        ({"sub": 7}, TokenFault.SUBJECT),
        ({"exp": str(NOW + 600)}, TokenFault.TIMES),
        ({"exp": True}, TokenFault.TIMES),
        ({"exp": float("nan")}, TokenFault.TIMES),
        ({"exp": float("inf")}, TokenFault.TIMES),
        ({"exp": NOW}, TokenFault.TIMES),
        ({"iat": NOW + 31}, TokenFault.TIMES),
        ({"iat": "now"}, TokenFault.TIMES),
        ({"nbf": NOW + 31}, TokenFault.TIMES),
        ({"nbf": "soon"}, TokenFault.TIMES),
    ],
)
async def test_a_token_whose_claims_do_not_hold_is_refused(
    service: Service, change: dict[str, object], fault: TokenFault
) -> None:
    assert await fault_of(service, token(**change)) is fault


async def test_a_token_from_a_clock_slightly_ahead_is_believed(service: Service) -> None:
    assert await service.agent_of(token(iat=NOW + 30, nbf=NOW + 30)) == AGENT


async def test_an_end_beyond_every_clock_is_an_end(service: Service) -> None:
    assert await service.agent_of(token(exp=10**400)) == AGENT


async def test_a_token_ends_at_the_second_that_it_says_plus_the_leeway() -> None:
    service = Service(clock=Clock(NOW + 600 + 29.9))
    assert await service.agent_of(token()) == AGENT
    for late in (30.0, 31.0):
        afresh = Service(clock=Clock(NOW + 600 + late))
        assert await fault_of(afresh, token()) is TokenFault.EXPIRED


async def test_without_leeway_a_token_ends_at_its_second() -> None:
    rules = TokenRules(ISSUER, AUDIENCE, leeway=0)
    assert await Service(clock=Clock(NOW + 599.9), rules=rules).agent_of(token()) == AGENT
    late = Service(clock=Clock(NOW + 600), rules=rules)
    assert await fault_of(late, token()) is TokenFault.EXPIRED


async def test_an_end_within_a_second_is_kept_to() -> None:
    rules = TokenRules(ISSUER, AUDIENCE, leeway=0)
    bearer = token(exp=NOW + 600.5)
    assert await Service(clock=Clock(NOW + 600.4), rules=rules).agent_of(bearer) == AGENT
    late = Service(clock=Clock(NOW + 600.6), rules=rules)
    assert await fault_of(late, bearer) is TokenFault.EXPIRED


CLAIMS = st.dictionaries(
    st.sampled_from(["iss", "aud", "sub", "exp", "iat", "nbf", "jti", "options", "now"]), JSON
)


@FUZZ
@given(CLAIMS, st.sampled_from(["iss", "aud", "sub", "exp", "iat", None]))
async def test_no_claims_get_another_answer_than_a_refusal_or_the_agent(
    changes: dict[str, object], kept: str | None
) -> None:
    service = Service()
    changed = {name: value for name, value in changes.items() if name != kept}
    with suppress(Unauthenticated):
        assert await service.agent_of(signed(claims() | changed)) == AGENT


# what is said


async def test_a_refusal_says_what_is_wrong_and_nothing_of_the_token(service: Service) -> None:
    bearer = token(iss="https://canary.example", sub="canary", aud="canary")
    with pytest.raises(Unauthenticated) as refused:
        await service.tokens.agent_of(bearer)
    said = f"{refused.value} {refused.value.said.fr} {refused.value.challenge}"
    assert "issuer" in refused.value.said.en
    assert "canary" not in said
    assert refused.value.clauses == ("48-1/al.14/a",)


@pytest.mark.parametrize("fault", TokenFault)
def test_every_fault_can_stand_in_a_quoted_string_of_a_header(fault: TokenFault) -> None:
    assert fault.value.en.isascii()
    assert fault.value.en.isprintable()
    assert not {'"', "\\"} & set(fault.value.en)
    assert fault.value.fr != fault.value.en


def test_the_challenge_says_the_error_only_where_a_token_was_sent() -> None:
    assert challenge_of(unauthenticated(TokenFault.ABSENT)) == 'Bearer realm="greffe"'
    assert challenge_of(unauthenticated(TokenFault.EXPIRED)) == (
        'Bearer realm="greffe", error="invalid_token", error_description="the token has expired"'
    )
    assert challenge_of(refuse(Code.INTERNAL, "x", "x")) == 'Bearer realm="greffe"'


# rules


@pytest.mark.parametrize("rules", [{"issuer": " "}, {"audience": ""}, {"leeway": -1}])
def test_rules_that_would_let_anyone_in_cannot_be_made(rules: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="issuer"):
        TokenRules(**({"issuer": ISSUER, "audience": AUDIENCE} | rules))  # type: ignore[arg-type]  # mixed on purpose
