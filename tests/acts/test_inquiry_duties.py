"""What 5° owes on a hit before an unfavourable opinion, and how the duty ends (A34)."""

import pytest
from antecedent_words import put_record
from doing import Acts, Came
from inquired import A1, B3, NOBODY, opened, seen, within
from scenario import edit, put

from db.enumerations import Role

WHO = "PREFECTURE"
UNFAVOURABLE = {"opinion": "UNFAVOURABLE"}


async def version(acts: Acts, inquiry: str) -> int:
    """The version that an inquiry is at."""
    return int((await acts.row("administrative_inquiry", inquiry))["version"])


async def within_it(acts: Acts, act: str, inquiry: str, who: str = WHO, **given: str) -> Came:
    """An act within an inquiry, at the version that it is at."""
    motive = "SECURITY_GUARD" if who == WHO else None
    return await acts.do(
        who,
        act,
        {"inquiry": inquiry, **given},
        purpose=within(inquiry, motive=motive),
        version=await version(acts, inquiry),
    )


async def test_each_referral_is_owed_before_an_unfavourable_opinion(acts: Acts) -> None:
    """T257 to T260."""
    inquiry = await opened(acts, B3)

    async def still_owed() -> None:
        async with acts.changing_nothing():
            came = await within_it(acts, "recordOpinion", inquiry, opinion="UNFAVOURABLE")
        assert came.code == "DUTY_OUTSTANDING"

    await still_owed()
    assert (await within_it(acts, "referToPolice", inquiry, service="DIPN 69")).done
    await still_owed()
    assert (await within_it(acts, "referToProsecutor", inquiry, record="<T12>")).done
    await still_owed()
    assert (await within_it(acts, "referToProsecutor", inquiry, record="<T12.PARIS>")).done
    found = await seen(acts, WHO, inquiry)
    courts = {str(acts.id(each)) for each in ("TJ-LYON", "TJ-PARIS")}
    assert {each["courtId"] for each in found["referrals"]} == courts
    assert (await within_it(acts, "recordOpinion", inquiry, opinion="UNFAVOURABLE")).done
    assert (await seen(acts, WHO, inquiry))["opinion"] == "UNFAVOURABLE"


async def test_the_police_are_owed_beside_the_prosecutors(acts: Acts) -> None:
    inquiry = await opened(acts)
    assert (await within_it(acts, "referToProsecutor", inquiry, record="<T1>")).done
    async with acts.changing_nothing():
        came = await within_it(acts, "recordOpinion", inquiry, opinion="UNFAVOURABLE")
    assert came.code == "DUTY_OUTSTANDING"
    assert came.refusal["clauses"] == ["R40-29/I/5°/c"]


@pytest.mark.parametrize(
    ("person", "opinion"), [(A1, "FAVOURABLE"), (NOBODY, "UNFAVOURABLE"), (NOBODY, "FAVOURABLE")]
)
async def test_nothing_is_owed_for_a_favourable_opinion_or_without_a_hit(
    acts: Acts, person: dict[str, str], opinion: str
) -> None:
    inquiry = await opened(acts, person)
    assert (await within_it(acts, "recordOpinion", inquiry, opinion=opinion)).done


async def test_the_duty_is_of_administrative_police_alone(acts: Acts) -> None:
    """T264: to the others it is advice."""
    inquiry = await opened(acts, who="SNEAS-OK")
    came = await within_it(acts, "recordOpinion", inquiry, who="SNEAS-OK", **UNFAVOURABLE)
    assert came.done


async def test_what_is_recorded_since_is_owed_too(acts: Acts) -> None:
    inquiry = await opened(acts)
    for act, given in (
        ("referToPolice", {"service": "DIPN 69"}),
        ("referToProsecutor", {"record": "<T1>"}),
    ):
        assert (await within_it(acts, act, inquiry, **given)).done
    async with acts.state(put_record("A1", "NICE/26/99", court="TJ-NICE")):
        async with acts.changing_nothing():
            came = await within_it(acts, "recordOpinion", inquiry, opinion="UNFAVOURABLE")
        assert came.code == "DUTY_OUTSTANDING"


async def test_of_someone_recorded_since_another_inquiry_is_opened(acts: Acts) -> None:
    clean = {"surname": "Villeneuve", "forenames": "Ariane", "birthDate": "1970-04-04"}
    inquiry = await opened(acts, clean)
    async with acts.state(put_record("C1", "LYON/26/99", court="TJ-LYON")):
        async with acts.changing_nothing():
            came = await within_it(acts, "recordOpinion", inquiry, opinion="UNFAVOURABLE")
        assert came.code == "DUTY_OUTSTANDING"
    assert (await within_it(acts, "recordOpinion", inquiry, opinion="UNFAVOURABLE")).done


async def test_without_a_known_prosecutor_the_duty_cannot_be_done(acts: Acts) -> None:
    heard = edit("Q-OTHER~TJ-PARIS", accessible=True)
    async with acts.state(heard, edit("T1", court=None)):
        inquiry = await opened(acts)
        assert (await within_it(acts, "referToPolice", inquiry, service="DIPN 69")).done
        async with acts.changing_nothing():
            came = await within_it(acts, "referToProsecutor", inquiry, record="<T1>")
        assert came.code == "PRECONDITION_FAILED"
        async with acts.changing_nothing():
            came = await within_it(acts, "recordOpinion", inquiry, opinion="UNFAVOURABLE")
        assert came.code == "DUTY_OUTSTANDING"


