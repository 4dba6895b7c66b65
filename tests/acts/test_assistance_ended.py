"""Who links and ends which assistance: nobody opens what another signs for (48-1/al.10/c)."""

from uuid import UUID

import pytest
from doing import Acts, later, until
from offices import HEAD, IN_LYON, cleared, holding
from scenario import REGISTER, Put, edit, put

from db.enumerations import Role

CLERK, TO_COME = Role.MAGISTRATE_CLERK, until(days=1)
SOON = put("AgentRole", agent="SPECIALIST", role=str(CLERK), **{"from": TO_COME})


@pytest.mark.parametrize(
    ("who", "link"),
    [
        (HEAD, "SPECIALIST>JI-LYON"),  # whom the magistrate took on himself
        ("JI-LYON", "CLERK-JI>JI-LYON"),  # whom the registry placed
        ("JE-LYON", "ASSISTANT-JE>JE-LYON"),
        ("FILE-CONTROL", "SPECIALIST>JI-LYON"),
    ],
)
async def test_nobody_ends_an_assistance_that_another_brought_about(
    acts: Acts, who: str, link: str
) -> None:
    given = {"link": str(REGISTER.ids[link])}
    async with acts.state(*IN_LYON), acts.changing_nothing():
        assert (await acts.do(who, "endAssistance", given)).is_not_there


@pytest.mark.parametrize(
    ("who", "link"),
    [
        (HEAD, "CLERK-JE>JE-LYON"),
        (HEAD, "ASSISTANT-P>P-LYON"),
        ("JI-LYON", "SPECIALIST>JI-LYON"),
        ("FILE-CONTROL", "FILE-ASSISTANT>FILE-CONTROL"),
    ],
)
async def test_whoever_brought_it_about_ends_it(acts: Acts, who: str, link: str) -> None:
    given = {"link": str(REGISTER.ids[link])}
    async with acts.state(*IN_LYON):
        assert (await acts.do(who, "endAssistance", given)).done


@pytest.mark.parametrize(
    ("who", "assistant", "more", "magistrate"),
    [
        ("P-LYON", "SPECIALIST", holding("SPECIALIST", CLERK), "P-LYON"),
        ("P-LYON", "SPECIALIST", holding("SPECIALIST", Role.AUTHORISED_ASSISTANT), "P-LYON"),
        ("P-LYON", "SPECIALIST", (SOON,), "P-LYON"),
        ("FILE-CONTROL-2", "FILE-ASSISTANT", holding("FILE-ASSISTANT", CLERK), "FILE-CONTROL-2"),
        (HEAD, "CLERK-JE", holding("CLERK-JE", Role.SPECIALISED_ASSISTANT), "JI-LYON"),
        (HEAD, "CLERK-JE", holding("CLERK-JE", Role.FILE_CONTROL_ASSISTANT), "JI-LYON"),
    ],
)
async def test_nobody_links_who_assists_in_a_role_that_another_signs_for(
    acts: Acts, who: str, assistant: str, more: tuple[Put, ...], magistrate: str
) -> None:
    given = {"assistant": f"<{assistant}>", "magistrate": f"<{magistrate}>"}
    async with acts.state(*IN_LYON, *more), acts.changing_nothing():
        came = await acts.do(who, "linkAssistant", given)
        assert came.code == "PRECONDITION_FAILED"
    async with acts.state(*IN_LYON), cleared(acts, "assist_link"):
        assert (await acts.do(who, "linkAssistant", given)).done


