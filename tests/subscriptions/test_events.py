"""What is told of what is followed: what the caller may see of it, whenever that has changed."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest
from authorised import issue
from doing import Acts, later, until
from scenario import NOW, edit
from sockets import INTERCEPT_K1, K1, Client, Sockets

STEPS = 'subscription { caseChanged(id: "<K1>") { investigationSteps { type } } }'
BY_JI = {"responsible": "<JI-LYON>", "case": "<K1>"}
RECORDING = 'CASE_RECORDING;case="<K1>"'
SEEN = "sealed payload transcript"
HELD = "subscription { authorisationsHeld { id clause caseId validUntil version __typename } }"
OWED = "subscription { noticesDue { id kind authorisationId dueFrom version } }"


async def step(acts: Acts, kind: str) -> None:
    """A step recorded in K1."""
    given = {**BY_JI, "type": kind, "at": until(days=-1)}
    assert (await acts.do("CLERK-JI", "recordStep", given, purpose=RECORDING)).done


async def steps(client: Client) -> list[str]:
    """The steps that the next event tells."""
    found = (await client.event())["caseChanged"]["investigationSteps"]
    return [each["type"] for each in found]


async def test_a_case_is_told_as_it_is_and_as_it_becomes(sockets: Sockets, acts: Acts) -> None:
    async with sockets.of("JI-LYON", K1) as client:
        await client.subscribe(STEPS)
        first = await steps(client)
        await step(acts, "Audition")
        assert await steps(client) == [*first, "Audition"]
        await client.quiet()


async def test_changes_that_come_together_are_told_together(sockets: Sockets, acts: Acts) -> None:
    async with sockets.of("JI-LYON", K1) as client:
        await client.subscribe(STEPS)
        first = await steps(client)
        for number in range(12):
            await acts.service.register.execute(
                "INSERT INTO investigation_step (case_id, type, at) VALUES ($1, $2, $3)",
                acts.id("K1"),
                f"Acte {number}",
                NOW - timedelta(days=1),
            )
        events = 0
        found = first
        while len(found) < len(first) + 12:
            found, events = await steps(client), events + 1
        assert events < 12
        await client.quiet()


async def test_an_item_put_under_seal_is_withheld_in_the_next_event(
    sockets: Sockets, acts: Acts
) -> None:
    """T302."""
    async with sockets.of("OPJ", INTERCEPT_K1) as client:
        await client.subscribe(f'subscription {{ interceptItemChanged(id: "<I2>") {{ {SEEN} }} }}')
        first = (await client.event())["interceptItemChanged"]
        assert (first["sealed"], first["payload"]) == (False, "payload of I2")
        sealing = {"case": "<K1>", "items": ["<I2>"], "number": "SC-live"}
        assert (await acts.do("JI-LYON", "sealItems", sealing, purpose=INTERCEPT_K1)).done
        message = await client.next()
        found = message["payload"]["data"]["interceptItemChanged"]
        assert found == {"sealed": True, "payload": None, "transcript": None}
        withheld = message["payload"]["extensions"]["disclosure"]["withheld"]
        assert {each["code"] for each in withheld} == {"SEALED"}
        opening = {"case": "<K1>", "items": ["<I2>"]}
        assert (await acts.do("JI-LYON", "unsealItems", opening, purpose=INTERCEPT_K1)).done
        assert (await client.event())["interceptItemChanged"] == first


async def test_a_new_item_is_told_to_whoever_follows_the_interception(
    sockets: Sockets, acts: Acts
) -> None:
    row = await acts.row("intercept_item", acts.id("I2"))
    query = f'interceptionChanged(id: "{row["interception_id"]}") {{ items {{ id payload }} }}'
    async with sockets.of("OPJ", INTERCEPT_K1) as client:
        await client.subscribe(f"subscription {{ {query} }}")
        first = (await client.event())["interceptionChanged"]["items"]
        made = await acts.service.register.fetchval(
            "INSERT INTO intercept_item (interception_id, kind, payload)"
            " VALUES ($1, 'CONTENT', 'heard just now') RETURNING id",
            row["interception_id"],
        )
        second = (await client.event())["interceptionChanged"]["items"]
        assert [each for each in second if each not in first] == [
            {"id": str(made), "payload": "heard just now"}
        ]


async def test_what_is_withheld_changes_without_a_word(sockets: Sockets, acts: Acts) -> None:
    """Class 1 over a stream: that an event comes must not tell what it does not hold."""
    query = f'subscription {{ interceptItemChanged(id: "<I3>") {{ {SEEN} withheld {{ code }} }} }}'
    async with sockets.of("OPJ", INTERCEPT_K1) as client:
        await client.subscribe(query)
        assert (await client.event())["interceptItemChanged"]["payload"] is None
        change = "UPDATE intercept_item SET payload = payload || '!' WHERE id = $1"
        await acts.service.register.execute(change, acts.id("I3"))
        await client.quiet()
    async with sockets.of("JI-LYON", INTERCEPT_K1) as client:
        await client.subscribe(query)
        assert (await client.event())["interceptItemChanged"]["payload"] == "payload of I3!"


async def test_what_is_hidden_or_nowhere_is_null_and_over(sockets: Sockets, acts: Acts) -> None:
    """Class 13 over a stream: hidden, random and malformed ids end alike."""
    told = []
    for id_ in (str(acts.id("K2")), str(uuid4()), "no id at all"):
        async with sockets.of("JI-LYON", K1) as client:
            query = "subscription($id: ID!) { caseChanged(id: $id) { number } }"
            await client.subscribe(query, id=id_)
            told.append(await client.next())
            await client.completed()
    assert told[0]["payload"]["data"] == {"caseChanged": None}
    assert told[1:] == [told[0], told[0]]


async def test_an_authorisation_is_told_when_it_is_given_and_when_it_is_revoked(
    sockets: Sockets, acts: Acts
) -> None:
    async with sockets.of("INTERPRETER") as client, sockets.of("OPJ") as other:
        for each in (client, other):
            await each.subscribe(HELD)
        first = (await client.event())["authorisationsHeld"]
        await other.event()
        given = issue("VI", "INTERPRETER", items=["<I2>"], usualTerm=True)
        made = (await acts.do("OPJ", "issueAuthorisation", given, purpose=INTERCEPT_K1)).done
        latest = {
            "id": made["id"],
            "clause": "VI",
            "caseId": str(acts.id("K1")),
            "validUntil": "2026-12-21T10:00:00Z",
            "version": 1,
            "__typename": "HeldAuthorisation",
        }
        assert (await client.event())["authorisationsHeld"] == [latest, *first]
        revoked = {"authorisation": made["id"]}
        assert (await acts.do("OPJ", "revokeAuthorisation", revoked, purpose=INTERCEPT_K1)).done
        assert (await client.event())["authorisationsHeld"] == first
        await other.quiet()


async def test_a_notice_is_told_once_it_is_due_and_gone_once_it_is_given(
    sockets: Sockets, acts: Acts
) -> None:
    async with sockets.of("DIRECTOR") as director, sockets.of("OPJ") as reader:
        for each in (director, reader):
            await each.subscribe(OWED)
        before = (await director.event())["noticesDue"]
        mine = (await reader.event())["noticesDue"]
        async with acts.state(edit("notice.MAGISTRATE_INFORMED", done_at=None, by=None)):
            found = (await reader.event())["noticesDue"]
            assert [each["kind"] for each in found if each not in mine] == ["MAGISTRATE_INFORMED"]
        assert (await reader.event())["noticesDue"] == mine
        given = issue("XII", "OPJ", case="<K16>")
        assert (await acts.do("DIRECTOR", "issueAuthorisation", given)).done
        latest, *rest = (await director.event())["noticesDue"]
        assert (rest, latest["kind"]) == (before, "QUALIFIED_PERSON_INFORMED")
        notice = {"notice": latest["id"]}
        assert (await acts.do("DIRECTOR", "giveNotice", notice, version=latest["version"])).done
        assert (await director.event())["noticesDue"] == before
        await reader.quiet()


async def test_each_event_has_its_entry_in_the_journal(sockets: Sockets, acts: Acts) -> None:
    async with sockets.of("JI-LYON", K1) as client:
        await client.subscribe(STEPS.replace("subscription", "subscription Follows"))
        await steps(client)
        for kind in ("Perquisition", "Expertise"):
            before = await acts.entries()
            await step(acts, kind)
            await steps(client)
            assert await acts.entries() == before + 2  # the act, and the event that it brought
        entry = await acts.service.journalled()
    assert (entry["outcome"], entry["agent"]) == ("RELEASED", acts.id("JI-LYON"))
    assert (entry["purpose"], entry["operation"]) == ("CASE_PROCESSING", "Follows")


async def test_many_follow_one_case_and_each_sees_his_own(sockets: Sockets, acts: Acts) -> None:
    query = f'subscription {{ interceptItemChanged(id: "<I2>") {{ {SEEN} }} }}'

    async def follows(who: str, sealed: asyncio.Event) -> object:
        async with sockets.of(who, INTERCEPT_K1) as client:
            await client.subscribe(query)
            await client.event()
            sealed.set()
            return (await client.event())["interceptItemChanged"]["payload"]

    ready = [asyncio.Event() for _ in range(2)]
    following = [
        asyncio.create_task(follows(who, event))
        for who, event in zip(("OPJ", "JI-LYON"), ready, strict=True)
    ]
    await asyncio.gather(*(each.wait() for each in ready))
    sealing = {"case": "<K1>", "items": ["<I2>"], "number": "SC-many"}
    at = later(seconds=1)
    assert (await acts.do("JI-LYON", "sealItems", sealing, purpose=INTERCEPT_K1, at=at)).done
    assert await asyncio.gather(*following) == [None, "payload of I2"]
    opening = {"case": "<K1>", "items": ["<I2>"]}
    assert (await acts.do("JI-LYON", "unsealItems", opening, purpose=INTERCEPT_K1, at=at)).done
    acts.service.set_clock(NOW)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ('subscription { caseChanged(id: "<K1>") { nothing } }', "DOCUMENT_INVALID"),
        ("subscription { caseChanged(id: ", "DOCUMENT_INVALID"),
        ("subscription { __typename }", "DOCUMENT_INVALID"),
        ("subscription { noticesDue { id } authorisationsHeld { id } }", "DOCUMENT_INVALID"),
        ('subscription { interceptItemChanged(id: "<I2>") { id } }', "PURPOSE_NOT_ALLOWED"),
        ("subscription($id: ID!) { caseChanged(id: $id) { id } }", "VARIABLES_INVALID"),
    ],
)
async def test_what_cannot_be_followed_is_an_error_and_the_socket_stays(
    sockets: Sockets, query: str, code: str
) -> None:
    async with sockets.of("JI-LYON", K1) as client:
        await client.subscribe(query)
        assert await client.refused() == code
        await client.subscribe("{ viewer { id } }")
        await client.event()
        await client.completed()


async def test_a_record_is_followed_for_a_purpose(sockets: Sockets) -> None:
    async with sockets.of("JI-LYON") as client:
        await client.subscribe(STEPS)
        assert await client.refused() == "PURPOSE_REQUIRED"


async def test_by_http_a_subscription_is_refused(acts: Acts) -> None:
    response = await acts.service.client.post(
        "/graphql", json={"query": OWED}, headers=acts.headers("OPJ")
    )
    (error,) = response.json()["errors"]
    assert error["extensions"]["code"] == "DOCUMENT_INVALID"
    assert "WebSocket" in error["message"]
