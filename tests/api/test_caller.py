"""A caller is who the token names, in the role and for the purpose that the request states."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from issuing import AGENT, FUZZ, JSON, NOW, Service, token

from api.caller import (
    NAMES,
    authenticate,
    caller_of,
    identify,
    stated_headers,
    stated_language,
    stated_payload,
)
from api.unauthenticated import Unauthenticated, challenge_of
from db.enumerations import Role
from permissions.purposes import Purpose
from permissions.refusal import Code, Refusal
from permissions.subject import Caller

ID = "0192f0c1-2d3e-7a4b-8c5d-6e7f8091a2b3"
BEARER = ("authorization", b"Bearer " + token())
JUDGE = ("acting-role", b"CRIMINAL_JUDGE")
PURPOSE = ("access-purpose", f'CASE_PROCESSING;case="{ID}"'.encode())
CANARY = b"zqcanary"
Header = tuple[str, bytes]


@pytest.fixture(scope="module")
def service() -> Service:
    return Service()


async def caller(service: Service, *headers: Header) -> Caller:
    raw = [(name.encode(), value) for name, value in headers]
    return await identify(stated_headers(raw), service.tokens)


async def refused(service: Service, *headers: Header) -> Refusal:
    with pytest.raises(Refusal) as raised:
        await caller(service, *headers)
    assert CANARY.decode() not in f"{raised.value} {raised.value.said.fr}".lower()
    return raised.value


# who


async def test_a_caller_is_the_agent_the_role_and_the_purpose(service: Service) -> None:
    known = await caller(service, ("host", b"x"), BEARER, JUDGE, PURPOSE, ("accept", b"*/*"))
    assert str(known.agent) == AGENT
    assert known.acting_role is Role.CRIMINAL_JUDGE
    assert known.purpose is not None
    assert known.purpose.code is Purpose.CASE_PROCESSING
    assert (known.strict, known.language) == (False, "en")


async def test_role_and_purpose_may_be_left_out(service: Service) -> None:
    known = await caller(service, BEARER)
    assert (known.acting_role, known.purpose) == (None, None)


@pytest.mark.parametrize("scheme", [b"Bearer", b"bearer", b"BEARER"])
@pytest.mark.parametrize("blank", [b" ", b"  "])
async def test_the_scheme_is_compared_without_case(
    service: Service, scheme: bytes, blank: bytes
) -> None:
    known = await caller(service, ("authorization", scheme + blank + token()))
    assert str(known.agent) == AGENT


async def test_nobody_is_refused_and_told_how_to_be_somebody(service: Service) -> None:
    refusal = await refused(service, JUDGE, PURPOSE)
    assert refusal.code is Code.UNAUTHENTICATED
    assert challenge_of(refusal) == 'Bearer realm="greffe"'


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"Bearer",
        b"Bearer ",
        b"Basic enFjYW5hcnk=",
        b"zqcanary",
        b"Bearer:" + token(),
        token(),
        b"Bearer " + token() + b" zqcanary",
        b"Bearer " + token() + b", Bearer " + token(),
        b"Bearer " + token() + b",zqcanary",
    ],
)
async def test_what_is_not_the_word_bearer_and_one_token_is_refused(
    service: Service, value: bytes
) -> None:
    refusal = await refused(service, ("authorization", value))
    assert refusal.code is Code.UNAUTHENTICATED
    assert 'error="invalid_request"' in challenge_of(refusal)


@pytest.mark.parametrize("second", [token(), b"zqcanary"])
async def test_two_authorizations_are_refused_even_if_equal(
    service: Service, second: bytes
) -> None:
    refusal = await refused(service, BEARER, ("authorization", b"Bearer " + second))
    assert refusal.code is Code.UNAUTHENTICATED


async def test_a_bad_token_is_refused_before_anything_else_is_read(service: Service) -> None:
    late = ("authorization", b"Bearer " + token(exp=NOW - 100))
    refusal = await refused(service, late, ("acting-role", b"zqcanary"), ("prefer", b'"'))
    assert refusal.code is Code.UNAUTHENTICATED
    assert 'error="invalid_token"' in challenge_of(refusal)


async def test_the_agent_of_a_request_refused_for_its_purpose_is_known(service: Service) -> None:
    stated = stated_headers([(b"authorization", BEARER[1]), (b"access-purpose", b"zqcanary")])
    agent = await authenticate(stated, service.tokens)
    assert str(agent) == AGENT
    with pytest.raises(Refusal) as raised:
        caller_of(agent, stated)
    assert raised.value.code is Code.PURPOSE_NOT_ALLOWED


# in what role


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b"zqcanary",
        b"criminal_judge",
        b'"CRIMINAL_JUDGE"',
        b"CRIMINAL_JUDGE;a=1",
        b"CRIMINAL_JUDGE, PROSECUTOR",
        b"CRIMINAL_JUDGE\xff",
    ],
)
async def test_a_role_that_is_none_is_not_claimed(service: Service, value: bytes) -> None:
    refusal = await refused(service, BEARER, ("acting-role", value))
    assert refusal.code is Code.ROLE_NOT_CLAIMED


async def test_two_acting_roles_are_refused_even_if_equal(service: Service) -> None:
    refusal = await refused(service, BEARER, JUDGE, JUDGE)
    assert refusal.code is Code.HEADER_MALFORMED


# for what


async def test_a_purpose_not_open_to_the_role_is_refused_with_its_clauses(
    service: Service,
) -> None:
    clerk = ("acting-role", b"APPEAL_PROSECUTOR")
    supervision = ("access-purpose", b"PG_SUPERVISION;basis=ARTICLE_35")
    refusal = await refused(service, BEARER, clerk, supervision)
    assert refusal.code is Code.PURPOSE_NOT_ALLOWED
    assert "48-1/al.12" in refusal.clauses


async def test_two_purposes_are_refused_even_if_equal(service: Service) -> None:
    refusal = await refused(service, BEARER, JUDGE, PURPOSE, PURPOSE)
    assert refusal.code is Code.HEADER_MALFORMED


async def test_a_purpose_understood_for_one_role_is_not_understood_for_another(
    service: Service,
) -> None:
    jurisdiction = ("access-purpose", b'EXTENDED_JURISDICTION;article="704"')
    for _ in range(2):
        known = await caller(service, BEARER, JUDGE, jurisdiction)
        assert known.purpose is not None
        clerk = ("acting-role", b"APPEAL_PROSECUTOR")
        refusal = await refused(service, BEARER, clerk, jurisdiction)
        assert refusal.code is Code.PURPOSE_NOT_ALLOWED


# how


async def test_preference_and_language_are_the_request_s(service: Service) -> None:
    preferring = ("prefer", b"respond-async"), ("prefer", b"handling=strict")
    known = await caller(service, BEARER, *preferring, ("accept-language", b"fr-FR, en;q=0.5"))
    assert (known.strict, known.language) == (True, "fr")


# over a socket


async def test_a_connection_states_the_same_as_a_request(service: Service) -> None:
    payload = {
        "Authorization": BEARER[1].decode(),
        "Acting-Role": "CRIMINAL_JUDGE",
        "access-purpose": [PURPOSE[1].decode()],
        "Prefer": "handling=strict",
        "Accept-Language": "fr",
        "retries": 5,
    }
    over_socket = await identify(stated_payload(payload), service.tokens)
    strict, french = ("prefer", b"handling=strict"), ("accept-language", b"fr")
    assert over_socket == await caller(service, BEARER, JUDGE, PURPOSE, strict, french)


@pytest.mark.parametrize("payload", [None, {}, {"connectionParams": {"Authorization": "x"}}])
async def test_a_connection_that_states_nothing_is_nobody(
    service: Service, payload: object
) -> None:
    with pytest.raises(Unauthenticated):
        await identify(stated_payload(payload), service.tokens)


async def test_names_that_differ_in_case_alone_are_one_name(service: Service) -> None:
    twice = {"Authorization": BEARER[1].decode(), "authorization": BEARER[1].decode()}
    with pytest.raises(Unauthenticated):
        await identify(stated_payload(twice), service.tokens)


@pytest.mark.parametrize(
    "payload",
    [5, "zqcanary", [], {"Prefer": 5}, {"Prefer": None}, {"Prefer": [["x"]]}, {"Prefer": "\u00e9"}],
)
def test_a_payload_that_is_no_object_of_texts_is_malformed(payload: object) -> None:
    with pytest.raises(Refusal) as raised:
        stated_payload(payload)
    assert raised.value.code is Code.HEADER_MALFORMED


# whatever is sent

LINES = st.lists(
    st.tuples(
        st.sampled_from(sorted(NAMES)),
        st.one_of(
            st.binary(max_size=40),
            st.sampled_from([BEARER[1], JUDGE[1], PURPOSE[1], b"handling=strict", b"fr;q=0.5"]),
        ),
    ),
    max_size=6,
)


@FUZZ
@given(LINES)
async def test_whatever_is_sent_is_a_caller_or_a_refusal(lines: list[tuple[bytes, bytes]]) -> None:
    stated = stated_headers([(b"authorization", BEARER[1]), *lines])
    assert stated_language(stated) in ("en", "fr")
    try:
        known = await identify(stated, Service().tokens)
    except Refusal as refusal:
        assert refusal.code is not Code.INTERNAL  # noqa: PT017  either outcome is right
    else:
        assert str(known.agent) == AGENT


@FUZZ
@given(st.sampled_from(sorted(NAMES)), st.binary(max_size=12), st.binary(max_size=12))
async def test_no_refusal_repeats_a_header(name: bytes, before: bytes, after: bytes) -> None:
    lines = [("authorization", BEARER[1])] if name != b"authorization" else []
    headers = [*lines, (name.decode(), before + CANARY + after)]
    if name == b"accept-language":
        await caller(Service(), *headers)
    elif name != b"prefer":
        await refused(Service(), *headers)


@FUZZ
@given(
    st.dictionaries(st.sampled_from(["Authorization", "prefer", "Acting-Role", "x"]), JSON) | JSON
)
def test_whatever_a_connection_sends_is_stated_or_refused(payload: Mapping[str, object]) -> None:
    try:
        stated = stated_payload(payload)
    except Refusal as refusal:
        assert refusal.code is Code.HEADER_MALFORMED  # noqa: PT017  either outcome is right
    else:
        assert stated.keys() <= NAMES
