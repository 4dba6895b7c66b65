"""Heads kept between requests: those of callers whose token was good, short ones, so many."""

import pytest
from issuing import Service, token

from api.head import Heads
from permissions.refusal import Refusal

Raw = list[tuple[bytes, bytes]]


def raw(bearer: bytes, *more: tuple[bytes, bytes]) -> Raw:
    return [(b"authorization", b"Bearer " + bearer), (b"content-length", b"2"), *more]


@pytest.fixture
def service() -> Service:
    return Service()


async def test_a_head_is_kept_once_its_token_was_good(service: Service) -> None:
    heads, sent = Heads(), raw(token())
    head, length = heads.read(sent, page=False)
    assert (len(heads), length) == (0, b"2")
    await head.agent(service.tokens)
    assert heads.read(sent, page=False)[0] is head
    assert heads.read(sent, page=True)[0] is not head
    assert heads.read([*sent, (b"acting-role", b"PROSECUTOR")], page=False)[0] is not head


async def test_what_a_stranger_sends_is_not_kept(service: Service) -> None:
    heads = Heads()
    head, _ = heads.read(raw(b"nonsense"), page=False)
    with pytest.raises(Refusal):
        await head.agent(service.tokens)
    assert len(heads) == 0


@pytest.mark.parametrize("more", [[(b"prefer", b"")] * 50, [(b"accept", b"a" * 9_000)]])
async def test_a_long_head_is_not_kept(service: Service, more: Raw) -> None:
    heads = Heads()
    head, _ = heads.read(raw(token(), *more), page=False)
    await head.agent(service.tokens)
    assert len(heads) == 0


async def test_the_heads_used_longest_ago_make_room(service: Service) -> None:
    heads, bearer = Heads(kept=2), token()
    for role in (b"A", b"B", b"C"):
        head, _ = heads.read(raw(bearer, (b"acting-role", role)), page=False)
        await head.agent(service.tokens)
    assert len(heads) == 2
