"""What is kept of the law's judgements: the same for all plans, and not more than so much."""

from datetime import UTC, datetime

import pytest

from db.enumerations import Role
from permissions import judgement
from permissions.cpp import ENACTED
from permissions.entities import ENTITIES, Case
from permissions.judgement import Places, places
from permissions.knowledge import NOTHING_KNOWN
from permissions.law import in_force
from permissions.purposes import Purpose

LAW = in_force(ENACTED, datetime(2026, 11, 21, 10, tzinfo=UTC))


def fresh() -> Places:
    return Places(LAW, Role.MAGISTRATE_CLERK, Purpose.CASE_PROCESSING)


def test_a_place_is_judged_once() -> None:
    one = fresh()
    assert one.root(Case) is one.root(Case)
    kept = places(LAW, Role.PROSECUTOR, Purpose.CASE_PROCESSING)
    assert kept is places(LAW, Role.PROSECUTOR, Purpose.CASE_PROCESSING)
    assert kept is not places(LAW, Role.PROSECUTOR, Purpose.VICTIM_INFORMATION)


def test_beyond_the_most_that_is_kept_all_is_judged_anew_with_other_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(judgement, "MOST_KEPT", 3)
    one = fresh()
    before = [one.root(entity) for entity in ENTITIES.values()]
    after = [one.root(entity) for entity in ENTITIES.values()]
    rows = {row for each in (*before, *after) for row in each.frame.rows.values()}
    assert len(rows) >= sum(len(each.frame.rows) for each in before)
    assert all(each not in after for each in before[:3])


def test_what_judging_remembers_goes_with_the_judgement(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judgement, "MOST_KEPT", 1)
    one, remembered = fresh(), len(NOTHING_KNOWN._folded)
    for _ in range(5):
        for entity in ENTITIES.values():
            one.root(entity)
    assert len(NOTHING_KNOWN._folded) == remembered
