"""A token is believed for what it proves: who signed it, for whom, of whom, until when."""

import base64
import hmac
import json
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
    OTHER,
    RS256,
    SHARED,
    Jwks,
    Service,
    claims,
    fault_of,
    header,
    public,
    signed,
    token,
)
from joserfc.jwk import ECKey, Key

from api.key_set import read_key_set
from api.signed_token import MOST_BYTES, read_token, verified_claims
from api.token_claims import TokenRules
from api.unauthenticated import TokenFault, Unauthenticated
from permissions.refusal import Refusal


@pytest.fixture
def service() -> Service:
    return Service(Jwks([public(ED25519), public(ES256), public(RS256)]))


# what is believed


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [(ED25519, "Ed25519"), (ED25519, "EdDSA"), (ES256, "ES256"), (RS256, "RS256")],
)
async def test_a_token_of_each_accepted_algorithm_names_its_agent(
    service: Service, key: Key, algorithm: str
) -> None:
    bearer = signed(claims(), key, "Ed25519" if algorithm == "EdDSA" else algorithm, alg=algorithm)
    assert await service.agent_of(bearer) == AGENT


@pytest.mark.parametrize("typ", ["at+jwt", "AT+JWT", "application/at+jwt"])
async def test_the_type_of_an_access_token_is_compared_without_case(
    service: Service, typ: str
) -> None:
    assert await service.agent_of(signed(claims(), typ=typ)) == AGENT


async def test_an_audience_among_several_is_enough(service: Service) -> None:
    assert await service.agent_of(token(aud=["https://else.example", AUDIENCE])) == AGENT


async def test_a_subject_in_capitals_is_the_same_agent(service: Service) -> None:
    assert await service.agent_of(token(sub=AGENT.upper())) == AGENT


async def test_a_header_parameter_not_known_is_passed_over(service: Service) -> None:
    assert await service.agent_of(signed(claims(), newer="thing")) == AGENT


async def test_a_token_without_key_id_is_verified_by_the_only_key_of_its_algorithm() -> None:
    service = Service(Jwks([public(ED25519), public(ES256)]))
    assert await service.agent_of(signed(claims(), kid=None)) == AGENT


async def test_roles_in_a_token_change_nothing(service: Service) -> None:
    plain = await service.tokens.agent_of(token())
    assert await service.tokens.agent_of(token(roles=["CRIMINAL_JUDGE"], scope="admin")) == plain


# who signed


async def test_a_token_signed_by_nobody_is_refused(service: Service) -> None:
    unsigned = ".".join(
        base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode()
        for part in (header(ED25519, "none"), claims())
    )
    assert await fault_of(service, f"{unsigned}.".encode()) is TokenFault.ALGORITHM


@pytest.mark.parametrize("algorithm", ["HS256", "HS384", "HS512"])
async def test_a_token_under_a_shared_key_is_refused(service: Service, algorithm: str) -> None:
    assert await fault_of(service, signed(claims(), SHARED, algorithm)) is TokenFault.ALGORITHM


async def test_a_public_key_does_not_serve_as_a_shared_one(service: Service) -> None:
    for named, fault in (("HS256", TokenFault.ALGORITHM), ("RS256", TokenFault.SIGNATURE)):
        body = signed(claims(), RS256, "RS256", alg=named).rpartition(b".")[0]
        mac = hmac.digest(RS256.as_pem(private=False), body, "sha256")
        bearer = body + b"." + base64.urlsafe_b64encode(mac).rstrip(b"=")
        assert await fault_of(service, bearer) is fault


@pytest.mark.parametrize("algorithm", ["RS384", "RS512", "PS256"])
async def test_other_uses_of_a_good_key_are_refused(service: Service, algorithm: str) -> None:
    assert await fault_of(service, signed(claims(), RS256, algorithm)) is TokenFault.ALGORITHM


@pytest.mark.parametrize("algorithm", ["ES256", "RS256"])
async def test_a_key_is_not_found_under_an_algorithm_of_another_kind(
    service: Service, algorithm: str
) -> None:
    bearer = signed(claims(), ED25519, "Ed25519", alg=algorithm)
    assert await fault_of(service, bearer) is TokenFault.KEY


async def test_a_key_published_for_one_algorithm_serves_no_other() -> None:
    service = Service(Jwks([public(ED25519, alg="EdDSA")]))
    assert await fault_of(service, signed(claims())) is TokenFault.KEY
    assert await service.agent_of(signed(claims(), alg="EdDSA")) == AGENT


async def test_a_token_of_another_key_is_refused(service: Service) -> None:
    assert await fault_of(service, signed(claims(), OTHER)) is TokenFault.KEY
    posing = signed(claims(), OTHER, kid=ED25519.kid)
    assert await fault_of(service, posing) is TokenFault.SIGNATURE


async def test_a_key_that_the_token_brings_along_is_not_read(service: Service) -> None:
    brought = public(OTHER)
    for extra in ({"jwk": brought}, {"jku": "https://evil.example/jwks"}):
        assert await fault_of(service, signed(claims(), OTHER, **extra)) is TokenFault.KEY
        posing = signed(claims(), OTHER, kid=ED25519.kid, **extra)
        assert await fault_of(service, posing) is TokenFault.SIGNATURE


