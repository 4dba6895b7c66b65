"""Seising magistrates of a case: by the registry of its court, and what it opens or ends."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from authorised import K1
from doing import Acts, later
from offices import HEAD, IN_LYON, holding, seisin, seisins_undone
from scenario import NOW

from db.enumerations import Role

OF_K1 = 'CASE_PROCESSING;case="<K1>"'
NUMBER = 'case(id: "<K1>") { number }'
ITEM = 'interceptItem(id: "<I1>") { payload }'


@pytest.fixture(autouse=True)
async def lyon(acts: Acts) -> AsyncIterator[None]:
    """The head of the registry is of Lyon; what a test seises is undone."""
    async with seisins_undone(acts), acts.state(*IN_LYON):
        yield


async def version(acts: Acts, name: str) -> int:
    """The version that an assignment of the register is at."""
    return int((await acts.row("assignment", acts.id(name)))["version"])


async def reads(acts: Acts, who: str, at: datetime = NOW) -> bool:
    """Whether he reads K1."""
    return (await acts.read(who, OF_K1, NUMBER, at))["data"]["case"] is not None


async def leads(acts: Acts, case: str = "K1") -> list[UUID]:
    """Who is in charge of a case, later than now."""
    rows = await acts.service.register.fetch(
        "SELECT magistrate_id FROM assignment WHERE case_id = $1 AND lead"
        " AND (valid_until IS NULL OR valid_until > $2)",
        acts.id(case),
        later(hours=12),
    )
    return [row["magistrate_id"] for row in rows]


async def last_update(acts: Acts) -> datetime:
    """When K1 was last updated on record."""
    found = (await acts.row("judicial_case", acts.id("K1")))["last_recorded_update_at"]
    assert isinstance(found, datetime)
    return found


async def test_a_magistrate_who_is_seised_reads_until_it_ends(acts: Acts) -> None:
    before = await last_update(acts)
    assert not await reads(acts, "JI2-LYON")
    key = uuid4()
    made = (await acts.do(HEAD, "assignCase", seisin("JI2-LYON"), key=key)).done
    async with acts.changing_nothing():
        again = (await acts.do(HEAD, "assignCase", seisin("JI2-LYON"), key=key)).done
    assert again == {**made, "again": True}
    assert await reads(acts, "JI2-LYON")
    row = await acts.row("assignment", made["id"])
    assert (row["lead"], row["valid_from"], row["valid_until"]) == (False, NOW, None)
    it, at = {"assignment": made["id"]}, later(hours=1)
    async with acts.changing_nothing():
        came = await acts.do(HEAD, "endAssignment", it, version=7, at=at)
    assert (came.code, came.refusal["version"]) == ("CONFLICT", 1)
    assert (await acts.do(HEAD, "endAssignment", it, at=at)).done["version"] == 2
    assert not await reads(acts, "JI2-LYON", at)
    async with acts.changing_nothing():
        came = await acts.do(HEAD, "endAssignment", it, version=2, at=at)
    assert came.code == "PRECONDITION_FAILED"
    assert await last_update(acts) == before


async def test_a_case_passes_with_its_charge_and_is_not_updated_by_it(acts: Acts) -> None:
    before, at = await last_update(acts), later(hours=1)
    given = seisin("JI2-LYON", assignment="<K1.JI-LYON>")
    seen = await version(acts, "K1.JI-LYON")
    async with acts.changing_nothing():
        came = await acts.do(HEAD, "reassignCase", given, version=seen + 1, at=at)
    assert came.code == "CONFLICT"
    done = (await acts.do(HEAD, "reassignCase", given, version=seen, at=at)).done
    row = await acts.row("assignment", done["id"])
    assert (row["magistrate_id"], row["lead"], row["valid_from"]) == (acts.id("JI2-LYON"), True, at)
    assert (await acts.row("assignment", acts.id("K1.JI-LYON")))["valid_until"] == at
    assert await leads(acts) == [acts.id("JI2-LYON")]
    assert not await reads(acts, "JI-LYON", at)
    assert await reads(acts, "JI2-LYON", at)
    assert await last_update(acts) == before  # W-03
    retained = {"authorisation": "<VIII:DECRYPTOR>"}
    purpose = 'DECRYPTION;authorisation="<VIII:DECRYPTOR>"'
    item = 'interceptItem(id: "<I5>") { payload }'
    read = await acts.read("DECRYPTOR", purpose, item, at)
    assert read["data"]["interceptItem"] is None  # stopped with the change
    confirmed = await acts.do("JI2-LYON", "confirmAuthorisation", retained, purpose=K1, at=at)
    assert confirmed.done
    read = await acts.read("DECRYPTOR", purpose, item, at)
    assert read["data"]["interceptItem"] == {"payload": "payload of I5"}


async def test_the_charge_moves_between_those_who_are_seised(acts: Acts) -> None:
    at, it = later(hours=1), {"assignment": "<K1.P-LYON>"}
    seen = await version(acts, "K1.P-LYON")
    done = (await acts.do(HEAD, "putInCharge", it, version=seen, at=at)).done
    row = await acts.row("assignment", done["id"])
    assert (row["magistrate_id"], row["lead"]) == (acts.id("P-LYON"), True)
    assert await leads(acts) == [acts.id("P-LYON")]
    assert await reads(acts, "JI-LYON", at)
    assert await reads(acts, "P-LYON", at)
    issue = {
        "clause": "VIII",
        "grantee": "<DECRYPTOR>",
        "case": "<K1>",
        "scope": "WHOLE_CASE",
    }
    came = await acts.do("JI-LYON", "issueAuthorisation", issue, purpose=K1, at=at)
    assert came.code == "ISSUER_NOT_COMPETENT"
    assert (await acts.do("P-LYON", "issueAuthorisation", issue, purpose=K1, at=at)).done
    again = {"assignment": done["id"]}
    async with acts.changing_nothing():
        came = await acts.do(HEAD, "putInCharge", again, at=later(hours=2))
    assert came.code == "PRECONDITION_FAILED"


async def test_a_seisin_that_is_ended_meanwhile_does_not_go_on(acts: Acts) -> None:
    """Class 24: another act ends the lead's assignment, and is not committed yet."""
    at, it = later(hours=1), {"assignment": "<K1.P-LYON>"}
    seen = await version(acts, "K1.P-LYON")
    async with acts.service.register.transaction():
        await acts.service.register.execute(
            "UPDATE assignment SET valid_until = $2 WHERE id = $1",
            acts.id("K1.JI-LYON"),
            later(minutes=59),
        )
        act = asyncio.create_task(acts.do(HEAD, "putInCharge", it, version=seen, at=at))
        await asyncio.sleep(0.5)
        assert not act.done()
    assert (await act).done
    assert await leads(acts) == [acts.id("P-LYON")]
    assert not await reads(acts, "JI-LYON", at)


