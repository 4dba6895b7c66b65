"""What an authorisation takes from the purpose, and how it is told that something does not fit."""

from typing import Any
from uuid import uuid4

import pytest
from authorised import K1, OF_K1, issue
from doing import Acts, until

WEEK = until(days=7)
VI: dict[str, Any] = {"items": ["<I2>"], "validUntil": WEEK}


async def test_a_case_that_is_left_out_is_that_of_the_purpose(acts: Acts) -> None:
    key = uuid4()
    given = issue("VI", "INTERPRETER", case=None, **VI)
    done = (await acts.do("JI-LYON", "issueAuthorisation", given, purpose=K1, key=key)).done
    assert (await acts.row("authorisation", done["id"]))["case_id"] == acts.id("K1")
    told = (await acts.do("JI-LYON", "issueAuthorisation", given, purpose=K1, key=key)).done
    assert (told["id"], told["again"]) == (done["id"], True)


@pytest.mark.parametrize(
    ("given", "purpose", "told"),
    [
        (
            issue("VI", "INTERPRETER", **{**VI, "case": "<K3>"}),
            K1,
            ("PURPOSE_NOT_ALLOWED", "`case` is another case than your purpose names", []),
        ),
        (
            issue("VI", "INTERPRETER", **VI),
            OF_K1,
            ("PURPOSE_NOT_ALLOWED", "the clause is of another file than your purpose", []),
        ),
        (
            issue("VI", "INTERPRETER", **{**VI, "validUntil": until(days=-1)}),
            K1,
            ("PRECONDITION_FAILED", "`validUntil` lies in the past", ["R40-47/VI/b"]),
        ),
        (
            issue("VI", "INTERPRETER", **VI, usualTerm=True),
            K1,
            ("ARGUMENT_INVALID", "`validUntil` and `usualTerm` are two ends", []),
        ),
    ],
)
async def test_what_does_not_fit_is_told_as_what_it_is(
    acts: Acts, given: dict[str, Any], purpose: str, told: tuple[str, str, list[str]]
) -> None:
    code, start, clauses = told
    async with acts.changing_nothing():
        came = await acts.do("JI-LYON", "issueAuthorisation", given, purpose=purpose)
    assert came.code == code
    assert came.refusal["message"].startswith(start)
    assert came.refusal["clauses"] == clauses


@pytest.mark.parametrize("named", ["<K3>", "00000000-0000-7000-8000-000000000001"])
async def test_another_case_is_told_alike_whether_or_not_it_is_there(
    acts: Acts, named: str
) -> None:
    given = issue("VI", "INTERPRETER", **{**VI, "case": named})
    for who in ("JI-LYON", "OPJ-4"):
        came = await acts.do(who, "issueAuthorisation", given, purpose=K1)
        assert came.code == "PURPOSE_NOT_ALLOWED"


async def test_a_control_has_one_end(acts: Acts) -> None:
    given = {"reference": "R", "title": "T", "usualTerm": True, "validUntil": WEEK}
    async with acts.changing_nothing():
        came = await acts.do("CONTROL", "openStudy", given, purpose="REGISTRY_CONTROL")
    assert came.code == "ARGUMENT_INVALID"
