"""Every scenario, through the evaluator and through the service: the same outcome, by the law."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import table_gate
from checking import check, outcome_sent, outcome_told
from conftest import NewDatabase
from evaluator_road import Answering as EvaluatorRoad
from evaluator_road import Told
from make_register import FILE, described
from scenario import NOW, REGISTER, Refused, Scenario
from scenario_service import Service, serving
from states import in_database, in_memory

from api.caller import caller_of, stated_headers
from permissions.cpp import ENACTED
from permissions.law import in_force
from permissions.refusal import Code, Refusal, refuse
from permissions.subject import AgentId
from schema.build import build
from schema.document import Documents
from schema.request import GraphQLRequest

SCENARIOS: tuple[Scenario, ...] = (*table_gate.row.scenarios,)

every_scenario = pytest.mark.parametrize(
    "scenario", SCENARIOS, ids=[f"{each.number}-{each.who}" for each in SCENARIOS]
)
DOCUMENTS = Documents(build()._schema)
LAW = in_force(ENACTED, NOW)


@pytest.fixture(scope="module")
async def service(
    new_migrated_database: NewDatabase, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Service]:
    folder: Path = tmp_path_factory.mktemp("scenarios")
    async with serving(await new_migrated_database(), folder) as made:
        yield made


def told(scenario: Scenario) -> Told:
    """What the evaluator says; the headers are read as the service reads them."""
    if scenario.who is None:
        return Told(refusal=refuse(Code.UNAUTHENTICATED, "", ""))
    raw = [(key.lower().encode(), text.encode()) for key, text in scenario.headers.items()]
    try:
        caller = caller_of(AgentId(REGISTER.ids[scenario.who]), stated_headers(raw))
    except Refusal as refusal:
        return Told(refusal=refusal)
    road = EvaluatorRoad(DOCUMENTS, in_memory(scenario.state), LAW)
    return road.answer(scenario.document, caller, scenario.at)


def test_the_register_is_the_one_described() -> None:
    assert FILE.read_bytes() == described().lines()


@every_scenario
def test_the_evaluator_decides_as_the_law_says(scenario: Scenario) -> None:
    check(scenario, outcome_told(told(scenario)))


@every_scenario
async def test_the_service_answers_as_the_law_says(scenario: Scenario, service: Service) -> None:
    async with in_database(service.url, scenario.state):
        response = await service.ask(scenario)
        entry = await service.journalled()
    sent = outcome_sent(response, set(entry["clauses"]))
    check(scenario, sent)
    expected = outcome_told(told(scenario))
    assert sent.data == expected.data
    assert set(expected.withheld) <= set(sent.withheld)
    assert entry["outcome"] == (sent.code or "RELEASED")


@every_scenario
async def test_the_ordinary_road_says_the_same(scenario: Scenario, service: Service) -> None:
    if any(isinstance(each, Refused) for each in scenario.expected) or scenario.who is None:
        return
    async with in_database(service.url, scenario.state):
        response = await service.ask(scenario)
        raw = [(key.lower().encode(), text.encode()) for key, text in scenario.headers.items()]
        caller = caller_of(AgentId(REGISTER.ids[scenario.who]), stated_headers(raw))
        answer = await service.ordinary.answer(GraphQLRequest(scenario.document), caller)
    assert answer.body == response.content
