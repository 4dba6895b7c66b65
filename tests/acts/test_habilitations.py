"""Habilitating for a role, and ending it: by whom, with what it must say, and what it opens."""

from collections.abc import AsyncIterator
from uuid import uuid4

import pytest
from doing import Acts, Came, until
from offices import IN_LYON, cleared, holding, without
from scenario import State, edit

from db.enumerations import Role
from permissions.offices import HABILITATIONS

K1 = 'INTERCEPT_CASE;case="<K1>"'
ITEM = 'interceptItem(id: "<I1>") { payload }'
CASE = 'case(id: "<K1>") { number }'
GENERAL, REGISTRY = Role.PROSECUTOR_GENERAL, Role.HEAD_OF_REGISTRY


@pytest.fixture(scope="module", autouse=True)
async def offices(acts: Acts) -> AsyncIterator[None]:
    """The head of the registry is of Lyon."""
    async with acts.state(*IN_LYON):
        yield


def of(agent: str, role: Role, **more: object) -> dict[str, object]:
    """A habilitation."""
    return {"agent": f"<{agent}>", "role": str(role), **more}


async def code_of(acts: Acts, who: str, purpose: str, query: str) -> str | None:
    """The code that a query is refused with; None where it is not."""
    read = await acts.read(who, purpose, query)
    return None if "data" in read else str(read["errors"][0]["extensions"]["code"])


OPENED: dict[str, tuple[Role, Role, str, str, dict[str, object]]] = {
    "OPJ-4": (Role.JUDICIAL_POLICE_OFFICER, Role.HIERARCHICAL_SUPERIOR, K1, ITEM, {}),
    "OPJ": (Role.JUDICIAL_POLICE_OFFICER, GENERAL, K1, ITEM, {}),
    "APJ": (Role.JUDICIAL_POLICE_AGENT, Role.HIERARCHICAL_SUPERIOR, K1, ITEM, {}),
    "CUSTOMS-28-1": (Role.CUSTOMS_JUDICIAL_OFFICER, GENERAL, K1, ITEM, {}),
    "TAX-28-2": (Role.TAX_JUDICIAL_OFFICER, GENERAL, K1, ITEM, {}),
    "CUSTOMS-67": (
        Role.CUSTOMS_67BIS2_OFFICER,
        Role.CUSTOMS_MINISTER,
        'CUSTOMS_67BIS2;mission="<M1>"',
        ITEM,
        {},
    ),
    "ASSISTANT-P": (
        Role.AUTHORISED_ASSISTANT,
        REGISTRY,
        'CASE_PROCESSING;case="<K1>"',
        CASE,
        {},
    ),
    "SAUJ": (Role.SAUJ_AGENT, REGISTRY, 'SAUJ_SERVICE;litigant="<V1>"', CASE, {}),
    "STATISTICIAN": (
        Role.MOJ_STATISTICIAN,
        Role.SECRETARY_GENERAL_MOJ,
        'STATISTICS_NOMINATIVE;study="<ST1>"',
        CASE,
        {},
    ),
    "FILE-ASSISTANT": (
        Role.FILE_CONTROL_ASSISTANT,
        Role.JUSTICE_MINISTER,
        'POLICE_FILE_CONTROL;request="<CR-K4>"',
        CASE,
        {"file": "FNAEG"},
    ),
}


@pytest.mark.parametrize("who", OPENED)
async def test_a_habilitation_opens_what_the_text_makes_of_it(acts: Acts, who: str) -> None:
    role, office, purpose, query, more = OPENED[who]
    author = "HEAD-OF-REGISTRY" if office is REGISTRY else "ROLELESS"
    change: State = (*without(f"{who}+{role}"), *holding(author, office))
    async with acts.state(*change), cleared(acts, "habilitation"):
        assert await code_of(acts, who, purpose, query) == "HABILITATION_INVALID"
        given = of(who, role, **more)
        done = (await acts.do(author, "habilitateAgent", given, role=office)).done
        row = await acts.row("habilitation", done["id"])
        assert (row["issuer_office"], row["issuer_id"]) == (office, acts.id(author))
        assert await code_of(acts, who, purpose, query) is None
        it = {"habilitation": done["id"], "role": str(role)}
        assert (await acts.do(author, "revokeHabilitation", it, role=office)).done["version"] == 2
        assert await code_of(acts, who, purpose, query) == "HABILITATION_INVALID"


async def test_a_controlled_file_is_the_one_that_the_habilitation_names(acts: Acts) -> None:
    role, office = Role.FILE_CONTROL_MAGISTRATE, Role.JUSTICE_MINISTER
    purpose = 'POLICE_FILE_CONTROL;request="<CR-K4>"'
    change: State = (*without(f"FILE-CONTROL+{role}"), *holding("ROLELESS", office))
    async with acts.state(*change), cleared(acts, "habilitation"):
        assert await code_of(acts, "FILE-CONTROL", purpose, CASE) == "PRECONDITION_FAILED"
        for file, code in (("FAED", "PRECONDITION_FAILED"), ("FNAEG", None)):
            given = of("FILE-CONTROL", role, file=file)
            assert (await acts.do("ROLELESS", "habilitateAgent", given, role=office)).done
            assert await code_of(acts, "FILE-CONTROL", purpose, CASE) == code


