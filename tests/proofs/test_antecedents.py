"""What article R40-29 leaves out stays out, for whoever consults or receives."""

from db.enumerations import AntecedentCapacity, DecisionType, Role
from permissions.condition import NOW, Condition, Exists, Row, reference
from permissions.entities import INQUIRY, RECORD
from proofs.asking import Asked, opened
from proofs.proving import never
from proofs.telling import counterexample, never_released

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


def refused(answer: Row) -> Condition:
    """What a referral has been answered: that data are not accessible."""
    answered = answer["replied_at"]
    by_then = answered.le(NOW) & RECORD["recorded_at"].le(answered)
    return answer["accessible"].eq(other=False) & (answered.absent() | by_then)


def test_no_record_that_a_prosecutor_declared_inaccessible_is_released() -> None:
    """Nor any of which the competent prosecutor has answered, to whatever inquiry on the person,
    that it is not accessible, be a mention entered or not."""
    made, answer = Row("administrative_inquiry", "made"), Row("prosecutor_referral", "said")
    of_it = answer["inquiry_id"].eq(made["id"]) & answer["court_id"].eq(RECORD["court_id"])
    said = Exists(answer, of_it & refused(answer))
    for each in records():
        never_released(each, Exists(made, made["person_id"].eq(RECORD["person_id"]) & said))


def test_no_referral_is_told_about_someone_of_whom_nothing_may_be_held() -> None:
    """Under R40-29 whoever inquires is told of no referral where the file holds nothing of the
    person as implicated, or nothing that its term has not closed."""
    held = Row("antecedent_record", "held")
    implicated = held["capacity"].eq(AntecedentCapacity.IMPLICATED)
    kept = NOW.lt(held["retention_expires_at"])
    of_him = held["person_id"].eq(INQUIRY["person_id"])
    referrals = [each for each in opened() if each.place.entity.name == "ProsecutorReferral"]
    assert referrals
    for each in referrals:
        never_released(each, ~Exists(held, of_him & implicated & kept))


def test_nothing_is_received_that_no_head_of_the_file_approved_on_the_basis_of_l235_1() -> None:
    """Under R40-29/III no record is released unless the transmission that the recipient names
    rests on L235-1, states a need to know, and was approved by someone who was director general of
    the police or of the gendarmerie when it began."""
    sent, headship = Row("transmission", "made"), Row("agent_role", "headship")
    heads = headship["role"].among({Role.DGPN, Role.DGGN})
    of_approver = headship["agent_id"].eq(sent["approved_by_id"])
    then = headship["valid_from"].le(sent["valid_from"])
    founded = sent["legal_basis"].eq("CSI_L235_1") & ~sent["need_to_know"].absent()
    approved = founded & Exists(headship, of_approver & heads & then)
    named = Exists(sent, sent["id"].eq(reference("transmission")) & approved)
    received = [each for each in records() if each.role is Role.FOREIGN_POLICE_BODY]
    assert received
    for each in received:
        found = never(each.gate, *each.ties, each.residual, unless=(named,))
        assert found is None, counterexample(each, found)
