"""Designating for a role, and ending it: by the office that the text names, and what it opens."""

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from doing import Acts, later, until
from offices import IN_LYON, cleared, holding, without
from scenario import State, edit

from db.enumerations import Role
from permissions.offices import DESIGNATIONS

K1 = 'INTERCEPT_CASE;case="<K1>"'
ITEM = 'interceptItem(id: "<I1>") { payload }'
SG = Role.SECRETARY_GENERAL_MOJ
INQUIRY = 'ADMIN_INQUIRY;basis="CSI_L114_1";subject="<A1>"'


@pytest.fixture(scope="module", autouse=True)
async def offices(acts: Acts) -> AsyncIterator[None]:
    """The head of the registry is of Lyon; ROLELESS holds what a test gives him."""
    async with acts.state(*IN_LYON):
        yield


def of(agent: str, role: Role, **more: object) -> dict[str, object]:
    """A designation."""
    return {"agent": f"<{agent}>", "role": str(role), **more}


async def code_of(acts: Acts, who: str, purpose: str, query: str) -> str | None:
    """The code that a query is refused with; None where it is not."""
    read = await acts.read(who, purpose, query)
    return None if "data" in read else str(read["errors"][0]["extensions"]["code"])


OPENED = {
    # who is designated: for which role, by whom, what he then asks; his own act is revoked before
    "OPJ-4": (Role.JUDICIAL_POLICE_OFFICER, Role.HIERARCHICAL_SUPERIOR, K1, ITEM),
    "APJ": (Role.JUDICIAL_POLICE_AGENT, Role.HIERARCHICAL_SUPERIOR, K1, ITEM),
    "CUSTOMS-28-1": (Role.CUSTOMS_JUDICIAL_OFFICER, Role.HIERARCHICAL_SUPERIOR, K1, ITEM),
    "TAX-28-2": (Role.TAX_JUDICIAL_OFFICER, Role.HIERARCHICAL_SUPERIOR, K1, ITEM),
    "CLERK-JI": (Role.MAGISTRATE_CLERK, Role.HEAD_OF_REGISTRY, K1, ITEM),
    "CUSTOMS-67": (
        Role.CUSTOMS_67BIS2_OFFICER,
        Role.HIERARCHICAL_SUPERIOR,
        'CUSTOMS_67BIS2;mission="<M1>"',
        ITEM,
    ),
    "MAINTAINER": (
        Role.PLATFORM_MAINTAINER,
        SG,
        'PLATFORM_OPERATION;authorisation="<IX:MAINTAINER>"',
        ITEM,
    ),
    "PAYER": (Role.PAYMENT_CONTROLLER, SG, "PAYMENT_CONTROL", "platformUsers { totalCount }"),
    "QUALIFIED": (
        Role.QUALIFIED_PERSON,
        Role.JUSTICE_MINISTER,
        "INTERCEPT_OVERSIGHT",
        'node(id: "<XII:OPJ>") { id }',
    ),
    "CONTROL": (
        Role.REGISTRY_CONTROL_MAGISTRATE,
        Role.JUSTICE_MINISTER,
        "REGISTRY_CONTROL",
        'case(id: "<K1>") { number }',
    ),
}


@pytest.mark.parametrize("who", OPENED)
async def test_a_designation_opens_what_the_text_makes_of_it(acts: Acts, who: str) -> None:
    role, office, purpose, query = OPENED[who]
    author = "HEAD-OF-REGISTRY" if office is Role.HEAD_OF_REGISTRY else "ROLELESS"
    change: State = (*without(f"{who}!{role}"), *holding(author, office))
    async with acts.state(*change), cleared(acts, "designation"):
        assert await code_of(acts, who, purpose, query) == "DESIGNATION_INVALID"
        done = (await acts.do(author, "designateAgent", of(who, role), role=office)).done
        row = await acts.row("designation", done["id"])
        assert (row["individually"], row["issuer_office"]) == (True, office)
        assert row["issuer_id"] == acts.id(author)
        assert await code_of(acts, who, purpose, query) is None
        it = {"designation": done["id"], "role": str(role)}
        ended = (await acts.do(author, "revokeDesignation", it, role=office)).done
        assert ended["version"] == 2
        assert await code_of(acts, who, purpose, query) == "DESIGNATION_INVALID"


INQUIRERS = (
    (Role.POLICE_ADMIN_INVESTIGATOR, Role.DGGN),
    (Role.INTELLIGENCE_AGENT, Role.INTELLIGENCE_DIRECTOR),
    (Role.SNEAS_AGENT, Role.DGPN),
    (Role.COSSEN_AGENT, Role.DGGN),
    (Role.ADMIN_POLICE_AGENT, Role.STATE_REPRESENTATIVE),
    (Role.DEFENCE_INTELLIGENCE_AGENT, Role.INTELLIGENCE_DIRECTOR),
)


