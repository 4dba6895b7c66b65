"""Root fields of one operation, which share what is kept of the law, answer as each alone."""

import pytest
from scenario import Scenario
from scenario_service import Service

ROOTS = {
    "a": 'case(id: "<K4>") { number parties { capacity person { surname } } }',
    "b": 'case(id: "<K1>") { number parties { capacity charges { offence { place } } } }',
    "c": "cases(first: 3) { totalCount nodes { id parties { id capacity } } }",
    "d": 'cases(filter: {number: {startsWith: "26"}}, last: 2) { nodes { id court { name } } }',
    "e": "parties(first: 4) { nodes { capacity case { parties { id } } } }",
    "f": 'nodes(ids: ["<K4>", "<K1>"]) { id ... on Case { parties { id case { number } } } }',
}


@pytest.mark.parametrize(
    ("who", "purpose"),
    [("PG-LYON", "PG_SUPERVISION;basis=ARTICLE_37"), ("JI-LYON", 'CASE_PROCESSING;case="<K1>"')],
)
async def test_each_root_field_answers_as_if_alone(
    service: Service, who: str, purpose: str
) -> None:
    def asked(request: str) -> Scenario:
        return Scenario(number="", who=who, purpose=purpose, request=request, expected=())

    together = await service.ask(asked(" ".join(f"{key}: {text}" for key, text in ROOTS.items())))
    data = together.json()["data"]
    for key, text in ROOTS.items():
        alone = (await service.ask(asked(f"{key}: {text}"))).json()["data"]
        assert data[key] == alone[key]
    assert any(data[key] for key in "ab")
    assert data["c"]["nodes"]
