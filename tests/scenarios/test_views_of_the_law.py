"""The views that say who may see what, against what the evaluator releases to the scenarios'.

No table, no `mayRead` and no clause of the schema may say "never" of what somebody receives.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from graphql import ObjectTypeDefinitionNode, parse, value_from_ast_untyped
from scenario import NOW, REGISTER, Gives, Scenario
from states import in_memory
from test_scenarios import SCENARIOS

from api.caller import caller_of, stated_headers
from api.rules_page import rules
from db.enumerations import Role
from permissions.categories import Category, Classification
from permissions.condition import FALSE
from permissions.cpp import ENACTED
from permissions.disclosure import Released
from permissions.entities import ENTITIES, Entity
from permissions.evaluator import Consultation, Record, consult, records
from permissions.fields import Value
from permissions.fold import fold
from permissions.law import in_force
from permissions.policy import Opened, Sheet, sheets
from permissions.purposes import TERMS, Purpose
from permissions.refusal import Refusal
from permissions.subject import AgentId
from schema.build import build
from schema.may_read import carriers, readable
from schema.record import FIELDS
from schema.sdl import sdl

LAW = in_force(ENACTED, NOW)
SCHEMA = build()
VALUES = {
    kind: [of for (name, _), of in FIELDS.items() if name == kind and isinstance(of, Value)]
    for kind in ENTITIES
}
SEEN_OF_A_KIND = 2
"""Records of a kind and category that one caller is shown: others follow from other scenarios."""
FEW = 2
"""Scenarios that are gone through of those of one role and purpose that ask for the same types."""


@dataclass(frozen=True, slots=True)
class Shown:
    """That a field was released, for data of one of the categories, by the clauses."""

    role: Role
    purpose: Purpose
    of: Value
    categories: frozenset[Category]
    clauses: frozenset[str]


@cache
def shown() -> frozenset[Shown]:
    """All that the evaluator releases to those whom scenarios let in, who are given something."""
    found: set[Shown] = set()
    asked: set[tuple[object, ...]] = set()
    times: Counter[tuple[object, ...]] = Counter()
    for scenario in SCENARIOS:
        who = scenario.who, scenario.acting, scenario.purpose, repr(scenario.state)
        given = any(isinstance(each, Gives) for each in scenario.expected)
        if scenario.who and scenario.purpose and given and who not in asked:
            asking = re.match(r"\W*(\w+)", scenario.request)
            like = (
                scenario.acting,
                scenario.purpose.partition(";")[0],
                asking and asking[1],
                "referrals" in scenario.request,
            )
            consultation = _let_in(scenario) if times[like] < FEW else None
            if consultation is not None:
                asked.add(who)
                times[like] += 1
                found.update(_shown(consultation))
    return frozenset(found)


def _let_in(scenario: Scenario) -> Consultation | None:
    try:
        agent = AgentId(REGISTER.ids[str(scenario.who)])
        caller = caller_of(agent, stated_headers(scenario.raw_headers))
        return consult(in_memory(scenario.state), caller, scenario.at, LAW)
    except Refusal:
        return None


def _shown(consultation: Consultation) -> Iterator[Shown]:
    role, purpose = consultation.role, consultation.purpose
    assert purpose is not None
    for kind in ENTITIES.values():
        for record in _seen(consultation, kind):
            for of in VALUES[kind.name]:
                found = consultation.disclosure(record, of.classes)
                if isinstance(found, Released):
                    told = _told(consultation, record, of.classes)
                    yield Shown(role, purpose, of, told, frozenset(found.clauses))


def _seen(consultation: Consultation, kind: Entity) -> Iterator[Record]:
    """Some records of a kind that the caller sees, of as many categories as there are."""
    if LAW.opening(consultation.ask(kind), kind.presence)[0] == FALSE:
        return
    seen: dict[frozenset[Category], int] = {}
    for record in records(consultation.register, kind):
        told = _told(consultation, record, kind.presence)
        if seen.get(told, 0) < SEEN_OF_A_KIND and consultation.sees(record):
            seen[told] = seen.get(told, 0) + 1
            yield record


def _told(
    consultation: Consultation, record: Record, classes: Classification
) -> frozenset[Category]:
    """The category of the record's data; of one that is reached through others, those it may be."""
    known = record.held_by(consultation.known)
    return frozenset(
        category
        for condition, category in classes
        if record.through or fold(condition, known) != FALSE
    )


