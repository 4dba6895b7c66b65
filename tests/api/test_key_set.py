"""A key of a JWK Set verifies tokens where it is public, strong, and published for that."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from issuing import ED25519, ES256, OTHER, RS256, SHARED, public
from joserfc.jwk import OKPKey
from joserfc.util import int_to_base64

from api.key_set import KeySet, KeySetError, read_key_set


def document(*keys: dict[str, object]) -> bytes:
    return json.dumps({"keys": keys}).encode()


def keys_of(*keys: dict[str, object]) -> KeySet:
    return read_key_set(document(*keys))


@pytest.mark.parametrize(
    "jwk",
    [
        public(ED25519, use="enc"),
        public(ED25519, key_ops=["sign"]),
        public(ED25519, key_ops="verify"),
        public(ED25519, alg="ES256"),
        public(ED25519, kid=5),
        public(ED25519, crv="Ed448"),
        public(ED25519, x="AAAA"),
        public(ED25519, x=5),
        public(ES256, crv="P-521"),
        public(ES256, y=public(ES256)["x"]),
        public(RS256, alg="RS512"),
        public(RS256, n="AQAB"),
        public(RS256, e="AA"),
        public(RS256, n=None),
        {"kty": "RSA", "kid": "k"},
        {"kty": "new", "kid": "k"},
        {"kid": "k"},
        dict(SHARED.as_dict(private=True)),
        dict(ED25519.as_dict(private=True)),
        dict(RS256.as_dict(private=True)),
    ],
)
def test_a_key_that_may_not_verify_tokens_is_left_out(jwk: dict[str, object]) -> None:
    assert len(keys_of(jwk)) == 0
    assert len(keys_of(jwk, public(OTHER))) == 2


@pytest.mark.parametrize(("bits", "algorithms"), [(1024, 0), (2040, 0), (2048, 1)])
def test_an_rsa_key_has_2048_bits_at_least(bits: int, algorithms: int) -> None:
    short = rsa.generate_private_key(public_exponent=65537, key_size=bits).public_key()
    numbers = short.public_numbers()
    jwk: dict[str, object] = {
        "kty": "RSA",
        "kid": "k",
        "n": int_to_base64(numbers.n),
        "e": int_to_base64(numbers.e),
    }
    assert len(keys_of(jwk)) == algorithms


def test_a_name_borne_by_two_keys_names_neither() -> None:
    twin = OKPKey.generate_key("Ed25519")
    keys = keys_of(public(ED25519, kid="k"), {**twin.as_dict(private=False), "kid": "k"})
    assert keys.find("k", "Ed25519") is None
    same = keys_of(public(ED25519, kid="k"), public(ED25519, kid="k"))
    assert same.find("k", "Ed25519") is not None


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b'{"keys": {}}', b"\xff", b"[" * 100_000])
def test_a_document_that_is_no_key_set_is_said_to_be_none(text: bytes) -> None:
    with pytest.raises(KeySetError):
        read_key_set(text)


def test_members_of_a_key_set_that_are_no_keys_are_passed_over() -> None:
    assert len(read_key_set(b'{"keys": [null, 5, [], "k"]}')) == 0
