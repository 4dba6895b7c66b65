"""Each persona of an office does in the demonstration what its table says that it may do."""

from typing import Any
from uuid import uuid4

import pytest
from demonstration import Demonstration
from prose import Shown

from db.fiction.persona import Persona
from db.fiction.personas import NAMED, PERSONAS, with_ids
from db.fiction.personas_of_offices import OF_OFFICES
from permissions.acts import ACTS
from permissions.condition import FALSE
from schema.mutation import input_name

BY_NAME = {act.name: act for act in ACTS}
ON_SUBJECT = 'ADMIN_INQUIRY;basis="CSI_L114_1";subject="<SUBJECT>"'
ON_K1 = 'INTERCEPT_CASE;case="<K1>"'
OFFICER = "JUDICIAL_POLICE_OFFICER"
DONE = set[tuple[str, str]]()
"""The acts that were done, and by which persona."""


async def sent(
    demonstration: Demonstration, who: str, query: str, purpose: str = "", /, **variables: object
) -> dict[str, Any]:
    """The whole answer to a persona, in its first role."""
    headers = {"Acting-Role": PERSONAS[who].roles[0].value}
    if purpose:
        headers["Access-Purpose"] = with_ids(purpose)
    shown = Shown("acts", who, headers, with_ids(query), {}, variables)
    answer: dict[str, Any] = (await demonstration.answer(shown)).json()
    return answer


async def done(
    demonstration: Demonstration, who: str, act: str, purpose: str = "", /, **given: object
) -> str:
    """Does an act, at the version that the record is at; returns the id of the record."""
    target = BY_NAME[act].target
    versioned = target is not None and target.versioned
    declared, passed = (", $version: Int!", ", version: $version") if versioned else ("", "")
    query = (
        f"mutation Act($input: {input_name(BY_NAME[act])}!, $key: ID!{declared})"
        f" {{ {act}(input: $input, key: $key{passed}) {{ id }} }}"
    )
    named = {
        name: [with_ids(each) for each in value]
        if isinstance(value, list)
        else with_ids(value)
        if isinstance(value, str)
        else value
        for name, value in given.items()
    }
    told = {"input": named, "key": str(uuid4())} | ({"version": 0} if versioned else {})
    answer = await sent(demonstration, who, query, purpose, **told)
    if versioned and "errors" in answer:
        at = answer["errors"][0]["extensions"].get("version")
        answer = await sent(demonstration, who, query, purpose, **{**told, "version": at})
    assert "errors" not in answer, answer
    assert answer["data"][act], answer
    DONE.add((who, act))
    return str(answer["data"][act]["id"])


async def count(demonstration: Demonstration, who: str, purpose: str, field: str) -> int | None:
    """How many records of a field a persona sees; None where it is refused."""
    answer = await sent(demonstration, who, f"{{ {field} {{ totalCount }} }}", purpose)
    return None if "errors" in answer else int(answer["data"][field]["totalCount"])


async def test_the_agency_searches_until_a_magistrate_is_in_charge(acted: Demonstration) -> None:
    search = {"clause": "XII", "scope": "WHOLE_CASE", "grantee": "<police-officer>"}
    given = await done(acted, "agency-magistrate", "issueAuthorisation", **search, case="<K60>")
    await done(acted, "agency-magistrate", "revokeAuthorisation", authorisation=given)
    director = "agency-director"
    found = await done(acted, director, "issueAuthorisation", **search, case="<K60>")
    owed = await sent(acted, "qualified-person", DUE, "INTERCEPT_OVERSIGHT")
    due = {each["authorisationId"]: each["id"] for each in owed["data"]["notices"]["nodes"]}
    await done(acted, director, "giveNotice", notice=due[found])
    searching = f'IDENTIFY_MAGISTRATE;authorisation="{found}"'
    assert await count(acted, "police-officer", searching, "interceptItems") == 1
    seised = {"magistrate": "<prosecutor-lyon>", "function": "PROSECUTION"}
    head = "head-of-registry-lyon"
    await done(acted, head, "recordMagistrateInCharge", case="<K60>", **seised)
    assert not await count(acted, "police-officer", searching, "interceptItems")
    line = {"interception": "<STRAY_LINE>", "case": "<K60>"}
    await done(acted, "agency-magistrate", "recordCaseOfInterception", **line)


