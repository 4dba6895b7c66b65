"""Victims informed, by those in charge of their criminal case (48-1/al.1/d; A17)."""

from uuid import uuid4

import pytest
from doing import Acts
from scenario import NOW, edit

OF_K1 = 'VICTIM_INFORMATION;case="<K1>"'


async def party(acts: Acts, case: str, person: str) -> str:
    """The id of the party that a person is of a case, as a victim if he is one."""
    found = await acts.service.register.fetchval(
        "SELECT id FROM party WHERE case_id = $1 AND coalesce(person_id, legal_entity_id) = $2"
        " ORDER BY capacity IN ('VICTIM', 'CIVIL_PARTY') DESC LIMIT 1",
        acts.id(case),
        acts.id(person),
    )
    return str(found)


@pytest.mark.parametrize("who", ["P-LYON", "JI-LYON", "CLERK-JI", "CLERK-P", "ASSISTANT-P"])
async def test_those_in_charge_record_that_a_victim_was_informed(acts: Acts, who: str) -> None:
    given = {"party": await party(acts, "K1", "V1")}
    done = (await acts.do(who, "informVictim", given, purpose=OF_K1)).done
    row = await acts.row("victim_information", done["id"])
    assert (row["party_id"], row["case_id"], row["by_id"], row["informed_at"]) == (
        await acts.service.register.fetchval("SELECT $1::uuid", given["party"]),
        acts.id("K1"),
        acts.id(who),
        NOW,
    )


async def test_it_is_no_update_of_the_case(acts: Acts) -> None:
    before = await acts.row("judicial_case", acts.id("K1"))
    given = {"party": await party(acts, "K1", "V1")}
    assert (await acts.do("P-LYON", "informVictim", given, purpose=OF_K1)).done
    assert await acts.row("judicial_case", acts.id("K1")) == before


async def test_it_is_recorded_once_under_a_key(acts: Acts) -> None:
    key, given = uuid4(), {"party": await party(acts, "K1", "V1")}
    first = (await acts.do("P-LYON", "informVictim", given, purpose=OF_K1, key=key)).done
    async with acts.changing_nothing():
        again = (await acts.do("P-LYON", "informVictim", given, purpose=OF_K1, key=key)).done
    assert again == {**first, "again": True}


@pytest.mark.parametrize(("case", "person"), [("K1", "A1"), ("K2", "V3"), ("K1", "nobody")])
async def test_only_a_victim_of_the_case_is_informed_of_it(
    acts: Acts, case: str, person: str
) -> None:
    named = (
        "00000000-0000-7000-8000-000000000001"
        if person == "nobody"
        else await party(acts, case, person)
    )
    async with acts.changing_nothing():
        came = await acts.do("P-LYON", "informVictim", {"party": named}, purpose=OF_K1)
    assert came.code == "PRECONDITION_FAILED"


@pytest.mark.parametrize(
    ("who", "purpose", "code"),
    [
        ("P-LYON", None, "PURPOSE_REQUIRED"),
        ("P-LYON", 'CASE_PROCESSING;case="<K1>"', "PURPOSE_NOT_ALLOWED"),
        ("OPJ", OF_K1, "PURPOSE_NOT_ALLOWED"),
        ("P-LYON", 'VICTIM_INFORMATION;case="<K10>"', "PRECONDITION_FAILED"),
    ],
)
async def test_informing_is_refused(acts: Acts, who: str, purpose: str | None, code: str) -> None:
    given = {"party": await party(acts, "K1", "V1")}
    async with acts.changing_nothing():
        came = await acts.do(who, "informVictim", given, purpose=purpose)
    assert came.code == code


async def test_of_a_case_that_is_not_his_nobody_is_told(acts: Acts) -> None:
    given = {"party": await party(acts, "K2", "V3")}
    for who, case in (("P-LYON", "<K2>"), ("P-PARIS", "<K1>"), ("P-LYON", str(uuid4()))):
        async with acts.changing_nothing():
            came = await acts.do(
                who, "informVictim", given, purpose=f'VICTIM_INFORMATION;case="{case}"'
            )
        assert came.is_not_there


async def test_a_seisin_that_ended_is_obeyed(acts: Acts) -> None:
    given = {"party": await party(acts, "K1", "V1")}
    ended = edit("K1.P-LYON", until=NOW.isoformat())
    async with acts.state(ended), acts.changing_nothing():
        came = await acts.do("P-LYON", "informVictim", given, purpose=OF_K1)
    assert came.is_not_there