BOTH = (
    (Role.POLICE_ADMIN_INVESTIGATOR, Role.HIERARCHICAL_SUPERIOR, "CSI_L114_1"),
    (Role.SNEAS_AGENT, Role.DGPN, "CSI_L114_1"),
    (Role.COSSEN_AGENT, Role.DGGN, "CSI_L114_1"),
    (Role.ADMIN_POLICE_AGENT, Role.STATE_REPRESENTATIVE, "CSI_L114_1"),
)


@pytest.mark.parametrize(("role", "office", "basis"), BOTH)
async def test_two_acts_of_one_office_open_the_antecedents(
    acts: Acts, role: Role, office: Role, basis: str
) -> None:
    motive = ';motive="WEAPON_PERMIT"' if role is Role.ADMIN_POLICE_AGENT else ""
    purpose = f'ADMIN_INQUIRY;basis="{basis}";subject="<T1>"{motive}'
    more = {"motives": ["WEAPON_PERMIT"]} if motive else {"legalBases": [basis]}
    change = (*holding("ROLELESS", office), *holding("ENDED-LYON", role))
    headers = {"Acting-Role": str(role)}

    async def asked() -> str | None:
        response = await acts.service.client.post(
            "/graphql",
            json={"query": "{ antecedents { nodes { id } } }"},
            headers=acts.headers("ENDED-LYON", purpose) | headers,
        )
        body = response.json()
        return None if "data" in body else body["errors"][0]["extensions"]["code"]

    async with acts.state(*change), cleared(acts, "designation", "habilitation"):
        assert await asked() == "DESIGNATION_INVALID"
        given = of("ENDED-LYON", role)
        assert (await acts.do("ROLELESS", "designateAgent", given, role=office)).done
        assert await asked() == "HABILITATION_INVALID"
        given |= more
        done = (await acts.do("ROLELESS", "habilitateAgent", given, role=office)).done
        entry = await acts.service.journalled()
        assert done["clauses"] == entry["clauses"] == [HABILITATIONS[role].clause]
        assert await asked() is None


NOT_COMPETENT: dict[str, tuple[str, Role | None, dict[str, object], str]] = {
    "T246: of the SNEAS, by the gendarmerie": (
        "ROLELESS",
        Role.DGGN,
        of("SNEAS", Role.SNEAS_AGENT),
        "R40-29/I/3°",
    ),
    "a 67 bis-2 officer, by his superior": (
        "SUPERIOR",
        None,
        of("CUSTOMS-67", Role.CUSTOMS_67BIS2_OFFICER),
        "R40-47/V/b",
    ),
    "a customs officer, by his superior": (
        "SUPERIOR",
        None,
        of("CUSTOMS-28-1", Role.CUSTOMS_JUDICIAL_OFFICER),
        "R40-47/II/c",
    ),
    "an assistant, by his magistrate": (
        "P-LYON",
        None,
        of("ASSISTANT-P", Role.AUTHORISED_ASSISTANT),
        "48-1/al.10/c",
    ),
    "himself": (
        "PG-LYON",
        Role.CUSTOMS_JUDICIAL_OFFICER,
        of("PG-LYON", Role.CUSTOMS_JUDICIAL_OFFICER),
        "R40-47/II/c",
    ),
    "an assistant of no court of his": (
        "HEAD-OF-REGISTRY",
        None,
        of("SAUJ-BARE", Role.SAUJ_AGENT),
        "48-1/al.10/f",
    ),
    "a role that needs none": (
        "ROLELESS",
        Role.JUSTICE_MINISTER,
        of("QUALIFIED", Role.QUALIFIED_PERSON),
        "",
    ),
}


@pytest.mark.parametrize("title", NOT_COMPETENT)
async def test_no_office_habilitates_for_what_is_anothers(acts: Acts, title: str) -> None:
    who, held, given, clause = NOT_COMPETENT[title]
    office = None if title == "himself" else held
    async with acts.state(*(holding(who, held) if held else ())), acts.changing_nothing():
        came = await acts.do(who, "habilitateAgent", given, role=office)
    assert came.code == "ISSUER_NOT_COMPETENT", came.refusal
    every = {each.clause for each in HABILITATIONS.values()}
    assert set(came.refusal["clauses"]) == ({clause} if clause else every)


