"""Cases that are not recorded anew, each for want of something; every table stays as it was."""

from typing import Any
from uuid import uuid4

import pytest
from doing import Acts, until
from recorded import new_case, record_case
from scenario import put


@pytest.mark.parametrize(
    ("who", "more", "code"),
    [
        ("CLERK-P", {"responsible": None}, "PRECONDITION_FAILED"),
        ("CLERK-P", {"responsible": "<JI-LYON>"}, "PRECONDITION_FAILED"),  # whom he does not assist
        ("CLERK-P", {"responsible": "<CLERK-P>"}, "PRECONDITION_FAILED"),
        ("CLERK-P", {"function": "TRIAL"}, "PRECONDITION_FAILED"),
        ("CLERK-PG", {"responsible": "<PG-LYON>"}, "PRECONDITION_FAILED"),  # of another court
        ("CLERK-JI", {"responsible": "<JI-LYON>"}, "PRECONDITION_FAILED"),  # in which function?
        ("CLERK-JI", {"responsible": "<JI-LYON>", "function": "JLD"}, "PRECONDITION_FAILED"),
        ("CLERK-CIVIL", {"responsible": "<CIVIL-LYON>"}, "PRECONDITION_FAILED"),
        ("CLERK-JE", {"responsible": "<JE-LYON>"}, "PRECONDITION_FAILED"),
        ("CLERK-JE", {"kind": "EDUCATIONAL_ASSISTANCE"}, "ISSUER_NOT_COMPETENT"),
        ("CLERK-P", {"kind": "JLD_NON_CRIMINAL"}, "ISSUER_NOT_COMPETENT"),
        ("CLERK-P", {"enforceableAt": "2026-11-01"}, "PRECONDITION_FAILED"),
        ("CLERK-P", {"subjectMatter": "Tutelle"}, "PRECONDITION_FAILED"),
        ("CLERK-P", {"complaintReceivedAt": "2026-11-22"}, "PRECONDITION_FAILED"),
        ("CLERK-P", {"number": "26/00001"}, "PRECONDITION_FAILED"),  # K1's
        ("CLERK-P", {"number": "x" * 101}, "ARGUMENT_INVALID"),
        ("P-LYON", {}, "PURPOSE_NOT_ALLOWED"),
    ],
)
async def test_no_new_case_without_what_it_asks(
    acts: Acts, who: str, more: dict[str, Any], code: str
) -> None:
    async with acts.changing_nothing():
        came = await record_case(acts, who=who, **more)
    assert came.code == code, came.body


async def test_a_new_case_is_named_in_the_purpose_by_the_key_of_its_act(acts: Acts) -> None:
    for named in (uuid4(), acts.id("K1"), acts.id("K2")):
        purpose = f'CASE_RECORDING;case="{named}"'
        async with acts.changing_nothing():
            came = await acts.do("CLERK-P", "recordCase", new_case({}), purpose=purpose)
        assert came.code == "PURPOSE_NOT_ALLOWED"


async def test_nobody_is_judge_of_a_new_case_by_an_old_function(acts: Acts) -> None:
    link = put(
        "AssistLink",
        assistant=str(acts.id("CLERK-P")),
        magistrate=str(acts.id("ENDED-LYON")),
        **{"from": until(days=-30)},
    )
    async with acts.state(link), acts.changing_nothing():
        came = await record_case(acts, responsible="<ENDED-LYON>", function="TRIAL")
    assert came.code == "PRECONDITION_FAILED"


async def test_a_judge_is_seised_of_a_criminal_case_in_a_criminal_function(acts: Acts) -> None:
    civil = put(
        "JudicialFunction",
        agent=str(acts.id("JI-LYON")),
        function="CIVIL",
        **{"from": until(days=-30)},
    )
    given = {"who": "CLERK-JI", "responsible": "<JI-LYON>"}
    async with acts.state(civil), acts.changing_nothing():
        came = await record_case(acts, **given, function="CIVIL")
    assert came.code == "PRECONDITION_FAILED"
