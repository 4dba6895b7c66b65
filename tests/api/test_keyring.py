"""Keys come and go as the issuer says; a silent issuer is trusted for a bounded time."""

import asyncio
import json
import time
from pathlib import Path

import pytest
from issuing import (
    AGENT,
    AUDIENCE,
    ED25519,
    ISSUER,
    NOW,
    OTHER,
    Answered,
    Clock,
    Jwks,
    Service,
    claims,
    fault_of,
    key_server,
    public,
    signed,
    token,
)

from api.key_set import KeySetError
from api.key_source import MOST_BYTES, FileSource, KeySource, KeySourceError, key_source
from api.keyring import Keyring, KeyTimes
from api.token_claims import TokenRules
from api.tokens import Tokens
from api.unauthenticated import TokenFault, Unauthenticated
from permissions.refusal import Code, Refusal

DOWN = KeySourceError("the key server did not answer")


def document(*keys: dict[str, object]) -> bytes:
    return json.dumps({"keys": keys}).encode()


# rotation


async def test_a_token_of_a_new_key_is_believed_without_waiting_for_the_keys_to_age() -> None:
    service = Service(Jwks([public(ED25519)]))
    await service.tokens.agent_of(token())
    service.jwks.keys = [public(ED25519), public(OTHER)]
    service.clock.now += service.times.pause
    assert await service.agent_of(signed(claims(), OTHER)) == AGENT
    assert service.jwks.asked == 2


async def test_unknown_keys_make_one_fetch_a_pause_at_most() -> None:
    service = Service(Jwks([public(ED25519)]))
    for _ in range(20):
        assert await fault_of(service, signed(claims(), OTHER)) is TokenFault.KEY
    assert service.jwks.asked == 1
    service.clock.now += service.times.pause
    await asyncio.gather(*(fault_of(service, signed(claims(), OTHER)) for _ in range(20)))
    assert service.jwks.asked == 2


async def test_many_requests_at_the_start_share_one_fetch() -> None:
    service = Service()
    agents = await asyncio.gather(*(service.agent_of(token(jti=str(n))) for n in range(20)))
    assert set(agents) == {AGENT}
    assert service.jwks.asked == 1


async def test_a_request_that_is_given_up_leaves_the_fetch_to_the_others() -> None:
    service = Service()
    given_up = asyncio.create_task(service.tokens.agent_of(token()))
    await asyncio.sleep(0)
    other = asyncio.create_task(service.agent_of(token()))
    await asyncio.sleep(0)
    given_up.cancel()
    assert await other == AGENT
    assert service.jwks.asked == 1


async def test_an_issuer_that_withdraws_all_its_keys_is_obeyed() -> None:
    service = Service(Jwks([public(ED25519)]))
    await service.tokens.agent_of(token(exp=NOW + 9000))
    service.jwks.keys = []
    service.clock.now += service.times.fresh
    assert await fault_of(service, token(exp=NOW + 9000)) is TokenFault.KEY


# an issuer that does not answer


async def test_without_keys_from_the_start_nothing_is_believed_and_nothing_blamed() -> None:
    service = Service(Jwks([public(ED25519)], broken=DOWN))
    for _ in range(3):
        with pytest.raises(Refusal) as refused:
            await service.tokens.agent_of(token())
        assert refused.value.code is Code.UNAVAILABLE
        assert not isinstance(refused.value, Unauthenticated)
    assert service.jwks.asked == 1
    service.jwks.broken = None
    service.clock.now += service.times.pause
    assert await service.agent_of(token()) == AGENT


async def test_the_last_good_keys_serve_for_a_bounded_time() -> None:
    service = Service(Jwks([public(ED25519)]))
    bearer = token(exp=NOW + 90_000)
    await service.tokens.agent_of(bearer)
    service.jwks.broken = DOWN
    service.clock.now = NOW + service.times.good - 1
    assert await service.agent_of(bearer) == AGENT
    service.clock.now = NOW + service.times.good
    assert service.tokens.known(bearer) is None
    with pytest.raises(Refusal) as refused:
        await service.tokens.agent_of(bearer)
    assert refused.value.code is Code.UNAVAILABLE


async def test_a_key_set_that_cannot_be_read_is_no_key_set() -> None:
    service = Service(Jwks([public(ED25519)]))
    await service.tokens.agent_of(token(exp=NOW + 9000))
    service.jwks.broken = KeySetError("the key set is not JSON")
    service.clock.now += service.times.fresh
    assert await service.agent_of(token(exp=NOW + 9000)) == AGENT