async def test_a_vacant_charge_may_be_given_to_one_who_is_seised(acts: Acts) -> None:
    at, it = later(hours=1), {"assignment": "<K1.JI-LYON>"}
    seen = await version(acts, "K1.JI-LYON")
    assert (await acts.do(HEAD, "endAssignment", it, version=seen, at=at)).done
    assert await leads(acts) == []
    other, at = {"assignment": "<K1.P-LYON>"}, later(hours=2)
    seen = await version(acts, "K1.P-LYON")
    assert (await acts.do(HEAD, "putInCharge", other, version=seen, at=at)).done
    assert await leads(acts) == [acts.id("P-LYON")]


async def test_one_magistrate_is_in_charge_at_any_instant(acts: Acts) -> None:
    async with acts.changing_nothing():
        came = await acts.do(HEAD, "assignCase", seisin("JI2-LYON", lead=True))
    assert (came.code, came.refusal["clauses"]) == ("PRECONDITION_FAILED", ["R40-47/II/f"])


NOT_COMPETENT = {
    "a magistrate": ("JI-LYON", seisin("JI2-LYON")),
    "a clerk": ("CLERK-JI", seisin("JI2-LYON")),
    "the superior": ("SUPERIOR", seisin("JI2-LYON")),
    "of a case of another court": (HEAD, {**seisin("P-PARIS", "PROSECUTION"), "case": "<K2>"}),
    "of a case that is not there": (HEAD, {**seisin("JI2-LYON"), "case": str(uuid4())}),
}


