"""A verified token is remembered for speed, never beyond its end nor its key."""

import pytest
from issuing import (
    AGENT,
    ED25519,
    ES256,
    NOW,
    OTHER,
    RS256,
    Jwks,
    Service,
    claims,
    fault_of,
    public,
    signed,
    token,
)

from api.unauthenticated import TokenFault


@pytest.fixture
def service() -> Service:
    return Service(Jwks([public(ED25519), public(ES256), public(RS256)]))


# what is remembered


async def test_a_remembered_token_is_known_at_once_and_no_longer_than_it_lives(
    service: Service,
) -> None:
    bearer = token()
    assert service.tokens.known(bearer) is None
    await service.tokens.agent_of(bearer)
    assert str(service.tokens.known(bearer)) == AGENT
    service.clock.now += 290
    assert service.tokens.known(bearer) is not None
    service.clock.now = NOW + 630
    assert service.tokens.known(bearer) is None
    assert await fault_of(service, bearer) is TokenFault.EXPIRED


async def test_a_token_that_was_refused_is_not_remembered(service: Service) -> None:
    bearer = token(nbf=NOW + 60)
    assert await fault_of(service, bearer) is TokenFault.TIMES
    service.clock.now += 60
    assert await service.agent_of(bearer) == AGENT


async def test_the_tokens_used_least_recently_are_forgotten_first() -> None:
    service = Service(remembered=2)
    first, second, third = (token(jti=name) for name in "abc")
    await service.tokens.agent_of(first)
    await service.tokens.agent_of(second)
    assert service.tokens.known(first) is not None
    await service.tokens.agent_of(third)
    assert [service.tokens.known(bearer) is not None for bearer in (first, second, third)] == [
        True,
        False,
        True,
    ]


async def test_a_remembered_token_is_refused_once_its_key_is_withdrawn() -> None:
    service = Service(Jwks([public(ED25519), public(OTHER)]))
    kept, dropped = signed(claims(exp=NOW + 9000), OTHER), token(exp=NOW + 9000)
    await service.tokens.agent_of(kept)
    await service.tokens.agent_of(dropped)
    service.jwks.keys = [public(OTHER)]
    service.clock.now += service.times.fresh
    assert service.tokens.known(dropped) is None
    assert await fault_of(service, dropped) is TokenFault.KEY
    assert service.tokens.known(dropped) is None
    assert await service.agent_of(kept) == AGENT


async def test_a_key_replaced_under_the_same_name_is_another_key() -> None:
    service = Service(Jwks([public(ED25519)]))
    bearer = token(exp=NOW + 9000)
    await service.tokens.agent_of(bearer)
    service.jwks.keys = [public(OTHER, kid=ED25519.kid)]
    service.clock.now += service.times.fresh
    assert await fault_of(service, bearer) is TokenFault.SIGNATURE


async def test_the_same_keys_fetched_again_leave_what_is_remembered(service: Service) -> None:
    bearer = token(exp=NOW + 9000)
    await service.tokens.agent_of(bearer)
    service.clock.now += service.times.fresh
    await service.keys()
    assert service.jwks.asked == 2
    assert service.tokens.known(bearer) is not None
