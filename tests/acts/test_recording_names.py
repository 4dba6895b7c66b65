"""Whoever is known has a name, whatever is amended: as where he is recorded (48-1/al.3/2°)."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from doing import Acts
from recorded import Recorded, a_case

TOLD = "PRECONDITION_FAILED", ["48-1/al.3/2°/a"]


async def someone(case: Recorded, **given: object) -> tuple[str, str]:
    """A party, and the person who it is."""
    party = await case.do("recordParty", capacity="UNDER_EXAMINATION", **given)
    return party, str((await case.acts.row("party", party))["person_id"])


async def refused(case: Recorded, act: str, version: int = 1, **given: object) -> dict[str, Any]:
    """What is told of an amendment that changes nothing."""
    async with case.acts.changing_nothing():
        return (await case.seen(version).try_to(act, **given)).refusal


@pytest.mark.parametrize(
    "more", [{}, {"forenames": None, "birthDate": None}, {"occupation": "Grutier"}]
)
async def test_the_name_of_who_is_known_is_not_emptied(acts: Acts, more: dict[str, Any]) -> None:
    case = await a_case(acts)
    identity = {"surname": "Delaunay", "forenames": "Ada", "birthDate": "1980-02-29"}
    _, person = await someone(case, **identity)
    told = await refused(case, "amendPerson", person=person, surname=None, **more)
    assert (told["code"], told["clauses"]) == TOLD
    assert told["message"] == (
        "whoever is known has a name: give one, or say `known: false` of the party first"
    )
    await case.do("amendPerson", person=person, forenames=None, birthDate=None)


async def test_that_another_case_knows_him_is_told_by_no_refusal(acts: Acts) -> None:
    """Class 13: who stands in one case is not told where else he stands."""
    case, other = await a_case(acts), await a_case(acts)
    party, person = await someone(case, surname="Delaunay")
    await other.do("recordParty", capacity="WITNESS", person=person)
    await case.do("amendParty", party=party, known=False)
    await case.do("amendPerson", person=person, surname=None)


async def test_nor_is_it_where_another_party_of_the_case_is_known_as_he(acts: Acts) -> None:
    case = await a_case(acts)
    party, person = await someone(case, surname="Delaunay")
    await case.do("recordParty", capacity="WITNESS", person=person)
    await case.do("amendParty", party=party, known=False)
    told = await refused(case, "amendPerson", person=person, surname=None)
    assert (told["code"], told["clauses"]) == TOLD


async def test_a_company_that_is_known_keeps_a_name(acts: Acts) -> None:
    case = await a_case(acts)
    party = await case.do("recordParty", capacity="VICTIM", companyName="Sud", siren="900000777")
    company = str((await acts.row("party", party))["legal_entity_id"])
    told = await refused(case, "amendLegalEntity", legalEntity=company, companyName=None)
    assert (told["code"], told["clauses"]) == ("PRECONDITION_FAILED", ["48-1/al.3/2°/b"])
    await case.do("amendLegalEntity", legalEntity=company, companyName="Sud et Cie", siren=None)


async def test_an_author_becomes_known_once_his_name_is(acts: Acts) -> None:
    case = await a_case(acts)
    party, person = await someone(case, known=False)
    told = await refused(case, "amendParty", party=party, known=True)
    assert (told["code"], told["clauses"]) == TOLD
    await case.do("amendPerson", person=person, surname="Delaunay")
    await case.do("amendParty", party=party, known=True)


async def test_an_identification_that_was_wrong_is_taken_back(acts: Acts) -> None:
    case = await a_case(acts)
    party, person = await someone(case, surname="Delaunay", forenames="Ada")
    await case.do("amendParty", party=party, known=False)
    await case.do("amendPerson", person=person, surname=None, forenames=None)
    found = await case.read("parties { known person { surname forenames } }")
    nobody = {"surname": None, "forenames": None}
    assert found["parties"] == [{"known": False, "person": nobody}]


async def test_of_who_becomes_known_and_loses_his_name_at_once_one_is_done(acts: Acts) -> None:
    case = await a_case(acts)
    assistant = Recorded(acts, case.id, "ASSISTANT-P")
    for _ in range(5):
        party, person = await someone(case, known=False, surname="Delaunay", forenames="Ada")
        came = await asyncio.gather(
            case.try_to("amendParty", party=party, known=True),
            assistant.try_to("amendPerson", person=person, surname=None),
        )
        refused = [each.code for each in came if "errors" in each.body]
        assert refused == ["PRECONDITION_FAILED"]


async def test_someone_who_has_no_name_yet_is_known_nowhere_else(acts: Acts) -> None:
    case, other = await a_case(acts), await a_case(acts)
    _, person = await someone(case, known=False)
    told = await refused(other, "recordParty", capacity="SUSPECT", person=person)
    assert (told["code"], told["clauses"]) == TOLD
    await other.do("recordParty", capacity="SUSPECT", person=person, known=False)
    nobody = await refused(other, "recordParty", capacity="SUSPECT", person=str(uuid4()))
    assert nobody["clauses"] == ["48-1/al.9/a"]
