"""Of a paragraph that changed, the wording in force on the day decides; the facts are the same."""

from datetime import UTC, date, datetime, timedelta

import pytest
from interception_rows import act
from platform_of_interceptions import INVISIBLE, PLATFORM, RELEASED, Platform

from db.enumerations import Clause
from permissions.cpp import ENACTED
from permissions.cpp.archived import nothing_under_seal_was_open_to_investigators as archived
from permissions.cpp.article_r40_47 import (
    the_magistrate_in_charge_opens_seals_to_investigators as present,
)
from permissions.law import Law, NoLawError, in_force
from permissions.purposes import Purpose

CHANGE = datetime(2021, 11, 12, tzinfo=UTC)
THE_DAY_BEFORE, LAST_SECOND = CHANGE - timedelta(days=1), CHANGE - timedelta(seconds=1)
SEALED_IN_JUNE = datetime(2021, 6, 1, tzinfo=UTC)
AUTHORISED = {"issued_at": SEALED_IN_JUNE, "valid_from": SEALED_IN_JUNE, "valid_until": None}
SEALED = PLATFORM.but("intercept_item", "I3", {"sealed_at": SEALED_IN_JUNE})
OPENED = SEALED.with_act(act(Clause.II_SEALED, "OPJ", "JI", includes_sealed=True, **AUTHORISED))


def law(at: datetime) -> Law:
    return in_force(ENACTED, at)


def asks(platform: Platform, who: str, item: str, at: datetime) -> str:
    on_that_day = Platform(platform.register, law(at))
    return on_that_day.asks(who, Purpose.INTERCEPT_CASE, item, at=at)


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (THE_DAY_BEFORE, "SEALED"),
        (LAST_SECOND, "SEALED"),
        (CHANGE, RELEASED),
        (CHANGE + timedelta(days=1), RELEASED),
    ],
)
def test_the_magistrates_authorisation_opens_seals_since_12_november_2021(
    at: datetime, told: str
) -> None:
    assert asks(OPENED, "OPJ", "I3", at) == told
    assert asks(SEALED, "OPJ", "I3", at) == "SEALED"


@pytest.mark.parametrize("at", [THE_DAY_BEFORE, LAST_SECOND, CHANGE])
def test_the_change_touches_nothing_else(at: datetime) -> None:
    assert asks(OPENED, "JI", "I3", at) == RELEASED
    assert asks(OPENED, "CLERK", "I3", at) == RELEASED
    assert asks(OPENED, "OPJ", "I2", at) == RELEASED
    assert asks(OPENED, "OPJ", "J1", at) == INVISIBLE


def test_each_day_has_one_wording_of_the_paragraph() -> None:
    before, after = law(LAST_SECOND), law(CHANGE)
    assert archived in before.paragraphs
    assert present not in before.paragraphs
    assert present in after.paragraphs
    assert archived not in after.paragraphs
    assert before.until == archived.until == present.since == after.since == date(2021, 11, 12)
    assert law(CHANGE + timedelta(days=365)).paragraphs == after.paragraphs


def test_the_archived_wording_says_what_it_meant() -> None:
    assert archived.clause == present.clause == "R40-47/II/f"
    assert "no authorisation of the magistrate" in archived.meaning


def test_before_any_wording_there_is_no_law() -> None:
    with pytest.raises(NoLawError):
        law(datetime(2019, 12, 31, tzinfo=UTC))