async def test_every_byte_of_a_token_is_signed(service: Service) -> None:
    good = token()
    for at in range(0, len(good), 7):
        other = b"A" if good[at : at + 1] != b"A" else b"B"
        with pytest.raises(Refusal):
            await service.tokens.agent_of(good[:at] + other + good[at + 1 :])


async def test_a_token_without_key_id_is_refused_where_two_keys_could_have_signed_it() -> None:
    service = Service(Jwks([public(ED25519), public(OTHER)]))
    assert await fault_of(service, signed(claims(), kid=None)) is TokenFault.KEY


async def test_a_curve_that_is_not_accepted_is_left_out_of_the_keys() -> None:
    bigger = ECKey.generate_key("P-384", auto_kid=True)
    assert len(read_key_set(json.dumps({"keys": [public(bigger)]}).encode())) == 0
    signed_by = read_token(signed(claims(), bigger, "ES384", alg="ES256"), plain_jwt=False)
    with pytest.raises(Unauthenticated):
        verified_claims(signed_by, bigger)


# its form


@pytest.mark.parametrize("typ", ["JWT", "id_token+jwt", "", None, 5])
async def test_a_token_of_another_type_is_refused(service: Service, typ: object) -> None:
    with pytest.raises(Unauthenticated):
        await service.tokens.agent_of(signed(claims(), typ=typ))


@pytest.mark.parametrize("typ", ["JWT", "jwt", None, "at+jwt"])
async def test_a_plain_type_is_taken_where_the_rules_say_so(typ: str | None) -> None:
    service = Service(rules=TokenRules(ISSUER, AUDIENCE, plain_jwt=True))
    assert await service.agent_of(signed(claims(), typ=typ)) == AGENT
    assert await fault_of(service, signed(claims(), typ="logout+jwt")) is TokenFault.TYPE


@pytest.mark.parametrize("crit", [["exp"], ["b64"], [], ["newer"]])
async def test_a_critical_header_is_refused(service: Service, crit: list[str]) -> None:
    for extra in ({}, {"b64": False}, {"newer": 1}):
        fault = await fault_of(service, signed(claims(), crit=crit, **extra))
        assert fault in {TokenFault.CRITICAL, TokenFault.MALFORMED}


async def test_a_token_longer_than_8_kib_is_refused(service: Service) -> None:
    bearer = token(note="x" * MOST_BYTES)
    assert await fault_of(service, bearer) is TokenFault.TOO_LONG


DEEP = b"[" * 5000


@pytest.mark.parametrize(
    "bearer",
    [
        b"",
        b".",
        b"..",
        b"a.b",
        b"a.b.c.d.e",
        b"\xff\xfe.\x00.x",
        b"bnVsbA.e30.AA",
        base64.urlsafe_b64encode(b'["alg", "b64"]').rstrip(b"=") + b".e30.AA",
        base64.urlsafe_b64encode(b'"alg"').rstrip(b"=") + b".e30.AA",
        base64.urlsafe_b64encode(DEEP).rstrip(b"=") + b".e30.AA",
        base64.urlsafe_b64encode(b'{"alg": ' + b"9" * 5000 + b"}").rstrip(b"=") + b".e30.AA",
    ],
)
async def test_what_is_no_token_is_refused(service: Service, bearer: bytes) -> None:
    assert await fault_of(service, bearer) is TokenFault.MALFORMED


@pytest.mark.parametrize("payload", [b"", b"5", b"null", b"[]", b"{", DEEP, b'"\\ud800"', b"\xff"])
async def test_signed_claims_that_are_no_object_are_refused(
    service: Service, payload: bytes
) -> None:
    assert await fault_of(service, signed(payload)) is TokenFault.MALFORMED


@pytest.mark.parametrize("change", [{"alg": 5}, {"alg": ["Ed25519"]}, {"alg": {}}])
async def test_an_algorithm_that_is_no_name_is_refused(
    service: Service, change: dict[str, object]
) -> None:
    assert await fault_of(service, signed(claims(), changes=change)) is TokenFault.ALGORITHM


async def test_a_key_id_that_is_no_text_is_refused(service: Service) -> None:
    assert await fault_of(service, signed(claims(), kid=5)) is TokenFault.MALFORMED


@FUZZ
@given(st.binary(max_size=300))
async def test_no_bytes_get_another_answer_than_a_refusal(bearer: bytes) -> None:
    with pytest.raises(Unauthenticated):
        read_token(bearer, plain_jwt=True)


@FUZZ
@given(st.dictionaries(st.sampled_from(["alg", "typ", "kid", "crit", "b64", "x5u", "jwk"]), JSON))
async def test_no_header_gets_another_answer_than_a_refusal_or_the_agent(
    changes: dict[str, object],
) -> None:
    service = Service()
    with suppress(Unauthenticated):
        assert await service.agent_of(signed(claims(), changes=changes)) == AGENT