@pytest.mark.parametrize(
    "record", ["T3", "T10", "T14", "T12", "K1", "00000000-0000-7000-8000-000000000001"]
)
async def test_a_prosecutor_is_asked_of_what_was_found_alone(acts: Acts, record: str) -> None:
    inquiry = await opened(acts)
    named = record if "-" in record else f"<{record}>"
    async with acts.changing_nothing():
        came = await within_it(acts, "referToProsecutor", inquiry, record=named)
    assert came.is_not_there


async def test_each_is_asked_once(acts: Acts) -> None:
    inquiry = await opened(acts)
    for act, given in (
        ("referToPolice", {"service": "DIPN 69"}),
        ("referToProsecutor", {"record": "<T1>"}),
    ):
        assert (await within_it(acts, act, inquiry, **given)).done
        async with acts.changing_nothing():
            came = await within_it(acts, act, inquiry, **given)
        assert came.code == "PRECONDITION_FAILED"


async def test_nobody_is_asked_where_nothing_was_found(acts: Acts) -> None:
    inquiry = await opened(acts, NOBODY)
    async with acts.changing_nothing():
        came = await within_it(acts, "referToPolice", inquiry, service="DIPN 69")
    assert came.code == "PRECONDITION_FAILED"
    async with acts.changing_nothing():
        came = await within_it(acts, "referToProsecutor", inquiry, record="<T1>")
    assert came.is_not_there


async def test_an_opinion_ends_the_inquiry(acts: Acts) -> None:
    inquiry = await opened(acts)
    assert (await within_it(acts, "recordOpinion", inquiry, opinion="FAVOURABLE")).done
    for act, given in (
        ("referToPolice", {"service": "DIPN 69"}),
        ("referToProsecutor", {"record": "<T1>"}),
        ("recordOpinion", UNFAVOURABLE),
    ):
        async with acts.changing_nothing():
            came = await within_it(acts, act, inquiry, **given)
        assert came.code == "PRECONDITION_FAILED"


async def test_the_purpose_is_that_of_the_inquiry(acts: Acts) -> None:
    inquiry = await opened(acts)
    given = {"inquiry": inquiry, **UNFAVOURABLE}
    for purpose, code in (
        (within(inquiry, basis="CSI_L234_1"), "PURPOSE_NOT_ALLOWED"),
        (within(inquiry, motive=None), "MOTIVE_NOT_COVERED"),
        (None, "PURPOSE_REQUIRED"),
    ):
        async with acts.changing_nothing():
            came = await acts.do(WHO, "recordOpinion", given, purpose=purpose, version=2)
        assert came.code == code
    async with acts.changing_nothing():
        came = await acts.do(WHO, "recordOpinion", given, purpose=within("<S:B3>"), version=2)
    assert came.is_not_there


async def test_no_role_of_the_same_person_escapes_the_duty(acts: Acts) -> None:
    inquiry = await opened(acts)
    agent, since = str(acts.id(WHO)), "2024-01-02T08:00:00Z"
    act = {"agent": agent, "role": "SNEAS_AGENT", "issuer_office": "DGPN", "from": since}
    async with (
        acts.state(
            put("AgentRole", agent=agent, role="SNEAS_AGENT", **{"from": since}),
            put("Designation", individually=True, **act),
            put("Habilitation", **act),
        ),
        acts.changing_nothing(),
    ):
        came = await acts.do(
            WHO,
            "recordOpinion",
            {"inquiry": inquiry, **UNFAVOURABLE},
            purpose=within(inquiry, motive=None),
            role=Role.SNEAS_AGENT,
            version=2,
        )
    assert came.is_not_there


async def test_a_version_not_seen_is_a_conflict(acts: Acts) -> None:
    inquiry = await opened(acts)
    given = {"inquiry": inquiry, "service": "DIPN 69"}
    async with acts.changing_nothing():
        came = await acts.do(WHO, "referToPolice", given, purpose=within(inquiry), version=9)
    assert came.code == "CONFLICT"


async def test_a_hit_that_ended_favourably_is_relied_on_no_more(acts: Acts) -> None:
    inquiry = await opened(acts)
    ended = edit("T1", outcome="NO_FURTHER_ACTION")
    async with acts.state(ended):
        assert (await seen(acts, WHO, inquiry))["hit"] is False
        async with acts.changing_nothing():
            came = await within_it(acts, "referToProsecutor", inquiry, record="<T1>")
        assert came.is_not_there


async def test_what_a_hit_obliges_to_outlives_it(acts: Acts) -> None:
    """5.4: the duty is of the hit that was found; asked, the police may yet end it."""
    inquiry = await opened(acts)
    assert (await within_it(acts, "referToProsecutor", inquiry, record="<T1>")).done
    async with acts.state(edit("T1", outcome="NO_FURTHER_ACTION")):
        found = await seen(acts, WHO, inquiry)
        assert (found["hit"], found["personId"]) == (False, None)
        came = await within_it(acts, "recordOpinion", inquiry, **UNFAVOURABLE)
        assert came.code == "DUTY_OUTSTANDING"
        assert (await within_it(acts, "referToPolice", inquiry, service="DIPN 69")).done
        assert (await within_it(acts, "recordOpinion", inquiry, **UNFAVOURABLE)).done
