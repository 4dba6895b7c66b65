"""What the prosecutor who was asked answers, and what it closes (R40-29/I/5°/e, f)."""

from datetime import datetime
from typing import Any

import pytest
from doing import Acts
from inquired import A1, B3, opened, seen, within
from scenario import NOW, edit

from db.watch.rules import NO_REFUSAL

WHO = "PREFECTURE"
CLOSED_BEFORE = "NO_FURTHER_ACTION"
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
        " outcome_final_at = NULL, reopened_at = NULL WHERE id = ANY($1::uuid[])",
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


CLOSED = {**YES, "procedure": "LYON/26/12", "outcome": "NO_FURTHER_ACTION"}
REOPENED = "2026-01-01T00:00:00+00:00"


async def answered(acts: Acts, reopened: str | None, **given: object) -> dict[str, Any]:
    """T12 as it stands once it was reopened, and an outcome was answered: its row, and whether it
    is read, as `read`; an inquiry that was opened before tells of it, as `told`.
    """
    inquiry, referral = await asked(acts, B3, "T12")
    await reopen(acts, reopened)
    answer = {"referral": referral, **CLOSED, **given}
    assert (await acts.do("P-LYON", "recordProsecutorReply", answer)).done
    return await standing(acts, inquiry)


async def reopen(acts: Acts, at: str | None) -> None:
    await acts.service.register.execute(
        "UPDATE antecedent_record SET reopened_at = $2 WHERE id = $1",
        acts.id("T12"),
        None if at is None else datetime.fromisoformat(at),
    )


async def standing(acts: Acts, inquiry: str) -> dict[str, Any]:
    row = dict(await acts.row("antecedent_record", acts.id("T12")))
    read = await acts.read(WHO, within("<S:B3>"), "antecedents { nodes { id } }")
    ids = {each["id"] for each in read["data"]["antecedents"]["nodes"]}
    referrals = (await seen(acts, WHO, inquiry))["referrals"]
    told = {"courtId": str(acts.id("TJ-LYON"))} in referrals
    return {**row, "read": str(acts.id("T12")) in ids, "told": told, "inquiry": inquiry}


async def test_no_further_action_answered_after_a_reopening_leaves_the_record_out(
    acts: Acts,
) -> None:
    """From the day it is taken, until it is reopened anew (A02); the referral tells no more."""
    try:
        found = await answered(acts, REOPENED)
        assert (found["outcome"], found["reopened_at"]) == ("NO_FURTHER_ACTION", None)
        assert (found["outcome_final_at"], found["read"], found["told"]) == (None, False, False)
        await reopen(acts, NOW.isoformat())
        again = await standing(acts, found["inquiry"])
        assert (again["read"], again["told"]) == (True, True)
    finally:
        await undone(acts)


async def test_a_hit_falls_with_no_further_action_after_a_reopening(acts: Acts) -> None:
    """Of him nothing else may be read: nothing is referred, and nothing owed (R40-29/I/5°/c, d)."""
    async with acts.state(edit("T12.PARIS", admin_access_barred=True)):
        try:
            found = await answered(acts, REOPENED)
            assert (await seen(acts, WHO, found["inquiry"]))["hit"] is False
            given = {"inquiry": found["inquiry"], "record": "<T12>"}
            came = await acts.do(WHO, "referToProsecutor", given, purpose=within(found["inquiry"]))
            assert came.is_not_there
            since = await opened(acts, B3)
            assert (await seen(acts, WHO, since))["hit"] is False
            given = {"inquiry": since, "opinion": "UNFAVOURABLE"}
            assert (await acts.do(WHO, "recordOpinion", given, purpose=within(since))).done
        finally:
            await undone(acts)


@pytest.mark.parametrize(
    ("reopened", "final", "read"),
    [
        # taken anew, on the day told
        (REOPENED, "2026-02-01T00:00:00Z", False),
        (REOPENED, "2026-01-01T00:00:00Z", False),
        # what was taken before the reopening is no answer to it
        (REOPENED, "2025-12-31T23:59:59Z", True),
        (None, None, False),
        # a reopening still to come
        ("2026-12-24T00:00:00+00:00", None, False),
    ],
)
async def test_a_reopening_stands_beside_a_date(
    acts: Acts, reopened: str | None, final: str | None, read: bool
) -> None:
    try:
        dated = {} if final is None else {"outcomeFinalAt": final}
        found = await answered(acts, reopened, **dated)
        assert (found["read"], found["told"]) == (read, read)
        kept = None if reopened is None else datetime.fromisoformat(reopened)
        assert found["reopened_at"] == kept
    finally:
        await undone(acts)


@pytest.mark.parametrize("outcome", ["DISMISSAL", "ACQUITTAL_FELONY", "CONVICTION", "ALTERNATIVE"])
async def test_an_outcome_that_is_not_final_ends_no_reopening(acts: Acts, outcome: str) -> None:
    try:
        found = await answered(acts, REOPENED, outcome=outcome)
        assert (found["read"], found["told"]) == (True, True)
        assert found["reopened_at"] == datetime.fromisoformat(REOPENED)
    finally:
        await undone(acts)


async def test_another_count_and_another_record_stay_reopened(acts: Acts) -> None:
    async with acts.state(edit("T1", person="S:B3", reopened_at=REOPENED, outcome=CLOSED_BEFORE)):
        try:
            assert (await answered(acts, REOPENED))["reopened_at"] is None
            other = await acts.row("antecedent_record", acts.id("T1"))
            assert other["reopened_at"] == datetime.fromisoformat(REOPENED)
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
