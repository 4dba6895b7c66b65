"""Classes of leaks asked over a socket: 4, 16, 18, 19, 21 and 24; 10 and 11 stand beside."""

import asyncio
import os
from datetime import timedelta
from random import Random
from socket import AF_INET, SO_RCVBUF, SOCK_STREAM, SOL_SOCKET, socket
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from authorised import issue
from doing import TOLD, Acts
from scenario import edit, with_ids
from sockets import INTERCEPT_K1, K1, Sockets

from api.socket_limits import SocketLimits

I2 = 'subscription { interceptItemChanged(id: "<I2>") { sealed payload } }'
RACES = int(os.environ.get("STREAM_RACES", "8"))


async def sent(sockets: Sockets, who: str, purpose: str | None, request: dict[str, Any]) -> Any:  # noqa: ANN401  any JSON
    """The one answer to an operation over a socket: its data, or the errors."""
    async with sockets.of(who, purpose) as client:
        await client.send({"type": "subscribe", "id": "1", "payload": request})
        return (await client.next())["payload"]


async def test_a_refused_act_leaves_everything_as_it_was(sockets: Sockets, acts: Acts) -> None:
    """Class 19."""
    sealing = {"case": "<K1>", "items": ["<I2>"], "number": "SC-19"}
    request = acts.request("sealItems", sealing, uuid4(), 1, TOLD)
    async with acts.changing_nothing():
        (error,) = await sent(sockets, "APJ", INTERCEPT_K1, request)
    assert error["extensions"]["code"] == "ISSUER_NOT_COMPETENT"


async def test_an_act_is_done_once_whichever_way_it_comes_and_its_record_is_planned(
    sockets: Sockets, acts: Acts
) -> None:
    """Class 19: what is answered goes through the plan."""
    sealing = {"case": "<K1>", "items": ["<I5>"], "number": "SC-19", "description": "Disque"}
    ask = TOLD + " record { ... on Exhibit { number description } }"
    request = acts.request("sealItems", sealing, uuid4(), 1, ask)
    first = (await sent(sockets, "OPJ", INTERCEPT_K1, request))["data"]["sealItems"]
    assert first["record"] == {"number": "SC-19", "description": None}
    headers = acts.headers("OPJ", INTERCEPT_K1)
    response = await acts.service.client.post("/graphql", json=request, headers=headers)
    again = response.json()["data"]["sealItems"]
    assert again == {**first, "again": True}
    opening = {"case": "<K1>", "items": ["<I5>"]}
    assert (await acts.do("JI-LYON", "unsealItems", opening, purpose=INTERCEPT_K1)).done


DEEP = "interception { items(first: 500) { "
LIMITS = {
    "cost": 'interceptItem{}(id: "<I2>") {{ ' + (DEEP * 3) + "id" + " } }" * 3 + " }}",
    "depth": 'interceptItem{}(id: "<I2>") {{ ' + ("interception { items(first: 1) { " * 9) + "id"
    " " + " } }" * 9 + " }}",
    "aliases": 'interceptItem{}(id: "<I2>") {{ '
    + " ".join(f"a{number}: payload" for number in range(101))
    + " }}",
    "tokens": 'interceptItem{}(id: "<I2>") {{ ' + "payload " * 2_000 + " }}",
}


@pytest.mark.parametrize("title", LIMITS)
async def test_a_subscription_is_held_to_the_limits_of_a_query(
    sockets: Sockets, acts: Acts, title: str
) -> None:
    """Class 21."""
    field = LIMITS[title].replace("{{", "{").replace("}}", "}")
    query = with_ids(f"{{ {field.replace('{}', '')} }}")
    live = with_ids(f"subscription {{ {field.replace('{}', 'Changed')} }}")
    response = await acts.service.client.post(
        "/graphql", json={"query": query}, headers=acts.headers("OPJ", INTERCEPT_K1)
    )
    (by_http,) = response.json()["errors"]
    (followed,) = await sent(sockets, "OPJ", INTERCEPT_K1, {"query": live})
    (by_socket,) = await sent(sockets, "OPJ", INTERCEPT_K1, {"query": query})
    assert by_http == by_socket
    assert followed["extensions"] == by_http["extensions"]
    assert by_http["extensions"]["code"] == "LIMIT_EXCEEDED"


async def test_an_act_that_is_gone_opens_nothing_though_another_comes_in_its_place(
    sockets: Sockets, acts: Acts
) -> None:
    """Class 16."""
    given = issue("VI", "INTERPRETER", items=["<I2>"], usualTerm=True)
    made = (await acts.do("OPJ", "issueAuthorisation", given, purpose=INTERCEPT_K1)).done["id"]
    purpose = f'INTERPRETATION;authorisation="{made}"'
    async with sockets.of("INTERPRETER", purpose) as client:
        await client.subscribe(I2)
        assert (await client.event())["interceptItemChanged"]["payload"] == "payload of I2"
        await acts.service.register.execute("DELETE FROM authorisation WHERE id::text = $1", made)
        await client.completed()
        assert (await acts.do("OPJ", "issueAuthorisation", given, purpose=INTERCEPT_K1)).done
        await client.quiet(0.3)
        await client.subscribe(I2)
        assert await client.event() == {"interceptItemChanged": None}
        await client.completed()


