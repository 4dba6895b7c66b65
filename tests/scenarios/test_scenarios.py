"""Every scenario, through the evaluator and through the service: the same outcome, by the law."""

import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from uuid import uuid4

import pytest
import table_access_apart
import table_acts_of_office
import table_antecedent_acts
import table_antecedent_roads
import table_antecedents
import table_antecedents_apart
import table_apart
import table_assistance
import table_authorisations
import table_authorisations_named
import table_authorisations_reach
import table_authorisations_signed
import table_bases
import table_control
import table_counter_apart
import table_customs_missions
import table_decryption
import table_designated_items
import table_difficulties
import table_docket
import table_doors
import table_entries_controlled
import table_every_category
import table_exclusions
import table_exhibits_kept
import table_extended
import table_files_apart
import table_foreign_requests
import table_gate
import table_in_charge
import table_in_common
import table_informing
import table_inquirers
import table_interceptions
import table_interceptions_assisted
import table_interceptions_kept
import table_kinds_of_items
import table_links
import table_magistrates
import table_other_kinds
import table_own_cases
import table_payments
import table_platform
import table_reception
import table_reciprocal
import table_register_apart
import table_replies
import table_research
import table_research_apart
import table_ressort
import table_retention
import table_roles_apart
import table_seals
import table_search_duties
import table_search_for_magistrate
import table_signed_at
import table_signed_by
import table_studies_apart
import table_supervision
import table_told_apart
import table_transmissions
import table_useful_lists
import table_useful_seals
import table_victims
import table_whole_cases
from checking import check, outcome_sent, outcome_told
from evaluator_road import Answering as EvaluatorRoad
from make_register import FILE, described
from scenario import NOW, REGISTER, Invisible
from scenario_service import Service
from states import in_database, in_memory
from telling import Told

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
    table_whole_cases,
    table_assistance,
    table_apart,
    table_informing,
    table_in_common,
    table_research,
    table_reception,
    table_extended,
    table_control,
    table_interceptions,
    table_interceptions_assisted,
    table_customs_missions,
    table_authorisations,
    table_authorisations_named,
    table_authorisations_reach,
    table_authorisations_signed,
    table_seals,
    table_designated_items,
    table_decryption,
    table_platform,
    table_payments,
    table_difficulties,
    table_search_for_magistrate,
    table_search_duties,
    table_files_apart,
    table_interceptions_kept,
    table_exhibits_kept,
    table_kinds_of_items,
    table_foreign_requests,
    table_useful_lists,
    table_useful_seals,
    table_roles_apart,
    table_antecedents,
    table_transmissions,
    table_exclusions,
    table_inquirers,
    table_bases,
    table_antecedent_roads,
    table_antecedent_acts,
    table_replies,
    table_antecedents_apart,
    table_register_apart,
    table_told_apart,
    table_counter_apart,
    table_access_apart,
    table_studies_apart,
    table_research_apart,
    table_signed_at,
    table_signed_by,
    table_entries_controlled,
    table_every_category,
    table_acts_of_office,
)
SCENARIOS = tuple(scenario for table in TABLES for scenario in table.row.scenarios)

EVERY = os.environ.get("SCENARIOS") == "all"


def _of_the_service() -> Iterator[int]:
    """The numbered examples of the law; of those of ours, which change one thing after another,
    the first of each number, unless SCENARIOS=all.
    """
    seen: set[str] = set()
    for number, scenario in enumerate(SCENARIOS):
        if EVERY or scenario.number.startswith("T") or scenario.number not in seen:
            yield number
        seen.add(scenario.number)


def _each(numbers: Iterable[int]) -> pytest.MarkDecorator:
    listed = list(numbers)
    named = [f"{SCENARIOS[each].number}-{SCENARIOS[each].who}" for each in listed]
    return pytest.mark.parametrize("number", listed, ids=named)


RECORD = re.compile(r'\(id: "[^"]+"\)')
UNSEEN = tuple(
    number
    for number, scenario in enumerate(SCENARIOS)
    if isinstance(scenario.expected[0], Invisible) and scenario.number.startswith("T")
)
"""Scenarios whose first field asks for a record that is invisible."""

DOCUMENTS = Documents(build()._schema)
LAW = in_force(ENACTED, NOW)


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


def _by_number() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, scenario in enumerate(SCENARIOS):
        found.setdefault(scenario.number, []).append(number)
    return found


@pytest.mark.parametrize(("of", "those"), _by_number().items(), ids=list(_by_number()))
def test_the_evaluator_decides_as_the_law_says(of: str, those: list[int]) -> None:
    for number in those:
        scenario = SCENARIOS[number]
        try:
            check(scenario, outcome_told(told(number)))
        except AssertionError as error:
            error.add_note(f"{of} {scenario.who} {scenario.purpose} {scenario.title} {scenario}")
            raise


@_each(_of_the_service())
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
    assert entry["agent"] == (REGISTER.ids[scenario.who] if scenario.who else None)


@pytest.mark.parametrize("number", UNSEEN, ids=[SCENARIOS[each].number for each in UNSEEN])
async def test_what_is_invisible_answers_as_what_never_was(number: int, service: Service) -> None:
    scenario = SCENARIOS[number]
    unknown = RECORD.sub(f'(id: "{uuid4()}")', scenario.document, count=1)
    async with in_database(service.register, scenario.state):
        hidden, absent = await service.ask(scenario), await service.ask(scenario, unknown)
    assert (absent.status_code, absent.content) == (hidden.status_code, hidden.content)
