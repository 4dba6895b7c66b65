"""Versions are read with what may be amended, so that nothing is overwritten unseen."""

from typing import Any

from doing import Acts, until
from recorded import Recorded, a_case

from permissions.acts import AMENDED
from schema.record import FIELDS


def test_every_record_that_is_amended_has_a_version() -> None:
    found = {kind for kind, name in FIELDS if name == "version"}
    assert found == {each.name for each in AMENDED}
    assert {"Case", "Party", "Person", "Hearing", "Decision"} < found


async def test_who_read_an_older_version_is_told_and_reads_again(acts: Acts) -> None:
    case = await a_case(acts)
    hearing = await case.do("recordHearing", at=until(days=3), room="Salle 1")
    seen = await _hearing(case)
    assert seen == {"id": hearing, "room": "Salle 1", "version": 1}
    await case.do("amendHearing", hearing=hearing, room="Salle 2")  # a colleague
    given = {"responsible": "<P-LYON>", "hearing": hearing, "room": "Salle 3"}
    came = await acts.do(
        "CLERK-P", "amendHearing", given, purpose=case.purpose, version=seen["version"]
    )
    assert came.refusal["version"] == 2
    assert came.refusal["message"] == "it is at version 2 now: read it again before you change it"
    assert await _hearing(case) == {"id": hearing, "room": "Salle 2", "version": 2}
    await case.seen(2).do("amendHearing", hearing=hearing, room="Salle 3")
    assert (await _hearing(case))["room"] == "Salle 3"


async def test_the_version_of_a_case_is_read_where_it_is_asked_for(acts: Acts) -> None:
    case = await a_case(acts)
    await case.do("recordStep", type="Audition", at=until(days=-9))
    found = await case.read("version")
    await case.seen(found["version"]).do("amendCase", stage="TRIAL")
    assert (await case.read("stage")) == {"stage": "TRIAL"}


async def _hearing(case: Recorded) -> dict[str, Any]:
    (found,) = (await case.read("hearings { id room version }"))["hearings"]
    return dict(found)


async def test_a_version_is_told_only_where_all_of_the_record_is(acts: Acts) -> None:
    made = await a_case(acts)
    asked = f'case(id: "{made.id}") {{ number version withheld {{ field category }} }}'
    for purpose in ("CASE_PROCESSING", "VICTIM_INFORMATION"):
        came = await acts.read("P-LYON", f'{purpose};case="{made.id}"', asked)
        case = came["data"]["case"]
        held = {each["field"]: each["category"] for each in case["withheld"]}
        whole = purpose == "CASE_PROCESSING"
        assert (case["version"] is not None) == whole
        assert held.get("version") == (None if whole else "PERSON_EXTENDED")
