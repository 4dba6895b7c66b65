"""R40-29/III: what is sent abroad, to whom, on what terms; the recipient searches nothing."""

import pytest
from file_of_antecedents import (
    OVER,
    REGISTER,
    STILL,
    caller,
    changed,
    ids,
    known,
    refused,
    seen,
)

from db.enumerations import (
    Role,
    TransmissionAim,
)
from permissions.entities import (
    Transmission,
)
from permissions.refusal import Code

RECIPIENT = caller(Role.FOREIGN_POLICE_BODY)


@pytest.mark.parametrize("columns", STILL)
def test_a_recipient_sees_his_transmission_and_its_records(columns: dict[str, object]) -> None:
    register = changed("transmission", "sent", **columns)
    assert seen(RECIPIENT, register, Transmission) == ids("sent")
    assert seen(RECIPIENT, register) == ids("T1")


@pytest.mark.parametrize("columns", [*OVER, {"body_id": known("elsewhere")}])
def test_a_transmission_ended_revoked_or_anothers_says_nothing_whatever_it_lacks(
    columns: dict[str, object],
) -> None:
    lacking: dict[str, object] = {"need_to_know": None, "aim": TransmissionAim.JUDICIAL_ENQUIRY}
    complete: dict[str, object] = {}
    for missing in (complete, lacking):
        register = changed("transmission", "sent", **columns, **missing)
        assert seen(RECIPIENT, register) == seen(RECIPIENT, register, Transmission) == set()
    assert seen(caller(Role.FOREIGN_POLICE_BODY, transmission=known("never"))) == set()


def test_what_was_not_needed_or_approved_from_outside_is_refused() -> None:
    of_the_body = known(Role.FOREIGN_POLICE_BODY)
    for columns in ({"need_to_know": None}, {"approved_by_id": None}):
        for still in STILL:
            register = changed("transmission", "sent", **columns, **still)
            assert refused(RECIPIENT, register) == Code.PRECONDITION_FAILED
    own = changed("transmission", "sent", approved_by_id=of_the_body)
    assert refused(RECIPIENT, own) == Code.PRECONDITION_FAILED
    colleague = changed("agent", "chief", body_id=known("body of " + Role.FOREIGN_POLICE_BODY))
    assert refused(RECIPIENT, colleague) == Code.PRECONDITION_FAILED


def test_of_another_transmission_to_the_same_body_nothing_is_asked() -> None:
    lacking = {"id": known("other"), "need_to_know": None, "aim": TransmissionAim.JUDICIAL_ENQUIRY}
    [sent] = REGISTER.rows("transmission")
    register = REGISTER.changed({"transmission": [{**sent, **lacking}]})
    assert seen(RECIPIENT, register) == ids("T1")
    assert seen(RECIPIENT, register, Transmission) == ids("sent")


def test_what_was_sent_for_a_judicial_enquiry_is_refused() -> None:
    judicial = changed("transmission", "sent", aim=TransmissionAim.JUDICIAL_ENQUIRY)
    assert refused(RECIPIENT, judicial) == Code.PURPOSE_NOT_ALLOWED
