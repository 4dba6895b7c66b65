"""Lists of one's own that may outgrow what is told at once: what matters stays within reach."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from uuid import UUID

import orjson
import pytest
from doing import Acts
from offices import HEAD, IN_LYON, cleared
from scenario import NOW

from db.enumerations import Role
from permissions.own_acts import MOST

OFFICE = Role.HEAD_OF_REGISTRY


@pytest.fixture(autouse=True)
async def lyon(acts: Acts) -> AsyncIterator[None]:
    """The head of the registry is of Lyon; what a test puts in is taken away."""
    async with cleared(acts, "access_request", "assist_link"), acts.state(*IN_LYON):
        yield


async def listed(
    acts: Acts, who: str, asked: str, role: Role, **variables: object
) -> list[dict[str, str]]:
    """What someone is told, in order; variables are ids."""
    declared = f"({', '.join(f'${name}: ID' for name in variables)})" if variables else ""
    response = await acts.service.client.post(
        "/graphql",
        json={
            "query": f"query Mine{declared} {{ viewer {{ listed: {asked} }} }}",
            "variables": {name: value for name, value in variables.items() if value != "UNSENT"},
        },
        headers=acts.headers(who, None, role),
    )
    body = response.json()
    assert "errors" not in body, body
    found: list[dict[str, str]] = body["data"]["viewer"]["listed"]
    return found


async def test_of_too_many_requests_for_access_the_longest_waiting_are_told(acts: Acts) -> None:
    """48-1/al.15/b: the more overdue an answer is, the less it may be lost from sight."""
    acts.service.set_clock(NOW)
    for day in range(1, MOST + 2):
        await acts.service.register.execute(
            "INSERT INTO access_request (id, person_id, court_id, received_at)"
            " VALUES (gen_random_uuid(), $1, $2, $3)",
            acts.id("A4"),
            acts.id("TJ-LYON"),
            NOW - timedelta(days=day),
        )
    found = await listed(
        acts, "P-LYON", "accessRequestsInCharge { id receivedAt }", Role.PROSECUTOR
    )
    received = [datetime.fromisoformat(each["receivedAt"]) for each in found]
    assert len(received) == MOST
    assert received == sorted(received)
    assert received[0] == NOW - timedelta(days=MOST + 1)


async def test_of_too_many_assistances_those_of_one_magistrate_are_told(acts: Acts) -> None:
    """What is past the first 200 is found by who is assisted."""
    register = acts.service.register
    old = await register.fetch(
        "SELECT id, assistant_id, magistrate_id FROM assist_link WHERE magistrate_id = $1",
        acts.id("JI-LYON"),
    )
    await register.execute(
        "INSERT INTO assist_link (id, assistant_id, magistrate_id, valid_from)"
        " SELECT gen_random_uuid(), $1, $2, $3::timestamptz - make_interval(mins => n)"
        " FROM generate_series(1, $4::int) AS n",
        acts.id("CLERK-JI"),
        acts.id("P-LYON"),
        NOW,
        MOST,
    )
    fields = "{ id assistantId magistrateId }"
    plain = await listed(acts, HEAD, f"assistancesInCharge {fields}", OFFICE)
    assert len(plain) == MOST
    judge, prosecutor = str(acts.id("JI-LYON")), str(acts.id("P-LYON"))
    assert not [each for each in plain if each["magistrateId"] == judge]
    named = f'assistancesInCharge(magistrate: "{judge}") {fields}'
    mine = await listed(acts, HEAD, named, OFFICE)
    assert {each["magistrateId"] for each in mine} == {judge}
    assert {each["id"] for each in mine} <= {str(each["id"]) for each in old}
    assert str(acts.id("CLERK-JI")) in {each["assistantId"] for each in mine}
    others = await listed(
        acts, HEAD, f'assistancesInCharge(magistrate: "{prosecutor}") {fields}', OFFICE
    )
    assert {each["magistrateId"] for each in others} == {prosecutor}


async def test_to_name_no_magistrate_is_to_ask_for_all(acts: Acts) -> None:
    """The id is no part of the plan that is kept; whether one is named is."""
    every = await listed(acts, HEAD, "assistancesInCharge { id }", OFFICE)
    assert await listed(acts, HEAD, "assistancesInCharge(magistrate: null) { id }", OFFICE) == every
    named = "assistancesInCharge(magistrate: $magistrate) { id }"
    told = set[str]()
    for magistrate in ("JI-LYON", "P-LYON"):
        mine = await listed(acts, HEAD, named, OFFICE, magistrate=str(acts.id(magistrate)))
        assert mine
        assert all(each in every for each in mine)
        assert not told & {each["id"] for each in mine}
        told |= {each["id"] for each in mine}
    for none in (None, "UNSENT"):
        assert await listed(acts, HEAD, named, OFFICE, magistrate=none) == every
    for nobody in ("", "JI-LYON", str(UUID(int=7))):
        assert await listed(acts, HEAD, named, OFFICE, magistrate=nobody) == []


async def test_whoever_else_names_a_magistrate_is_told_no_more(acts: Acts) -> None:
    """To narrow is not to open: a magistrate learns of none who assists another."""
    for who, role in (("JI2-LYON", Role.CRIMINAL_JUDGE), ("OPJ", Role.JUDICIAL_POLICE_OFFICER)):
        named = f'assistancesInCharge(magistrate: "{acts.id("JI-LYON")}") {{ id }}'
        assert await listed(acts, who, named, role) == []


async def test_the_case_asked_about_is_written_down_whatever_is_told_of_it(acts: Acts) -> None:
    for case in (acts.id("K1"), acts.id("K20"), UUID(int=7)):
        named = f'assignmentsInCharge(case: "{case}")'
        await listed(acts, HEAD, f"{named} {{ id }}", OFFICE)
        entry = await acts.service.journalled()
        assert orjson.loads(entry["purpose_references"]) == {"listed_case": str(case)}


async def test_so_is_the_magistrate(acts: Acts) -> None:
    magistrate = acts.id("JI-LYON")
    await listed(acts, HEAD, f'assistancesInCharge(magistrate: "{magistrate}") {{ id }}', OFFICE)
    entry = await acts.service.journalled()
    assert orjson.loads(entry["purpose_references"]) == {"listed_magistrate": str(magistrate)}
