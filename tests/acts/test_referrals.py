"""Referring a case to investigators, and who assists whom: by whom, and what it opens or ends."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from authorised import K1
from doing import Acts, later, until
from offices import IN_LYON, cleared, holding
from scenario import NOW, edit

from db.enumerations import Role

HEAD = "HEAD-OF-REGISTRY"
ITEM = 'interceptItem(id: "<I1>") { payload }'
OF_K1 = 'CASE_PROCESSING;case="<K1>"'
NUMBER = 'case(id: "<K1>") { number }'


@pytest.fixture(scope="module", autouse=True)
async def lyon(acts: Acts) -> AsyncIterator[None]:
    """The head of the registry is of Lyon."""
    async with cleared(acts, "referral", "assist_link"), acts.state(*IN_LYON):
        yield


def to(agent: str, **more: object) -> dict[str, Any]:
    """A referral of K1."""
    return {"case": "<K1>", "agent": f"<{agent}>", **more}


async def reads(acts: Acts, who: str, at: datetime = NOW) -> bool:
    """Whether he reads I1, of K1."""
    read = await acts.read(who, K1, ITEM, at)
    return read["data"]["interceptItem"] is not None


async def test_an_investigator_reads_what_is_referred_to_him_until_it_ends(acts: Acts) -> None:
    assert not await reads(acts, "OPJ-UNREFERRED")
    key = uuid4()
    made = (await acts.do("JI-LYON", "referCase", to("OPJ-UNREFERRED"), purpose=K1, key=key)).done
    async with acts.changing_nothing():
        came = await acts.do("JI-LYON", "referCase", to("OPJ-UNREFERRED"), purpose=K1, key=key)
    assert came.done == {**made, "again": True}
    assert (await acts.row("referral", made["id"]))["ordered_by_id"] == acts.id("JI-LYON")
    assert await reads(acts, "OPJ-UNREFERRED")
    async with acts.changing_nothing():
        came = await acts.do("JI-LYON", "referCase", to("OPJ-UNREFERRED"), purpose=K1)
    assert came.code == "PRECONDITION_FAILED"
    it, at = {"referral": made["id"]}, later(hours=1)
    async with acts.changing_nothing():
        came = await acts.do("JI-LYON", "endReferral", it, purpose=K1, version=3, at=at)
    assert (came.code, came.refusal["version"]) == ("CONFLICT", 1)
    for who in ("P-LYON", "OPJ"):
        async with acts.changing_nothing():
            assert (await acts.do(who, "endReferral", it, purpose=K1, at=at)).is_not_there
    of_k2 = 'INTERCEPT_CASE;case="<K2>"'
    async with acts.changing_nothing():
        assert (await acts.do("JI-LYON", "endReferral", it, purpose=of_k2, at=at)).is_not_there
    assert (await acts.do("JI-LYON", "endReferral", it, purpose=K1, at=at)).done["version"] == 2
    assert not await reads(acts, "OPJ-UNREFERRED", at)
    async with acts.changing_nothing():
        came = await acts.do("JI-LYON", "endReferral", it, purpose=K1, version=2, at=at)
    assert came.code == "PRECONDITION_FAILED"


async def test_a_referral_may_have_an_end(acts: Acts) -> None:
    given = to("OPJ-PARIS", validUntil=until(hours=2))
    assert (await acts.do("JI-LYON", "referCase", given, purpose=K1)).done
    assert await reads(acts, "OPJ-PARIS", later(hours=1))
    assert not await reads(acts, "OPJ-PARIS", later(hours=2))


REFUSED: dict[str, tuple[str, str, dict[str, Any], str, str]] = {
    "seised, and not in charge": (
        "P-LYON",
        K1,
        to("OPJ-UNREFERRED"),
        "ISSUER_NOT_COMPETENT",
        "R40-47/II/d",
    ),
    "an officer": ("OPJ", K1, to("OPJ-UNREFERRED"), "ISSUER_NOT_COMPETENT", "R40-47/II/d"),
    "of a case that is not there": (
        "JI-LYON",
        K1,
        {**to("OPJ-UNREFERRED"), "case": str(uuid4())},
        "ISSUER_NOT_COMPETENT",
        "R40-47/II/d",
    ),
    "to no investigator": (
        "JI-LYON",
        K1,
        to("INTERPRETER"),
        "PRECONDITION_FAILED",
        "R40-47/II/a",
    ),
    "to nobody": (
        "JI-LYON",
        K1,
        {**to("OPJ"), "agent": str(uuid4())},
        "PRECONDITION_FAILED",
        "R40-47/II/b",
    ),
    "to whom it is referred": ("JI-LYON", K1, to("OPJ"), "PRECONDITION_FAILED", "R40-47/II/d"),
    "to an end that has come": (
        "JI-LYON",
        K1,
        to("CUSTOMS-28-1", validUntil=until(hours=-1)),
        "PRECONDITION_FAILED",
        "R40-47/II/d",
    ),
    "for another purpose": (
        "JI-LYON",
        OF_K1,
        to("OPJ-UNREFERRED"),
        "PURPOSE_NOT_ALLOWED",
        "R40-47/II/d",
    ),
    "of another case than the purpose names": (
        "JI-LYON",
        'INTERCEPT_CASE;case="<K2>"',
        to("OPJ-UNREFERRED"),
        "PURPOSE_NOT_ALLOWED",
        "R40-47/II/d",
    ),
}


@pytest.mark.parametrize("title", REFUSED)
async def test_what_is_not_referred(acts: Acts, title: str) -> None:
    who, purpose, given, code, clause = REFUSED[title]
    async with acts.changing_nothing():
        came = await acts.do(who, "referCase", given, purpose=purpose)
    assert came.code == code, came.refusal
    assert clause in came.refusal["clauses"]


async def works_on_k1(acts: Acts, who: str, at: datetime = NOW) -> bool:
    """Whether he reads K1 in the register."""
    return (await acts.read(who, OF_K1, NUMBER, at))["data"]["case"] is not None


def link(assistant: str, magistrate: str) -> dict[str, str]:
    """An assistance."""
    return {"assistant": f"<{assistant}>", "magistrate": f"<{magistrate}>"}


async def test_a_clerk_reads_as_the_magistrate_to_whom_the_registry_links_him(acts: Acts) -> None:
    assert not await works_on_k1(acts, "CLERK-JE")
    key, given = uuid4(), link("CLERK-JE", "JI-LYON")
    made = (await acts.do(HEAD, "linkAssistant", given, key=key)).done
    async with acts.changing_nothing():
        assert (await acts.do(HEAD, "linkAssistant", given, key=key)).done["again"]
    assert await works_on_k1(acts, "CLERK-JE")
    it, at = {"link": made["id"]}, later(hours=1)
    async with acts.changing_nothing():
        came = await acts.do(HEAD, "endAssistance", it, version=2, at=at)
    assert (came.code, came.refusal["version"]) == ("CONFLICT", 1)
    async with acts.changing_nothing():
        came = await acts.do("CLERK-JE", "endAssistance", it, at=at)
    assert came.code == "ISSUER_NOT_COMPETENT"
    for who in ("P-LYON", "J-LYON"):
        async with acts.changing_nothing():
            assert (await acts.do(who, "endAssistance", it, at=at)).is_not_there
    assert (await acts.do(HEAD, "endAssistance", it, at=at)).done
    assert not await works_on_k1(acts, "CLERK-JE", at)
    async with acts.changing_nothing():
        came = await acts.do(HEAD, "endAssistance", it, version=2, at=at)
    assert came.code == "PRECONDITION_FAILED"


async def test_a_magistrate_takes_on_his_specialised_assistant_and_lets_him_go(acts: Acts) -> None:
    task = {
        "clause": "IV",
        "grantee": "<SPECIALIST>",
        "case": "<K1>",
        "scope": "WHOLE_CASE",
        "task": "Flux",
    }
    async with acts.changing_nothing():
        came = await acts.do("P-LYON", "issueAuthorisation", task, purpose=K1)
    assert came.code == "ISSUER_NOT_COMPETENT"
    made = (await acts.do("P-LYON", "linkAssistant", link("SPECIALIST", "P-LYON"))).done
    issued = (await acts.do("P-LYON", "issueAuthorisation", task, purpose=K1)).done["id"]
    purpose = f'SPECIALISED_TASK;authorisation="{issued}"'
    read = await acts.read("SPECIALIST", purpose, ITEM)
    assert read["data"]["interceptItem"] == {"payload": "payload of I1"}
    it, at = {"link": made["id"]}, later(hours=1)
    async with acts.changing_nothing():
        assert (await acts.do("JI-LYON", "endAssistance", it, at=at)).is_not_there
    assert (await acts.do("P-LYON", "endAssistance", it, at=at)).done
    read = await acts.read("SPECIALIST", purpose, ITEM, at)
    assert read["data"]["interceptItem"] is None


async def test_who_controls_a_file_takes_on_who_helps_him(acts: Acts) -> None:
    purpose = 'POLICE_FILE_CONTROL;request="<CR-FAED>"'
    other = edit("FILE-ASSISTANT+FILE_CONTROL_ASSISTANT", file="FAED")
    query = 'case(id: "<K3>") { number }'
    async with acts.state(other):
        refused = await acts.read("FILE-ASSISTANT", purpose, query)
        assert refused["errors"][0]["extensions"]["code"] == "PRECONDITION_FAILED"
        given = link("FILE-ASSISTANT", "FILE-CONTROL-2")
        assert (await acts.do("FILE-CONTROL-2", "linkAssistant", given)).done
        assert "data" in await acts.read("FILE-ASSISTANT", purpose, query)


UNLINKED: dict[str, tuple[str, dict[str, str], str]] = {
    "a clerk, by his magistrate": (
        "P-LYON",
        link("CLERK-JI", "P-LYON"),
        "PRECONDITION_FAILED",
    ),
    "a specialised assistant, by the registry": (
        HEAD,
        link("SPECIALIST", "P-LYON"),
        "PRECONDITION_FAILED",
    ),
    "a specialised assistant of another": (
        "P-LYON",
        link("SPECIALIST", "JI2-LYON"),
        "ISSUER_NOT_COMPETENT",
    ),
    "to a magistrate of another court": (
        HEAD,
        link("CLERK-JI", "P-PARIS"),
        "ISSUER_NOT_COMPETENT",
    ),
    "someone of no court": (HEAD, link("OPJ", "JI-LYON"), "ISSUER_NOT_COMPETENT"),
    "to no magistrate": (HEAD, link("CLERK-JI", "CLERK-P"), "PRECONDITION_FAILED"),
    "to himself": (HEAD, link("CLERK-JI", "CLERK-JI"), "PRECONDITION_FAILED"),
    "twice": (HEAD, link("CLERK-JI", "JI-LYON"), "PRECONDITION_FAILED"),
    "by an officer": ("OPJ", link("CLERK-JI", "P-LYON"), "ISSUER_NOT_COMPETENT"),
    "by the clerk himself": (
        "CLERK-JI",
        link("CLERK-JI", "P-LYON"),
        "ISSUER_NOT_COMPETENT",
    ),
}


@pytest.mark.parametrize("title", UNLINKED)
async def test_who_is_not_linked(acts: Acts, title: str) -> None:
    who, given, code = UNLINKED[title]
    async with acts.changing_nothing():
        came = await acts.do(who, "linkAssistant", given)
    assert came.code == code, came.refusal
    assert ("48-1/al.10/c" if who == HEAD else "R40-47/IV/b") in came.refusal["clauses"]


async def test_nobody_refers_links_or_seises_himself(acts: Acts) -> None:
    judge, head = Role.CRIMINAL_JUDGE, Role.HEAD_OF_REGISTRY
    both = (
        *holding("JI-LYON", Role.JUDICIAL_POLICE_OFFICER, head),
        *holding("CLERK-JI", head),
    )
    seise = {"case": "<K1>", "magistrate": "<JI-LYON>", "function": "INVESTIGATING_JUDGE"}
    async with acts.state(*both):
        for who, act, given, role, purpose in (
            ("JI-LYON", "referCase", to("JI-LYON"), judge, K1),
            ("JI-LYON", "assignCase", seise, head, None),
            ("CLERK-JI", "linkAssistant", link("CLERK-JI", "P-LYON"), head, None),
        ):
            async with acts.changing_nothing():
                came = await acts.do(who, act, given, role=role, purpose=purpose)
            assert came.code == "ISSUER_NOT_COMPETENT", act


async def test_of_two_links_at_once_one_is_made(acts: Acts) -> None:
    async with acts.state(*holding("ROLELESS", Role.HEAD_OF_REGISTRY)):
        given = link("CLERK-CIVIL", "JI2-LYON")
        came = await asyncio.gather(
            *(
                acts.do(who, "linkAssistant", given, role=Role.HEAD_OF_REGISTRY)
                for who in (HEAD, "ROLELESS", HEAD, "ROLELESS")
            )
        )
    refused = [each.code for each in came if "errors" in each.body]
    assert refused == ["PRECONDITION_FAILED"] * 3


async def test_a_registry_ends_no_assistance_of_another_court(acts: Acts) -> None:
    it, office = {"link": str(acts.id("CLERK-JI>JI-LYON"))}, Role.HEAD_OF_REGISTRY
    async with acts.state(*holding("P-PARIS", office)), acts.changing_nothing():
        came = await acts.do("P-PARIS", "endAssistance", it, role=office)
    assert came.is_not_there