@pytest.mark.parametrize("title", NOT_COMPETENT)
async def test_the_registry_of_the_cases_court_seises(acts: Acts, title: str) -> None:
    who, given = NOT_COMPETENT[title]
    for act in ("assignCase", "recordMagistrateInCharge"):
        async with acts.changing_nothing():
            came = await acts.do(who, act, given)
        assert came.code == "ISSUER_NOT_COMPETENT"


@pytest.mark.parametrize("act", ["reassignCase", "putInCharge", "endAssignment"])
async def test_assignments_of_other_courts_are_as_if_they_did_not_exist(
    acts: Acts, act: str
) -> None:
    more = seisin("JI2-LYON", assignment="") if act == "reassignCase" else {}
    for it in ("<K2.P-PARIS>", str(uuid4())):
        async with acts.changing_nothing():
            assert (await acts.do(HEAD, act, {**more, "assignment": it})).is_not_there
    async with acts.changing_nothing():
        came = await acts.do("JI-LYON", act, {**more, "assignment": "<K1.P-LYON>"})
    assert came.code == "ISSUER_NOT_COMPETENT"


UNFIT: dict[str, tuple[dict[str, Any], str]] = {
    "no magistrate": (seisin("OPJ"), "R40-47/I/a"),
    "an account that is closed": (seisin("LEFT", "PROSECUTION"), "R40-47/I/a"),
    "nobody": ({**seisin("OPJ"), "magistrate": str(uuid4())}, "R40-47/I/a"),
    "a function that he does not exercise": (seisin("JI2-LYON", "TRIAL"), "48-1/al.10/b"),
    "a function that has ended": (seisin("ENDED-LYON", "TRIAL"), "48-1/al.10/b"),
    "a civil judge, of a criminal case": (seisin("CIVIL-LYON", "CIVIL"), "R15-33-66-4/al.2/b"),
    "a judge of a court that it does not concern": (
        seisin("JAP-NICE", "SENTENCE_ENFORCEMENT"),
        "48-1/al.9/a",
    ),
    "one who is seised already": (seisin("P-LYON", "PROSECUTION"), "R40-47/I/b"),
}


@pytest.mark.parametrize("title", UNFIT)
async def test_who_may_not_be_seised(acts: Acts, title: str) -> None:
    given, clause = UNFIT[title]
    async with acts.changing_nothing():
        came = await acts.do(HEAD, "assignCase", given)
    assert came.code == "PRECONDITION_FAILED", came.refusal
    assert clause in came.refusal["clauses"]
    passed = {key: each for key, each in given.items() if key != "case"}
    passed["assignment"] = "<K1.JI-LYON>"
    seen = await version(acts, "K1.JI-LYON")
    async with acts.changing_nothing():
        came = await acts.do(HEAD, "reassignCase", passed, version=seen, at=later(hours=1))
    assert came.code == "PRECONDITION_FAILED"


@pytest.mark.parametrize("who", ["AG-LYON", "PG-LYON"])
async def test_magistrates_of_the_court_of_appeal_may_be_seised(acts: Acts, who: str) -> None:
    assert (await acts.do(HEAD, "assignCase", seisin(who, "PROSECUTION"))).done


async def test_none_of_these_acts_is_for_a_purpose(acts: Acts) -> None:
    async with acts.state(*holding("P-LYON", Role.HEAD_OF_REGISTRY)), acts.changing_nothing():
        came = await acts.do(
            "P-LYON",
            "assignCase",
            seisin("JI2-LYON"),
            purpose=OF_K1,
            role=Role.HEAD_OF_REGISTRY,
        )
    assert came.code == "PURPOSE_NOT_ALLOWED"
