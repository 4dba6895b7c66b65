"""R40-29: what is left out of criminal antecedents, whoever asks, and from which second on."""

from datetime import datetime

import pytest
from file_of_antecedents import (
    AFTER,
    BEFORE,
    CALLERS,
    DAY,
    LAW,
    NOW,
    REGISTER,
    caller,
    changed,
    ids,
    known,
    record,
    seen,
)

from db.enumerations import (
    AntecedentCapacity,
    DecisionType,
    Role,
)
from permissions.categories import ANTECEDENTS_DATA, Category
from permissions.cpp.antecedent_facts import EXCLUSIONS, Exclusion
from permissions.entities import (
    ENTITIES,
    AntecedentPerson,
)
from permissions.law import Ask, Grant
from permissions.purposes import TERMS, Purpose
from permissions.subject import Caller

HIDDEN = [outcome for outcome, how in EXCLUSIONS.items() if how is not Exclusion.NEVER]
ONCE_FINAL = [outcome for outcome, how in EXCLUSIONS.items() if how is Exclusion.WHEN_FINAL]
SNEAS = caller(Role.SNEAS_AGENT)


def test_every_outcome_is_decided_on() -> None:
    assert set(EXCLUSIONS) == set(DecisionType)
    assert set(HIDDEN) == {
        DecisionType.NO_FURTHER_ACTION,
        DecisionType.DISMISSAL,
        DecisionType.ACQUITTAL_MISDEMEANOUR,
        DecisionType.ACQUITTAL_FELONY,
    }
    assert set(HIDDEN) - set(ONCE_FINAL) == {DecisionType.NO_FURTHER_ACTION}


@pytest.mark.parametrize("who", CALLERS)
@pytest.mark.parametrize("outcome", [None, *DecisionType])
def test_only_a_final_favourable_outcome_leaves_no_trace(
    who: Caller, outcome: DecisionType | None
) -> None:
    final = changed("antecedent_record", "T1", outcome=outcome, outcome_final_at=BEFORE)
    expected = set() if outcome in HIDDEN else ids("T1")
    assert seen(who, final) == expected
    assert bool(seen(who, final, AntecedentPerson)) == bool(expected)


@pytest.mark.parametrize("outcome", ONCE_FINAL)
def test_an_outcome_excludes_from_the_second_at_which_it_is_final(outcome: DecisionType) -> None:
    for final_at, there in ((None, True), (AFTER, True), (NOW, False), (BEFORE, False)):
        register = changed("antecedent_record", "T1", outcome=outcome, outcome_final_at=final_at)
        assert seen(SNEAS, register) == (ids("T1") if there else set())


@pytest.mark.parametrize("final_at", [None, BEFORE, NOW, AFTER])
def test_no_further_action_excludes_from_the_day_it_is_taken(final_at: datetime | None) -> None:
    taken: dict[str, object] = {
        "outcome": DecisionType.NO_FURTHER_ACTION,
        "outcome_final_at": final_at,
    }
    assert seen(SNEAS, changed("antecedent_record", "T1", **taken)) == set()


@pytest.mark.parametrize("outcome", HIDDEN)
@pytest.mark.parametrize(
    ("final_at", "reopened_at", "there"),
    [
        (NOW - DAY, BEFORE, True),
        (NOW - DAY, NOW, True),
        (NOW - DAY, AFTER, False),
        (NOW - DAY, NOW - DAY, False),
        (BEFORE, NOW - DAY, False),
        (NOW, NOW - DAY, False),
        (AFTER, NOW - DAY, True),
        (None, NOW - DAY, True),
    ],
)
def test_a_reopening_counts_once_it_came_and_until_a_later_finality(
    outcome: DecisionType, final_at: datetime | None, reopened_at: datetime, there: bool
) -> None:
    columns = {"outcome": outcome, "outcome_final_at": final_at, "reopened_at": reopened_at}
    register = changed("antecedent_record", "T1", **columns)
    assert seen(SNEAS, register) == (ids("T1") if there else set())


@pytest.mark.parametrize("who", CALLERS)
@pytest.mark.parametrize("outcome", [None, *DecisionType])
def test_a_mention_of_230_8_closes_the_record_to_everyone(
    who: Caller, outcome: DecisionType | None
) -> None:
    barred = changed("antecedent_record", "T1", outcome=outcome, admin_access_barred=True)
    assert seen(who, barred) == set()


@pytest.mark.parametrize("who", CALLERS)
@pytest.mark.parametrize(
    "capacity", [AntecedentCapacity.VICTIM, AntecedentCapacity.DEATH_OR_DISAPPEARANCE]
)
def test_victims_the_dead_and_the_missing_are_nobodys(
    who: Caller, capacity: AntecedentCapacity
) -> None:
    register = changed("antecedent_record", "T1", capacity=capacity)
    assert seen(who, register) == seen(who, register, AntecedentPerson) == set()


@pytest.mark.parametrize("who", CALLERS)
def test_of_someone_who_is_both_only_the_implicated_record_is_seen(who: Caller) -> None:
    also_victim = record("TX", "A1", capacity=AntecedentCapacity.VICTIM)
    listed = {"id": known("x"), "transmission_id": known("sent"), "record_id": known("TX")}
    register = REGISTER.changed(
        {"antecedent_record": [also_victim], "transmission_record": [listed]}
    )
    assert seen(who, register) == ids("T1")


def test_no_paragraph_opens_victims_or_neither_to_anyone() -> None:
    never = {Category.ANTECEDENT_VICTIM, Category.ANTECEDENT_OTHER, Category.AUDIT_ANTECEDENTS}
    for entity in ENTITIES.values():
        ask = Ask(Role.SNEAS_AGENT, Purpose.ADMIN_INQUIRY, entity)
        texts = [text for each in LAW.paragraphs for text in each.texts(ask)]
        for grant in (text for text in texts if isinstance(text, Grant)):
            assert not grant.of & never
            if grant.of & ANTECEDENTS_DATA:
                assert grant.purpose is not None
                assert grant.to <= TERMS[grant.purpose].roles


def test_finality_is_by_person_and_count() -> None:
    acquitted = {"outcome": DecisionType.ACQUITTAL_FELONY, "outcome_final_at": NOW - DAY}
    convicted = {"outcome": DecisionType.CONVICTION, "outcome_final_at": NOW - DAY}
    rows = [
        record("T1", "A1", **convicted),
        record("second count", "A1", **acquitted),
        record("T4", "A4", **acquitted),
    ]
    register = REGISTER.changed({"antecedent_record": rows})
    assert seen(SNEAS, register) == ids("T1")
    co_accused = caller(Role.SNEAS_AGENT, subject=known("A4"))
    assert seen(co_accused, register) == seen(co_accused, register, AntecedentPerson) == set()


@pytest.mark.parametrize("who", CALLERS)
def test_a_record_is_gone_at_the_second_its_term_runs_out(who: Caller) -> None:
    for recorded_at, there in ((NOW, False), (AFTER, True)):
        year = recorded_at.year
        columns = {
            "term": "ADULT_5",
            "recorded_at": recorded_at.replace(year=year - 5),
            "retention_expires_at": recorded_at,
        }
        register = changed("antecedent_record", "T1", **columns)
        assert seen(who, register) == (ids("T1") if there else set())
