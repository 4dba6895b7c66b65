"""What one may release, end or answer is what one's own account tells, whoever did it (A32)."""

from collections.abc import AsyncIterator, Mapping
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from doing import Acts, later
from offices import HEAD, IN_LYON, SINCE, seisin, seisins_undone
from own_account import answered
from scenario import NAMES, NOW, ROLES, edit, put

from db.enumerations import Role
from permissions.purposes import MAGISTRATES

Told = dict[str, dict[str, Any]]
LISTS: Mapping[str, tuple[str, str]] = {
    "referralsInCharge": ("referral", "caseId agentId orderedById validFrom validUntil version"),
    "assistancesInCharge": ("link", "assistantId magistrateId validFrom validUntil version"),
    "accessRequestsInCharge": ("request", "receivedAt version"),
}
ENDING = {
    "referralsInCharge": "endReferral",
    "assistancesInCharge": "endAssistance",
    "accessRequestsInCharge": "answerAccessRequest",
}
TABLES = {
    "referralsInCharge": "referral",
    "assistancesInCharge": "assist_link",
    "accessRequestsInCharge": "access_request",
}


@pytest.fixture(autouse=True)
async def lyon(acts: Acts) -> AsyncIterator[None]:
    """The head of the registry is of Lyon; what a test seises is undone."""
    async with seisins_undone(acts), acts.state(*IN_LYON):
        yield


WHO = frozenset(
    {
        *("JI-LYON", "JI2-LYON", "J-LYON", "JE-LYON", "P-LYON", "P-PARIS", "P-NICE", "PG-LYON"),
        *("ENDED-LYON", "LEFT", HEAD, "CLERK-JI", "OPJ"),
    }
)


def agents() -> list[tuple[str, Role]]:
    """Some of each role and court who can have any of them, in his role, and some who cannot."""
    control = Role.FILE_CONTROL_MAGISTRATE
    named = ((NAMES[each], role) for each, role in ROLES.items())
    return [(who, role) for who, role in named if who in WHO or role is control]


async def told(acts: Acts, who: str, asked: str, role: Role, ask: str = "id version") -> Told:
    """What someone is told, by id."""
    answer = await answered(acts, who, f"{{ viewer {{ listed: {asked} {{ {ask} }} }} }}", role=role)
    assert "errors" not in answer, answer
    return {each["id"]: each for each in answer["data"]["viewer"]["listed"]}


async def version_told(acts: Acts, author: tuple[str, Role], act: str, **given: str) -> int | None:
    """The version of what the act would end, which it tells to who names none; None: it would not
    end it. A referral is ended for the purpose that names its case.
    """
    who, role = author
    case = given.pop("case", None)
    purpose = f'INTERCEPT_CASE;case="{case}"' if case else None
    came = await acts.do(who, act, given, version=0, role=role, purpose=purpose)
    return came.refusal["version"] if "errors" in came.body and came.code == "CONFLICT" else None


async def has_an_account(acts: Acts, who: str, role: Role) -> bool:
    """Whether he is known, and holds the role."""
    return "errors" not in await answered(acts, who, "{ viewer { id } }", role=role)


@pytest.mark.parametrize("name", LISTS)
async def test_those_are_told_that_the_act_would_end_and_no_other(acts: Acts, name: str) -> None:
    argument, fields = LISTS[name]
    given = {"person": str(acts.id("A4")), "receivedAt": SINCE}
    waiting = (await acts.do("P-LYON", "recordAccessRequest", given)).done["id"]
    rows = await acts.service.register.fetch(f"SELECT * FROM {TABLES[name]}")
    told_to = set[str]()
    try:
        for who, role in agents():
            ended = {}
            for row in rows:
                given = {argument: str(row["id"])}
                if name == "referralsInCharge" and role in MAGISTRATES:
                    given["case"] = str(row["case_id"])
                version = await version_told(acts, (who, role), ENDING[name], **given)
                if version is not None and not _is_over(row):
                    ended[str(row["id"])] = version
            if not await has_an_account(acts, who, role):
                assert not ended
                continue
            found = await told(acts, who, name, role, f"id {fields}")
            assert {each["id"]: each["version"] for each in found.values()} == ended, who
            told_to |= {who} if found else set()
    finally:
        await acts.service.register.execute(
            "DELETE FROM access_request WHERE id = $1", UUID(waiting)
        )
    assert told_to


def _is_over(row: asyncpg.Record) -> bool:
    """The act tells its version before it says that there is nothing to end."""
    until = row.get("valid_until")
    ended = until is not None and until <= NOW
    return ended or row.get("answered_at") is not None or row.get("valid_from", NOW) > NOW


