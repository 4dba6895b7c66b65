"""The notices of a search for the magistrate: opened, due, given; and what they block meanwhile."""

import asyncio
from datetime import datetime
from uuid import UUID

import pytest
from authorised import K1, issue
from doing import Acts, later
from offices import cleared
from scenario import NOW, edit, put

SEARCH = issue("XII", "OPJ", case="<K16>")
O1 = 'interceptItem(id: "<O1>") { payload }'


async def notices(acts: Acts, authorisation: str) -> dict[str, tuple[UUID, datetime | None]]:
    """The notices of an authorisation: id and due date, by kind."""
    rows = await acts.service.register.fetch(
        "SELECT kind, id, due_from FROM notice WHERE authorisation_id = $1", UUID(authorisation)
    )
    assert len({row["kind"] for row in rows}) == len(rows)
    return {row["kind"]: (row["id"], row["due_from"]) for row in rows}


async def test_the_qualified_person_is_to_be_informed_from_the_issue_on(acts: Acts) -> None:
    made = (await acts.do("DIRECTOR", "issueAuthorisation", SEARCH)).done
    row = await acts.row("authorisation", made["id"])
    assert (row["valid_from"], row["valid_until"]) == (NOW, later(days=1))
    assert not row["includes_sealed"]
    (kind, (id_, due)), *others = (await notices(acts, made["id"])).items()
    assert (kind, due, others) == ("QUALIFIED_PERSON_INFORMED", NOW, [])
    async with acts.changing_nothing():
        came = await acts.do("DIRECTOR", "issueAuthorisation", SEARCH)
    assert came.code == "DUTY_OUTSTANDING"
    owed = {"notice": str(id_)}
    for who in ("OPJ", "QUALIFIED", "ANTENJ-JUDGE"):
        async with acts.changing_nothing():
            assert (await acts.do(who, "giveNotice", owed)).is_not_there
    given = (await acts.do("DIRECTOR", "giveNotice", owed)).done
    assert given["version"] == 2
    assert (await acts.do("DIRECTOR", "issueAuthorisation", SEARCH, at=later(hours=1))).done


async def test_of_two_searches_authorised_at_once_one_is(acts: Acts) -> None:
    at, given = later(days=3), {**SEARCH, "grantee": "<P-NICE>"}
    owed = await acts.service.register.fetch(
        "SELECT id, version FROM notice WHERE done_at IS NULL AND due_from IS NOT NULL"
    )
    for each in owed:
        it = {"notice": str(each["id"])}
        assert (await acts.do("DIRECTOR", "giveNotice", it, version=each["version"], at=at)).done
    came = await asyncio.gather(
        *(acts.do("DIRECTOR", "issueAuthorisation", given, at=at) for _ in range(4))
    )
    refused = [each.code for each in came if "errors" in each.body]
    assert refused == ["DUTY_OUTSTANDING"] * 3


async def test_whoever_searches_informs_the_magistrate_once_one_is_known(acts: Acts) -> None:
    issued = {**SEARCH, "grantee": "<OPJ-PARIS>"}
    made = (await acts.do("ANTENJ-JUDGE", "issueAuthorisation", issued)).done["id"]
    purpose = f'IDENTIFY_MAGISTRATE;authorisation="{made}"'
    assert "MAGISTRATE_INFORMED" not in await notices(acts, made)
    for _ in range(2):
        read = await acts.read("OPJ-PARIS", purpose, O1)
        assert read["data"]["interceptItem"] == {"payload": "payload of O1"}
    id_, due = (await notices(acts, made))["MAGISTRATE_INFORMED"]
    assert due is None
    owed = {"notice": str(id_)}
    async with acts.changing_nothing():
        came = await acts.do("OPJ-PARIS", "giveNotice", owed)
    assert came.code == "PRECONDITION_FAILED"  # nobody to inform yet
    seised = put(
        "Assignment",
        case=str(acts.id("K16")),
        magistrate=str(acts.id("JI-LYON")),
        function="INVESTIGATING_JUDGE",
        lead=True,
        **{"from": later(hours=1).isoformat()},
    )
    async with acts.state(seised):
        at = later(hours=2)
        assert (await notices(acts, made))["MAGISTRATE_INFORMED"] == (id_, later(hours=1))
        read = await acts.read("OPJ-PARIS", purpose, O1, at)
        assert read["errors"][0]["extensions"]["code"] == "DUTY_OUTSTANDING"
        version = (await acts.row("notice", id_))["version"]
        async with acts.changing_nothing():
            assert (await acts.do("OPJ", "giveNotice", owed, version=version, at=at)).is_not_there
        assert (await acts.do("OPJ-PARIS", "giveNotice", owed, version=version, at=at)).done
        read = await acts.read("OPJ-PARIS", purpose, O1, at)
        assert read["data"]["interceptItem"] is None  # the magistrate is known: it is over


async def test_a_search_that_read_nothing_owes_the_magistrate_nothing(acts: Acts) -> None:
    purpose = 'IDENTIFY_MAGISTRATE;authorisation="<XII:P-NICE>"'
    read = await acts.read("P-NICE", purpose, 'interceptItem(id: "<I1>") { payload }')
    assert read["data"]["interceptItem"] is None
    assert await notices(acts, str(acts.id("XII:P-NICE"))) == {}


COUNTED = {
    "a count": "interceptItems { totalCount }",
    "whether there is another page": "interceptItems(first: 1) { pageInfo { hasNextPage } }",
    "a cursor": "interceptItems { pageInfo { endCursor } }",
    "a search": 'interceptItems(filter: {text: {contains: "loyer"}}) { totalCount }',
    "a vain search": 'interceptItems(filter: {text: {contains: "ø"}}) { nodes { id } }',
    "a count below an alias": "a: interceptions { b: totalCount }",
}


@pytest.mark.parametrize("title", COUNTED)
async def test_counting_and_searching_are_accesses_that_oblige(acts: Acts, title: str) -> None:
    """XII/d: a transcript may be spelt out by searches without a record that is returned."""
    purpose, made = 'IDENTIFY_MAGISTRATE;authorisation="<XII:P-NICE>"', str(acts.id("XII:P-NICE"))
    async with cleared(acts, "notice"):
        await acts.read("P-NICE", purpose, "__typename")
        assert await notices(acts, made) == {}
        assert "data" in await acts.read("P-NICE", purpose, COUNTED[title])
        assert "MAGISTRATE_INFORMED" in await notices(acts, made)


async def test_other_duties_close_no_other_act(acts: Acts) -> None:
    owed = edit("notice.MAGISTRATE_INFORMED", done_at=None, by=None)
    given = issue("VI", "INTERPRETER", items=["<I2>"], usualTerm=True)
    async with acts.state(owed):
        made = (await acts.do("OPJ", "issueAuthorisation", given, purpose=K1)).done
    assert (await acts.row("authorisation", made["id"]))["valid_until"] == later(days=30)
