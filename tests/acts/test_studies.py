"""Studies: recorded by who controls the register, joined by statisticians, ended (48-1/al.14/d)."""

from typing import Any

import pytest
from doing import Acts, later, until

WHO, FOR = "CONTROL", "REGISTRY_CONTROL"
GIVEN: dict[str, Any] = {
    "reference": "2026-9",
    "title": "Durée des procédures",
    "validUntil": until(days=60),
}


async def opened(acts: Acts, **more: object) -> str:
    """A study."""
    return str((await acts.do(WHO, "openStudy", {**GIVEN, **more}, purpose=FOR)).done["id"])


async def reads(acts: Acts, study: str) -> dict[str, Any]:
    """What a statistician reads for it."""
    purpose = f'STATISTICS_NOMINATIVE;study="{study}"'
    return await acts.read("STATISTICIAN", purpose, "cases { totalCount }", at=later(hours=1))


async def test_whoever_takes_part_reads_for_the_study_until_it_ends(acts: Acts) -> None:
    study = await opened(acts)
    refused = await reads(acts, study)
    assert refused["errors"][0]["extensions"]["code"] == "PRECONDITION_FAILED"
    member = {"study": study, "agent": "<STATISTICIAN>"}
    assert (await acts.do(WHO, "addStudyMember", member, purpose=FOR)).done
    assert (await reads(acts, study))["data"]["cases"]["totalCount"] > 0
    async with acts.changing_nothing():
        came = await acts.do(WHO, "addStudyMember", member, purpose=FOR)
    assert came.code == "PRECONDITION_FAILED"
    it, at = {"study": study}, later(hours=1)
    assert (await acts.do(WHO, "closeStudy", it, purpose=FOR, at=at)).done["version"] == 2
    refused = await reads(acts, study)
    assert refused["errors"][0]["extensions"]["code"] == "PRECONDITION_FAILED"
    for act, given in (("closeStudy", it), ("addStudyMember", member)):
        async with acts.changing_nothing():
            came = await acts.do(WHO, act, given, purpose=FOR, version=2, at=later(hours=2))
        assert came.code == "PRECONDITION_FAILED"


async def test_the_record_is_read_back(acts: Acts) -> None:
    ask = "id record { ... on Study { reference title identitiesNeeded validUntil } }"
    given = {**GIVEN, "identitiesNeeded": True}
    done = (await acts.do(WHO, "openStudy", given, purpose=FOR, ask=ask)).done
    assert done["record"] == {
        "reference": "2026-9",
        "title": "Durée des procédures",
        "identitiesNeeded": True,
        "validUntil": later(days=60).isoformat()[:-6] + "Z",
    }
    row = await acts.row("study_member", (await _joined(acts, done["id"])))
    assert row["valid_until"] == later(days=60)


async def _joined(acts: Acts, study: str) -> str:
    given = {"study": study, "agent": "<STATISTICIAN>"}
    return str((await acts.do(WHO, "addStudyMember", given, purpose=FOR)).done["id"])


REFUSED: tuple[tuple[str, str | None, dict[str, Any], str], ...] = (
    ("STATISTICIAN", None, {}, "ISSUER_NOT_COMPETENT"),
    ("P-LYON", None, {}, "ISSUER_NOT_COMPETENT"),
    ("CONTROL-UNAPPOINTED", FOR, {}, "DESIGNATION_INVALID"),
    (WHO, None, {}, "PURPOSE_REQUIRED"),
    (WHO, FOR, {"validUntil": None}, "TIME_LIMIT_REQUIRED"),
    (WHO, FOR, {"validUntil": until(days=400)}, "PRECONDITION_FAILED"),
    (WHO, FOR, {"title": "x" * 501}, "ARGUMENT_INVALID"),
)


@pytest.mark.parametrize(("who", "purpose", "more", "code"), REFUSED)
async def test_opening_is_refused(
    acts: Acts, who: str, purpose: str | None, more: dict[str, Any], code: str
) -> None:
    given = {key: each for key, each in {**GIVEN, **more}.items() if each is not None}
    async with acts.changing_nothing():
        came = await acts.do(who, "openStudy", given, purpose=purpose)
    assert came.code == code


@pytest.mark.parametrize(
    "who", ["STATISTICIAN-INSEE", "STATISTICIAN-BARE", "P-LYON", "CONTROL", "nobody"]
)
async def test_only_statisticians_of_the_ministry_take_part(acts: Acts, who: str) -> None:
    given = {
        "study": await opened(acts),
        "agent": f"<{who}>" if who != "nobody" else "00000000-0000-7000-8000-000000000001",
    }
    async with acts.changing_nothing():
        came = await acts.do(WHO, "addStudyMember", given, purpose=FOR)
    assert came.code == "PRECONDITION_FAILED"


async def test_a_study_that_is_not_there(acts: Acts) -> None:
    for act, more in (("addStudyMember", {"agent": "<STATISTICIAN>"}), ("closeStudy", {})):
        async with acts.changing_nothing():
            came = await acts.do(
                WHO, act, {"study": "00000000-0000-7000-8000-000000000001", **more}, purpose=FOR
            )
        assert came.is_not_there