async def seised(acts: Acts, case: str, who: str = HEAD) -> Told:
    """Whom the head of a registry is told to be seised of a case."""
    fields = "id magistrateId function lead validFrom validUntil version"
    named = f'assignmentsInCharge(case: "{acts.id(case)}")'
    return await told(acts, who, named, ROLES[str(acts.id(who))], fields)


async def test_of_a_case_of_his_court_the_head_is_told_who_is_seised(acts: Acts) -> None:
    """Each is one that `endAssignment` would end; of another court, of a case past its term and of
    one that never was he is told the same: nothing.
    """
    rows = await acts.service.register.fetch(
        "SELECT a.*, c.court_id, c.retention_expires_at FROM assignment a"
        " JOIN judicial_case c ON c.id = a.case_id"
    )
    cases = {row["case_id"] for row in rows}
    of_lyon = 0
    for case in (*cases, UUID(int=7)):
        found = await told(
            acts, HEAD, f'assignmentsInCharge(case: "{case}")', Role.HEAD_OF_REGISTRY
        )
        ended = {}
        for row in rows:
            if row["case_id"] == case and not _is_over(row):
                head = HEAD, Role.HEAD_OF_REGISTRY
                version = await version_told(acts, head, "endAssignment", assignment=str(row["id"]))
                if version is not None:
                    ended[str(row["id"])] = version
        assert {each["id"]: each["version"] for each in found.values()} == ended
        of_lyon += bool(found)
    assert 1 < of_lyon < len(cases)


async def test_he_ends_what_he_finds_and_finds_it_no_more(acts: Acts) -> None:
    before = await seised(acts, "K1")
    judge = str(acts.id("JI-LYON"))
    (found,) = [each for each in before.values() if each["magistrateId"] == judge]
    assert found["lead"]
    assert found["function"] == "INVESTIGATING_JUDGE"
    given = seisin("JI2-LYON", assignment=found["id"])
    done = (await acts.do(HEAD, "reassignCase", given, version=found["version"])).done
    after = await seised(acts, "K1")
    assert before.keys() - after.keys() == {found["id"]}
    (made,) = after.keys() - before.keys()
    assert made == done["id"]
    assert after[made]["magistrateId"] == str(acts.id("JI2-LYON"))
    assert after[made]["lead"]


async def test_where_the_charge_moved_both_are_found_under_new_ids(acts: Acts) -> None:
    before = await seised(acts, "K1")
    (other,) = [each for each in before.values() if each["magistrateId"] == str(acts.id("P-LYON"))]
    given = {"assignment": other["id"]}
    done = (await acts.do(HEAD, "putInCharge", given, version=other["version"])).done
    after = await seised(acts, "K1")
    lead = after[done["id"]]
    assert (lead["magistrateId"], lead["lead"]) == (str(acts.id("P-LYON")), True)
    (was,) = after.keys() - before.keys() - {lead["id"]}
    assert (after[was]["magistrateId"], after[was]["lead"]) == (str(acts.id("JI-LYON")), False)
    at, it = later(minutes=1), {"assignment": lead["id"]}
    assert (await acts.do(HEAD, "endAssignment", it, version=lead["version"], at=at)).done
    stays, at = {"assignment": was}, later(minutes=2)
    done = (await acts.do(HEAD, "putInCharge", stays, version=after[was]["version"], at=at)).done
    assert (await acts.row("assignment", done["id"]))["magistrate_id"] == acts.id("JI-LYON")


async def test_who_heads_no_registry_is_told_of_nobody(acts: Acts) -> None:
    for who in ("JI-LYON", "CLERK-JI", "OPJ", "SUPERIOR", "CONTROL"):
        assert await seised(acts, "K1", who) == {}


async def test_what_is_no_id_is_the_id_of_nothing(acts: Acts) -> None:
    for text in ("", "K1", "00000000"):
        named = f'assignmentsInCharge(case: "{text}")'
        assert await told(acts, HEAD, named, Role.HEAD_OF_REGISTRY) == {}


async def test_several_cases_are_asked_of_in_one_operation(acts: Acts) -> None:
    asked = " ".join(
        f'{name.lower()}: assignmentsInCharge(case: "{acts.id(name)}") {{ id }}'
        for name in ("K1", "K4")
    )
    answer = await answered(acts, HEAD, f"{{ viewer {{ {asked} }} }}", role=Role.HEAD_OF_REGISTRY)
    for name in ("K1", "K4"):
        listed = {each["id"] for each in answer["data"]["viewer"][name.lower()]}
        assert listed == (await seised(acts, name)).keys()
        assert listed


