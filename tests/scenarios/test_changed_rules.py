"""A rule that says something else than it should makes a scenario fail.

There are thousands of ways to get one thing wrong in the rules. The check tries some of each kind
and some of each paragraph, `make mutants` all of them.
"""

import os
from functools import cache
from random import Random

import pytest
from doubting import Doubt
from mutants.changing import Kind
from mutants.harmless import harmless
from mutants.mutating import IN_FORCE, Mutant, mutants
from mutants.sampling import sample
from test_scenarios import DOCUMENTS, SCENARIOS
from trials import LAW, Court, accounts_are_their_own, courts_are_public, prepared

from permissions.cpp import statistics

COUNTING = statistics.cases_are_counted_without_naming_anyone
"""The paragraph that no scenario rests on: what it opens is counted; other tests follow it."""
ALL = os.environ.get("MUTANTS") == "all"


@pytest.fixture(scope="module")
def court() -> Court:
    return prepared(DOCUMENTS, SCENARIOS)


@cache
def _every() -> tuple[Mutant, ...]:
    return tuple(mutants())


def _telling() -> list[Mutant]:
    telling = [each for each in _every() if harmless(each) is None]
    return telling if ALL else sample(telling, each=1)


def test_accounts_are_read_by_their_own_agents_alone(court: Court) -> None:
    assert accounts_are_their_own(LAW, court.readers)


def test_courts_are_public(court: Court) -> None:
    assert courts_are_public(LAW, court.readers)


def test_a_changed_rule_fails_a_scenario(court: Court) -> None:
    telling = _telling()
    missed = [str(each) for each in telling if not court.catches(each)]
    assert not missed, "no scenario says otherwise:\n" + "\n".join(missed)
    assert {each.paragraph for each in telling} >= {*IN_FORCE, None} - {COUNTING}
    assert {each.kind for each in telling} == set(Kind)


@pytest.mark.skipif(not ALL, reason="`make mutants` goes through all of them")
def test_what_is_said_to_be_harmless_fails_none(court: Court) -> None:
    listed = [each for each in _every() if harmless(each) is not None]
    assert listed
    assert not [str(each) for each in listed if court.catches(each)]


@pytest.mark.skipif(not ALL, reason="`make mutants` goes through all of them")
def test_scenarios_that_a_change_does_not_concern_come_out_as_before(court: Court) -> None:
    for mutant in Random(1).sample(_every(), 40):  # noqa: S311  not for secrets
        doubt = Doubt(mutant)
        asking = (each for each in court.trials if any(map(doubt.changed, each.judged.asks)))
        beside = (each for each in asking if not doubt.concerns(each.judged))
        assert not [str(each.scenario.number) for each in beside if not each.passes(doubt.law)]
