"""What is refused to those who issue authorisations, by which clause; and that nothing changes."""

from typing import Any

import pytest
from authorised import K1, OF_K1, issue
from doing import Acts, until

WEEK = until(days=7)
XI = {
    "validUntil": WEEK,
    "express": True,
    "difficulty": "<difficulty>",
    "prior": "<XI_MAGISTRATE:CONTRACTOR>",
}
VII = {"validUntil": WEEK, "foreignRequest": "<request.EIO>"}

NOT_COMPETENT: dict[str, tuple[str, str | None, dict[str, Any], str]] = {
    "T132: seised and not in charge": (
        "P-LYON",
        K1,
        issue("II_SEALED", "OPJ", items=["<I3>"]),
        "R40-47/II/f",
    ),
    "T152: a magistrate whom he does not assist": (
        "P-LYON",
        K1,
        issue("IV", "SPECIALIST", task="Flux"),
        "R40-47/IV/b",
    ),
    "T165: an agent of article 20": (
        "APJ",
        K1,
        issue("VI", "INTERPRETER", items=["<I2>"], validUntil=WEEK),
        "R40-47/VI/c",
    ),
    "T166: a customs officer of missions": (
        "CUSTOMS-67",
        None,
        issue("VI", "INTERPRETER", items=["<I2>"], validUntil=WEEK),
        "R40-47/VI/c",
    ),
    "T167: an officer, of what is under seal": (
        "OPJ",
        K1,
        issue("VI", "INTERPRETER", items=["<I3>"], validUntil=WEEK),
        "R40-47/II/f",
    ),
    "T168: one whom the magistrate lets read the seal": (
        "OPJ-SEAL",
        K1,
        issue("VI", "INTERPRETER", items=["<I3>"], validUntil=WEEK, includesSealed=True),
        "R40-47/II/f",
    ),
    "T170: an officer to whom the case is not referred": (
        "OPJ-UNREFERRED",
        K1,
        issue("VI", "INTERPRETER", items=["<I2>"], validUntil=WEEK),
        "R40-47/VI/c",
    ),
    "T176: VII by an officer": (
        "OPJ",
        K1,
        issue("VII", "FOREIGNER", items=["<I1>"], **VII),
        "R40-47/VII/c",
    ),
    "VIII by a clerk": ("CLERK-JI", K1, issue("VIII", "DECRYPTOR"), "R40-47/VIII/a"),
    "IX by the director": (
        "DIRECTOR",
        None,
        issue("IX", "MAINTAINER", validUntil=WEEK, express=True),
        "R40-47/IX/d",
    ),
    "XI, first step, by the director": (
        "DIRECTOR",
        None,
        issue("XI_MAGISTRATE", "CONTRACTOR", validUntil=WEEK, difficulty="<difficulty>"),
        "R40-47/XI/d",
    ),
    "XI, second step, by the magistrate": (
        "JI-LYON",
        K1,
        issue("XI_DIRECTOR", "CONTRACTOR", **XI),
        "R40-47/XI/d",
    ),
    "T212: XII by the director's delegate": (
        "DELEGATE",
        None,
        issue("XII", "OPJ", case="<K16>"),
        "R40-47/XII/c",
    ),
    "T214: to himself": (
        "ANTENJ-JUDGE",
        None,
        issue("XII", "ANTENJ-JUDGE", case="<K16>"),
        "R40-47/XII/c",
    ),
    "article 11-1 by the prosecutor, in an investigation": (
        "P-LYON",
        OF_K1,
        issue("ART_11_1", "BODY-11-1", validUntil=WEEK, elements=["FACTS_DATE"]),
        "48-1/al.14/c",
    ),
}


@pytest.mark.parametrize("title", NOT_COMPETENT)
async def test_nobody_issues_what_he_is_not_competent_for(acts: Acts, title: str) -> None:
    who, purpose, given, clause = NOT_COMPETENT[title]
    async with acts.changing_nothing():
        came = await acts.do(who, "issueAuthorisation", given, purpose=purpose)
    assert came.code == "ISSUER_NOT_COMPETENT", came.refusal
    assert clause in came.refusal["clauses"]


LIMITED = {
    "T164": ("OPJ", K1, issue("VI", "INTERPRETER", items=["<I2>"]), "R40-47/VI/b"),
    "VII": (
        "JI-LYON",
        K1,
        issue("VII", "FOREIGNER", items=["<I1>"], foreignRequest="<request.EIO>"),
        "R40-47/VII/c",
    ),
    "IX": ("JI-LYON", K1, issue("IX", "MAINTAINER", express=True), "R40-47/IX/d"),
    "XI, first step": (
        "JI-LYON",
        K1,
        issue("XI_MAGISTRATE", "CONTRACTOR", difficulty="<difficulty>"),
        "R40-47/XI/c",
    ),
    "XI, second step": (
        "DIRECTOR",
        None,
        issue("XI_DIRECTOR", "CONTRACTOR", **{**XI, "validUntil": None}),
        "R40-47/XI/c",
    ),
}