DUE = "{ notices(first: 100) { nodes { id authorisationId } } }"


async def test_a_contractor_repairs_by_two_authorisations(acted: Demonstration) -> None:
    director = "agency-director"
    fault = {"exceptional": True, "description": "Lecture impossible", "case": "<K1>"}
    difficulty = await done(acted, director, "recordDifficulty", **fault)
    given = {
        "grantee": "<contractor>",
        "scope": "WHOLE_CASE",
        "case": "<K1>",
        "difficulty": difficulty,
        "usualTerm": True,
    }
    judge, act = "investigating-judge-lyon", "issueAuthorisation"
    prior = await done(acted, judge, act, ON_K1, clause="XI_MAGISTRATE", **given)
    second = {"clause": "XI_DIRECTOR", "prior": prior, "express": True}
    repair = await done(acted, director, act, **given, **second)
    purpose = f'EXCEPTIONAL_DIFFICULTY;authorisation="{repair}"'
    assert await count(acted, "contractor", purpose, "interceptItems")
    await done(acted, director, "revokeAuthorisation", authorisation=repair)
    await done(acted, director, "closeDifficulty", difficulty=difficulty)
    assert not await count(acted, "contractor", purpose, "interceptItems")


async def test_an_officer_reads_once_designated_and_habilitated(acted: Demonstration) -> None:
    officer, superior = "undesignated-officer", "police-superior"
    who = {"agent": f"<{officer}>", "role": OFFICER}
    assert await count(acted, officer, ON_K1, "interceptItems") is None
    named = await done(acted, superior, "designateAgent", **who)
    assert await count(acted, officer, ON_K1, "interceptItems") is None
    await done(acted, superior, "habilitateAgent", **who)
    assert await count(acted, officer, ON_K1, "interceptItems") == 7
    await done(acted, superior, "revokeDesignation", designation=named, role=OFFICER)
    assert await count(acted, officer, ON_K1, "interceptItems") is None


async def test_what_is_prepared_is_approved_and_received(acted: Demonstration) -> None:
    inquirer, general = "police-inquirer", "police-director"
    await done(
        acted,
        inquirer,
        "openInquiry",
        basis="CSI_L114_1",
        surname="Hautecoeur",
        forenames="Lubin, Marie",
        birthDate="1987-11-03",
    )
    what = {
        "body": "<POLICE_ABROAD>",
        "records": ["<CONVICTED>"],
        "aim": "ADMINISTRATIVE_POLICE",
        "needToKnow": "Port d’arme",
        "usualTerm": True,
    }
    made = await done(acted, inquirer, "prepareTransmission", ON_SUBJECT, **what)
    received = f'FOREIGN_ADMIN_POLICE;transmission="{made}"'
    query = f'{{ transmission(id: "{made}") {{ records {{ id }} }} }}'
    before = await sent(acted, "foreign-police", query, received)
    assert "errors" in before or not before["data"]["transmission"]
    await done(acted, general, "approveTransmission", transmission=made)
    after = await sent(acted, "foreign-police", query, received)
    assert after["data"]["transmission"]["records"] == [{"id": str(NAMED["CONVICTED"])}]
    await done(acted, general, "revokeTransmission", transmission=made)
    role = "POLICE_ADMIN_INVESTIGATOR"  # whom the superior designated, beside the general
    his = await done(acted, general, "designateAgent", agent=f"<{inquirer}>", role=role)
    await done(acted, general, "revokeDesignation", designation=his, role=role)