SAYS: dict[str, tuple[Role, Role, dict[str, object], str]] = {
    "T256: no motive": (Role.ADMIN_POLICE_AGENT, Role.STATE_REPRESENTATIVE, {}, "R40-29/I/5°/b"),
    "an empty list": (
        Role.ADMIN_POLICE_AGENT,
        Role.STATE_REPRESENTATIVE,
        {"motives": []},
        "R40-29/I/5°/b",
    ),
    "motives elsewhere": (Role.SNEAS_AGENT, Role.DGPN, {"motives": ["ANY"]}, "R40-29/I/5°/b"),
    "bases elsewhere": (
        Role.JUDICIAL_POLICE_OFFICER,
        GENERAL,
        {"legalBases": ["CSI_L114_1"]},
        "R40-29/I/ch/a",
    ),
    "no file": (Role.FILE_CONTROL_MAGISTRATE, Role.JUSTICE_MINISTER, {}, "48-1/al.13/a"),
    "a file elsewhere": (Role.SNEAS_AGENT, Role.DGPN, {"file": "FAED"}, "48-1/al.13/a"),
    "an end that has come": (Role.SNEAS_AGENT, Role.DGPN, {"validUntil": until(hours=-1)}, ""),
}


@pytest.mark.parametrize("title", SAYS)
async def test_a_habilitation_says_what_the_text_asks_and_no_more(acts: Acts, title: str) -> None:
    role, office, more, clause = SAYS[title]
    change = (*holding("ROLELESS", office), *holding("ENDED-LYON", role))
    async with acts.state(*change), acts.changing_nothing():
        given = of("ENDED-LYON", role, **more)
        came = await acts.do("ROLELESS", "habilitateAgent", given, role=office)
    assert came.code == "PRECONDITION_FAILED"
    assert clause in came.refusal["clauses"] or not clause


@pytest.mark.parametrize("motive", ["weapon permit", "", "A" * 61, "É"])
async def test_motives_are_codes(acts: Acts, motive: str) -> None:
    role, office = Role.ADMIN_POLICE_AGENT, Role.STATE_REPRESENTATIVE
    change = (*holding("ROLELESS", office), *holding("ENDED-LYON", role))
    async with acts.state(*change), acts.changing_nothing():
        given = of("ENDED-LYON", role, motives=[motive])
        came = await acts.do("ROLELESS", "habilitateAgent", given, role=office)
    assert came.code == "ARGUMENT_INVALID"


async def test_nobody_in_the_role_is_nobody_to_habilitate(acts: Acts) -> None:
    for given in (of("APJ", Role.JUDICIAL_POLICE_OFFICER), of("LEFT", Role.JUDICIAL_POLICE_AGENT)):
        async with acts.changing_nothing():
            came = await acts.do("SUPERIOR", "habilitateAgent", given)
        assert came.code == "PRECONDITION_FAILED"


async def test_a_habilitation_is_ended_once_at_the_version_seen_by_its_office(acts: Acts) -> None:
    given, key = of("ASSISTANT-P", Role.AUTHORISED_ASSISTANT), uuid4()
    made = (await acts.do("HEAD-OF-REGISTRY", "habilitateAgent", given, key=key)).done
    async with acts.changing_nothing():
        again = (await acts.do("HEAD-OF-REGISTRY", "habilitateAgent", given, key=key)).done
    assert again == {**made, "again": True}
    it = {"habilitation": made["id"], "role": "AUTHORISED_ASSISTANT"}
    async with acts.changing_nothing():
        came = await acts.do("SUPERIOR", "revokeHabilitation", it)
    assert came.code == "ISSUER_NOT_COMPETENT"
    async with acts.state(edit("HEAD-OF-REGISTRY", court="TJ-NICE")), acts.changing_nothing():
        assert (await acts.do("HEAD-OF-REGISTRY", "revokeHabilitation", it)).is_not_there
    # the change of court is undone to none at all: he is of Lyon again
    async with acts.state(*IN_LYON[:1]):
        async with acts.changing_nothing():
            came = await acts.do("HEAD-OF-REGISTRY", "revokeHabilitation", it, version=3)
        assert (came.code, came.refusal["version"]) == ("CONFLICT", 1)
        assert (await acts.do("HEAD-OF-REGISTRY", "revokeHabilitation", it)).done
        async with acts.changing_nothing():
            came = await acts.do("HEAD-OF-REGISTRY", "revokeHabilitation", it, version=2)
        assert came.code == "PRECONDITION_FAILED"


async def test_nobody_is_habilitated_twice_for_a_role_and_file_by_one_office(acts: Acts) -> None:
    role, office = Role.FILE_CONTROL_MAGISTRATE, Role.JUSTICE_MINISTER
    change = (*holding("ROLELESS", office), *holding("JI-LYON", role))
    async with acts.state(*change), cleared(acts, "habilitation"):

        async def habilitated(file: str) -> Came:
            given = of("JI-LYON", role, file=file)
            return await acts.do("ROLELESS", "habilitateAgent", given, role=office)

        first = (await habilitated("FNAEG")).done
        async with acts.changing_nothing():
            came = await habilitated("FNAEG")
        assert came.code == "PRECONDITION_FAILED"
        assert "`revokeHabilitation`" in came.refusal["message"]
        assert came.refusal["clauses"] == ["48-1/al.13/a"]
        assert (await habilitated("FAED")).done
        it = {"habilitation": first["id"], "role": str(role)}
        assert (await acts.do("ROLELESS", "revokeHabilitation", it, role=office)).done
        assert (await habilitated("FNAEG")).done