@pytest.mark.parametrize("title", LIMITED)
async def test_where_the_text_asks_for_a_limit_there_is_one(acts: Acts, title: str) -> None:
    who, purpose, given, clause = LIMITED[title]
    async with acts.changing_nothing():
        came = await acts.do(who, "issueAuthorisation", given, purpose=purpose)
    assert came.code == "TIME_LIMIT_REQUIRED"
    assert came.refusal["clauses"] == [clause]


PRECONDITIONS = {
    "T201: no first step": (
        "DIRECTOR",
        None,
        issue("XI_DIRECTOR", "CONTRACTOR", **{**XI, "prior": None}),
        "R40-47/XI/d",
    ),
    "the first step of another contractor": (
        "DIRECTOR",
        None,
        issue("XI_DIRECTOR", "CONTRACTOR-FREE", **XI),
        "R40-47/XI/d",
    ),
    "no difficulty": (
        "JI-LYON",
        K1,
        issue("XI_MAGISTRATE", "CONTRACTOR", validUntil=WEEK),
        "R40-47/XI/b",
    ),
    "not express": (
        "JI-LYON",
        K1,
        issue("IX", "MAINTAINER", validUntil=WEEK),
        "R40-47/IX/d",
    ),
    "T210: the magistrate is known": (
        "DIRECTOR",
        None,
        issue("XII", "OPJ"),
        "R40-47/XII/a",
    ),
    "T211: no applicant of I to III": (
        "DIRECTOR",
        None,
        issue("XII", "SPECIALIST", case="<K16>"),
        "R40-47/XII/b",
    ),
    "a search under seal": (
        "DIRECTOR",
        None,
        issue("XII", "OPJ", case="<K16>", includesSealed=True),
        "R40-47/XII/b",
    ),
    "a search longer than a day": (
        "DIRECTOR",
        None,
        issue("XII", "OPJ", case="<K16>", validUntil=until(days=2)),
        "R40-47/XII/c",
    ),
    "a search of a customs mission's line": (
        "DIRECTOR",
        None,
        issue("XII", "OPJ", case=None, interception="<M1.line>"),
        "R40-47/XII/a",
    ),
    "longer than a year": (
        "JI-LYON",
        K1,
        issue("VI", "INTERPRETER", items=["<I2>"], validUntil=until(days=366)),
        "R40-47/VI/b",
    ),
    "VI without items": (
        "JI-LYON",
        K1,
        issue("VI", "INTERPRETER", validUntil=WEEK),
        "R40-47/VI/c",
    ),
    "no task": ("JI-LYON", K1, issue("IV", "SPECIALIST"), "R40-47/IV/a"),
    "a request of another State": (
        "JI-LYON",
        K1,
        issue("VII", "FOREIGNER-DK", items=["<I1>"], **VII),
        "R40-47/VII/b",
    ),
    "no request": (
        "JI-LYON",
        K1,
        issue("VII", "FOREIGNER", items=["<I1>"], validUntil=WEEK),
        "R40-47/VII/a",
    ),
    "no interpreter": (
        "JI-LYON",
        K1,
        issue("VI", "OPJ", items=["<I2>"], validUntil=WEEK),
        "R40-47/VI/a",
    ),
    "article 11-1 without elements": (
        "JI-LYON",
        OF_K1,
        issue("ART_11_1", "BODY-11-1", validUntil=WEEK),
        "48-1/al.14/c",
    ),
}


@pytest.mark.parametrize("title", PRECONDITIONS)
async def test_an_authorisation_rests_on_what_its_clause_asks(acts: Acts, title: str) -> None:
    who, purpose, given, clause = PRECONDITIONS[title]
    async with acts.changing_nothing():
        came = await acts.do(who, "issueAuthorisation", given, purpose=purpose)
    assert came.code == "PRECONDITION_FAILED", came.refusal
    assert clause in came.refusal["clauses"]


async def test_the_second_step_under_xi_asks_for_the_case_by_its_name(acts: Acts) -> None:
    given = issue("XI_DIRECTOR", "CONTRACTOR", **{**XI, "case": None})
    async with acts.changing_nothing():
        came = await acts.do("DIRECTOR", "issueAuthorisation", given)
    assert came.refusal["message"] == "name the `case`: that of the magistrate’s authorisation"
