"""A rule that says something else than it should makes a scenario fail.

There are about a thousand ways to get one thing wrong in the rules. The check tries some of each
kind for each paragraph, `make mutants` all of them.
"""

import os

import pytest
from mutants.changing import Kind
from mutants.harmless import harmless
from mutants.mutating import Mutant, law_of, mutants
from mutants.sampling import sample
from test_scenarios import DOCUMENTS, SCENARIOS
from trials import Court, accounts_are_their_own, prepared

from permissions.cpp import ENACTED

EVERY = tuple(mutants())
ALL = os.environ.get("MUTANTS") == "all"


@pytest.fixture(scope="module")
def court() -> Court:
    return prepared(DOCUMENTS, SCENARIOS)


def _telling() -> list[Mutant]:
    chosen = EVERY if ALL else sample(EVERY, each=1)
    return [each for each in chosen if harmless(each) is None]


def test_accounts_are_read_by_their_own_agents_alone() -> None:
    assert accounts_are_their_own(law_of())


def test_a_changed_rule_fails_a_scenario(court: Court) -> None:
    telling = _telling()
    missed = [str(each) for each in telling if not court.catches(each)]
    assert not missed, "no scenario says otherwise:\n" + "\n".join(missed)
    assert {each.paragraph for each in telling} == {*ENACTED, None}
    assert {each.kind for each in telling} == set(Kind)


@pytest.mark.skipif(not ALL, reason="`make mutants` goes through all of them")
def test_what_is_said_to_be_harmless_fails_none(court: Court) -> None:
    listed = [each for each in EVERY if harmless(each) is not None]
    assert listed
    assert not [str(each) for each in listed if court.catches(each)]
