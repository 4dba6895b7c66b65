"""A version that is not the one seen is told before whatever else stands in the way of an act."""

from uuid import uuid4

import pytest
from doing import TOLD, VERSIONED, Acts, Came
from inquired import B3, opened, within
from put_back import Aside, nothing_done, set_aside


@pytest.fixture(scope="module")
async def aside(acts: Acts) -> Aside:
    """The tables as they are before any of these acts."""
    return await set_aside(acts)


@pytest.mark.parametrize("name", sorted(VERSIONED))
async def test_an_act_sent_again_under_another_key_is_a_conflict_of_versions(
    acts: Acts, aside: Aside, name: str
) -> None:
    """Not what the first one left: that it ended, that nothing is changed by the second."""
    async with aside.act(name) as it:
        request = await it.request(uuid4(), TOLD)
        headers = acts.headers(it.example.who, it.example.purpose)

        async def sent(version: int) -> Came:
            variables = {**request["variables"], "key": str(uuid4()), "version": version}
            body = {**request, "variables": variables}
            return Came(await acts.service.client.post("/graphql", json=body, headers=headers))

        seen = request["variables"]["version"]
        assert (await sent(seen)).done
        async with nothing_done(acts):
            again, unseen = await sent(seen), await sent(0)
        assert (again.code, unseen.code) == ("CONFLICT", "CONFLICT")
        assert again.refusal["version"] == unseen.refusal["version"] > seen


PROBED: list[dict[str, object]] = [
    {},
    {"procedure": "LYON/26/12", "outcome": "CONVICTION"},
    {"procedure": "LYON/26/12", "count": 7, "outcome": "CONVICTION"},
    {"procedure": "LYON/26/1", "outcome": "CONVICTION"},
    {"procedure": "PARIS/26/12", "outcome": "CONVICTION"},
    {"procedure": "NOWHERE/1", "outcome": "CONVICTION"},
    {"procedure": "NOWHERE/1"},
]


async def test_another_version_tells_a_prosecutor_nothing_of_the_file(acts: Acts) -> None:
    """R40-29 gives him nothing to read: what he names is not looked up for him."""
    inquiry = await opened(acts, B3)
    asked = {"inquiry": inquiry, "record": "<T12>"}
    referral = (
        await acts.do("PREFECTURE", "referToProsecutor", asked, purpose=within(inquiry))
    ).done["id"]
    told = set()
    for given in PROBED:
        request = {"referral": referral, "accessible": True, **given}
        came = await acts.do("P-LYON", "recordProsecutorReply", request, version=0)
        told.add(came.response.text)
    (text,) = told
    assert '"CONFLICT"' in text
