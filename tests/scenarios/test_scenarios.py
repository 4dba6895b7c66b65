"""Every scenario, through the evaluator and through the service: the same outcome, by the law."""

from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path

import pytest
import table_docket
import table_doors
import table_gate
import table_in_charge
import table_links
import table_magistrates
import table_other_kinds
import table_own_cases
import table_reciprocal
import table_ressort
import table_retention
import table_supervision
import table_victims
from checking import check, outcome_sent, outcome_told
from evaluator_road import Answering as EvaluatorRoad
from evaluator_road import Told
from fresh_databases import NewDatabase
from make_register import FILE, described
from scenario import NOW, REGISTER
from scenario_service import Service, serving
from states import in_database, in_memory

from api.caller import caller_of, stated_headers
from permissions.cpp import ENACTED
from permissions.law import in_force
from permissions.refusal import Code, Refusal, refuse
from permissions.subject import AgentId
from schema.build import build
from schema.document import Documents

TABLES = (
    table_gate,
    table_own_cases,
    table_reciprocal,
    table_supervision,
    table_other_kinds,
    table_retention,
    table_magistrates,
    table_victims,
    table_links,
    table_in_charge,
    table_ressort,
    table_docket,
    table_doors,
)
SCENARIOS = tuple(scenario for table in TABLES for scenario in table.row.scenarios)

every_scenario = pytest.mark.parametrize(
    "number", range(len(SCENARIOS)), ids=[f"{each.number}-{each.who}" for each in SCENARIOS]
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


@cache
def told(number: int) -> Told:
    """What the evaluator says; the headers are read as the service reads them."""
    scenario = SCENARIOS[number]
    if scenario.who is None:
        return Told(refusal=refuse(Code.UNAUTHENTICATED, "", ""))
    try:
        caller = caller_of(
            AgentId(REGISTER.ids[scenario.who]), stated_headers(scenario.raw_headers)
        )
    except Refusal as refusal:
        return Told(refusal=refusal)
    road = EvaluatorRoad(DOCUMENTS, in_memory(scenario.state), LAW)
    return road.answer(scenario.document, caller, scenario.at)


def test_the_register_is_the_one_described() -> None:
    assert FILE.read_bytes() == described().lines()


@every_scenario
def test_the_evaluator_decides_as_the_law_says(number: int) -> None:
    check(SCENARIOS[number], outcome_told(told(number)))


@every_scenario
async def test_the_service_answers_as_the_law_says(number: int, service: Service) -> None:
    scenario, expected = SCENARIOS[number], outcome_told(told(number))
    async with in_database(service.register, scenario.state):
        response = await service.ask(scenario)
        ordinary = await service.ask_ordinary(scenario) if expected.data else None
    entry = await service.journalled()
    sent = outcome_sent(response, set(entry["clauses"]))
    check(scenario, sent)
    assert sent.data == expected.data, "the evaluator says otherwise"
    assert set(expected.withheld) <= set(sent.withheld)
    assert ordinary is None or ordinary.body == response.content, "the roads differ"
    assert entry["outcome"] == (sent.code or "RELEASED")
