"""What article R40-29 leaves out stays out, for whoever consults or receives."""

from db.enumerations import DecisionType
from permissions.condition import NOW
from permissions.entities import RECORD
from proofs.asking import Asked, opened
from proofs.telling import never_released

FAVOURABLE = {
    DecisionType.DISMISSAL,
    DecisionType.ACQUITTAL_MISDEMEANOUR,
    DecisionType.ACQUITTAL_FELONY,
}
FINAL = ~RECORD["outcome_final_at"].absent() & RECORD["outcome_final_at"].le(NOW)
NOT_REOPENED = RECORD["reopened_at"].absent() | NOW.lt(RECORD["reopened_at"])


def records() -> list[Asked]:
    found = [each for each in opened() if RECORD in each.place.entity.rows]
    assert {each.place.entity.name for each in found} == {"AntecedentRecord", "AntecedentPerson"}
    return found


def test_no_final_favourable_outcome_is_released() -> None:
    """Under R40-29 no record is released whose outcome is a dismissal, a discharge or an acquittal
    that has become final, and was not reopened."""
    for each in records():
        never_released(each, RECORD["outcome"].among(FAVOURABLE), FINAL, NOT_REOPENED)


def test_no_record_closed_without_further_action_is_released() -> None:
    """Under R40-29 no record is released that was closed by no further action, from that day on,
    unless it was reopened."""
    for each in records():
        outcome = RECORD["outcome"].eq(DecisionType.NO_FURTHER_ACTION)
        never_released(each, outcome, NOT_REOPENED)


def test_what_ended_well_again_after_it_was_reopened_is_not_released() -> None:
    """A favourable outcome that became final after a reopening is left out all the same."""
    since = RECORD["reopened_at"].le(RECORD["outcome_final_at"])
    for each in records():
        never_released(each, RECORD["outcome"].among(FAVOURABLE), FINAL, since)


def test_no_record_with_a_mention_of_article_230_8_is_released() -> None:
    """Under R40-29 no record is released that bears the mention of article 230-8."""
    for each in records():
        never_released(each, RECORD["admin_access_barred"].eq(other=True))
