"""The magistrate in charge becomes known: the search under XII ends, and he is to be informed."""

from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import pytest
from authorised import K1
from doing import Acts, later
from offices import HEAD, seisin, seisins_undone
from scenario import NOW, edit, put

from permissions.acts.first_access import NOTICE_OF_FIRST_ACCESS


@pytest.fixture(autouse=True)
async def undone(acts: Acts) -> AsyncIterator[None]:
    """What a test seises is undone."""
    async with seisins_undone(acts):
        yield


SEARCH = {
    "clause": "XII",
    "grantee": "<OPJ>",
    "case": "<K16>",
    "scope": "WHOLE_CASE",
}
O1 = 'interceptItem(id: "<O1>") { payload }'


async def test_recording_the_magistrate_in_charge_ends_the_search_at_once(acts: Acts) -> None:
    made = (await acts.do("DIRECTOR", "issueAuthorisation", SEARCH)).done["id"]
    purpose = f'IDENTIFY_MAGISTRATE;authorisation="{made}"'
    read = await acts.read("OPJ", purpose, O1)
    assert read["data"]["interceptItem"] == {"payload": "payload of O1"}
    given = {**seisin("JI-LYON"), "case": "<K16>"}
    at = later(minutes=1)
    async with acts.state(edit(HEAD, court="TJ-GRENOBLE")):
        done = (await acts.do(HEAD, "recordMagistrateInCharge", given, at=at)).done
        row = await acts.row("assignment", done["id"])
        assert (row["lead"], row["valid_from"]) == (True, at)
        owed = await acts.service.register.fetchrow(
            "SELECT id, version, due_from FROM notice"
            " WHERE authorisation_id = $1 AND kind = 'MAGISTRATE_INFORMED'",
            UUID(made),
        )
        assert owed is not None
        assert owed["due_from"] == at
        read = await acts.read("OPJ", purpose, O1, at)
        assert read["errors"][0]["extensions"]["code"] == "DUTY_OUTSTANDING"
        notice = {"notice": str(owed["id"])}
        given_at = later(minutes=2)
        assert (
            await acts.do("OPJ", "giveNotice", notice, version=owed["version"], at=given_at)
        ).done
        read = await acts.read("OPJ", purpose, O1, given_at)
        assert read["data"]["interceptItem"] is None
        async with acts.changing_nothing():
            came = await acts.do(
                HEAD, "recordMagistrateInCharge", {**seisin("JI2-LYON"), "case": "<K16>"}, at=at
            )
        assert came.code == "PRECONDITION_FAILED"
        assert came.refusal["clauses"] == ["R40-47/XII/a"]


async def due(acts: Acts, search: UUID) -> object:
    """Since when the magistrate is to be informed of what was read under an authorisation."""
    return await acts.service.register.fetchval(
        "SELECT due_from FROM notice"
        " WHERE authorisation_id = $1 AND kind = 'MAGISTRATE_INFORMED' AND done_at IS NULL",
        search,
    )


@pytest.mark.parametrize("seised_first", [True, False])
async def test_nothing_is_due_before_it_was_read(acts: Acts, seised_first: bool) -> None:
    """Whoever was seised before the search began: from the access on, as far as it is known."""
    search, register = acts.id("XII:P-NICE"), acts.service.register
    opens = NOTICE_OF_FIRST_ACCESS, search, acts.id("P-NICE"), later(hours=1)
    seised = put(
        "Assignment",
        case=str(acts.id("K16")),
        magistrate=str(acts.id("JI-LYON")),
        function="INVESTIGATING_JUDGE",
        lead=True,
        **{"from": later(days=-9).isoformat()},
    )
    begins = (await acts.row("authorisation", search))["valid_from"]
    try:
        if not seised_first:
            assert await register.fetchval(*opens) is not None
            assert await due(acts, search) is None
        async with acts.state(seised):
            if seised_first:
                assert await register.fetchval(*opens) is not None
            assert await register.fetchval(*opens) is None  # once
            assert await due(acts, search) == (later(hours=1) if seised_first else begins)
    finally:
        await register.execute("DELETE FROM notice WHERE authorisation_id = $1", search)


Z1 = 'interceptItem(id: "<Z1>") { payload }'


async def test_a_stray_interception_is_recorded_as_one_of_a_case(acts: Acts) -> None:
    purpose = 'IDENTIFY_MAGISTRATE;authorisation="<XII:OPJ-PARIS>"'
    line = "<stray.line>"
    seen = (await acts.row("interception", acts.id("stray.line")))["version"]
    read = await acts.read("OPJ-PARIS", purpose, Z1)
    assert read["data"]["interceptItem"] == {"payload": "payload of Z1"}
    given = {"interception": line, "case": "<K1>"}
    for who, it, code in (
        ("OPJ-PARIS", given, "ISSUER_NOT_COMPETENT"),
        ("DELEGATE", given, "ISSUER_NOT_COMPETENT"),
        ("DIRECTOR", {**given, "interception": "<K2.line>"}, "PRECONDITION_FAILED"),
        ("DIRECTOR", {**given, "interception": "<M1.line>"}, "PRECONDITION_FAILED"),
        ("DIRECTOR", {**given, "case": "<K16>"}, "PRECONDITION_FAILED"),
        ("DIRECTOR", {**given, "case": "<K10>"}, "PRECONDITION_FAILED"),  # civil, with a lead
        ("DIRECTOR", {**given, "case": str(uuid4())}, "PRECONDITION_FAILED"),
    ):
        async with acts.changing_nothing():
            came = await acts.do(who, "recordCaseOfInterception", it, version=seen)
        assert came.code == code, (who, it)
    async with acts.changing_nothing():
        nothing = {**given, "interception": str(uuid4())}
        assert (await acts.do("DIRECTOR", "recordCaseOfInterception", nothing)).is_not_there
    done = (await acts.do("ANTENJ-JUDGE", "recordCaseOfInterception", given, version=seen)).done
    assert done["version"] == seen + 1
    assert await due(acts, acts.id("XII:OPJ-PARIS")) == NOW  # its judge was seised long before
    read = await acts.read("JI-LYON", K1, Z1)
    assert read["data"]["interceptItem"] == {"payload": "payload of Z1"}
    read = await acts.read("OPJ-PARIS", purpose, Z1)
    assert read["errors"][0]["extensions"]["code"] == "DUTY_OUTSTANDING"
