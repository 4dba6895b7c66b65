"""A socket as a second door: classes 5, 12, 13, 17, 20 and 23 over streams, and acts over them."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from doing import TOLD, Acts, until
from scenario import with_ids
from sockets import INTERCEPT_K1, K1, Client, Sockets

RECIPROCAL = 'RECIPROCAL_KNOWLEDGE;case="<K1>"'
I3 = 'interceptItemChanged(id: "<I3>")'
SEEN = "payload transcript"


async def answered(client: Client, query: str, id_: str = "1", **variables: object) -> Any:  # noqa: ANN401  any JSON
    """The payload of the first answer to an operation."""
    await client.subscribe(query, id_, **variables)
    return (await client.next())["payload"]


@pytest.mark.parametrize(
    "query",
    [
        f"subscription {{ {I3} {{ payload transcript }} }}",
        f"subscription {{ {I3} {{ ...All }} }} fragment All on InterceptItem {{ {SEEN} }}",
        f"subscription {{ {I3} {{ ... on InterceptItem {{ payload }} ... {{ transcript }} }} }}",
        f"subscription {{ ...Root }} fragment Root on Subscription {{ {I3} {{ {SEEN} }} }}",
        f"subscription {{ {I3} {{ ... on Node {{ id }} payload transcript }} }}",
        f"subscription($y: Boolean = true) {{ {I3} {{ payload @include(if: $y) transcript }} }}",
    ],
)
async def test_what_is_sealed_is_withheld_however_it_is_followed(
    sockets: Sockets, query: str
) -> None:
    """Class 5."""
    async with sockets.of("OPJ", INTERCEPT_K1) as client:
        found = await answered(client, query)
    (item,) = found["data"].values()
    assert (item["payload"], item["transcript"]) == (None, None)
    assert {each["code"] for each in found["extensions"]["disclosure"]["withheld"]} == {"SEALED"}


async def test_one_document_for_two_purposes_at_once_is_judged_twice(
    sockets: Sockets, acts: Acts
) -> None:
    """Class 12, T010: nothing is kept from one purpose for the other, in whichever order."""
    query = 'subscription { caseChanged(id: "<K4>") { parties { capacity person { surname } } } }'
    purposes = ('CASE_PROCESSING;case="<K4>"', 'VICTIM_INFORMATION;case="<K4>"')
    told: dict[str, Any] = {}
    for order in (purposes, purposes[::-1]):
        async with sockets.of("P-LYON", order[0]) as one, sockets.of("P-LYON", order[1]) as two:
            found = await asyncio.gather(answered(one, query), answered(two, query))
        for purpose, each in zip(order, found, strict=True):
            assert told.setdefault(purpose, each["data"]) == each["data"]
    assert told[purposes[0]] != told[purposes[1]]
    surname = (await acts.row("person", acts.id("A5")))["surname"]
    assert [surname in str(told[each]) for each in purposes] == [True, False]


async def test_a_party_out_of_sight_moves_no_stream(sockets: Sockets, acts: Acts) -> None:
    """Classes 20 and 1: of K2 the link shows A1, and neither A9 nor that A9 has changed."""
    query = 'subscription { caseChanged(id: "<K2>") { parties { id person { surname } } } }'
    register = acts.service.register
    async with sockets.of("JI-LYON", RECIPROCAL) as client:
        await client.subscribe(query)
        first = str(await client.event())
        row = await acts.row("person", acts.id("A9"))
        assert row["surname"] not in first
        assert str(acts.id("K2.A9")) not in first
        change = "UPDATE person SET surname = $2 WHERE id = $1"
        await register.execute(change, acts.id("A9"), "Tout-Autre")
        await client.quiet(0.4)
        await register.execute(change, acts.id("A9"), row["surname"])
        await client.quiet(0.3)


WRONG = (
    'subscription { caseChanged(id: "<K1>") { numbr } }',
    "subscription { caseChange { id } }",
    'subscription { caseChanged(ident: "x") { id } }',
    "mutation { sealItem { id } }",
    'mutation { sealItems(input: {item: "x"}, key: "x") { id } }',
    'mutation { issueAuthorisation(input: {clause: VIP}, key: "x") { id } }',
    "{ case { id } }",
    "{ viewer { nam } }",
    "subscription { __schema { types { name } } }",
)


@pytest.mark.parametrize("query", WRONG)
async def test_a_wrong_document_is_told_no_name_that_it_did_not_hold(
    sockets: Sockets, acts: Acts, query: str
) -> None:
    """Class 17: the same words by HTTP, without suggestions."""
    async with sockets.of("JI-LYON", K1) as client:
        found = await answered(client, query)
    response = await acts.service.client.post(
        "/graphql", json={"query": with_ids(query)}, headers=acts.headers("JI-LYON", K1)
    )
    told = str(found)
    for hidden in ("number", "Changed ", "sealItems ", "items", "VII", "VIII", "name", "Did you"):
        assert hidden in query or hidden not in told, (hidden, told)
    if not query.startswith("subscription"):
        assert response.json()["errors"] == found


HOSTILE_IDS = ("", "%", "' OR 1=1 --", "\u202e", "🜁" * 50, "{00000000-0000-0000-0000-000000000000}")


async def test_hostile_ids_are_the_id_of_nothing(sockets: Sockets) -> None:
    """Classes 13 and 23."""
    query = "subscription($id: ID!) { caseChanged(id: $id) { number } }"
    told = set()
    async with sockets.of("JI-LYON", K1) as client:
        for number, id_ in enumerate((str(uuid4()), str(sockets.acts.id("K9")), *HOSTILE_IDS)):
            told.add(str(await answered(client, query, str(number), id=id_)))
            await client.completed(str(number))
    assert len(told) == 1


@pytest.mark.parametrize(
    "purpose",
    [
        'CASE_PROCESSING;case="\'; DROP TABLE hearing; --"',
        'CASE_PROCESSING;case="%"',
        'CASE_PROCESSING;case="<K1>";other="1"',
        "CASE_PROCESSING;case=?1",
    ],
)
async def test_hostile_purposes_open_no_socket(sockets: Sockets, acts: Acts, purpose: str) -> None:
    """Class 23: forbidden, or a case that is nowhere; never a fault."""
    async with sockets.open() as client:
        headers = acts.headers("JI-LYON", purpose)
        await client.send({"type": "connection_init", "payload": headers})
        code, reason = await client.closed()
    assert (code, reason) == (4403, "Forbidden: HEADER_MALFORMED")


LIMITS = {
    "depth": "record { ...on Exhibit { " + "items { exhibit { " * 12 + "id" + " } }" * 12 + " } }",
    "aliases": " ".join(f"a{number}: version" for number in range(130)),
    "tokens": "version " * 3_000,
}


@pytest.mark.parametrize("title", LIMITS)
@pytest.mark.parametrize("spread", [False, True])
async def test_an_act_is_held_to_the_limits_of_a_query_and_is_not_done(
    sockets: Sockets, acts: Acts, title: str, *, spread: bool
) -> None:
    """Class 21: by HTTP and over a socket, in the document or in a fragment of it."""
    sealing = {"case": "<K1>", "items": ["<I2>"], "number": "SC-21"}
    request = acts.request("sealItems", sealing, uuid4(), 1, LIMITS[title])
    if spread:
        request = acts.request("sealItems", sealing, uuid4(), 1, "...D")
        request["query"] = f"{request['query']} fragment D on Done {{ {LIMITS[title]} }}"
    async with acts.changing_nothing(), sockets.of("OPJ", INTERCEPT_K1) as client:
        await client.send({"type": "subscribe", "id": "1", "payload": request})
        found = (await client.next())["payload"]
        response = await acts.service.client.post(
            "/graphql", json=request, headers=acts.headers("OPJ", INTERCEPT_K1)
        )
    assert response.json()["errors"] == found
    assert found[0]["extensions"]["code"] in {"LIMIT_EXCEEDED", "DOCUMENT_INVALID"}


async def test_two_acts_in_fragments_or_under_aliases_are_none(
    sockets: Sockets, acts: Acts
) -> None:
    """Class 21."""
    act = 'recordDifficulty(input: {exceptional: true}, key: "%s") { id }'
    one, two = act % uuid4(), act % uuid4()
    for query in (
        f"mutation {{ a: {one} ...Two }} fragment Two on Mutation {{ b: {two} }}",
        f"mutation {{ ... on Mutation {{ a: {one} }} ... {{ b: {two} }} }}",
    ):
        async with acts.changing_nothing(), sockets.of("DIRECTOR") as client:
            found = await answered(client, query)
        assert found[0]["extensions"]["code"] == "DOCUMENT_INVALID"


async def test_the_record_of_an_act_is_withheld_as_a_query_would_withhold_it(
    sockets: Sockets, acts: Acts
) -> None:
    """W-04, class 19: the same values, for the same reasons."""
    fields = "id number description withheld { field code clauses }"
    sealing = {"case": "<K1>", "items": ["<I2>"], "number": "SC-W4", "description": "Disque"}
    ask = f"{TOLD} record {{ ... on Exhibit {{ {fields} }} }}"
    request = acts.request("sealItems", sealing, uuid4(), 1, ask)
    async with sockets.of("OPJ", INTERCEPT_K1) as client:
        await client.send({"type": "subscribe", "id": "1", "payload": request})
        done = (await client.next())["payload"]
        await client.completed()
        record = done["data"]["sealItems"]["record"]
        query = f'{{ node(id: "{record["id"]}") {{ ... on Exhibit {{ {fields} }} }} }}'
        asked = await answered(client, query, "2")
    opening = {"case": "<K1>", "items": ["<I2>"]}
    assert (await acts.do("JI-LYON", "unsealItems", opening, purpose=INTERCEPT_K1)).done
    assert record == asked["data"]["node"]
    assert record["description"] is None

    codes = [
        {each["code"] for each in of["extensions"]["disclosure"]["withheld"]}
        for of in (done, asked)
    ]
    assert codes[0] == codes[1] != set()


async def test_of_acts_on_one_record_by_both_doors_at_once_one_is_done(
    sockets: Sockets, acts: Acts
) -> None:
    """Class 24: the other is a conflict; the record is at one version more."""
    hearing = {"hearing": "<K1.h1>", "responsible": "<JI-LYON>", "room": "Salle 24"}
    purpose, before = 'CASE_RECORDING;case="<K1>"', await acts.row("hearing", acts.id("K1.h1"))
    given = [{**hearing, "room": f"Salle {n}", "at": until(days=n)} for n in (24, 25)]
    request = acts.request("amendHearing", given[0], uuid4(), before["version"], TOLD)
    async with sockets.of("CLERK-JI", purpose) as client:
        await client.send({"type": "subscribe", "id": "1", "payload": request})
        by_http = await acts.do(
            "CLERK-JI", "amendHearing", given[1], purpose=purpose, version=before["version"]
        )
        message = await client.next()
    codes = [
        message["payload"][0]["extensions"]["code"] if message["type"] == "error" else None,
        by_http.code if "errors" in by_http.body else None,
    ]
    assert sorted(codes, key=str) == ["CONFLICT", None]
    assert (await acts.row("hearing", acts.id("K1.h1")))["version"] == before["version"] + 1