async def test_an_issuer_that_is_down_delays_only_the_first_to_notice() -> None:
    released = asyncio.Event()
    loop = asyncio.get_running_loop()
    jwks, clock = Jwks([public(ED25519)]), Clock()

    def slow() -> bytes:
        if jwks.asked > 1:
            asyncio.run_coroutine_threadsafe(released.wait(), loop).result(timeout=10)
        return jwks()

    keyring = Keyring(slow, clock=clock)
    first = await keyring.keys()
    jwks.broken = DOWN
    clock.now += 300
    assert await keyring.keys() is first
    clock.now += 10
    assert await asyncio.wait_for(keyring.keys(), timeout=10) is first
    released.set()
    await keyring.close()


async def test_a_fetch_that_takes_too_long_is_given_up() -> None:
    def slow() -> bytes:
        time.sleep(0.3)
        return document()

    keyring = Keyring(slow, KeyTimes(wait=0.05))
    with pytest.raises(Refusal) as refused:
        await keyring.keys()
    assert refused.value.code is Code.UNAVAILABLE


@pytest.mark.parametrize(
    "times", [{"fresh": 0.0}, {"fresh": 10.0, "good": 5.0}, {"pause": 0.0}, {"wait": 0.0}]
)
def test_times_that_would_never_or_always_ask_cannot_be_made(times: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="positive"):
        KeyTimes(**times)


# a key server


async def test_keys_rotate_on_a_real_server() -> None:
    answered = Answered(document(public(ED25519)))
    with key_server(answered) as url:
        clock = Clock()
        keyring = Keyring(key_source(url), clock=clock)
        tokens = Tokens(TokenRules(ISSUER, AUDIENCE), keyring, clock=clock)
        old, new = token(exp=NOW + 9000), signed(claims(exp=NOW + 9000), OTHER)
        assert str(await tokens.agent_of(old)) == AGENT
        answered.body = document(public(OTHER))
        clock.now += 10
        assert str(await tokens.agent_of(new)) == AGENT
        with pytest.raises(Unauthenticated):
            await tokens.agent_of(old)
        assert answered.asked == 2
    clock.now += 300
    assert str(await tokens.agent_of(new)) == AGENT, "the server is down, the keys are good"
    clock.now += 3600
    with pytest.raises(Refusal):
        await tokens.agent_of(new)


@pytest.mark.parametrize(
    "answered",
    [
        Answered(b"", status=500),
        Answered(b"", status=404),
        Answered(b"", status=302, headers={"Location": "http://127.0.0.1:1/"}),
        Answered(b" " * (MOST_BYTES + 1)),
    ],
)
def test_an_answer_that_is_no_key_set_is_an_error_of_the_source(answered: Answered) -> None:
    with key_server(answered) as url, pytest.raises(KeySourceError):
        key_source(url)()
    assert answered.asked == 1


def test_a_server_that_is_not_there_is_an_error_of_the_source() -> None:
    with key_server(Answered(b"")) as url:
        pass
    with pytest.raises(KeySourceError, match="did not answer"):
        key_source(url)()


@pytest.mark.parametrize(
    "place",
    [
        "http://issuer.example/jwks",
        "http://127.0.0.1.evil.example/jwks",
        "http://[::2]/jwks",
        "http://10.0.0.1/jwks",
        "https://user:secret@issuer.example/jwks",
        "https:///jwks",
        "https://issuer.example:port/jwks",
        "ftp://127.0.0.1/jwks",
        "file:///etc/keys",
        "http://[::1/jwks",
    ],
)
def test_a_place_that_anybody_could_answer_for_is_refused(place: str) -> None:
    with pytest.raises(KeySourceError):
        key_source(place)


@pytest.mark.parametrize(
    "place",
    [
        "https://issuer.example/jwks?v=1",
        "http://127.0.0.1:9/jwks",
        "http://[::1]/jwks",
        "http://localhost/x",
    ],
)
def test_https_and_loopback_are_places_for_keys(place: str) -> None:
    source: KeySource = key_source(place)
    assert callable(source)


# a key file


async def test_keys_rotate_with_their_file(tmp_path: Path) -> None:
    file = tmp_path / "jwks.json"
    file.write_bytes(document(public(ED25519)))
    clock = Clock()
    keyring = Keyring(key_source(str(file)), clock=clock)
    assert (await keyring.keys()).find(ED25519.kid, "Ed25519") is not None
    file.write_bytes(document(public(OTHER)))
    clock.now += 300
    assert (await keyring.keys()).find(ED25519.kid, "Ed25519") is None


def test_a_key_file_that_is_missing_or_too_long_is_an_error_of_the_source(tmp_path: Path) -> None:
    with pytest.raises(KeySourceError, match="cannot be read"):
        FileSource(tmp_path / "none.json")()
    (tmp_path / "long.json").write_bytes(b" " * (MOST_BYTES + 1))
    with pytest.raises(KeySourceError, match="longer"):
        FileSource(tmp_path / "long.json")()