@pytest.mark.parametrize(("role", "office"), INQUIRERS)
async def test_those_of_the_antecedents_are_designated_by_their_office(
    acts: Acts, role: Role, office: Role
) -> None:
    served = (edit("ROLELESS", body="SSER"), edit("ENDED-LYON", body="SSER"))
    change: State = (*holding("ROLELESS", office), *holding("ENDED-LYON", role), *served)
    async with acts.state(*change), cleared(acts, "designation"):
        given = of("ENDED-LYON", role, validUntil=until(days=30))
        done = (await acts.do("ROLELESS", "designateAgent", given, role=office)).done
        row = await acts.row("designation", done["id"])
        assert (row["role"], row["valid_until"]) == (role, later(days=30))
        entry = await acts.service.journalled()
        assert entry["processing"] == "ANTECEDENTS"
        assert done["clauses"] == entry["clauses"] == [DESIGNATIONS[role].clause]
        it = {"designation": done["id"], "role": str(role)}
        ended = (await acts.do("ROLELESS", "revokeDesignation", it, role=office)).done
        entry = await acts.service.journalled()
        assert ended["clauses"] == entry["clauses"] == done["clauses"]


async def test_the_directors_delegate_issues_once_he_is_designated(acts: Acts) -> None:
    difficulty = {"exceptional": True}
    async with acts.state(*without("DELEGATE!ANTENJ_DIRECTOR_DELEGATE")):
        async with acts.changing_nothing():
            came = await acts.do("DELEGATE", "recordDifficulty", difficulty)
        assert came.code == "ISSUER_NOT_COMPETENT"
        given = of("DELEGATE", Role.ANTENJ_DIRECTOR_DELEGATE)
        assert (await acts.do("DIRECTOR", "designateAgent", given)).done
        assert (await acts.do("DELEGATE", "recordDifficulty", difficulty)).done


NOT_COMPETENT: dict[str, tuple[str, Role | None, dict[str, object], str]] = {
    "an investigator, by the head of the registry": (
        "HEAD-OF-REGISTRY",
        None,
        of("OPJ", Role.JUDICIAL_POLICE_OFFICER),
        "R40-47/II/c",
    ),
    "a maintainer, by his superior (T190)": (
        "SUPERIOR",
        None,
        of("MAINTAINER", Role.PLATFORM_MAINTAINER),
        "R40-47/IX/c",
    ),
    "a clerk, by a magistrate": (
        "JI-LYON",
        None,
        of("CLERK-JI", Role.MAGISTRATE_CLERK),
        "R40-47/III/a",
    ),
    "an agent of the SNEAS, by the gendarmerie": (
        "ROLELESS",
        Role.DGGN,
        of("SNEAS", Role.SNEAS_AGENT),
        "R40-29/I/3°",
    ),
    "a delegate, by the agency's magistrate": (
        "ANTENJ-JUDGE",
        None,
        of("DELEGATE", Role.ANTENJ_DIRECTOR_DELEGATE),
        "R40-47/XI/d",
    ),
    "himself": (
        "SUPERIOR",
        Role.JUDICIAL_POLICE_OFFICER,
        of("SUPERIOR", Role.JUDICIAL_POLICE_OFFICER),
        "R40-47/II/c",
    ),
    "a clerk of another court": (
        "HEAD-OF-REGISTRY",
        None,
        of("OPJ", Role.MAGISTRATE_CLERK),
        "R40-47/III/a",
    ),
}


@pytest.mark.parametrize("title", NOT_COMPETENT)
async def test_no_office_designates_for_what_is_anothers(acts: Acts, title: str) -> None:
    who, held, given, clause = NOT_COMPETENT[title]
    office = None if title == "himself" else held
    async with acts.state(*(holding(who, held) if held else ())), acts.changing_nothing():
        came = await acts.do(who, "designateAgent", given, role=office)
    assert came.code == "ISSUER_NOT_COMPETENT", came.refusal
    assert came.refusal["clauses"] == [clause]
    assert (await acts.service.journalled())["clauses"] == [clause]


async def test_of_a_role_that_nobody_designates_for_all_clauses_that_name_one_are_told(
    acts: Acts,
) -> None:
    async with acts.changing_nothing():
        came = await acts.do("SUPERIOR", "designateAgent", of("INTERPRETER", Role.INTERPRETER))
    assert came.code == "ISSUER_NOT_COMPETENT"
    assert set(came.refusal["clauses"]) == {each.clause for each in DESIGNATIONS.values()}


async def test_a_director_designates_those_of_his_own_service(acts: Acts) -> None:
    office, role = Role.INTELLIGENCE_DIRECTOR, Role.INTELLIGENCE_AGENT
    change: State = (
        *holding("ROLELESS", office),
        *holding("ENDED-LYON", role),
        edit("ROLELESS", body="SSER"),
        edit("ENDED-LYON", body="INSEE"),
    )
    async with acts.state(*change), acts.changing_nothing():
        came = await acts.do("ROLELESS", "designateAgent", of("ENDED-LYON", role), role=office)
    assert (came.code, came.refusal["clauses"]) == ("ISSUER_NOT_COMPETENT", ["R40-29/I/2°"])