async def test_a_plan_that_is_kept_serves_another_case(acts: Acts) -> None:
    """The id is no part of the plan."""
    query = "query ($case: ID!) { viewer { assignmentsInCharge(case: $case) { id } } }"
    for name in ("K1", "K4"):
        response = await acts.service.client.post(
            "/graphql",
            json={"query": query, "variables": {"case": str(acts.id(name))}},
            headers=acts.headers(HEAD, None, Role.HEAD_OF_REGISTRY),
        )
        listed = {each["id"] for each in response.json()["data"]["viewer"]["assignmentsInCharge"]}
        assert listed == (await seised(acts, name)).keys()


async def test_a_referral_is_told_to_who_takes_the_case_over(acts: Acts) -> None:
    judge, other = Role.CRIMINAL_JUDGE, Role.CRIMINAL_JUDGE
    mine = await told(acts, "JI-LYON", "referralsInCharge", judge, "id caseId agentId")
    assert str(acts.id("OPJ")) in {each["agentId"] for each in mine.values()}
    assert await told(acts, "JI2-LYON", "referralsInCharge", other) == {}
    ago = (NOW).isoformat()
    passed_on = (
        edit("K1.JI-LYON", until=ago),
        put(
            "Assignment",
            case="K1",
            magistrate="JI2-LYON",
            function="INVESTIGATING_JUDGE",
            lead=True,
            **{"from": ago},
        ),
    )
    async with acts.state(*passed_on):
        of_k1 = {id_ for id_, each in mine.items() if each["caseId"] == str(acts.id("K1"))}
        assert of_k1
        assert (await told(acts, "JI2-LYON", "referralsInCharge", other)).keys() == of_k1
        left = await told(acts, "JI-LYON", "referralsInCharge", judge)
        assert left.keys() == mine.keys() - of_k1


async def test_of_a_request_for_access_nothing_is_told_of_who_asks(acts: Acts) -> None:
    given = {"person": str(acts.id("A4")), "receivedAt": SINCE}
    made = (await acts.do("P-LYON", "recordAccessRequest", given)).done["id"]
    try:
        fields = "id receivedAt version __typename"
        found = await told(acts, "P-LYON", "accessRequestsInCharge", Role.PROSECUTOR, fields)
        assert found[made]["receivedAt"] == SINCE
        entry = await acts.service.journalled()
        assert (entry["processing"], entry["clauses"]) == ("REGISTRY", ["48-1/al.15/b"])
        assert str(acts.id("A4")) not in str(found)
        assert await told(acts, "P-NICE", "accessRequestsInCharge", Role.PROSECUTOR) == {}
        done = await acts.do(
            "P-LYON", "answerAccessRequest", {"request": made}, version=found[made]["version"]
        )
        assert done.done
        assert made not in await told(acts, "P-LYON", "accessRequestsInCharge", Role.PROSECUTOR)
    finally:
        await acts.service.register.execute("DELETE FROM access_request WHERE id = $1", UUID(made))


async def test_they_are_journalled_in_the_file_they_are_of(acts: Acts) -> None:
    for who, asked, role, file in (
        (HEAD, f'assignmentsInCharge(case: "{acts.id("K1")}")', Role.HEAD_OF_REGISTRY, "REGISTRY"),
        ("JI-LYON", "referralsInCharge", Role.CRIMINAL_JUDGE, "INTERCEPT"),
        ("JI-LYON", "assistancesInCharge", Role.CRIMINAL_JUDGE, "REGISTRY"),
    ):
        found = await told(acts, who, asked, role)
        entry = await acts.service.journalled()
        assert (entry["outcome"], entry["processing"]) == ("RELEASED", file)
        assert {str(each) for each in entry["record_ids"]} == found.keys()
        assert entry["clauses"]


async def test_an_assistance_is_told_to_the_magistrate_and_to_the_head(acts: Acts) -> None:
    """The magistrate takes on specialised assistants, the head places clerks."""
    office = Role.HEAD_OF_REGISTRY
    clerks = await told(acts, HEAD, "assistancesInCharge", office, "id assistantId magistrateId")
    assert str(acts.id("CLERK-JI")) in {each["assistantId"] for each in clerks.values()}
    assert (await acts.service.journalled())["clauses"] == ["48-1/al.10/c", "R40-47/III/b"]
    await told(acts, "JI-LYON", "assistancesInCharge", Role.CRIMINAL_JUDGE)
    assert (await acts.service.journalled())["clauses"] == ["R40-47/IV/b"]
    controls = Role.FILE_CONTROL_MAGISTRATE
    await told(acts, "FILE-CONTROL", "assistancesInCharge", controls)
    assert (await acts.service.journalled())["clauses"] == ["48-1/al.13/b"]
    async with acts.state(edit(HEAD, court="TJ-RENNES")):
        assert await told(acts, HEAD, "assistancesInCharge", office) == {}