@cache
def policy() -> dict[tuple[Role, Purpose], Sheet]:
    return {(each.role, each.purpose): each for each in sheets(LAW, carriers())}


def test_many_roles_and_purposes_are_gone_through() -> None:
    assert len({(each.role, each.purpose) for each in shown()}) > 50
    kinds = {each.of.entity.name for each in shown()}
    counted = {"AccessLog", "AccessRefusal", "AccessVolume"}
    assert set(ENTITIES) - kinds <= counted | {"AntecedentVictim"}


def test_the_policy_opens_what_is_released() -> None:
    for each in shown():
        openings = {one.category: one for one in policy()[each.role, each.purpose].openings}
        kinds = {
            kind
            for category in each.categories
            if openings[category].opened is not Opened.NEVER
            for way in openings[category].ways
            for kind in way.of
        }
        assert each.of.entity.name in kinds, each


def test_may_read_opens_what_is_released() -> None:
    for role, purpose in {(each.role, each.purpose) for each in shown()}:
        rows = readable(LAW, role, purpose, "en")
        by_field = {(row.type, row.field, row.category): row for row in rows}
        for each in shown():
            if (each.role, each.purpose) == (role, purpose):
                at = each.of.entity.name, each.of.name
                found = [by_field[(*at, str(one.reported))] for one in each.categories]
                assert any(row.opened is not Opened.NEVER for row in found), each


@pytest.mark.parametrize("purpose", TERMS)
def test_may_read_says_each_thing_once(purpose: Purpose) -> None:
    for role in TERMS[purpose].roles:
        rows = [
            (each.type, each.field, each.category) for each in readable(LAW, role, purpose, "en")
        ]
        assert len(rows) == len(set(rows))


def test_the_schema_cites_the_clauses_that_release() -> None:
    cited = _cited()
    for each in shown():
        assert each.clauses <= cited[each.of.entity.name, each.of.name], each


def _cited() -> dict[tuple[str, str], frozenset[str]]:
    """The clauses that the schema cites on each field."""
    found: dict[tuple[str, str], frozenset[str]] = {}
    for kind in parse(sdl(SCHEMA, ENACTED, NOW)).definitions:
        if isinstance(kind, ObjectTypeDefinitionNode):
            for field in kind.fields or ():
                for directive in field.directives or ():
                    for argument in directive.arguments or ():
                        if argument.name.value == "clauses":
                            clauses = frozenset(value_from_ast_untyped(argument.value))
                            found[kind.name.value, field.name.value] = clauses
    return found


def test_a_rule_of_the_table_grants_what_is_released() -> None:
    granting = [each for each in rules() if each.said == "grant"]
    for each in shown():
        assert any(
            rule.of & each.categories
            and each.role in rule.to
            and each.purpose in rule.purposes
            and each.of.entity.name in rule.kinds
            and set(rule.source.clauses) & each.clauses
            for rule in granting
        ), each


def test_to_record_opens_nothing() -> None:
    """The clerks of 48-1/al.9 record; what they read, they read to deal with their cases."""
    for role in TERMS[Purpose.CASE_RECORDING].roles:
        found = policy()[role, Purpose.CASE_RECORDING].openings
        opened = {each.category for each in found if each.opened is not Opened.NEVER}
        assert opened == {Category.COURT_REFERENCE, Category.OWN_ACCOUNT}


def test_counts_and_ones_own_account_are_opened() -> None:
    for (_, purpose), sheet in policy().items():
        opened = {each.category: each.opened for each in sheet.openings}
        assert opened[Category.OWN_ACCOUNT] is Opened.ON_CONDITIONS
        counted = opened[Category.STAT_NON_NOMINATIVE] is not Opened.NEVER
        assert counted is (purpose is Purpose.STATISTICS_NON_NOMINATIVE)