@pytest.mark.parametrize(
    ("given", "more"),
    [
        (of("APJ", Role.JUDICIAL_POLICE_OFFICER), {}),
        ({"agent": str(uuid4()), "role": "JUDICIAL_POLICE_OFFICER"}, {}),
        (of("OPJ", Role.JUDICIAL_POLICE_OFFICER), {"validUntil": until(hours=-1)}),
        (of("OPJ", Role.JUDICIAL_POLICE_OFFICER), {"validUntil": until(hours=0)}),
    ],
)
async def test_a_designation_needs_someone_in_the_role_and_an_end_to_come(
    acts: Acts, given: dict[str, object], more: dict[str, object]
) -> None:
    async with acts.changing_nothing():
        came = await acts.do("SUPERIOR", "designateAgent", {**given, **more})
    assert came.code == "PRECONDITION_FAILED"
    assert ("`validUntil` lies in the past" in came.refusal["message"]) == ("validUntil" in more)


@pytest.mark.parametrize(
    ("who", "role", "years"),
    [("QUALIFIED", Role.QUALIFIED_PERSON, 5), ("CONTROL", Role.REGISTRY_CONTROL_MAGISTRATE, 3)],
)
async def test_an_appointment_has_its_term(acts: Acts, who: str, role: Role, years: int) -> None:
    office = Role.JUSTICE_MINISTER
    so_far = without(f"{who}!{role}")
    async with acts.state(*holding("ROLELESS", office), *so_far), cleared(acts, "designation"):
        done = (await acts.do("ROLELESS", "designateAgent", of(who, role), role=office)).done
        row = await acts.row("designation", done["id"])
        assert row["valid_until"] == row["valid_from"].replace(year=2026 + years)
        it = {"designation": done["id"], "role": str(role)}
        assert (await acts.do("ROLELESS", "revokeDesignation", it, role=office)).done
        longer = of(who, role, validUntil=until(days=366 * years))
        async with acts.changing_nothing():
            came = await acts.do("ROLELESS", "designateAgent", longer, role=office)
        assert came.code == "PRECONDITION_FAILED"


async def test_a_designation_is_ended_once_at_the_version_seen_by_its_office(acts: Acts) -> None:
    given, key = of("OPJ-4", Role.JUDICIAL_POLICE_OFFICER), uuid4()
    async with acts.state(*without("OPJ-4!JUDICIAL_POLICE_OFFICER")):
        made = (await acts.do("SUPERIOR", "designateAgent", given, key=key)).done
    async with acts.changing_nothing():
        again = (await acts.do("SUPERIOR", "designateAgent", given, key=key)).done
    assert again == {**made, "again": True}
    it = {"designation": made["id"], "role": "JUDICIAL_POLICE_OFFICER"}
    async with acts.changing_nothing():
        came = await acts.do("HEAD-OF-REGISTRY", "revokeDesignation", it)
    assert came.code == "ISSUER_NOT_COMPETENT"
    other = {**it, "role": "JUDICIAL_POLICE_AGENT"}
    for wrong in (other, {**it, "designation": str(uuid4())}):
        async with acts.changing_nothing():
            assert (await acts.do("SUPERIOR", "revokeDesignation", wrong)).is_not_there
    async with acts.changing_nothing():
        came = await acts.do("SUPERIOR", "revokeDesignation", it, version=4)
    assert (came.code, came.refusal["version"]) == ("CONFLICT", 1)
    assert (await acts.do("SUPERIOR", "revokeDesignation", it)).done
    async with acts.changing_nothing():
        came = await acts.do("SUPERIOR", "revokeDesignation", it, version=2)
    assert came.code == "PRECONDITION_FAILED"


async def test_nobody_is_designated_twice_for_a_role_by_one_office(acts: Acts) -> None:
    role = Role.JUDICIAL_POLICE_OFFICER
    given, name = of("OPJ", role), f"OPJ!{role}"
    async with acts.changing_nothing():
        came = await acts.do("SUPERIOR", "designateAgent", given)
    assert came.code == "PRECONDITION_FAILED"
    assert "`revokeDesignation`" in came.refusal["message"]
    assert came.refusal["clauses"] == ["R40-47/II/c"]
    elsewhere: tuple[dict[str, object], ...] = (
        {"until": until(hours=-1)},
        {"revoked_at": until(hours=-1)},
        {"issuer": "OPJ"},
        {"individually": False},
        {"issuer_office": "PROSECUTOR_GENERAL"},
        {"from": until(days=9)},
    )
    for change in elsewhere:
        # one that is over, that opens nothing, of another office, or that begins later
        async with acts.state(edit(name, **change)), cleared(acts, "designation"):
            ends = {**given, "validUntil": until(days=9)}
            assert (await acts.do("SUPERIOR", "designateAgent", ends)).done, change
    async with acts.state(edit(name, **{"from": until(days=9)})), acts.changing_nothing():
        came = await acts.do("SUPERIOR", "designateAgent", given)
    assert came.code == "PRECONDITION_FAILED"