@pytest.mark.parametrize(
    ("who", "assistant", "magistrate", "clauses"),
    [
        (HEAD, "CLERK-JE", "JI-LYON", ["48-1/al.10/c", "R40-47/III/b"]),
        ("P-LYON", "SPECIALIST", "P-LYON", ["R40-47/IV/b"]),
        ("FILE-CONTROL-2", "FILE-ASSISTANT", "FILE-CONTROL-2", ["48-1/al.13/b"]),
    ],
)
async def test_an_assistance_rests_on_what_the_text_says_of_such_assistants(
    acts: Acts, who: str, assistant: str, magistrate: str, clauses: list[str]
) -> None:
    given = {"assistant": f"<{assistant}>", "magistrate": f"<{magistrate}>"}
    async with acts.state(*IN_LYON), cleared(acts, "assist_link"):
        done = (await acts.do(who, "linkAssistant", given)).done
        assert done["clauses"] == clauses
        assert (await acts.service.journalled())["clauses"] == clauses
        again = (await acts.do(who, "linkAssistant", given)).refusal
        assert (again["code"], again["clauses"]) == ("PRECONDITION_FAILED", clauses)
        link, at = {"link": done["id"]}, later(minutes=1)
        ended = (await acts.do(who, "endAssistance", link, version=done["version"], at=at)).done
        assert ended["clauses"] == clauses
        assert (await acts.service.journalled())["clauses"] == clauses


OTHERS = ("CLERK-JI", "ASSISTANT-P", "OPJ", "P-PARIS", str(UUID(int=1)))


@pytest.mark.parametrize(
    ("who", "refused", "office", "clauses"),
    [
        ("JI2-LYON", ("SPECIALIST", "FILE-ASSISTANT", *OTHERS), "head", ["R40-47/IV/b"]),
        ("FILE-CONTROL-2", ("FILE-ASSISTANT", "SPECIALIST", *OTHERS), "head", ["48-1/al.13/b"]),
        (
            HEAD,
            ("CLERK-JE", "SPECIALIST", "FILE-ASSISTANT", "OPJ", "P-PARIS"),
            "magistrate",
            ["48-1/al.10/c", "R40-47/III/b"],
        ),
    ],
)
async def test_whom_another_links_and_whom_nobody_links_are_refused_alike(
    acts: Acts, who: str, refused: tuple[str, ...], office: str, clauses: list[str]
) -> None:
    """What else an agent is, is not told: a clerk of another court might as well be nobody."""
    magistrate = "JI2-LYON" if who == HEAD else who
    state = [*IN_LYON, edit(refused[0], active=False)]
    if who == HEAD:
        state += [edit(each, court="TJ-LYON") for each in refused[1:]]
    refusals = []
    async with acts.state(*state), acts.changing_nothing():
        for each in refused:
            named = f"<{each}>" if each in REGISTER.ids else each
            given = {"assistant": named, "magistrate": f"<{magistrate}>"}
            refusals.append((await acts.do(who, "linkAssistant", given)).refusal)
    first, *more = refusals
    assert more == [first] * len(more)
    assert (first["code"], first["clauses"]) == ("PRECONDITION_FAILED", clauses)
    assert f"linked by the {office}" in first["message"]


async def test_a_specialised_assistant_does_not_read_the_register_as_a_clerk(acts: Acts) -> None:
    given = {"assistant": "<SPECIALIST>", "magistrate": "<P-LYON>"}
    async with acts.state(*holding("SPECIALIST", CLERK)), cleared(acts, "assist_link"):
        await acts.do("P-LYON", "linkAssistant", given)
        acts.service.set_clock(None)
        answer = await acts.service.client.post(
            "/graphql",
            json={"query": f'{{ case(id: "{acts.id("K34")}") {{ number }} }}'},
            headers=acts.headers("SPECIALIST", 'CASE_PROCESSING;case="<K34>"', CLERK),
        )
        assert answer.json()["data"]["case"] is None


async def test_an_act_for_which_no_purpose_is_stated_says_so(acts: Acts) -> None:
    given = {"assistant": "<SPECIALIST>", "magistrate": "<JI-LYON>"}
    async with acts.changing_nothing():
        came = await acts.do(
            "JI-LYON", "linkAssistant", given, purpose='CASE_PROCESSING;case="<K1>"'
        )
    assert came.code == "PURPOSE_NOT_ALLOWED"
    assert "state none in the header Access-Purpose" in came.refusal["message"]
