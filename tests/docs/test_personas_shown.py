"""Each persona of the other files and of control sees what its table says it does."""

from typing import Any

import pytest
from demonstration import Demonstration
from prose import Shown

from api.explorer_configuration import usual_headers
from db.fiction.personas import NAMED, PERSONAS, with_ids
from db.fiction.personas_of_files import OF_FILES

ITEMS = "{ interceptItems(first: 100) { nodes { id transcript payload clearPayload } } }"
CASES = "{ cases(first: 100) { nodes { id parties { capacity person { surname } } } } }"
SEEN: dict[str, set[str]] = {
    "police-officer": {"I1", "I2", "I3", "I4", "I5", "I6", "I7"},
    "interpreter": {"I2", "I3"},
    "specialised-assistant": {"I1", "I2", "I3", "I4", "I5", "I6", "I7"},
    "customs-officer": {"D1"},
    "platform-maintainer": {"I1", "I2", "I3", "I4", "I5", "I6", "I7"},
    "contractor": {"I1", "I2", "I3", "I4", "I5", "I6", "I7"},
    "foreign-investigator": {"I1", "I2"},
    "decryption-agent": {"I5", "I6"},
}
"""The items that each sees to be there."""

READ: dict[str, set[str]] = {
    "police-officer": {"I2", "I3", "I6"},
    "interpreter": {"I2", "I3"},
    "specialised-assistant": {"I2", "I6"},
    "customs-officer": set(),
    "platform-maintainer": {"I2", "I6"},
    "contractor": {"I2", "I6"},
    "foreign-investigator": {"I2"},
    "decryption-agent": set(),
}
"""The items whose transcript each reads."""


async def asked(demonstration: Demonstration, key: str, query: str) -> dict[str, Any]:
    headers = {**usual_headers(PERSONAS[key])}
    headers.pop("Authorization")
    shown = Shown("persona", key, headers, with_ids(query), {})
    answer = (await demonstration.answer(shown)).json()
    assert "errors" not in answer, answer["errors"]
    data: dict[str, Any] = answer["data"]
    return data


def names(nodes: list[dict[str, Any]]) -> set[str]:
    by_id = {str(id_): name for name, id_ in NAMED.items()}
    return {by_id.get(node["id"], node["id"]) for node in nodes}


@pytest.mark.parametrize("key", SEEN)
async def test_items_are_seen_and_read_as_the_law_says(
    demonstration: Demonstration, key: str
) -> None:
    nodes = (await asked(demonstration, key, ITEMS))["interceptItems"]["nodes"]
    assert names(nodes) == SEEN[key]
    assert names([node for node in nodes if node["transcript"]]) == READ[key]


async def test_what_was_put_in_clear_is_not_for_those_who_decrypt(
    demonstration: Demonstration,
) -> None:
    found = await asked(demonstration, "decryption-agent", ITEMS)
    nodes = found["interceptItems"]["nodes"]
    assert all(node["clearPayload"] is None for node in nodes)
    assert names([node for node in nodes if node["payload"]]) == {"I5", "I6"}


async def test_payments_are_checked_against_who_asked(demonstration: Demonstration) -> None:
    query = "{ platformUsers(first: 100) { nodes { id name email } } }"
    nodes = (await asked(demonstration, "payment-controller", query))["platformUsers"]["nodes"]
    shown = {PERSONAS[key].name for key in ("police-officer", "prosecutor-paris")}
    assert shown <= {node["name"] for node in nodes}
    assert PERSONAS["interpreter"].name not in {node["name"] for node in nodes}


async def test_the_qualified_person_sees_acts(demonstration: Demonstration) -> None:
    query = "{ authorisations(first: 100) { nodes { id clause } } notices { totalCount } }"
    found = await asked(demonstration, "qualified-person", query)
    clauses = {node["clause"] for node in found["authorisations"]["nodes"]}
    assert "XII" in clauses
    assert "ART_11_1" not in clauses
    assert found["notices"]["totalCount"]


@pytest.mark.parametrize("key", ["security-inquirer", "prefecture-agent"])
async def test_inquirers_see_what_may_be_consulted(demonstration: Demonstration, key: str) -> None:
    query = "{ antecedents { nodes { id } } administrativeInquiries { nodes { id } } }"
    found = await asked(demonstration, key, query)
    assert names(found["antecedents"]["nodes"]) == {"CONVICTED", "PENDING"}
    own = {"INQUIRY"} if key == "prefecture-agent" else set()
    assert names(found["administrativeInquiries"]["nodes"]) == own


async def test_a_foreign_police_reads_its_transmission(demonstration: Demonstration) -> None:
    query = '{ transmission(id: "<TRANSMISSION>") { records { id } } }'
    found = await asked(demonstration, "foreign-police", query)
    assert names(found["transmission"]["records"]) == {"CONVICTED", "PENDING"}


@pytest.mark.parametrize(("key", "case"), [("reception-agent", "K33"), ("file-controller", "K33")])
async def test_of_the_case_of_one_person_no_victim_is_told(
    demonstration: Demonstration, key: str, case: str
) -> None:
    [node] = (await asked(demonstration, key, CASES))["cases"]["nodes"]
    assert names([node]) == {case}
    assert [party["person"]["surname"] for party in node["parties"]] == ["Besson"]


async def test_the_prosecutor_of_organised_crime_reads_beyond_lyon(
    demonstration: Demonstration,
) -> None:
    found = await asked(demonstration, "organised-crime-prosecutor", CASES)
    assert {"K1", "K32"} <= names(found["cases"]["nodes"])
    assert not {"K2", "K33", "K9"} & names(found["cases"]["nodes"])


async def test_a_statistician_reads_ended_cases_under_pseudonyms(
    demonstration: Demonstration,
) -> None:
    query = "{ cases(first: 100) { nodes { id studyParties { pseudonym } } } }"
    nodes = (await asked(demonstration, "statistician", query))["cases"]["nodes"]
    assert "K33" in names(nodes)
    assert not {"K1", "K2", "K9"} & names(nodes)
    assert all(party["pseudonym"] for node in nodes for party in node["studyParties"])


async def test_a_researcher_reads_the_elements_designated(demonstration: Demonstration) -> None:
    query = "{ cases { nodes { id offences { place legalClassification } parties { id } } } }"
    [node] = (await asked(demonstration, "researcher", query))["cases"]["nodes"]
    assert names([node]) == {"K1"}
    assert {offence["place"] for offence in node["offences"]} == {"Lyon", "Vénissieux"}
    assert not node["parties"]


async def test_who_controls_the_register_reads_all_of_it(demonstration: Demonstration) -> None:
    query = '{ case(id: "<K9>") { number } accessLog(first: 1) { nodes { id } } }'
    found = await asked(demonstration, "register-controller", query)
    assert found["case"]["number"] == "DEMO-K9"
    assert found["accessLog"]["nodes"]


async def test_statistics_are_counted(demonstration: Demonstration) -> None:
    query = "{ countBy(dimensions: [KIND]) { cells { count } } }"
    cells = (await asked(demonstration, "statistics-user", query))["countBy"]["cells"]
    assert any(cell["count"] for cell in cells)


def test_every_persona_of_these_has_a_test_of_its_own() -> None:
    tested = {
        *SEEN,
        *("payment-controller", "qualified-person", "security-inquirer", "prefecture-agent"),
        *("foreign-police", "reception-agent", "file-controller", "organised-crime-prosecutor"),
        *("statistician", "researcher", "register-controller", "statistics-user"),
    }
    assert {persona.key for persona in OF_FILES} <= tested
