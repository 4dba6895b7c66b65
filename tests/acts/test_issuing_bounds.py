"""An authorisation's bounds: items, interval, duties, and the gate; nothing is told on the way."""

from typing import Any

import pytest
from authorised import K1, OF_K1, issue
from doing import Acts, until
from scenario import edit

WEEK = until(days=7)


async def test_an_item_of_another_case_is_refused_as_one_that_is_not_there(acts: Acts) -> None:
    said = []
    for item in ("<J1>", "00000000-0000-7000-8000-000000000001"):
        given = issue("VI", "INTERPRETER", items=["<I2>", item], validUntil=WEEK)
        async with acts.changing_nothing():
            said.append((await acts.do("JI-LYON", "issueAuthorisation", given, purpose=K1)).refusal)
    assert said[0]["code"] == "PRECONDITION_FAILED"
    assert said[1:] == [said[0]]


@pytest.mark.parametrize("name", ["prior", "difficulty", "foreignRequest"])
async def test_nothing_is_named_that_the_clause_does_not_ask_for(acts: Acts, name: str) -> None:
    said = []
    there = {
        "prior": "<XI_MAGISTRATE:CONTRACTOR>",
        "difficulty": "<difficulty>",
        "foreignRequest": "<request.EIO>",
    }[name]
    for id_ in (there, "00000000-0000-7000-8000-000000000001"):
        given = issue("VIII", "DECRYPTOR", **{name: id_})
        async with acts.changing_nothing():
            said.append((await acts.do("JI-LYON", "issueAuthorisation", given, purpose=K1)).refusal)
    assert said[0] == said[1]
    assert said[0]["code"] == "PRECONDITION_FAILED"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"validFrom": until(hours=-1), "validUntil": WEEK}, "PRECONDITION_FAILED"),
        ({"validFrom": WEEK, "validUntil": WEEK}, "ARGUMENT_INVALID"),
        ({"validFrom": WEEK, "validUntil": until(days=6)}, "ARGUMENT_INVALID"),
        (
            {"validFrom": "9998-01-01T00:00:00Z", "validUntil": "9999-01-01T00:00:00Z"},
            "ARGUMENT_INVALID",
        ),
    ],
)
async def test_an_authorisation_runs_forward(acts: Acts, more: dict[str, Any], code: str) -> None:
    given = issue("VI", "INTERPRETER", items=["<I2>"], **more)
    async with acts.changing_nothing():
        came = await acts.do("JI-LYON", "issueAuthorisation", given, purpose=K1)
    assert {each["extensions"]["code"] for each in came.body["errors"]} == {code}


async def test_whoever_owes_the_qualified_person_a_notice_issues_no_other_search(
    acts: Acts,
) -> None:
    given = issue("XII", "OPJ", case="<K16>")
    async with (
        acts.state(edit("notice.QUALIFIED_PERSON_INFORMED", done_at=None, by=None)),
        acts.changing_nothing(),
    ):
        came = await acts.do("DIRECTOR", "issueAuthorisation", given)
    assert came.code == "DUTY_OUTSTANDING"
    assert came.refusal["clauses"] == ["R40-47/XII/e"]


@pytest.mark.parametrize(
    ("who", "purpose", "code"),
    [
        ("JI-LYON", None, "PURPOSE_REQUIRED"),
        ("JI-LYON", 'RECIPROCAL_KNOWLEDGE;case="<K1>"', "PURPOSE_NOT_ALLOWED"),
        ("JI-LYON", 'INTERCEPT_CASE;case="<K2>"', "PURPOSE_NOT_ALLOWED"),
        ("JI-LYON", OF_K1, "PURPOSE_NOT_ALLOWED"),
        ("OPJ-DESIGNATED", K1, "HABILITATION_INVALID"),
        ("OPJ-HABILITATED", K1, "DESIGNATION_INVALID"),
        ("LEFT", K1, "UNAUTHENTICATED"),
    ],
)
async def test_the_gate_is_that_of_a_query(
    acts: Acts, who: str, purpose: str | None, code: str
) -> None:
    given = issue("VI", "INTERPRETER", items=["<I2>"], validUntil=WEEK)
    async with acts.changing_nothing():
        came = await acts.do(who, "issueAuthorisation", given, purpose=purpose)
    assert {each["extensions"]["code"] for each in came.body["errors"]} == {code}, came.refusal
