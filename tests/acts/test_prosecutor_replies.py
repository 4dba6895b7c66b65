"""What the prosecutor who was asked answers, and what it closes (R40-29/I/5°/e, f)."""

from typing import Any

import pytest
from doing import Acts
from inquired import A1, B3, opened, seen, within
from scenario import NOW

from db.watch.rules import NO_REFUSAL

WHO = "PREFECTURE"
YES, NO = {"accessible": True}, {"accessible": False}


async def asked(acts: Acts, person: dict[str, str] = A1, record: str = "T1") -> tuple[str, str]:
    """An inquiry, and the referral made of a record found."""
    inquiry = await opened(acts, person)
    given = {"inquiry": inquiry, "record": f"<{record}>"}
    came = await acts.do(WHO, "referToProsecutor", given, purpose=within(inquiry))
    return inquiry, str(came.done["id"])


async def undone(acts: Acts) -> None:
    """The records as they were described, and nothing said of them."""
    await acts.service.register.execute(
        "DELETE FROM prosecutor_referral"
        " WHERE id IN (SELECT record_id FROM act_done WHERE act = 'referToProsecutor')"
    )
    await acts.service.register.execute(
        "UPDATE antecedent_record SET admin_access_barred = false, outcome = NULL,"
        " outcome_final_at = NULL WHERE id = ANY($1::uuid[])",
        [acts.id(each) for each in ("T1", "T12", "T12.PARIS")],
    )


async def test_the_reply_is_read_by_who_asked(acts: Acts) -> None:
    inquiry, referral = await asked(acts)
    given = {"referral": referral, **YES, "reply": "Information judiciaire en cours"}
    done = (await acts.do("P-LYON", "recordProsecutorReply", given)).done
    assert (done["id"], done["version"], done["record" if "record" in done else "again"]) == (
        referral,
        2,
        False,
    )
    body = await acts.read(
        WHO,
        within(inquiry),
        "administrativeInquiries { nodes { hit referrals { accessible reply repliedAt } } }",
    )
    (found,) = body["data"]["administrativeInquiries"]["nodes"]
    assert found["hit"] is True
    assert found["referrals"] == [
        {"accessible": True, "reply": given["reply"], "repliedAt": NOW.isoformat()[:-6] + "Z"}
    ]


async def test_what_is_not_accessible_is_read_no_more(acts: Acts) -> None:
    inquiry, referral = await asked(acts)
    assert (await acts.do("P-LYON", "recordProsecutorReply", {"referral": referral, **NO})).done
    try:
        assert (await seen(acts, WHO, inquiry))["hit"] is False
        read = await acts.read(WHO, within("<S:A1>"), "antecedents { totalCount nodes { id } }")
        assert read["data"]["antecedents"] == {"totalCount": 0, "nodes": []}
        again = await seen(acts, WHO, await opened(acts))
        assert (again["hit"], again["personId"]) == (False, None)
    finally:
        await undone(acts)


async def test_only_the_records_of_that_prosecutor_are_barred(acts: Acts) -> None:
    _, referral = await asked(acts, B3, "T12")
    assert (await acts.do("P-LYON", "recordProsecutorReply", {"referral": referral, **NO})).done
    try:
        assert (await acts.row("antecedent_record", acts.id("T12")))["admin_access_barred"]
        assert not (await acts.row("antecedent_record", acts.id("T12.PARIS")))[
            "admin_access_barred"
        ]
        assert not (await acts.row("antecedent_record", acts.id("T1")))["admin_access_barred"]
    finally:
        await undone(acts)


async def test_an_outcome_stated_is_recorded_in_the_file(acts: Acts) -> None:
    """T263a: acquitted, finally; the record is then left out."""
    _, referral = await asked(acts, B3, "T12")
    given = {
        "referral": referral,
        **YES,
        "procedure": "LYON/26/12",
        "outcome": "ACQUITTAL_MISDEMEANOUR",
        "outcomeFinalAt": "2026-11-01T00:00:00Z",
    }
    assert (await acts.do("P-LYON", "recordProsecutorReply", given)).done
    try:
        read = await acts.read(WHO, within("<S:B3>"), "antecedents { nodes { id } }")
        assert [each["id"] for each in read["data"]["antecedents"]["nodes"]] == [
            str(acts.id("T12.PARIS"))
        ]
    finally:
        await undone(acts)


REFUSED: tuple[tuple[str, dict[str, Any], str], ...] = (
    (WHO, YES, "ISSUER_NOT_COMPETENT"),
    ("JI-LYON", YES, "ISSUER_NOT_COMPETENT"),
    ("P-LYON", {**YES, "procedure": "PARIS/26/12", "outcome": "CONVICTION"}, "PRECONDITION_FAILED"),
    ("P-LYON", {**YES, "procedure": "LYON/26/1", "outcome": "CONVICTION"}, "PRECONDITION_FAILED"),
    ("P-LYON", {**YES, "procedure": "LYON/26/12"}, "PRECONDITION_FAILED"),
    ("P-LYON", {**YES, "outcome": "CONVICTION"}, "PRECONDITION_FAILED"),
    ("P-LYON", {**YES, "outcomeFinalAt": "2026-11-01T00:00:00Z"}, "PRECONDITION_FAILED"),
    ("P-LYON", {**YES, "procedure": "LYON/26/12", "outcome": "CIVIL"}, "PRECONDITION_FAILED"),
    (
        "P-LYON",
        {**YES, "procedure": "LYON/26/12", "count": 7, "outcome": "CONVICTION"},
        "PRECONDITION_FAILED",
    ),
)


@pytest.mark.parametrize(("who", "given", "code"), REFUSED)
async def test_a_reply_is_refused(acts: Acts, who: str, given: dict[str, Any], code: str) -> None:
    _, referral = await asked(acts, B3, "T12")
    async with acts.changing_nothing():
        came = await acts.do(who, "recordProsecutorReply", {"referral": referral, **given})
    assert came.code == code
    # whoever tries procedures is counted among those who are refused, by the watch of that file
    entry = await acts.service.journalled()
    assert (entry["outcome"], entry["processing"]) == (code, "ANTECEDENTS")
    assert code not in NO_REFUSAL


async def test_another_court_knows_nothing_of_it(acts: Acts) -> None:
    """T263b."""
    _, referral = await asked(acts)
    for id_ in (referral, "00000000-0000-7000-8000-000000000001"):
        async with acts.changing_nothing():
            came = await acts.do("P-PARIS", "recordProsecutorReply", {"referral": id_, **NO})
        assert came.is_not_there


async def test_a_referral_is_answered_once(acts: Acts) -> None:
    _, referral = await asked(acts)
    given = {"referral": referral, **YES}
    assert (await acts.do("P-LYON", "recordProsecutorReply", given)).done
    async with acts.changing_nothing():
        came = await acts.do("P-LYON", "recordProsecutorReply", {**given, **NO}, version=2)
    assert came.code == "PRECONDITION_FAILED"