async def test_an_error_in_an_event_ends_the_stream_and_tells_nothing(
    sockets: Sockets, acts: Acts
) -> None:
    """Classes 18 and 11: fail closed."""
    register = acts.service.register
    async with sockets.of("JI-LYON", K1) as client:
        await client.subscribe('subscription { caseChanged(id: "<K1>") { hearings { room } } }')
        await client.event()
        await register.execute("ALTER TABLE hearing RENAME COLUMN room TO chamber")
        try:
            await register.execute("UPDATE hearing SET outcome = 'secret-outcome'")
            message = await client.next()
        finally:
            await register.execute("ALTER TABLE hearing RENAME COLUMN chamber TO room")
            await register.execute("UPDATE hearing SET outcome = NULL")
        assert (message["type"], message["payload"][0]["extensions"]["code"]) == (
            "error",
            "INTERNAL",
        )
        for word in ("room", "secret", "SELECT", "hearing"):
            assert word not in str(message)
        await client.quiet(0.3)


async def test_without_its_entry_in_the_journal_no_event_leaves(
    sockets: Sockets, acts: Acts
) -> None:
    register = acts.service.register
    async with sockets.of("OPJ", INTERCEPT_K1) as client:
        await client.subscribe(I2)
        await client.event()
        await register.execute("REVOKE INSERT ON journal_entry FROM greffe_service")
        try:
            await register.execute(
                "UPDATE intercept_item SET payload = 'unheard' WHERE id = $1", acts.id("I2")
            )
            assert await client.refused() == "JOURNAL_UNAVAILABLE"
        finally:
            await register.execute("GRANT INSERT ON journal_entry TO greffe_service")
            await register.execute(
                "UPDATE intercept_item SET payload = 'payload of I2' WHERE id = $1", acts.id("I2")
            )
        await client.quiet(0.3)
    async with asyncio.timeout(10):
        read = 'interceptItem(id: "<I2>") { id }'
        while "errors" in await acts.read("OPJ", INTERCEPT_K1, read):  # noqa: ASYNC110  it mends
            await asyncio.sleep(0.1)


async def test_no_event_shows_what_was_sealed_before_it_was_written(
    sockets: Sockets, acts: Acts
) -> None:
    """Class 24: seals at random instants of a stream; what is written after one is never shown."""
    register, chance = acts.service.register, Random(24)  # noqa: S311  the instants of a race
    writing = "UPDATE intercept_item SET payload = $2 WHERE id = $1"
    sealing = (
        "UPDATE intercept_item SET sealed_at = $2, unsealed_at = NULL, payload = $3 WHERE id = $1"
    )
    shown: set[str] = set()
    for race in range(RACES):
        async with sockets.of("OPJ", INTERCEPT_K1) as client:
            await client.subscribe(I2)
            await client.event()
            for number in range(chance.randrange(1, 12)):
                await register.execute(writing, acts.id("I2"), f"before {race} {number}")
                await asyncio.sleep(chance.random() / 50)
            at = acts.service.answering.clock
            assert at is not None
            at -= timedelta(seconds=1)
            await register.execute(sealing, acts.id("I2"), at, f"after {race}")
            for number in range(5):
                await register.execute(writing, acts.id("I2"), f"after {race} {number}")
            last: dict[str, Any] = {}
            while not last.get("sealed"):
                last = (await client.event())["interceptItemChanged"]
                shown.add(str(last["payload"]))
            assert last["payload"] is None
            await client.quiet(0.1)
        await register.execute(
            "UPDATE intercept_item SET sealed_at = NULL, payload = 'payload of I2' WHERE id = $1",
            acts.id("I2"),
        )
    assert not [each for each in shown if each.startswith("after")]
    assert [each for each in shown if each.startswith("before")]


async def test_an_interval_ends_at_its_very_microsecond(sockets: Sockets, acts: Acts) -> None:
    """Class 24: `[from, until)`."""
    at = acts.service.answering.clock
    assert at is not None
    for until, reads in ((at + timedelta(microseconds=1), True), (at, False)):
        async with (
            acts.state(edit("K1.OPJ", until_=until.isoformat())),
            sockets.of("OPJ", INTERCEPT_K1) as client,
        ):
            await client.subscribe(I2)
            assert ((await client.event())["interceptItemChanged"] is not None) is reads


async def test_who_takes_nothing_is_left_and_nothing_is_kept_for_him(
    sockets: Sockets, acts: Acts, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Class 21: bounded memory and time for a slow client."""
    endpoint, register = acts.service.app.sockets, acts.service.register
    assert endpoint is not None
    monkeypatch.setattr(endpoint, "_limits", SocketLimits(take=0.2, close=0.1))
    monkeypatch.setattr("api.guarded_socket.PART_SECONDS", 0.1)
    great = "UPDATE intercept_item SET payload = repeat($2, 3000000) WHERE id = $1"
    narrow = socket(AF_INET, SOCK_STREAM)
    narrow.setsockopt(SOL_SOCKET, SO_RCVBUF, 4_096)
    narrow.connect((urlsplit(sockets.url).hostname, urlsplit(sockets.url).port))
    opening = sockets.open(max_queue=1, max_size=None, sock=narrow, close_timeout=0.1)
    try:
        async with opening as client:
            await client.introduced(acts.headers("OPJ", INTERCEPT_K1))
            await client.subscribe(I2)
            rounds = 0
            async with asyncio.timeout(20):
                while endpoint.sockets:
                    await register.execute(great, acts.id("I2"), "ab"[rounds % 2])
                    await asyncio.sleep(0.1)
                    rounds += 1
            assert endpoint.subscriptions == 0
            before = await acts.entries()
            for text in "cd":
                await register.execute(great, acts.id("I2"), text)
                await asyncio.sleep(0.1)
            assert await acts.entries() == before  # nothing is read for him any more
    finally:
        await register.execute(
            "UPDATE intercept_item SET payload = 'payload of I2' WHERE id = $1", acts.id("I2")
        )
