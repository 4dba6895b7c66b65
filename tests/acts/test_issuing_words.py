"""What an author of an authorisation is told of what lacks, in words that say what to do."""

from typing import Any

import pytest
from authorised import K1, OF_K1, issue
from doing import Acts, until

WEEK = until(days=7)
SEALED = (
    "ISSUER_NOT_COMPETENT",
    "an officer designates nothing that is under seal",
    ["R40-47/VI/d", "R40-47/II/f"],
)
LACKS: dict[str, tuple[str, str, dict[str, Any], tuple[str, str, list[str]]]] = {
    "an officer, of what is under seal": (
        "OPJ",
        K1,
        issue("VI", "INTERPRETER", items=["<I3>"], validUntil=WEEK),
        SEALED,
    ),
    "one whom the magistrate lets read it": (
        "OPJ-SEAL",
        K1,
        issue("VI", "INTERPRETER", items=["<I2>", "<I3>"], validUntil=WEEK),
        SEALED,
    ),
    "one who says that it opens seals": (
        "OPJ-SEAL",
        K1,
        issue("VI", "INTERPRETER", items=["<I2>"], validUntil=WEEK, includesSealed=True),
        SEALED,
    ),
    "one to whom the case is not referred, who is not told of seals": (
        "OPJ-UNREFERRED",
        K1,
        issue("VI", "INTERPRETER", items=["<I3>"], validUntil=WEEK, includesSealed=True),
        (
            "ISSUER_NOT_COMPETENT",
            "in your role you do not issue such an authorisation in this case",
            ["R40-47/VI/c"],
        ),
    ),
    "the judge in charge, to who does not assist him": (
        "JI-LYON",
        K1,
        issue("IV", "CLERK-P", task="Flux"),
        ("ISSUER_NOT_COMPETENT", "that person does not assist you", ["R40-47/IV/b"]),
    ),
    "a judge who is not seised": (
        "JI2-LYON",
        K1,
        issue("IV", "SPECIALIST", task="Flux"),
        (
            "ISSUER_NOT_COMPETENT",
            "in your role you do not issue such an authorisation in this case",
            ["R40-47/IV/a", "R40-47/IV/b"],
        ),
    ),
    "elements of items": (
        "JI-LYON",
        OF_K1,
        issue("ART_11_1", "BODY-11-1", items=["<I2>"], validUntil=WEEK, elements=["FACTS_DATE"]),
        (
            "PRECONDITION_FAILED",
            "under article 11-1 give `elements`, and no `items`: the scope is WHOLE_CASE",
            ["48-1/al.14/c"],
        ),
    ),
    "no elements": (
        "JI-LYON",
        OF_K1,
        issue("ART_11_1", "BODY-11-1", validUntil=WEEK),
        (
            "PRECONDITION_FAILED",
            "elements of a case are listed under article 11-1, and only there",
            ["48-1/al.14/c"],
        ),
    ),
}


@pytest.mark.parametrize("title", LACKS)
async def test_it_is_told_what_lacks(acts: Acts, title: str) -> None:
    who, purpose, given, told = LACKS[title]
    async with acts.changing_nothing():
        refusal = (await acts.do(who, "issueAuthorisation", given, purpose=purpose)).refusal
    assert (refusal["code"], refusal["message"], refusal["clauses"]) == told