async def test_the_registry_says_who_is_seised_and_who_assists(acted: Demonstration) -> None:
    head, purpose = "head-of-registry-lyon", 'CASE_PROCESSING;case="<K4>"'
    seised = {"magistrate": "<investigating-judge-lyon>", "function": "INVESTIGATING_JUDGE"}
    judge = "investigating-judge-lyon"
    assert not await count(acted, judge, purpose, "cases")
    made = await done(acted, head, "assignCase", case="<K4>", **seised)
    assert await count(acted, judge, purpose, "cases")
    await done(acted, head, "endAssignment", assignment=made)
    assert not await count(acted, judge, purpose, "cases")
    passed = await done(acted, head, "assignCase", case="<K4>", **seised)
    other = {"magistrate": "<double-role>", "function": "JLD"}
    now_his = await done(acted, head, "reassignCase", assignment=passed, **other)
    assert not await count(acted, judge, purpose, "cases")
    await done(acted, head, "putInCharge", assignment=now_his)
    docket = await sent(acted, "double-role", "{ viewer { docket { totalCount } } }")
    assert docket["data"]["viewer"]["docket"]["totalCount"] == 2
    pair = {"assistant": "<former-clerk>", "magistrate": "<trial-judge-lyon>"}
    link = await done(acted, head, "linkAssistant", **pair)
    assert await count(acted, "former-clerk", purpose, "cases")
    await done(acted, head, "endAssistance", link=link)
    assert not await count(acted, "former-clerk", purpose, "cases")
    assistant = {"agent": "<revoked-assistant>", "role": "AUTHORISED_ASSISTANT"}
    await done(acted, head, "habilitateAgent", **assistant)
    assert await count(acted, "revoked-assistant", purpose, "cases")
    clerk = {"agent": "<former-clerk>", "role": "MAGISTRATE_CLERK"}
    await done(acted, head, "designateAgent", **clerk)


async def test_the_minister_appoints_those_who_oversee(acted: Demonstration) -> None:
    minister = "justice-minister"
    for who, role, purpose in (
        ("qualified-person", "QUALIFIED_PERSON", "INTERCEPT_OVERSIGHT"),
        ("register-controller", "REGISTRY_CONTROL_MAGISTRATE", "REGISTRY_CONTROL"),
    ):
        # his term goes on: to renew it, it is ended first
        query = f"{{ designations(filter: {{ role: [{role}] }}) {{ nodes {{ id agentId }} }} }}"
        answer = await sent(acted, who, query, purpose)
        his = {each["agentId"]: each["id"] for each in answer["data"]["designations"]["nodes"]}
        so_far = his[with_ids(f"<{who}>")]
        await done(acted, minister, "revokeDesignation", designation=so_far, role=role)
        await done(acted, minister, "designateAgent", agent=f"<{who}>", role=role)
    charged = {"agent": "<file-controller>", "role": "FILE_CONTROL_MAGISTRATE", "file": "FAED"}
    await done(acted, minister, "habilitateAgent", **charged)
    of_another = {"file": "FAED", "person": "<LITIGANT>", "usualTerm": True}
    await done(acted, "file-controller", "openControlRequest", **of_another)


@pytest.mark.parametrize("persona", PERSONAS.values(), ids=lambda persona: persona.key)
def test_what_a_persona_may_do_is_open_to_its_role(persona: Persona) -> None:
    for name in persona.may:
        demands = [BY_NAME[name].demands(role) for role in persona.roles]
        assert any(all(each.holds != FALSE for each in of_role) for of_role in demands), name


def test_every_act_is_one_that_a_persona_may_do() -> None:
    assert set(BY_NAME) == {act for persona in PERSONAS.values() for act in persona.may}


def test_every_persona_of_an_office_did_acts_that_it_may_do() -> None:
    doers = {who for who, _ in DONE}
    assert all(act in PERSONAS[who].may for who, act in DONE)
    assert {persona.key for persona in OF_OFFICES if persona.may} <= doers
