"""What the journal says of an operation, refused ones too (GX-13)."""

from dataclasses import replace
from typing import Any

import asyncpg
import pytest
from scenario import REGISTER, Scenario, processing
from scenario_service import Service

from db.enumerations import Role

NUMBER = 'case(id: "<K1>") { number }'


def asked(request: str, **other: Any) -> Scenario:  # noqa: ANN401  fields of a scenario
    bare = Scenario(
        number="", who="JI-LYON", purpose=processing("K1"), request=request, expected=()
    )
    return replace(bare, **other)


async def entry_of(
    service: Service, scenario: Scenario, outcome: str = "RELEASED"
) -> asyncpg.Record:
    """The entry of an operation that must end so."""
    await service.ask(scenario)
    entry = await service.journalled()
    assert entry["outcome"] == outcome
    return entry


async def test_a_purpose_not_open_to_the_role_is_written_down_with_the_role(
    service: Service,
) -> None:
    scenario = asked(NUMBER, purpose="PG_SUPERVISION;basis=ARTICLE_37")
    entry = await entry_of(service, scenario, "PURPOSE_NOT_ALLOWED")
    assert entry["agent"] == REGISTER.ids["JI-LYON"]
    assert (entry["acting_role"], entry["purpose"]) == ("CRIMINAL_JUDGE", "PG_SUPERVISION")
    assert entry["purpose_references"] == '{"basis": "ARTICLE_37"}'
    assert "48-1/al.12" in entry["clauses"]


async def test_a_purpose_that_lacks_its_case_is_written_down(service: Service) -> None:
    entry = await entry_of(service, asked(NUMBER, purpose="CASE_PROCESSING"), "CASE_REQUIRED")
    assert (entry["acting_role"], entry["purpose"]) == ("CRIMINAL_JUDGE", "CASE_PROCESSING")
    assert entry["purpose_references"] == "{}"


@pytest.mark.parametrize(
    ("purpose", "outcome", "kept"),
    [
        ('CASE_PROCESSING;case="DUPONT Jean"', "HEADER_MALFORMED", "CASE_PROCESSING"),
        ("CASE_PROCESSING;name=DUPONT", "HEADER_MALFORMED", "CASE_PROCESSING"),
        ("DUPONT_JEAN", "PURPOSE_NOT_ALLOWED", None),
        ("Dupont Jean", "HEADER_MALFORMED", None),
    ],
)
async def test_no_text_of_unknown_form_gets_into_the_journal(
    service: Service, purpose: str, outcome: str, kept: str | None
) -> None:
    entry = await entry_of(service, asked(NUMBER, purpose=purpose), outcome)
    assert (entry["acting_role"], entry["purpose"]) == ("CRIMINAL_JUDGE", kept)
    assert "dupont" not in str(dict(entry)).lower()


async def test_a_role_that_does_not_exist_is_not_written_down(service: Service) -> None:
    scenario = asked(NUMBER, unstated=True)
    headers = {**scenario.headers, **service.bearer("JI-LYON"), "Acting-Role": "Dupont"}
    await service.client.post("/graphql", json={"query": scenario.document}, headers=headers)
    entry = await service.journalled()
    assert (entry["outcome"], entry["acting_role"]) == ("ROLE_NOT_CLAIMED", None)
    assert entry["purpose"] == "CASE_PROCESSING"


async def test_an_operation_is_called_by_its_own_name(service: Service) -> None:
    scenario = asked(NUMBER)
    headers = scenario.headers | service.bearer("JI-LYON")
    query = f"query Named {scenario.document}"
    await service.client.post("/graphql", json={"query": query}, headers=headers)
    assert (await service.journalled())["operation"] == "Named"


async def test_a_name_that_can_be_none_is_not_written_down(service: Service) -> None:
    scenario = asked(NUMBER, purpose="CASE_PROCESSING")
    headers = scenario.headers | service.bearer("JI-LYON")
    body = {"query": scenario.document, "operationName": "Jean Dupont"}
    await service.client.post("/graphql", json=body, headers=headers)
    assert (await service.journalled())["operation"] is None


async def test_a_filter_not_permitted_is_written_down_with_field_and_clauses(
    service: Service,
) -> None:
    request = 'linked: cases(filter: {victim: {surname: "x"}}) { totalCount }'
    purpose = 'RECIPROCAL_KNOWLEDGE;case="<K1>"'
    entry = await entry_of(service, asked(request, purpose=purpose), "FILTER_NOT_PERMITTED")
    assert entry["root_fields"] == ["cases"]
    assert entry["clauses"]
    assert entry["law"]
    assert entry["released"] == []


@pytest.mark.parametrize("fields", ["totalCount", "pageInfo { hasNextPage }"])
async def test_a_page_that_is_not_returned_leaves_no_ids(service: Service, fields: str) -> None:
    scenario = asked(f"cases {{ {fields} }}", who="PG-LYON")
    scenario = replace(scenario, purpose="PG_SUPERVISION;basis=ARTICLE_37")
    assert (await entry_of(service, scenario))["record_ids"] == []
    shown = replace(scenario, request="cases { edges { cursor } }")
    assert REGISTER.ids["K4"] in (await entry_of(service, shown))["record_ids"]


async def test_the_cursors_of_a_page_stand_for_the_records_at_its_ends(service: Service) -> None:
    """A cursor is the same each time: whoever has met it before knows the record by it."""
    scenario = asked("cases(first: 3) { nodes { id } }", who="PG-LYON")
    scenario = replace(scenario, purpose="PG_SUPERVISION;basis=ARTICLE_37")
    shown = (await entry_of(service, scenario))["record_ids"]
    assert len(shown) == 3
    for cursor, expected in (("startCursor", shown[0]), ("endCursor", shown[-1])):
        ends = replace(scenario, request=f"cases(first: 3) {{ pageInfo {{ {cursor} }} }}")
        assert (await entry_of(service, ends))["record_ids"] == [expected]


@pytest.mark.parametrize(
    "request_",
    [
        'case(id: "<K1>") { id court { id } }',
        'nodes(ids: ["<K1>", "<TJ-LYON>"]) { id }',
        'cases(filter: {id: ["<K1>"]}) { nodes { id court { id } } }',
    ],
)
async def test_courts_are_no_records_of_the_register(service: Service, request_: str) -> None:
    entry = await entry_of(service, asked(request_))
    assert entry["record_ids"] == [REGISTER.ids["K1"]]


async def test_one_who_holds_no_such_role_is_written_down_as_he_stated_it(
    service: Service,
) -> None:
    scenario = asked(NUMBER, role=Role.PROSECUTOR)
    entry = await entry_of(service, scenario, "ROLE_NOT_CLAIMED")
    assert entry["acting_role"] == "PROSECUTOR"


async def test_it_is_written_down_how_often_one_operation_searches(service: Service) -> None:
    found = 'cases(filter: {number: {eq: "2020/1"}}) { totalCount }'
    plain, empty = "cases { totalCount }", "cases(filter: {}) { totalCount }"
    entry = await entry_of(
        service, asked(f"a: {found} b: {plain} c: {found} d: {empty} e: {found}")
    )
    assert '"searches": "3"' in entry["purpose_references"]
    entry = await entry_of(service, asked(f"a: {found} b: {plain}"))
    assert "searches" not in entry["purpose_references"]
