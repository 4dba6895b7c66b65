"""What is a caller's own is followed as it becomes his, and as it is his no more."""

from datetime import timedelta

import pytest
from authorised import issue
from doing import Acts, until
from own_account import own_list
from scenario import NOW, REGISTER, edit
from sockets import INTERCEPT_K1, Client, Sockets

from schema.own_acts import OWN

IN_CHARGE = "subscription { authorisationsInCharge { id version awaitsConfirmation } }"
AGO = (NOW - timedelta(seconds=1)).isoformat()
PASSED_ON = (
    edit("K1.JI-LYON", until=AGO),
    edit("K1.P-LYON", lead=True, **{"from": AGO}),
)


async def told(client: Client) -> dict[str, tuple[int, bool]]:
    """The next event: version, and whether it waits, by id."""
    found = (await client.event())["authorisationsInCharge"]
    return {each["id"]: (each["version"], each["awaitsConfirmation"]) for each in found}


async def test_a_successor_is_told_what_waits_for_him_and_the_former_what_is_left(
    sockets: Sockets, acts: Acts
) -> None:
    given = issue("VIII", "DECRYPTOR", validUntil=until(days=7))
    made = (await acts.do("JI-LYON", "issueAuthorisation", given, purpose=INTERCEPT_K1)).done["id"]
    # issued while he was in charge, which ends before now
    issued = "UPDATE authorisation SET issued_at = $2, valid_from = $2 WHERE id::text = $1"
    await acts.service.register.execute(issued, made, NOW - timedelta(days=1))
    officers = str(acts.id("VI:INTERPRETER"))
    of_it = {"authorisation": made}
    async with (
        sockets.of("JI-LYON") as former,
        sockets.of("P-LYON") as successor,
        sockets.of("JI2-LYON") as another,
    ):
        for each in (former, successor, another):
            await each.subscribe(IN_CHARGE)
        mine = await told(former)
        assert {made, officers} <= mine.keys()
        assert await told(successor) == await told(another) == {}
        async with acts.state(*PASSED_ON):
            found = await told(successor)
            while made not in found or not found[made][1]:  # both rows are changed, one by one
                found = await told(successor)
            version, _ = found[made]
            assert found[officers] == (mine[officers][0], False)
            left = await told(former)
            assert made in left
            assert officers not in left
            done = await acts.do(
                "P-LYON", "confirmAuthorisation", of_it, purpose=INTERCEPT_K1, version=version
            )
            assert done.done["version"] == version + 1
            assert (await told(successor))[made] == (version + 1, False)
            assert (await told(former))[made] == (version + 1, False)
        assert await told(successor) == {}
        found = await told(former)
        while officers not in found:
            found = await told(former)
        await another.quiet()
    ended = await acts.do(
        "JI-LYON", "revokeAuthorisation", of_it, purpose=INTERCEPT_K1, version=version + 1
    )
    assert ended.done


async def test_it_ends_with_the_role(sockets: Sockets, acts: Acts) -> None:
    """Class 11."""
    async with sockets.of("OPJ") as client:
        await client.subscribe(IN_CHARGE)
        assert (await told(client)).keys() == {str(acts.id("VI:INTERPRETER"))}
        async with acts.state(edit("OPJ:JUDICIAL_POLICE_OFFICER", revoked_at=AGO)):
            assert await client.refused() == "ROLE_NOT_CLAIMED"
        await client.quiet(0.3)


@pytest.mark.parametrize("field", OWN)
async def test_a_query_over_the_socket_and_the_stream_tell_the_same(
    sockets: Sockets, field: str
) -> None:
    """Class 4: two doors, one answer."""
    for who in ("JI-LYON", "OPJ", "DIRECTOR", "CLERK-JI", "SUPERIOR", "P-LYON", "HEAD-OF-REGISTRY"):
        async with sockets.of(who) as client:
            asked = own_list(field)
            await client.subscribe(f"subscription {{ {asked} {{ id __typename }} }}")
            followed = (await client.event())[field]
            await client.subscribe(f"{{ viewer {{ {asked} {{ id __typename }} }} }}", "2")
            assert (await client.event("2"))["viewer"][field] == followed
            await client.completed("2")


async def test_to_follow_ones_own_is_no_access_that_brings_a_duty(
    sockets: Sockets, acts: Acts
) -> None:
    """XII/d: whoever is told that he is authorised has read nothing under it."""
    count = "SELECT count(*) FROM notice"
    before = await acts.service.register.fetchval(count)
    async with sockets.of("OPJ", 'IDENTIFY_MAGISTRATE;authorisation="<XII:OPJ>"') as client:
        await client.subscribe("subscription { authorisationsHeld { id } }")
        assert (await client.event())["authorisationsHeld"]
        assert await acts.service.register.fetchval(count) == before
    await acts.service.register.execute(
        "DELETE FROM notice WHERE id <> ALL($1::uuid[])", list(REGISTER.ids.values())
    )
